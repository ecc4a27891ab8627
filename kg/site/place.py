"""The page on a place or an area: its names, where it is, the judgements on gazetteers, and the incidents put there."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.site.facets import Facets
from kg.site.jsonld import place_jsonld
from kg.site.layout import page
from kg.site.map import SCRIPTS, STYLES, map_block, place_features
from kg.site.places import place_view
from kg.site.related import incidents, incoming, pointing, term
from kg.site.site import Language, Site
from kg.site.spoken import spoken
from kg.site.variants import variants
from kg.terms import RDF, SCHEMA


def place_page(site: Site, iri: str, language: Language) -> str:
    """The page on the place with this IRI, which must be one."""
    facts, node = spoken(site, language), NamedNode(iri)
    view = place_view(facts, node)
    found = term(site, iri, "place", "region")
    features = place_features(site, iri)
    inside = pointing(facts, node, SCHEMA.containedInPlace, 60)
    # what lies inside has its own list, and the type says nothing new
    others = [
        it
        for it in incoming(site, facts, node)
        if it.predicate.iri not in (SCHEMA.containedInPlace.value, RDF.type.value)
    ]
    return page(
        site,
        language,
        title=facts.label(node).text,
        body_template="place.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        section="places",
        canonical=iri,
        variants=variants(site, iri, located=bool(features)),
        jsonld=place_jsonld(iri, view.names),
        styles=("/static/things.css", "/static/lists.css", *STYLES),
        scripts=SCRIPTS if features else (),
        it=view,
        inside=inside,
        incidents=incidents(site, language, Facets().toggled(found.facet, found.value)) if found else None,
        map=map_block(site, features, language) if features else None,
        incoming=[] if found else others,
    )
