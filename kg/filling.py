"""The store on disk while a build writes it: filled by the bulk loader, or changed from a copy of the one before.

A copy costs nothing: the database never changes a file of data (`….sst`) that it has written, so the copy holds links
to the same files, and what is small is copied. The store before stays as it is, also while others read it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import IO, cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from pyoxigraph import Store as Oxigraph

from kg.merge import batched

#: Lines of a block, and blocks of a call of the bulk loader. A call takes two or three million quads into memory at a
#: time (2 GiB), and its files stand twice on disk until its end (5 GB). Then the database sorts them into its other
#: files: with 88 calls for 17.6 million quads it worked four times as long at that as with one.
_AT_ONCE, _BLOCKS = 20_000, 500
#: Files of the database that tell its story; a copy begins its own.
_STORY = ("LOCK", "LOG")


@dataclass
class Changed:
    """What left the union and what is new in it; of graphs aside: what left these graphs and is new in them."""

    gone: list[Triple] = field(default_factory=list)
    come: list[Triple] = field(default_factory=list)


class Filling:
    """A store that is being written; `kg.store` tells how it is laid out.

    `aside` are the named graphs that do not stand in the union.
    """

    def __init__(self, folder: Path, aside: Iterable[NamedNode] = (), before: Path | None = None) -> None:
        if before is not None:
            linked(before, folder)
        self.store = Oxigraph(str(folder))
        self._aside = frozenset(aside)

    def load(self, lines: Iterable[bytes], *, union: bool = True) -> int:
        """Adds lines of N-Quads by the bulk loader. `union` False: to the named graphs only.

        Returns how many different triples sorted lines put into the union; of others it may count one again.
        """
        told = _Told(lines, union=union)
        blocks = iter(told)
        for first in blocks:
            call = _File(chain((first,), islice(blocks, _BLOCKS - 1)))
            self.store.bulk_load(cast(IO[bytes], call), format=RdfFormat.N_QUADS)
        return told.triples

    def change(self, gone: Iterable[bytes], come: Iterable[bytes], *, union: bool = True) -> Changed:
        """Takes lines of N-Quads out and puts others in. Returns what this changed in the union.

        A triple leaves the union with the last named graph that holds it. `union` False: of graphs aside, and what
        this changed in them.
        """
        old, new = _quads(gone), _quads(come)
        store, changed = self.store, Changed()
        for quad in old:
            store.remove(quad)
        store.extend(new)
        if not union:
            return Changed([quad.triple for quad in old], [quad.triple for quad in new])
        for triple in dict.fromkeys(quad.triple for quad in old):
            if not self._held(triple):
                changed.gone.append(triple)
                store.remove(Quad(triple.subject, triple.predicate, triple.object))
        for triple in dict.fromkeys(quad.triple for quad in new):
            quad = Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())
            if quad not in store:
                changed.come.append(triple)
        store.extend(Quad(it.subject, it.predicate, it.object) for it in changed.come)
        return changed

    def close(self, *, whole: bool) -> None:
        """Writes everything out. `whole`: and puts it in order.

        That costs a twelfth of filling it; queries then take half of the time, look-ups less than half (on 0.9 million
        triples).
        """
        if whole:
            self.store.optimize()
        self.store.flush()
        del self.store

    def _held(self, triple: Triple) -> bool:
        for quad in exactly(self.store, triple.subject, triple.predicate, triple.object):
            if not isinstance(quad.graph_name, DefaultGraph) and quad.graph_name not in self._aside:
                return True
        return False


class _Told:
    """Blocks of lines of N-Quads, each triple once more for the default graph (`union`); counts those."""

    def __init__(self, lines: Iterable[bytes], *, union: bool) -> None:
        self.triples = 0
        self._lines, self._union, self._last = lines, union, b""

    def __iter__(self) -> Iterator[bytes]:
        for some in batched(self._lines, _AT_ONCE):
            again = self._again(some) if self._union else []
            yield b"\n".join((*some, *again, b""))

    def _again(self, some: list[bytes]) -> list[bytes]:
        triples = dict.fromkeys([line[: line.rindex(b" <")] for line in some])
        self.triples += len(triples) - (self._last in triples)
        self._last = next(reversed(triples))
        return [triple + b" ." for triple in triples]


class _File:
    """Blocks as the file that they would make; the bulk loader asks for nothing else of it."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._block, self._at = b"", 0

    def read(self, size: int) -> bytes:
        """Some bytes, `size` at most; none: the end."""
        if self._at == len(self._block):
            self._block, self._at = next(self._blocks, b""), 0
        given = self._block[self._at : self._at + size]
        self._at += len(given)
        return given


def exactly(
    store: Oxigraph,
    subject: NamedNode | BlankNode | Triple | None,
    predicate: NamedNode | None,
    thing: NamedNode | BlankNode | Literal | Triple,
    graph: NamedNode | BlankNode | DefaultGraph | None = None,
) -> Iterator[Quad]:
    """The quads with this object; None: any.

    On disk, Oxigraph 0.5.13 gives the quads of the 255 next numbers too where that of the object ends in the byte 0xFF.
    """
    for quad in store.quads_for_pattern(subject, predicate, thing, graph):
        same = quad.object == thing  # unless the number is spelled in another way
        if same or Quad(quad.subject, quad.predicate, thing, quad.graph_name) in store:
            yield quad


def linked(before: Path, folder: Path) -> None:
    """A copy of a finished store, with links to its files of data."""
    folder.mkdir()
    for path in sorted(before.iterdir()):
        if path.suffix == ".sst":
            os.link(path, folder / path.name)
        elif not path.name.startswith(_STORY):
            shutil.copyfile(path, folder / path.name)


def _quads(lines: Iterable[bytes]) -> list[Quad]:
    return list(parse(b"\n".join(lines), format=RdfFormat.N_QUADS))
