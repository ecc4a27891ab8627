"""Reports, statements and source items as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.iri import web_address
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.reports import first_day, outermost
from kg.pages.words import Said
from kg.site.claims import Passage, passages
from kg.site.site import Site
from kg.site.spoken import Ref, Spoken, Time
from kg.terms import DCT, PROV, SCHEMA, SKOS

_SOURCES = "report-source-item"
_CITATIONS = "report-citation"


@dataclass(frozen=True, slots=True)
class Address:
    """An address as printed; `href` None: it is no web address and is shown as words only."""

    printed: str
    href: str | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report. `first_day` orders reports (ISO 8601), empty: it bears no date; `issued` as printed."""

    iri: str
    kind: Ref | None
    name: Said | None
    headed_under: Ref | None
    issuers: tuple[Ref, ...]
    issued: tuple[str, ...]
    period: tuple[Time, ...]
    first_day: str
    addresses: tuple[Address, ...]
    archives: tuple[Address, ...]
    reference: Said | None
    strike_count: int | None
    none_reported: bool
    near: tuple[Ref, ...]
    mentions: tuple[Ref, ...]
    keywords: tuple[Said, ...]
    texts: tuple[Shown, ...]
    passages: tuple[Passage, ...]
    parts: tuple[ReportView, ...]
    rule: str | None

    @property
    def told(self) -> tuple[tuple[Shown, Passage | None], ...]:
        """Its texts, each with the passage that has the same words."""
        return tuple((it, next((one for one in self.passages if _same(it, one)), None)) for it in self.texts)

    @property
    def further(self) -> tuple[Passage, ...]:
        """The passages whose words are none of its texts."""
        return tuple(one for one in self.passages if not any(_same(it, one) for it in self.texts))


def _same(text: Shown, passage: Passage) -> bool:
    words = passage.words
    return isinstance(text, Said) and isinstance(words, Said) and text.text.split() == words.text.split()


@dataclass(frozen=True, slots=True)
class ReportLists:
    """The reports that stand in the documents of an incident: official ones in order of time, others in the page's."""

    official: tuple[ReportView, ...]
    sources: tuple[ReportView, ...]
    citations: tuple[ReportView, ...]


def report_lists(site: Site, facts: Spoken, disclosure: Disclosure, documents: list[NamedNode]) -> ReportLists:
    """All reports of the documents, those inside another one under it."""
    official: list[ReportView] = []
    sources: list[ReportView] = []
    citations: list[ReportView] = []
    for node in outermost(facts, documents):
        kinds = {facts.local(it) for it in facts.things(node, facts.chv.kind)}
        view = report_view(site, facts, disclosure, node)
        (sources if _SOURCES in kinds else citations if _CITATIONS in kinds else official).append(view)
    official.sort(key=lambda it: it.first_day or "9999")  # stable: the page's order within a day
    return ReportLists(tuple(official), tuple(sources), tuple(citations))


def report_view(site: Site, facts: Spoken, disclosure: Disclosure, node: NamedNode) -> ReportView:
    """One report with its parts."""
    chv = facts.chv
    kind, under = facts.thing(node, chv.kind), facts.thing(node, chv.headedUnder)
    parts = sorted(facts.things(node, DCT.hasPart), key=lambda it: it.value)
    return ReportView(
        iri=node.value,
        kind=facts.ref(kind) if kind else None,
        name=facts.word(node, SKOS.prefLabel),
        headed_under=facts.ref(under) if under else None,
        issuers=facts.refs(facts.things(node, DCT.publisher)),
        issued=tuple(it.text for it in facts.words(node, DCT.issued)),
        period=facts.times(node, DCT.temporal),
        first_day=first_day(facts, node),
        addresses=addresses(facts, node, SCHEMA.url),
        archives=addresses(facts, node, SCHEMA.archivedAt),
        reference=facts.word(node, DCT.identifier),
        strike_count=facts.number(node, chv.strikeCount),
        none_reported=facts.chc["report-content-none-reported"] in facts.all(node, chv.category),
        near=facts.refs(facts.things(node, chv.near)),
        mentions=facts.refs(facts.things(node, SCHEMA.mentions)),
        keywords=tuple(facts.words(node, SCHEMA.keywords)),
        texts=tuple(disclosure.quote(it) for it in facts.words(node, SCHEMA.text)),
        passages=passages(site, facts, disclosure, node),
        parts=tuple(report_view(site, facts, disclosure, it) for it in parts),
        rule=facts.rule(node),
    )


def addresses(facts: Spoken, node: NamedNode, predicate: NamedNode) -> tuple[Address, ...]:
    """Addresses in the words of the page, each with the link it makes."""
    found = facts.all(node, predicate)
    printed = [it.value for it in found if isinstance(it, Literal)]
    by_iri = {address.value: text for text in printed if (address := web_address(text)) is not None}
    links = [Address(by_iri.get(it.value, it.value), it.value) for it in found if isinstance(it, NamedNode)]
    return (*links, *(Address(text, None) for text in printed if text not in by_iri.values()))


def derived_claims(facts: Spoken, node: NamedNode) -> tuple[Ref, ...]:
    """The claims that were read out of a report."""
    return facts.refs(facts.pointing(node, PROV.wasDerivedFrom))
