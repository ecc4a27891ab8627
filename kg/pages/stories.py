"""What the report tells of single incidents: a row in its list, and the story in full; pieces that a build keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.model import Reading
from kg.pages import findings as found
from kg.pages.chart import Chart, chart
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.environment import macro
from kg.pages.facts import Facts
from kg.pages.figures import FigureView, figures
from kg.pages.incident import IncidentView, anchor, incident_view
from kg.pages.pieces import Reads
from kg.pages.places import place_names
from kg.pages.source_text import ReadingOf, SourceTexts
from kg.pages.victims import ListsOfPersons
from kg.pages.view import ReportView
from kg.pages.words import Said
from kg.validate import CheckedFinding


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """A line of the list of all incidents. `target` None: it is not told in full."""

    title: Shown
    target: str | None
    place: tuple[Shown, ...]
    date: tuple[Shown, ...]
    status: tuple[Shown, ...]
    killed: tuple[Shown, ...]
    severities: dict[str, int]


@dataclass(frozen=True, slots=True)
class IncidentStory:
    """An incident told in full, with its chart and its findings."""

    view: IncidentView
    chart: Chart | None
    findings: list[found.FindingView]


@dataclass(frozen=True, slots=True)
class Stories:
    """Tells of single incidents. `open`: they are few and stand open."""

    view: ReportView
    facts: Facts
    lists: ListsOfPersons
    open: bool

    def row(self, incident: NamedNode, told: bool, severities: dict[str, int]) -> Markup:
        def made(reads: Reads) -> str:
            row = _row(self.facts.anew(reads), self._disclosure(reads), incident, told, severities)
            return macro("incident.html.j2", "row", row)

        return self.view.pieces.piece(f"row {incident.value}", [told, severities], made)

    def story(self, incident: NamedNode, findings: list[dict[str, Any]]) -> Markup:
        def made(reads: Reads) -> str:
            disclosure = self._disclosure(reads)
            checked = [CheckedFinding.model_validate(it) for it in findings]
            story = _story(self.facts.anew(reads), self._reading_of(reads), disclosure, incident, checked)
            return macro("incident.html.j2", "story", story, disclosure, self.open)

        return self.view.pieces.piece(f"story {incident.value}", [self.open, findings], made)

    def _disclosure(self, reads: Reads) -> Disclosure:
        return Disclosure.of(self.view.settings, self.view.holds_name, self.lists.reading(reads))

    def _reading_of(self, reads: Reads) -> ReadingOf:
        def reading_of(name: str) -> Reading | None:
            reads.documents.add(name)
            return self.view.reading_of(name)

        return reading_of


def _story(
    facts: Facts, reading_of: ReadingOf, disclosure: Disclosure, incident: NamedNode, findings: list[CheckedFinding]
) -> IncidentStory:
    it = incident_view(facts, SourceTexts(facts, reading_of), disclosure, incident)
    return IncidentStory(it, chart(it.claims), found.views(findings, disclosure))


def _row(
    facts: Facts, disclosure: Disclosure, incident: NamedNode, told: bool, severities: dict[str, int]
) -> IncidentRow:
    chv = facts.chv
    place: list[Shown] = []
    date: list[Shown] = []
    status: list[Shown] = []
    killed: list[Shown] = []
    for claim in facts.pointing(incident, chv.about):
        if not facts.is_a(claim, chv.Assessment):
            continue
        for where in facts.things(claim, chv.statedPlace):
            place += place_names(facts, disclosure, where)
        date += [
            disclosure.fact(it)
            for when in facts.things(claim, chv.statedTime)
            for it in facts.words(when, chv.verbatim)
        ]
        grades = [it for it in facts.things(claim, chv.category) if facts.local(it).startswith("harm-status-")]
        status += [disclosure.fact(it) for it in facts.labels(grades)]
        of = {chv.harm: "harm-killed", chv.group: "group-civilians"}
        killed += [_figure(it) for it in figures(facts, disclosure, claim, chv.figure, of)]
    return IncidentRow(
        title=disclosure.fact(facts.label(incident)),
        target=anchor(facts, incident) if told else None,
        place=tuple(dict.fromkeys(place)),
        date=tuple(dict.fromkeys(date)),
        status=tuple(dict.fromkeys(status)),
        killed=tuple(dict.fromkeys(killed)),
        severities=severities,
    )


def _figure(it: FigureView) -> Shown:
    """The numbers, or the words of a figure that gives none."""
    return it.verbatim if it.verbatim is not None and not it.numbered else Said(it.reading, "en")
