"""Inputs that change while a build reads them, or cannot be read: no part goes by a key of other bytes."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bench.records import record
from kg.errors import UsageError
from kg.pipeline.tools import Progress, silent
from kg.release import Release
from tests.pipeline.test_packs import changed, run, write
from tests.pipeline.test_rebuild import hashes
from tests.runs import pages

COUNT = 40


def write_at(stage: str, path: Path, data: bytes) -> Progress:
    """Writes the file when the build first tells of this stage."""
    waiting = [data]

    def tell(now: str, done: int, total: int) -> None:
        if now == stage and waiting:
            path.write_bytes(waiting.pop())
        silent(now, done, total)

    return tell


def same_as_fresh(desk: Path, *more: str) -> None:
    run(desk, *more)
    run(desk, *more, out="fresh")
    assert hashes(desk / "out") == hashes(desk / "fresh")


@pytest.mark.parametrize("stage", ["reading records", "checking records"])
def test_a_file_of_records(tmp_path: Path, stage: str) -> None:
    file = write(tmp_path, (changed(record(it)) for it in range(COUNT)))
    other = file.read_bytes()
    write(tmp_path, map(record, range(COUNT)))
    with pytest.raises(UsageError, match=r"models\.jsonl was changed while it was read"):
        run(tmp_path, tell=write_at(stage, file, other))
    assert not (tmp_path / "out" / "current").exists()
    write(tmp_path, map(record, range(COUNT)))
    same_as_fresh(tmp_path)
    release = Release.current(tmp_path / "out")
    assert {release.reading(it).document.reader for it in release.documents()} == {record(0).document.reader}


def test_a_page(tmp_path: Path) -> None:
    """The worker reads what stands there now; the build after it does not take that for what stood there before."""
    file = pages(tmp_path / "pages", 3) / "page-003.txt"
    old = file.read_bytes()
    write(tmp_path, ())
    run(tmp_path, "pages", tell=write_at("reading", file, old.replace(b"fictional.", b"fictional. Edited.")))
    text = tmp_path / "out" / "current" / "text" / "page-003.txt.txt"
    assert b"Edited." in text.read_bytes()
    file.write_bytes(old)
    same_as_fresh(tmp_path, "pages")
    assert b"Edited." not in text.read_bytes()


def test_a_file_of_records_that_cannot_be_opened_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path, map(record, range(3)))
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "gone.jsonl").symlink_to("nowhere.jsonl")
    summary = run(tmp_path, "more")
    assert summary.pages == 3
    assert summary.failures == [
        {"document": "gone.jsonl", "reason": "cannot be opened: No such file or directory", "line": None}
    ]


def names_of(folder: Path) -> Iterable[str]:
    return [it["name"] for it in Release.current(folder / "out").documents()]


def test_pages_whose_longer_names_are_taken_are_all_built(tmp_path: Path) -> None:
    for serial, place in ((1, "one/x"), (3, "two/x"), (5, "two/y")):
        folder = pages(tmp_path / place, serial)
        (folder / f"page-{serial:03d}.txt").rename(folder / "a.txt")
    write(tmp_path, ())
    summary = run(tmp_path, "one", "two/x", "two/y")
    [empty] = summary.failures
    assert (summary.pages, empty["document"]) == (3, "models.jsonl")
    assert empty["reason"].startswith("the file is empty")
    assert names_of(tmp_path) == ["one/x/a.txt", "two/x/a.txt", "y/a.txt"]


def test_names_of_files_that_are_not_utf_8_or_too_long(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 1, 3)
    (folder / "page-001.txt").rename(folder / "\udcd5.txt")
    (folder / "page-003.txt").rename(folder / f"{'x' * 242}.txt")
    write(tmp_path, ())
    summary = run(tmp_path, "pages")
    assert names_of(tmp_path) == ["%D5.txt"]
    [failure] = [it for it in summary.failures if it["document"] != "models.jsonl"]
    assert failure["reason"] == "the file's name has 246 bytes, more than the 245 that are taken"


def test_a_folder_of_the_name_of_a_text_is_refused(tmp_path: Path) -> None:
    pages(tmp_path / "pages", 1)
    pages(tmp_path / "pages" / "page-001.txt.txt", 3)
    write(tmp_path, ())
    with pytest.raises(UsageError, match=r"rename one of them"):
        run(tmp_path, "pages")


def test_names_that_are_one_to_unicode_are_two_documents(tmp_path: Path) -> None:
    folder = pages(tmp_path / "pages", 1, 3)
    for serial, name in ((1, "caf\u00e9.txt"), (3, "cafe\u0301.txt")):
        (folder / f"page-{serial:03d}.txt").rename(folder / name)
    write(tmp_path, ())
    summary = run(tmp_path, "pages")
    release = Release.current(tmp_path / "out")
    assert len({it["document"] for it in release.documents()}) == 2
    assert len(list(release.quads())) == summary.triples
    assert "reader-SameDocument" in {it["check"] for it in release.findings()}


def test_a_value_that_only_looks_like_an_address_is_words_in_the_report(tmp_path: Path) -> None:
    odd = record(1)
    document = odd.document.model_copy(update={"media_type": "http://["})
    write(tmp_path, [record(0), odd.model_copy(update={"document": document})])
    assert run(tmp_path).pages == 2
    assert any((it["value"] or "").startswith("http://[") for it in Release.current(tmp_path / "out").findings())
