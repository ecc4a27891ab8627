"""The output holds exactly what the build was given; what did not change is not read again."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.release import FORMAT, Release
from tests.runs import SETTINGS, kg, pages


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    pages(tmp_path / "pages", 1, 2, 3)
    return tmp_path


def built(desk: Path, *arguments: str, code: int = 0) -> Any:
    ran = kg("build", *(arguments or ("pages",)), "--json", cwd=desk)
    assert ran.code == code, ran.err
    return ran.json


def codes(desk: Path) -> list[str]:
    asked = "SELECT DISTINCT ?c { ?i <https://example.org/harm/ns#code> ?c } ORDER BY ?c"
    return kg("query", "-", "--format", "csv", typed=asked, cwd=desk).out.split()[1:]


def hashes(output: Path) -> dict[str, str]:
    """Every file of the release apart from the database's own, by its path."""
    return dict(_hashes((output / "current").resolve()))


def _hashes(release: Path) -> Iterator[tuple[str, str]]:
    parts = [path for kind in ("readings", "corrections", "documents") for path in (release / kind).iterdir()]
    for path in sorted([*release.rglob("*"), *parts]):
        name = path.relative_to(release).as_posix()
        if path.is_file() and not name.startswith(("store/", "public/store/")):
            yield name, hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_page_that_is_gone_is_gone_and_a_changed_one_is_read_again(desk: Path) -> None:
    assert built(desk)["reused"] == 0
    assert codes(desk) == ["ZZ00001", "ZZ00002", "ZZ00003"]

    (desk / "pages" / "page-002.html").unlink()
    text = (desk / "pages" / "page-003.txt").read_text(encoding="utf-8")
    (desk / "pages" / "page-003.txt").write_text(text.replace("ZZ00003", "ZZ00033"), encoding="utf-8")
    summary = built(desk)
    assert (summary["pages"], summary["reused"], summary["incidents"]) == (2, 1, 2)
    assert codes(desk) == ["ZZ00001", "ZZ00033"]

    again = hashes(desk / "output")
    assert not [name for name in again if "page-002" in name]
    # what was taken over is what a fresh build makes
    built(desk, "pages", "--out", "fresh")
    assert hashes(desk / "fresh") == again


def test_the_same_build_twice_gives_the_same_release(desk: Path) -> None:
    built(desk)
    first = hashes(desk / "output")
    assert built(desk)["reused"] == 3
    assert hashes(desk / "output") == first
    assert len(list((desk / "output" / "releases").iterdir())) == 1  # only the one that counts stays


def test_what_is_known_of_the_capture_counts_as_a_change(desk: Path) -> None:
    built(desk)
    sidecar = desk / "pages" / "page-001.txt.meta.json"
    sidecar.write_text(
        json.dumps({"url": "https://pages.example/1", "captured": "2025-01-02T03:04:05Z"}), encoding="utf-8"
    )
    assert built(desk)["reused"] == 2
    captured = Release.current(desk / "output")
    assert [captured.reading(it).document.capture.url for it in captured.documents()] == [
        "https://pages.example/1",
        None,
        None,
    ]


def test_another_base_gives_another_graph_without_reading_again(desk: Path) -> None:
    built(desk)
    (desk / "kg.toml").write_text(SETTINGS.replace("/harm/", "/other/"), encoding="utf-8")
    assert built(desk)["reused"] == 3
    graph = b"\n".join(Release.current(desk / "output").quads()).decode()
    assert "https://example.org/other/" in graph
    assert "https://example.org/harm/" not in graph


def test_exports_withdrawn_by_the_settings_are_gone(desk: Path) -> None:
    built(desk)
    assert (desk / "output" / "export" / "graph.ttl").is_file()
    (desk / "kg.toml").write_text(SETTINGS.replace('victims = "names"\n', ""), encoding="utf-8")
    assert any("victims = " in note for note in built(desk)["notes"])
    assert not (desk / "output" / "export").exists()
    assert not (desk / "output" / "export").is_symlink()


def test_no_page_that_can_be_read(desk: Path) -> None:
    """Nothing is carried over from before: the folder holds what this build was given."""
    built(desk)
    shutil.rmtree(desk / "pages")
    (desk / "pages").mkdir()
    assert kg("build", "pages", cwd=desk).code == 3
    assert codes(desk) == ["ZZ00001", "ZZ00002", "ZZ00003"]  # nothing was done
    (desk / "pages" / "x.pdf").write_bytes(b"%PDF-1.4")
    summary = built(desk, code=2)
    assert (summary["pages"], len(summary["failures"])) == (0, 1)
    assert codes(desk) == []


def test_a_store_of_another_format_is_refused_and_built_anew(desk: Path) -> None:
    built(desk)
    manifest = desk / "output" / "current" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(f'"format": {FORMAT}'.encode(), b'"format": 99'))
    for command in (["query", "grand-total"], ["validate"], ["why", "ZZ00001"], ["export", "--format=trig", "--out=x"]):
        ran = kg(*command, cwd=desk)
        assert ran.code == 3
        assert f"has format 99, this program reads format {FORMAT}" in ran.err
        assert "kg build PAGES --out output" in ran.err
    assert built(desk)["reused"] == 3  # parts of pages are named by the program that made them, not by the store
    assert kg("query", "grand-total", cwd=desk).code == 0
