"""The sums at the top of the report: the answers of two shipped queries, so that `kg query` gives the same numbers.

queries/grand-total.rq and queries/totals-by-belligerent.rq count each incident once, headline figures of civilians
killed only, and keep Discounted ones apart (DECISIONS 16b).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg import resources
from kg.iri import Names
from kg.pages.words import Said
from kg.store import Graphs, Term

ALONE, SEVERAL, DISCOUNTED = "only one suspected", "one of several", "discounted"


@dataclass(frozen=True, slots=True)
class Sum:
    """Civilians killed over the incidents that print both bounds; `one_bound` incidents print one and are in no sum."""

    incidents: int
    low: int
    high: int
    one_bound: int


@dataclass(frozen=True, slots=True)
class Totals:
    """`counted` and `discounted` None: there is no such incident.

    `belligerents` leads from a name to its sums by column (ALONE, SEVERAL, DISCOUNTED), which are never added: in
    SEVERAL the same dead stand under each rival.
    """

    counted: Sum | None = None
    discounted: Sum | None = None
    belligerents: Mapping[Said, Mapping[str, Sum]] = field(default_factory=dict)


def totals(graphs: Graphs, names: Names) -> Totals:
    """The sums of the whole store."""
    grand = {row["column"].value: _sum(row) for row in _rows(graphs, names, "grand-total")}
    found: dict[Said, dict[str, Sum]] = {}
    for row in _rows(graphs, names, "totals-by-belligerent"):
        found.setdefault(Said.of(row["belligerent"]), {})[row["column"].value] = _sum(row)
    ordered = dict(sorted(found.items(), key=lambda pair: (-_weight(pair[1]), pair[0].text)))
    return Totals(grand.get("counted"), grand.get(DISCOUNTED), ordered)


def _rows(graphs: Graphs, names: Names, query: str) -> list[dict[str, Term]]:
    return list(graphs.rows(resources.text(f"queries/{query}.rq", names.base)))


def _sum(row: Mapping[str, Term]) -> Sum:
    return Sum(*(int(row[name].value) for name in ("incidents", "min", "max", "one_bound_only")))


def _weight(columns: Mapping[str, Sum]) -> float:
    """The order of the table: those who are listed alone first."""
    alone, several = columns.get(ALONE), columns.get(SEVERAL)
    return (alone.high if alone else 0) + (several.high if several else 0) / 1e12
