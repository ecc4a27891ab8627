"""The data page: every file with size and hash, every address, licence, citation, and what is kept back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.site.facets import Facets
from kg.site.i18n import strings
from kg.site.layout import page
from kg.site.lists import variants
from kg.site.site import Language, Site

Json = dict[str, Any]

#: The tables of the export, each with a string that says what a row is.
_TABLES = ("incidents", "positions", "statements", "sources", "victims", "claims", "media", "citations", "documents")

#: What a file holds, by the end of its name: the key of a string.
_HOLDS = (
    *((f"tables/{name}.csv", f"table_{name}") for name in _TABLES),
    ("graph.nq", "nquads"),
    (".nq", "nquads"),
    (".ttl", "turtle"),
    (".jsonld", "jsonld"),
    (".geojson", "geojson"),
    (".xlsx", "xlsx"),
    (".csv", "table"),
)

#: Addresses below the base, with the key of the string that says what answers there.
_ADDRESSES = (
    ("id/…", "id"),
    ("doc/….ttl", "doc"),
    ("sparql", "sparql"),
    ("q/NAME", "stored"),
    ("openapi.json", "openapi"),
    ("search.json?q=", "search"),
    ("reconcile/", "reconcile"),
    ("void", "void"),
    ("ns", "ns"),
    ("shapes", "shapes"),
    ("concept/", "concepts"),
    ("sitemap.xml", "sitemap"),
)

_UNITS = ("B", "kB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class Dump:
    """A file to download. `size` in bytes, `sha256` of those bytes; `compressed` None: it is not."""

    name: str
    href: str
    media_type: str
    size: int
    sha256: str
    compressed: str | None

    @property
    def readable_size(self) -> str:
        """In decimal units: 1 kB is 1,000 bytes."""
        size, power = float(self.size), 0
        while size >= 1000 and power < len(_UNITS) - 1:
            size, power = size / 1000, power + 1
        return f"{size:.0f} {_UNITS[power]}" if power == 0 or size >= 100 else f"{size:.1f} {_UNITS[power]}"

    @property
    def holds(self) -> str:
        return next((key for end, key in _HOLDS if self.name.removesuffix(".gz").endswith(end)), "other")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """A gazetteer that places were compared with. `licence` is an IRI; None: the gazetteer names none."""

    name: str
    licence: str | None
    rights: str | None
    judged: int
    accepted: int


def data_page(
    site: Site,
    language: Language,
    dumps: Sequence[Dump],
    *,
    licence: str | None = None,
) -> str:
    """Downloads, addresses, licence and citation. `licence` None: the publisher has decided on none."""
    names = site.publication.names
    gazetteers = site.publication.database.execute("SELECT name, licence, rights, judged, accepted FROM gazetteers")
    return page(
        site,
        language,
        title=str(strings(language)("nav.data")),
        body_template="data.html.j2",
        here="/data",
        section="data",
        variants=variants(site, Facets()),
        jsonld=dataset(site, dumps, licence),
        styles=("/static/lists.css",),
        dumps=dumps,
        licence=licence,
        addresses=[(names.base + path, key) for path, key in _ADDRESSES],
        example=_example(site),
        gazetteers=[Gazetteer(*row) for row in gazetteers],
    )


def dataset(site: Site, dumps: Sequence[Dump], licence: str | None) -> Json:
    """The data set as schema.org has it (https://schema.org/Dataset), with a DataDownload for each file."""
    about, names = site.publication.about, site.publication.names
    [(first, last)] = site.publication.database.execute("SELECT MIN(earliest), MAX(latest) FROM incidents").fetchall()
    found: Json = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": names.dataset().value,
        "url": f"{names.base}data",
        "name": f"Civilian-harm claims recorded by {about.monitor}",
        "description": (
            f"Claims about harm to civilians in {about.incidents:,} incidents, read from {about.documents:,} documents "
            f"published by {about.monitor}: who says it, of whom, in which exact words. Claims that contradict each "
            "other stand side by side."
        ),
        "identifier": f"sha256:{about.sha256}",
        "version": about.sha256[:12],
        "isBasedOn": {"@type": "Organization", "name": about.monitor},
        "inLanguage": ["en", "ar"],
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": it.name,
                "contentUrl": f"{names.base}dumps/{it.name}",
                "encodingFormat": it.media_type,
                "contentSize": f"{it.size} B",
                "sha256": it.sha256,
            }
            for it in dumps
        ],
    }
    if licence:
        found["license"] = licence
    if first:
        found["temporalCoverage"] = f"{first}/{last}"
    return found


def _example(site: Site) -> str:
    """The IRI of the incident with the most claims, for the examples of the page."""
    found = site.publication.database.execute("SELECT iri FROM incidents ORDER BY others DESC, id LIMIT 1").fetchone()
    return str(found[0]) if found else site.publication.names.base
