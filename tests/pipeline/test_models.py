"""Files of models are built as the pages are that they were read from; a bad line stops nothing."""

import json
from pathlib import Path

import pytest

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
    told = {it["document"]: it["reason"] for it in ran.json["failures"]}
    assert ran.json["pages"] == 1
    assert told.pop("models.jsonl:3").startswith("models.jsonl, line 3: not a record of the model: Invalid JSON")
    assert told.pop(bad["document"]["name"]).startswith("models.jsonl, line 4: a quotation says")
    name = json.loads(one)["document"]["name"]
    assert told.pop("models.jsonl, line 5") == (
        f"models.jsonl, line 5: its document has the name '{name}', as models.jsonl, line 1 has"
    )
    assert told.pop("models.jsonl:6").startswith("models.jsonl, line 6: not a record of the model: Invalid JSON")
    assert not told


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
    with pytest.raises(PageError, match="line 1: the line has more than the 67108864 bytes"):
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
