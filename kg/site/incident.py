"""The page on an incident: what it is, who says what of it, where, and what the checks found."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.pages.corrections import corrections
from kg.site.claims import ClaimView
from kg.site.documents import citation
from kg.site.incident_view import documents_of, incident_view
from kg.site.jsonld import incident_jsonld
from kg.site.layout import page
from kg.site.map import SCRIPTS, STYLES, incident_features, map_block
from kg.site.positions import moments, parties
from kg.site.reports import report_lists
from kg.site.site import Language, Site
from kg.site.spoken import shown, spoken
from kg.site.tolls import tolls
from kg.site.variants import variants


def incident_page(site: Site, iri: str, language: Language) -> str:
    """The page on the incident with this IRI, which must be one."""
    facts, node = spoken(site, language), NamedNode(iri)
    disclosure = shown(site)
    documents = documents_of(facts, node)
    for it in documents:
        facts.preload(it)
    view = incident_view(site, facts, node)
    reports = report_lists(site, facts, disclosure, documents)
    features = incident_features(site, iri)
    return page(
        site,
        language,
        title=view.label.text,
        body_template="incident.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        section="incidents",
        canonical=iri,
        variants=variants(site, iri, located=bool(features)),
        jsonld=incident_jsonld(site, view),
        styles=("/static/things.css", *STYLES),
        scripts=SCRIPTS if features else (),
        it=view,
        reports=reports,
        moments=moments(facts, view.claims, reports.official),
        parties=parties(view.claims, reports.official),
        chart=tolls(view.claims, mirrored=language == "ar"),
        differing=differing(view.claims),
        findings=site.publication.findings(iri),
        corrections=corrections(facts, disclosure, documents),
        map=map_block(site, features, language) if features else None,
        citations=[
            citation(site, view.label.text, iri, view.permalink, document, version)
            for document in view.documents
            for version in document.versions
        ],
    )


def differing(found: Iterable[ClaimView]) -> dict[str, int]:
    """How many claims stand against another one, by column."""
    counts: dict[str, int] = {}
    for it in found:
        for column in it.differs:
            counts[column] = counts.get(column, 0) + 1
    return counts
