"""The sums at the top of the report: the answers of two shipped queries, so that `kg query` gives the same numbers.

queries/grand-total.rq and queries/totals-by-belligerent.rq count each incident once, headline figures of civilians
killed only, and keep Discounted ones apart (DECISIONS 16b).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.answers import Answers
from kg.iri import Names
from kg.pages.words import Said
from kg.query import load
from kg.store import Graphs, Term, solutions

ALONE, SEVERAL, DISCOUNTED = "only one suspected", "one of several", "discounted"

#: The rows of a shipped query without parameters, by its name.
Asked = Callable[[str], Iterator[dict[str, Term]]]


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


def totals(asked: Asked) -> Totals:
    """The sums of the whole store."""
    grand = {row["column"].value: _sum(row) for row in asked("grand-total")}
    found: dict[Said, dict[str, Sum]] = {}
    for row in asked("totals-by-belligerent"):
        found.setdefault(Said.of(row["belligerent"]), {})[row["column"].value] = _sum(row)
    ordered = dict(sorted(found.items(), key=lambda pair: (-_weight(pair[1]), pair[0].text)))
    return Totals(grand.get("counted"), grand.get(DISCOUNTED), ordered)


def asking(graphs: Graphs, names: Names, kept: Answers | None = None) -> Asked:
    """Gives the kept answer where there is one, and asks the store else: the rows are the same."""

    def asked(name: str) -> Iterator[dict[str, Term]]:
        query = load(name, io.StringIO(), names.base)
        found = None if kept is None else kept.rows(query, {})
        return graphs.rows(query.text) if found is None else solutions(found)

    return asked


def _sum(row: Mapping[str, Term]) -> Sum:
    return Sum(*(int(row[name].value) for name in ("incidents", "min", "max", "one_bound_only")))


def _weight(columns: Mapping[str, Sum]) -> float:
    """The order of the table: those who are listed alone first."""
    alone, several = columns.get(ALONE), columns.get(SEVERAL)
    return (alone.high if alone else 0) + (several.high if several else 0) / 1e12
