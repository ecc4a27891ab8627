"""Records go through a build by runs and packs: the same bytes however they come, and a change makes little anew."""

from collections.abc import Iterable
from pathlib import Path

import orjson
import pytest

from bench.records import record
from kg import Settings
from kg.gazetteers.judgements import Decided
from kg.master import bits, shard
from kg.model import Reading
from kg.pipeline import Summary, build, inputs, runs
from kg.pipeline.inputs import Input
from kg.pipeline.relink import relink
from kg.pipeline.tools import Progress
from kg.release import Release
from kg.terms import SH
from kg.validate import CheckedFinding
from tests.pipeline.test_rebuild import hashes
from tests.runs import kg, pages

COUNT = 300
SETTINGS = Settings(base="https://example.org/harm/")
TOML = 'base = "https://example.org/harm/"\n'


def write(folder: Path, records: Iterable[Reading]) -> Path:
    file = folder / "models.jsonl"
    file.write_bytes(b"".join(it.model_dump_json().encode() + b"\n" for it in records))
    return file


def run(folder: Path, *more: str, out: str = "out", workers: int = 1, tell: Progress | None = None) -> Summary:
    given = inputs([str(folder / it) for it in ("models.jsonl", *more)], whole=True)
    return build(given, folder / out, SETTINGS, workers=workers, ledger_file=folder / "ledger.csv", progress=tell)


def changed(it: Reading) -> Reading:
    """The same record of an hour later: a kind of document that was not told before."""
    return it.model_copy(update={"document": it.document.model_copy(update={"reader": "later"})})


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    write(folder, map(record, range(COUNT)))
    run(folder)
    return folder


def test_workers_and_the_order_of_lines_change_nothing(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "WORTH_WORKERS", 1)
    write(tmp_path, map(record, reversed(range(COUNT))))
    run(tmp_path, workers=2)
    assert hashes(tmp_path / "out") == hashes(first / "out")


def test_a_record_is_found_by_the_name_of_its_document(first: Path) -> None:
    release = Release.current(first / "out")
    documents = release.documents()
    assert len(documents) == COUNT
    assert [it["name"] for it in documents] == sorted(record(number).document.name for number in range(COUNT))
    wanted = record(17)
    entry = documents.get(wanted.document.name)
    assert entry is not None and release.reading(entry) == wanted
    assert documents.get("another") is None
    assert {it["shard"] for it in documents} == {shard(it["document"], bits(COUNT)) for it in documents}
    told = kg("why", "LM000017", "--store", first / "out")
    assert told.code == 0 and "وكالة المثال" in told.out + "وكالة المثال"
    assert (release.folder / "manifest.json").stat().st_size < 2_000


def test_findings_are_an_array_in_order_and_a_graph(first: Path) -> None:
    release = Release.current(first / "out")
    data = orjson.loads((release.folder / "findings.json").read_bytes())
    assert data == list(release.findings())
    found = [CheckedFinding.model_validate(it) for it in data]
    assert found == sorted(found, key=lambda it: it.order)
    counted = release.manifest["findings"]
    assert sum(counted.values()) == len(found) > COUNT
    asked = "SELECT (count(*) AS ?n) { GRAPH ?g { ?it a <http://www.w3.org/ns/shacl#ValidationResult> } }"
    assert kg("query", "-", "--format", "csv", "--store", first / "out", typed=asked).out.split()[1] == str(len(found))


def parts(folder: Path) -> set[tuple[str, int]]:
    """What lies there of packs: a part that is made again is another file."""
    return {(it.name, it.stat().st_ino) for it in (folder / "out" / "parts" / "found").iterdir()}


def test_a_second_build_makes_only_what_changed(first: Path, tmp_path: Path) -> None:
    write(tmp_path, map(record, range(COUNT)))
    run(tmp_path)
    before = parts(tmp_path)
    assert run(tmp_path).reused == COUNT
    assert before and parts(tmp_path) == before
    assert hashes(tmp_path / "out") == hashes(first / "out")
    later = [changed(record(number)) if number == 7 else record(number) for number in range(1, COUNT)]
    write(tmp_path, later)
    summary = run(tmp_path)
    assert summary.pages == COUNT - 1
    assert len(parts(tmp_path) - before) <= 2  # the shards of the record that changed and of the one that is gone
    write(tmp_path, later)
    run(tmp_path, out="fresh")
    assert hashes(tmp_path / "fresh") == hashes(tmp_path / "out")
    quads = [set(Release.current(tmp_path / out).graphs().quads()) for out in ("out", "fresh")]
    assert quads[0] == quads[1]


