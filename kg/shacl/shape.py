"""A compiled shape: which constraints it has, whether a node conforms, and the results where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.shacl.fuse import fused
from kg.shacl.graph import Graph
from kg.shacl.paths import HERE, Path, Walk
from kg.shacl.reads import Reads, after, of_path
from kg.shacl.report import Result
from kg.shacl.terms import SH, Term


@dataclass(frozen=True, slots=True)
class Fault:
    """What breaks a constraint: the value (None: no single one), and what differs from the shape's own facts."""

    value: Term | None = None
    focus: Term | None = None
    path: Path | None = None
    messages: tuple[Term, ...] | None = None
    constraint: Term | None = None
    details: tuple[Result, ...] = ()


Holds: TypeAlias = Callable[[Graph, Term, Sequence[Term]], bool]
Faults: TypeAlias = Callable[[Graph, Term, Sequence[Term]], Iterable[Fault]]
ValueTest: TypeAlias = Callable[[Term], bool]
NodeTest: TypeAlias = Callable[[Graph, Term], bool]


@dataclass(slots=True)
class Constraint:
    """One constraint of a shape, over a focus node and its value nodes.

    `holds` and `faults` agree: it holds where there are no faults. `value_test`: the value alone decides, so the
    answer can be remembered. `bounds`: how many value nodes there may be. `nested`: a property shape, whose results
    stand for themselves. `kind`: the class that value nodes must have. `starts`: with which characters they may begin,
    which is all that is asked. `reads` are seen from the value nodes where
    `at_values`, else from the focus node.
    """

    component: Term
    faults: Faults
    holds: Holds
    told: str
    reads: Reads = ()
    at_values: bool = True
    value_test: ValueTest | None = None
    bounds: tuple[int, int | None] | None = None
    nested: Shape | None = None
    kind: Term | None = None
    starts: str | None = None


@dataclass(slots=True)
class Shape:
    """A node shape (`path` None) or a property shape; `conforms` is set by `finish`."""

    node: Term
    path: Path | None
    walk: Walk | None
    severity: Term
    messages: tuple[Term, ...]
    deactivated: bool
    constraints: list[Constraint] = field(default_factory=list)
    conforms: NodeTest = lambda _graph, _node: True

    def values(self, graph: Graph, focus: Term) -> Sequence[Term]:
        """The value nodes of a focus node."""
        return (focus,) if self.walk is None else self.walk(graph, focus)

    def results(self, graph: Graph, focus: Term) -> list[Result]:
        """What is wrong with a focus node."""
        if self.deactivated:
            return []
        values = self.values(graph, focus)
        found: list[Result] = []
        for it in self.constraints:
            if it.nested is not None:
                for value in values:
                    found += it.nested.results(graph, value)
            else:
                found += [self._result(it, focus, fault) for fault in it.faults(graph, focus, values)]
        return found

    def reads(self) -> Reads:
        """What is read of the graph, seen from the focus node; each once."""
        if self.deactivated:
            return ()
        path = HERE if self.path is None else self.path
        found = dict.fromkeys(of_path(path))
        for it in self.constraints:
            inner = it.nested.reads() if it.nested is not None else it.reads
            found |= dict.fromkeys(after(path if it.at_values else HERE, inner))
        return tuple(found)

    def _result(self, it: Constraint, focus: Term, fault: Fault) -> Result:
        messages = fault.messages if fault.messages is not None else self.messages
        return Result(
            focus=fault.focus or focus,
            path=fault.path or self.path,
            value=fault.value,
            component=it.component,
            shape=self.node,
            severity=self.severity,
            messages=messages or (it.told,),
            constraint=fault.constraint,
            details=fault.details,
        )

    def finish(self) -> None:
        """Fuses the constraints into one test (`kg.shacl.fuse`); to be called once they are all there."""
        if not self.deactivated:
            self.conforms = fused(self)


VIOLATION = SH.Violation
