"""Each mutant breaks an expected graph in one way; the shape in its file name must notice it."""

from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph
from shape_engine import Found, PreparedGraph, design, findings, graph_of

MUTANTS = sorted(design("mutants").glob("*.ru"))
PAGE = "000_acb6866aad5f5815.ttl"


def page() -> PreparedGraph:
    return graph_of([design("expected") / PAGE, design("expected") / "links.ttl"])


@cache
def before() -> frozenset[Found]:
    return frozenset(findings(page()))


def break_with(path: Path) -> Graph:
    broken = Graph()
    for triple in page():
        broken.add(triple)
    broken.update(path.read_text(encoding="utf-8"))
    return broken


def test_all_mutants_are_here() -> None:
    numbers = [int(path.stem.split(".")[0]) for path in MUTANTS]
    assert numbers == list(range(1, 37))


@pytest.mark.parametrize("path", MUTANTS, ids=lambda path: path.stem)
def test_the_intended_shape_catches_the_mutant(path: Path) -> None:
    shape = path.stem.split(".")[1]
    new = {finding.shape for finding in findings(break_with(path)) - before()}
    if shape == "no-new-finding":
        assert new == set()
    else:
        assert shape in new
