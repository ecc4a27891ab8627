"""Fictional assessment pages in any number: deterministic, each distinct, in both layouts.

    python -m bench.generate 1000 /tmp/pages [--corrupt 100] [--long]

Places, people and incidents are invented; every hundredth page (or as asked) is corrupt in one of three ways. Long
pages tell as much as real ones do: some twenty sentences and two dozen sources.
"""

import argparse
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from kg.values.dates import MONTH_NAMES

_PLACES = [
    ("المثال", "Al Mithal"),
    ("تل الوهم", "Tal al Wahm"),
    ("عين الخيال", "Ain al Khayal"),
    ("دير المثل", "Deir al Mathal"),
]
_REGIONS = ["Northern Example", "Southern Example", "Example Hills"]
_BELLIGERENTS = ["Russian Military", "U.S.-led Coalition", "Turkish Military", "Syrian Regime"]
_SOURCES = ["Example News", "@example_eye", "Invented Wire", "Made-up Media Office", "@fiction_today"]
_STATUS = ["Fair", "Weak", "Contested", "Confirmed", "Discounted"]
_LONG = 24  #: sources of a long page
#: What a long page says of what a source said: the source, counts, the place, who is blamed.
_SAYINGS = [
    "{source} reported that {low} civilians were killed and {hurt} others injured in {place}.",
    "According to {source}, the dead included {hurt} children and {low} women.",
    "{source} published images of a house in {place} that the airstrike had destroyed.",
    "The death toll was put at {high} by {source}, which blamed the {who}.",
    "{source} said that at least {low} members of one family died, among them {hurt} children.",
    "Rescue teams were still looking for survivors in {place}, {source} added.",
    "{source} attributed the strike to the {who}, while other sources named nobody.",
]


@dataclass(frozen=True)
class Incident:
    """What one generated page says; `serial` makes it distinct."""

    serial: int
    code: str
    day: date
    place: tuple[str, str]
    region: str
    point: tuple[float, float]
    killed: tuple[int, int]
    injured: int
    belligerents: tuple[str, ...]
    status: str
    sources: tuple[str, ...]
    sayings: tuple[str, ...] = ()

    @classmethod
    def make(cls, serial: int) -> "Incident":
        dice = random.Random(serial)  # noqa: S311  # no secret: the same pages every time
        low = dice.randrange(0, 9)
        return cls(
            serial,
            f"ZZ{serial:05d}",
            date(2015, 1, 1) + timedelta(days=dice.randrange(3000)),
            dice.choice(_PLACES),
            dice.choice(_REGIONS),
            (round(33 + dice.random() * 4, 6), round(36 + dice.random() * 5, 6)),
            (low, low + dice.randrange(0, 12)),
            dice.randrange(1, 20),
            tuple(dice.sample(_BELLIGERENTS, dice.randrange(1, 3))),
            dice.choice(_STATUS),
            tuple(dice.choice(_SOURCES) for _ in range(dice.randrange(1, 8))),
        )

    def longer(self) -> "Incident":
        """The same incident on a page of the length of real ones."""
        dice = random.Random(self.serial)  # noqa: S311  # as above
        sources = tuple(f"{dice.choice(_SOURCES)} {n}" for n in range(1, _LONG + 1))
        low, high = max(2, self.killed[0]), max(3, self.killed[1])
        place, hurt = f"{self.place[1]} {self.serial}", max(2, self.injured)
        told = {"low": low, "high": high, "hurt": hurt, "place": place, "who": self.belligerents[0]}
        texts = (dice.choice(_SAYINGS).format(source=source, **told) for source in sources)
        return replace(self, sources=sources, sayings=tuple(texts))

    @property
    def printed_day(self) -> str:
        return f"{MONTH_NAMES[self.day.month - 1]} {self.day.day}, {self.day.year}"

    @property
    def location(self) -> str:
        return f"{self.place[0]}, {self.place[1]} {self.serial}, {self.region}, Exampleland"

    @property
    def range(self) -> str:
        low, high = self.killed
        return str(low) if low == high else f"{low}–{high}"

    @property
    def narrative(self) -> str:
        return (
            f"This page is fictional. {self.range} civilians were reportedly killed near "
            f"{self.place[1]} {self.serial}, according to {self.sources[0]}. "
            f"{' '.join([f'{self.sources[-1]} blamed the {self.belligerents[0]}.', *self.sayings])}"
        )


