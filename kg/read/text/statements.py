"""Strike reports and casualty statements of the text layout: dates, link texts, texts, and whose they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Actor, Note, Report, StatedTime
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.reports import casualty_statement, own_dates, strike_report
from kg.read.text.blocks import Line, spanning
from kg.read.values import is_same
from kg.values.dates import Days

LINKS = ("original source", "official source", "original sources", "official sources")
_LANGUAGES = ("english", "original", "/", "english / original", "english/original")
_ENGLISH = frozenset(("the", "and", "were", "by", "for", "that", "with", "from", "to", "of"))
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 6  #: words; a shorter paragraph tells no language


@dataclass(frozen=True)
class Heading:
    """The label over a group of texts. `name` may be empty; `what` is "report" or "statement"."""

    label: Line
    name: Words
    what: str
    partner: bool


@dataclass
class _Item:
    """One text with what stands above it. `undated`: a date of which only the dashes are printed."""

    issued: Words | None = None
    undated: Words | None = None
    links: list[Words] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    original: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class _Pending:
    report: Report
    words: Words | None


class Texts:
    """Collects reports; `finish` reads inside them and gives the words of all casualty statements."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._sheet = draft, draft.sheet
        self._belligerent: Actor | None = None
        self._pending: list[_Pending] = []
        self._count: Counter[str] = Counter()

    def block(self, belligerent: Actor) -> None:
        """The texts that follow stand in this belligerent's block."""
        self._belligerent = belligerent

    def read(self, heading: Heading, lines: Sequence[Line]) -> None:
        """The lines under one label. The older layout names the body that speaks on a line of its own."""
        name = heading.name if heading.name.value.casefold() != "partner" else heading.name.cut(0, 0)
        start = 0
        for at in range(len(lines)):
            if body_line(lines, at) and (heading.label.bullet or not heading.name):
                self._group(heading, name, lines[start:at])
                name, start = lines[at].words, at + 1
                self._sheet.carry(name, "report (issuer)")
        self._group(heading, name, lines[start:])

    def finish(self) -> list[Words]:
        texts = [pending.words for pending in self._pending if pending.words]
        dates = own_dates(self._draft, texts)
        for pending in self._pending:
            report, words = pending.report, pending.words
            if words and report.kind.endswith("report"):
                report = strike_report(self._draft, report, words, dates)
            elif words:
                report = casualty_statement(report, words)
            self._draft.reports.append(report)
        return [p.words for p in self._pending if p.words and p.report.kind.endswith("statement")]

    def _group(self, heading: Heading, name: Words, lines: Sequence[Line]) -> None:
        if not lines:
            return
        under, issuer = self._speakers(name)
        partner = heading.partner or (under is not None and issuer is not None and issuer.name != under.name)
        tabs = _tabs(lines)
        items = _items(lines[len(tabs) :], self._draft)
        self._pair(tabs, items)
        for item in items:
            kind = f"partner-{heading.what}" if partner else _OWN[heading.what]
            self._add(kind, under, issuer, item)

    def _speakers(self, name: Words) -> tuple[Actor | None, Actor | None]:
        """The belligerent whose block it is, and who issued the text (None: the block's belligerent is unknown)."""
        own = self._belligerent
        if not name or (own and is_same(own, name.value)):
            return own, None if own is None or own.kind == "unidentified" else own
        issuer = self._draft.actor(name, "report (issuer)")
        return own or issuer, None if issuer.kind == "unidentified" else issuer

    def _pair(self, tabs: Sequence[Line], items: Sequence[_Item]) -> None:
        """Gives dates to texts where the older layout prints all dates first, as tabs, in reverse order of the texts.

        Where their numbers differ no date is given to any text.
        """
        if not tabs:
            return
        fits = len(tabs) == len(items) and not any(item.issued for item in items)
        for tab, item in zip(reversed(tabs), items if fits else (), strict=False):
            item.issued = tab.words
        for tab in () if fits else tabs:
            self._draft.notes.append(Note(label="Date of a statement", words=self._sheet.take(tab.words, "note")))
        how = "they were joined in reverse order, as the site's template prints them" if fits else "none was joined"
        self._sheet.find(
            "StatementDates",
            "Info",
            f"{len(tabs)} dates are printed apart from {len(items)} texts; {how}.",
            "Check on the page itself which date belongs to which text.",
            tabs[0].words,
        )

    def _add(self, kind: str, under: Actor | None, issuer: Actor | None, item: _Item) -> None:
        words = spanning(self._sheet, item.lines) if item.lines else None
        other = spanning(self._sheet, item.original) if item.original else None
        date = item.issued or item.undated
        if item.undated:
            self._sheet.carry(item.undated, "statement_date")
            self._sheet.find(
                "EmptyField",
                "Info",
                f"A date stands here without day, month and year: '{item.undated.value}'.",
                "Look at the page itself for the date.",
                item.undated,
            )
        evidence = [*([date] if date else []), *item.links, *([words] if words else [])]
        self._count[kind] += 1
        report = Report(
            kind=kind,
            position=self._count[kind],
            headed_under=under,
            issuer=issuer,
            issued=self._issued(item.issued) if item.issued else None,
            text=self._sheet.take(words, kind) if words else None,
            translation=self._sheet.take(other, f"{kind} (original)") if other else None,
            notes=tuple(self._sheet.take(link, f"{kind} (link)") for link in item.links),
            evidence=tuple(part.quotation for part in evidence),
        )
        for link in item.links:
            self._draft.link_lost(link)
        self._pending.append(_Pending(report, words))

    def _issued(self, words: Words) -> StatedTime:
        return self._draft.day("statement_date", words)


