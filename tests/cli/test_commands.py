"""What each command prints, and where it takes its settings from."""

import json
import os
import re
import shlex
import subprocess
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib.namespace import SKOS

from kg import __version__
from kg.model import Reading
from tests.cli.conftest import Desk
from tests.runs import SETTINGS, command, environment, kg, pages, program

COMMANDS = ("build", "export", "coverage", "read", "validate", "why", "query")


def test_python_m_kg_is_kg(desk: Desk) -> None:
    ran = program("query", "grand-total", "--format", "csv", cwd=desk.folder)
    assert (ran.code, ran.out) == (0, desk.kg("query", "grand-total", "--format", "csv").out)
    assert ran.err == ""


def test_version(desk: Desk) -> None:
    assert desk.kg("--version").out == f"kg {__version__}\n"


def help_of(desk: Desk, *arguments: str) -> str:
    return " ".join(desk.kg(*arguments, "--help").out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_examples(desk: Desk, name: str) -> None:
    assert name in help_of(desk)
    assert re.search(rf"Examples?: .*kg {name} ", help_of(desk, name))


def examples() -> list[str]:
    """The examples of the commands that read a store, as their help gives them; not of IRIs, which are in no other."""
    found = []
    for name in ("query", "why", "validate", "export"):
        text = " ".join(kg(name, "--help").out.split()).partition("Examples: ")[2].partition(" ╭")[0]
        found += [it.strip() for it in text.split(" · ") if it.strip().startswith("kg ")]
    return [it for it in found if "|" not in it and ">" not in it and "https:" not in it]


@pytest.mark.parametrize("line", examples())
def test_the_examples_of_the_help_work(desk: Desk, tmp_path: Path, line: str) -> None:
    """With our codes for theirs, and into a folder of its own."""
    words = shlex.split(line)[1:]
    words = [re.sub(r"\bCS[0-9]+\b", "ZZ00001", it) for it in words]
    words = [str(tmp_path / it) if at and words[at - 1] == "--out" else it for at, it in enumerate(words)]
    ran = desk.kg(*words)
    assert ran.code == 0, ran.err


def test_an_answer_out_of_claims_says_that_nobody_has_checked_them(desk: Desk) -> None:
    for form in ("table", "csv", "json"):
        ran = desk.kg("query", "death-tolls", "--format", form)
        assert "claims are read by rule, not checked by a person" in ran.err
        assert "read by rule" not in ran.out
    assert desk.kg("query", "grand-total").err == ""


def test_summary_as_json(desk: Desk, tmp_path: Path) -> None:
    ran = desk.kg("build", "pages", "--out", tmp_path / "out", "--json")
    summary = ran.json
    assert set(summary) >= {"pages", "incidents", "claims", "triples", "findings", "failures", "unread", "results"}
    assert (summary["pages"], summary["incidents"], summary["reused"]) == (2, 2, 0)
    assert set(summary["findings"]) == {"Violation", "Warning", "Info"}
    assert all(Path(place).exists() for place in summary["results"].values())
    assert ran.err == ""  # no bar, no chatter, where nobody looks


def test_summary_in_words(desk: Desk, tmp_path: Path) -> None:
    shown = desk.kg("build", "pages", "--out", tmp_path / "out").out
    for word in ("pages read", "incidents", "claims", "triples", "findings", "not read", "report.html"):
        assert word in shown
    assert "not checked by a person" in shown
    assert "taken over" in desk.kg("build", "pages", "--out", tmp_path / "out").out


def test_coverage_as_json(desk: Desk) -> None:
    ran = desk.kg("coverage", "pages", "--json")
    assert [it["document"] for it in ran.lines] == ["page-001.txt", "page-002.html"]
    for it in ran.lines:
        assert set(it) >= {"document", "length", "carried", "unread", "lines"}
        assert it["carried"] + it["unread"] == it["length"]
    assert ran.lines[0]["length"] == len((desk.pages / "page-001.txt").read_bytes().decode())


def test_coverage_shows_what_is_not_read(empty: Desk) -> None:
    page = pages(empty.pages, 1) / "page-001.txt"
    page.write_text(page.read_text(encoding="utf-8") + "\nWeather\nA line of which nobody knows\n", encoding="utf-8")
    found = empty.kg("coverage", page, "--json").json
    assert found["carried"] + found["unread"] == found["length"]
    shown = empty.kg("coverage", page).out
    assert "A line of which nobody knows" in shown
    built = empty.kg("build", "pages", "--json")
    checks = [it["check"] for it in empty.kg("validate", "--report", "json").json]
    assert built.json["unread"] or any(it.startswith("reader-") for it in checks)


def test_read_gives_the_whole_model(desk: Desk) -> None:
    ran = desk.kg("read", "pages", "--json")
    readings = [Reading.model_validate_json(line) for line in ran.out.splitlines()]
    assert [it.document.name for it in readings] == ["page-001.txt", "page-002.html"]
    assert [it.model_dump_json() for it in readings] == ran.out.splitlines()
    shown = desk.kg("read", "pages/page-001.txt").out
    assert json.loads(shown)["document"]["name"] == "page-001.txt"


def test_validate_reports(desk: Desk) -> None:
    findings = desk.kg("validate", "--report", "json").json
    assert findings
    for it in findings:
        assert it["document"] and it["message"] and it["hint"] and it["check"]
    text = " ".join(desk.kg("validate").out.split())
    assert all(it["check"] in text for it in findings)
    assert list(parse(desk.kg("validate", "--report", "ttl").out.encode(), format=RdfFormat.TURTLE))
    html = desk.kg("validate", "--report", "html").out
    assert html.lower().startswith("<!doctype html>")
    assert not re.search(r"<(script|link|img)[^>]*(src|href)=.?https?:", html)  # nothing is fetched


def test_query_typed_or_from_a_file(desk: Desk, tmp_path: Path) -> None:
    asked = f"SELECT ?x ?n WHERE {{ ?x <{SKOS.notation}> ?n }} ORDER BY ?n LIMIT 3"
    typed = desk.kg("query", "-", "--format", "csv", typed=asked)
    (tmp_path / "mine.rq").write_text(asked, encoding="utf-8")
    filed = desk.kg("query", tmp_path / "mine.rq", "--format", "csv")
    assert (typed.code, filed.code) == (0, 0)
    assert typed.out == filed.out
    assert len(typed.out.splitlines()) == 4


def test_parameters_are_terms_and_no_text(desk: Desk) -> None:
    asked = f"SELECT ?n WHERE {{ ?x <{SKOS.notation}> ?n }}"
    ran = desk.kg("query", "-", "--param", 'n=" } ; DROP ALL ; {', "--format", "csv", typed=asked)
    assert (ran.code, ran.out.split()) == (0, ["n"])


def test_query_list_gives_the_questions(desk: Desk) -> None:
    shown = desk.kg("query", "--list").out
    assert "grand-total" in shown
    assert shown.count("?") > 10


def test_why_shows_the_lines(desk: Desk) -> None:
    shown = desk.kg("why", "ZZ00001").out
    assert "page-001.txt" in shown
    assert "ZZ00001" in shown
    iri = desk.kg("query", "-", "--format", "csv", typed="SELECT ?c { ?c a <https://example.org/harm/ns#Assessment> }")
    for claim in iri.out.split()[1:]:
        assert desk.kg("why", claim).code == 0


OPENED = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("name", [*OPENED, "jsonld", "geojson", "tables", "xlsx"])
def test_each_export_opens(desk: Desk, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    ran = desk.kg("export", "--format", name, "--out", target)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert "2 incident(s) written" in ran.err
    if name in OPENED:
        assert len(list(parse(target.read_bytes(), format=OPENED[name]))) > 100
    elif name == "tables":
        assert "ZZ00001" in (target / "incidents.csv").read_text(encoding="utf-8")
    elif name == "xlsx":
        assert "xl/workbook.xml" in zipfile.ZipFile(target).namelist()
    else:
        assert json.loads(target.read_bytes())


def test_settings_come_from_option_variable_or_folder(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pages(empty.pages, 1)
    for name in ("kg", "option", "variable"):
        text = SETTINGS.replace("/harm/", f"/{name}/")
        (empty.folder / f"{name}.toml").write_text(text, encoding="utf-8")

    def base(*arguments: str) -> str:
        ran = empty.kg(*arguments, "--json")
        assert ran.code == 0, ran.err
        return str(json.loads((empty.store / "current" / "manifest.json").read_bytes())["base"])

    monkeypatch.delenv("KG_CONFIG", raising=False)
    assert base("build", "pages") == "https://example.org/kg/"
    monkeypatch.setenv("KG_CONFIG", "variable.toml")
    assert base("build", "pages") == "https://example.org/variable/"
    assert base("build", "pages", "--config", "option.toml") == "https://example.org/option/"
    assert base("--config", "option.toml", "build", "pages") == "https://example.org/option/"
    assert os.environ["KG_CONFIG"] == "variable.toml"


def test_a_reader_that_goes_away_is_no_error(desk: Desk) -> None:
    """As in `kg query … | head -1`."""
    asked = command("query", "-", "--format", "csv")
    typed = "SELECT * { GRAPH ?g { ?s ?p ?o } . GRAPH ?h { ?a ?b ?c } } LIMIT 20000"
    with subprocess.Popen(
        asked,
        cwd=desk.folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin and running.stdout and running.stderr
        running.stdin.write(typed.encode())
        running.stdin.close()
        assert running.stdout.read(1)
        running.stdout.close()
        complaint = running.stderr.read().decode()
        assert (running.wait(timeout=60), complaint) == (0, "")
