"""Each mutant breaks an expected graph in one way; the shape in its file name must notice it."""

from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from tests.conftest import shared
from tests.shapes.shape_engine import Found, PreparedGraph, findings, graph_of

NUMBERS = range(1, 37)


def page() -> PreparedGraph:
    expected = shared("design/expected")
    return graph_of([expected / "000_acb6866aad5f5815.ttl", expected / "links.ttl"])


@cache
def before() -> frozenset[Found]:
    return frozenset(findings(page()))


def broken_by(path: Path) -> Graph:
    broken = Graph()
    for triple in page():
        broken.add(triple)
    broken.update(path.read_text(encoding="utf-8"))
    return broken


@pytest.mark.parametrize("number", NUMBERS)
def test_the_intended_shape_catches_the_mutant(number: int) -> None:
    (path,) = shared("design/mutants").glob(f"{number:02}.*.ru")
    shape = path.stem.split(".")[1]
    new = {finding.shape for finding in findings(broken_by(path)) - before()}
    if shape == "no-new-finding":
        assert new == set()
    else:
        assert shape in new


def test_no_mutant_is_left_out() -> None:
    assert len(list(shared("design/mutants").glob("*.ru"))) == len(NUMBERS)