_OWN = {"report": "strike-report", "statement": "casualty-statement"}


def body_line(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is the name of a body above its texts: no bullet of its own, a bullet after it."""
    line = lines[at]
    if line.bullet or at + 1 >= len(lines) or lines[at + 1].bullet != "alone":
        return False
    return line.words.exact[0].isupper() and len(line.words.exact) < 60 and line.words.exact[-1] not in '.”"’:;,'


def _tabs(lines: Sequence[Line]) -> Sequence[Line]:
    """The dates at the head of a group in the older layout, where there are several: its bullets make them tabs."""
    count = 0
    while count < len(lines) and lines[count].bullet and _is_date(lines[count]):
        count += 1
    return lines[:count] if count > 1 else ()


def _items(lines: Sequence[Line], draft: Draft) -> list[_Item]:
    """The texts of one group: a date, or a link text after a text, begins the next one."""
    items = [_Item()]
    languages = False
    for line in lines:
        if line.folded in _LANGUAGES:
            draft.sheet.carry(line.words, "layout")
            languages = True
            continue
        item = items[-1]
        if line.folded in LINKS:
            if item.lines or (item.links and line.bullet):
                items.append(item := _Item())
            item.links.append(line.words)
        elif _is_date(line) or _is_dashes(line):
            if item.issued or item.undated or item.lines or item.links:
                items.append(item := _Item())
            if _is_dashes(line):
                item.undated = line.words
            else:
                item.issued = line.words
        else:
            item.lines.append(line)
    if languages:
        _split_languages(items)
    return [item for item in items if item != _Item()]


def _is_date(line: Line) -> bool:
    days = Days.parse(line.words.value)
    return days is not None and not days.year_inferred


def _is_dashes(line: Line) -> bool:
    return not line.words.value.strip("-–/ ")


def _split_languages(items: Sequence[_Item]) -> None:
    """Parts each text from its original where the page says that both stand there and the languages differ."""
    for item in items:
        foreign = next((n for n, line in enumerate(item.lines) if n and _is_foreign(line.words.value)), None)
        if foreign is not None:
            item.lines, item.original = item.lines[:foreign], item.lines[foreign:]


def _is_foreign(text: str) -> bool:
    found = _WORD.findall(text.casefold())
    return len(found) >= _LONG and not any(word in _ENGLISH for word in found)
