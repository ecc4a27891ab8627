"""report.html: one self-contained page for a person who wants to look rather than read. No script, no request.

It shows what the settings allow (see `disclosure`) and says of everything that no person has checked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Any

from pyoxigraph import NamedNode

from kg.pages import findings as found
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.environment import render_page
from kg.pages.facts import Facts
from kg.pages.incident import every_incident
from kg.pages.stories import Stories
from kg.pages.totals import ALONE, DISCOUNTED, SEVERAL, totals
from kg.pages.victims import ListsOfPersons
from kg.pages.view import DocumentSummary, ReportView
from kg.validate import SEVERITIES

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


def report(view: ReportView, detailed: int = DETAILED) -> str:
    """The page. The same view gives the same text. At most so many incidents are told in detail."""
    names = view.settings.names
    lists = ListsOfPersons(view.graphs, names)
    disclosure = Disclosure.of(view.settings, view.holds_name, lists)
    facts = Facts(view.graphs, names)
    incidents = every_incident(facts)
    counts, weights = _counted(view)
    listed, graver = (_gravest(incidents, weights, most) for most in (LISTED, detailed))
    kept_back = _kept_back(view, disclosure, graver)
    told = dict.fromkeys(it for it in graver if it.value not in kept_back)
    each = Stories(view, facts, lists, open=len(told) <= _OPEN)
    by_incident = _by_incident(view, told)
    sums = totals(view.asked)
    shown = view.findings.first(SHOWN_FINDINGS)
    return render_page(
        "report.html.j2",
        documents=view.documents,
        shown_documents=_least_read(view.documents, LISTED),
        unread=_unread(view, disclosure),
        unread_left=max(sum(it.unread > 0 for it in view.documents) - SHOWN_DOCUMENTS, 0),
        failures=sorted(view.failures, key=lambda it: (it.document, it.line or 0)),
        counts=counts,
        meaning=found.MEANING,
        findings=found.views(shown, disclosure),
        findings_left=sum(counts.values()) - len(shown),
        totals=sums,
        counted=sum(it.incidents for it in (sums.counted, sums.discounted) if it),
        columns=(ALONE, SEVERAL, DISCOUNTED),
        incidents=len(incidents),
        rows=[each.row(it, it in told, _severities(weights.get(it.value))) for it in listed],
        kept_back=len(kept_back),
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


def _kept_back(view: ReportView, disclosure: Disclosure, incidents: Iterable[NamedNode]) -> set[str]:
    """Those of the incidents of which nothing may leave: they or a page of theirs go by the name of a listed person."""
    them = {it.value for it in incidents}
    own = ((it.incident, it.name, it.iri) for it in view.documents if it.incident in them)
    return {incident for incident, *names in own if disclosure.keeps_back(incident, *names)}


def _least_read(documents: Sequence[DocumentSummary], most: int) -> list[DocumentSummary]:
    """All documents, or those with most unread code points; in the order of their names."""
    return sorted(nsmallest(most, documents, key=lambda it: (-it.unread, it.name)), key=lambda it: it.name)


def _unread(view: ReportView, disclosure: Disclosure) -> list[tuple[DocumentSummary, list[tuple[int, Shown]], int]]:
    """For documents with unread words: the first of them with their lines, and how many more there are."""
    found = []
    for it in _least_read([it for it in view.documents if it.unread], SHOWN_DOCUMENTS):
        words = view.unread_words(it)
        shown = [(line, disclosure.quote_at(told, it.name, span[0])) for line, span, told in words[:SHOWN_UNREAD]]
        found.append((it, shown, max(len(words) - SHOWN_UNREAD, 0)))
    return found
