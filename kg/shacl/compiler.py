"""From a shapes graph to compiled shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.shacl.components import CORE, LISTED_REFERENCES, REFERENCES, siblings_of
from kg.shacl.errors import IllFormedShapesError, RecursiveShapesError, UnsupportedQueryError
from kg.shacl.graph import NONE
from kg.shacl.paths import compiled, read_path
from kg.shacl.shape import VIOLATION, Constraint, Shape
from kg.shacl.source import Source
from kg.shacl.sparql.components import Custom, custom_components
from kg.shacl.sparql.constraints import of_query
from kg.shacl.terms import NIL, SH, Term


class Compiler:
    """Compiles each shape once. Raises ShaclError for shapes that cannot be run."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._made: dict[Term, Shape] = {}
        self._custom: list[Custom] = custom_components(source)

    def check_recursion(self, shapes: Iterable[Term]) -> None:
        """Raises RecursiveShapesError with the cycle, where a shape leads back to itself."""
        done: set[Term] = set()
        for start in shapes:
            trail: list[Term] = []
            stack: list[Iterator[Term]] = [iter((start,))]
            while stack:
                following = next(stack[-1], None)
                if following is None:
                    stack.pop()
                    if trail:
                        done.add(trail.pop())
                elif following in trail:
                    raise RecursiveShapesError((*trail[trail.index(following) :], following))
                elif following not in done:
                    trail.append(following)
                    stack.append(iter(self._references(following)))

    def shape(self, node: Term) -> Shape:
        """The compiled shape of a node of the shapes graph."""
        if node in self._made:
            return self._made[node]
        if node[0] == '"':
            raise IllFormedShapesError(f"a shape is wanted, and {node} is a literal")
        try:
            return self._compiled(node)
        except (IllFormedShapesError, UnsupportedQueryError) as error:
            if str(error).startswith("<"):
                raise
            # a blank node has no name that anybody knows: the shape around it is told too
            raise type(error)(f"{node}: {error}") from error

    def _compiled(self, node: Term) -> Shape:
        source = self.source
        paths = source.all(node, SH.path)
        if len(paths) > 1:
            raise IllFormedShapesError(f"{node} has {len(paths)} paths; a property shape has one")
        path = walk = None
        if paths:
            try:
                path = read_path(source.graph, paths[0])
                walk = compiled(path)
            except (IllFormedShapesError, ValueError, RecursionError) as error:
                raise IllFormedShapesError(f"{node}: {error}") from error
        shape = Shape(
            node=node,
            path=path,
            walk=walk,
            severity=source.one(node, SH.severity) or VIOLATION,
            messages=tuple(source.all(node, SH.message)),
            deactivated=source.truth(node, SH.deactivated),
        )
        self._made[node] = shape
        if not shape.deactivated:
            shape.constraints = list(self._constraints(node, shape))
            shape.finish()
        return shape

    def _constraints(self, node: Term, shape: Shape) -> Iterator[Constraint]:
        properties = self.source.graph.spo.get(node, NONE)
        for parameter in sorted(set(properties) & set(CORE)):
            for thing in self.source.all(node, parameter):
                yield from CORE[parameter](self, node, shape, thing)
        for query in self.source.all(node, SH.sparql):
            yield from of_query(self.source, node, shape, query)
        for custom in self._custom:
            yield from custom.constraints(self.source, node, shape)

    def _references(self, node: Term) -> list[Term]:
        source = self.source
        found = [it for predicate in REFERENCES for it in source.all(node, predicate)]
        if source.all(node, SH.qualifiedValueShape):
            found += sorted(siblings_of(source, node))
        for predicate in LISTED_REFERENCES:
            for start in source.all(node, predicate):
                found += source.members(node, start) if start != NIL else []
        return found
