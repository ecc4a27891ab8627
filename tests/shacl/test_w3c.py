"""The W3C test suite: the report graphs are the expected ones, not only their number of results."""

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize
from rdflib import Graph

from kg.shacl import ShaclError
from kg.shacl import compile as compiled
from tests.conftest import shared
from tests.shacl.w3c import Entry, comparable, entries

SIZES = {"core": 98, "sparql": 23}


@cache
def suite(part: str) -> dict[str, Entry]:
    found = list(entries(Path(shared("w3c/shacl")).resolve() / part))
    return {f"{entry.data.parent.name}/{entry.name}": entry for entry in found}


def report(entry: Entry) -> Graph:
    found = compiled(entry.shapes).validate(entry.data)
    return Graph().parse(data=serialize(found.graph(), format=RdfFormat.N_TRIPLES), format="nt")


@pytest.mark.parametrize(("part", "number"), [(part, n) for part, size in SIZES.items() for n in range(size)])
def test_the_report_is_the_expected_one(part: str, number: int) -> None:
    name, entry = list(suite(part).items())[number]
    if entry.expected is None:
        with pytest.raises(ShaclError):
            report(entry)
        return
    expected = comparable(entry.expected, entry.expected)
    found = comparable(report(entry), entry.expected)
    assert found == expected, (
        f"{name}\nmissing:\n{(expected - found).serialize()}\ntoo many:\n{(found - expected).serialize()}"
    )


@pytest.mark.parametrize("part", SIZES)
def test_no_entry_is_left_out(part: str) -> None:
    assert len(suite(part)) == SIZES[part]
