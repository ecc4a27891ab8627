"""`kg dossier`: everything on one incident for a file or a court, to print or as data.

It shows what the settings allow (see `disclosure`), says of each claim who checked it, and how to cite it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.pages import findings as found
from kg.pages.claims import ClaimRow, Voice
from kg.pages.corrections import CorrectionView, corrections
from kg.pages.disclosure import Disclosure, Shown, Withheld, bare
from kg.pages.environment import render_page
from kg.pages.facts import Facts
from kg.pages.incident import IncidentView, incident_view
from kg.pages.reports import ReportRow
from kg.pages.source_text import SourceTexts
from kg.pages.victims import ListsOfPersons
from kg.pages.view import DocumentSummary, ReportView
from kg.pages.words import Said
from kg.terms import DCT, PROV, SCHEMA


@dataclass(frozen=True, slots=True)
class VersionView:
    """The bytes that were read, and how they came here, as given; None: not known. Sizes in bytes and code points."""

    document: str
    iri: str
    sha256: str
    size: int | None
    length: int | None
    format: str | None
    captured: str | None
    captured_from: str | None
    archived_at: str | None
    collector: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """Something official in the order of time: a report, a statement, or what is recorded of a belligerent.

    `day` is the day on which it was said (ISO 8601), of a strike report the first day that it is about; empty: the page
    prints none. One of `report` and `claim` stands.
    """

    day: str
    report: ReportRow | None
    claim: ClaimRow | None


@dataclass(frozen=True, slots=True)
class UnreadView:
    """Words of a page that no field carries, with their line."""

    document: str
    line: int
    words: Shown


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything on one incident. `cite` are sentences, one a document."""

    incident: IncidentView
    versions: tuple[VersionView, ...]
    moments: tuple[Moment, ...]
    corrections: tuple[CorrectionView, ...]
    unread: tuple[UnreadView, ...]
    findings: tuple[found.FindingView, ...]
    cite: tuple[str, ...]
    victims: str
    text: str
    monitor: str
    version: str


def dossier(view: ReportView, what: str) -> Dossier:
    """The dossier of the incident with this current code or IRI.

    Raises SettingsError where the settings do not say what may leave the store, QueryError where no incident or several
    bear the code.
    """
    victims, text = view.settings.require_publishing()
    names = view.settings.names
    facts = Facts(view.graphs, names)
    disclosure = Disclosure.of(view.settings, view.holds_name, ListsOfPersons(view.graphs, names))
    node = _incident(facts, what.strip())
    own = [it for it in view.documents if it.incident == node.value]
    if disclosure.keeps_back(node.value, *(name for it in own for name in (it.name, it.iri))):
        raise QueryError(f"of the incident '{what}' nothing leaves: a page of it goes by the name of a listed person")
    told = incident_view(facts, SourceTexts(facts, view.reading_of), disclosure, node)
    iris = [NamedNode(it.iri) for it in own]
    captures = tuple(version for iri in iris for version in versions(facts, disclosure, iri))
    here = {it.name for it in own}
    return Dossier(
        incident=told,
        versions=captures,
        moments=_moments(facts, told),
        corrections=corrections(facts, disclosure, iris),
        unread=tuple(_unread(view, own, disclosure)),
        findings=tuple(found.views(view.findings.of(here), disclosure)),
        cite=tuple(_cite(told, it, view) for it in captures),
        victims=victims,
        text=text,
        monitor=view.settings.monitor,
        version=view.version,
    )


def as_html(it: Dossier) -> str:
    """A self-contained page that prints on A4 or letter: no script, no request."""
    return render_page("dossier.html.j2", it=it, version=it.version, voices=VOICES)


