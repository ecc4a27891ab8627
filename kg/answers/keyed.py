"""The keyed form of a shipped query: the same text, with the thing on whose triples alone a row rests beside each row.

A query names its key in a comment (`# key: i`). Then rows can be kept by key, those of a changed incident be asked anew
of that incident alone, and be put among the others. The text says how:

    SELECT DISTINCT ?code … } ORDER BY …             rows of the key; one that two keys give is shown once
    SELECT ?month (SUM(?lo) AS ?min) … GROUP BY …    sums: each key gives a part, what is shown is their sum
    SELECT ?code (COUNT(?c) AS ?n) … GROUP BY ?i …   grouped by the key itself: rows of the key again

A part of COUNT(DISTINCT ?x) can be added where ?x belongs to one key, as source items and claims do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.answers.open_form import Condition, OpenForm, open_form
from kg.answers.order import Order, Term, Unordered, terms
from kg.query import Query

_HEAD = re.compile(r"^SELECT (?P<distinct>DISTINCT )?(?P<columns>[^{}]*?)\s*WHERE \{", re.MULTILINE)
_TAIL = re.compile(
    r"\} *(?:GROUP BY (?P<group>[^\n{}]*?))?(?P<having> *HAVING [^\n{}]*?)? *ORDER BY (?P<order>[^\n{}]*)\s*$"
)
_COLUMN = re.compile(r"\?(?P<plain>\w+)|\((?P<made>(?P<how>[A-Z]+)\(.*?) AS \?(?P<name>\w+)\)", re.ASCII)
_ADDED = {"COUNT", "SUM"}


@dataclass(frozen=True, slots=True)
class Keyed:
    """`text` selects the key, then `hidden` columns that only the order needs, then `columns`.

    `sums` are the places of the columns that are added up over the keys, none: rows. `distinct`: a row that several
    keys give is one row. `conditions` are those of the open form: what is given chooses among the rows.
    """

    text: str
    hidden: tuple[str, ...]
    columns: tuple[str, ...]
    order: tuple[Term, ...]
    conditions: tuple[Condition, ...]
    sums: tuple[int, ...]
    distinct: bool

    def ordering(self) -> Order:
        """Of rows as they are shown; where a value is given, rows of one value stand together."""
        values = [Term(it.name, text=True, down=False) for it in self.conditions if len(self.conditions) == 1]
        return Order((*values, *self.order), (*self.hidden, *self.columns))

    def places(self) -> list[int]:
        """The columns that what is given is compared with: one for "=", the last day and the first for a period."""
        return [self.columns.index(it.name) for it in sorted(self.conditions, key=lambda it: it.sign)]


def keyed(query: Query) -> Keyed | None:
    """None: the query has no key, or is written in another way; then only the engine can answer it."""
    form = open_form(query)
    if form is None or not query.key:
        return None
    head, tail = _HEAD.search(form.text), _TAIL.search(form.text)
    if head is None or tail is None:
        return None
    try:
        order = terms(tail["order"])
    except Unordered:
        return None
    return _made(query.key, form, head, tail, order)


def _made(key: str, form: OpenForm, head: re.Match[str], tail: re.Match[str], order: tuple[Term, ...]) -> Keyed | None:
    found = list(_COLUMN.finditer(head["columns"]))
    columns = tuple(it["plain"] or it["name"] for it in found)
    hidden = tuple(it.name for it in order if it.name not in columns)
    group, grouped = tail["group"] or "", f"?{key}" in (tail["group"] or "").split()
    sums = () if grouped else tuple(place for place, it in enumerate(found) if it["how"])
    if sums and (
        not group or tail["having"] or form.conditions or hidden or {found[it]["how"] for it in sums} - _ADDED
    ):
        return None
    mine = " ".join(f"?{name}" for name in (key, *hidden))
    text = form.text[: head.start()] + f"SELECT {head['distinct'] or ''}{mine} {head['columns']} WHERE {{"
    text += form.text[head.end() : tail.start()] + "}"
    if group:
        text += f" GROUP BY {group if grouped else f'?{key} {group}'}{tail['having'] or ''}"
    return Keyed(text, hidden, columns, order, form.conditions, sums, bool(head["distinct"] or group))
