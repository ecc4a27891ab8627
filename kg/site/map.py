"""Maps: of one incident or place, of all incidents, and the page of all with facets.

Each is drawn on the server with its outlines and told in words; a script turns it into a map that moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import orjson
from markupsafe import Markup

from kg.pages.words import Said
from kg.public import Publication
from kg.site import selection
from kg.site.assets import tile_host
from kg.site.facets import Facets
from kg.site.i18n import strings
from kg.site.layout import fragment, page
from kg.site.lists import choices, chosen, periods, thresholds
from kg.site.map_drawing import overview, panels
from kg.site.map_features import Feature, incident_features, place_features
from kg.site.naming import Naming
from kg.site.selection import condition
from kg.site.site import Language, Site

__all__ = [
    "SCRIPTS",
    "STYLES",
    "Feature",
    "incident_features",
    "map_block",
    "map_geojson",
    "map_page",
    "overview_block",
    "place_features",
]

#: What a page with a map loads; the script fetches Leaflet when a map comes into view or is asked for.
STYLES = ("/static/map.css",)
SCRIPTS = ("/static/elements.js", "/static/map_ground.js", "/static/map_points.js", "/static/map.js")

#: How many incidents of a place are told one by one in words.
_TOLD = 40


@dataclass(frozen=True, slots=True)
class Told:
    """Features that are told in one line: one, or several shapes of one drawing. `number` is that of the first."""

    number: int
    n: int
    feature: Feature


def map_block(site: Site, features: Sequence[Feature], language: Language, *, caption: str = "") -> Markup:
    """A figure with the features drawn and told in words; "" where there are none."""
    drawn = panels(features, language)
    if not drawn:
        return Markup("")
    told = list(_told(features))
    return fragment(
        site,
        language,
        "map_block.html.j2",
        panels=drawn,
        told=told[:_TOLD],
        more=len(told) - _TOLD,
        caption=caption,
        accuracy=lambda it: _accuracy(it, language),
        live=_live(features),
        tiles=_tiles(site),
    )


def overview_block(
    site: Site,
    language: Language,
    incidents: Sequence[str] | None = None,
    *,
    facets: Facets | None = None,
    moving: bool = False,
) -> Markup:
    """A figure of all incidents, of those given by IRI, or of a selection. `moving`: it moves as soon as it is seen.

    Else the figure is a picture that leads to the map. "" where no incident has coordinates.
    """
    facets = facets or Facets()
    wanted = None if incidents is None else set(incidents)
    found = [it for it in _points(site.publication, facets) if wanted is None or it[0] in wanted]
    points = [(longitude, latitude) for _, longitude, latitude, *_ in found]
    drawn = [(kind, overview(points, language, slim=kind == "slim")) for kind in ("broad", "slim")]
    if not found:
        return Markup("")
    return fragment(
        site,
        language,
        "map_overview.html.j2",
        panels=drawn,
        n=len(found),
        without=selection.total(site.publication, facets) - len(found) if incidents is None else 0,
        source="/map.geojson" + facets.query(view=False),
        page="/map" + facets.query(view=False),
        moving=moving,
        tiles=_tiles(site),
    )


def map_page(site: Site, facets: Facets, language: Language) -> str:
    """The selection on a map with its facets, and by region in words."""
    naming = Naming(site, language)
    regions = selection.counts(site.publication, facets.without("region")).get("region", [])
    return page(
        site,
        language,
        title=str(strings(language)("nav.map")),
        body_template="map.html.j2",
        here="/map" + facets.query(view=False),
        section="map",
        styles=(*STYLES, "/static/lists.css"),
        scripts=SCRIPTS,
        n=selection.total(site.publication, facets),
        map=overview_block(site, language, facets=facets, moving=True),
        regions=[(naming.place(value), n, _region(facets, value)) for value, n in sorted(regions)],
        incidents="/incidents" + facets.query(view=False),
        facets=facets,
        hidden=[(key, value) for key, value in facets.pairs(view=False) if key not in ("from", "to", "killed")],
        chosen=list(chosen(naming, facets, "/map")),
        choices=list(choices(naming, facets, "/map")),
        periods=periods(naming, facets, "/map"),
        thresholds=thresholds(naming, facets, "/map"),
    )


def map_geojson(site: Site, facets: Facets | None = None) -> bytes:
    """One light feature an incident that has coordinates (RFC 7946). `radius_m`: the true place may lie so far off."""
    made = []
    for iri, longitude, latitude, codes, place, place_ar, first, last, radius in _points(
        site.publication, facets or Facets()
    ):
        told = {"codes": codes, "place": place if place != place_ar else None, "place_ar": place_ar}
        told |= {"first": first, "last": last if last != first else None, "radius_m": radius}
        made.append(
            {
                "type": "Feature",
                "id": iri,
                "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                "properties": {key: value for key, value in told.items() if value is not None}
                | {"href": site.path(iri)},
            }
        )
    return orjson.dumps({"type": "FeatureCollection", "features": made})


def _points(publication: Publication, facets: Facets) -> list[tuple[Any, ...]]:
    """The incidents of a selection that have coordinates on Earth, by IRI.

    IRI, longitude, latitude, codes, place in English and Arabic, first and last day, radius in metres.
    """
    where, bound = condition(facets)
    query = f"""SELECT i.iri, CAST(longitude AS REAL), CAST(latitude AS REAL), codes, p.name, p.name_ar, earliest,
        latest, radius FROM incidents AS i LEFT JOIN places AS p ON p.iri = i.place
        WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND {where} ORDER BY i.iri"""  # noqa: S608
    found = publication.database.execute(query, bound).fetchall()
    return [it for it in found if abs(it[1]) <= 180 and abs(it[2]) <= 90]


def _region(facets: Facets, value: str) -> str:
    return "/incidents" + facets.without("region").toggled("region", value).query(view=False)


def _told(features: Sequence[Feature]) -> Iterator[Told]:
    """One line each, but shapes of one drawing together."""

    def one(pair: tuple[int, Feature]) -> tuple[object, ...]:
        number, it = pair
        return (it.kind, it.by, it.of, it.link) if it.kind == "shape" else (number,)

    for _, group in groupby(enumerate(features), key=one):
        (number, first), *others = group
        yield Told(number, 1 + len(others), first)


def _accuracy(it: Feature, language: Language) -> Said | None:
    return it.accuracy_ar if language == "ar" and it.accuracy_ar else it.accuracy


def _live(features: Sequence[Feature]) -> dict[str, object]:
    """What the script needs beside the words: geometries, in the order of the features."""
    told = [{"kind": it.kind, "geometry": it.geometry, "radius": it.radius_m, "side": it.side_m} for it in features]
    lines = {it.number: it.n for it in _told(features)}
    line = 0
    for number, one in enumerate(told):
        line = number if number in lines else line
        one["line"] = line
    return {"features": told}


def _tiles(site: Site) -> str | None:
    return site.tiles if tile_host(site.tiles) else None
