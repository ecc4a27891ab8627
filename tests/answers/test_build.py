"""Kept answers after a build, and after an incremental one: each shipped query gives what the graph itself gives."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg import answers
from kg.public import Publication
from kg.query import answer, shipped
from kg.release import Release
from kg.sealed import seal
from kg.settings import Settings
from kg.store import Graphs
from tests.answers.test_answers import givens, rows
from tests.runs import BASE, SETTINGS, kg, pages

CODES = {
    "code": ["ZZ00001", "ZZ00002", "ZZ00004"],
    "string": ["Russian Military"],
    "date": ["2010-01-01", "2030-01-01"],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release in it; the first build's answers have been compared."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    pages(folder / "pages", 1, 2, 3)
    assert kg("build", "pages", cwd=folder).code in (0, 1)
    compare(folder)
    return folder


def compare(folder: Path) -> dict[str, object]:
    """Both ways, for the release and for what may leave it. Returns the rows by the names of the queries."""
    release = Release.current(folder / "output")
    public = Publication.of(release, Settings(base=BASE, victims="names", text="full"))
    known = answers.Answers(release.folder / answers.FILE, answers.of_release(release.manifest))
    found: dict[str, object] = {}
    ways: list[tuple[answers.Answers, Graphs]] = [(public.answers, public.graphs), (known, release.graphs())]
    for kept, graphs in ways:
        for query in shipped(BASE):
            for values in givens(query, CODES):
                rows_kept = kept.rows(query, values)
                if rows_kept is not None:
                    found[query.name] = rows(rows_kept)
                    assert found[query.name] == rows(answer(graphs, query, values)), (query.name, values)
    assert len(found) > 20
    return found


def test_after_an_incremental_build(built: Path) -> None:
    """A page more, a page less, a page changed."""
    before = compare(built)
    pages(built / "pages", 4)
    (built / "pages" / "page-003.txt").unlink()
    text = (built / "pages" / "page-001.txt").read_text(encoding="utf-8")
    (built / "pages" / "page-001.txt").write_text(
        text.replace("Russian Military", "Turkish Military"), encoding="utf-8"
    )
    assert kg("build", "pages", cwd=built).code in (0, 1)
    after = compare(built)
    assert after["documents"] != before["documents"] and after["top-sources"] != before["top-sources"]


def test_what_another_program_worked_out_is_not_changed_but_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    pages(tmp_path / "pages", *range(1, 13))
    with monkeypatch.context() as earlier:
        earlier.setattr("kg.pipeline.publish.fingerprint_of_all", lambda: "an earlier program")
        assert kg("build", "pages", cwd=tmp_path).code in (0, 1)
    release = Release.current(tmp_path / "output")
    with closing(sqlite3.connect(release.folder / answers.FILE)) as database:  # as if that one had made it so
        database.execute("DELETE FROM block WHERE answer = (SELECT id FROM answer WHERE name = 'documents')")
        database.execute("UPDATE answer SET rows = 0 WHERE name = 'documents'")
        database.commit()
    seal(tmp_path / "output", release.folder)
    with pytest.raises(AssertionError, match="documents"):
        compare(tmp_path)
    page = tmp_path / "pages" / "page-003.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("fictional.", "fictional. Edited."), encoding="utf-8")
    assert kg("build", "pages", cwd=tmp_path).code in (0, 1)
    compare(tmp_path)


@pytest.mark.parametrize("name", ["months", "top-sources"])
def test_evaluate_asks_the_graph_itself(built: Path, name: str) -> None:
    kept = kg("query", name, "--format", "csv", cwd=built)
    fresh = kg("query", name, "--format", "csv", "--evaluate", cwd=built)
    assert (kept.code, kept.out) == (0, fresh.out)
    file = next((built / "output" / "current").resolve().glob(answers.FILE))
    moved = file.rename(file.with_suffix(".away"))
    try:
        assert kg("query", name, "--format", "csv", cwd=built).out == fresh.out
    finally:
        moved.rename(file)


def test_a_query_in_a_file_is_never_taken_from_the_kept(built: Path, tmp_path: Path) -> None:
    mine = tmp_path / "months.rq"
    mine.write_text('SELECT ("mine" AS ?x) WHERE {}', encoding="utf-8")
    assert kg("query", mine, "--format", "csv", cwd=built).out.split() == ["x", "mine"]
