"""The timeline as a drawing: what is drawn where. A bar says no more than the monitor: minima solid, maxima open.

An incident whose date allows days of more than one bar stands in no bar: it is a line over all the days that it allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from kg.site.selection import Sum

WIDTH, BARS, STRIP = 1000.0, 190.0, 44.0
LEFT, ASIDE, TOP = 46.0, 96.0, 16.0
_LANE, _LANES = 7.0, 10


@dataclass(frozen=True, slots=True)
class Slot:
    """A month or year ("2016-05", "2016") with the incidents that lie wholly in it; Discounted ones apart."""

    key: str
    incidents: int
    killed: Sum
    discounted: int


@dataclass(frozen=True, slots=True)
class Span:
    """An incident over several slots: IRI, codes, first and last day as ISO."""

    iri: str
    codes: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` and `width` of a slot; heights of the sums of minima and maxima above the axis, of incidents below it."""

    slot: Slot
    x: float
    width: float
    low: float
    high: float
    number: float
    discounted: float


@dataclass(frozen=True, slots=True)
class Line:
    span: Span
    x1: float
    x2: float
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    words: str
    at: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """`undated` is the bar beside the axis, None where every incident is dated; `left_out` counts lines not drawn."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    left_out: int
    years: tuple[Tick, ...]
    scale: tuple[Tick, ...]
    undated: Bar | None
    axis: float
    right: float
    height: float


def drawing(slots: Sequence[Slot], spans: Sequence[Span], undated: Slot | None, *, rtl: bool) -> Drawing | None:
    """Everything with its place in a box of WIDTH by `height`, mirrored where `rtl`. None: nothing has a date."""
    keys = _keys([it.key for it in slots] + [day[: _length(slots)] for it in spans for day in (it.first, it.last)])
    if not keys:
        return None
    right = WIDTH - (ASIDE if undated else 8.0)
    step = (right - LEFT) / len(keys)
    place = {key: LEFT + n * step for n, key in enumerate(keys)}
    everything = [*slots, *([undated] if undated else [])]
    top, ticks = _scale(max((it.killed.high for it in everything), default=0))
    most = max((it.incidents + it.discounted for it in everything), default=1) or 1
    axis = TOP + BARS

    def bar(slot: Slot, x: float, width: float) -> Bar:
        return Bar(
            slot,
            _mirrored(x, width, rtl),
            width,
            BARS * slot.killed.low / top,
            BARS * slot.killed.high / top,
            STRIP * slot.incidents / most,
            STRIP * slot.discounted / most,
        )

    gap = min(step * 0.16, 4.0)
    lines = [
        Line(it, _x(x2 if rtl else x1, rtl), _x(x1 if rtl else x2, rtl), axis + STRIP + 34 + n % _LANES * _LANE)
        for n, it in enumerate(spans[: 8 * _LANES])
        for x1, x2 in [(place[it.first[: len(keys[0])]], place[it.last[: len(keys[0])]] + step)]
    ]
    return Drawing(
        tuple(bar(it, place[it.key] + gap / 2, step - gap) for it in slots),
        tuple(lines),
        max(len(spans) - len(lines), 0),
        tuple(_years(keys, place, right, rtl)),
        tuple(Tick(f"{value:,}", axis - BARS * value / top) for value in ticks),
        bar(undated, right + 26, min(ASIDE - 34, 44.0)) if undated else None,
        axis,
        right,
        axis + STRIP + 30 + (min(len(lines), _LANES) * _LANE + 14 if lines else 0),
    )


def _years(keys: Sequence[str], place: Mapping[str, float], right: float, rtl: bool) -> Iterator[Tick]:
    """Where each year begins; without words where these would leave the drawing."""
    for n, key in enumerate(keys):
        if n == 0 or key[5:] in ("", "01"):
            yield Tick(key[:4] if place[key] < right - 34 else "", _x(place[key], rtl))


def _length(slots: Sequence[Slot]) -> int:
    return len(slots[0].key) if slots else 7


def _keys(found: Sequence[str]) -> list[str]:
    """Every month (or year) from the first to the last."""
    if not found:
        return []
    first, last = min(found), max(found)
    if len(first) == 4:
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    start, end = (int(it[:4]) * 12 + int(it[5:7]) - 1 for it in (first, last))
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, end + 1)]


def _scale(highest: int) -> tuple[float, list[int]]:
    """The top of the scale, and its ticks: 1, 2 or 5 times a power of ten apart, at most five of them."""
    steps = (figure * 10**power for power in count() for figure in (1, 2, 5))
    step = next(it for it in steps if it * 4 >= highest)
    top = max(-(-highest // step), 1) * step
    return float(top), list(range(0, top + 1, step))


def _x(x: float, rtl: bool) -> float:
    return round(WIDTH - x if rtl else x, 2)


def _mirrored(x: float, width: float, rtl: bool) -> float:
    return round(WIDTH - x - width if rtl else x, 2)
