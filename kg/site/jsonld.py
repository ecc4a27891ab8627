"""schema.org data about the pages, for search engines (https://schema.org/docs/gs.html).

An incident is described as a data set of claims about an alleged event, not as an event: nothing here says that it
happened as anybody claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.pages.words import Said
from kg.site.incident_view import IncidentView
from kg.site.site import Site
from kg.site.variants import variants

_CONTEXT = "https://schema.org/"


def incident_jsonld(site: Site, it: IncidentView) -> dict[str, Any]:
    """A Dataset about an alleged event: when and where the monitor puts it, and the same as data."""
    monitor = site.publication.about.monitor
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "@id": it.iri,
            "url": it.iri,
            "name": f"Claims about incident {it.label.text}",
            "description": f"{len(it.claims)} claims about an alleged incident of harm to civilians, each with its "
            f"speaker and its words, read from pages of {monitor}. None is held to be the truth.",
            "identifier": [*it.codes, *it.previous],
            "sameAs": it.permalink,
            "isPartOf": {"@type": "Dataset", "@id": f"{site.publication.about.base}graph/"},
            "spatialCoverage": [_place(one.iri, one.names) for one in it.places],
            "temporalCoverage": [
                f"{when.earliest or '..'}/{when.latest or '..'}" for when in it.when if when.earliest or when.latest
            ],
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": one.media_type, "contentUrl": _absolute(site, one.href)}
                for one in variants(site, it.iri)
            ],
        }
    )


def place_jsonld(iri: str, names: Iterable[Said]) -> dict[str, Any]:
    return {"@context": _CONTEXT, **_place(iri, names)}


def _place(iri: str, names: Iterable[Said]) -> dict[str, Any]:
    return _filled({"@type": "Place", "@id": iri, "name": [_text(it) for it in names]})


def _text(words: Said) -> str | dict[str, str]:
    return {"@value": words.text, "@language": words.language} if words.language else words.text


def _absolute(site: Site, href: str) -> str:
    return site.publication.about.base.rstrip("/") + href.removeprefix(site.prefix)


def _filled(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value not in (None, [], "")}
