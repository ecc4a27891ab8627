"""Reports as rows: official ones in order of time, sources in the page's order."""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.iri import web_address
from kg.pages.claims import Quote, quotes
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.pages.source_text import SourceTexts
from kg.pages.times import in_words
from kg.pages.words import Said
from kg.terms import DCT, SCHEMA, SKOS

_SOURCES = "report-source-item"
_CITATIONS = "report-citation"


@dataclass(frozen=True, slots=True)
class Link:
    """An address as printed; `iri` None: it is no web address and is shown as words only."""

    printed: Shown
    iri: str | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report. `when` are its dates in words, empty: the page prints none; `sort_day` the first, with its parts."""

    iri: str
    kind: Said
    name: Shown | None
    headed_under: Shown | None
    issuers: tuple[Shown, ...]
    when: tuple[Shown, ...]
    sort_day: str
    links: tuple[Link, ...]
    archives: tuple[Link, ...]
    tags: tuple[Shown, ...]
    reference: Shown | None
    strike_count: int | None
    none_reported: bool
    near: tuple[Shown, ...]
    mentions: tuple[Shown, ...]
    texts: tuple[Shown, ...]
    quotes: tuple[Quote, ...]
    parts: tuple["ReportRow", ...]
    rule: str | None
    checked_by: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that stand in an incident's documents."""

    official: tuple[ReportRow, ...]
    sources: tuple[ReportRow, ...]
    citations: tuple[ReportRow, ...]


def reports(facts: Facts, texts: SourceTexts, disclosure: Disclosure, documents: list[NamedNode]) -> Reports:
    """All reports of the documents. Official ones without a date come last: the page does not say when."""
    sources: list[ReportRow] = []
    citations: list[ReportRow] = []
    official: list[ReportRow] = []
    for node in outermost(facts, documents):
        kinds = {facts.local(it) for it in facts.things(node, facts.chv.kind)}
        row = _row(facts, texts, disclosure, node)
        (sources if _SOURCES in kinds else citations if _CITATIONS in kinds else official).append(row)
    official.sort(key=lambda row: row.sort_day or "9999")  # stable: the page's order within a day
    return Reports(tuple(official), tuple(sources), tuple(citations))


def outermost(facts: Facts, documents: list[NamedNode]) -> list[NamedNode]:
    """The reports of the documents that stand in no other report, in the order of the pages."""
    found = []
    for document in documents:
        here = [it for it in facts.pointing(document, facts.chv.readFrom) if facts.is_a(it, facts.chv.Report)]
        inside = {part for it in here for part in facts.things(it, DCT.hasPart)}
        found += sorted((it for it in here if it not in inside), key=facts.page_order)
    return found


def _row(facts: Facts, texts: SourceTexts, disclosure: Disclosure, node: NamedNode) -> ReportRow:
    chv = facts.chv
    kind = facts.thing(node, chv.kind)
    name, reference = facts.word(node, SKOS.prefLabel), facts.word(node, DCT.identifier)
    under = facts.thing(node, chv.headedUnder)
    none_reported = facts.chc["report-content-none-reported"] in facts.all(node, chv.category)
    parts = sorted(facts.things(node, DCT.hasPart), key=lambda it: it.value)
    return ReportRow(
        iri=node.value,
        kind=facts.label(kind) if kind else Said("report", "en"),
        name=disclosure.fact(name) if name else None,
        headed_under=disclosure.fact(facts.label(under)) if under else None,
        issuers=_labels(facts, disclosure, facts.things(node, DCT.publisher)),
        when=_when(facts, disclosure, node),
        sort_day=first_day(facts, node),
        links=_links(facts, disclosure, node, SCHEMA.url),
        archives=_links(facts, disclosure, node, SCHEMA.archivedAt),
        tags=tuple(disclosure.fact(it) for it in facts.words(node, SCHEMA.keywords)),
        reference=disclosure.fact(reference) if reference else None,
        strike_count=facts.number(node, chv.strikeCount),
        none_reported=none_reported,
        near=_labels(facts, disclosure, facts.things(node, chv.near)),
        mentions=_labels(facts, disclosure, facts.things(node, SCHEMA.mentions)),
        texts=tuple(disclosure.quote(it) for it in facts.words(node, SCHEMA.text)),
        quotes=quotes(facts, texts, disclosure, node),
        parts=tuple(_row(facts, texts, disclosure, part) for part in parts),
        rule=facts.rule(node),
        checked_by=_labels(facts, disclosure, facts.things(node, chv.checkedBy)),
    )


def _labels(facts: Facts, disclosure: Disclosure, things: list[NamedNode]) -> tuple[Shown, ...]:
    return tuple(disclosure.fact(it) for it in facts.labels(things))


def _when(facts: Facts, disclosure: Disclosure, node: NamedNode) -> tuple[Shown, ...]:
    """The dates in words. The day of issue is told apart from the period that the report is about."""
    issued = [f"issued {day.text}" for day in facts.words(node, DCT.issued)]
    periods = [f"period {in_words(facts, it)}" for it in facts.things(node, DCT.temporal)]
    return tuple(disclosure.fact(it) for it in (*issued, *periods))


def first_day(facts: Facts, node: NamedNode) -> str:
    """The first day that the report or a part of it bears (ISO 8601); empty: none."""
    periods = facts.things(node, DCT.temporal)
    days = [day.text for day in facts.words(node, DCT.issued)]
    days += [day for it in periods for key in ("earliest", "latest") if (day := facts.value(it, facts.chv[key]))]
    days += [day for part in facts.things(node, DCT.hasPart) if (day := first_day(facts, part))]
    return min(days, default="")


def _links(facts: Facts, disclosure: Disclosure, node: NamedNode, predicate: NamedNode) -> tuple[Link, ...]:
    """Addresses in the words of the page. The printed text stands beside the IRI wherever the two differ."""
    found = facts.all(node, predicate)
    iris = [it.value for it in found if isinstance(it, NamedNode)]
    printed = [it.value for it in found if isinstance(it, Literal)]
    by_iri = {address.value: text for text in printed if (address := web_address(text)) is not None}
    links = [Link(disclosure.address(by_iri.get(iri, iri)), iri) for iri in iris]
    links += [Link(disclosure.address(text), None) for text in printed if text not in by_iri.values()]
    # an address may spell out a name too: then the way there is withheld with the words
    return tuple(link if isinstance(link.printed, Said) else Link(link.printed, None) for link in links)
