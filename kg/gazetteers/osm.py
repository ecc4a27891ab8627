"""OpenStreetMap: from a Nominatim of the user's own, or from a local extract (GeoJSON, or the JSON of Overpass).

    [gazetteers.osm]
    nominatim = "http://localhost:8080"     the public server allows no bulk use (operations.osmfoundation.org/policies)
    extract = "places.geojson"              one of the two
    title = "OpenStreetMap, extract of 2024-05-01"
    rate = 1                                the most requests a second

The data are under the ODbL: whoever publishes links names OpenStreetMap's contributors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from shapely.errors import GEOSException
from shapely.geometry import shape

from kg.errors import GazetteerError, SettingsError
from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source, region_among
from kg.gazetteers.index import Index, Row
from kg.gazetteers.options import Options
from kg.gazetteers.web import Web, web_base

SPACE = "https://www.openstreetmap.org/"
LICENCE = "https://opendatacommons.org/licenses/odbl/1-0/"
ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"
_KINDS = {"n": "node", "w": "way", "r": "relation"}
_UNITS = ("state", "province", "region", "county", "state_district", "district", "municipality")


class _Answer(BaseModel):
    """What is read of one row of an answer of Nominatim."""

    osm_type: str | None = None
    osm_id: int | None = None
    name: str | None = None
    namedetails: dict[str, str | None] | None = None
    address: dict[str, str | None] | None = None
    lat: float | None = None
    lon: float | None = None
    category: str = ""
    type: str = ""


class _Extract(BaseModel):
    """A GeoJSON FeatureCollection, or the JSON of Overpass."""

    features: list[dict[str, Any]] = []
    elements: list[dict[str, Any]] = []


_ANSWERS, _EXTRACT = TypeAdapter(list[_Answer]), TypeAdapter(_Extract)


class OpenStreetMap:
    """Asks a Nominatim server for each name, or an extract that is held in memory."""

    def __init__(self, source: Source, asked: Nominatim | Index) -> None:
        self.source = source
        self._asked = asked

    @classmethod
    def configured(cls, options: Options) -> OpenStreetMap:
        server, extract = options.text("nominatim"), options.file("extract")
        rate = options.number("rate", 1)
        if (server is None) == (extract is None):
            raise SettingsError("[gazetteers.osm] needs either nominatim or extract")
        title = options.text(
            "title", f"OpenStreetMap by Nominatim at {server}" if server else f"OpenStreetMap {extract}"
        )
        source = Source("osm", title or "", LICENCE, ATTRIBUTION, SPACE, remote=server is not None)
        if server is not None:
            address = web_base(server, "[gazetteers.osm] nominatim").rstrip("/")
            return cls(source, Nominatim(address, Web("Nominatim", rate)))
        assert extract is not None
        return cls(source, Index.memory(rows(extract)))

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        return self._asked.candidates(place, limit)


class Nominatim:
    """https://nominatim.org/release-docs/latest/api/Search/, format jsonv2."""

    def __init__(self, address: str, web: Web) -> None:
        self.address, self._web = address, web

    def candidates(self, place: PlaceQuery, limit: int) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for name in place.names:
            words = ", ".join(it for it in (name, place.region, place.country) if it)
            query = {"q": words, "format": "jsonv2", "namedetails": "1", "addressdetails": "1", "limit": str(limit)}
            for it in self._web.get(f"{self.address}/search", query, self._read):
                candidate = _answered(it, place)
                if candidate is not None:
                    found.setdefault(candidate.iri, candidate)
        return tuple(found.values())

    def _read(self, answer: bytes) -> list[_Answer]:
        try:
            return _ANSWERS.validate_json(answer)
        except ValidationError as error:
            raise GazetteerError(f"{self.address} gave no answer of Nominatim: {error}") from error


def rows(extract: Path) -> Iterator[Row]:
    """The named features of a GeoJSON FeatureCollection, or the named elements of an Overpass answer."""
    try:
        data = _EXTRACT.validate_json(extract.read_bytes())
    except OSError as error:
        raise GazetteerError(f"{extract} cannot be read: {error}") from error
    except ValidationError as error:
        raise GazetteerError(f"{extract} is neither GeoJSON nor an answer of Overpass: {error}") from error
    items = [*map(_feature, data.features), *map(_element, data.elements)]
    for number, (kind, identifier, tags, point) in enumerate(items, start=1):
        names = _names(tags)
        if names and kind and identifier:
            country = tags.get("ISO3166-1:alpha2") or tags.get("is_in:country_code")
            units = tuple(tags[it] for it in ("is_in:state", "addr:state", "addr:province") if tags.get(it))
            yield Row(number, f"{SPACE}{kind}/{identifier}", names, point, country, units, _class(tags))


def _feature(it: Mapping[str, Any]) -> tuple[str, str, dict[str, str], Position | None]:
    """A GeoJSON feature: `@id` or `id` is "node/123" (osmtogeojson, osmium)."""
    # a table that was turned into GeoJSON has every column on every feature, most of them null
    tags = {key: str(value) for key, value in (it.get("properties") or {}).items() if value is not None}
    kind, _, identifier = str(tags.get("@id") or it.get("id") or "").partition("/")
    if not identifier and kind:
        kind, identifier = _KINDS.get(kind[:1], ""), kind[1:]
    try:
        middle = shape(it["geometry"]).representative_point() if it.get("geometry") else None
    except (GEOSException, KeyError, TypeError, ValueError, AttributeError) as error:
        raise GazetteerError(f"a feature of the extract has no readable geometry: {error}") from error
    return kind, identifier, tags, None if middle is None else (middle.y, middle.x)


def _element(it: Mapping[str, Any]) -> tuple[str, str, dict[str, str], Position | None]:
    where = it if "lat" in it else it.get("center") or {}
    try:
        point = (float(where["lat"]), float(where["lon"])) if "lat" in where and "lon" in where else None
    except (TypeError, ValueError) as error:
        raise GazetteerError(f"an element of the extract has no readable point: {error}") from error
    return str(it.get("type") or ""), str(it.get("id") or ""), dict(it.get("tags") or {}), point


def _answered(it: _Answer, place: PlaceQuery) -> Candidate | None:
    names = _names({key: text for key, text in {**(it.namedetails or {}), "name": it.name}.items() if text})
    if not it.osm_type or not it.osm_id or not names:
        return None
    address = it.address or {}
    units = tuple(text for key in _UNITS if (text := address.get(key)))
    code = (address.get("country_code") or "").upper() or None
    point = None if it.lat is None or it.lon is None else (it.lat, it.lon)
    # a unit may be named in another language than the page's: likeness speaks for it, unlikeness says nothing
    agrees = region_among(place.region, units) or None
    iri = f"{SPACE}{it.osm_type}/{it.osm_id}"
    return Candidate(iri, names, point, code, agrees, units, _class({it.category: it.type}), it.type)


def _names(tags: Mapping[str, str]) -> tuple[tuple[str, str | None], ...]:
    """`name`, then `name:ar` and the like, then other names without a language."""
    found: dict[tuple[str, str | None], None] = {}
    for key in sorted(tags, key=lambda key: (key != "name", key)):
        value = str(tags[key])
        first, _, language = key.partition(":")
        if first in ("name", "alt_name", "int_name", "old_name", "official_name"):
            for text in filter(None, (part.strip() for part in value.split(";"))):
                found[text, language or None] = None
    return tuple(found)


def _class(tags: Mapping[str, str]) -> str:
    if "place" in tags:
        return "P"
    return "A" if "boundary" in tags else "S"
