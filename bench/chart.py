"""Lines on two logarithmic axes as an SVG: what grows like its cause has a slope of one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 760, 420, 70, 210, 20, 50
# Okabe and Ito's colours, which people with other colour vision tell apart too (https://jfly.uni-koeln.de/color/)
_COLOURS = ("#000000", "#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#777777", "#994F00")


@dataclass(frozen=True)
class Series:
    """One line: `points` are x and y, both above zero."""

    name: str
    points: Sequence[tuple[float, float]]


def chart(series: Sequence[Series], across: str, up: str) -> str:
    """The drawing, with the words on its axes."""
    points = [point for it in series for point in it.points]
    x, y = (_Axis.of([point[at] for point in points]) for at in (0, 1))
    drawn = "\n".join([*_grid(x, y), *(line for at, it in enumerate(series) for line in _line(it, at, x, y))])
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
        f' font-size="12" role="img"><title>{escape(up)} by {escape(across)}</title>\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n{drawn}\n'
        f'<text x="{middle:.0f}" y="{_HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>\n'
        f'<text transform="translate(16 {_HEIGHT / 2:.0f}) rotate(-90)" text-anchor="middle">{escape(up)}</text>\n'
        "</svg>\n"
    )


@dataclass(frozen=True)
class _Axis:
    """Powers of ten from `low` to `high`."""

    low: int
    high: int

    @classmethod
    def of(cls, values: Sequence[float]) -> _Axis:
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(low, max(high, low + 1))

    def part(self, value: float) -> float:
        return (math.log10(value) - self.low) / (self.high - self.low)

    def marks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def _at(x: _Axis, y: _Axis, point: tuple[float, float]) -> tuple[float, float]:
    across = _LEFT + x.part(point[0]) * (_WIDTH - _LEFT - _RIGHT)
    return across, _HEIGHT - _BOTTOM - y.part(point[1]) * (_HEIGHT - _TOP - _BOTTOM)


def _grid(x: _Axis, y: _Axis) -> Iterator[str]:
    for mark in x.marks():
        (left, low), (_, high) = _at(x, y, (mark, y.marks()[0])), _at(x, y, (mark, y.marks()[-1]))
        yield f'<line x1="{left:.1f}" y1="{low:.1f}" x2="{left:.1f}" y2="{high:.1f}" stroke="#ddd"/>'
        yield f'<text x="{left:.1f}" y="{low + 16:.1f}" text-anchor="middle">{mark:,.0f}</text>'
    for mark in y.marks():
        (left, low), (right, _) = _at(x, y, (x.marks()[0], mark)), _at(x, y, (x.marks()[-1], mark))
        yield f'<line x1="{left:.1f}" y1="{low:.1f}" x2="{right:.1f}" y2="{low:.1f}" stroke="#ddd"/>'
        yield f'<text x="{left - 6:.1f}" y="{low + 4:.1f}" text-anchor="end">{mark:g}</text>'


def _line(it: Series, at: int, x: _Axis, y: _Axis) -> Iterator[str]:
    colour = _COLOURS[at % len(_COLOURS)]
    places = [_at(x, y, point) for point in it.points]
    path = " ".join(f"{left:.1f},{low:.1f}" for left, low in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    yield from (f'<circle cx="{left:.1f}" cy="{low:.1f}" r="3.5" fill="{colour}"/>' for left, low in places)
    place = _TOP + 12 + 20 * at
    yield f'<rect x="{_WIDTH - _RIGHT + 14}" y="{place - 9}" width="12" height="12" fill="{colour}"/>'
    yield f'<text x="{_WIDTH - _RIGHT + 32}" y="{place + 1}">{escape(it.name)}</text>'
