"""Both engines of `kg validate` find the same, word for word, and the store tells which checks need all of it."""

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg import resources
from kg.iri import Names
from kg.lift import lift
from kg.read import read
from kg.read.base import Page
from kg.validate import CheckedFinding, Checker, Engine
from tests.conftest import ROOT, shared

NAMES = Names(resources.PLACEHOLDER, "Airwars")
PAGES = sorted([*(ROOT / "tests" / "pages").rglob("*.html"), *(ROOT / "tests" / "pages").rglob("*.txt")])
INVALID = sorted((ROOT / "tests" / "shapes" / "invalid").glob("*.ttl"))


@cache
def checker(engine: Engine) -> Checker:
    return Checker(NAMES, engine)


def found(engine: Engine, path: Path) -> list[CheckedFinding]:
    reading = read(Page(path.name, path.read_bytes()))
    lifted = lift(reading, NAMES, reading.incident.site_id or "AB1", path.name)
    return checker(engine).document(path.name, lifted.triples, reading.text)


@pytest.mark.parametrize("path", PAGES, ids=lambda it: it.name)
def test_both_find_the_same_on_invented_pages(path: Path) -> None:
    assert found("fast", path) == found("pyshacl", path)


@pytest.mark.parametrize("number", range(0, 50, 10))
def test_both_find_the_same_on_real_pages(number: int) -> None:
    path = sorted(shared("corpus/html").glob("*.html"))[number]
    assert found("fast", path) == found("pyshacl", path)


@pytest.mark.parametrize("path", [it for it in INVALID[::7] if "blank-node" not in it.stem], ids=lambda it: it.stem)
def test_both_find_the_same_in_broken_graphs(path: Path) -> None:
    triples = [quad.triple for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)]
    text = "one line\nand another\n" * 20
    assert checker("fast").document("x", triples, text) == checker("pyshacl").document("x", triples, text)
