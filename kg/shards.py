"""Shards out of a stream: the quads of some documents, gathered, sorted and written as `kg.master` has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from kg.master import compressor

_A_PIECE = 64  #: subjects


class Shard:
    """The quads of some documents, gathered and then written sorted. All of them are in memory until then."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, bytes, int]] = []

    def add(self, blocks: Iterable[tuple[str, bytes, int]]) -> None:
        """Takes a document's quads in: `<subject>`, its sorted lines and their number (`Lifted.blocks`)."""
        self._blocks += blocks

    def __len__(self) -> int:
        """How many quads there are: no two documents share one, for each has a graph of its own."""
        return sum([number for _, _, number in self._blocks])

    def pieces(self) -> Iterator[bytes]:
        """All lines in pieces of whole lines, sorted by their bytes, each once."""
        self._blocks.sort(key=itemgetter(0))  # ">" ends a subject: its lines stand together, as sorted lines do
        held: list[bytes] = []
        last, same = "", 0
        for subject, block, _ in self._blocks:
            if subject == last:  # several documents speak of it
                same += 1
            else:
                if same:
                    _merge(held, same)
                    same = 0
                if len(held) >= _A_PIECE:
                    yield b"".join(held)
                    held.clear()
                last = subject
            held.append(block)
        _merge(held, same)
        yield b"".join(held)


def _merge(blocks: list[bytes], same: int) -> None:
    """The last block and the `same` before it become one, sorted."""
    if same:
        lines = b"".join(blocks[-same - 1 :]).splitlines(keepends=True)
        blocks[-same - 1 :] = [b"".join(sorted(lines))]


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes one shard of sorted lines, given in pieces, whole or not at all."""
    fresh = path.with_name(f".{path.name}")
    packer = compressor().compressobj()
    with fresh.open("wb") as out:
        for piece in pieces:
            out.write(packer.compress(piece))
        out.write(packer.flush())
    fresh.replace(path)
