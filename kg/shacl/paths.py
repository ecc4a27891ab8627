"""Property paths (SHACL section 2.3.1): as data, from a graph, into a graph, as SPARQL, turned round, and compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.shacl.errors import IllFormedShapesError
from kg.shacl.graph import NONE, Graph
from kg.shacl.terms import NIL, RDF, SH, Row, Term

Walk: TypeAlias = "Callable[[Graph, Term], Sequence[Term]]"


@dataclass(frozen=True, slots=True)
class Step:
    """One predicate, from subject to object, or `inverse` from object to subject."""

    predicate: Term
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """One path after the other; none: the node itself."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Any one of these."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`least` (0 or 1) times or more; `once`: at most one time."""

    path: Path
    least: int
    once: bool = False


@dataclass(frozen=True, slots=True)
class Inverse:
    """A longer path from its end; of one predicate it is a `Step`."""

    path: Path


Path: TypeAlias = Step | Route | Alternative | Repeat | Inverse
HERE = Route(())

_REPEATS = {SH.zeroOrMorePath: (0, False), SH.oneOrMorePath: (1, False), SH.zeroOrOnePath: (0, True)}


def read_path(graph: Graph, node: Term, within: tuple[Term, ...] = ()) -> Path:
    """The path that a node of a shapes graph stands for. Raises IllFormedShapesError."""
    if node[0] == "<" and node != NIL:
        return Step(node)
    if node[0] != "_" or node in within:
        raise IllFormedShapesError(f"{node} is no property path")
    properties, within = graph.spo.get(node, NONE), (*within, node)
    if RDF.first in properties:
        members = tuple(read_path(graph, it, within) for it in read_list(graph, node))
        if len(members) < 2:
            raise IllFormedShapesError("a sequence path has two members or more (SHACL section 2.3.1.2)")
        return Route(members)
    if SH.alternativePath in properties:
        (start,) = properties[SH.alternativePath]
        members = tuple(read_path(graph, it, within) for it in read_list(graph, start))
        if len(members) < 2:
            raise IllFormedShapesError("an alternative path has two members or more (SHACL section 2.3.1.3)")
        return Alternative(members)
    if SH.inversePath in properties:
        (inner,) = properties[SH.inversePath]
        path = read_path(graph, inner, within)
        return inverse(path) if isinstance(path, Step) else Inverse(path)
    for predicate, (least, once) in _REPEATS.items():
        if predicate in properties:
            (inner,) = properties[predicate]
            return Repeat(read_path(graph, inner, within), least, once)
    raise IllFormedShapesError(f"{node} is no property path: none of its properties makes one")


def read_list(graph: Graph, node: Term) -> list[Term]:
    """The members of an RDF list. Raises IllFormedShapesError for what is no well-formed list."""
    members: list[Term] = []
    seen: set[Term] = set()
    while node != NIL:
        properties = graph.spo.get(node, NONE)
        first, rest = properties.get(RDF.first, ()), properties.get(RDF.rest, ())
        if len(first) != 1 or len(rest) != 1 or node in seen:
            raise IllFormedShapesError(f"{node} is no well-formed list")
        seen.add(node)
        members.append(first[0])
        node = rest[0]
    return members


def inverse(path: Path) -> Path:
    """The same way walked from its end."""
    if isinstance(path, Inverse):
        return path.path
    if isinstance(path, Step):
        return Step(path.predicate, not path.inverse)
    if isinstance(path, Route):
        return Route(tuple(inverse(it) for it in reversed(path.paths)))
    if isinstance(path, Alternative):
        return Alternative(tuple(inverse(it) for it in path.paths))
    return Repeat(inverse(path.path), path.least, path.once)


def join(*paths: Path) -> Path:
    """One path after the other, written as flat as can be."""
    flat: list[Path] = []
    for path in paths:
        flat.extend(path.paths if isinstance(path, Route) else (path,))
    return flat[0] if len(flat) == 1 else Route(tuple(flat))


def compiled(path: Path) -> Walk:
    """The nodes that a path leads to from a node, each once."""
    if isinstance(path, Step):
        return _step(path)
    if isinstance(path, Inverse):
        return compiled(inverse(path.path))
    if isinstance(path, Alternative):
        steps = [it.predicate for it in path.paths if isinstance(it, Step) and not it.inverse]
        walks = [compiled(it) for it in path.paths]
        return _alternative(walks) if len(steps) < len(walks) else _one_of(steps)
    if isinstance(path, Route):
        return _sequence([compiled(it) for it in path.paths])
    return _repeat(compiled(path.path), path)


def _step(step: Step) -> Walk:
    predicate = step.predicate
    if step.inverse:
        return lambda graph, node: graph.subjects(predicate, node)
    return lambda graph, node: graph.spo.get(node, NONE).get(predicate, ())


def _alternative(walks: list[Walk]) -> Walk:
    return lambda graph, node: list(dict.fromkeys(it for walk in walks for it in walk(graph, node)))


def _one_of(predicates: list[Term]) -> Walk:
    def walk(graph: Graph, node: Term) -> Sequence[Term]:
        properties = graph.spo.get(node, NONE)
        found = [properties[it] for it in predicates if it in properties]
        return found[0] if len(found) == 1 else list(dict.fromkeys(it for things in found for it in things))

    return walk


def _sequence(walks: list[Walk]) -> Walk:
    def walk(graph: Graph, node: Term) -> Sequence[Term]:
        nodes: Iterable[Term] = (node,)
        for one in walks:
            nodes = dict.fromkeys(it for start in nodes for it in one(graph, start))
        return list(nodes)

    return walk


def _repeat(once: Walk, path: Repeat) -> Walk:
    least, single = path.least, path.once

    def walk(graph: Graph, node: Term) -> Sequence[Term]:
        if single:
            return list(dict.fromkeys((node, *once(graph, node))))
        found: dict[Term, None] = dict.fromkeys((node,)) if least == 0 else {}
        waiting = [node]
        while waiting:
            for it in once(graph, waiting.pop()):
                if it not in found:
                    found[it] = None
                    waiting.append(it)
        return list(found)

    return walk


def sparql(path: Path) -> str:
    """The path in SPARQL's syntax (SHACL section 5.3.1, $PATH)."""
    if isinstance(path, Step):
        return f"^{path.predicate}" if path.inverse else path.predicate
    if isinstance(path, Inverse):
        return f"^{sparql(path.path)}"
    if isinstance(path, Route):
        return "(" + "/".join(sparql(it) for it in path.paths) + ")"
    if isinstance(path, Alternative):
        return "(" + "|".join(sparql(it) for it in path.paths) + ")"
    return f"({sparql(path.path)}){'?' if path.once else '*' if path.least == 0 else '+'}"


