"""A selection of incidents as CSV, JSON and GeoJSON: every incident of it, in its order, with the labels of the tables.

Pure functions of the publication and the facets. An empty cell or null: the page does not say.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

import orjson

from kg.site import selection
from kg.site.facets import Facets
from kg.site.naming import NO_NAME, Naming
from kg.site.selection import Row, Sum
from kg.site.site import Site

_JOIN = " | "

Json = dict[str, Any]

COLUMNS = (
    *("incident", "codes", "permalink", "date_as_written", "first_day", "last_day", "place_en", "place_ar", "region"),
    *("country", "latitude", "longitude", "accuracy", "radius_m", "harm_status", "strike_status", "strike_types"),
    *("conflicts", "killed_as_written", "killed_min", "killed_max", "injured_as_written", "injured_min"),
    *("injured_max", "suspected_belligerents", "known_belligerents", "claims_of_others", "claims_differ_on"),
    *("claims", "claims_checked_by_a_person", "findings"),
)


def incidents_csv(site: Site, facets: Facets) -> str:
    """RFC 4180 with a header row, lines end in \\n; several values in one cell are joined by " | "."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for told in records(site, facets):
        writer.writerow({key: _cell(value) for key, value in told.items()})
    return out.getvalue()


def incidents_json(site: Site, facets: Facets) -> bytes:
    """An object: what was asked for, of which release, the sums (Discounted apart), and the incidents as a list."""
    about = site.publication.about
    sums = selection.sums(site.publication, facets)
    found = list(records(site, facets))
    told = {
        "monitor": about.monitor,
        "release": about.sha256,
        "query": facets.query(view=False),
        "count": len(found),
        "civilians_killed": {"counted": _sum(sums.counted), "discounted": _sum(sums.discounted)},
        "incidents": found,
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def incidents_geojson(site: Site, facets: Facets) -> bytes:
    """RFC 7946; an incident that no page locates has a null geometry (section 3.2), so that none is missing."""
    features = [
        {"type": "Feature", "id": told["incident"], "geometry": _point(told), "properties": told}
        for told in records(site, facets)
    ]
    data = {"type": "FeatureCollection", "features": features}
    return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE)


def records(site: Site, facets: Facets) -> Iterator[Json]:
    """The incidents of the selection by the names of COLUMNS; several values are a list."""
    naming = Naming(site, "en")
    for row in selection.rows(site.publication, facets):
        yield _record(naming, row)


def _record(naming: Naming, row: Row) -> Json:
    place = naming.name("place", next(iter(row.facets.get("place", ())), ""))
    areas = max(row.facets.get("region", ()), key=lambda it: it.count("/"), default="").split("/")
    names = [naming.name("region", "/".join(areas[: n + 1])).name for n in range(len(areas)) if areas[0]]
    arabic_only = place.name == place.arabic

    def terms(facet: str) -> list[str]:
        return [naming.name(facet, it).name for it in row.facets.get(facet, ())]

    return {
        "incident": row.iri,
        "codes": row.codes.split() if row.codes else [],
        "permalink": row.permalink,
        "date_as_written": row.date_words,
        "first_day": row.first,
        "last_day": row.last,
        "place_en": None if arabic_only else place.name or None,
        "place_ar": place.arabic,
        "region": names[-1] if len(names) > 1 else None,
        "country": names[0] if names else None,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "accuracy": row.accuracy.rpartition("/")[2].removeprefix("accuracy-") if row.accuracy else None,
        "radius_m": row.radius,
        "harm_status": terms("status"),
        "strike_status": terms("strike"),
        "strike_types": terms("type"),
        "conflicts": terms("conflict"),
        "killed_as_written": row.killed.words,
        "killed_min": row.killed.low,
        "killed_max": row.killed.high,
        "injured_as_written": row.injured.words,
        "injured_min": row.injured.low,
        "injured_max": row.injured.high,
        "suspected_belligerents": [it for it in row.suspected if it != NO_NAME],
        "known_belligerents": [it for it in row.known if it != NO_NAME],
        "claims_of_others": row.others,
        "claims_differ_on": list(row.facets.get("differ", ())),
        "claims": row.claims,
        "claims_checked_by_a_person": row.checked,
        "findings": row.findings,
    }


def _cell(value: object) -> object:
    return _JOIN.join(str(it) for it in value) if isinstance(value, list) else value


def _sum(it: Sum) -> Json:
    return {
        "incidents": it.incidents,
        "sum_of_minima": it.low,
        "sum_of_maxima": it.high,
        "one_bound_only": it.bound,
        "no_number": it.silent,
    }


def _point(told: Json) -> Json | None:
    if told["latitude"] is None or told["longitude"] is None:
        return None
    return {"type": "Point", "coordinates": [float(told["longitude"]), float(told["latitude"])]}
