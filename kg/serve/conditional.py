"""Conditional requests and ranges: what need not be sent again, and which part is wanted. Pure.

Source: RFC 9110, sections 13 (conditional requests) and 14 (range requests).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

_TAG = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_STRONG = re.compile(r'(?<!W/)"([\x21\x23-\x7e\x80-\xff]*)"')
_PART = re.compile(r"([0-9]{0,18})-([0-9]{0,18})", re.ASCII)

#: Parts of one file that are sent at once; who wants more gets all of it.
MOST_PARTS = 16


def entity_tag(content: str, variant: str) -> str:
    """A strong tag: `content` is a hash of the bytes, `variant` how they are written (extension, coding)."""
    return f'"{content[:24]}-{variant}"'


def http_date(seconds: float) -> str:
    """Seconds since 1970 as HTTP writes a date."""
    return format_datetime(datetime.fromtimestamp(int(seconds), UTC), usegmt=True)


def unchanged(tag: str, modified: str, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Whether 304 is the answer. If-None-Match wins over If-Modified-Since, which is only looked at without it."""
    if if_none_match is not None:
        return if_none_match.strip() == "*" or tag.strip('"') in _TAG.findall(if_none_match)
    since, then = _date(if_modified_since), _date(modified)
    return since is not None and then is not None and then <= since


def another(tag: str, modified: str, if_match: str | None, if_unmodified_since: str | None) -> bool:
    """Whether 412 is the answer: the client wants a certain state, which this is not. If-Match wins; it is strong."""
    if if_match is not None:
        return if_match.strip() != "*" and tag.strip('"') not in _STRONG.findall(if_match)
    since, then = _date(if_unmodified_since), _date(modified)
    return since is not None and then is not None and then > since


def wanted_ranges(value: str | None, if_range: str | None, size: int, tag: str, modified: str) -> list[range] | None:
    """The bytes to send of `size`, in order, each once; None: all of them. An empty list: 416, nothing is there.

    Other units, more than MOST_PARTS parts and what cannot be read are passed over, as the standard allows: all is
    sent. If-Range with another tag or date says that the client holds a part of something else: all is sent.
    """
    unit, _, given = (value or "").partition("=")
    wanted = [it.strip() for it in given.split(",") if it.strip()]
    if unit.strip().lower() != "bytes" or not 0 < len(wanted) <= MOST_PARTS:
        return None
    if if_range is not None and if_range.strip() not in (tag, modified):
        return None
    found = [_part(it, size) for it in wanted]
    return None if None in found else _joined([it for it in found if it])


def _part(spec: str, size: int) -> range | None:
    """None: it cannot be read. Empty: nothing of it is there."""
    found = _PART.fullmatch(spec)
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        return range(max(0, size - int(found[2])), size)
    start, end = int(found[1]), int(found[2]) if found[2] else size - 1
    if found[2] and end < start:
        return None
    return range(start, min(end + 1, size)) if start < size else range(0)


def _joined(parts: list[range]) -> list[range]:
    """What overlaps or touches is sent as one."""
    found: list[range] = []
    for it in sorted(parts, key=lambda part: part.start):
        if found and it.start <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, it.stop))
        else:
            found.append(it)
    return found


def headers_of(raw: list[tuple[bytes, bytes]]) -> Mapping[bytes, str]:
    """Headers by their name in small letters; several of one name are joined, as they may be (section 5.2)."""
    found: dict[bytes, str] = {}
    for name, value in raw:
        text = value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _date(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
