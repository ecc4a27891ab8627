"""Gazetteers of invented extracts, each as kg.toml would name it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.gazetteers import Gazetteer, configured
from tests.gazetteers import files

Table = dict[str, str | float]

CSV: Table = {
    "title": "Towns 1",
    "licence": "https://example.org/licence",
    "space": "https://example.org/town/",
    "id": "code",
    "names": "name:en, name_ar:ar",
    "latitude": "lat",
    "longitude": "lon",
    "country": "iso2",
    "regions": "province",
}
UNITS: Table = {"title": "Units 1", "space": "https://example.org/pcode/"}

#: What holds the invented town: its table of kg.toml, made in a folder, and the IRI of the entry.
EXTRACTS: dict[str, tuple[str, Callable[[Path], Table], str]] = {
    "geonames-dump": (
        "geonames-dump",
        lambda it: {"folder": files.dump(it / "dump").name},
        "https://sws.geonames.org/1/",
    ),
    "wikidata": ("wikidata", lambda it: {"extract": files.extract(it).name}, "http://www.wikidata.org/entity/Q1"),
    "osm": ("osm", lambda it: {"extract": files.osm(it).name}, "https://www.openstreetmap.org/node/12"),
    "overpass": ("osm", lambda it: {"extract": files.overpass(it).name}, "https://www.openstreetmap.org/way/13"),
    "csv": ("csv", lambda it: {"file": files.table(it).name, **CSV}, "https://example.org/town/T1"),
}
LAYERS: dict[str, Callable[[Path], Path]] = {"geojson": files.geojson, "gpkg": files.geopackage, "shp": files.shapes}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Answers and indexes of invented extracts do not go to the user's cache; the embedded gazetteer's index does."""
    if "extract" in request.fixturenames or "own_cache" in request.fixturenames:
        monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def own_cache() -> None:
    """The test keeps what it fetches in a folder of its own."""


@pytest.fixture(params=EXTRACTS)
def extract(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Gazetteer, str]:
    name, make, iri = EXTRACTS[request.param]
    (gazetteer,) = configured({name: make(tmp_path)}, tmp_path)
    return gazetteer, iri
