"""report.html: one self-contained page for a person who wants to look rather than read. No script, no request.

It shows what the settings allow (see `disclosure`) and says of everything that no person has checked it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.model import Reading
from kg.pages import findings as found
from kg.pages.chart import Chart, chart
from kg.pages.coverage import Span, coverage
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.environment import render_page
from kg.pages.facts import Facts
from kg.pages.figures import FigureView, figures
from kg.pages.incident import IncidentView, anchor, every_incident, incident_view
from kg.pages.places import place_names
from kg.pages.source_text import ReadingOf, SourceTexts
from kg.pages.totals import ALONE, DISCOUNTED, SEVERAL, totals
from kg.pages.victims import lists_of_persons
from kg.pages.words import Said
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding

#: More incidents than these are listed, and only those with the gravest findings are told in full.
DETAILED = 200
#: Findings and unread stretches shown; the rest is counted and stands in findings.json.
SHOWN_FINDINGS = 300
SHOWN_UNREAD = 40


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What was read of one document. Lengths in code points of its rendition; `unread_words`: line, offsets, words."""

    name: str
    iri: str
    incident: str
    reader: str
    length: int
    unread: int
    unread_words: tuple[tuple[int, Span, str], ...]

    @classmethod
    def of(cls, reading: Reading, iri: str, incident: str) -> DocumentSummary:
        it = coverage(reading)
        return cls(it.document, iri, incident, it.reader, it.length, it.unread, tuple(it.unread_words))


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was not read, and why."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the report is made of.

    `holds_name` says whether a text holds the name of a listed person; such texts are withheld unless the settings
    say `victims = "names"`.
    """

    graphs: Graphs
    settings: Settings
    documents: tuple[DocumentSummary, ...]
    failures: tuple[Failure, ...]
    findings: Sequence[CheckedFinding]
    reading_of: ReadingOf
    holds_name: Callable[[str], bool]
    version: str


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
    disclosure = Disclosure.of(view.settings, view.holds_name, lists_of_persons(view.graphs, names))
    incidents = every_incident(Facts(view.graphs, names))
    by_incident = _by_incident(view)
    told = _gravest(incidents, by_incident)
    sums = totals(view.graphs, names)
    shown = found.in_order(view.findings)[:SHOWN_FINDINGS]
    return render_page(
        "report.html.j2",
        documents=sorted(view.documents, key=lambda it: it.name),
        unread=_unread(view.documents, disclosure),
        failures=sorted(view.failures, key=lambda it: it.document),
        counts=found.counts(view.findings),
        meaning=found.MEANING,
        findings=found.views(shown, disclosure),
        findings_left=len(view.findings) - len(shown),
        totals=sums,
        counted=sum(it.incidents for it in (sums.counted, sums.discounted) if it),
        columns=(ALONE, SEVERAL, DISCOUNTED),
        rows=[_row(view, disclosure, it, it in told, by_incident.get(it.value, [])) for it in incidents],
        stories=[_story(view, disclosure, it, by_incident.get(it.value, [])) for it in incidents if it in told],
        monitor=view.settings.monitor,
        disclosure=disclosure,
        unset=view.settings.missing,
        version=view.version,
    )


def _by_incident(view: ReportView) -> dict[str, list[CheckedFinding]]:
    """The findings of each incident: those of its documents."""
    incident_of = {it.name: it.incident for it in view.documents}
    found_of: dict[str, list[CheckedFinding]] = {}
    for finding in view.findings:
        if finding.document in incident_of:
            found_of.setdefault(incident_of[finding.document], []).append(finding)
    return found_of


def _gravest(incidents: list[NamedNode], findings: dict[str, list[CheckedFinding]]) -> set[NamedNode]:
    """The incidents that are told in full: all, or those with most violations, then warnings, then other findings."""
    if len(incidents) <= DETAILED:
        return set(incidents)
    ranked = sorted(incidents, key=lambda it: [-n for n in found.counts(findings.get(it.value, [])).values()])
    return set(ranked[:DETAILED])


def _story(
    view: ReportView, disclosure: Disclosure, incident: NamedNode, findings: list[CheckedFinding]
) -> IncidentStory:
    facts = Facts(view.graphs, view.settings.names)  # one for each incident: what it keeps is then let go
    it = incident_view(facts, SourceTexts(facts, view.reading_of), disclosure, incident)
    return IncidentStory(it, chart(it.claims), found.views(findings, disclosure))


def _row(
    view: ReportView, disclosure: Disclosure, incident: NamedNode, told: bool, findings: list[CheckedFinding]
) -> IncidentRow:
    facts = Facts(view.graphs, view.settings.names)
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
        counted = figures(facts, disclosure, claim, chv.figure)
        killed += [_figure(it) for it in counted if it.harm == "harm-killed" and it.group == "group-civilians"]
    return IncidentRow(
        title=facts.label(incident).text,
        target=anchor(facts, incident) if told else None,
        place=tuple(dict.fromkeys(place)),
        date=tuple(dict.fromkeys(date)),
        status=tuple(dict.fromkeys(status)),
        killed=tuple(dict.fromkeys(killed)),
        severities=found.counts(findings),
    )


def _figure(it: FigureView) -> Shown:
    """The numbers, or the words of a figure that gives none."""
    return it.verbatim if it.verbatim is not None and not it.numbered else Said(it.reading, "en")


def _unread(
    documents: Iterable[DocumentSummary], disclosure: Disclosure
) -> list[tuple[DocumentSummary, list[tuple[int, Shown]], int]]:
    """For each document with unread words: the first of them with their lines, and how many more there are."""
    return [
        (
            it,
            [
                (line, disclosure.quote_at(words, it.name, span[0]))
                for line, span, words in it.unread_words[:SHOWN_UNREAD]
            ],
            max(len(it.unread_words) - SHOWN_UNREAD, 0),
        )
        for it in sorted(documents, key=lambda it: it.name)
        if it.unread
    ]
