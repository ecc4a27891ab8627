"""The shapes and concepts under one base, as rows of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from pyoxigraph import RdfFormat, parse

from kg import resources
from kg.shacl import Compiled
from kg.shacl import compile as compiled
from kg.shacl.terms import RDFS, Row, Term, plain, rows

#: Our own engine, or pySHACL, the reference.
Engine = Literal["fast", "pyshacl"]
ACROSS = "shapes/across.ttl"


def shape_files(*, across: bool) -> list[str]:
    """The files of shapes, in a fixed order. `across`: also those of what spans documents."""
    return [name for name in resources.names("shapes", ".ttl") if across or name != ACROSS]


def rows_of(files: Iterable[str], base: str) -> list[Row]:
    """The triples of some Turtle files of the resources."""
    return [row for name in files for row in rows(parse(resources.text(name, base), format=RdfFormat.TURTLE))]


@cache
def engine(base: str, *, across: bool = False) -> Compiled:
    """The compiled shapes."""
    return compiled(rows_of(shape_files(across=across), base))


@cache
def across_engine(base: str) -> Compiled:
    """The shapes of what spans documents alone: what they read is asked of them."""
    return compiled(rows_of(("shapes/prefixes.ttl", ACROSS), base))


def hints(shapes: Iterable[Row]) -> dict[Term, str]:
    """What to do about a finding, by shape."""
    return {subject: plain(thing) for subject, predicate, thing in shapes if predicate == RDFS.comment}


def concepts(base: str) -> dict[Term, list[Row]]:
    """The triples of the ontology by subject, without its examples."""
    found: dict[Term, list[Row]] = {}
    files = [name for name in resources.names("ontology", ".ttl") if not name.endswith("examples.ttl")]
    for row in rows_of(files, base):
        if row[0][0] == "<":
            found.setdefault(row[0], []).append(row)
    return found


def used(concepts_: Mapping[Term, list[Row]], own: Iterable[Row]) -> Iterator[Row]:
    """The triples of the concepts that a document uses, and of those that they lead to."""
    waiting = concepts_.keys() & {row[2] for row in own}
    seen: set[Term] = set()
    while waiting:
        seen |= waiting
        found = [row for node in waiting for row in concepts_[node]]
        yield from found
        waiting = (concepts_.keys() & {row[2] for row in found}) - seen
