"""0 done, 1 violations found, 2 some page could not be read, 3 wrong use: the same for every command."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from kg.pipeline import Summary
from tests.cli.conftest import Desk
from tests.runs import BASE, SETTINGS, pages

DONE = [
    ("build", "pages", "--out", "elsewhere"),
    ("coverage", "pages"),
    ("coverage", "pages", "--json"),
    ("read", "pages"),
    ("read", "pages", "--json"),
    ("validate",),
    ("validate", "--report", "html"),
    ("query", "--list"),
    ("query", "grand-total"),
    ("why", "ZZ00001"),
    ("why", "ZZ00001", "--json"),
    ("export", "--format", "ntriples", "--out", "graph.nt"),
    ("--version",),
    ("--help",),
]


@pytest.mark.parametrize("arguments", DONE, ids=" ".join)
def test_done_is_0(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.kg(*arguments).code == 0


WRONG_USE = [
    (("build",), "build"),
    (("build", "pages", "--colour", "red"), "--colour"),
    (("build", "pages", "--workers", "0"), "--workers"),
    (("build", "nowhere"), "nowhere"),
    (("build", "pages/*.pdf"), "pages/*.pdf"),
    (("build", "pages", "--out", "kg.toml"), "kg.toml is a file"),
    (("build", "pages", "--config", "nowhere.toml"), "nowhere.toml"),
    (("build", "pages", "--ledger", "pages/page-001.txt", "--out", "x"), "page-001.txt:1"),
    (("frobnicate",), "frobnicate"),
    (("coverage", "nowhere.txt"), "nowhere.txt"),
    (("read", "nowhere.txt"), "nowhere.txt"),
    (("read", "pages", "--yaml"), "--yaml"),
    (("validate", "--store", "nowhere"), "there is no store in nowhere; run: kg build"),
    (("validate", "--report", "pdf"), "pdf"),
    (("query", "grand-total", "--store", "nowhere"), "there is no store in nowhere"),
    (("query",), "--list"),
    (("query", "grand-totl"), "did you mean grand-total?"),
    (("query", "zzzz"), "kg query --list"),
    (("query", "nowhere.rq"), "nowhere.rq"),
    (("query", "grand-total", "--format", "xml"), "there is no format 'xml'; there are table, csv"),
    (("query", "codes"), "--param asked="),
    (("query", "codes", "--param", "asked"), "'asked' is no parameter"),
    (("query", "codes", "--param", "asked=not a code"), "an incident code"),
    (("query", "codes", "--param", "asked=AB1", "--param", "asked=AB2"), "given twice"),
    (("query", "codes", "--param", "asked=AB1", "--param", "other=1"), "no parameter 'other'"),
    (("query", "grand-total", "--format", "ttl"), "ttl cannot hold"),
    (("why", "QQ99999"), "QQ99999"),
    (("why", "https://example.org/elsewhere"), "https://example.org/elsewhere"),
    (("why", "ZZ00001", "--store", "nowhere"), "there is no store in nowhere"),
    (("export", "--out", "x.ttl"), "--format"),
    (("export", "--format", "turtle"), "--out"),
    (("export", "--format", "docx", "--out", "x"), "there is no format 'docx'; there are turtle"),
    (("export", "--format", "turtle", "--out", "x", "--store", "nowhere"), "there is no store in nowhere"),
    (("export", "--format", "turtle", "--out", "x", "--since", "yesterday"), "yesterday"),
    (("export", "--format", "turtle", "--out", "x", "--profile", "thin"), "thin"),
    (("export", "--format", "turtle", "--out", "no/such/folder/x.ttl", "--incident", "QQ99999"), "QQ99999"),
]


@pytest.mark.parametrize(("arguments", "word"), WRONG_USE, ids=[" ".join(it[0]) for it in WRONG_USE])
def test_wrong_use_is_3_and_the_message_names_it(desk: Desk, arguments: tuple[str, ...], word: str) -> None:
    ran = desk.kg(*arguments)
    assert ran.code == 3, ran.out + ran.err
    assert word in " ".join((ran.out + ran.err).split())
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["build", "coverage", "read"])
def test_a_page_that_cannot_be_read_is_2_and_the_others_are_done(empty: Desk, command: str) -> None:
    pages(empty.pages, 1, 2)
    (empty.pages / "aa-picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (empty.pages / "zz-cut.txt").write_bytes(b"Incident Code\n\nZZ00003\n\xff")
    ran = empty.kg(command, "pages", "--json")
    assert ran.code == 2
    if command == "build":
        assert [it["document"] for it in ran.json["failures"]] == ["aa-picture.png", "zz-cut.txt"]
        assert [bool(it["reason"]) for it in ran.json["failures"]] == [True, True]
        assert ran.json["failures"][1]["line"] == 4
        assert ran.json["pages"] == 2
        shown = empty.kg("build", "pages")
        assert "aa-picture.png" in shown.err
        assert "zz-cut.txt:4: " in shown.err
        assert "2 page(s), named below" in shown.out
    else:
        assert "aa-picture.png" in ran.err
        assert "zz-cut.txt:4: " in ran.err
        assert len(ran.lines) == 2


def test_violations_are_1(desk: Desk, tmp_path: Path) -> None:
    """A claim in the store loses its speaker: what `kg build` would never write."""
    store = tmp_path / "broken"
    shutil.copytree(desk.store, store, symlinks=True)
    broken = Oxigraph(str(store / "current" / "store"))
    speaker = NamedNode(BASE + "ns#claimedBy")
    for quad in list(broken.quads_for_pattern(None, speaker, None, None)):
        broken.remove(quad)
    broken.flush()
    del broken
    ran = desk.kg("validate", "--store", store, "--report", "json")
    assert ran.code == 1
    found = [it for it in ran.json if it["severity"] == "Violation"]
    assert {it["check"] for it in found} == {"Claim-speaker"}
    assert {it["document"] for it in found} == {"page-001.txt", "page-002.html"}
    assert ran.json[: len(found)] == found  # the gravest first
    for report in ("text", "ttl", "html"):
        assert desk.kg("validate", "--store", store, "--report", report).code == 1


def test_a_fact_from_nowhere_is_a_violation(desk: Desk, tmp_path: Path) -> None:
    store = tmp_path / "broken"
    shutil.copytree(desk.store, store, symlinks=True)
    broken = Oxigraph(str(store / "current" / "store"))
    for quad in list(broken.quads_for_pattern(None, NamedNode(BASE + "ns#code"), None, None)):
        broken.add(Quad(quad.subject, NamedNode(BASE + "ns#blames"), Literal("somebody"), quad.graph_name))
    broken.flush()
    del broken
    assert desk.kg("validate", "--store", store).code == 1


def test_the_higher_code_wins() -> None:
    counts = {"Violation": 0, "Warning": 3, "Info": 1}
    fine = Summary(1, 0, 1, 1, 0, 1, counts, [], [], {}, [], "output")
    violated = replace(fine, findings=counts | {"Violation": 1})
    unread = replace(violated, failures=[{"document": "x", "reason": "y", "line": None}])
    assert [it.exit_code for it in (fine, violated, unread)] == [0, 1, 2]


SETTINGS_THAT_ARE_WRONG = [
    ("base = ", "is no TOML"),
    ("colour = 1", "unknown key 'colour'; known are base, gazetteers, licence, monitor, text, victims"),
    ('base = "example.org"', "base: "),
    ('base = "https://example.org/harm"', "must be an absolute http(s) IRI that ends in /"),
    ('base = "javascript:alert(1)/"', "must be an absolute http(s) IRI that ends in /"),
    ("base = 7", "base: "),
    ('victims = "all"', "victims: must be one of names, counts"),
    ('text = "some"', "text: must be one of full, quotes, none"),
    ('monitor = " "', "monitor: "),
    ('licence = "CC BY 4.0"', "must be an http(s) address"),
]


@pytest.mark.parametrize(("text", "word"), SETTINGS_THAT_ARE_WRONG, ids=[it[0] for it in SETTINGS_THAT_ARE_WRONG])
def test_wrong_settings_are_3(empty: Desk, text: str, word: str) -> None:
    pages(empty.pages, 1)
    (empty.folder / "kg.toml").write_text(text, encoding="utf-8")
    ran = empty.kg("build", "pages")
    assert ran.code == 3
    assert "kg.toml" in ran.err
    assert word in ran.err
    assert not empty.store.exists()


@pytest.mark.parametrize("arguments", [("query", "grand-total"), ("why", "ZZ00001"), ("places",), ("review",)], ids=str)
def test_commands_that_need_no_setting_refuse_wrong_ones_too(desk: Desk, arguments: tuple[str, ...]) -> None:
    settings = desk.folder / "kg.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text("colour = 1", encoding="utf-8")
    try:
        ran = desk.kg(*arguments)
    finally:
        settings.write_text(before, encoding="utf-8")
    assert (ran.code, "unknown key 'colour'" in ran.err) == (3, True)


@pytest.mark.parametrize("command", ["build", "coverage", "read"])
def test_a_folder_without_pages_is_3(empty: Desk, command: str) -> None:
    empty.pages.mkdir(exist_ok=True)
    ran = empty.kg(command, "pages")
    assert (ran.code, "no page was found in pages" in ran.err) == (3, True)


def test_a_place_that_cannot_be_written_is_3(empty: Desk) -> None:
    pages(empty.pages, 1)
    ran = empty.kg("build", "pages", "--out", "/proc/nothing")
    assert (ran.code, "cannot write into /proc/nothing" in ran.err, "Traceback" in ran.err) == (3, True, False)


def test_a_reader_of_our_output_that_goes_away_is_no_violation(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "import sys, time; time.sleep(2); sys.exit(__import__('kg.cli').cli.main(['--help']))"],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(60) == 0


@pytest.mark.parametrize("key", ["victims", "text"])
def test_an_export_names_the_lines_to_add(desk: Desk, tmp_path: Path, key: str) -> None:
    without = tmp_path / "kg.toml"
    without.write_text("".join(it for it in SETTINGS.splitlines(True) if not it.startswith(key)), encoding="utf-8")
    ran = desk.kg("--config", without, "export", "--format", "turtle", "--out", tmp_path / "x.ttl")
    assert ran.code == 3
    assert str(without) in ran.err
    added = [it for it in ran.err.splitlines() if it.startswith("    ")]
    assert [it.split()[0] for it in added] == [key]
    assert not (tmp_path / "x.ttl").exists()
    # the very line that the message gives is what was missing
    without.write_text(without.read_text(encoding="utf-8") + added[0].strip() + "\n", encoding="utf-8")
    assert desk.kg("--config", without, "export", "--format", "turtle", "--out", tmp_path / "x.ttl").code == 0


def test_without_settings_both_lines_are_named(empty: Desk) -> None:
    pages(empty.pages, 1)
    built = empty.kg("build", "pages")
    assert built.code == 0  # the graph is there; only what would leave the store waits for a decision
    assert "victims = " in built.err
    assert "text = " in built.err
    assert not (empty.store / "export").exists()
    ran = empty.kg("export", "--format", "turtle", "--out", "x.ttl")
    assert ran.code == 3
    assert [it.split()[0] for it in ran.err.splitlines() if it.startswith("    ")] == ["victims", "text"]
