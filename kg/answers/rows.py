"""Rows on their way into the file: put in order, and those of touched keys put in their places among the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions

from kg.answers.blocks import Row
from kg.answers.keyed import Keyed
from kg.answers.order import Order, Unordered
from kg.answers.slices import slice_of, touched
from kg.errors import QueryError
from kg.merge import batched
from kg.query import Query
from kg.store import Graphs

#: Keys that are asked about at once: the part of the graph for so many incidents takes some megabytes.
_AT_ONCE = 500

#: Where a row stands: its sort key, its line, and its mark where rows of several keys are not one.
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """The answers and the store of the release before, and the nodes of which the store says something else now.

    `nodes` are what `kg.answers.concerned` makes of all that was changed, documents and findings.
    """

    file: Path
    store: Path
    nodes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Change:
    """The keys (as TSV cells) whose rows may be others now, and the records of these rows by the text of the query.

    No records: among these rows is one that only the engine can put in its place.
    """

    keys: frozenset[str]
    records: Mapping[str, list[str]]


def solutions(graphs: Graphs, form: Keyed) -> QuerySolutions:
    """Every row with its key, in no order."""
    found = graphs.query(form.text)
    if not isinstance(found, QuerySolutions):
        raise QueryError("a shipped query must be a SELECT")
    return found


def ordering(form: Keyed) -> Order | None:
    """None: parts of sums, which stand in the order of their lines."""
    return None if form.sums else form.ordering()


def record(form: Keyed, order: Order | None, line: str) -> str:
    """A line of the engine as one that stands in its place when such lines are sorted: sort key, row, mark."""
    key, *cells = line.rstrip("\n").split("\t")
    many = len(form.hidden)
    return "\t".join((_key(order, cells), *cells[many:], *cells[:many], key))


def row_of(form: Keyed, record_: str) -> Row:
    _, *cells = record_.rstrip("\n").split("\t")
    many = len(form.columns)
    return Row("\t".join(cells[:many]), "\t".join(cells[many:]))


def joined(form: Keyed, rows: Iterable[Row]) -> Iterator[Row]:
    """A row that stands there for several keys is one, where the query says DISTINCT."""
    last: Row | None = None
    for row in rows:
        if last is not None and _one(form) and row.line == last.line:
            last.mark += "\t" + row.mark.split("\t", len(form.hidden))[-1]
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


def change(before: Before, now: Graphs, base: str, forms: Iterable[tuple[Query, Keyed]]) -> Change:
    """Asks the queries of those parts of the graph on which rows of touched keys rest."""
    keys = touched(Graphs.open(before.store), now, base, before.nodes)
    asked = [(form, ordering(form)) for _, form in forms]
    records: dict[str, list[str]] = {form.text: [] for form, _ in asked}
    cells, unordered = frozenset(f"<{key}>" for key in keys), set[str]()
    for some in batched(sorted(keys), _AT_ONCE):
        part = slice_of(now, base, some)
        for form, order in asked:
            written = (solutions(part, form).serialize(format=QueryResultsFormat.TSV) or b"").decode()
            # a line ends at \n alone: a literal may hold other signs that end a line elsewhere
            lines = written.split("\n")[1:-1]
            # a part holds pieces of its neighbours too
            mine = (it for it in lines if it.partition("\t")[0] in cells)
            try:
                records[form.text] += [record(form, order, it) for it in mine]
            except Unordered:
                unordered.add(form.text)
    return Change(cells, {text: sorted(set(its)) for text, its in records.items() if text not in unordered})


def changed(form: Keyed, blocks: Iterable[Sequence[Row]], known: Change) -> Iterator[Row]:
    """The rows of kept blocks without those of touched keys, and the new ones in their places."""
    order = ordering(form)

    def place(row: Row) -> Place:
        cells = row.line.split("\t")
        hidden = row.mark.split("\t")[: len(form.hidden)] if form.hidden else []
        return _key(order, [*hidden, *cells]), row.line, "" if _one(form) else row.mark

    new = list(joined(form, (row_of(form, it) for it in known.records[form.text])))
    done = 0
    for block in blocks:
        rows = list(_left(form, block, known.keys))
        if rows:
            end = bisect_right(new, place(rows[-1]), done, key=place) if done < len(new) else done
            for row in new[done:end]:
                _put(form, rows, row, place)
            done = end
        yield from rows
    yield from new[done:]


def _put(form: Keyed, rows: list[Row], row: Row, place: Callable[[Row], Place]) -> None:
    at = bisect_left(rows, place(row), key=place)
    if at < len(rows) and _one(form) and rows[at].line == row.line:
        rows[at] = Row(row.line, _marked(form, row.mark, {*_keys(form, row.mark), *_keys(form, rows[at].mark)}))
    else:
        rows.insert(at, row)


def _left(form: Keyed, rows: Iterable[Row], keys: frozenset[str]) -> Iterator[Row]:
    """The rows that some key gives that is not touched."""
    for row in rows:
        if row.mark in keys:
            continue
        its = _keys(form, row.mark)
        if not keys.isdisjoint(its):
            left = {key for key in its if key not in keys}
            if left:
                yield Row(row.line, _marked(form, row.mark, left))
        else:
            yield row


def _keys(form: Keyed, mark: str) -> list[str]:
    return mark.split("\t")[len(form.hidden) :]


def _marked(form: Keyed, mark: str, keys: set[str]) -> str:
    return "\t".join((*mark.split("\t")[: len(form.hidden)], *sorted(keys)))


def _key(order: Order | None, cells: Sequence[str]) -> str:
    return "" if order is None else order.key(cells).decode()


def _one(form: Keyed) -> bool:
    """Whether a row of several keys is one row."""
    return form.distinct and not form.sums
