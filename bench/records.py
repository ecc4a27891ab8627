"""Light records of the model in any number, as JSON Lines: fictional, deterministic, 90 triples each when lifted.

Each is one document with Arabic and English names, a monitor's assessment, and a source that contradicts it: on how
many were killed, and on who did it.

    python -m bench.records 100000 records.jsonl
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg.model import (
    Actor,
    Assessment,
    Claim,
    Code,
    Document,
    Figure,
    Incident,
    Place,
    Quotation,
    Reading,
)

_PLACES = (
    ("المثال", "Al Mithal"),
    ("تل الوهم", "Tal al Wahm"),
    ("عين الخيال", "Ain al Khayal"),
    ("دير المثل", "Deir al Mathal"),
)
_OUTLETS = ("Example News", "Invented Wire", "وكالة المثال", "Made-up Media Office")
_BELLIGERENTS = ("Russian Military", "U.S.-led Coalition", "Turkish Military", "Syrian Regime")


_SERIES = "MNOPQRSTUVWXYZ"


class _Sheet:
    """The text of a page, written line by line, with the place of each word that is quoted."""

    def __init__(self) -> None:
        self.text = ""

    def line(self, words: str) -> Quotation:
        start = len(self.text)
        self.text += words + "\n"
        return Quotation(exact=words, start=start, end=start + len(words))


def record(number: int) -> Reading:
    """The record with this number, from 0."""
    sheet = _Sheet()
    code = sheet.line(f"L{_SERIES[number // 1_000_000]}{number % 1_000_000:06d}")  # the form that codes have
    incident = Incident(codes=(Code(code=code.exact, evidence=code),))
    assessment = Assessment(place=_place(sheet, number), figures=(_killed(sheet, number),), suspected=(_party(number),))
    claims = (_blame(sheet, number),)
    name = f"record-{number:07d}"
    document = Document(
        name=name,
        media_type="text/plain",
        reader="bench",
        encoding="utf-8",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        byte_length=len(sheet.text.encode()),
        text_length=len(sheet.text),
    )
    return Reading(document=document, text=sheet.text, incident=incident, assessment=assessment, claims=claims)


def _place(sheet: _Sheet, number: int) -> Place:
    arabic, english = _PLACES[number % 4]
    latin = f"{english} {number}"
    words = sheet.line(f"{arabic}, {latin}")
    return Place(name_ar=arabic, name_en=latin, parts=(latin,), region=None, country=None, evidence=words)


def _killed(sheet: _Sheet, number: int) -> Figure:
    low = number % 9
    return _figure(sheet.line(f"{low}–{low + 3}"), low, low + 3)


def _figure(words: Quotation, low: int, high: int) -> Figure:
    return Figure(harm="killed", group="civilians", minimum=low, maximum=high, verbatim=words.exact, evidence=words)


def _party(number: int) -> Actor:
    return Actor(name=_BELLIGERENTS[number % 4], kind="belligerent", registered=True)


def _blame(sheet: _Sheet, number: int) -> Claim:
    """A source that blames another party than the monitor suspects, and counts more dead."""
    outlet, other, dead = _OUTLETS[number % 4], _party(number + 1), number % 9 + 4
    words = sheet.line(f"{outlet} said that {dead} civilians were killed and blamed the {other.name}.")
    figure = _figure(words, dead, dead)
    return Claim(
        claimant=Actor(name=outlet, kind="outlet", registered=False),
        verb="blames",
        attributed_to=(other,),
        figures=(figure,),
        rule="bench-blame",
        evidence=words,
    )


def lines(count: int) -> Iterator[bytes]:
    """The records 0 to `count` - 1 as lines of JSON, each with its line break: what `kg read --json` prints of each."""
    for number in range(count):
        yield record(number).model_dump_json().encode() + b"\n"


def write(count: int, path: Path) -> None:
    with path.open("wb") as out:
        out.writelines(lines(count))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("file", type=Path)
    chosen = parser.parse_args()
    write(chosen.count, chosen.file)
