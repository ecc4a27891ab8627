"""Models become shards: sorted, each quad once, the same bytes however many workers there are, in little memory."""

import hashlib
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from bench import stream as bench
from bench.records import lines, record
from kg.iri import Names
from kg.lift import lift
from kg.master import files as shards
from kg.master import lines_of
from kg.records import MAX_LINE
from kg.shards import Shard, write
from kg.stream import A_SHARD, BYTES_A_SHARD, Given, Made, Task, own_keys, runs, said_by, stream

NAMES = Names("https://example.org/harm/", "Airwars")
COUNT = 2 * A_SHARD + 7


def unpacked(paths: list[Path]) -> list[bytes]:
    return [line + b"\n" for path in paths for line in lines_of(path)]


def written(folder: Path, *records: bytes) -> Path:
    (folder / "records.jsonl").write_bytes(b"".join(records))
    return folder / "records.jsonl"


def streamed(file: Path, folder: Path, workers: int = 1, given: dict[int, Given] | None = None) -> list[Made]:
    folder.mkdir(exist_ok=True)
    tasks = (Task(number, run, given or {}) for number, run in enumerate(runs(0, file)))
    return [made for _, made in stream(tasks, folder, NAMES, workers)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[Made]]:
    """A file of records, a folder of shards, and what is told of each."""
    place = tmp_path_factory.mktemp("stream")
    file = written(place, *lines(COUNT))
    return file, place / "shards", streamed(file, place / "shards")


def test_every_quad_of_every_record_is_there_once(made: tuple[Path, Path, list[Made]]) -> None:
    _, folder, done = made
    expected = [
        line
        for number in range(COUNT)
        for line in lift(record(number), NAMES, *own_keys(said_by(record(number), 1))).lines.splitlines(keepends=True)
    ]
    assert [path.name for path in shards(folder)] == [f"{number:06d}.nq.zst" for number in range(3)]
    assert sorted(unpacked(shards(folder))) == sorted(expected)
    assert sum(it.quads for it in done) == len(expected)
    assert [line for it in done for line, *_ in it.said] == list(range(1, COUNT + 1))
    assert not any(it.failures for it in done)
    assert [it.sha256 for it in done] == [hashlib.sha256(path.read_bytes()).hexdigest() for path in shards(folder)]


def test_a_shard_is_sorted_and_can_be_read_by_others(made: tuple[Path, Path, list[Made]]) -> None:
    for path in shards(made[1]):
        found = unpacked([path])
        assert found == sorted(set(found))
        assert len(list(parse(b"".join(found), format=RdfFormat.N_QUADS))) == len(found)


def test_two_workers_give_the_same_bytes(made: tuple[Path, Path, list[Made]], tmp_path: Path) -> None:
    file, folder, done = made
    assert streamed(file, tmp_path, 2) == done
    assert [path.read_bytes() for path in shards(tmp_path)] == [path.read_bytes() for path in shards(folder)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in shards(tmp_path)]


def test_heavy_records_make_shards_of_fewer(tmp_path: Path) -> None:
    file = written(tmp_path, *(b" " * (BYTES_A_SHARD // 3) + line for line in lines(5)))
    assert [len(it.said) for it in streamed(file, tmp_path / "out")] == [3, 2]


def test_a_bad_line_is_told_of_and_the_others_are_done(tmp_path: Path) -> None:
    one, _, three = lines(3)
    [done] = streamed(written(tmp_path, one, b'{"document": 1}\n', three), tmp_path / "out")
    assert len(done.said) == 2
    assert [(it.line, it.reason[:40]) for it in done.failures] == [(2, "not a record of the model: document: Inp")]
    [none] = streamed(written(tmp_path, b"{"), tmp_path / "none")
    assert (none.quads, none.sha256, shards(tmp_path / "none")) == (0, "", [])


def test_a_file_of_any_kind_of_lines(tmp_path: Path) -> None:
    done = streamed(written(tmp_path, next(lines(1)), b"\n  \n", b"x" * (MAX_LINE + 1), b"\n{}"), tmp_path / "out")
    assert [line for it in done for line, *_ in it.said] == [1]
    assert [(it.line, it.reason[:20]) for some in done for it in some.failures] == [
        (4, "the line has more th"),
        (5, "not a record of the "),
    ]


def test_keys_that_are_given_are_taken(tmp_path: Path) -> None:
    file = written(tmp_path, *lines(3))
    [done] = streamed(file, tmp_path / "out", given={2: ("frozen", "doc"), 3: "not this one"})
    assert [(it.line, it.reason) for it in done.failures] == [(3, "not this one")]
    found = unpacked(shards(tmp_path / "out"))
    graphs = {line.rsplit(b" ", 2)[1] for line in found}
    document = b"<https://example.org/harm/id/document/"
    assert graphs == {document + b"record-0000000>", document + b"doc>"}
    assert any(line.startswith(b"<https://example.org/harm/id/airwars/incident/frozen> ") for line in found)


def test_subjects_of_many_documents_are_sorted_line_by_line(tmp_path: Path) -> None:
    shard = Shard()
    shard.add([("<b>", ("<p> <o>", "<q> <o>"), " <g2> .\n")])
    shard.add([("<b>", ("<p> <o>", "<q> <o>"), " <g1> .\n"), ("<a>", ('<p> "\u0627"@ar',), " <g1> .\n")])
    shard.add([("<b>", ('<p> "\u0627"@ar', "<p> <o>"), " <g3> .\n")])
    write(tmp_path / "x.nq.zst", shard.pieces())
    found = unpacked(shards(tmp_path))
    assert found == sorted(found)
    assert len(set(found)) == len(found) == len(shard) == 7
    assert found[0].decode() == '<a> <p> "\u0627"@ar <g1> .\n'
    assert b"<b> <p> <o> <g3> .\n" in found


def test_light_records_contradict_one_another_and_name_places_in_arabic() -> None:
    for number in range(9):
        it = record(number)
        assert it.assessment.figures[0].minimum != it.claims[0].figures[0].minimum
        assert it.assessment.suspected != it.claims[0].attributed_to
        assert it.assessment.place is not None
        assert it.assessment.place.name_ar
        assert 85 <= len(lift(it, NAMES, "K", it.document.name)) <= 95
    assert record(5).model_dump_json() == record(5).model_dump_json()


def test_the_benchmark_tells_rate_and_memory() -> None:
    """Memory of a worker does not grow with the records, and stays under what the work is given."""
    small, large = bench.apart(300, 2), bench.apart(3000, 2)
    told = bench.told([small, large], 2)
    assert "triples a second of CPU" in told
    assert large.worker_memory < 64
    assert large.worker_memory < 1.2 * small.worker_memory
    assert json.loads(next(lines(1)))["document"]["name"] == "record-0000000"
