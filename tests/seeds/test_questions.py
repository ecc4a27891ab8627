"""The questions of competency.md over the two real pages: by our queries, and by the design's own few lines."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from kg.resources import PLACEHOLDER
from kg.store import Graphs
from tests.conftest import shared
from tests.runs import BASE, kg
from tests.seeds.built import Built


@dataclass(frozen=True)
class Question:
    """One of competency.md: what it needs, its SPARQL, its expected rows."""

    needs: str
    sparql: str
    rows: Counter[tuple[str, ...]]


@cache
def questions() -> dict[str, Question]:
    text = (shared("design") / "competency.md").read_text(encoding="utf-8").replace(PLACEHOLDER, BASE)
    prefixes, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    head = prefixes.partition("```sparql\n")[2].partition("```")[0]
    found = {}
    for part in rest:
        needs = next(row.strip("*") for row in part.splitlines() if row.startswith("*"))
        sparql = head + part.partition("```sparql\n")[2].partition("```")[0]
        cells = [tuple(row.strip().strip("|").split("|")) for row in part.splitlines() if row.startswith("|")][2:]
        found[part.partition(".")[0]] = Question(
            needs, sparql, Counter(tuple(cell.strip() for cell in row) for row in cells)
        )
    return found


def answers(graphs: Graphs, sparql: str) -> Counter[tuple[str, ...]]:
    answer = graphs.query(sparql)
    names = [variable.value for variable in answer.variables]  # type: ignore[union-attr]
    return Counter(
        tuple("" if row[name] is None else str(row[name].value) for name in names)
        for row in answer  # type: ignore[union-attr]
    )


def shipped(seeds: Built, columns: str, name: str, *given: str) -> Counter[tuple[str, ...]]:
    """The rows of a shipped query, in these columns."""
    parameters = [word for pair in given for word in ("--param", pair)]
    asked = kg("query", name, *parameters, "--format", "csv", "--store", seeds.store)
    assert asked.code == 0, asked.err
    return Counter(tuple(row[key] for key in columns.split()) for row in csv.DictReader(asked.out.splitlines()))


#: question, columns of ours in the order of its columns, shipped query, parameters
SHIPPED = [
    ("4", "code belligerent harm words min max", "conceded", ()),
    ("8", "code mgrs km accuracy", "grid-references", ()),
    ("15", "code strikes near words issuer heading", "strikes-reported", ()),
    ("16", "belligerent column incidents min max", "totals-by-belligerent", ()),
    ("17", "incidents min max", "grand-total", ()),
    ("2", "code source min max words unit", "death-tolls", ()),
    ("7", "code who words earliest latest clock", "incident-days", ()),
    ("9", "code belligerent", "blamed-without-block", ()),
    ("12", "code words earliest latest how", "open-dates", ()),
    ("13", "code who children of", "children", ()),
    ("18", "code through claims", "same-report", ()),
    ("19", "code who from to on", "position-changes", ()),
]


@pytest.mark.parametrize(("number", "columns", "name", "given"), SHIPPED, ids=[it[2] for it in SHIPPED])
def test_shipped_questions(seeds: Built, number: str, columns: str, name: str, given: tuple[str, ...]) -> None:
    assert shipped(seeds, columns, name, *given) == questions()[number].rows


def test_the_code_that_an_incident_used_to_have(seeds: Built) -> None:
    both = shipped(seeds, "incident status code", "codes", "asked=S993")
    both += shipped(seeds, "incident status code", "codes", "asked=CS243")
    assert both == questions()["11"].rows


@pytest.mark.parametrize("number", [str(number) for number in range(1, 23)])
def test_plain_questions_are_as_easy_as_the_design_asks(seeds: Built, number: str) -> None:
    """The design's own few lines of SPARQL give the design's own rows on our graph."""
    assert answers(seeds.graphs, questions()[number].sparql) == questions()[number].rows


def test_every_question_is_asked() -> None:
    assert set(questions()) == {str(number) for number in range(1, 23)}


@pytest.mark.parametrize("name", ["الخفسة", "Al Khafsa"])
def test_incident_at_a_place(seeds: Built, name: str) -> None:
    printed = questions()["14"].rows
    assert shipped(seeds, "code place region country gazetteer", "incidents-at-place", f"name={name}") == printed
