"""Files of models are built as the pages are that they were read from; a bad line stops nothing."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kg import open_store
from kg.errors import PageError
from kg.pipeline import inputs, page, read_whole
from kg.records import MAX_LINE
from kg.release import Release
from tests.pipeline.test_rebuild import hashes
from tests.runs import SETTINGS, kg, pages


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages, their models in a file, and a release of each."""
    folder = tmp_path_factory.mktemp("models")
    (folder / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    pages(folder / "pages", 1, 2, 3)
    read = kg("read", "pages", "--json", cwd=folder)
    assert read.code == 0
    (folder / "models.jsonl").write_text(read.out, encoding="utf-8")
    for name in ("pages", "models.jsonl"):
        assert kg("build", name, "--out", f"out-{name}", "--workers", "1", cwd=folder).code in (0, 1)
    return folder


def test_a_model_gives_the_graph_that_its_page_gives(built: Path) -> None:
    ours, theirs = (hashes(built / f"out-{name}") for name in ("models.jsonl", "pages"))
    made = {name for name in theirs if name.startswith(("graph", "findings", "export/"))}
    assert len(made) > 5
    assert {name for name in made if ours.get(name) != theirs[name]} == set()
    assert {name for name in ours if name.startswith(("graph", "findings", "export/"))} == made
    # a record carries its own text: the release keeps the records of a shard in one file
    records, read = (Release.current(built / f"out-{name}") for name in ("models.jsonl", "pages"))
    assert [it["name"] for it in records.documents()] == [it["name"] for it in read.documents()]
    assert [records.reading(it) for it in records.documents()] == [read.reading(it) for it in read.documents()]
    assert list((records.folder / "text").iterdir()) == []


def test_a_model_is_read_again_as_it_was(built: Path) -> None:
    again = kg("read", "models.jsonl", "--json", cwd=built)
    assert again.out == (built / "models.jsonl").read_text(encoding="utf-8")


def test_each_line_is_a_document_of_its_own(built: Path) -> None:
    found = inputs([str(built / "models.jsonl")])
    assert [it.name for it in found] == sorted(path.name for path in (built / "pages").iterdir())
    assert [read_whole(page(it)).document.name for it in found] == [it.name for it in found]


def test_bad_lines_are_named_and_the_others_are_done(built: Path, tmp_path: Path) -> None:
    one, two, three = (built / "models.jsonl").read_text(encoding="utf-8").splitlines()
    bad = json.loads(two)
    bad["assessment"]["figures"][0]["evidence"]["start"] += 1
    lines = [one, "", "{", json.dumps(bad), one, three[:-1]]
    (tmp_path / "models.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    ran = kg("build", "models.jsonl", "--workers", "1", "--json", cwd=tmp_path)
    assert ran.code == 2
    assert ran.json["pages"] == 1
    lines_told, reasons = zip(*((it["line"], it["reason"]) for it in ran.json["failures"]), strict=True)
    assert {it["document"] for it in ran.json["failures"]} == {"models.jsonl"}
    assert lines_told == (3, 4, 5, 6)
    assert reasons[0].startswith("not a record of the model: Invalid JSON: EOF while parsing an object at column 1; ")
    assert reasons[1].startswith("a quotation says")
    name = json.loads(one)["document"]["name"]
    assert reasons[2].startswith(f"its document has the name '{name}', as models.jsonl, line 1 has; give one of them")
    assert reasons[3].startswith("not a record of the model: Invalid JSON")
    # people are told each place once: by a build, in its report, and where the records are read alone
    told = {f"models.jsonl:{it}: {reason}" for it, reason in zip(lines_told, reasons, strict=True)}
    built_again = kg("build", "models.jsonl", "--workers", "1", cwd=tmp_path)
    for ran in (built_again, kg("read", "models.jsonl", cwd=tmp_path)):
        assert told == {it.removeprefix("kg: ") for it in ran.err.splitlines()}
    report = (tmp_path / "output" / "report.html").read_text(encoding="utf-8")
    rows = [it.text() for it in LexborHTMLParser(report).css("#reading ~ table tbody th")]
    assert rows[:4] == [f"models.jsonl, line {it}" for it in lines_told]


def test_records_in_a_file_of_another_name_are_told_of_as_records(built: Path, tmp_path: Path) -> None:
    read = (built / "models.jsonl").read_text(encoding="utf-8")
    one, *others = read.splitlines()
    pretty = json.dumps(json.loads(one), indent=2)
    texts = (one, f"\ufeff{read}", pretty, f"[{one}, {others[0]}]")
    for name, text in zip(("one.json", "more.txt", "pretty.json", "list.json"), texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "other.json").write_text('{"document": {"title": "a page"}}', encoding="utf-8")
    ran = kg("read", str(tmp_path), cwd=tmp_path)
    assert ran.code == 2
    told = dict(it.removeprefix("kg: ").split(": ", 1) for it in ran.err.splitlines())
    assert told.pop("other.json").startswith("no reader knows this page")
    records = "this is a record of the model, not a page; records go into a file whose name ends in .jsonl, one a line"
    assert {name: it.startswith(records) for name, it in told.items()} == dict.fromkeys(
        ("list.json", "more.txt", "one.json", "pretty.json"), True
    )


def test_a_record_beside_the_page_that_it_was_read_from_is_refused(built: Path, tmp_path: Path) -> None:
    pages(tmp_path, 1)
    [path] = tmp_path.iterdir()
    (tmp_path / "models.jsonl").write_bytes((built / "models.jsonl").read_bytes())
    found = {it.name: it for it in inputs([str(tmp_path)])}
    assert found[path.name].line is None
    [twice] = [it for it in found.values() if it.line is not None and it.line.fault]
    with pytest.raises(PageError, match=f"has the name '{path.name}', as {path.name} has"):
        page(twice)


def test_a_line_that_is_too_long_is_never_held_whole(tmp_path: Path) -> None:
    (tmp_path / "models.jsonl").write_bytes(b'{"a": "' + b"x" * MAX_LINE + b'"}\n{}\n')
    long, short = inputs([str(tmp_path / "models.jsonl")])
    assert short.name == "models.jsonl:2"
    with pytest.raises(PageError, match=r"models\.jsonl:1: the line has more than the 67108864 bytes"):
        page(long)


def test_corrections_beside_the_file_are_for_all_its_records(built: Path, tmp_path: Path) -> None:
    lines = (built / "models.jsonl").read_text(encoding="utf-8").splitlines()
    made = json.loads(lines[0])
    made["document"]["name"] = "deep/er/" + made["document"]["name"]
    (tmp_path / "models.jsonl").write_text(json.dumps(made) + "\n", encoding="utf-8")
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    code = made["incident"]["codes"][0]["code"]
    (tmp_path / "overlay.yaml").write_text(
        "corrections:\n"
        f"  - {{do: check, document: {{codes: [{code}]}}, words: {json.dumps(made['text'][:20].strip())}, "
        "by: A. Person, date: 2026-01-02, reason: looked}\n",
        encoding="utf-8",
    )
    ran = kg("build", "models.jsonl", "--workers", "1", "--json", cwd=tmp_path)
    assert ran.code in (0, 1), ran.err
    store = open_store(tmp_path / "output")
    assert store.query("SELECT ?check { ?check <http://www.w3.org/ns/prov#wasAssociatedWith> ?person }")
