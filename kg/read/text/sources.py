"""Sources and media in the text layout: names, platforms, languages, archives. Such a copy has lost the addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Media, Note, Quotation, Report
from kg.read import labels
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.text.blocks import COUNTED, Line, Section
from kg.read.text.fields import unseen

#: Tags that the site prints, and what stands in their place: a row of these words is a row of tags.
PLATFORMS = frozenset(
    ("facebook", "twitter", "x", "telegram", "youtube", "instagram", "tiktok", "whatsapp", "vk", "reddit", "website")
)
LANGUAGES = frozenset(
    (
        *(
            "arabic",
            "english",
            "french",
            "german",
            "turkish",
            "kurdish",
            "hebrew",
            "russian",
            "persian",
            "farsi",
            "dari",
        ),
        *("pashto", "urdu", "spanish", "italian", "portuguese", "dutch", "danish", "swedish", "norwegian", "ukrainian"),
        *("somali", "greek", "armenian", "syriac", "chinese", "japanese"),
    )
)
_ARROW = re.compile(r"(?:↗|⇗|→)\ufe0e?$")
_ARCHIVE = ("archive", "archived", "archive link")
_LAYOUT = re.compile(r"[←→‹›<>]? ?(?:prev|previous|next) ?[←→‹›<>]?", re.IGNORECASE)
_GRAPHIC = re.compile(r"graphic|this media contains graphic content\..{0,40}", re.IGNORECASE)
_CAPTION = re.compile(r"source:.{1,400}", re.IGNORECASE)


@dataclass
class _Source:
    name: Words | None
    tags: list[str] = field(default_factory=list)
    evidence: list[Words] = field(default_factory=list)
    archive: Words | None = None
    url: Words | None = None  #: addresses stand only in copies that kept them
    archive_url: Words | None = None
    later: list[str] = field(default_factory=list)  #: tags that the older layout prints again after "Archive"
    notes: list[Words] = field(default_factory=list)

    @property
    def key(self) -> tuple[str | None, tuple[str, ...], bool]:
        return (self.name.value if self.name else None, tuple(self.tags), self.archive is not None)


def sources(draft: Draft, section: Section) -> None:
    """The list under `Sources (n)`. A second list is compared with the first and not read again."""
    _declare(draft, section, "sources")
    found = _group(draft, section.lines)
    if draft.sources:
        _compare(draft, section, found)
        return
    for position, source in enumerate(found, 1):
        draft.sources.append(_report(draft, position, source))
    if section.heading and any(source.url is None for source in found):
        draft.link_lost(section.heading.words)


def media(draft: Draft, section: Section) -> None:
    """What stands under `Media From Sources (n)`: captions; the pictures themselves are not in a text."""
    _declare(draft, section, "media")
    found = COUNTED.fullmatch(section.heading.words.value) if section.heading else None
    origin = "sources" if found is None or found["what"].lower().endswith("sources") else "belligerent"
    rest: list[Line] = []
    for line in section.lines:
        text = line.words.value
        if _LAYOUT.fullmatch(text):
            draft.sheet.carry(line.words, "layout")
        elif _GRAPHIC.fullmatch(text):
            draft.notes.append(Note(label="Media", words=draft.sheet.take(line.words, "media (notice)")))
        elif _CAPTION.fullmatch(text):
            quotation = draft.sheet.take(line.words, "media")
            position = len(draft.media) + 1
            draft.media.append(
                Media(position=position, kind="image", origin=origin, caption=quotation, evidence=(quotation,))
            )
        else:
            rest.append(line)
    unseen(draft, rest)


def _declare(draft: Draft, section: Section, what: str) -> None:
    found = COUNTED.fullmatch(section.heading.words.value) if section.heading else None
    if found and section.heading:
        draft.declare(what, section.heading.words, int(found["n"]))


def _group(draft: Draft, lines: Sequence[Line]) -> list[_Source]:
    """The lines put together to sources, in their order."""
    found: list[_Source] = []
    for at, line in enumerate(lines):
        current = found[-1] if found else None
        if line.folded in _ARCHIVE and current and current.archive is None:
            current.archive = line.words
        elif current and _address(current, line):
            continue
        elif current and _is_tags(lines, at, current):
            _tag(draft, current, line)
        else:
            name = _name(draft, line.words)
            found.append(_Source(name, evidence=[name] if name else [line.words]))
    return found


def _address(source: _Source, line: Line) -> bool:
    """Takes an address that stands on a line of its own; False where the line is none, or the source has it already."""
    if not line.words.value.startswith(("http://", "https://")):
        return False
    if source.archive is not None and source.archive_url is None:
        source.archive_url = line.words
    elif source.archive is None and source.url is None:
        source.url = line.words
    else:
        return False
    source.evidence.append(line.words)
    return True


def _name(draft: Draft, words: Words) -> Words | None:
    """The name without the arrow that the site sets behind a link; None where only the arrow stands."""
    arrow = _ARROW.search(words.value)
    if arrow:  # in damaged text the arrow is several letters: it is what follows the last space
        mended = _ARROW.search(words.exact)
        at = mended.start() if mended else max(words.exact.rfind(" "), words.exact.rfind("\u00a0")) + 1
        draft.sheet.carry(words.cut(at), "layout")
        words = words.cut(0, at)
    return words.strip() or None


def _is_tags(lines: Sequence[Line], at: int, current: _Source) -> bool:
    """Whether a line holds a source's platform and language."""
    line = lines[at]
    if _ARROW.search(line.words.value):
        return False
    if line.bullet == "inline":
        return True
    known = [_is_known(word) for word in line.words.value.split()]
    if current.archive is not None or current.tags:
        return all(known) and (current.archive is not None and not current.later)
    if any(known):
        return all(known) or lines[at - 1].words is current.name or bool(_ARROW.search(lines[at - 1].words.value))
    # Unknown words between an arrow and "Archive" can only be tags.
    return (
        bool(_ARROW.search(lines[at - 1].words.value))
        and at + 1 < len(lines)
        and lines[at + 1].folded in _ARCHIVE
        and not line.bullet
    )


