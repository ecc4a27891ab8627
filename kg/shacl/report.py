"""What validation gives: results, and the report as a graph of SHACL's own vocabulary (SHACL section 3.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

import pyoxigraph as ox

from kg.shacl.errors import ShaclError
from kg.shacl.paths import Path, Step, sparql, to_rows
from kg.shacl.terms import FALSE, SH, TRUE, TYPE, Row, Term, to_ox


@dataclass(frozen=True, slots=True)
class Result:
    """One sh:ValidationResult; terms as `kg.shacl.terms` writes them.

    `path` None: the result is about the focus node itself. `value` None: about no single value.
    `constraint` is the node of the SPARQL constraint, if it comes from one. `details` are the results of the nested
    shape that a value does not conform to, in the order of a report.
    """

    focus: Term
    path: Path | None
    value: Term | None
    component: Term
    shape: Term
    severity: Term
    messages: tuple[Term, ...]
    constraint: Term | None = None
    details: tuple[Result, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What tells results apart: focus, path, value, component, shape, severity. Absent is empty."""
        path = "" if self.path is None else sparql(self.path)
        return (self.focus, path, self.value or "", self.component, self.shape, self.severity)


@dataclass(frozen=True, slots=True)
class Report:
    """The results in a fixed order: by shape, then focus node, path and value."""

    results: tuple[Result, ...] = field(default=())

    @classmethod
    def of(cls, results: Iterable[Result]) -> Report:
        """The report of these results, in order."""
        return cls(tuple(sorted(results, key=_order)))

    @property
    def conforms(self) -> bool:
        """Whether there is no result at all, of whatever severity (SHACL section 3.6.1.1)."""
        return not self.results

    def rows(self) -> Iterator[Row]:
        """The report as rows of terms. Its blank nodes are `_:report`, `_:r1`, ... and no others."""
        fresh = (f"_:r{number}" for number in count(1))
        report = "_:report"
        yield report, TYPE, SH.ValidationReport
        yield report, SH.conforms, TRUE if self.conforms else FALSE
        for it in self.results:
            node = next(fresh)
            yield report, SH.result, node
            yield from _result_rows(it, node, fresh)

    def graph(self) -> set[ox.Triple]:
        """The report as triples, with result paths and details.

        Raises ShaclError where it names what is no term of RDF: a graph of rdflib may hold such IRIs.
        """
        return {ox.Triple(*map(_checked, row)) for row in self.rows()}  # type: ignore[arg-type]


def _checked(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    try:
        return to_ox(term)
    except ValueError as error:
        raise ShaclError(f"the report names {term}, which is no term of RDF: {error}") from error


def _result_rows(it: Result, node: Term, fresh: Iterator[Term]) -> Iterator[Row]:
    yield node, TYPE, SH.ValidationResult
    yield node, SH.focusNode, it.focus
    yield node, SH.resultSeverity, it.severity
    yield node, SH.sourceConstraintComponent, it.component
    yield node, SH.sourceShape, it.shape
    if it.path is not None:
        start, made = to_rows(it.path, fresh)
        yield node, SH.resultPath, start
        yield from made
    if it.value is not None:
        yield node, SH.value, it.value
    if it.constraint is not None:
        yield node, SH.sourceConstraint, it.constraint
    for message in it.messages:
        yield node, SH.resultMessage, message
    for detail in it.details:
        inner = next(fresh)
        yield node, SH.detail, inner
        yield from _result_rows(detail, inner, fresh)


def _order(it: Result) -> tuple[str, ...]:
    path = "" if it.path is None else it.path.predicate if isinstance(it.path, Step) else sparql(it.path)
    return (it.shape, it.focus, path, it.value or "", it.component, *it.messages)
