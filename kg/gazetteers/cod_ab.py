"""OCHA's administrative boundaries (COD-AB): the unit around a point with its P-code, by point in polygon.

    [gazetteers.cod-ab]
    file = "syr_admin3.geojson"     GeoJSON, GeoPackage or Shapefile (WGS 84), the finest level that is wanted
    layer = "syr_admin3"            of a GeoPackage with several
    level = 3                       its level; 3 where it is missing
    title = "COD-AB Syria, 2024-05"
    licence = "https://creativecommons.org/licenses/by/3.0/igo/"
    space = "https://example.org/pcode/"     put before the P-code: OCHA gives P-codes no addresses, so take one of
    yours

Columns: ADM3_EN, ADM3_AR, ADM3_PCODE, ADM1_EN …, or adm3_name, adm3_name1, adm3_pcode …, in any case of letters.
Source: https://cod.unocha.org; GeoPackage: OGC 12-128r18, clause 2.1.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import STRtree
from shapely.geometry import Point as Dot
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from kg.errors import GazetteerError
from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source, region_among
from kg.gazetteers.layers import features
from kg.gazetteers.options import Options
from kg.names import Name
from kg.values.points import distance_km


@dataclass(frozen=True, slots=True)
class Unit:
    """One polygon: P-code, names with language, the names of the units around it (the widest first), shape."""

    code: str
    names: tuple[tuple[str, str | None], ...]
    country: str | None
    parents: tuple[str, ...]
    area: BaseGeometry

    @property
    def middle(self) -> Position:
        """A point that surely lies inside."""
        dot = self.area.representative_point()
        return dot.y, dot.x


class CodAb:
    """The boundaries of one level, held in memory."""

    def __init__(self, source: Source, units: list[Unit], level: int) -> None:
        self.source = source
        self._units, self._level = units, level
        self._tree = STRtree([it.area for it in units])
        self._named: dict[str, list[Unit]] = {}
        for unit in units:
            for key in sorted({key for text, _ in unit.names for key in Name.of(text).keys}):
                self._named.setdefault(key, []).append(unit)

    @classmethod
    def configured(cls, options: Options) -> CodAb:
        title, level = options.needed("title"), int(options.number("level", 3))
        licence = options.text("licence", "https://creativecommons.org/licenses/by/3.0/igo/") or ""
        source = Source("cod-ab", title, licence, f"OCHA, {title}", options.needed("space"))
        file = options.needed_file("file")
        units = [_unit(properties, area, level, file) for properties, area in features(file, options.text("layer"))]
        return cls(source, units, level)

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        """The units that hold the place's points, then those of its name."""
        found = [unit for it in place.telling for unit in self._holding(it.position)]
        keys = sorted({key for name in place.names for key in Name.of(name).keys})
        found += [unit for key in keys for unit in self._named.get(key, ())][:limit]
        return tuple(self._candidate(it, place) for it in dict.fromkeys(found))

    def unit_at(self, place: PlaceQuery, point: Position) -> Candidate | None:
        """The unit that holds the point; None: it lies outside all of them."""
        held = self._holding(point)
        return self._candidate(held[0], place) if held else None

    def region_km(self, place: PlaceQuery, point: Position) -> float | None:
        """How far the point lies from the region that the place states; None: the file has no such region."""
        own = [it for it in self._units if region_among(place.region, it.parents)]
        if not own:
            return None
        dot = Dot(point[1], point[0])
        near = (nearest_points(it.area, dot)[0] for it in own)
        return min(distance_km(point, (it.y, it.x)) for it in near)

    def _holding(self, point: Position) -> list[Unit]:
        dot = Dot(point[1], point[0])
        return [self._units[at] for at in sorted(self._tree.query(dot, predicate="intersects"))]

    def _candidate(self, unit: Unit, place: PlaceQuery) -> Candidate:
        return Candidate(
            iri=self.source.space + unit.code,
            names=unit.names,
            point=unit.middle,
            country=unit.country,
            region_agrees=region_among(place.region, unit.parents),
            admin=unit.parents,
            feature_class="A",
            feature_code=f"ADM{self._level}",
        )


def _unit(properties: Mapping[str, Any], area: BaseGeometry, level: int, file: Path) -> Unit:
    cells = {key.casefold(): str(value).strip() for key, value in properties.items() if value not in (None, "")}
    code = cells.get(f"adm{level}_pcode")
    names = tuple(dict.fromkeys(_names(cells, level)))
    if code is None or not names:
        raise GazetteerError(f"{file}: a feature has no ADM{level}_PCODE or no name; is it level {level}?")
    # a unit that bears the name of a wider one in another script is told once more: likeness is asked across scripts
    parents = tuple(text for wider in range(1, level) for text, _ in _names(cells, wider))
    country = cells.get("adm0_pcode", cells.get("iso2", ""))[:2].upper() or None
    return Unit(code, names, country, parents or tuple(text for text, _ in names), area)


def _names(cells: Mapping[str, str], level: int) -> Iterator[tuple[str, str | None]]:
    for ending, language in (
        ("en", "en"),
        ("ar", "ar"),
        ("name", None),
        ("name1", None),
        ("name2", None),
        ("name3", None),
    ):
        text = cells.get(f"adm{level}_{ending}")
        if text:
            yield text, language
