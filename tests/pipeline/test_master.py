"""Shards of the master: each line once and sorted, the same bytes for the same lines, as many as documents need."""

import hashlib
from pathlib import Path
from random import Random

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from kg import master

LINES = st.lists(st.binary(max_size=20).map(lambda it: it.replace(b"\n", b" ").replace(b"\r", b" ")))


@given(LINES)
def test_lines_come_back_sorted_and_once(lines: list[bytes]) -> None:
    data = master.packed(lines)
    assert master.unpacked(data) == sorted(set(lines))
    assert master.packed(reversed(lines)) == data


def test_shards_grow_with_the_documents() -> None:
    counts = {documents: 1 << master.bits(documents) for documents in (1, 256, 257, 1_000, 100_000, 10_000_000)}
    assert list(counts.values()) == [16, 16, 32, 64, 8192, 65_536]
    names = [f"https://example.org/document/{number}" for number in range(1_000)]
    dealt = [master.shard(name, master.bits(len(names))) for name in names]
    sizes = [dealt.count(shard) for shard in set(dealt)]
    assert len(sizes) == 64 and max(sizes) < 40
    # more documents split a shard, and never mix two
    finer = {master.shard(name, 7): coarse for name, coarse in zip(names, dealt, strict=True)}
    assert all(finer[master.shard(name, 7)] == coarse for name, coarse in zip(names, dealt, strict=True))


def test_a_folder_is_read_shard_by_shard(tmp_path: Path) -> None:
    (tmp_path / "0400.nq.zst").write_bytes(master.packed([b"c .", b"a ."]))
    (tmp_path / "links.nq.zst").write_bytes(master.packed([b"b ."]))
    (tmp_path / "0000.nq.zst").write_bytes(master.packed([]))
    assert list(master.quads(tmp_path)) == [b"a .", b"c .", b"b ."]


@pytest.mark.parametrize("kept", [0, 5, -1])
def test_a_file_that_was_cut_is_no_shard(kept: int) -> None:
    data = master.packed([b"a .", b"b ."])
    with pytest.raises(zstandard.ZstdError):
        master.unpacked(data[:kept])


@given(LINES)
def test_a_file_of_sorted_lines_is_the_same_however_it_is_made(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    place = tmp_path_factory.mktemp("links") / "links.nq.zst"
    its = sorted(set(lines))
    count, digest = master.write_sorted(place, iter(its))
    assert count == len(its)
    assert place.exists() == bool(its)
    if its:
        assert place.read_bytes() == master.packed(lines)
        assert hashlib.sha256(place.read_bytes()).hexdigest() == digest
        assert list(master.lines(place)) == its
    assert list(place.parent.iterdir()) == [place][: len(its)]


def test_a_large_file_is_written_and_read_by_pieces(tmp_path: Path) -> None:
    dice = Random(1)
    its = sorted({dice.randbytes(40).hex().encode() for _ in range(30_000)})
    place = tmp_path / "links.nq.zst"
    master.write_sorted(place, its)
    assert place.stat().st_size > 5 << 17
    assert place.read_bytes() == master.packed(its)
    assert list(master.lines(place)) == its
    place.write_bytes(place.read_bytes()[:-9])
    with pytest.raises(zstandard.ZstdError):
        list(master.lines(place))
