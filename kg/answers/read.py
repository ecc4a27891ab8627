"""Reads kept answers: the rows that the query's own text would give, in the same order."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, Store, Variable, parse_query_results

from kg.answers.blocks import number_of, opened, unpacked
from kg.answers.keyed import Keyed, keyed
from kg.answers.open_form import Condition
from kg.answers.write import digest
from kg.query import Query, bind
from kg.store import Term

_TSV = QueryResultsFormat.TSV


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer; `more`: others stand behind them."""

    rows: QuerySolutions
    count: int
    more: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    number: int
    columns: str
    form: Keyed


class Answers:
    """The kept answers of one graph, read-only; may be read by several threads and processes at once."""

    def __init__(self, file: Path, source: str) -> None:
        """`source` names the graph as it is now; a file that is absent or of another graph answers nothing."""
        self._file, self._source = file, source

    def rows(self, query: Query, given: Mapping[str, str]) -> QuerySolutions | None:
        """The whole answer. None: it is not kept, or not of this text. Raises QueryError for a wrong parameter."""
        database, kept = self._database, self._kept(query, given)
        if database is None or kept is None:
            return None
        if kept.form.conditions:
            return _solutions(kept.columns, "".join(_chosen(database, kept, bind(query, given))).encode())
        sought = "SELECT lines FROM block WHERE answer = ? ORDER BY at"
        found = database.execute(sought, (kept.number,))
        return _solutions(kept.columns, b"".join([unpacked(packed) for (packed,) in found]))

    def page(self, query: Query, given: Mapping[str, str], offset: int, limit: int) -> Page | None:
        """`limit` rows behind the first `offset`; None and QueryError as above."""
        database, kept = self._database, self._kept(query, given)
        if database is None or kept is None:
            return None
        if kept.form.conditions:
            lines = _chosen(database, kept, bind(query, given))
        else:
            lines, offset = _blocks(database, kept.number, offset, limit)
        end = offset + limit
        some = lines[offset:end]
        return Page(_solutions(kept.columns, "".join(some).encode()), len(some), len(lines) > end)

    @cached_property
    def _database(self) -> sqlite3.Connection | None:
        found = opened(self._file)
        return found[0] if found is not None and found[1] == self._source else None

    def _kept(self, query: Query, given: Mapping[str, str]) -> _Kept | None:
        # a value for a variable that is no parameter chooses among the rows in a way that only the engine knows
        if self._database is None or (given and not query.parameters):
            return None
        found = number_of(self._database, query.name, digest(query))
        form = keyed(query) if found else None
        return None if found is None or form is None else _Kept(found[0], found[1], form)


def _solutions(columns: str, lines: bytes) -> QuerySolutions:
    found = parse_query_results(columns.encode() + b"\n" + lines, format=_TSV)
    assert isinstance(found, QuerySolutions)
    return found


def _blocks(database: sqlite3.Connection, number: int, offset: int, limit: int) -> tuple[list[str], int]:
    """The lines of the blocks that hold the page and one row behind it, and where in them the page begins."""
    found = database.execute(
        "SELECT at, lines FROM block WHERE answer = ? AND at <= ? AND at + rows > ? ORDER BY at",
        (number, offset + limit, offset),
    ).fetchall()
    return [line for _, packed in found for line in _lines(packed)], offset - found[0][0] if found else 0


def _lines(packed: bytes) -> list[str]:
    # a line ends at \n alone: a literal may hold other signs that end a line elsewhere
    return [f"{line}\n" for line in unpacked(packed).decode().split("\n")[:-1]]


def _chosen(database: sqlite3.Connection, kept: _Kept, given: Mapping[str, Term]) -> list[str]:
    """The lines for these values, in the order of the whole; where a value is compared the row tells what was asked."""
    ordered = sorted(kept.form.conditions, key=lambda it: it.sign)
    values = [_cells(it, given[it.name]) for it in ordered]
    first, last = values[0][1], values[-1][1]
    # one condition: the cell is this value. Two: the first day is not behind the last one asked for, and so on
    bounds = (first, last) if len(values) > 1 else (first, first)
    found = database.execute(
        "SELECT least, most, lines FROM block WHERE answer = ? AND least <= ? AND most >= ? ORDER BY at",
        (kept.number, *bounds),
    )
    places = kept.form.places()
    lines = [
        line
        for least, most, packed in found
        for line in _lines(packed)
        if (len(places) == 1 and least == most) or _fits(line, places, bounds)
    ]
    asked = {place: cell for place, (cell, made) in zip(places, values, strict=True) if len(places) > 1 or cell != made}
    # rows that differed only in what was compared are one row now
    return list(dict.fromkeys(_told(line, asked) for line in lines)) if asked else lines


def _fits(line: str, places: list[int], bounds: tuple[str, str]) -> bool:
    cells = line.rstrip("\n").split("\t")
    if len(places) == 1:
        return cells[places[0]] == bounds[0]
    return cells[places[0]] <= bounds[0] and cells[places[1]] >= bounds[1]


def _told(line: str, asked: Mapping[int, str]) -> str:
    cells = line.rstrip("\n").split("\t")
    for place, value in asked.items():
        cells[place] = value
    return "\t".join(cells) + "\n"


def _cells(condition: Condition, given: Term) -> tuple[str, str]:
    """What is given, and what the row is compared with, as the engine writes them in a cell."""
    text = f"SELECT ?{condition.name} ({condition.made} AS ?made) {{}}"
    assert isinstance(given, Literal)
    found = Store().query(text, substitutions={Variable(condition.name): given})
    assert isinstance(found, QuerySolutions)
    [_, line] = (found.serialize(format=_TSV) or b"").decode().removesuffix("\n").split("\n")
    asked, made = line.split("\t")
    # what is bound from outside is projected, but not a value to project anew
    return asked, asked if condition.made == f"?{condition.name}" else made
