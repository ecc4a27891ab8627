"""Linking in a build: the graph, the file of decisions, `kg link`, `kg places`, and what does not fit."""

import csv
import json
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.gazetteers import judgements
from kg.gazetteers.judgements import COLUMNS
from kg.release import Release
from kg.settings import Settings
from tests.gazetteers import files
from tests.runs import BASE, SETTINGS, kg

PAGE = """\
Conflict

Invented Conflict

Incident Code

ZZ{number}

Location

{place}

Geolocation

{point}

Accuracy: {accuracy}

Airwars Assessment

This page is invented. Nobody was harmed.

Key Information

Civilian harm reported

Yes
"""
TOWN = {"place": "الخفسة, Al Khafsa, Aleppo, Syria", "point": "36.2311, 38.0217", "accuracy": "Town"}
GEONAMES = "https://sws.geonames.org/168422/"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def write(folder: Path, number: int, **facts: str) -> None:
    (folder / "pages").mkdir(exist_ok=True)
    text = PAGE.format(number=number, **TOWN | facts)
    (folder / "pages" / f"zz{number}.txt").write_text(text, encoding="utf-8", newline="")


def build(folder: Path, settings: str = "") -> Release:
    (folder / "kg.toml").write_text(SETTINGS + settings, encoding="utf-8")
    ran = kg("--config", folder / "kg.toml", "build", folder / "pages", "--out", folder / "out", "--workers", "1")
    assert ran.code == 0, ran.err
    return Release.current(folder / "out")


def linked(release: Release, how: str = "closeMatch") -> list[str]:
    rows = release.graphs().rows(f"SELECT ?x WHERE {{ ?p a <{BASE}ns#Place> ; <{SKOS}{how}> ?x }}")
    return sorted(row["x"].value for row in rows)


def checks(release: Release) -> list[str]:
    return sorted(it["check"] for it in release.findings() if it["check"].startswith(("places-", "NoMatch", "Match")))


def test_a_town_is_linked_with_its_evidence(tmp_path: Path) -> None:
    write(tmp_path, 1)
    write(tmp_path, 2)
    release = build(tmp_path)
    assert linked(release) == [GEONAMES], "one place on two pages is judged once"
    graph = list(release.graphs().graph(NamedNode(f"{BASE}graph/links")))
    assert {triple.predicate.value.rpartition("#")[2].rpartition("/")[2] for triple in graph} == {
        *("type", "match", "references", "identifier", "license", "rights", "prefLabel", "comment", "category"),
        *("decision", "nameScore", "distanceKm", "latitude", "longitude", "closeMatch", "wasGeneratedBy", "kind"),
    }
    assert release.manifest["gazetteers"] == [row["gazetteer"] for row in _matches(release)]
    assert not any("sameAs" in str(triple) for triple in graph)


def _matches(release: Release) -> list[dict[str, str]]:
    told = f"?m a <{BASE}ns#GazetteerMatch> ; <http://purl.org/dc/terms/identifier> ?gazetteer"
    rows = release.graphs().rows(f"SELECT ?gazetteer WHERE {{ {told} }}")
    return [{key: term.value for key, term in row.items()} for row in rows]


def test_none_is_asked_where_the_settings_say_so(tmp_path: Path) -> None:
    write(tmp_path, 1)
    release = build(tmp_path, "gazetteers = {}\n")
    assert (linked(release), release.places(), checks(release)) == ([], [], [])


def test_where_nothing_fits_the_nearest_is_told(tmp_path: Path) -> None:
    write(tmp_path, 1, place="الصور, Al Soor, Deir Ezzor, Syria", point="35.5081949, 40.6549072", accuracy="Village")
    release = build(tmp_path)
    (finding,) = [it for it in release.findings() if it["check"] == "NoMatch"]
    assert finding["message"].endswith("none was accepted (nearest 27.898 km).")
    assert (finding["document"], finding["lines"], finding["severity"]) == ("zz1.txt", [11], "Info")
    assert linked(release) == []


def test_a_persons_decision_survives_and_overrides(tmp_path: Path) -> None:
    write(tmp_path, 1)
    build(tmp_path)
    config, store = ("--config", tmp_path / "kg.toml"), ("--store", tmp_path / "out")
    sheet = tmp_path / "review.csv"
    assert kg(*config, "places", "--show", "all", "--format", "csv", "--out", sheet, *store).code == 0
    rows = list(csv.DictReader(sheet.read_text(encoding="utf-8").splitlines()))
    (it,) = [row for row in rows if row["candidate"] == GEONAMES]
    it["answer"], it["note"] = "exact", "seen on a map"
    with sheet.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(it))
        writer.writeheader()
        writer.writerow(it)
    assert kg(*config, "places", "--apply", sheet).code == 3, "a decision has a person"
    taken = kg(*config, "places", "--apply", sheet, "--by", "A. Person", "--date", "2026-11-01")
    assert taken.code == 0 and "1 decision(s)" in taken.err
    before = (tmp_path / "places.csv").read_bytes()
    assert kg(*config, "link", *store).code == 0
    by_link = Release.current(tmp_path / "out")
    assert (linked(by_link), linked(by_link, "exactMatch")) == ([], [GEONAMES])
    graph = list(by_link.quads())
    by_build = build(tmp_path)
    assert list(by_build.quads()) == graph, "kg link makes what a build makes"
    assert (tmp_path / "places.csv").read_bytes() == before
    checked = by_build.graphs().rows(f"SELECT ?who WHERE {{ ?m <{BASE}ns#checkedBy>/<{SKOS}prefLabel> ?who }}")
    assert [row["who"].value for row in checked] == ["A. Person"]
    assert checks(by_build) == []
    assert kg("validate", *store).code == 0
    listed = kg(*config, "places", "--show", "accepted", *store).out
    assert "A. Person" in listed


