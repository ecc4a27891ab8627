"""The file name is the finding: `invalid/<Shape>.<case>.ttl` gives it, `valid/*.ttl` gives none."""

from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SH

from kg.resources import names, text
from tests.shapes.shape_engine import HERE, SHAPE, findings, graph_of, severity_of, shapes

INVALID = sorted((HERE / "invalid").glob("*.ttl"))
VALID = sorted((HERE / "valid").glob("*.ttl"))
CONSTRAINTS = {
    *(SH["class"], SH["in"], SH["not"], SH["or"], SH.datatype, SH.hasValue, SH.lessThan, SH.lessThanOrEquals),
    *(SH.maxCount, SH.maxInclusive, SH.minCount, SH.minExclusive, SH.minInclusive, SH.minLength, SH.nodeKind),
    *(SH.pattern, SH.qualifiedMinCount, SH.sparql, SH.uniqueLang),
}


def named(kind: URIRef) -> set[URIRef]:
    return {shape for shape in shapes().subjects(RDF.type, kind) if isinstance(shape, URIRef)}


def finders() -> set[str]:
    """Local names of the shapes that bear a constraint of their own, and so can stand in a finding."""
    every = named(SH.NodeShape) | named(SH.PropertyShape)
    return {shape.removeprefix(SHAPE) for shape in every if set(shapes().predicates(shape)) & CONSTRAINTS}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_graph_gives_the_finding_in_its_name(path: Path) -> None:
    shape = path.stem.split(".")[0]
    found = [finding for finding in findings(graph_of([path])) if finding.shape == shape]
    assert found, f"{shape} found nothing"
    assert {finding.severity for finding in found} == {severity_of(shape)}
    assert all(finding.message and "{" not in finding.message for finding in found)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_graph_gives_none(path: Path) -> None:
    assert findings(graph_of([path])) == set()


def test_every_shape_is_shown_failing() -> None:
    assert {path.stem.split(".")[0] for path in INVALID} == finders()


def test_every_shape_has_severity_message_and_hint() -> None:
    for shape in sorted(named(SH.NodeShape) | named(SH.PropertyShape)):
        name = shape.removeprefix(SHAPE)
        assert severity_of(name) in {"Violation", "Warning", "Info"}
        assert shapes().value(shape, RDFS.comment), f"{name} has no hint"
        if name in finders():
            constraint = shapes().value(shape, SH.sparql) or shape
            assert shapes().value(constraint, SH.message), f"{name} has no message"


def test_every_shape_is_reached() -> None:
    reached = set(shapes().objects(None, SH.property))
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    for shape in named(SH.NodeShape):
        assert any(shapes().value(shape, target) for target in targets), shape
    assert named(SH.PropertyShape) <= reached


def test_queries_keep_to_what_every_engine_can_bind() -> None:
    for query in shapes().objects(None, SH.select):
        words = str(query).upper().replace("(", " ").split()
        assert not {"VALUES", "MINUS", "SERVICE"} & set(words)
        assert words.count("SELECT") == 1 and "$this" in str(query)


def test_a_shape_is_declared_in_one_file() -> None:
    files = [Graph().parse(data=text(name), format="turtle") for name in names("shapes", ".ttl")]
    declared = Counter(shape for file in files for shape in file.subjects(RDF.type) if isinstance(shape, URIRef))
    assert [shape for shape, times in declared.items() if times > 1] == []


def test_queries_across_documents_run_with_this_unbound() -> None:
    across = Graph().parse(data=text("shapes/across.ttl"), format="turtle")
    prefixes = "".join(
        f"PREFIX {shapes().value(item, SH.prefix)}: <{shapes().value(item, SH.namespace)}>\n"
        for item in shapes().objects(URIRef(SHAPE + "ns"), SH.declare)
    )
    whole = graph_of(path for path in INVALID if path.stem.split(".")[0] in _local(across))
    constraints = list(across.subject_objects(SH.sparql))
    assert constraints
    for shape, constraint in constraints:
        rows = list(whole.query(prefixes + str(across.value(constraint, SH.select))))
        assert rows, f"{shape} finds nothing in the union of its invalid graphs"


def _local(graph: Graph) -> set[str]:
    return {str(shape).removeprefix(SHAPE) for shape in graph.subjects(RDF.type, SH.NodeShape)}
