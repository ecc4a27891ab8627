"""Shards out of a stream: the quads of some documents, gathered, sorted and written as `kg.master` has them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from kg.lift.text import Block, quads
from kg.master import compressor

_A_PIECE = 64  #: subjects
_NONE: Block = ("", (), "")


class Shard:
    """The quads of some documents, gathered and then written sorted.

    All of them are in memory until then, but as facts: written out they would take twice as much of it, and they are
    written out a piece at a time when they are compressed, while the processor still has them at hand.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._quads = 0

    def add(self, blocks: list[Block]) -> None:
        """Takes a document's quads in (`Lifted.blocks`)."""
        self._blocks += blocks
        self._quads += sum([len(facts) for _, facts, _ in blocks])

    def __len__(self) -> int:
        """How many quads there are: no two documents share one, for each has a graph of its own."""
        return self._quads

    def pieces(self) -> Iterator[bytes]:
        """All lines in pieces of whole lines, sorted by their bytes, each once."""
        self._blocks.sort(key=itemgetter(0))  # ">" ends a subject: its lines stand together, as sorted lines do
        held: list[bytes] = []
        same: list[Block] = []  # blocks of the subject at hand, but for the last
        for block, following in pairwise([*self._blocks, _NONE]):
            if block[0] == following[0]:
                same.append(block)
                continue
            held.append(_merged([*same, block]) if same else quads(*block))
            same.clear()
            if len(held) == _A_PIECE:
                yield b"".join(held)
                held.clear()
        yield b"".join(held)


def _merged(blocks: list[Block]) -> bytes:
    """What several documents say of one subject, sorted: fact by fact, and of each its documents."""
    subject = blocks[0][0]
    ends_of: defaultdict[tuple[str, ...], list[bytes]] = defaultdict(list)  # they mostly say the same
    for _, facts, end in blocks:
        ends_of[facts].append(end.encode())
    of_a_fact: defaultdict[str, list[bytes]] = defaultdict(list)
    for facts, ends in ends_of.items():
        for fact in facts:
            of_a_fact[fact] += ends
    return b"".join([f"{subject} {fact}".encode().join((b"", *sorted(of_a_fact[fact]))) for fact in sorted(of_a_fact)])


def write(path: Path, pieces: Iterable[bytes]) -> str:
    """Writes one shard of sorted lines, given in pieces, whole or not at all. Returns the SHA-256 of the file."""
    packer = compressor().compressobj()
    packed = b"".join([*map(packer.compress, pieces), packer.flush()])
    fresh = path.with_name(f".{path.name}")
    fresh.write_bytes(packed)
    fresh.replace(path)
    return hashlib.sha256(packed).hexdigest()