def test_a_decision_whose_place_changed_is_told(tmp_path: Path) -> None:
    write(tmp_path, 1)
    first = build(tmp_path)
    row = next(it for it in first.places() if it["candidate"] == GEONAMES)
    cells = {name: row.get(name) or "" for name in COLUMNS}
    cells |= {"decision": "no", "person": "A. Person", "day": "2026-11-01"}
    moved = judgements.decided(cells | {"place_point": "36.5, 38.0"}, "row")
    judgements.save(tmp_path / "places.csv", [moved])
    release = build(tmp_path)
    (finding,) = [it for it in release.findings() if it["check"] == "places-Changed"]
    assert finding["document"] == "zz1.txt" and "its point was 36.5, 38.0" in finding["message"]
    assert linked(release) == []
    write(tmp_path, 1, place="Another Town, Aleppo, Syria")
    release = build(tmp_path)
    (finding,) = [it for it in release.findings() if it["check"] == "places-Changed"]
    assert finding["document"] == "places.csv" and "No page names the place" in finding["message"]


def test_a_decision_on_an_entry_that_is_gone_is_told(tmp_path: Path) -> None:
    write(tmp_path, 1)
    row = next(it for it in build(tmp_path).places() if it["candidate"] == GEONAMES)
    cells = {name: row.get(name) or "" for name in COLUMNS}
    cells |= {"decision": "close", "person": "A. Person", "day": "2026-11-01"}
    gone = judgements.decided(cells | {"candidate": GEONAMES.replace("168422", "168422999")}, "row")
    judgements.save(tmp_path / "places.csv", [gone])
    (finding,) = [it for it in build(tmp_path).findings() if it["check"] == "places-Changed"]
    assert "the gazetteer no longer offers the entry" in finding["message"]


def test_a_finding_of_no_document_is_one_row(tmp_path: Path) -> None:
    write(tmp_path, 1)
    row = next(it for it in build(tmp_path).places() if it["candidate"] == GEONAMES)
    cells = {name: row.get(name) or "" for name in COLUMNS}
    cells |= {"decision": "no", "person": "A. Person", "day": "2026-11-01", "place": "place/Nowhere"}
    judgements.save(tmp_path / "places.csv", [judgements.decided(cells, "row")])
    build(tmp_path)
    asked = kg("query", "findings", "--format", "csv", "--store", tmp_path / "out").out
    assert sum("No page names the place" in line for line in asked.splitlines()) == 1


def test_what_does_not_fit_is_found_on_its_page(tmp_path: Path) -> None:
    write(tmp_path, 1, point="33.31, 44.37")
    release = build(tmp_path)
    assert checks(release) == ["NoMatch", "places-Country", "places-NameElsewhere"]
    (finding,) = [it for it in release.findings() if it["check"] == "places-Country"]
    assert (finding["lines"], finding["words"]) == ([11], TOWN["place"])
    again = json.loads(kg("validate", "--report", "json", "--store", tmp_path / "out").out)
    assert sorted(it["check"] for it in again) == sorted(it["check"] for it in release.findings())


def test_one_point_of_many_incidents(tmp_path: Path) -> None:
    for number in range(11):
        write(tmp_path, number + 1)
    assert checks(build(tmp_path)) == ["places-SharedPoint"] * 11


def test_a_gazetteer_of_ones_own(tmp_path: Path) -> None:
    write(tmp_path, 1, place="تل المثال, Tell al-Mithal, Northern Example, Syria", point="36.251, 38.021")
    files.table(tmp_path)
    table = (
        '[gazetteers.csv]\nfile = "towns.csv"\ntitle = "Towns 1"\nlicence = "https://example.org/licence"\n'
        'space = "https://example.org/town/"\nid = "code"\nnames = "name:en, name_ar:ar"\nlatitude = "lat"\n'
        'longitude = "lon"\ncountry = "iso2"\nregions = "province"\n'
    )
    assert linked(build(tmp_path, table)) == ["https://example.org/town/T1"]
    store = ("--store", tmp_path / "out")
    assert kg("--config", tmp_path / "kg.toml", "link", "--gazetteer", "geonames", *store).code == 0
    assert linked(Release.current(tmp_path / "out")) == []
    ran = kg("--config", tmp_path / "kg.toml", "link", "--gazetteer", "wikidata", *store)
    assert ran.code == 3 and "needs a table [gazetteers.wikidata]" in ran.err


def test_a_gazetteer_that_does_not_answer_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path, 1)
    table = '[gazetteers.geonames]\n[gazetteers.wikidata]\nendpoint = "http://127.0.0.1:9/sparql"\nrate = 0\n'
    (tmp_path / "kg.toml").write_text(SETTINGS + table, encoding="utf-8")
    ran = kg("--config", tmp_path / "kg.toml", "build", tmp_path / "pages", "--out", tmp_path / "out", "--json")
    assert ran.code == 0
    assert [it for it in ran.json["notes"] if "did not answer" in it]
    assert linked(Release.current(tmp_path / "out")) == [GEONAMES]


@pytest.mark.parametrize("text", ["[gazetteers.atlas]\n", "[gazetteers.geonames]\nfolder = 1\n", "gazetteers = 3\n"])
def test_wrong_settings_are_refused_before_anything_is_done(text: str, tmp_path: Path) -> None:
    write(tmp_path, 1)
    (tmp_path / "kg.toml").write_text(SETTINGS + text, encoding="utf-8")
    ran = kg("--config", tmp_path / "kg.toml", "build", tmp_path / "pages", "--out", tmp_path / "out")
    assert ran.code == 3 and not (tmp_path / "out" / "current").exists()


def test_the_default_settings_ask_the_embedded_one() -> None:
    assert Settings().gazetteers is None
