"""A text page as lines and sections: what is a heading, a label, a layout word.

The sections of the two layouts (the present one and the older one with bullets) come in any order; a heading opens a
section, and so does a known label that stands where no running text is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.read import labels
from kg.read.base import Sheet, Words

Kind = Literal[
    "fields", "contents", "narrative", "victims", "notes", "statements", "media", "sources", "declassified", "unseen"
]

BULLETS = "•◦▪"
_HEADINGS: dict[str, Kind] = {
    "sections": "contents",
    "airwars assessment": "narrative",
    "victims": "victims",
    "the victims were named as": "victims",
    "key information": "fields",
    "summary": "fields",
    "geolocation notes": "notes",
    "military statements": "statements",
}
#: What the list of contents names; its last line is "Permalink".
_CONTENTS = frozenset(
    (
        *("assessment", "key information", "victims", "geolocation notes", "military statements", "media from sources"),
        *("media from belligerents", "media", "sources", "permalink", "munition", "munitions", "infrastructure"),
        *("references", "referenced in"),
    )
)
COUNTED = re.compile(
    r"(?P<what>sources|media from [\w .-]{1,60}?) ?\((?P<n>[0-9]{1,6})\)(?: ?\[ ?collapse ?\])?", re.IGNORECASE
)
_DECLASSIFIED = re.compile(r".{0,40}declassified assessment and press release", re.IGNORECASE)
BLOCK = re.compile(r"(?P<name>.{0,80}?) ?assessment:?", re.IGNORECASE)
ROLE = re.compile(r"(?P<role>suspected|known) belligerents?:?", re.IGNORECASE)
POSITION = re.compile(r"(?P<name>.{0,80}?) ?position on incident:?", re.IGNORECASE)
#: Sections of running text: a label opens a new section there only after a blank line.
_PROSE: tuple[Kind, ...] = ("narrative", "notes", "declassified", "unseen")
#: Labels whose value is an address or a list of its own; they stand in no table of fields.
SEPARATE = ("web link", "permalink", "additional geolocation", "additional geolocations")
_FIRST_LABELS = ("conflict", "conflicts", "incident code", "incident codes")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `bullet`: "alone", its bullet stands on a line before it; "inline", at its start."""

    words: Words
    after_blank: bool
    before_blank: bool
    bullet: Literal["alone", "inline"] | None = None

    @property
    def folded(self) -> str:
        return labels.fold(self.words.value)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None: the section opens with a label, or with the page) and the lines under it."""

    kind: Kind
    heading: Line | None
    lines: tuple[Line, ...]


def lines(sheet: Sheet) -> list[Line]:
    """The lines of the sheet without bullets, which are carried as layout; a byte order mark is no part of a line."""
    found: list[Line] = []
    blank, lone = True, False
    for raw in _raw_lines(sheet):
        words = raw.strip()
        if words.exact.startswith("\ufeff"):
            words = words.cut(1).strip()
        if not words:
            blank = True
            if found and not found[-1].before_blank:
                found[-1] = replace(found[-1], before_blank=True)
            continue
        inline = words.exact[0] in BULLETS
        if inline:
            sheet.carry(words.cut(0, 1), "layout")
            words = words.cut(1).strip()
            if not words:
                lone = blank = True
                continue
        found.append(Line(words, blank, False, "inline" if inline else "alone" if lone else None))
        blank = lone = False
    if found:
        found[-1] = replace(found[-1], before_blank=True)
    return found


def _raw_lines(sheet: Sheet) -> Iterator[Words]:
    whole, at = sheet.all(), 0
    for line in sheet.text.split("\n"):
        yield whole.cut(at, at + len(line))
        at += len(line) + 1


def sections(page: Sequence[Line]) -> Iterator[Section]:
    """The page cut at its headings. The list of contents, whose lines look like headings, is one section."""
    kind: Kind = "fields"
    heading: Line | None = None
    start, at = 0, 0
    while at < len(page):
        opened = _opens(page, at, kind)
        if opened is None:
            at += 1
            continue
        if at > start or heading is not None:
            yield Section(kind, heading, tuple(page[start:at]))
        kind, headed = opened
        heading = page[at] if headed else None
        start = at + 1 if headed else at
        at += 1
        if kind == "contents":
            at = _contents_end(page, at)
            yield Section(kind, heading, tuple(page[start:at]))
            kind, heading, start = "fields", None, at
    if start < len(page) or heading is not None:
        yield Section(kind, heading, tuple(page[start:]))


def _opens(page: Sequence[Line], at: int, kind: Kind) -> tuple[Kind, bool] | None:
    """The section that a line opens and whether the line is its heading; None: the section that is open goes on."""
    line = page[at]
    free = line.after_blank or kind not in _PROSE
    headed = _headed(line, free)
    if headed:
        return headed, True
    if not free or kind == "fields":
        return ("statements", False) if free and is_block(page, at) else None
    if kind != "statements" and is_block(page, at):
        return "statements", False
    if line.folded in SEPARATE:
        return "fields", False
    if labels.field(line.words.value) and not (kind == "statements" and ROLE.fullmatch(line.words.value)):
        return "fields", False
    return None


def _headed(line: Line, free: bool) -> Kind | None:
    """The section that the line is the heading of; `free`: no running text is open that the line could belong to."""
    counted = COUNTED.fullmatch(line.words.value)
    if counted:
        return "sources" if counted["what"].lower() == "sources" else "media"
    if _DECLASSIFIED.fullmatch(line.words.value):
        return "declassified"
    return _HEADINGS.get(line.folded) if free else None


def is_block(page: Sequence[Line], at: int) -> bool:
    """Whether the line heads a belligerent's block: `<name> Assessment`, then a role or a position."""
    found = BLOCK.fullmatch(page[at].words.value)
    if found is None or found["name"].lower() == "airwars" or at + 1 >= len(page):
        return False
    following = page[at + 1].words.value
    return ROLE.fullmatch(following) is not None or POSITION.fullmatch(following) is not None


def _contents_end(page: Sequence[Line], at: int) -> int:
    seen: set[str] = set()
    while at < len(page) and page[at].folded in _CONTENTS and page[at].folded not in seen:
        seen.add(page[at].folded)
        at += 1
        if page[at - 1].folded == "permalink":
            break
    return at


def first_page(page: list[Line]) -> tuple[list[Line], Line | None]:
    """The lines of the first page of a file, and the line that begins a second one (None: there is one page).

    Pages that were put one behind the other into a file are two incidents; the second is left unread, not mixed in.
    """
    assessments = [n for n, line in enumerate(page) if line.folded == "airwars assessment" and line.after_blank]
    if len(assessments) < 2:
        return page, None
    first, second = assessments[:2]
    at = next((n for n in range(first + 1, second) if page[n].folded in _FIRST_LABELS), None)
    if at is None:
        return page, None
    # A file without a line break at its end runs into the next one's first label: "… (3)Conflict".
    glued = next(
        (n for n in range(first + 1, at) if re.search(r"\S(Conflicts?|Incident Codes?)$", page[n].words.exact)), None
    )
    if glued is None:
        return page[:at], page[at]
    line = page[glued]
    cut = max(line.words.exact.rfind("Conflict"), line.words.exact.rfind("Incident Code"))
    return [*page[:glued], replace(line, words=line.words.cut(0, cut))], replace(line, words=line.words.cut(cut))


def spanning(sheet: Sheet, group: Sequence[Line]) -> Words:
    """The words from the first to the last of these lines, with whatever stands between them."""
    return sheet.words(group[0].words.start, group[-1].words.end)