def to_rows(path: Path, fresh: Iterator[Term]) -> tuple[Term, list[Row]]:
    """The node that stands for the path in a report, with the triples that make it one. `fresh` gives blank nodes."""
    if isinstance(path, Step) and not path.inverse:
        return path.predicate, []
    if isinstance(path, Route):
        return _list_rows(path.paths, fresh)
    node = next(fresh)
    if isinstance(path, Alternative):
        start, made = _list_rows(path.paths, fresh)
        return node, [(node, SH.alternativePath, start), *made]
    if isinstance(path, Step):
        return node, [(node, SH.inversePath, path.predicate)]
    inner, made = to_rows(path.path, fresh)
    if isinstance(path, Inverse):
        return node, [(node, SH.inversePath, inner), *made]
    name = next(name for name, kind in _REPEATS.items() if kind == (path.least, path.once))
    return node, [(node, name, inner), *made]


def _list_rows(paths: tuple[Path, ...], fresh: Iterator[Term]) -> tuple[Term, list[Row]]:
    cells = [next(fresh) for _ in paths]
    made: list[Row] = []
    for cell, after, path in zip(cells, (*cells[1:], NIL), paths, strict=True):
        member, inner = to_rows(path, fresh)
        made += [(cell, RDF.first, member), (cell, RDF.rest, after), *inner]
    return cells[0], made
