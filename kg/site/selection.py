"""The incidents that a choice of facets leaves, counted and read from the index. Values are bound, never pasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.public import Publication
from kg.site.facets import FACETS, Facets

Value = str | int

_SORTS = {
    "date": "earliest IS NULL, latest DESC, earliest DESC, codes, id",
    "oldest": "earliest IS NULL, earliest, latest, codes, id",
    "killed": "COALESCE(killed_maximum, killed_minimum, -1) DESC, COALESCE(killed_minimum, -1) DESC, codes, id",
    "claims": "others DESC, claims DESC, codes, id",
    "codes": "codes IS NULL, codes, id",
}

#: Shown with counts; places and sources are too many for a column and are chosen from their own lists.
COUNTED = tuple(it for it in FACETS if it not in ("place", "source"))

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Toll:
    """A headline figure of the monitor. `kind` is "range", "bound", "words", or None: it gives no figure at all."""

    words: str | None
    low: int | None
    high: int | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called: in English or as it is written, in Arabic where that is known, and its IRI if any."""

    name: str
    arabic: str | None = None
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in a list. `first` and `last` are ISO days, None: nobody dates it. Coordinates are as written.

    `facets` leads from a facet to the incident's values, sources left out; `suspected` and `known` name belligerents
    as the monitor does.
    `others` counts the claims of everybody but the monitor, `checked` those that a person has checked.
    """

    id: int
    iri: str
    codes: str | None
    permalink: str | None
    date_words: str | None
    first: str | None
    last: str | None
    place: str | None
    latitude: str | None
    longitude: str | None
    radius: float | None
    accuracy: str | None
    killed: Toll
    injured: Toll
    claims: int
    checked: int
    others: int
    sources: int
    findings: int
    facets: dict[str, tuple[str, ...]]
    suspected: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Civilians killed over incidents whose figure has both bounds, sums of minima and of maxima.

    `bound` incidents give one bound only, `silent` no number: they are in no sum.
    """

    incidents: int
    low: int
    high: int
    bound: int
    silent: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Discounted incidents stand apart: nobody adds the two."""

    counted: Sum
    discounted: Sum


def condition(facets: Facets) -> tuple[str, list[Value]]:
    """The WHERE of the selection over `incidents`, and what is bound in it."""
    parts, bound = ["1"], []
    for facet, values in facets.values:
        marks = ", ".join("?" for _ in values)
        parts.append(f"id IN (SELECT incident FROM facets WHERE facet = ? AND value IN ({marks}))")  # noqa: S608
        bound += [facet, *values]
    if facets.first or facets.last:
        parts.append("id IN (SELECT incident FROM days WHERE earliest <= ? AND latest >= ?)")
        bound += [facets.last.isoformat() if facets.last else "9999", facets.first.isoformat() if facets.first else ""]
    found: list[Value] = [*bound]
    if facets.killed is not None:
        parts.append("killed_minimum >= ?")
        found.append(facets.killed)
    return " AND ".join(parts), found


def total(publication: Publication, facets: Facets) -> int:
    """How many incidents there are in the selection."""
    where, bound = condition(facets)
    [(n,)] = publication.database.execute(f"SELECT COUNT(*) FROM incidents WHERE {where}", bound).fetchall()  # noqa: S608
    return int(n)


def counts(publication: Publication, facets: Facets) -> dict[str, list[tuple[str, int]]]:
    """For each facet its values and how many incidents each would leave, the most first.

    A facet that is chosen from is counted as if nothing of it were chosen: its values widen each other.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    chosen = [facet for facet in COUNTED if facets.of(facet)]
    free = tuple(it for it in COUNTED if it not in chosen)
    for wanted, selection in [(free, facets), *(((it,), facets.without(it)) for it in chosen)]:
        for facet, value, n in _counted(publication, wanted, selection):
            found.setdefault(facet, []).append((value, n))
    return found


def _counted(publication: Publication, wanted: Sequence[str], facets: Facets) -> list[tuple[str, str, int]]:
    where, bound = condition(facets)
    marks = ", ".join("?" for _ in wanted)
    chosen = f"AND incident IN (SELECT id FROM incidents WHERE {where})" if facets.narrowed else ""  # noqa: S608
    return publication.database.execute(
        f"SELECT facet, value, COUNT(*) AS n FROM facets WHERE facet IN ({marks}) {chosen} "  # noqa: S608
        "GROUP BY facet, value ORDER BY facet, n DESC, value",
        [*wanted, *(bound if facets.narrowed else ())],
    ).fetchall()


