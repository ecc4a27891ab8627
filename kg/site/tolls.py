"""The chart of the death tolls claimed: `kg.pages.chart` with the claims it was drawn from, mirrored for Arabic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.pages.chart import Bar, chart
from kg.pages.figures import FigureView
from kg.site.claims import ClaimView


@dataclass(frozen=True, slots=True)
class TollRow:
    """One figure of one claim. `x`, `width` and `dot` in per cent of the scale; `x` None: no number of persons.

    `dot` None: a range. `conceded`: a figure that the monitor records as conceded by a belligerent.
    """

    claim: ClaimView
    figure: FigureView
    conceded: bool
    x: float | None
    width: float
    dot: float | None
    open: bool


@dataclass(frozen=True, slots=True)
class TollChart:
    """`ticks` are numbers with their place; `band` the monitor's own range (start, width), None: it gives none."""

    rows: tuple[TollRow, ...]
    ticks: tuple[tuple[int, float], ...]
    band: tuple[float, float] | None


def tolls(claims: Sequence[ClaimView], *, mirrored: bool) -> TollChart | None:
    """Every figure of civilians or people killed. None where nobody says anything of them."""
    drawn = chart(tuple(it.row for it in claims))
    if drawn is None:
        return None
    found = [
        (claim, figure, figure in claim.row.conceded)
        for claim in claims
        for figure in (*claim.row.killed, *claim.row.conceded)
        if figure.harm == "harm-killed" and figure.civilian
    ]
    rows = tuple(_row(*one, bar, mirrored) for one, bar in zip(found, drawn.bars, strict=True))
    return TollChart(
        rows=rows,
        ticks=tuple((value, _flip(at, mirrored)) for value, at in drawn.ticks),
        band=None if drawn.band is None else (_start(*drawn.band, mirrored), drawn.band[1]),
    )


def _row(claim: ClaimView, figure: FigureView, conceded: bool, bar: Bar, mirrored: bool) -> TollRow:
    if bar.left is None:
        return TollRow(claim, figure, conceded, None, 0.0, None, False)
    dot = None
    if bar.open:
        dot = bar.left + bar.width if bar.open == "left" else bar.left
    elif bar.width == 0:
        dot = bar.left
    return TollRow(
        claim,
        figure,
        conceded,
        x=_start(bar.left, bar.width, mirrored),
        width=bar.width,
        dot=None if dot is None else _flip(dot, mirrored),
        open=bool(bar.open),
    )


def _flip(at: float, mirrored: bool) -> float:
    return round(100.0 - at, 3) if mirrored else at


def _start(left: float, width: float, mirrored: bool) -> float:
    return round(100.0 - left - width, 3) if mirrored else left