def as_json(it: Dossier) -> str:
    """The same as data, keys sorted. Withheld words are `{"withheld": reason}`."""
    return json.dumps(_data(it), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


#: Fields of the views that no setting decides on: the words of a passage stand beside it as they may be shown.
_UNDISCLOSED = frozenset({"anchor", "exact", "focus", "node"})

VOICES = {
    Voice.ASSESSMENT: "assessment",
    Voice.RECORDED: "recorded position",
    Voice.OFFICIAL: "official words",
    Voice.CLAIMANT: "claim",
}


def _incident(facts: Facts, what: str) -> NamedNode:
    if ":" in what:
        try:
            node = NamedNode(what.strip("<>"))
        except ValueError as error:
            raise QueryError(f"'{what}' is neither a code nor an IRI: {error}") from error
        if not facts.is_a(node, facts.chv.Incident):
            raise QueryError(f"no incident in the store has the IRI {what}")
        return node
    nodes = facts.pointing(Literal(what), facts.chv.code)
    if len(nodes) > 1:
        raise QueryError(f"several incidents have the code '{what}'; ask by IRI: {', '.join(it.value for it in nodes)}")
    if not nodes:
        raise QueryError(f"no incident has the current code '{what}'; kg why {what} finds previous codes too")
    return nodes[0]


def versions(facts: Facts, disclosure: Disclosure, document: NamedNode) -> Iterator[VersionView]:
    """The versions of a document, in the order of their IRIs."""
    for node in facts.pointing(document, DCT.isVersionOf):
        collector = facts.value(node, DCT.contributor)
        yield VersionView(
            document=facts.value(document, DCT.identifier) or document.value,
            iri=node.value,
            sha256=(facts.value(node, DCT.identifier) or "").removeprefix("sha256:"),
            size=facts.number(node, SCHEMA.contentSize),
            length=facts.number(node, facts.chv.textLength),
            format=facts.value(node, SCHEMA.encodingFormat),
            captured=facts.value(node, DCT.created),
            captured_from=_address(facts, disclosure, node, DCT.source),
            archived_at=_address(facts, disclosure, node, SCHEMA.archivedAt),
            collector=bare(disclosure.fact(collector)) if collector else None,
        )


def _address(facts: Facts, disclosure: Disclosure, node: NamedNode, predicate: NamedNode) -> str | None:
    found_ = facts.thing(node, predicate)
    return bare(disclosure.address(found_.value)) if found_ else None


def _moments(facts: Facts, told: IncidentView) -> tuple[Moment, ...]:
    """Official reports and positions by their first day; those without a day last, in the page's order."""
    moments = [Moment(row.sort_day, row, None) for row in told.reports.official]
    for row in told.claims:
        if row.voice in (Voice.RECORDED, Voice.OFFICIAL):
            moments.append(Moment(_day_of(facts, row.node), None, row))
    return tuple(sorted(moments, key=lambda it: it.day or "9999"))


def _day_of(facts: Facts, claim: NamedNode) -> str:
    """The day on which it was said: its own, or that of the one statement it rests on; empty: the page prints none.

    A day in the words of a denial is the day of what is denied; an act that somebody owns to stands at its own day.
    """
    issued = {facts.value(it, DCT.issued) for it in (claim, *facts.things(claim, PROV.wasDerivedFrom))} - {None}
    if len(issued) == 1:
        return next(day for day in issued if day)
    if issued or not facts.things(claim, facts.chv.reportsActionBy):
        return ""
    days = [facts.value(time, facts.chv.earliest) for time in facts.things(claim, facts.chv.statedTime)]
    return min((day for day in days if day), default="")


def _unread(view: ReportView, documents: list[DocumentSummary], disclosure: Disclosure) -> Iterator[UnreadView]:
    for it in documents:
        for line, span, words in view.unread_words(it):
            yield UnreadView(it.name, line, disclosure.quote_at(words, it.name, span[0]))


def _cite(told: IncidentView, version: VersionView, view: ReportView) -> str:
    """How a text names this reading of this capture. Nothing is said that the store does not hold."""
    parts = [f"{view.settings.monitor}, incident {' '.join(told.codes) or told.title}"]
    if told.permalink:
        parts.append(told.permalink)
    parts.append(f"document {version.document}")
    if version.captured:
        parts.append(f"captured {version.captured}")
    if version.archived_at:
        parts.append(f"archived at {version.archived_at}")
    parts.append(f"SHA-256 {version.sha256}")
    parts.append(f"read by kg {view.version} as {told.iri}")
    return ", ".join(parts) + ". A claim is cited by its speaker, its words and the code points at which they stand."


def _data(value: Any) -> Any:
    """Views as plain data. Nodes of the graph are their IRIs."""
    match value:
        case Said():
            return {"text": value.text} | ({"language": value.language} if value.language else {})
        case Withheld():
            return {"withheld": value.reason}
        case NamedNode():
            return value.value
        case Voice():
            return VOICES[value]
        case tuple() | list():
            return [_data(it) for it in value]
        case dict():
            return {str(name): _data(it) for name, it in value.items()}
    if is_dataclass(value):
        return {it.name: _data(getattr(value, it.name)) for it in fields(value) if it.name not in _UNDISCLOSED}
    return value
