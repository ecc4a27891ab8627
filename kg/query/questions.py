"""Questions to the graph: queries of ours by name, files, or whatever is typed.

A query file begins with its question, then names its parameters, as comments:

    # Which sources does the page of an incident list?
    # param code: code – a current code of the incident, such as CS243
    # key: i – the incident that a row is about

A parameter is a variable that the query selects. It is bound as a typed term before the query runs, never pasted in.
The key of a query of ours tells whose rows they are (`kg.answers`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from pyoxigraph import Literal, NamedNode

from kg import resources
from kg.errors import QueryError
from kg.query.guard import Barred, look
from kg.store import Answer, Graphs, Term
from kg.terms import XSD

TYPES = ("string", "integer", "date", "iri", "code")

_PARAM = re.compile(r"#\s*param\s+(?P<name>[A-Za-z]\w*)\s*:\s*(?P<type>\w+)\s*(?:[–-]\s*(?P<what>.*))?", re.ASCII)
_KEY = re.compile(r"#\s*key\s*:\s*(?P<name>[A-Za-z]\w*)\s*(?:[–-].*)?", re.ASCII)
_CODE = re.compile(r"[A-Z]{1,6}[0-9]{1,6}[A-Za-z]?", re.ASCII)
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_REFUSALS = {
    "outside": "{0} is refused: a query is answered from the store alone, without a network",
    "read-only": "{0} is refused: a query only reads",
    "too-deep": "the query nests brackets more than {0} deep",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """`type` is one of TYPES; `what` says in words what to give, "" where the file does not say."""

    name: str
    type: str
    what: str


@dataclass(frozen=True, slots=True)
class Query:
    """`name` is that of the shipped query, the file's path, or "-". `question` "": the file asks none in words.

    `key` is the variable of the thing on whose triples alone a row rests; "": the file names none.
    """

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str
    key: str = ""


def shipped(base: str = resources.PLACEHOLDER) -> list[Query]:
    """The queries that travel with the program, by name."""
    names = [name for name in resources.names("queries", ".rq") if name.count("/") == 1]
    return [_parsed(Path(name).stem, resources.text(name, base)) for name in names]


def load(source: str, stdin: TextIO, base: str = resources.PLACEHOLDER) -> Query:
    """A query by the name of a shipped one, from a file (`….rq` or any path), or from `stdin` where source is "-".

    The placeholder base in a file of yours stands for the base of the settings, as in ours.
    Raises QueryError where there is no such query, or its header is wrong.
    """
    if source == "-":
        return _parsed("-", stdin.read().replace(resources.PLACEHOLDER, base))
    path = Path(source)
    if path.suffix or len(path.parts) > 1:
        try:
            words = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"cannot read the query {source}: {error}") from error
        return _parsed(source, words.replace(resources.PLACEHOLDER, base))
    known = {query.name: query for query in shipped(base)}
    if source not in known:
        near = difflib.get_close_matches(source, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows all"
        raise QueryError(f"there is no query '{source}'; {hint}")
    return known[source]


def answer(graphs: Graphs, query: Query, given: Mapping[str, str]) -> Answer:
    """Runs the query with these parameters. Raises QueryError where the query or a parameter is wrong."""
    guard(query.text)
    bindings = bind(query, given)
    try:
        return graphs.query(query.text, bindings)
    except QueryError as error:
        if "SELECT projection" not in str(error):
            raise
        names = ", ".join(f"?{name}" for name in bindings)
        message = f"a query takes only parameters that it selects: write {names} behind SELECT as well"
        raise QueryError(message) from error


def bind(query: Query, given: Mapping[str, str]) -> dict[str, Term]:
    """The given values as terms of their declared types; where a query declares none, as their form suggests.

    Then `<…>` is an IRI, digits an integer, YYYY-MM-DD a date, all else a string. Raises QueryError that names the
    parameter.
    """
    if not query.parameters:
        return {name: _guessed(name, value) for name, value in given.items()}
    declared = {it.name: it for it in query.parameters}
    for name in given:
        if name not in declared:
            raise QueryError(f"'{query.name}' has no parameter '{name}'; it has {', '.join(declared)}")
    for it in query.parameters:
        if it.name not in given:
            raise QueryError(f"'{query.name}' needs --param {it.name}=…  ({it.type}: {it.what})")
    return {name: _typed(declared[name], value) for name, value in given.items()}


def guard(text: str) -> None:
    """Raises QueryError for what reaches outside the store, would change it, or nests without measure."""
    try:
        looked = look(text)
    except Barred as barred:
        said = _REFUSALS.get(barred.reason, "the query cannot be parsed: {0}")
        raise QueryError(said.format(barred.word)) from barred
    if looked.graphs:
        raise QueryError("FROM is refused: a query is answered from the store alone, without a network")


def _parsed(name: str, text: str) -> Query:
    lines = text.splitlines()
    question = lines[0].lstrip("# ").strip() if lines and lines[0].startswith("#") else ""
    parameters = []
    keys = [found["name"] for line in lines if (found := _KEY.fullmatch(line.strip()))]
    for line in lines:
        found = _PARAM.fullmatch(line.strip())
        if found is None:
            continue
        if found["type"] not in TYPES:
            raise QueryError(
                f"{name}: parameter '{found['name']}' has the type '{found['type']}'; known are {', '.join(TYPES)}"
            )
        parameters.append(Parameter(found["name"], found["type"], found["what"] or ""))
    asked = "" if _PARAM.fullmatch(f"# {question}") else question
    return Query(name, asked, tuple(parameters), text, keys[0] if keys else "")


def _typed(parameter: Parameter, value: str) -> Term:
    term = None
    match parameter.type:
        case "string":
            term = Literal(value)
        case "integer" if _INTEGER.fullmatch(value):
            term = Literal(str(int(value)), datatype=XSD.integer)
        case "date":
            term = _day(value)
        case "iri":
            return _iri(parameter.name, value.removeprefix("<").removesuffix(">"))
        case "code" if _CODE.fullmatch(value):
            term = Literal(value)
    if term is None:
        raise QueryError(f"parameter '{parameter.name}' must be {_EXPECTED[parameter.type]}, not '{value}'")
    return term


_EXPECTED = {
    "string": "a text",
    "integer": "a whole number",
    "date": "a day as YYYY-MM-DD",
    "code": "an incident code such as CS243",
}


def _guessed(name: str, value: str) -> Term:
    if value.startswith("<") and value.endswith(">"):
        return _iri(name, value[1:-1])
    if _INTEGER.fullmatch(value):
        return Literal(str(int(value)), datatype=XSD.integer)
    return _day(value) or Literal(value)


def _day(value: str) -> Literal | None:
    try:
        return Literal(date.fromisoformat(value).isoformat(), datatype=XSD.date) if _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _iri(name: str, value: str) -> NamedNode:
    try:
        return NamedNode(value)
    except ValueError as error:
        raise QueryError(f"parameter '{name}' is no IRI: {error}") from error
