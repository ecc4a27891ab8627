"""Readings become graphs: the golden graphs, and what holds of every lifted page."""

from functools import cache
from random import Random

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib import Graph
from rdflib.compare import graph_diff, isomorphic, to_isomorphic

from kg import resources
from kg.errors import PageError
from kg.iri import Names
from kg.lift import lift
from kg.model import Reading
from kg.read import read
from kg.read.base import Page
from kg.store import serialized
from tests.conftest import ROOT
from tests.lift.made import FOLDER, MADE, bare, golden, lifted
from tests.lift.words import NAMES, reading

PAGES = sorted([*(ROOT / "tests" / "pages").rglob("*.html"), *(ROOT / "tests" / "pages").rglob("*.txt")])


@pytest.mark.parametrize("name", MADE)
def test_golden_graphs(name: str) -> None:
    expected = Graph().parse(FOLDER / f"{name}.ttl", format="turtle")
    found = Graph().parse(data=serialized(golden(name), RdfFormat.N_TRIPLES, {}), format="nt")
    if not isomorphic(expected, found):
        _, gone, new = graph_diff(to_isomorphic(expected), to_isomorphic(found))
        pytest.fail(f"no longer there:\n{gone.serialize(format='nt')}\nnew:\n{new.serialize(format='nt')}")


def test_every_golden_graph_is_compared() -> None:
    assert {path.stem for path in FOLDER.glob("*.ttl")} == set(MADE)


@pytest.mark.parametrize("name", MADE)
def test_the_same_reading_gives_the_same_graph_and_stays_as_it_was(name: str) -> None:
    made = MADE[name]()
    before = made.model_dump_json()
    assert lifted(made) == lifted(Reading.model_validate_json(before))
    assert made.model_dump_json() == before


@pytest.mark.parametrize("name", MADE)
def test_nothing_of_the_empty_page_goes_away(name: str) -> None:
    if name not in ("incident-and-codes",):  # its label names all codes
        assert lifted(MADE[name]()) >= bare()


def test_no_blank_nodes_and_no_numbers_of_the_dead_in_an_iri() -> None:
    """DECISIONS 8 and 9: a figure changes and its IRI stays."""
    for name in MADE:
        for triple in golden(name):
            assert isinstance(triple.subject, NamedNode)
    one, other = (set(map(_iri, _figures(low))) for low in (3, 77))
    assert one == other


def _figures(low: int) -> list[Triple]:
    made = MADE["figures"]()
    headline = made.assessment.figures[0].model_copy(update={"minimum": low, "maximum": low + 1, "parts": ()})
    return list(lifted(reading(made.assessment.model_copy(update={"figures": (headline,)}))))


def _iri(triple: Triple) -> str:
    assert isinstance(triple.subject, NamedNode)
    return triple.subject.value


@cache
def declared() -> frozenset[str]:
    """Every term that the ontology or the profile of others' vocabularies declares."""
    return frozenset(
        quad.subject.value
        for name in ("ontology/kg.ttl", "ontology/profile.ttl")
        for quad in parse(resources.text(name, NAMES.base), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    )


def graph_of(page: Page) -> tuple[Reading, frozenset[Triple]]:
    found = read(page)
    return found, lift(found, NAMES, found.incident.site_id or "AB1", page.name).triples


@pytest.mark.parametrize("name", MADE)
def test_every_predicate_is_declared(name: str) -> None:
    used = {triple.predicate.value for triple in golden(name) | bare()}
    assert used - declared() <= {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"}


@pytest.mark.parametrize("path", PAGES, ids=lambda it: it.name)
def test_every_quotation_is_in_the_text(path: object) -> None:
    """Read and lifted, an invented page's graph quotes that page at the offsets that it gives."""
    assert hasattr(path, "read_bytes")
    found, triples = graph_of(Page("page", path.read_bytes()))
    values: dict[str, dict[str, str]] = {}
    for triple in triples:
        if triple.predicate.value.startswith("http://www.w3.org/ns/oa#"):
            values.setdefault(_iri(triple), {})[triple.predicate.value.rpartition("#")[2]] = str(triple.object.value)  # type: ignore[union-attr]
    quoted = [it for it in values.values() if "start" in it]
    assert len(quoted) > 5
    for it in quoted:
        assert found.text[int(it["start"]) : int(it["end"])] == it["exact"]


@pytest.mark.parametrize("path", PAGES, ids=lambda it: it.name)
def test_pages_with_lines_lost_or_doubled_still_become_graphs(path: object) -> None:
    """Whatever a reader takes, `lift` makes a graph of: a page that is odd stops nobody's build."""
    assert hasattr(path, "read_bytes")
    lines = path.read_bytes().splitlines(keepends=True)
    dice = Random(path.name)  # type: ignore[attr-defined]
    done = 0
    for _ in range(12):
        odd = [line for line in lines for _ in range(dice.choice((0, 1, 1, 1, 1, 2)))]
        try:
            _, triples = graph_of(Page("page", b"".join(odd)))
        except PageError:
            continue
        assert triples
        done += 1
    assert done


def test_another_base_and_monitor_change_no_more_than_the_names() -> None:
    made = MADE["position"]()
    ours = {str(it) for it in lift(made, NAMES, "AB1", "a page.txt").triples}
    theirs = lift(made, Names("https://else.example/x/", NAMES.monitor_name), "AB1", "a page.txt").triples
    assert {str(it).replace("https://else.example/x/", NAMES.base) for it in theirs} == ours
