"""Shards out of a stream: the quads of some documents, gathered, sorted and written as `kg.master` has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.lift.text import Block, quads
from kg.master import compressor

_A_PIECE = 64  #: subjects


class Shard:
    """The quads of some documents, gathered and then written sorted.

    All of them are in memory until then, but as facts: written out they would take twice as much of it, and they are
    written out a piece at a time when they are compressed, while the processor still has them at hand.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    def add(self, blocks: Iterable[Block]) -> None:
        """Takes a document's quads in (`Lifted.blocks`)."""
        self._blocks += blocks

    def __len__(self) -> int:
        """How many quads there are: no two documents share one, for each has a graph of its own."""
        return sum([len(facts) for _, facts, _ in self._blocks])

    def pieces(self) -> Iterator[bytes]:
        """All lines in pieces of whole lines, sorted by their bytes, each once."""
        self._blocks.sort(key=itemgetter(0))  # ">" ends a subject: its lines stand together, as sorted lines do
        held: list[bytes] = []
        for subject, its in groupby(self._blocks, itemgetter(0)):
            if len(held) == _A_PIECE:
                yield b"".join(held)
                held.clear()
            blocks = list(its)
            held.append(_merged(subject, blocks) if len(blocks) > 1 else quads(*blocks[0]))
        yield b"".join(held)


def _merged(subject: str, blocks: list[Block]) -> bytes:
    """What several documents say of one subject, sorted: fact by fact, and of each its documents."""
    ends_of: defaultdict[tuple[str, ...], list[bytes]] = defaultdict(list)  # they mostly say the same
    for _, facts, end in blocks:
        ends_of[facts].append(end.encode())
    of_a_fact: defaultdict[str, list[bytes]] = defaultdict(list)
    for facts, ends in ends_of.items():
        for fact in facts:
            of_a_fact[fact] += ends
    return b"".join([f"{subject} {fact}".encode().join((b"", *sorted(of_a_fact[fact]))) for fact in sorted(of_a_fact)])


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes one shard of sorted lines, given in pieces, whole or not at all."""
    fresh = path.with_name(f".{path.name}")
    packer = compressor().compressobj()
    with fresh.open("wb") as out:
        for piece in pieces:
            out.write(packer.compress(piece))
        out.write(packer.flush())
    fresh.replace(path)
