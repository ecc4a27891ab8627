"""What is known of how a page was saved: sidecar before manifest before page."""

import json
from pathlib import Path

import pytest

from kg.errors import PageError
from kg.model import Capture
from kg.read.capture import capture_of, is_sidecar
from tests.conftest import shared

URL = "https://monitor.example/zz1/"
HTML = f'<html><head><link rel="canonical" href="{URL}"></head><body></body></html>'


def capture(folder: Path, page: str = "text", **files: str) -> Capture:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return capture_of(folder / "page.html", page.encode())


def test_nothing_known(tmp_path: Path) -> None:
    assert capture(tmp_path) == Capture()


def test_sidecar(tmp_path: Path) -> None:
    known = {"url": URL, "captured": "2024-01-02", "archive_url": "https://archive.example/1", "collector": "A. Person"}
    assert capture(tmp_path, page__html__meta__json=json.dumps(known)) == Capture(**known)


def test_sidecar_wins_over_manifest_and_manifest_over_page_field_by_field(tmp_path: Path) -> None:
    rows = [{"file": "page.html", "captured": "manifest", "collector": "manifest"}, {"file": "other.html"}]
    found = capture(
        tmp_path, HTML, page__html__meta__json='{"captured": "sidecar", "url": null}', manifest__json=json.dumps(rows)
    )
    assert found == Capture(url=URL, captured="sidecar", collector="manifest")


def test_manifest_as_a_table(tmp_path: Path) -> None:
    table = "file,url,captured\nother.html,https://x.example/,1\npage.html,https://monitor.example/t,\n"
    assert capture(tmp_path, HTML, manifest__csv=table) == Capture(url="https://monitor.example/t")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("page__html__meta__json", '{"url": "x", "colour": "red", "mood": 1}', "unknown keys: colour, mood"),
        ("page__html__meta__json", '{"url": 7}', "not a text: url"),
        ("page__html__meta__json", '["url"]', "an object"),
        ("page__html__meta__json", "{", "no JSON"),
        ("page__html__meta__json", "[" * 100_000, "no JSON"),
        ("manifest__json", '{"file": "page.html"}', "a list of rows"),
        ("manifest__json", '[{"url": "x"}]', "names no 'file'"),
        ("manifest__json", '[{"file": "a"}, {"file": "a"}]', "two rows"),
        ("manifest__csv", "file,url,colour\npage.html,x,red\n", "unknown keys: colour"),
        ("manifest__csv", "file,url\npage.html,x,more\n", "unknown keys"),
        ("manifest__csv", "url\nx\n", "names no 'file'"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(PageError, match=reason) as refused:
        capture(tmp_path, **{name: text})
    assert refused.value.document == name.replace("__", ".")


def test_a_file_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_bytes(b"file,url\npage.html,\xff\n")
    with pytest.raises(PageError, match="byte 19 is not UTF-8"):
        capture(tmp_path)


def test_a_changed_manifest_is_read_again(tmp_path: Path) -> None:
    capture(tmp_path, manifest__json='[{"file": "page.html", "url": "https://a.example/"}]')
    again = capture(tmp_path, manifest__json='[{"file": "page.html", "url": "https://bb.example/"}]')
    assert again.url == "https://bb.example/"


@pytest.mark.parametrize(
    ("page", "known"),
    [
        (HTML, Capture(url=URL)),
        (f'<html><meta property="og:url" content="{URL}"></html>', Capture(url=URL)),
        (f"<!DOCTYPE html>\n<!-- saved from url=(0030){URL} -->\n<html></html>", Capture(url=URL)),
        (
            f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {URL} \n"
            " saved date: Sun Mar 09 2031 10:00:00 GMT+0100 (CET)\n--><head></head></html>",
            Capture(url=URL, captured="Sun Mar 09 2031 10:00:00 GMT+0100 (CET)"),
        ),
        (
            f'<html><link rel="canonical" href="https://web.archive.org/web/20310309100000/{URL}"></html>'
            "<!--\n     FILE ARCHIVED ON 10:00:00 Mar 09, 2031 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE -->",
            Capture(
                url=URL,
                captured="10:00:00 Mar 09, 2031",
                archive_url=f"https://web.archive.org/web/20310309100000/{URL}",
            ),
        ),
        ("a text that names <!-- saved from url=(0010)https://x.example/ -->", Capture()),
        ("<html></html>", Capture()),
    ],
)
def test_the_page_itself(tmp_path: Path, page: str, known: Capture) -> None:
    assert capture(tmp_path, page) == known


def test_any_bytes(tmp_path: Path) -> None:
    for data in (b"", b"\xff\xfe<\x00", b"<html \xff\x00", b"\xfe\xff" + "<html>".encode("utf-16-be")):
        assert capture_of(tmp_path / "page.html", data) == Capture()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("page.html.meta.json", True),
        ("manifest.json", True),
        ("manifest.csv", True),
        ("page.json", False),
        ("a.html", False),
    ],
)
def test_is_sidecar(name: str, expected: bool) -> None:
    assert is_sidecar(Path("folder") / name) is expected


def test_the_corpus_tells_where_it_comes_from() -> None:
    for page in sorted(shared("corpus/html").glob("*.html")):
        url = capture_of(page, page.read_bytes()).url
        assert url is not None
        assert url.startswith("https://airwars.org/civilian-casualties/")
