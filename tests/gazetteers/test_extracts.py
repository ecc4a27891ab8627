"""One contract, many gazetteers: each finds the invented town, tells where it lies, and says whose data it is."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import GazetteerError, SettingsError
from kg.gazetteers import GAZETTEERS, Gazetteer, configured, judge
from kg.gazetteers.base import Boundaries, PlaceQuery, StatedPoint
from tests.conftest import ROOT
from tests.gazetteers import files
from tests.gazetteers.conftest import CSV, LAYERS, UNITS
from tests.gazetteers.files import POINT, QUERY


def test_the_town_is_found_and_accepted(extract: tuple[Gazetteer, str]) -> None:
    gazetteer, iri = extract
    judged = judge(QUERY, gazetteer.candidates(QUERY), gazetteer.source)
    accepted = [it for it in judged if it.decision == "accepted"]
    assert [it.candidate.iri for it in accepted] == [iri]
    assert accepted[0].candidate.point == POINT
    assert accepted[0].admin in ("agrees", "not-known")
    assert accepted[0].name_score >= 0.95


def test_it_is_found_by_name_where_no_page_gives_a_point(extract: tuple[Gazetteer, str]) -> None:
    gazetteer, iri = extract
    found = {it.iri for it in gazetteer.candidates(replace(QUERY, points=()))}
    without_country = {"https://www.openstreetmap.org/way/13"}
    assert iri in found or iri in without_country


def test_another_place_finds_nothing_alike(extract: tuple[Gazetteer, str]) -> None:
    gazetteer, _ = extract
    other = replace(QUERY, names=("Nirgendwo",), points=(StatedPoint(10.0, 10.0, 3000),))
    assert not [it for it in judge(other, gazetteer.candidates(other), gazetteer.source) if it.decision != "rejected"]


def test_licence_and_version_are_told(extract: tuple[Gazetteer, str]) -> None:
    source = extract[0].source
    assert source.licence.startswith("https://") and source.attribution and source.title and not source.remote
    assert extract[1].startswith(source.space)


def test_the_same_question_gives_the_same_answer(extract: tuple[Gazetteer, str]) -> None:
    assert extract[0].candidates(QUERY) == extract[0].candidates(QUERY)


@pytest.mark.parametrize("layer", LAYERS)
def test_units_by_point_in_polygon(layer: str, tmp_path: Path) -> None:
    file = LAYERS[layer](tmp_path)
    (gazetteer,) = configured({"cod-ab": {"file": file.name, **UNITS}}, tmp_path)
    assert isinstance(gazetteer, Boundaries)
    unit = gazetteer.unit_at(QUERY, (36.25, 38.05))
    assert unit is not None and unit.iri == "https://example.org/pcode/SY0101"
    assert unit.names == (("Mithal", "en"), ("مثال", "ar"))
    assert (unit.country, unit.region_agrees, unit.feature_code) == ("SY", True, "ADM3")
    assert gazetteer.unit_at(QUERY, (30.0, 38.05)) is None
    assert gazetteer.region_km(QUERY, (36.25, 38.05)) == 0.0
    assert gazetteer.region_km(QUERY, (36.25, 39.05)) == pytest.approx(85.2, abs=0.5)
    assert gazetteer.region_km(replace(QUERY, region="Elsewhere"), (36.25, 38.05)) is None
    assert [it.iri[-6:] for it in gazetteer.candidates(replace(QUERY, names=("الخيال",), points=()))] == ["SY0201"]


def test_a_dump_tells_codes_languages_and_units(tmp_path: Path, own_cache: None) -> None:
    (gazetteer,) = configured({"geonames-dump": {"folder": files.dump(tmp_path / "dump").name}}, tmp_path)
    town, hill = sorted(gazetteer.candidates(QUERY), key=lambda it: it.iri)
    assert (town.feature_class, town.feature_code, hill.feature_class, hill.feature_code) == ("P", "PPL", "T", "HLL")
    assert ("تل المثال", "ar") in town.names and not any("example.org" in text for text, _ in town.names)
    assert (town.admin, town.region_agrees) == (("SY.09", "SY.09.01"), True)
    assert gazetteer.source.title == "GeoNames dump (SY) of 2024-05-02"


def test_a_dump_may_be_packed_and_is_loaded_once(tmp_path: Path, own_cache: None) -> None:
    folder = files.dump(tmp_path / "dump")
    with zipfile.ZipFile(folder / "SY.zip", "w") as packed:
        packed.write(folder / "SY.txt", "SY.txt")
    (folder / "SY.txt").unlink()
    for _ in range(2):
        (gazetteer,) = configured({"geonames-dump": {"folder": "dump", "classes": "PA"}}, tmp_path)
        assert [it.iri for it in gazetteer.candidates(QUERY)] == ["https://sws.geonames.org/1/"]
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "table", "words"),
    [
        ("atlas", {}, "there is no gazetteer 'atlas'"),
        ("geonames", {"folder": "x"}, "has no 'folder'"),
        ("geonames-dump", {}, "needs folder"),
        ("geonames-dump", {"folder": "absent"}, "there is no"),
        ("wikidata", {}, "either endpoint or extract"),
        ("wikidata", {"endpoint": "ftp://example.org", "rate": 1}, "no http"),
        ("wikidata", {"endpoint": "https://example.org", "nearby": "magic"}, "nearby must be"),
        ("osm", {"nominatim": "https://example.org", "rate": -1}, "not negative"),
        ("csv", {"title": 3}, "must be text"),
        ("cod-ab", {"title": "x"}, "needs space"),
    ],
)
def test_a_wrong_table_is_refused(name: str, table: dict[str, object], words: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=words):
        configured({name: table}, tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [("code,name\nT1,x\n", "has no column"), (files.TABLE.replace("36.25", "136"), ":2: .* is no point on Earth")],
)
def test_a_table_that_cannot_be_read_names_its_line(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=words):
        configured({"csv": {"file": "towns.csv", **CSV}}, tmp_path)


def test_a_column_without_a_value_is_no_name(tmp_path: Path) -> None:
    """Programs that make GeoJSON of a table write null where nothing stands."""
    file = files.osm(tmp_path)
    file.write_text(file.read_text("utf-8").replace('"place":', '"name:ku":null,"alt_name":null,"place":'), "utf-8")
    (gazetteer,) = configured({"osm": {"extract": file.name}}, tmp_path)
    [town] = gazetteer.candidates(QUERY)
    assert {text for text, _ in town.names} == {files.ARABIC, files.NAME}


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ('{"type": "node", "id": 1, "lat": "north", "lon": 1, "tags": {"name": "x"}}', "readable point"),
        ("3", "Overpass"),
    ],
)
def test_an_extract_that_cannot_be_read_is_refused(element: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "places.json").write_text(f'{{"elements": [{element}]}}', encoding="utf-8")
    with pytest.raises(GazetteerError, match=words):
        configured({"osm": {"extract": "places.json"}}, tmp_path)


@pytest.mark.parametrize("line", ["geonameid\tname", "x" + "\t" * 18, "1" + "\tnorth" * 18])
def test_a_dump_with_a_row_of_another_form_is_refused(line: str, tmp_path: Path, own_cache: None) -> None:
    folder = files.dump(tmp_path / "dump")
    (folder / "SY.txt").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"SY\.txt"):
        configured({"geonames-dump": {"folder": folder.name}}, tmp_path)


def test_a_cache_folder_may_be_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_CACHE", "cache")
    folder = files.dump(tmp_path / "dump")
    (gazetteer,) = configured({"geonames-dump": {"folder": folder.name}}, tmp_path)
    assert gazetteer.candidates(QUERY)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".shp", ".txt"])
def test_a_file_that_holds_no_boundaries_is_named(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"units{suffix}").write_bytes(b"nothing of that kind")
    with pytest.raises(GazetteerError, match="units"):
        configured({"cod-ab": {"file": f"units{suffix}", **UNITS}}, tmp_path)


def test_the_embedded_one_is_asked_where_none_is_named(tmp_path: Path) -> None:
    assert [it.source.key for it in configured(None, tmp_path)] == ["geonames"]
    assert configured({}, tmp_path) == []
    assert [it.source.key for it in configured({}, tmp_path, ["geonames"])] == ["geonames"]


def test_every_file_of_a_gazetteer_is_in_the_table() -> None:
    folder = Path(judge.__code__.co_filename).parent
    holding = {path.stem for path in folder.glob("*.py") if "def configured(cls" in path.read_text(encoding="utf-8")}
    assert len(holding) == len(GAZETTEERS)


def test_a_query_without_country_and_point_finds_nothing(extract: tuple[Gazetteer, str]) -> None:
    if extract[0].source.key != "cod-ab":
        assert extract[0].candidates(PlaceQuery("https://example.org/p", ("Tell al-Mithal",))) == ()


def test_every_gazetteer_and_check_is_told() -> None:
    page = (ROOT / "docs" / "gazetteers.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in GAZETTEERS)
    made = (ROOT / "kg" / "gazetteers" / "sanity.py").read_text(encoding="utf-8")
    made += (ROOT / "kg" / "pipeline" / "link.py").read_text(encoding="utf-8")
    assert set(re.findall(r"places-[A-Z]\w+", made)) == set(re.findall(r"\| `(places-\w+)` \|", page))
