"""Findings as data: one sh:ValidationReport with a sh:ValidationResult each (SHACL section 3.6)."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.iri import Names
from kg.terms import RDF, RDFS, SH, XSD
from kg.validate.record import CheckedFinding


def report_triples(names: Names, documents: Mapping[str, str], items: Iterable[CheckedFinding]) -> set[Triple]:
    """The report of a build. `documents` leads from a document's name to its IRI.

    It conforms where nothing at all was found (SHACL section 3.6.1.1). The report's node is the findings graph's own
    IRI, so no blank node is needed.
    """
    report = names.graph("findings")
    triples: set[Triple] = set()
    items = list(items)
    for it in items:
        node = names.finding(it.document, it.check, it.message, it.focus, str(it.lines), it.path or "", it.value or "")
        triples.add(Triple(report, SH.result, node))
        triples |= _result(names, node, documents.get(it.document), it)
    triples.add(Triple(report, RDF.type, SH.ValidationReport))
    triples.add(Triple(report, SH.conforms, Literal("false" if items else "true", datatype=XSD.boolean)))
    return triples


def _result(names: Names, node: NamedNode, document: str | None, it: CheckedFinding) -> set[Triple]:
    own = it.component == "ReaderCheck"
    facts: list[tuple[NamedNode, NamedNode | Literal | None]] = [
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, _node(it.focus)),
        (SH.resultSeverity, SH[it.severity]),
        (SH.resultMessage, Literal(it.message, language="en")),
        (SH.sourceShape, names.chs[it.check]),
        (SH.sourceConstraintComponent, names.chs.ReaderCheck if own else SH[it.component]),
        (SH.resultPath, NamedNode(it.path) if it.path else None),
        (SH.value, None if it.value is None else _value(it.value)),
        (names.chv.readFrom, NamedNode(document) if document else None),
        (names.chv.verbatim, Literal(it.words) if it.words else None),
        (RDFS.comment, Literal(it.hint, language="en") if it.hint else None),
        *((names.chv.line, Literal(str(line), datatype=XSD.integer)) for line in it.lines),
    ]
    return {Triple(node, predicate, thing) for predicate, thing in facts if thing is not None}


def _node(focus: str) -> NamedNode | None:
    return NamedNode(focus) if focus.startswith("http") else None


def _value(value: str) -> NamedNode | Literal:
    return NamedNode(value) if value.startswith(("http://", "https://")) and " " not in value else Literal(value)
