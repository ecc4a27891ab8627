"""What a constraint reads of the graph, seen from its focus node: found once, used three times.

It tells which constraints a document alone decides (`kg.shacl.explain`), which triples the pass over the whole graph
needs (`footprint`), and which focus nodes a change touches (`kg.shacl.incremental`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.shacl.paths import HERE, Alternative, Inverse, Path, Repeat, Route, Step, inverse, join, sparql
from kg.shacl.terms import SUBCLASS, TYPE, Term


@dataclass(frozen=True, slots=True)
class Read:
    """The triples with this predicate at the nodes where `prefix` leads.

    `prefix` None: anywhere in the graph. `predicate` None: any. `inverse`: the nodes are objects, not subjects.
    `only`: no other object of the predicate matters (for rdf:type: the class, or one below it).
    """

    prefix: Path | None
    predicate: Term | None
    inverse: bool = False
    only: Term | None = None

    @property
    def forward(self) -> bool:
        """Whether only triples are read whose subject the focus node leads to along triples."""
        return not self.inverse and self.prefix is not None and _forward(self.prefix)

    def told(self) -> str:
        """In words, for people."""
        name = self.predicate or "any predicate"
        if self.prefix is None:
            return f"{name} anywhere in the graph"
        start = "the focus node" if self.prefix == HERE else f"what {sparql(self.prefix)} leads to"
        return f"{name} that points at {start}" if self.inverse else f"{name} of {start}"


Reads = tuple[Read, ...]


def types(kind: Term) -> Reads:
    """What tells whether a node is a SHACL instance of a class."""
    return (Read(HERE, TYPE, only=kind), Read(join(Step(TYPE), Repeat(Step(SUBCLASS), 0)), SUBCLASS))


def of_path(path: Path, prefix: Path = HERE) -> Iterator[Read]:
    """What is read when a path is walked from where `prefix` leads."""
    if isinstance(path, Step):
        yield Read(prefix, path.predicate, path.inverse)
    elif isinstance(path, Inverse):
        yield from of_path(inverse(path.path), prefix)
    elif isinstance(path, Alternative):
        for it in path.paths:
            yield from of_path(it, prefix)
    elif isinstance(path, Route):
        for it in path.paths:
            yield from of_path(it, prefix)
            prefix = join(prefix, it)
    else:
        yield from of_path(path.path, prefix if path.once else join(prefix, Repeat(path.path, 0)))


def after(path: Path, reads: Iterable[Read]) -> Iterator[Read]:
    """The same reads, made at the nodes where `path` leads."""
    for it in reads:
        yield it if it.prefix is None else Read(join(path, it.prefix), it.predicate, it.inverse, it.only)


def _forward(path: Path) -> bool:
    if isinstance(path, Step):
        return not path.inverse
    if isinstance(path, Route | Alternative):
        return all(_forward(it) for it in path.paths)
    return _forward(inverse(path.path)) if isinstance(path, Inverse) else _forward(path.path)
