"""Findings as data: one sh:ValidationReport with a sh:ValidationResult each (SHACL section 3.6).

The report's node is the findings graph's own IRI, so no blank node is needed. Terms are texts, as in `kg.lift.text`:
a build has millions of findings.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.iri import Names
from kg.lift.text import RDF, RDFS, XSD, Node, Term, Vocabulary, literal, spoken, typed, vocabularies, written
from kg.terms import SH as SHACL
from kg.validate.record import CheckedFinding

SH = Vocabulary(SHACL.iri)


def report_triples(names: Names, documents: Mapping[str, str], items: Iterable[CheckedFinding]) -> set[Triple]:
    """The report of a build. `documents` leads from a document's name to its IRI.

    It conforms where nothing at all was found (SHACL section 3.6.1.1).
    """
    found = [triple for it in items for triple in _triples(names, documents.get(it.document), it)]
    lines = [f"{triple} .\n" for triple in (*found, *_head(names, conforms=not found))]
    return {quad.triple for quad in parse("".join(lines), format=RdfFormat.N_TRIPLES)}


def report_lines(names: Names, documents: Mapping[str, str], items: Iterable[CheckedFinding]) -> list[bytes]:
    """What a report says of these findings, as lines of canonical N-Quads of the findings graph, in no order."""
    home = written(names.graph("findings"))
    return [f"{triple} {home} .".encode() for it in items for triple in _triples(names, documents.get(it.document), it)]


def report_head(names: Names, *, conforms: bool) -> list[bytes]:
    """What a report says of itself, as such lines."""
    home = written(names.graph("findings"))
    return [f"{triple} {home} .".encode() for triple in _head(names, conforms=conforms)]


def _head(names: Names, *, conforms: bool) -> tuple[str, str]:
    report, holds = written(names.graph("findings")), "true" if conforms else "false"
    return f"{report} {RDF.type} {SH.ValidationReport}", f"{report} {SH.conforms} {typed(holds, XSD.boolean)}"


def _triples(names: Names, document: str | None, it: CheckedFinding) -> Iterator[str]:
    """Subject, predicate and object of each fact on one finding."""
    named = names.finding(it.document, it.check, it.message, it.focus, str(it.lines), it.path or "", it.value or "")
    node = written(named)
    yield f"{written(names.graph('findings'))} {SH.result} {node}"
    chv, chs = vocabularies(names.base)[0], _shapes(names.base)
    own = it.component == "ReaderCheck"
    facts: list[tuple[Node, Term | None]] = [
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, _node(it.focus)),
        (SH.resultSeverity, SH[it.severity]),
        (SH.resultMessage, spoken(it.message, "en")),
        (SH.sourceShape, chs[it.check]),
        (SH.sourceConstraintComponent, chs.ReaderCheck if own else SH[it.component]),
        (SH.resultPath, written(NamedNode(it.path)) if it.path else None),
        (SH.value, None if it.value is None else _value(it.value)),
        (chv.readFrom, written(NamedNode(document)) if document else None),
        (chv.verbatim, literal(it.words) if it.words else None),
        (RDFS.comment, spoken(it.hint, "en") if it.hint else None),
        *((chv.line, typed(str(line), XSD.integer)) for line in it.lines),
    ]
    for predicate, thing in facts:
        if thing is not None:
            yield f"{node} {predicate} {thing}"


@lru_cache(maxsize=16)
def _shapes(base: str) -> Vocabulary:
    return Vocabulary(f"{base}shapes#")


def _node(focus: str) -> Node | None:
    return written(NamedNode(focus)) if focus.startswith("http") else None


def _value(value: str) -> Term:
    if value.startswith(("http://", "https://")) and " " not in value:
        with suppress(ValueError):  # an address with a fault in it is words, and stays as it is
            return written(NamedNode(value))
    return literal(value)
