"""What a person or a disk changed in a release is not taken over, and a release that is read stays on disk."""

import shutil
from pathlib import Path
from threading import Thread

import pytest

from bench.records import record
from kg import ledger
from kg.errors import BusyError, StoreError
from kg.release import Release
from kg.sealed import is_sealed
from tests.pipeline.test_rebuild import built, codes, hashes
from tests.pipeline.test_whole_or_not import wait
from tests.runs import SETTINGS, kg, pages, program

NOTE = "were changed or lost since they were made"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    pages(tmp_path / "pages", 1, 2, 3)
    built(tmp_path)
    return tmp_path


def edit(desk: Path) -> None:
    page = desk / "pages" / "page-003.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("fictional.", "fictional. Edited."), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("manifest.json", "cut"),
        ("documents.db", "cut"),
        ("answers.db", "cut"),
        ("pieces.json", "cut"),
        ("named.json", "gone"),
        ("public/about.json", "gone"),
        ("findings.json", "edited"),
        ("export/graph.ttl", "edited"),
        ("export/tables/incidents.csv", "edited"),
    ],
)
def test_a_file_that_is_not_as_it_was_made_is_made_anew(desk: Path, name: str, change: str) -> None:
    was = hashes(desk / "output")
    file = desk / "output" / "current" / name
    if change == "gone":
        file.unlink()
    else:
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2] if change == "cut" else data.replace(b"1", b"2"))
    assert hashes(desk / "output") != was
    summary = built(desk)
    assert summary["reused"] == 3
    assert hashes(desk / "output") == was
    noted = any(NOTE in it for it in summary["notes"])
    assert noted or name == "manifest.json"  # there is no release then
    assert not any(NOTE in it for it in built(desk)["notes"])


def test_a_store_that_is_gone_is_filled_anew(desk: Path) -> None:
    shutil.rmtree((desk / "output" / "current").resolve() / "store")
    edit(desk)
    built(desk)
    assert codes(desk) == ["ZZ00001", "ZZ00002", "ZZ00003"]


def test_a_manifest_that_is_none_is_told_of(desk: Path) -> None:
    (desk / "output" / "current" / "manifest.json").write_bytes(b'{"format": ')
    with pytest.raises(StoreError, match="damaged"):
        Release.current(desk / "output")
    ran = kg("query", "grand-total", cwd=desk)
    assert (ran.code, "damaged" in ran.err, "kg build" in ran.err) == (3, True, True)


def test_linking_anew_takes_nothing_over_that_was_changed(desk: Path) -> None:
    was = hashes(desk / "output")
    table = desk / "output" / "export" / "tables" / "incidents.csv"
    table.write_bytes(table.read_bytes() + b"a note of my own\n")
    ran = kg("link", cwd=desk)
    assert ran.code == 0, ran.err
    assert hashes(desk / "output") == was


def test_a_release_stays_while_it_is_read(desk: Path) -> None:
    release = Release.current(desk / "output")
    old = [release.reading(it) for it in release.documents()]
    for _ in range(2):
        edit(desk)
        built(desk)
    assert [release.reading(it) for it in release.documents()] == old
    assert release.graphs() is not None
    assert Release.current(desk / "output").folder != release.folder
    folder = release.folder
    del release
    built(desk)
    assert not folder.exists()
    readings = {it.stem for it in (desk / "output" / "parts" / "readings").iterdir()}
    assert len(readings) == len(list((desk / "pages").iterdir()))


def test_a_seal_is_of_one_release(desk: Path) -> None:
    out = desk / "output"
    release = Release.current(out)
    assert is_sealed(out, release.folder)
    assert not is_sealed(out, release.folder.parent)
    (out / ".sealed.json").unlink()
    assert not is_sealed(out, release.folder)


def test_shards_wait_for_the_ledger_with_their_keys(desk: Path) -> None:
    file = desk / "keys.csv"
    (desk / "some.jsonl").write_bytes(b"".join(record(it).model_dump_json().encode() + b"\n" for it in range(3)))
    done: list[int] = []
    call = ("build", "some.jsonl", "--only-shards", "--out", "x", "--ledger", "keys.csv", "--workers", "1")
    waiting = Thread(target=lambda: done.append(program(*call, cwd=desk).code))
    with ledger.held(file):
        waiting.start()
        wait(lambda: any(desk.glob(".x-new-*/*.nq.zst")))
        assert not file.exists()
    waiting.join()
    assert done == [0]
    assert len(file.read_text(encoding="utf-8").splitlines()) == 4


def test_two_builds_do_not_give_keys_of_one_ledger_at_a_time(desk: Path) -> None:
    file = desk / "keys.csv"
    with ledger.held(file):
        with pytest.raises(BusyError, match=r"keys\.csv"), ledger.held(file):
            pass
        ran = kg("build", "pages", "--out", "x", "--ledger", "keys.csv", cwd=desk)
        assert (ran.code, "another build" in ran.err) == (3, True)
    assert not (desk / "x" / "current").exists()
    (desk / ".keys.csv.lock").write_text("", encoding="utf-8")  # of a build that was killed
    built(desk, "pages", "--out", "x", "--ledger", "keys.csv")
    assert file.is_file()
    assert not (desk / ".keys.csv.lock").exists()
