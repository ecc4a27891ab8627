"""The page on any thing of the graph, by what it is."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.site.actor import actor_page
from kg.site.concept import concept_page
from kg.site.incident import incident_page
from kg.site.ontology import scheme_page
from kg.site.place import place_page
from kg.site.site import Language, Site
from kg.site.things import claim_page, document_page, report_page, thing_page
from kg.site.words_in_text import words_page
from kg.terms import SKOS

Page = Callable[[Site, str, Language], str | None]

#: Class (of our ontology, else its whole IRI) to page; the first that fits shows the thing.
PAGES: tuple[tuple[str, Page], ...] = (
    ("Incident", incident_page),
    ("Claim", claim_page),
    ("Assessment", claim_page),
    ("Place", place_page),
    ("Actor", actor_page),
    ("Report", report_page),
    ("Document", document_page),
    ("DocumentVersion", words_page),
    (SKOS.ConceptScheme.value, scheme_page),
    (SKOS.Concept.value, concept_page),
)


def resource_page(site: Site, iri: str, language: Language) -> str | None:
    """The page on the thing with this IRI. None: the graph says nothing of it. Raises ValueError where it is no IRI."""
    graphs, chv = site.publication.graphs, site.publication.names.chv
    rows = graphs.rows("SELECT DISTINCT ?thing ?type WHERE { ?thing a ?type }", {"thing": NamedNode(iri)})
    types = {row["type"].value for row in rows}
    for name, shows in PAGES:
        if (name if ":" in name else chv[name].value) in types and (shown := shows(site, iri, language)) is not None:
            return shown
    return thing_page(site, iri, language)
