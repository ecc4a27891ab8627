"""Pages that go by the name of a listed person: with `victims = "counts"` nothing of them leaves, and it is said."""

import gzip
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest

from kg.errors import QueryError
from kg.export import published
from kg.export.screen import fold
from kg.model import Actor, Code, Finding, Incident, Reading
from kg.pages import dossier
from kg.pages.findings import Listed
from kg.pages.totals import asking
from kg.pages.view import ReportView
from kg.pipeline import Summary, build, inputs
from kg.pipeline.kept import readings
from kg.pipeline.publish import documents
from kg.public import Publication
from kg.read import read
from kg.read.base import Page
from kg.release import Release
from kg.settings import Settings
from tests.conftest import ROOT

SETTINGS = Settings(base="https://example.org/harm/", victims="counts", text="full")
PAGE = ROOT / "tests" / "pages" / "text" / "zz900-victims.txt"
NAME = "Salwa Testani"
LINK = "https://example.org/2031/salwa-testani"


def record(name: str, code: str, permalink: str | None = None) -> Reading:
    reading = read(Page("page.txt", PAGE.read_bytes()))
    at = reading.incident.codes[0].evidence
    previous = (Code(code=f"{code}-Salwa-Testani", evidence=at),)
    incident = Incident(codes=(Code(code=code, evidence=at),), previous_codes=previous, permalink=permalink)
    party = Actor(name=f"Friends of {NAME}", kind="belligerent", registered=False, evidence=at)
    finding = Finding(
        check="reader-Made", severity="Warning", message="Look.", lines=(1,), words="Conflict", hint=f"Ask {NAME}."
    )
    return reading.model_copy(
        update={
            "document": reading.document.model_copy(update={"name": name}),
            "incident": incident,
            "assessment": reading.assessment.model_copy(update={"suspected": (party,)}),
            "findings": (*reading.findings, finding),
        }
    )


def run(folder: Path, *records: Reading) -> Summary:
    folder.mkdir(exist_ok=True)
    (folder / "made.jsonl").write_text("".join(it.model_dump_json() + "\n" for it in records), encoding="utf-8")
    return build(inputs([str(folder / "made.jsonl")], whole=True), folder / "out", SETTINGS, workers=1)


PLAIN = record("plain.txt", "ZZ1")
NAMED = (record("salwa_testani.txt", "ZZ3"), record("linked.txt", "ZZ4", LINK))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    folder = tmp_path_factory.mktemp("named")
    summary = run(folder, PLAIN, *NAMED)
    return (folder / "out" / "current").resolve(), summary


def texts(release: Path) -> Iterator[tuple[str, str]]:
    """Everything that leaves a release, with where it stands."""
    for path in (release / "report.html", *(release / "public").glob("*.*"), *(release / "export").rglob("*.*")):
        where = path.relative_to(release).as_posix()
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if path.suffix != ".db":
            yield where, data.decode()
            continue
        with closing(sqlite3.connect(path)) as database:
            for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                columns = [it[1] for it in database.execute(f"PRAGMA table_info({table})")]  # an index has hidden ones
                for row in database.execute(f"SELECT {', '.join(columns)} FROM {table}"):
                    yield from ((f"{where}/{table}", plain(cell)) for cell in row if isinstance(cell, str | bytes))


def plain(cell: str | bytes) -> str:
    if isinstance(cell, str):
        return cell
    if cell.startswith(b"\x1f\x8b"):
        cell = gzip.decompress(cell)
    elif cell.startswith(b"\x78\x9c"):
        cell = zlib.decompress(cell)
    return cell.decode(errors="replace")


def test_no_byte_that_leaves_names_the_person(built: tuple[Path, Summary]) -> None:
    release, _ = built
    seen = set()
    for where, text in texts(release):
        seen.add(where)
        assert "salwa testani" not in fold(unquote(text)), where
    assert len(seen) > 40


def test_a_note_says_how_many_pages_are_kept_back(built: tuple[Path, Summary]) -> None:
    release, summary = built
    assert [it for it in summary.notes if it.startswith("2 document(s) left out")]
    about = Publication(release / "public").about
    assert (about.documents, about.incidents, summary.pages) == (1, 1, 3)
    assert "2 incidents are not told" in (release / "report.html").read_text(encoding="utf-8")
    rows = (release / "export" / "tables" / "documents.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 2
    assert "plain.txt" in rows[1]


def test_an_export_keeps_them_back_and_counts_them(built: tuple[Path, Summary]) -> None:
    graphs = Release(built[0]).graphs()
    view = published(graphs, SETTINGS)
    assert (view.incidents, view.kept_back) == (1, 2)
    assert published(graphs, SETTINGS.model_copy(update={"victims": "names"})).kept_back == 0


@pytest.mark.parametrize("code", ["ZZ3", "ZZ4"])
def test_there_is_no_dossier_of_them(code: str, built: tuple[Path, Summary]) -> None:
    release = Release(built[0])
    graphs = release.graphs()
    view = ReportView(
        graphs, SETTINGS, tuple(documents(release.documents())), (), Listed(release.findings), readings(release.folder),
        lambda text: "salwa testani" in fold(text), asking(graphs, SETTINGS.names), "0.0",
    )  # fmt: skip
    assert dossier.dossier(view, "ZZ1").incident.codes == ("ZZ1",)
    with pytest.raises(QueryError, match="goes by the name of a listed person"):
        dossier.dossier(view, code)


def test_with_another_name_the_page_leaves(built: tuple[Path, Summary], tmp_path: Path) -> None:
    run(tmp_path / "again", PLAIN, *NAMED)
    renamed = record("renamed.txt", "ZZ3")
    for folder in ("again", "fresh"):
        run(tmp_path / folder, PLAIN, renamed, NAMED[1])
    again, fresh = (dict(_files((tmp_path / it / "out" / "current").resolve())) for it in ("again", "fresh"))
    assert again == fresh
    assert b"renamed.txt" in again["export/tables/documents.csv"]


def _files(release: Path) -> Iterator[tuple[str, bytes]]:
    for path in (*(release / "public").glob("*.nq"), *(release / "export").rglob("*.*")):
        if path.suffix != ".gz":
            yield path.relative_to(release).as_posix(), path.read_bytes()
