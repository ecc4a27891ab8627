"""Our results are pySHACL's: on made shapes, on our own shapes over every broken graph and mutant."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from rdflib import Graph

from kg.shacl import Compiled
from kg.shacl import compile as compiled
from tests.conftest import shared
from tests.shacl.made import PREFIXES, bounds_the_incomparable, graphs, shapes
from tests.shacl.reference import ours, theirs
from tests.shapes.shape_engine import HERE, graph_of, used_concepts
from tests.shapes.shape_engine import shapes as own_shapes
from tests.shapes.test_mutants import broken_by

#: The mutant with a text in place of a number, which a query compares with numbers (`LEFT_OUT` in `tests.shacl.made`).
NUMBER_AS_TEXT = 13
INVALID = sorted((HERE / "invalid").glob("*.ttl"))


@cache
def engine() -> Compiled:
    return compiled(own_shapes())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shapes(), graphs())
def test_made_shapes_and_graphs(turtle: str, data: str) -> None:
    assume(not bounds_the_incomparable(turtle, data))
    shapes_graph, graph = Graph().parse(data=turtle, format="turtle"), Graph().parse(data=data, format="turtle")
    found = ours(compiled(shapes_graph).validate(graph))
    assert set(found) == set(theirs(graph, shapes_graph))


@pytest.mark.parametrize("value", ["true", '"2021-01-02"^^xsd:date'])
def test_what_cannot_be_compared_with_a_bound_breaks_it(value: str) -> None:
    """Where pySHACL does otherwise (`LEFT_OUT`): the specification wants a result unless the comparison gives true."""
    turtle = f"{PREFIXES} :S a sh:PropertyShape ; sh:path :p ; sh:targetSubjectsOf :p ; sh:maxInclusive 9 ."
    data = f"{PREFIXES} :a :p {value} ."
    shapes_graph, graph = Graph().parse(data=turtle, format="turtle"), Graph().parse(data=data, format="turtle")
    assert sum(ours(compiled(shapes_graph).validate(graph)).values()) == 1
    assert bounds_the_incomparable(turtle, data)


def whole(graph: Graph) -> Graph:
    """A graph with the concepts that it uses."""
    made = Graph()
    for triple in (*graph, *used_concepts(graph)):
        made.add(triple)
    return made


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_broken_graph(path: Path) -> None:
    data = whole(graph_of([path]))
    found = ours(engine().validate(data))
    assert found
    assert found == theirs(data, own_shapes())


@pytest.mark.parametrize("number", range(1, 37))
def test_every_mutant(number: int) -> None:
    (path,) = shared("design/mutants").glob(f"{number:02}.*.ru")
    data = whole(broken_by(path))
    found, expected = ours(engine().validate(data)), theirs(data, own_shapes())
    if number == NUMBER_AS_TEXT:
        assert all(key[4].endswith("#Outside>") for key in expected - found)
        expected &= found
    assert found == expected
