"""The range of the death toll as a small chart: who gives which numbers, and who gives none.

A missing bound stays open, words without a number stay words: nothing here is drawn that nobody said.
"""

from dataclasses import dataclass
from itertools import count
from math import ceil
from typing import Literal

from kg.pages.claims import ClaimRow, Voice
from kg.pages.disclosure import Shown, bare
from kg.pages.figures import FigureView
from kg.pages.words import Said

#: Share of the width kept free on the right where a bar has no upper bound.
_OPEN = 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure. `left` and `width` in per cent of the width; None: no number was given and nothing is drawn."""

    speaker: str
    note: str
    voice: Voice
    iri: str
    minimum: int | None
    maximum: int | None
    reading: str
    words: Shown | None
    left: float | None
    width: float
    open: Literal["", "left", "right"]


@dataclass(frozen=True, slots=True)
class Chart:
    """`ticks` are numbers with their place in per cent; `band` the monitor's own range, None: it gives none."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    band: tuple[float, float] | None
    description: str


def chart(rows: tuple[ClaimRow, ...]) -> Chart | None:
    """The civilians and people said to be killed, each headline figure a bar. None where nobody says anything of it."""
    found = [(row, figure) for row in rows for figure in (*row.killed, *row.conceded) if _drawn(figure)]
    if not found:
        return None
    top, step = _scale([figure for _, figure in found])
    bars = tuple(_bar(row, figure, top) for row, figure in found)
    ticks = tuple((value, _at(value, top)) for value in range(0, int(top) + 1, step))
    bands = [bar for bar in bars if bar.voice is Voice.ASSESSMENT and bar.left is not None and not bar.open]
    band = (bands[0].left or 0.0, max(bands[0].width, 0.4)) if len(bands) == 1 else None
    sentences = (f"{bar.speaker}{bar.note}: {bar.reading}{_quoted(bar.words)}" for bar in bars)
    return Chart(bars, ticks, band, "; ".join(sentences) + ".")


def _drawn(figure: FigureView) -> bool:
    return figure.harm == "harm-killed" and figure.civilian


def _bar(row: ClaimRow, figure: FigureView, top: float) -> Bar:
    low, high = figure.minimum, figure.maximum
    left, width, side = _stretch(figure, top)
    return Bar(*_speaker(row), row.voice, figure.iri, low, high, figure.reading, figure.verbatim, left, width, side)


def _stretch(figure: FigureView, top: float) -> tuple[float | None, float, Literal["", "left", "right"]]:
    low, high = figure.minimum, figure.maximum
    if figure.families or (low is None and high is None):
        return None, 0.0, ""
    if low is None and high is not None:
        return 0.0, _at(high, top), "left"
    if high is None and low is not None:
        return _at(low, top), 100.0 - _at(low, top), "right"
    ends = sorted((low or 0, high or 0))
    return _at(ends[0], top), _at(ends[1] - ends[0], top), ""


def _scale(figures: list[FigureView]) -> tuple[float, int]:
    """The highest tick and the distance of ticks: 1, 2 or 5 times a power of ten, at most six of them."""
    counted = [it for it in figures if not it.families]
    highest = max((bound for it in counted for bound in (it.minimum, it.maximum) if bound is not None), default=0)
    open_right = any(it.minimum is not None and it.maximum is None for it in counted)
    room = highest / (1 - _OPEN / 100) if open_right else highest
    steps = (figure * 10**power for power in count() for figure in (1, 2, 5))
    step = next(step for step in steps if step * 5 >= room)
    return float(max(ceil(room / step), 1) * step), step


def _at(value: float, top: float) -> float:
    return round(100.0 * max(0.0, min(value / top, 1.0)), 3)


def _speaker(row: ClaimRow) -> tuple[str, str]:
    """Whose figure it is, and who says that it is theirs."""
    name = bare(row.speaker)
    return (f"{bare(row.of)}, conceded", f" (recorded by {name})") if row.of is not None else (name, "")


def _quoted(words: Shown | None) -> str:
    return f" (“{words.text}”)" if isinstance(words, Said) else ""
