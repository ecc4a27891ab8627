"""Findings of one document: with document, line, words and a hint, and as the reference engine gives them."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from kg import resources
from kg.iri import Names
from kg.lift import lift
from kg.model import Reading
from kg.read import read
from kg.read.base import Page
from kg.terms import RDF, SH, XSD
from kg.validate import SEVERITIES, CheckedFinding, Checker, report_triples, told
from tests.conftest import ROOT

NAMES = Names(resources.PLACEHOLDER, "Airwars")
PAGES = sorted([*(ROOT / "tests" / "pages").rglob("*.html"), *(ROOT / "tests" / "pages").rglob("*.txt")])
ACROSS = (ROOT / "shapes" / "across.ttl").read_text(encoding="utf-8")
#: Graphs of one document: neither of shapes that span documents, nor with a blank node, of which `kg` makes none.
INVALID = [
    path
    for path in sorted((ROOT / "tests" / "shapes" / "invalid").glob("*.ttl"))
    if f"chs:{path.stem.split('.')[0]} a " not in ACROSS and path.stem != "Claim.blank-node"
]


@cache
def checker() -> Checker:
    return Checker(NAMES)


@cache
def checked(path: Path) -> tuple[Reading, list[CheckedFinding]]:
    found = read(Page(path.name, path.read_bytes()))
    lifted = lift(found, NAMES, found.incident.site_id or "AB1", path.name)
    findings = [told(path.name, lifted.graph.value, it) for it in found.findings]
    return found, findings + checker().document(path.name, lifted.triples, found.text)


@pytest.mark.parametrize("path", PAGES, ids=lambda it: it.name)
def test_a_finding_names_document_line_and_words(path: Path) -> None:
    found, findings = checked(path)
    for it in findings:
        assert it.document == path.name
        assert it.severity in SEVERITIES
        assert it.message[0].isupper() or not it.message[0].isalpha()
        assert it.message.endswith((".", ")", "…"))
        assert "{" not in it.message
        assert it.hint, it.check
        if it.start is not None and it.end is not None:
            assert found.text[it.start : it.end] == it.words
            assert found.text.count("\n", 0, it.start) + 1 in it.lines
        assert it.lines == tuple(sorted(set(it.lines)))
        assert all(1 <= line <= found.text.count("\n") + 1 for line in it.lines)


def test_no_invented_page_gives_a_violation() -> None:
    """Whatever a page says, the graph that is made of it is sound: what is odd about a page is no Violation."""
    grave = [
        (it.document, it.check, it.message) for path in PAGES for it in checked(path)[1] if it.severity == "Violation"
    ]
    assert grave == []


@pytest.mark.parametrize("path", INVALID[::9], ids=lambda it: it.stem)
def test_a_graph_that_is_wrong_gives_the_finding_in_its_name(path: Path) -> None:
    shape = path.stem.split(".")[0]
    triples = [quad.triple for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)]
    assert shape in {it.check for it in checker().document("x", triples, "")}


def test_the_same_document_gives_the_same_findings_in_the_same_order() -> None:
    path = PAGES[0]
    found = read(Page(path.name, path.read_bytes()))
    triples = lift(found, NAMES, "AB1", path.name).triples
    one = checker().document(path.name, triples, found.text)
    assert one == Checker(NAMES).document(path.name, sorted(triples, key=str), found.text)
    assert one == sorted(one, key=lambda it: it.order)


def test_the_report_is_one_of_shacl() -> None:
    """SHACL sections 3.6.1 and 3.6.2: how many of each property a report and a result have, and of what kind."""
    findings = [it for path in PAGES for it in checked(path)[1]]
    documents = {path.name: NAMES.document(path.name).value for path in PAGES}
    triples = report_triples(NAMES, documents, findings)
    reports = [t.subject for t in triples if t.predicate == RDF.type and t.object == SH.ValidationReport]
    assert len(reports) == 1
    conforms = [t.object for t in triples if t.subject == reports[0] and t.predicate == SH.conforms]
    assert findings
    assert [str(it) for it in conforms] == ['"false"^^<http://www.w3.org/2001/XMLSchema#boolean>']
    nothing = report_triples(NAMES, documents, [])
    told = [t.object for t in nothing if t.predicate == SH.conforms]
    assert [str(it) for it in told] == [str(Literal("true", datatype=XSD.boolean))]
    results = {t.object for t in triples if t.predicate == SH.result}
    assert len(results) == len(findings)
    for result in results:
        of = Counter(t.predicate for t in triples if t.subject == result)
        assert (of[SH.focusNode], of[SH.resultSeverity], of[SH.sourceConstraintComponent]) == (1, 1, 1)
        assert of[SH.resultPath] <= 1
        assert of[SH.value] <= 1
        assert of[SH.sourceShape] == 1
        assert of[SH.resultMessage] == 1
        assert of[NAMES.chv.readFrom] == 1
    severities = {t.object for t in triples if t.predicate == SH.resultSeverity}
    assert severities <= {SH[it] for it in SEVERITIES}


def test_a_violation_makes_the_report_not_conform() -> None:
    finding = CheckedFinding(
        check="Claim-speaker",
        severity="Violation",
        message="A claim has exactly one speaker, an actor.",
        lines=(),
        words="",
        hint="x",
        document="a page",
        component="MinCountConstraintComponent",
        focus="https://example.org/claim",
    )
    triples = report_triples(NAMES, {"a page": "https://example.org/page"}, [finding])
    assert any(t.predicate == SH.conforms and str(t.object).startswith('"false"') for t in triples)
