"""The page on an entry of a code list, conflict headings among them: what it means, and what is filed under it."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.site.facets import Facets
from kg.site.layout import page
from kg.site.related import incidents, incoming, pointing, term
from kg.site.site import Language, Site
from kg.site.spoken import spoken
from kg.site.variants import variants
from kg.terms import SKOS

#: Facets whose values are concepts.
_FACETS = ("status", "strike", "type", "conflict")


def concept_page(site: Site, iri: str, language: Language) -> str:
    """The page on the concept with this IRI, which must be one."""
    facts, node = spoken(site, language), NamedNode(iri)
    found = term(site, iri, *_FACETS)
    scheme = facts.thing(node, SKOS.inScheme)
    return page(
        site,
        language,
        title=facts.label(node).text,
        body_template="concept.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        section="conflicts" if found and found.facet == "conflict" else "ontology",
        canonical=iri,
        variants=variants(site, iri),
        styles=("/static/things.css", "/static/lists.css"),
        iri=iri,
        names=sorted(facts.words(node, SKOS.prefLabel), key=lambda it: it.language != language),
        others=facts.words(node, SKOS.altLabel),
        definition=facts.in_language(node, SKOS.definition),
        notes=[*facts.words(node, SKOS.scopeNote), *facts.words(node, SKOS.note)],
        example=facts.in_language(node, SKOS.example),
        notations=facts.words(node, SKOS.notation),
        scheme=facts.ref(scheme) if scheme else None,
        broader=facts.refs(facts.things(node, SKOS.broader)),
        narrower=pointing(facts, node, SKOS.broader, 60),
        incidents=incidents(site, language, Facets().toggled(found.facet, found.value)) if found else None,
        used=[it for it in incoming(site, facts, node) if it.predicate.iri != SKOS.broader.value],
    )
