"""Turtle, TriG, N-Quads, N-Triples and RDF/XML: sorted, so that the same graph gives the same bytes.

The sort key is the line of canonical N-Triples (https://www.w3.org/TR/rdf-canon/#canonical-quads).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, Triple, parse, serialize
from pyoxigraph import RdfFormat as Syntax

from kg.errors import UsageError
from kg.export.base import View, replacing_file
from kg.formats import NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE, GraphFormat, prefixes
from kg.merge import batched
from kg.splice import Key, Records, spliced
from kg.terms import XSD

_AT_ONCE, _SUBJECTS_AT_ONCE = 10_000, 500
_BLOCK = re.compile(rb"^[^\t\n][^\n]*\n(?:\t[^\n]*\n)*", re.MULTILINE)
_ESCAPED = re.compile(rb"\\(.)")  # what a local name cannot hold as it is
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class RdfExporter:
    """One syntax. A format without named graphs gets the union of all of them."""

    format: GraphFormat

    def write(self, view: View, out: Path) -> None:
        """Raises UsageError where RDF/XML cannot hold a control character that a page printed."""
        quads = _by_graph(view) if self.format.datasets else _union(view, view.names.id)
        if self.format is RDFXML:
            quads = fit_for_xml(quads)
        with replacing_file(out) as draft:
            if self.format.prefixes:
                serialize(quads, str(draft), format=self.format.syntax, prefixes=prefixes(view.names.base))
            else:
                serialize(quads, str(draft), format=self.format.syntax)


RDF_EXPORTERS = tuple(RdfExporter(it) for it in (TURTLE, TRIG, NQUADS, NTRIPLES, RDFXML))


def sorted_triples(view: View) -> Iterator[Triple]:
    """The union of all graphs, each triple once, in the order of its N-Triples line."""
    return (quad.triple for quad in _union(view))


def change_turtle(before: Path, out: Path, view: View, subjects: Iterable[str]) -> None:
    """Writes Turtle of the view. `before` is that of a view that says something else of these subjects and no others.

    Raises nothing of its own; `out` is not there yet. The bytes are those of the exporter.
    """
    named = {f"{name}:".encode(): iri.encode() for name, iri in prefixes(view.names.base).items()}
    own = f"<{view.names.id}".encode()

    def key_of(line: bytes) -> Key:
        if line.startswith(b"@"):
            return -1, b""
        subject = line[: line.index(b" ")]
        if not subject.startswith(b"<"):
            prefix, colon, local = subject.partition(b":")
            subject = b"<%s%s>" % (named[prefix + colon], _ESCAPED.sub(rb"\1", local))
        return 0 if subject.startswith(own) else 1, subject

    def edits() -> Iterator[tuple[Key, Callable[[bytes], bytes]]]:
        every = ((0 if it.startswith(own) else 1, it) for it in (f"<{iri}>".encode() for iri in subjects))
        for some in batched(sorted(every), _SUBJECTS_AT_ONCE):
            blocks = _blocks(view, [subject for _, subject in some])
            found = {key_of(block): block for block in blocks}
            for key in some:
                yield key, partial(_instead, found.get(key, b""))

    spliced(before, out, edits(), Records(key_of))


def _blocks(view: View, subjects: Iterable[bytes]) -> list[bytes]:
    """The Turtle of these subjects, of which it may be that nothing is said, one by one without the prefixes."""
    quads = of_subjects(view, (it[1:-1].decode() for it in subjects))
    text = serialize(quads, format=Syntax.TURTLE, prefixes=prefixes(view.names.base)) or b""
    return [it for it in _BLOCK.findall(text) if not it.startswith(b"@")]


def of_subjects(view: View, subjects: Iterable[str]) -> Iterator[Quad]:
    """What the union of all graphs says of these subjects, in the order of its N-Triples lines."""
    told = (quad.triple for it in subjects for quad in view.graphs.said_of(NamedNode(it)))
    return _read(sorted(_lines(told)))


def _instead(block: bytes, _before: bytes) -> bytes:
    return block


def _union(view: View, first: str = "") -> Iterator[Quad]:
    """`first`: IRIs that begin so come before all others: a reader meets the incidents before the code lists."""
    start = f"<{first}".encode()
    if view.master is not None:
        for wanted in (True, False) if first else (True,):
            yield from _read(_plain(view.master, start, wanted))
        return
    lines = set(_lines(quad.triple for quad in view.graphs.quads()))
    yield from _read(sorted(lines, key=lambda line: (not line.startswith(start), line)))


def _plain(master: Path, start: bytes, wanted: bool) -> Iterator[bytes]:
    """The lines of sorted N-Quads whose subject begins so, or does not, without their graphs, each once."""
    last = b""
    with master.open("rb") as file:
        for quad in file:
            line = quad[: quad.rindex(b" <")] + b" ."
            if line != last and line.startswith(start) is wanted:
                yield line
            last = line


def _by_graph(view: View) -> Iterator[Quad]:
    for name in view.graphs.names():
        for quad in _read(sorted(_lines(view.graphs.graph(name)))):
            yield Quad(quad.subject, quad.predicate, quad.object, name)


def _lines(triples: Iterator[Triple]) -> list[bytes]:
    # lines weigh a tenth of the objects they stand for: the whole graph is held once, as text
    text = serialize(triples, format=Syntax.N_TRIPLES) or b""
    return text.split(b"\n")[:-1]


def _read(lines: Iterable[bytes]) -> Iterator[Quad]:
    for some in batched(lines, _AT_ONCE):
        for quad in parse(b"\n".join(some), format=Syntax.N_TRIPLES):
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


Statement = TypeVar("Statement", Quad, Triple)


def fit_for_xml(quads: Iterable[Statement]) -> Iterator[Statement]:
    """The same. Raises UsageError where RDF/XML cannot hold a control character that a page printed."""
    for quad in quads:
        if isinstance(quad.object, Literal) and (bad := _NOT_XML.search(quad.object.value)):
            where = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
            raise UsageError(f"RDF/XML cannot hold the character U+{ord(bad[0]):04X} of {where}; choose another format")
        yield quad
