"""report.html: one self-contained page for a person who wants to look rather than read. No script, no request.

It shows what the settings allow (see `disclosure`) and says of everything that no person has checked it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.model import Reading
from kg.pages import findings as found
from kg.pages.chart import Chart, chart
from kg.pages.coverage import Span, coverage
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.environment import macro, render_page
from kg.pages.facts import Facts
from kg.pages.figures import FigureView, figures
from kg.pages.incident import IncidentView, anchor, every_incident, incident_view
from kg.pages.pieces import Pieces, Reads
from kg.pages.places import place_names
from kg.pages.source_text import ReadingOf, SourceTexts
from kg.pages.totals import ALONE, DISCOUNTED, SEVERAL, Asked, totals
from kg.pages.victims import ListsOfPersons
from kg.pages.words import Said
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import SEVERITIES, CheckedFinding

# The page is for reading, so it does not grow without end, nor does the time that it takes. What is counted counts all.
#: More incidents than these are listed, and only those with the gravest findings are told in full.
DETAILED = 200
#: Of more incidents, or documents, only those with the gravest findings, or most unread words, are listed.
LISTED = 500
#: So few incidents stand open.
_OPEN = 5
#: Findings shown, documents whose unread words are shown, and stretches of these; findings.json holds all.
SHOWN_FINDINGS = 300
SHOWN_DOCUMENTS = 100
SHOWN_UNREAD = 40

#: How many findings of each severity there are, the gravest first.
Weight = tuple[int, ...]
_NONE: Weight = (0,) * len(SEVERITIES)


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What was read of one document. Lengths in code points of its rendition."""

    name: str
    iri: str
    incident: str
    reader: str
    length: int
    unread: int

    @classmethod
    def of(cls, reading: Reading, iri: str, incident: str) -> DocumentSummary:
        it = coverage(reading)
        return cls(it.document, iri, incident, it.reader, it.length, it.unread)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was not read, and why."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the report is made of.

    `asked` answers a shipped query by its name. `holds_name` says whether a text holds the name of a listed person;
    such texts are withheld unless the settings say `victims = "names"`. `pieces` are those that still hold.
    """

    graphs: Graphs
    settings: Settings
    documents: tuple[DocumentSummary, ...]
    failures: tuple[Failure, ...]
    findings: found.Listed
    reading_of: ReadingOf
    holds_name: Callable[[str], bool]
    asked: Asked
    version: str
    pieces: Pieces = field(default_factory=Pieces)

    def unread_words(self, it: DocumentSummary) -> list[tuple[int, Span, str]]:
        """Line, offsets and words of each stretch of a document that no field carries, in the order of the page."""
        reading = self.reading_of(it.name) if it.unread else None
        return [] if reading is None else coverage(reading).unread_words


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """A line of the list of all incidents. `target` None: it is not told in full."""

    title: str
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


def report(view: ReportView) -> str:
    """The page. The same view gives the same text."""
    names = view.settings.names
    lists = ListsOfPersons(view.graphs, names)
    disclosure = Disclosure.of(view.settings, view.holds_name, lists)
    facts = Facts(view.graphs, names)
    incidents = every_incident(facts)
    counts, weights = _counted(view)
    listed, told = (_gravest(incidents, weights, most) for most in (LISTED, DETAILED))
    each = _Each(view, facts, lists, open=len(told) <= _OPEN)
    by_incident = _by_incident(view, told)
    sums = totals(view.asked)
    shown = view.findings.first(SHOWN_FINDINGS)
    return render_page(
        "report.html.j2",
        documents=view.documents,
        shown_documents=_least_read(view.documents, LISTED),
        unread=_unread(view, disclosure),
        unread_left=max(sum(it.unread > 0 for it in view.documents) - SHOWN_DOCUMENTS, 0),
        failures=sorted(view.failures, key=lambda it: it.document),
        counts=counts,
        meaning=found.MEANING,
        findings=found.views(shown, disclosure),
        findings_left=sum(counts.values()) - len(shown),
        totals=sums,
        counted=sum(it.incidents for it in (sums.counted, sums.discounted) if it),
        columns=(ALONE, SEVERAL, DISCOUNTED),
        incidents=len(incidents),
        rows=[each.row(it, it in told, _severities(weights.get(it.value))) for it in listed],
        stories=[each.story(it, by_incident.get(it.value, [])) for it in told],
        monitor=view.settings.monitor,
        disclosure=disclosure,
        unset=view.settings.missing,
        version=view.version,
    )


def _counted(view: ReportView) -> tuple[dict[str, int], dict[str, Weight]]:
    """How many findings there are, and how many on each incident: those of its documents."""
    incident_of = {it.name: it.incident for it in view.documents}
    places = {severity: at for at, severity in enumerate(SEVERITIES)}
    all_, weights = [0] * len(places), dict[str, Weight]()
    for document, severity in view.findings.severities():
        at = places[severity]
        all_[at] += 1
        incident = incident_of.get(document)
        if incident is not None:
            before = weights.get(incident, _NONE)
            weights[incident] = (*before[:at], before[at] + 1, *before[at + 1 :])
    return _severities(tuple(all_)), weights


def _severities(weight: Weight | None) -> dict[str, int]:
    """Every severity with its number."""
    return {str(severity): number for severity, number in zip(SEVERITIES, weight or _NONE, strict=True)}


def _by_incident(view: ReportView, incidents: Iterable[NamedNode]) -> dict[str, list[dict[str, Any]]]:
    """The findings of some incidents, as JSON has them: those of their documents."""
    them = {it.value for it in incidents}
    incident_of = {it.name: it.incident for it in view.documents if it.incident in them}
    found_of: dict[str, list[dict[str, Any]]] = {}
    for finding in view.findings.told_of(incident_of):
        found_of.setdefault(incident_of[finding["document"]], []).append(finding)
    return found_of


def _gravest(incidents: list[NamedNode], weights: Mapping[str, Weight], most: int) -> dict[NamedNode, None]:
    """All incidents, or those with most violations, then warnings, then other findings; in the order given."""
    if len(incidents) <= most:
        return dict.fromkeys(incidents)
    ranked = set(nsmallest(most, incidents, key=lambda it: [-number for number in weights.get(it.value, _NONE)]))
    return dict.fromkeys(it for it in incidents if it in ranked)


def _least_read(documents: Sequence[DocumentSummary], most: int) -> list[DocumentSummary]:
    """All documents, or those with most unread code points; in the order of their names."""
    return sorted(nsmallest(most, documents, key=lambda it: (-it.unread, it.name)), key=lambda it: it.name)


@dataclass(frozen=True, slots=True)
class _Each:
    """What the page tells of single incidents: pieces of their own. `open`: they are few and stand open."""

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
        title=facts.label(incident).text,
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


def _unread(view: ReportView, disclosure: Disclosure) -> list[tuple[DocumentSummary, list[tuple[int, Shown]], int]]:
    """For documents with unread words: the first of them with their lines, and how many more there are."""
    found = []
    for it in _least_read([it for it in view.documents if it.unread], SHOWN_DOCUMENTS):
        words = view.unread_words(it)
        shown = [(line, disclosure.quote_at(told, it.name, span[0])) for line, span, told in words[:SHOWN_UNREAD]]
        found.append((it, shown, max(len(words) - SHOWN_UNREAD, 0)))
    return found
