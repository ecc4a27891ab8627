"""Pages on claims, reports and documents, and on any other thing of the graph."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.pages.facts import tail
from kg.pages.words import Said
from kg.site.claims import claims
from kg.site.documents import document_view
from kg.site.i18n import strings, table
from kg.site.layout import page
from kg.site.related import incoming, pointing
from kg.site.reports import derived_claims, report_view
from kg.site.site import Language, Site
from kg.site.source import source_path
from kg.site.spoken import Ref, Spoken, shown, spoken
from kg.site.variants import variants
from kg.terms import RDF

_STYLES = ("/static/things.css",)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of a thing with one predicate: things and literals, and how many there are of both."""

    predicate: Ref
    things: tuple[Ref, ...]
    words: tuple[Said, ...]
    n: int


def claim_page(site: Site, iri: str, language: Language) -> str | None:
    """The page on a claim. None: its speaker or its incident is kept back, so that nothing can be told of it."""
    facts, node = spoken(site, language), NamedNode(iri)
    incident = facts.thing(node, facts.chv.about)
    for it in facts.things(node, facts.chv.readFrom):
        facts.preload(it)
    found = claims(site, facts, shown(site), incident) if incident else ()
    claim = next((one for one in found if one.row.node == node), None)
    if claim is None or incident is None:
        return None
    document = facts.thing(node, facts.chv.readFrom)
    return page(
        site,
        language,
        title=f"{(claim.of or claim.speaker).name.text}, {facts.label(incident).text}",
        body_template="claim.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        section="incidents",
        canonical=iri,
        variants=variants(site, iri),
        styles=_STYLES,
        it=claim,
        incident=facts.ref(incident),
        document=facts.ref(document) if document else None,
        others=[one for one in found if one is not claim and one.speaker == claim.speaker and one.of == claim.of],
        facts=facts_of(facts, node),
    )


def report_page(site: Site, iri: str, language: Language) -> str:
    """The page on a report, statement or source item."""
    facts, node = spoken(site, language), NamedNode(iri)
    document = facts.thing(node, facts.chv.readFrom)
    about = facts.things(node, facts.chv.about) or (facts.things(document, facts.chv.about) if document else [])
    return page(
        site,
        language,
        title=facts.label(node).text,
        body_template="report.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        section="sources",
        canonical=iri,
        variants=variants(site, iri),
        styles=_STYLES,
        it=report_view(site, facts, shown(site), node),
        label=facts.label(node),
        document=facts.ref(document) if document else None,
        incidents=facts.refs(about),
        derived=derived_claims(facts, node),
        copies=pointing(facts, node, facts.chv.copyOf),
        listed=_listed(site, iri),
    )


def _listed(site: Site, iri: str) -> str | None:
    """Where all items with the name of this one stand; None: it is no item of a list of sources, or has no name."""
    found = site.publication.database.execute("SELECT name FROM source_items WHERE item = ?", (iri,)).fetchone()
    return source_path(found[0]) if found else None


def document_page(site: Site, iri: str, language: Language) -> str:
    """The page on a document: its captures, and what was read from it."""
    facts, node = spoken(site, language), NamedNode(iri)
    view = document_view(facts, node)
    return page(
        site,
        language,
        title=view.name,
        body_template="document.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        section="incidents",
        canonical=iri,
        variants=variants(site, iri),
        styles=_STYLES,
        it=view,
        read=_read(facts, node),
        declared=facts_of(facts, node, (facts.chv.declaredSources, facts.chv.declaredMedia)),
    )


def thing_page(site: Site, iri: str, language: Language) -> str | None:
    """The page on any thing: what is said of it, and what leads to it. None: the graph says nothing of it."""
    facts, node = spoken(site, language), NamedNode(iri)
    told, leading = facts_of(facts, node), incoming(site, facts, node)
    if not told and not leading:
        return None
    return page(
        site,
        language,
        title=facts.label(node).text,
        body_template="thing.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        canonical=iri,
        variants=variants(site, iri),
        styles=_STYLES,
        iri=iri,
        label=facts.label(node),
        types=facts.refs(facts.things(node, RDF.type)),
        facts=told,
        incoming=leading,
    )


def facts_of(facts: Spoken, node: NamedNode, only: tuple[NamedNode, ...] = ()) -> list[Fact]:
    """Everything said of a thing but its types, by predicate; at most 60 values of each are shown."""
    found = []
    for predicate, values in facts.of(node).items():
        if predicate == RDF.type or (only and predicate not in only):
            continue
        things = [it for it in values if isinstance(it, NamedNode)]
        words = [Said.of(it) for it in values if isinstance(it, Literal)]
        found.append(Fact(facts.ref(predicate), facts.refs(things[:60]), tuple(words[:60]), len(values)))
    return found


def _read(facts: Spoken, document: NamedNode) -> list[tuple[Said, int]]:
    """How many things of each class were read from a document; the class in the form that the number asks for."""
    query = f"""SELECT ?type (COUNT(DISTINCT ?thing) AS ?n) WHERE {{
      ?thing {facts.chv.readFrom} {document} ; {RDF.type} ?type }} GROUP BY ?type ORDER BY DESC(?n) ?type"""
    found = ((row["type"], int(row["n"].value)) for row in facts.graphs.rows(query))
    return [(_counted(facts, kind, n), n) for kind, n in found if isinstance(kind, NamedNode)]


def _counted(facts: Spoken, kind: NamedNode, n: int) -> Said:
    key = f"read.{tail(kind)}"
    return Said(str(strings(facts.language).count(key, n)), facts.language) if key in table() else facts.label(kind)
