"""findings.json: every finding in order, as a stream; of millions only a few are in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from pathlib import Path

from kg.master import lines_of
from kg.merge import batched
from kg.pipeline.room import Room
from kg.pool import Workers
from kg.release import LISTED
from kg.validate import CheckedFinding

_PACKS_AT_ONCE = 512  #: some 30,000 findings on light records


def write(room: Room, packs: Iterable[str], own: Iterable[CheckedFinding], pool: Workers) -> None:
    """Writes the findings of packs, which their keys name, and others into the release's folder."""
    folder = room.folder
    parts = [folder / ".found-own"]
    _write(parts[0], (it.line for it in own))
    tasks = []
    for some in batched(packs, _PACKS_AT_ONCE):
        parts.append(folder / f".found-{len(parts)}")
        tasks.append((room, parts[-1], some))
    for _ in pool.each(sort, tasks, lambda _: None):
        pass
    with (folder / LISTED).open("wb") as out, ExitStack() as opened:
        out.write(b"[")
        lines = merge(*(opened.enter_context(part.open("rb")) for part in parts))
        out.writelines(_items(lines))
        out.write(b"\n]\n")
    for part in parts:
        part.unlink()


def sort(room: Room, target: Path, packs: Sequence[str]) -> None:
    """Sorts the findings of some packs, which are lines that sort, into one file."""
    _write(target, (line + b"\n" for pack in packs for line in lines_of(room.part("found", pack))))


def _write(target: Path, lines: Iterable[bytes]) -> None:
    with target.open("wb") as out:
        out.writelines(sorted(lines))


def _items(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The findings as items of a JSON array, one a line."""
    before = b"\n"
    for line in lines:
        yield before
        yield line[line.index(b"\t") + 1 : -1]
        before = b",\n"
