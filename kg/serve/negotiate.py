"""Which variant a client wants: Accept, Accept-Language and Accept-Encoding against what there is. Pure, no error.

Source: RFC 9110, sections 12.5.1 (Accept), 12.5.3 and 12.5.4 (coding, language) and 12.4.2 (weights). What cannot be
read in a header is passed over; a header of which nothing can be read counts as absent. Parameters of a media range
other than its weight (profile, charset, version) do not narrow it: what we have is given to whoever asks for a kind of
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from kg.site.site import LANGUAGES, Language

#: Ranges of one header that are read; a header with more is somebody's joke.
MOST_RANGES = 200

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}"
_RANGE = re.compile(rf"({_NAME})/({_NAME})", re.ASCII)
_TAG = re.compile(r"\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}", re.ASCII)
_CODING = re.compile(r"\*|[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}", re.ASCII)
# ".2" is no weight of the standard, and yet Java's own client sends it
_WEIGHT = re.compile(r"0|0?\.[0-9]{1,3}|0\.|1(?:\.0{0,3})?", re.ASCII)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


#: Longer headers are read anew each time: nobody shall fill the memory with what he makes up.
_SHORT = 500

P = TypeVar("P", bound=Hashable)
T = TypeVar("T")


def _remembering(read: Callable[[str | None, P], T]) -> Callable[[str | None, P], T]:
    """Keeps what was read of short headers: the same few come again and again."""
    remembered = lru_cache(maxsize=1024)(read)

    @wraps(read)
    def answered(header: str | None, asked: P) -> T:
        return (remembered if header is None or len(header) <= _SHORT else read)(header, asked)

    return answered


@dataclass(frozen=True, slots=True)
class Preference:
    """One element of a header: what it names, in small letters, and its weight from 0 (refused) to 1."""

    name: str
    weight: float


@_remembering
def choose(accept: str | None, offers: tuple[str, ...]) -> int | None:
    """The place in `offers` (media types, our favourite first) of the one to send; None: none is acceptable.

    `accept` None: the client did not say, the first offer it is.
    """
    wanted = media_ranges(accept) if accept is not None else ()
    if not wanted:
        return 0 if offers else None
    weights = [_weight(offer, wanted) for offer in offers]
    best = max(weights, default=0.0)
    return weights.index(best) if best > 0 else None


def media_ranges(accept: str) -> tuple[Preference, ...]:
    """The media ranges of an Accept header, in their order."""
    return tuple(_preferences(accept, _RANGE))


@_remembering
def language(header: str | None, offers: tuple[str, ...]) -> str:
    """The language among `offers` (primary tags, our favourite first) that Accept-Language likes best.

    A page in another language is better than none: where nothing fits it is the first.
    """
    best, found = 0.0, offers[0]
    wanted = list(_preferences(header or "", _TAG))
    for offer in offers:
        named = [it.weight for it in wanted if it.name.partition("-")[0] == offer]
        starred = [it.weight for it in wanted if it.name == "*"]
        weight = max(named, default=max(starred, default=0.0))
        if weight > best:
            best, found = weight, offer
    return found


def page_language(wanted: str | None, header: str | None) -> Language:
    """The language of a page: what `?lang=` wants if there are pages in it, else what Accept-Language likes best."""
    return LANGUAGES[LANGUAGES.index(wanted if wanted in LANGUAGES else language(header, LANGUAGES))]


@_remembering
def takes(accept_encoding: str | None, coding: str) -> bool:
    """Whether a body may be sent in a coding such as gzip: it is named, or everything is, and not with weight 0."""
    wanted = {it.name: it.weight for it in reversed(_preferences(accept_encoding or "", _CODING))}
    return wanted.get(coding, wanted.get("*", 0.0)) > 0


def _weight(offer: str, wanted: Sequence[Preference]) -> float:
    """The weight of the most specific range that fits: text/html before text/* before */*."""
    kind = offer.partition("/")[0]
    for name in (offer, f"{kind}/*", "*/*"):
        found = [it.weight for it in wanted if it.name == name]
        if found:
            return max(found)
    return 0.0


def _preferences(header: str, form: re.Pattern[str]) -> list[Preference]:
    found = []
    # what stands in quotes may hold commas and semicolons; no such parameter has a say
    for element in _QUOTED.sub('""', header).split(",", MOST_RANGES)[:MOST_RANGES]:
        name, *parameters = (part.strip() for part in element.split(";"))
        if form.fullmatch(name) is None or (name.startswith("*/") and name != "*/*"):
            continue
        weight = _weight_of(parameters)
        if weight is not None:
            found.append(Preference(name.lower(), weight))
    return found


def _weight_of(parameters: Sequence[str]) -> float | None:
    """1 where none is given; None where it cannot be read: the element is passed over."""
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            return float(value.strip()) if _WEIGHT.fullmatch(value.strip()) else None
    return 1.0