def as_text(it: Incident) -> str:
    """The page in the plain-text layout."""
    statements = "\n".join(
        f"{name} Assessment\nSuspected belligerent\n{name}\n{name} position on incident\nNot yet assessed"
        for name in it.belligerents
    )
    sources = "\n\n".join(f"{name} ↗\n\nFacebook Arabic\n\nArchive" for name in it.sources)
    return f"""Conflict

Russian Military in Syria

Incident Code

{it.code}

Incident Date

{it.printed_day}

Location

{it.location}

Geolocation

{it.point[0]}, {it.point[1]}
Accuracy: Village

Airwars Assessment

Last Updated: {it.printed_day}

{it.narrative}

Key Information

Country
Exampleland
Strike Type
Airstrike
Strike Status
Likely strike
Civilian Harm Reported
Yes
Civilian Harm Status
{it.status}
Civilians reported killed
{it.range}
Civilians reported injured
{it.injured}

Military Statements

{statements}

Sources ({len(it.sources)})

{sources}
"""


def as_html(it: Incident) -> str:
    """The page in the template of the saved HTML pages, as far as its facts go."""
    fields = (
        ("Strike status", "Likely strike"),
        ("Strike type", "Airstrike"),
        ("Civilian harm reported", "Yes"),
        ("Civilians reported killed", it.range),
        ("Civilians reported injured", str(it.injured)),
        ("Airwars civilian harm grading", it.status),
        ("Suspected belligerent" + "s" * (len(it.belligerents) > 1), ", ".join(it.belligerents)),
    )
    rows = "".join(f'<li><div>{label}</div><div class="value">{value}</div></li>' for label, value in fields)
    summary = f'<h2>Summary</h2><ul class="meta-list summary">{rows}</ul>'
    items = "".join(
        f'<li><div class="source-title"><a href="https://news.example/{it.serial}/{n}">{name}</a></div>'
        '<div class="source-tags"><ul><li class="tag">Facebook</li><li class="tag">Arabic</li></ul></div>'
        '<div class="source-tags-mobile"><ul><li class="tag">Facebook</li><li class="tag">Arabic</li></ul></div></li>'
        for n, name in enumerate(it.sources)
    )
    sources = (
        f'<h2>Sources ({len(it.sources)}) <span>[ collapse]</span></h2><ul class="meta-list sources-list">{items}</ul>'
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Fictional page</title></head><body>
<article id="post-{900000 + it.serial}" class="post-{900000 + it.serial} civ type-civ hentry"><div class="content">
<div class="info-left"><div class="meta-block code current"><h4>Incident Code</h4><span>{it.code}</span></div>
<div class="meta-block"><h4>Incident date</h4>{it.printed_day}</div>
<div class="meta-block location"><h4>Location</h4>{it.location}</div></div>
<div class="info-main"><div class="info-main-block"><h2 class="underline-header">Airwars assessment</h2>
<div class="summary"><p>{it.narrative}</p></div></div>
<div class="info-main-block summary">{summary}</div><div class="info-main-block sources">{sources}</div></div>
<div class="info-right">{summary}<div>{sources}</div></div></div></article></body></html>
"""


def corrupt(serial: int) -> bytes:
    """A file that no reader can read: cut UTF-8, a picture, or nothing at all."""
    return (as_text(Incident.make(serial)).encode()[:200] + b"\xff\xfe\xc3(", b"\x89PNG\r\n\x1a\n\x00\x00", b"")[
        serial % 3
    ]


def write(count: int, folder: Path, every: int = 100, *, long: bool = False) -> int:
    """Writes `count` pages, half of each layout, every `every`-th corrupt (0: none). Returns how many are corrupt."""
    folder.mkdir(parents=True, exist_ok=True)
    broken = 0
    for serial in range(1, count + 1):
        it = Incident.make(serial).longer() if long else Incident.make(serial)
        if every and serial % every == 0:
            (folder / f"page-{serial:06d}.txt").write_bytes(corrupt(serial))
            broken += 1
        elif serial % 2:
            (folder / f"page-{serial:06d}.txt").write_text(as_text(it), encoding="utf-8")
        else:
            (folder / f"page-{serial:06d}.html").write_text(as_html(it), encoding="utf-8")
    return broken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corrupt", type=int, default=100, metavar="N", help="every N-th page; 0: none")
    parser.add_argument("--long", action="store_true", help="pages of the length of real ones")
    chosen = parser.parse_args()
    write(chosen.count, chosen.folder, chosen.corrupt, long=chosen.long)
