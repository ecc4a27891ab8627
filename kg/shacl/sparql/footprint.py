"""What a query reads of the graph, seen from $this: found in its algebra before anything is run.

A variable is anchored where the patterns of its own group lead to it from $this. A pattern whose subject and object
are both not anchored reads the whole graph. Variables that only an OPTIONAL, a UNION or an inner group binds count as
not anchored outside of it, which is on the safe side; and an OPTIONAL or a condition sees what stands before it in its
own group, not what is joined with that group later (SPARQL 1.1 section 18.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rdflib.plugins.sparql.parserutils import CompValue

from kg.shacl.paths import HERE, Alternative, Inverse, Path, Repeat, Route, Step, inverse, join, sparql
from kg.shacl.reads import Read, Reads, of_path
from kg.shacl.sparql.elements import EXISTS
from kg.shacl.sparql.pattern import Either, Negated, Part, Pattern, Var, parts_of

Anchors = Mapping[str, Path]


def reads_of(algebra: CompValue) -> Reads:
    """The reads of a query. Raises NotCompiledError where `kg.shacl.sparql.pattern` does."""
    names = iter(f" {number}" for number in range(1_000_000))
    return tuple(dict.fromkeys(_node(algebra, _THIS, _THIS, names)))


_THIS: Anchors = {"this": HERE}
_GROUPS = {"BGP", "Join", "LeftJoin", "Filter", "Extend"}


def _node(node: Any, anchors: Anchors, given: Anchors, names: Iterator[str]) -> Iterator[Read]:
    """The reads of a node of the algebra with everything below it.

    `anchors` are those of the solutions that it is joined with, `given` those that every group within sees.
    """
    if isinstance(node, list | tuple):
        for it in node:
            yield from _node(it, anchors, given, names)
    if not isinstance(node, CompValue):
        return
    if node.name in _GROUPS:
        group = _group(node, names)
        inner = _anchored(group.parts, anchors)
        for part in group.parts:
            yield from _part(part, inner)
        for it in group.joined:
            yield from _node(it, inner, given, names)
        for it, seen in group.behind:
            yield from _node(it, {name: inner[name] for name in inner if name in seen or name in given}, given, names)
    elif node.name in EXISTS:
        yield from _node(node.graph, anchors, anchors, names)
    else:
        if node.name == "ToMultiSet":  # an inner SELECT starts again from $this
            anchors = given = _THIS
        for key, it in node.items():
            if key not in ("_vars", "PV", "datasetClause"):
                yield from _node(it, anchors, given, names)


@dataclass(slots=True)
class _Group:
    """The patterns that every solution matches; groups that are joined with them; OPTIONALs and expressions, each with
    the variables that it sees."""

    parts: list[Part] = field(default_factory=list)
    joined: list[CompValue] = field(default_factory=list)
    behind: list[tuple[Any, frozenset[str]]] = field(default_factory=list)

    def then(self, *its: Any) -> _Group:
        """Behind the patterns so far."""
        seen = frozenset(name for part in self.parts for name in part.variables())
        return replace(self, behind=[*self.behind, *((it, seen) for it in its)])


def _group(node: CompValue, names: Iterator[str]) -> _Group:
    if node.name == "BGP":
        return _Group([part for triple in node.triples or () for part in parts_of(triple, lambda: next(names))])
    if node.name == "Join":
        one, other = _group(node.p1, names), _group(node.p2, names)
        return _Group(one.parts + other.parts, one.joined + other.joined, one.behind + other.behind)
    if node.name == "LeftJoin":
        return _group(node.p1, names).then(node.p2, node.expr)
    if node.name in ("Filter", "Extend"):
        return _group(node.p, names).then(node.expr)
    return _Group(joined=[node])


def _anchored(parts: list[Part], anchors: Anchors) -> Anchors:
    """Follows the patterns from what is anchored until nothing new is reached: first forwards, and what is near."""
    found = dict(anchors)
    links = [link for part in parts if (link := _link(part)) is not None]
    while steps := [step for it in links if (step := _step(it, found)) is not None]:
        _, name, path = min(steps, key=lambda step: step[0])
        found[name] = path
    return found


Link = tuple[str, Path, str]  # two variables and the way from one to the other


def _link(part: Part) -> Link | None:
    """How a pattern links two variables; alternatives do where each of them links the same two."""
    if isinstance(part, Pattern):
        if isinstance(part.path, Var | Negated) or not isinstance(part.subject, Var) or not isinstance(part.thing, Var):
            return None
        return part.subject.name, part.path, part.thing.name
    links = [_link(group[0]) if len(group) == 1 else None for group in part.groups]
    ways: list[Path] = []
    start, _, end = links[0] or ("", HERE, "")
    for link in links:
        if link is None or {link[0], link[2]} != {start, end}:
            return None
        ways.append(link[1] if link[0] == start else inverse(link[1]))
    return start, Alternative(tuple(ways)), end


def _step(it: Link, found: Anchors) -> tuple[tuple[bool, int], str, Path] | None:
    """The variable that a link newly leads to: how good the way is, its name, the way."""
    subject, path, thing = it
    if subject in found and thing not in found:
        way = join(found[subject], path)
        return (False, len(sparql(way))), thing, way
    if thing in found and subject not in found:
        way = join(found[thing], inverse(path))
        return (True, len(sparql(way))), subject, way
    return None


def _part(part: Part, anchors: Anchors) -> Iterator[Read]:
    if isinstance(part, Either):
        for group in part.groups:
            inner = _anchored(list(group), anchors)
            for it in group:
                yield from _part(it, inner)
        return
    subject = anchors.get(part.subject.name) if isinstance(part.subject, Var) else None
    thing = anchors.get(part.thing.name) if isinstance(part.thing, Var) else None
    if isinstance(part.path, Var):
        yield Read(subject, None) if subject is not None else Read(thing, None, inverse=thing is not None)
    elif isinstance(part.path, Negated):
        yield Read(None, None)
    elif subject is not None:
        yield from (_only(part, read) for read in of_path(part.path, subject))
    elif thing is not None:
        yield from of_path(inverse(part.path), thing)
    elif _may_be_empty(part.path) and isinstance(part.subject, Var) and isinstance(part.thing, Var):
        yield Read(None, None)  # any node leads to itself
    else:
        yield from (_only(part, Read(None, it.predicate)) for it in of_path(part.path))


def _may_be_empty(path: Path) -> bool:
    if isinstance(path, Repeat):
        return path.least == 0 or _may_be_empty(path.path)
    if isinstance(path, Alternative):
        return any(map(_may_be_empty, path.paths))
    if isinstance(path, Route):
        return all(map(_may_be_empty, path.paths))
    return isinstance(path, Inverse) and _may_be_empty(path.path)


def _only(part: Pattern, read: Read) -> Read:
    """A pattern with a constant object reads no other."""
    if isinstance(part.thing, Var) or not isinstance(part.path, Step):
        return read
    return replace(read, only=part.thing)
