"""Answers of queries as text: a table for the eye, CSV, JSON, Turtle or JSON-LD."""

from __future__ import annotations

import io
import re

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, serialize
from pyoxigraph import RdfFormat as Syntax
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.formats import RESULT_FORMATS, ResultFormat, prefixes
from kg.store import Answer

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"  # Unicode UAX #9: keeps a right-to-left cell from turning its row around
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def rendered(answer: Answer, result_format: ResultFormat, base: str, width: int = 160) -> str:
    """The whole answer as text that ends in a line break. `width` is that of the table, in columns.

    Raises QueryError where the format does not fit the form of the query.
    """
    if isinstance(answer, QueryTriples):
        return _triples(answer, result_format, base)
    if not result_format.solutions:
        raise QueryError(
            f"this query gives rows, which {result_format.name} cannot hold; choose {_names(solutions=True)}"
        )
    if isinstance(result_format.writer, QueryResultsFormat):
        written = answer.serialize(format=result_format.writer) or b""
        return written.decode().rstrip("\n") + "\n" if result_format.name == "json" else written.decode()
    if isinstance(answer, QueryBoolean):
        return "yes\n" if answer else "no\n"
    return _table(answer, base, width)


def _triples(answer: QueryTriples, result_format: ResultFormat, base: str) -> str:
    if not isinstance(result_format.writer, Syntax):
        raise QueryError(
            f"this query makes triples, which {result_format.name} cannot hold; choose {_names(solutions=False)}"
        )
    ordered = sorted(answer, key=str)
    written = serialize(ordered, format=result_format.writer, prefixes=prefixes(base)) or b""
    return written.decode().rstrip("\n") + "\n"


def _names(*, solutions: bool) -> str:
    return " or ".join(name for name, it in RESULT_FORMATS.items() if it.solutions is solutions)


def _table(answer: QuerySolutions, base: str, width: int) -> str:
    names = [variable.value for variable in answer.variables]
    table = Table(header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")  # a cell that is cut short would say something else
    count = 0
    for solution in answer:
        table.add_row(*(Text(_shown(solution[name], base)) for name in names))
        count += 1
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, force_terminal=False, emoji=False, markup=False)
    if count:
        console.print(table)
    console.print("no rows" if count == 0 else f"{count} row{'s' if count != 1 else ''}")
    return out.getvalue()


def _shown(term: object, base: str) -> str:
    if isinstance(term, NamedNode):
        for prefix, namespace in prefixes(base).items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return term.value
    if not isinstance(term, Literal):
        return "" if term is None else str(term)
    # what a page printed must not steer the terminal
    words = _CONTROL.sub("\ufffd", term.value)
    return f"{_ISOLATE}{words}{_END_ISOLATE}" if _RIGHT_TO_LEFT.search(words) else words
