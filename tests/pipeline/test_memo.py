"""What builds remember: rows outlive a process that dies, unneeded ones go, a damaged file only costs time."""

import os
from pathlib import Path

import pytest

from kg.pipeline.memo import Memo
from kg.pipeline.room import Room


def test_rows_stay_until_nobody_asks_for_them(tmp_path: Path) -> None:
    place = tmp_path / "memo.db"
    with Memo(place, "program") as memo:
        memo.put("a", {"words": "كلمات", "size": 1})
        memo.put("b", [None, 2.5])
    with Memo(place, "program") as memo:
        assert memo.get("a") == {"words": "كلمات", "size": 1}
        assert memo.get("c") is None
        memo.drop_unused()
        assert (len(memo), memo.get("b")) == (1, None)
    assert b"2.5" not in place.read_bytes()


def test_rows_of_a_process_that_dies_are_there(tmp_path: Path) -> None:
    place = tmp_path / "memo.db"
    child = os.fork()
    if child == 0:
        memo = Memo(place, "program")
        for number in range(200):
            memo.put(str(number), number)
        os._exit(1)
    os.waitpid(child, 0)
    with Memo(place, "program") as memo:
        assert len(memo) >= 128


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    place = tmp_path / "memo.db"
    place.write_bytes(b"no database at all" * 1000)
    with Memo(place, "program") as memo:
        memo.put("a", 1)
        assert memo.get("a") == 1


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_that_is_damaged_inside_is_begun_anew_when_that_shows(tmp_path: Path, part: float) -> None:
    place = tmp_path / "memo.db"
    with Memo(place, "program") as memo:
        for number in range(300):
            memo.put(str(number), "x" * 1000)
    data = bytearray(place.read_bytes())
    at = int(len(data) * part)
    data[at : at + 9000] = b"\xff" * 9000
    place.write_bytes(data)
    with Memo(place, "program") as memo:
        known = [number for number in range(300) if memo.get(str(number)) is not None]
        assert len(known) < 300
        for number in range(300):
            memo.put(str(number), number)
        memo.drop_unused()
    with Memo(place, "program") as memo:
        assert [memo.get(str(number)) for number in range(300)] == list(range(300))


def test_a_part_that_was_cut_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "releases" / "new").mkdir(parents=True)
    room = Room.laid_out(tmp_path / "releases" / "new", "program", "https://example.org/", "Monitor")
    part = room.keep("text", "key", b"some words")
    assert room.whole([part]) and room.whole([list(part)])
    assert not room.whole([part, ("text", "other", 10)])
    room.part("text", "key").write_bytes(b"some")
    assert not room.whole([part])
    room.sweep({"text": []})
    assert list((tmp_path / "parts" / "text").iterdir()) == []
