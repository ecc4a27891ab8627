"""The open form of a shipped query: the same text, answered for every value of its parameters at once.

A parameter is used in one of two ways, and the text alone says in which:

    ?i chv:code ?code                                a variable of the pattern: left unbound, it takes every value
    FILTER(STR(?label) = ?name)                      compared: the filter becomes BIND(STR(?label) AS ?name)
    FILTER(?from <= ?last && ?to >= ?first)          the same, a BIND for each comparison

So each row of the open form says in the parameters' own columns for which values it is an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.query import Query

_FILTER = re.compile(r"FILTER\((?P<body>[^\n]*)\)(?= *\}? *$)", re.MULTILINE)
_COMPARED = re.compile(
    r"(?P<value>.+) (?P<sign>=|<=|>=) (?P<made>\?(?P<plain>\w+)|[A-Z]+\(\?(?P<inside>\w+)\))", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Condition:
    """The row's cell in the column `name`, compared by `sign` with `made`, an expression over what is given for it."""

    name: str
    sign: str
    made: str


@dataclass(frozen=True, slots=True)
class OpenForm:
    """The text to ask without parameters, and what a row must fulfil to be an answer; no condition: every row is."""

    text: str
    conditions: tuple[Condition, ...]


def open_form(query: Query) -> OpenForm | None:
    """None: the text uses its parameters in another way, so only the engine can answer it."""
    names = {it.name for it in query.parameters}
    conditions: dict[str, Condition] = {}

    def bound(found: re.Match[str]) -> str:
        made = [_COMPARED.fullmatch(part) for part in found["body"].split(" && ")]
        asked = [it["plain"] or it["inside"] for it in made if it is not None]
        if not names & set(re.findall(r"\?(\w+)", found["body"])):
            return found[0]
        if len(asked) != len(made) or not set(asked) <= names:
            return found[0]
        for name, it in zip(asked, made, strict=True):
            if it is not None:
                conditions[name] = Condition(name, it["sign"], it["made"])
        return " ".join(f"BIND({it['value']} AS ?{name})" for name, it in zip(asked, made, strict=True) if it)

    text = _FILTER.sub(bound, query.text)
    for name in names - set(conditions):
        conditions[name] = Condition(name, "=", f"?{name}")
    if any(f"?{name}" in found["body"] for found in _FILTER.finditer(text) for name in names):
        return None
    ordered = tuple(conditions[it.name] for it in query.parameters)
    signs = sorted(it.sign for it in ordered)
    return OpenForm(text, ordered) if signs in ([], ["="], ["<=", ">="]) else None