def sums(publication: Publication, facets: Facets) -> Sums:
    """Civilians killed over the selection, after the monitor's own figures, each incident once."""
    where, bound = condition(facets)
    query = f"""SELECT discounted, COUNT(*) FILTER (WHERE killed_kind = 'range'),
        SUM(killed_minimum) FILTER (WHERE killed_kind = 'range'),
        SUM(killed_maximum) FILTER (WHERE killed_kind = 'range'), COUNT(*) FILTER (WHERE killed_kind = 'bound'),
        COUNT(*) FILTER (WHERE killed_kind IS NULL OR killed_kind = 'words')
        FROM incidents WHERE {where} GROUP BY discounted"""  # noqa: S608
    found = {row[0]: Sum(*(it or 0 for it in row[1:])) for row in publication.database.execute(query, bound)}
    empty = Sum(0, 0, 0, 0, 0)
    return Sums(found.get(0, empty), found.get(1, empty))


def rows(publication: Publication, facets: Facets, limit: int = -1, offset: int = 0) -> Iterator[Row]:
    """The incidents of the selection in its order; `limit` -1: all."""
    where, bound = condition(facets)
    query = f"""SELECT id, iri, codes, permalink, date_words, earliest, latest, place, latitude, longitude, radius,
        accuracy, killed_words, killed_minimum, killed_maximum, killed_kind, injured_words, injured_minimum,
        injured_maximum, injured_kind, claims, checked, others, sources, findings
        FROM incidents WHERE {where} ORDER BY {_SORTS[facets.sort]} LIMIT ? OFFSET ?"""  # noqa: S608
    found = publication.database.execute(query, [*bound, limit, offset]).fetchall()
    for start in range(0, len(found), _AT_ONCE):
        some = found[start : start + _AT_ONCE]
        ids = [row[0] for row in some]
        values, listed = _values(publication, ids), _listed(publication, ids)
        for row in some:
            counted = (Toll(*row[12:16]), Toll(*row[16:20]), *row[20:])
            told: tuple[Any, ...] = (*row[:12], *counted, values.get(row[0], {}), *listed.get(row[0], ((), ())))
            yield Row(*told)


def _values(publication: Publication, ids: list[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    marks = ", ".join("?" for _ in ids)
    found = publication.database.execute(
        f"SELECT incident, facet, value FROM facets WHERE incident IN ({marks}) "  # noqa: S608
        "AND facet NOT IN ('source', 'year', 'belligerent') ORDER BY 1, 2, 3",
        ids,
    )
    told: dict[int, dict[str, tuple[str, ...]]] = {}
    for (incident, facet), group in groupby(found, key=lambda it: (it[0], it[1])):
        told.setdefault(incident, {})[facet] = tuple(value for _, _, value in group)
    return told


def _listed(publication: Publication, ids: list[int]) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    marks = ", ".join("?" for _ in ids)
    found = publication.database.execute(
        f"SELECT DISTINCT incident, name, known FROM listings WHERE incident IN ({marks}) ORDER BY 1, 2",  # noqa: S608
        ids,
    ).fetchall()
    told: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for incident, group in groupby(found, key=lambda it: it[0]):
        named = [(name, known) for _, name, known in group]
        told[incident] = (tuple(n for n, known in named if not known), tuple(n for n, known in named if known))
    return told


def years(publication: Publication, facets: Facets) -> list[tuple[str, int]]:
    """How many incidents of the selection may lie in each year, the latest first; the chosen period is left aside."""
    found = _counted(publication, ("year",), facets.without("from").without("to"))
    return sorted(((year, n) for _, year, n in found), reverse=True)


def at_least(publication: Publication, facets: Facets, steps: Sequence[int]) -> list[tuple[int, int]]:
    """For each step how many incidents have at least that minimum killed; the chosen minimum is left aside."""
    where, bound = condition(facets.without("killed"))
    columns = ", ".join("COUNT(*) FILTER (WHERE killed_minimum >= ?)" for _ in steps)
    query = f"SELECT {columns} FROM incidents WHERE {where}"  # noqa: S608
    [found] = publication.database.execute(query, [*steps, *bound]).fetchall()
    return list(zip(steps, found, strict=True))


def name(publication: Publication, facet: str, value: str) -> Name:
    """What a value of a facet is called; the value itself where it has no name."""
    found = publication.database.execute(
        "SELECT name, name_ar, iri FROM terms WHERE facet = ? AND value = ?", (facet, value)
    ).fetchone()
    return Name(found[0] or value, found[1], found[2]) if found else Name(value)


def known(publication: Publication, facet: str) -> list[str]:
    """Every value of the facet that some incident has, in order."""
    return [
        it for (it,) in publication.database.execute("SELECT value FROM terms WHERE facet = ? ORDER BY 1", (facet,))
    ]
