"""Writes the figures of docs/gazetteers.md: how often linking by rule is right, and where a person is asked.

    python -m tools.gazetteer_figures [--bench]

Entries of Syria and Iraq with an Arabic name are asked for by that name, while of their own names only the Latin ones
can be seen. Thresholds are chosen on the half with even identifiers, and the other half tells what they give. With
--bench the measurement of speed is made again too. Needs the corpus (KG_SHARED, default ../shared).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bench.gazetteers import measure, told
from kg.errors import PageError
from kg.gazetteers import Candidate, Judgement, PlaceQuery, StatedPoint, judge
from kg.gazetteers.geonames import GeoNames, entries
from kg.gazetteers.index import Row
from kg.gazetteers.matching import RULE, Rule
from kg.iri import Names
from kg.names import normalise
from kg.pipeline import inputs, page
from kg.pipeline.link import Named, OnPage, link
from kg.read import read
from kg.values.points import distance_km

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "gazetteers.md"
COUNTRIES = {"SY": "Syria", "IQ": "Iraq"}
THRESHOLDS = (0.75, 0.80, 0.85, 0.90, 0.95)
FAR_KM = 2.0
WRONG_NAMES = 500
_RADIUS_M = 3000.0  #: a village
_OFF = 0.012  #: degrees that the page's point lies off, up to some 1.7 km
_ARABIC = re.compile("[\u0621-\u064a]")
_BEGIN, _END = "<!-- {} begins -->", "<!-- {} ends -->"


@dataclass(frozen=True, slots=True)
class Half:
    """What the rule did with a half: shares are of `entries`; `wrong_names` accepted, of WRONG_NAMES."""

    entries: int
    right: int
    wrong_near: int
    wrong_far: int
    review: int
    none: int
    wrong_names: int


@cache
def arabic_entries() -> tuple[Row, ...]:
    """Entries of both countries that have a name in Arabic letters, by identifier."""
    found = (it for it in entries() if it.country in COUNTRIES)
    return tuple(sorted((it for it in found if _arabic(it)), key=lambda it: it.number))


@cache
def gazetteer() -> GeoNames:
    return GeoNames()


def half(odd: bool, rule: Rule = RULE) -> Half:
    """Judges every entry of a half, and WRONG_NAMES names of others at the point of one."""
    rows = [it for it in arabic_entries() if (it.number % 2 == 1) == odd]
    dice = random.Random(len(rows))  # the same points every time
    found: Counter[str] = Counter(_outcome(it, rule, dice) for it in rows)
    wrong = sum(_accepted(_asked(it, name, dice), rule) is not None for it, name in _wrong_names(rows, dice))
    return Half(
        len(rows), found["right"], found["near"], found["far"], found["for-review"], found["none"], wrong_names=wrong
    )


def _outcome(row: Row, rule: Rule, dice: random.Random) -> str:
    judged = _judged(_asked(row, _arabic(row)[0], dice), rule)
    accepted = next((it for it in judged if it.decision == "accepted"), None)
    if accepted is None:
        return "for-review" if any(it.decision == "for-review" for it in judged) else "none"
    if accepted.candidate.iri == row.iri:
        return "right"
    assert accepted.candidate.point is not None and row.point is not None
    return "far" if distance_km(accepted.candidate.point, row.point) > FAR_KM else "near"


def _wrong_names(rows: Sequence[Row], dice: random.Random) -> Iterator[tuple[Row, str]]:
    """An entry, and the Arabic name of another one that lies more than 20 km away."""
    made = 0
    while made < WRONG_NAMES:
        row, other = dice.choice(rows), dice.choice(arabic_entries())
        assert row.point is not None and other.point is not None
        own, its = ({normalise(name) for name in _arabic(one)} for one in (row, other))
        if distance_km(row.point, other.point) > 20 and not own & its:
            made += 1
            yield row, _arabic(other)[0]


def _asked(row: Row, name: str, dice: random.Random) -> PlaceQuery:
    assert row.point is not None
    latitude, longitude = (degrees + dice.uniform(-_OFF, _OFF) for degrees in row.point)
    point = StatedPoint(latitude, longitude, _RADIUS_M, of_the_place=True)
    return PlaceQuery(row.iri, (name,), (point,), COUNTRIES[row.country or ""])


def _judged(place: PlaceQuery, rule: Rule) -> list[Judgement]:
    candidates = [_latin_only(it) for it in gazetteer().candidates(place, 200)]
    return judge(place, candidates, gazetteer().source, rule)


def _accepted(place: PlaceQuery, rule: Rule) -> Judgement | None:
    return next((it for it in _judged(place, rule) if it.decision == "accepted"), None)


def _latin_only(it: Candidate) -> Candidate:
    return replace(it, names=tuple(pair for pair in it.names if not _ARABIC.search(pair[0])))


def _arabic(row: Row) -> list[str]:
    return [text for text, _ in row.names if _ARABIC.search(text)]


@dataclass(frozen=True, slots=True)
class Level:
    """How the places of the corpus with one accuracy were decided."""

    name: str
    places: int
    accepted: int
    review: int
    rejected: int
    none: int


def corpus(shared: Path) -> list[Level]:
    """The places of the corpus by the accuracy that their page states, as the rule decides on them."""
    names = Names("https://example.org/harm/", "Airwars")
    named = []
    levels: dict[str, str] = {}
    for it in inputs([str(shared / "corpus" / folder) for folder in ("html", "syria_rendered_txt", "syria_snapshot")]):
        try:
            reading = read(page(it))
        except PageError:
            continue
        on_page = OnPage.of(reading)
        if on_page is not None:
            named.append(Named(it.name, names.incident(it.name).value, on_page))
            point = on_page.point
            stated = point is not None and point.latitude is not None
            accuracy = point.accuracy.label if point is not None and point.accuracy is not None else "no accuracy"
            levels[it.name] = accuracy if stated else "no point on the page"
    return _levels(named, levels, names)


def _levels(named: Sequence[Named], levels: dict[str, str], names: Names) -> list[Level]:
    found: dict[str, Counter[str]] = {}
    for it in named:  # one page a time: a place of two pages is asked for with the point of each
        judged = {row["decision"] for row in link([it], names, [gazetteer()]).rows}
        best = next((kind for kind in ("accepted", "for-review", "rejected") if kind in judged), "none")
        found.setdefault(levels[it.document], Counter())[best] += 1
    kinds = ("accepted", "for-review", "rejected", "none")
    made = [Level(name, sum(its.values()), *(its[kind] for kind in kinds)) for name, its in found.items()]
    return sorted(made, key=lambda it: (-it.places, it.name))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"


def _row(name: str, it: Half) -> str:
    shares = (it.right, it.wrong_near, it.wrong_far, it.review, it.none)
    cells = " | ".join(_percent(share, it.entries) for share in shares)
    return f"| {name} | {it.entries} | {cells} | {it.wrong_names} |"


def thresholds_text() -> str:
    head = (
        "| name from | entries | right | wrong, within 2 km | wrong, farther | for review | none "
        "| wrong names accepted, "
        "of 500 |\n|---|---|---|---|---|---|---|---|"
    )
    chosen = [_row(f"{it:.2f}", half(False, replace(RULE, accept=it))) for it in THRESHOLDS]
    told = _row(f"{RULE.accept:.2f}", half(True))
    return (
        "Chosen on the entries with even identifiers:\n\n"
        + "\n".join([head, *chosen])
        + f"\n\nReported on those with odd identifiers, with the chosen {RULE.accept:.2f}:\n\n"
        + "\n".join([head, told])
    )


def corpus_text(shared: Path) -> str:
    rows = [
        f"| {it.name} | {it.places} | {it.accepted} | {it.review} | {it.rejected} | {it.none} |"
        for it in corpus(shared)
    ]
    head = "| accuracy | pages | accepted | for review | rejected | no candidate |\n|---|---|---|---|---|---|"
    return "\n".join([head, *rows])


def replaced(text: str, part: str, body: str) -> str:
    """The page with the part between its two marks written anew."""
    begin, end = _BEGIN.format(part), _END.format(part)
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{body}\n\n{end}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", action="store_true")
    again = parser.parse_args().bench
    shared = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
    if not shared.is_dir():
        sys.exit(f"{shared} is absent; set KG_SHARED")
    text = replaced(PAGE.read_text(encoding="utf-8"), "thresholds", thresholds_text())
    text = replaced(text, "corpus", corpus_text(shared))
    if again:
        text = replaced(text, "bench", told(measure(10_000, 40)))
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
