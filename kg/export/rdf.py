"""Turtle, TriG, N-Quads, N-Triples and RDF/XML: sorted, so that the same graph gives the same bytes.

The sort key is the line of canonical N-Triples (https://www.w3.org/TR/rdf-canon/#canonical-quads).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Triple, parse, serialize
from pyoxigraph import RdfFormat as Syntax

from kg.errors import UsageError
from kg.export.base import View, replacing_file
from kg.formats import NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE, GraphFormat, prefixes
from kg.store import Graphs
from kg.terms import XSD

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class RdfExporter:
    """One syntax. A format without named graphs gets the union of all of them."""

    format: GraphFormat

    def write(self, view: View, out: Path) -> None:
        """Raises UsageError where RDF/XML cannot hold a control character that a page printed."""
        quads = _by_graph(view.graphs) if self.format.datasets else _union(view.graphs, view.names.id)
        if self.format is RDFXML:
            quads = _fit_for_xml(quads)
        with replacing_file(out) as draft:
            if self.format.prefixes:
                serialize(quads, str(draft), format=self.format.syntax, prefixes=prefixes(view.names.base))
            else:
                serialize(quads, str(draft), format=self.format.syntax)


RDF_EXPORTERS = tuple(RdfExporter(it) for it in (TURTLE, TRIG, NQUADS, NTRIPLES, RDFXML))


def sorted_triples(graphs: Graphs) -> Iterator[Triple]:
    """The union of all graphs, each triple once, in the order of its N-Triples line."""
    return (quad.triple for quad in _union(graphs))


def _union(graphs: Graphs, first: str = "") -> Iterator[Quad]:
    """`first`: IRIs that begin so come before all others: a reader meets the incidents before the code lists."""
    start = f"<{first}".encode()
    lines = set(_lines(quad.triple for quad in graphs.quads()))
    yield from _read(sorted(lines, key=lambda line: (not line.startswith(start), line)))


def _by_graph(graphs: Graphs) -> Iterator[Quad]:
    for name in graphs.names():
        for quad in _read(sorted(_lines(graphs.graph(name)))):
            yield Quad(quad.subject, quad.predicate, quad.object, name)


def _lines(triples: Iterator[Triple]) -> list[bytes]:
    # lines weigh a tenth of the objects they stand for: the whole graph is held once, as text
    text = serialize(triples, format=Syntax.N_TRIPLES) or b""
    return text.split(b"\n")[:-1]


def _read(lines: list[bytes]) -> Iterator[Quad]:
    for quad in parse(b"\n".join(lines), format=Syntax.N_TRIPLES):
        if isinstance(quad.object, Literal) and quad.object.datatype == XSD.double:
            yield Quad(quad.subject, quad.predicate, canonical_double(quad.object))
        else:
            yield quad


def canonical_double(literal: Literal) -> Literal:
    """The number in its canonical form, 5.0E3: JSON-LD processors turn every other form into it.

    Source: XML Schema 1.1 part 2, section 3.3.5.2. Infinities, NaN and what is no number stay as they are.
    """
    try:
        number = float(literal.value)
    except ValueError:
        return literal
    if not math.isfinite(number):
        return literal
    mantissa, exponent = format(Decimal(repr(number)).normalize(), "E").split("E")
    whole = mantissa if "." in mantissa else f"{mantissa}.0"
    return Literal(f"{whole}E{int(exponent)}", datatype=XSD.double)


def _fit_for_xml(quads: Iterator[Quad]) -> Iterator[Quad]:
    for quad in quads:
        if isinstance(quad.object, Literal) and (bad := _NOT_XML.search(quad.object.value)):
            where = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
            raise UsageError(f"RDF/XML cannot hold the character U+{ord(bad[0]):04X} of {where}; choose another format")
        yield quad
