"""Readings made by hand, each of one thing: what `lift` makes of it beyond an empty page is the golden graph.

`python -m tests.lift.made` writes the golden graphs again. Read the difference before it is committed: the files are
the record of what a person has checked.
"""

from collections.abc import Callable
from functools import cache

from pyoxigraph import Triple

from kg.formats import TURTLE, prefixes
from kg.lift import lift
from kg.model import Reading
from kg.store import serialized
from tests.conftest import ROOT
from tests.lift import blocks, pages
from tests.lift.words import NAMES, WORDS, reading, said

FOLDER = ROOT / "tests" / "lift"

MADE: dict[str, Callable[[], Reading]] = {
    it.__name__.replace("_", "-"): it
    for it in (
        pages.assessment,
        pages.capture,
        pages.figures,
        pages.incident_and_codes,
        pages.place_in_region,
        pages.place_in_arabic_only,
        pages.place_in_country_only,
        pages.grid_references,
        pages.points_of_other_kinds,
        blocks.position,
        blocks.report_with_parts,
        blocks.sources,
        blocks.victims_and_family,
        blocks.media,
    )
}


def lifted(it: Reading) -> frozenset[Triple]:
    return lift(it, NAMES, "AB1", "a page.txt").triples


@cache
def bare() -> frozenset[Triple]:
    return lifted(reading())


def golden(name: str) -> set[Triple]:
    """What the thing adds to the graph of a page that says nothing else."""
    WORDS.clear()
    said("AB1")
    said("Assessment")
    return set(lifted(MADE[name]())) - bare()


def main() -> None:
    for name in MADE:
        (FOLDER / f"{name}.ttl").write_bytes(serialized(golden(name), TURTLE.syntax, prefixes(NAMES.base)))


if __name__ == "__main__":
    main()