def _is_known(word: str) -> bool:
    return word.casefold() in PLATFORMS or word.casefold() in LANGUAGES


def _tag(draft: Draft, source: _Source, line: Line) -> None:
    """Known words are tags of their own; unknown ones beside each other stay one tag."""
    tags: list[str] = []
    for word in line.words.value.split():
        if tags and not _is_known(word) and not _is_known(tags[-1].split()[-1]):
            tags[-1] += f" {word}"
        else:
            tags.append(word)
    if source.archive is None:
        source.tags += tags
        source.evidence.append(line.words)
        return
    source.later += tags
    if tags == source.tags or set(tags) <= set(source.tags):
        draft.sheet.carry(line.words, "source (repeated)")
    else:
        source.notes.append(line.words)
        draft.sheet.find(
            "Differs",
            "Info",
            f"A source's tags are printed again after its archive link and differ: '{' '.join(source.tags)}', then "
            f"'{line.words.value}'. The first were read.",
            "Compare both places on the page.",
            line.words,
        )


def _report(draft: Draft, position: int, source: _Source) -> Report:
    """A source item. `Archive` is kept as a note: that a copy was archived, its address being lost."""
    parts = [*source.evidence, *([source.archive] if source.archive else []), *source.notes]
    evidence: tuple[Quotation, ...] = tuple(draft.sheet.take(words, "source") for words in parts)
    notes = [*([source.archive] if source.archive else []), *source.notes]
    return Report(
        kind="source-item",
        position=position,
        name=source.name.value if source.name else None,
        url=source.url.value if source.url else None,
        archive_url=source.archive_url.value if source.archive_url else None,
        tags=tuple(source.tags),
        notes=tuple(words.quotation for words in notes),
        evidence=evidence,
    )


def _compare(draft: Draft, section: Section, found: Sequence[_Source]) -> None:
    printed = [(s.name, s.tags, any(labels.fold(n.exact) in _ARCHIVE for n in s.notes)) for s in draft.sources]
    again = [(s.key[0], s.key[1], s.key[2]) for s in found]
    for line in section.lines:
        draft.sheet.carry(line.words, "source (repeated)")
    kept = {note.exact for source in draft.sources for note in source.notes}
    for words in (words for source in found for words in source.notes if words.exact not in kept):
        draft.notes.append(Note(label="Sources", words=words.quotation))
    if printed == again or section.heading is None:
        return
    draft.sheet.find(
        "Differs",
        "Warning",
        "The list of sources is printed twice and differs. The first was read.",
        "Compare both places on the page.",
        section.heading.words,
    )
    draft.notes += [Note(label="Sources", words=line.words.quotation) for line in section.lines]
