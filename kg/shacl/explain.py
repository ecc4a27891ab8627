"""Which constraints a document alone decides, and which need the whole graph.

Let a graph be split into documents so that each document holds, of every node that it names, all triples of the graph
with that node as subject (a closed split; a node may stand in several documents, each then describes it in full).
A constraint is decided by documents where, for every closed split, the results on the graph are the results on its
documents taken together. That is so where the constraint reads forwards only: from the focus node along triples from
subject to object, never the other way, and nothing that the focus node does not lead to. The focus nodes themselves
are found in some document: those of a class, of subjects and of objects of a predicate are; sh:targetNode is not,
since it also targets in documents that do not know the node.

Where some predicates are `shared`, that is where documents may describe one node differently under them, constraints
that read them need the whole graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.shacl.paths import HERE, Path, join, sparql
from kg.shacl.reads import Read, after, of_path
from kg.shacl.shape import Constraint, Shape
from kg.shacl.targets import Target
from kg.shacl.terms import Row, Term, literal


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether documents decide one constraint. `reasons` says why not; it is empty where they do.

    `focus_shape` is the shape with the target, `shape` the one that stands in the results.
    """

    focus_shape: Term
    shape: Term
    component: Term
    path: str
    by_document: bool
    reasons: tuple[str, ...]


def decisions(shape: Shape, targets: Iterable[Target], shared: frozenset[Term]) -> Iterator[Decision]:
    """One decision for each constraint of a shape and of the property shapes in it."""
    apart = tuple(f"the target {it.of} is a node that other documents target too" for it in targets if not it.local)
    for owner, it, prefix in _leaves(shape, HERE):
        reasons = apart + tuple(_why_not(read) for read in _reads(owner, it, prefix) if not _inside(read, shared))
        path = "" if owner.path is None else sparql(owner.path)
        yield Decision(shape.node, owner.node, it.component, path, not reasons, tuple(dict.fromkeys(reasons)))


def part(shape: Shape, keep: Callable[[bool], bool], shared: frozenset[Term], prefix: Path = HERE) -> Shape | None:
    """A shape with those constraints only of which `keep(do documents decide it)` says yes; None: it has none."""
    made = replace(shape, constraints=[])
    inner_prefix = prefix if shape.path is None else join(prefix, shape.path)
    for it in shape.constraints:
        if it.nested is not None:
            inner = part(it.nested, keep, shared, inner_prefix)
            if inner is not None:
                made.constraints.append(_nested(it, inner))
        elif keep(all(_inside(read, shared) for read in _reads(shape, it, prefix))):
            made.constraints.append(it)
    if not made.constraints:
        return None
    made.finish()
    return made


def shared_predicates(documents: Iterable[Iterable[Row]]) -> set[Term]:
    """The predicates under which two of the documents that name a node say different things of it as a subject.

    For these the split into documents is not closed. Keeps every node of all documents in memory.
    """
    described: dict[Term, list[Mapping[Term, frozenset[Term]]]] = {}
    for document in documents:
        own: dict[Term, dict[Term, set[Term]]] = {}
        for subject, predicate, thing in document:
            own.setdefault(subject, {}).setdefault(predicate, set()).add(thing)
            if thing[0] != '"':
                own.setdefault(thing, {})
        for node, properties in own.items():
            described.setdefault(node, []).append({name: frozenset(things) for name, things in properties.items()})
    found: set[Term] = set()
    for accounts in described.values():
        first = accounts[0]
        for other in accounts[1:]:
            found |= {name for name in {*first, *other} if first.get(name) != other.get(name)}
    return found


def _leaves(shape: Shape, prefix: Path) -> Iterator[tuple[Shape, Constraint, Path]]:
    inner = prefix if shape.path is None else join(prefix, shape.path)
    for it in shape.constraints:
        if it.nested is not None:
            yield from _leaves(it.nested, inner)
        else:
            yield shape, it, prefix


def _reads(shape: Shape, it: Constraint, prefix: Path) -> Iterator[Read]:
    path = HERE if shape.path is None else shape.path
    yield from of_path(path, prefix)
    yield from after(join(prefix, path) if it.at_values else prefix, it.reads)


def _inside(read: Read, shared: frozenset[Term]) -> bool:
    return read.forward and (not shared if read.predicate is None else read.predicate not in shared)


def _why_not(read: Read) -> str:
    if read.forward:
        return f"reads {read.told()}, which documents may say differently"
    return f"reads {read.told()}"


def _nested(it: Constraint, inner: Shape) -> Constraint:
    return Constraint(
        it.component,
        it.faults,
        lambda graph, _focus, values: all(inner.conforms(graph, value) for value in values),
        literal(""),
        nested=inner,
    )