def test_a_pack_that_comes_to_lie_in_another_shard(tmp_path: Path) -> None:
    """With one record more than 256 there are twice as many shards; of the first one all go into one of its halves."""

    def place(it: Reading, bits_: int) -> str:
        return shard(SETTINGS.names.document(it.document.name).value, bits_)

    numbered = list(map(record, range(1_000)))
    kept = [it for it in numbered if place(it, 5) != "0000"][:256]
    more = next(it for it in numbered if it not in kept and place(it, 4) != "0000")
    write(tmp_path, kept)
    run(tmp_path)
    write(tmp_path, [*kept, more])
    run(tmp_path)
    documents = Release.current(tmp_path / "out").documents()
    assert {it["shard"] == shard(it["document"], 5) for it in documents} == {True}
    run(tmp_path, out="fresh")
    assert hashes(tmp_path / "fresh") == hashes(tmp_path / "out")


def test_a_build_that_dies_is_gone_on_with(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, map(record, range(COUNT)))
    with monkeypatch.context() as broken:
        broken.setattr("kg.pipeline.storing.write_master", None)
        with pytest.raises(TypeError):
            run(tmp_path)
    before = parts(tmp_path)
    assert run(tmp_path).reused == COUNT
    assert before and parts(tmp_path) == before  # nothing is lifted or checked again
    assert hashes(tmp_path / "out") == hashes(first / "out")


def test_a_record_and_pages_lie_side_by_side(tmp_path: Path) -> None:
    pages(tmp_path / "pages", *range(1, 40))
    write(tmp_path, map(record, range(40)))
    summary = run(tmp_path, "pages")
    assert (summary.pages, summary.failures) == (79, [])
    release = Release.current(tmp_path / "out")
    for it in release.documents():
        assert release.reading(it).document.name == it["name"]
    assert len(list(release.quads())) == summary.triples == len(set(release.quads()))
    shards = [
        {it["packed"] is None for it in release.documents() if it["shard"] == each} for each in shard_names(release)
    ]
    assert {True, False} in shards


def shard_names(release: Release) -> set[str]:
    return {it["shard"] for it in release.documents()}


def test_places_of_records_are_linked_anew(first: Path, tmp_path: Path) -> None:
    write(tmp_path, map(record, range(COUNT)))
    run(tmp_path)
    decided: list[Decided] = []
    assert relink(tmp_path / "out", SETTINGS, [], decided, workers=1).pages == COUNT
    before, after = (Release.current(it / "out") for it in (first, tmp_path))
    assert [it["sha256"] for it in after.documents()] == [it["sha256"] for it in before.documents()]
    assert list(after.quads()) == list(before.quads())


def test_where_a_run_ends_depends_on_the_lines_alone(tmp_path: Path) -> None:
    lines = [record(number).model_dump_json().encode() + b"\n" for number in range(2_000)]
    file = tmp_path / "models.jsonl"
    file.write_bytes(b"".join(lines))
    before = list(runs.runs(0, file))
    assert sum(len(it.numbers) for it in before) == 2_000
    assert len(before) > 8
    file.write_bytes(b"".join([*lines[:700], record(5_000).model_dump_json().encode(), b"\n", b"\n", *lines[701:]]))
    after = list(runs.runs(0, file))
    assert len({it.digest for it in after} - {it.digest for it in before}) <= 2
    assert after[-1].numbers[-1] == 2_001


def test_of_too_many_findings_the_store_holds_the_gravest_and_says_so(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline.storing.MOST_STORED", 2 * COUNT + 1)
    write(tmp_path, map(record, range(COUNT)))
    summary = run(tmp_path)
    release, whole = (Release.current(it / "out") for it in (tmp_path, first))
    assert release.manifest["findings_stored"] == ["Violation", "Warning"]
    assert any(f"{summary.findings['Info']:,} findings (Info) are not in the store" in it for it in summary.notes)
    assert list(release.findings()) == list(whole.findings())
    results = {str(it.subject) for it in release.graphs().quads() if it.predicate == SH.resultSeverity}
    assert len(results) == summary.findings["Violation"] + summary.findings["Warning"]
    linked = [str(it.object) for it in release.graphs().quads() if it.predicate == SH.result]
    assert set(linked) == results
    asked = kg("query", "findings", "--store", tmp_path / "out")
    assert asked.code == 0 and "are not in the store, which takes the gravest" in asked.err
    # the next build, which stores all again, changes the store to what a fresh one holds
    monkeypatch.undo()
    run(tmp_path)
    assert set(Release.current(tmp_path / "out").graphs().quads()) == set(whole.graphs().quads())


def test_runs_wait_in_a_table_and_a_file_that_cannot_be_read_leaves_none(tmp_path: Path) -> None:
    write(tmp_path, map(record, range(300)))
    files = [Input("none.jsonl", tmp_path / "none.jsonl"), Input("models.jsonl", tmp_path / "models.jsonl")]
    staged = runs.Staged(files)
    assert list(staged) == list(runs.runs(1, tmp_path / "models.jsonl"))
    assert (staged.records, [it["document"] for it in staged.failures]) == (300, ["none.jsonl"])
