"""Reader of the plain-text layout of Airwars pages: a page copied as text, in the present or the older layout.

Labels decide, not their order. Links have lost their addresses in such a copy; that they stood there is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Note, Quotation, Reading
from kg.read import labels
from kg.read.base import Page, Sheet, Words
from kg.read.draft import Draft
from kg.read.encoding import decode
from kg.read.fields import labelled
from kg.read.text.blocks import Line, Section, first_page, lines, sections, spanning
from kg.read.text.fields import fields
from kg.read.text.positions import Statements
from kg.read.text.sources import media, sources
from kg.read.text.victims import victims
from kg.read.timeofday import time_of_day

_OURS = re.compile(
    r"^[ \t\ufeff•]*(?:incident codes?|airwars assessment|key information):?[ \t\r]*$", re.IGNORECASE | re.MULTILINE
)
_UPDATED = re.compile(r"last updated:(?P<day>.*)", re.IGNORECASE)
_PREVIOUS = re.compile(r"\((?P<label>previous (?:incident )?codes?):(?P<codes>[^)]*)\)", re.IGNORECASE)
_LOOK = 256 * 1024  #: bytes; a page shows what it is within its first lines


class AirwarsText:
    """Source format: text copied from an Airwars assessment page, UTF-8 or UTF-16 with its mark."""

    name = "airwars-text"
    media_type = "text/plain"

    def accepts(self, page: Page) -> bool:
        """True where a line of the page is one of the layout's fixed labels, and the page is no markup."""
        wide = page.data[:2] in (b"\xff\xfe", b"\xfe\xff")
        head = page.data[:_LOOK].decode("utf-16" if wide else "utf-8", errors="replace").lstrip("\ufeff \t\r\n")
        return not head.startswith(("<", "{", "[")) and _OURS.search(head) is not None

    def read(self, page: Page) -> Reading:
        """Raises PageError where the bytes are no text; every text gives a reading."""
        decoded = decode(page.data, page.name)
        sheet = Sheet(decoded.text, decoded.mend)
        draft = Draft(sheet, page, self, decoded.encoding)
        decoded.report(sheet)
        first, second = first_page(lines(sheet))
        if second:
            sheet.find(
                "SecondPage",
                "Warning",
                "A second page begins here; only the first page of the file was read.",
                "Save each page as a file of its own.",
                second.words,
            )
        statements = Statements(draft)
        for section in sections(first):
            _section(draft, statements, section)
        statements.finish()
        return draft.freeze()


def _section(draft: Draft, statements: Statements, section: Section) -> None:
    heading, under = section.heading, section.lines
    if heading and section.kind not in ("media", "sources"):
        draft.sheet.carry(heading.words, "heading")
    match section.kind:
        case "fields":
            fields(draft, under)
        case "contents":
            for line in under:
                draft.sheet.carry(line.words, "heading")
        case "narrative":
            _narrative(draft, under)
        case "victims":
            victims(draft, under)
        case "notes":
            _geolocation_notes(draft, section)
        case "statements":
            statements.read(under)
        case "media":
            media(draft, section)
        case "sources":
            sources(draft, section)
        case _:
            _paragraphs(draft, section)


def _narrative(draft: Draft, under: Sequence[Line]) -> None:
    """The text of the assessment, whole, without the two lines that the template sets above it."""
    prose = [line for line in under if not _updated(draft, line) and not _previous(draft, line)]
    if not prose:
        return
    words = spanning(draft.sheet, prose)
    if draft.narrative is not None:  # a second text under the same heading is kept apart
        draft.notes.append(Note(label="Airwars Assessment", words=draft.sheet.take(words, "note")))
        return
    draft.narrative = draft.sheet.take(words, "narrative")
    time_of_day(draft, words)


def _updated(draft: Draft, line: Line) -> bool:
    found = _UPDATED.fullmatch(line.words.exact)
    if found is None or draft.last_updated is not None:
        return False
    evidence = draft.sheet.take(line.words, "last_updated")
    day = line.words.cut(*found.span("day")).strip()
    if day:
        draft.last_updated = draft.day("last_updated", day).model_copy(update={"evidence": evidence})
    else:
        draft.empty(line.words)
    return True


def _previous(draft: Draft, line: Line) -> bool:
    found = _PREVIOUS.fullmatch(line.words.exact)
    if found is None:
        return False
    draft.sheet.carry(line.words, "previous_codes (label)")
    codes = line.words.cut(*found.span("codes")).strip()
    if codes:
        labelled(draft, line.words.cut(*found.span("label")), codes)
    else:
        draft.empty(line.words)
    return True


def _geolocation_notes(draft: Draft, section: Section) -> None:
    if not section.lines:
        if section.heading:
            draft.empty(section.heading.words)
        return
    words = spanning(draft.sheet, section.lines)
    if draft.geolocation_notes is None:
        draft.geolocation_notes = draft.sheet.take(words, "geolocation_notes")
    elif section.heading:
        draft.repeated("geolocation_notes", section.heading.words, _words_of(draft, draft.geolocation_notes), words)


def _words_of(draft: Draft, quotation: Quotation) -> Words:
    return draft.sheet.words(quotation.start or 0, quotation.end or 0)


def _paragraphs(draft: Draft, section: Section) -> None:
    """A section kept as notes: one for each paragraph, under its heading."""
    label = section.heading.words.value if section.heading else None
    for line in section.lines:
        if labels.fold(line.words.value) in ("declassified assessment", "press release"):
            draft.link_lost(line.words)
        draft.notes.append(Note(label=label, words=draft.sheet.take(line.words, "note")))
