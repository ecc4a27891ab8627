"""Linked Places Format 1.3, GeoJSON with JSON-LD's context, for the World Historical Gazetteer and the like.

One feature a place of a location line: names with their languages and the pages that print them, the point only where
a page says that it is the place's own, days of the incidents, links to gazetteers. `when` is missing where no page
prints a date; `fclasses` is empty where no accuracy tells what kind of place it is.
Source: https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
from pyoxigraph import Literal

from kg.export.base import View, replacing_file
from kg.formats import LINKED_PLACES, FileFormat
from kg.gazetteers.countries import iso_code
from kg.resources import text
from kg.store import Term

Json = dict[str, Any]
Row = dict[str, Term]

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/linkedplaces-context-v1.1.jsonld"

#: GeoNames' feature class by declared accuracy: what the page's point stands for.
_CLASSES = {
    **dict.fromkeys(("village", "town", "city", "neighbourhood-area"), "P"),
    **dict.fromkeys(("subdistrict", "district", "province-governorate"), "A"),
    **dict.fromkeys(("nearby-landmark", "exact-location", "exact-location-coalition", "exact-location-other"), "S"),
    "street": "R",
}


@dataclass(frozen=True, slots=True)
class LinkedPlacesExporter:
    format: FileFormat = LINKED_PLACES

    def write(self, view: View, out: Path) -> None:
        """One FeatureCollection, its features in the order of their IRIs."""
        data = {"type": "FeatureCollection", "@context": CONTEXT, "features": features(view)}
        with replacing_file(out) as draft:
            draft.write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def features(view: View) -> list[Json]:
    """The places, each once."""
    rows: dict[str, list[Row]] = {}
    for row in _rows(view, "places"):
        rows.setdefault(row["place"].value, []).append(row)
    links: dict[str, list[Row]] = {}
    for row in _rows(view, "matches"):
        if "link" in row:
            links.setdefault(row["place"].value, []).append(row)
    return [_feature(place, its, links.get(place, [])) for place, its in sorted(rows.items())]


def _rows(view: View, name: str) -> list[Row]:
    found = view.graphs.rows(text(f"queries/map/{name}.rq", view.names.base))
    return sorted(found, key=lambda row: sorted((key, str(term)) for key, term in row.items()))


def _feature(place: str, rows: list[Row], links: list[Row]) -> Json:
    names = _names(rows)
    title = next((it["toponym"] for it in names if it["lang"] == "en"), names[0]["toponym"])
    wider = [words for row in rows for key in ("around", "within") if (words := _text(row, key))]
    codes = sorted({code for words in wider if (code := iso_code(words)) is not None})
    classes = {_CLASSES.get((_text(row, "accuracy") or "").rpartition("/accuracy-")[2]) for row in rows}
    feature: Json = {
        "@id": place,
        "type": "Feature",
        "properties": {"title": title, "ccodes": codes, "fclasses": sorted(it for it in classes if it is not None)},
        "names": names,
        "geometry": _geometry(rows),
        "links": _links(links),
    }
    spans = _when(rows)
    return feature | ({"when": {"timespans": spans}} if spans else {})


def _names(rows: Iterable[Row]) -> list[Json]:
    """Each name once, with the pages that print it."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        name = row["name"]
        language = name.language if isinstance(name, Literal) and name.language else "und"
        found.setdefault((name.value, language), {})[row["doc"].value] = row["document"].value
    return [
        {
            "toponym": name,
            "lang": language,
            "citations": [{"@id": doc, "label": label} for doc, label in sorted(pages.items())],
        }
        for (name, language), pages in sorted(found.items())
    ]


def _geometry(rows: Iterable[Row]) -> Json | None:
    points = sorted({(row["longitude"].value, row["latitude"].value) for row in rows if "latitude" in row})
    if not points:
        return None
    made = [{"type": "Point", "coordinates": [float(Decimal(x)), float(Decimal(y))]} for x, y in points]
    return made[0] if len(made) == 1 else {"type": "GeometryCollection", "geometries": made}


def _when(rows: Iterable[Row]) -> list[Json]:
    days = sorted({(row["earliest"].value, _text(row, "latest")) for row in rows if "earliest" in row}, key=str)
    return [
        {"start": {"in": first}, "end": {"in": last}} if last is not None else {"start": {"in": first}}
        for first, last in days
    ]


def _links(rows: Iterable[Row]) -> list[Json]:
    return [
        {"type": row["link"].value.rpartition("#")[2], "identifier": row["candidate"].value}
        for row in sorted(rows, key=lambda row: row["candidate"].value)
    ]


def _text(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None
