"""The text of a query: prefixes, what SHACL forbids in it (appendix A), and its algebra.

rdflib parses; nothing of rdflib evaluates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyparsing import ParseException
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.shacl.errors import UnsupportedQueryError
from kg.shacl.paths import Path, sparql

_FORBIDDEN = {
    "MinusGraphPattern": "MINUS",
    "InlineData": "VALUES",
    "ValuesClause": "VALUES",
    "ServiceGraphPattern": "SERVICE",
}
_PATH = re.compile(r"[$?]PATH\b")
_OPTIONAL = {"shapesGraph", "currentShape"}


def declared(prefixes: Mapping[str, str], text: str) -> str:
    """The text with its prefixes in front."""
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items()) + text


def with_path(text: str, path: Path | None) -> str:
    """The text with the shape's path in place of $PATH (SHACL section 5.3.1)."""
    return text if path is None else _PATH.sub(lambda _: sparql(path), text)


def algebra(name: str, text: str, bound: Iterable[str]) -> CompValue:
    """The algebra of a SELECT or ASK query in which the variables `bound` will be bound beforehand.

    Raises UnsupportedQueryError for text that cannot be parsed or that SHACL forbids; `name` says where it stands.
    """
    try:
        tree = parseQuery(text)
    except (ParseException, ValueError, RecursionError) as error:
        raise UnsupportedQueryError(f"{name}: the query cannot be parsed: {error}") from error
    _check(name, tree, frozenset(bound))
    try:
        made = translateQuery(tree).algebra
    except (KeyError, ValueError, TypeError) as error:
        raise UnsupportedQueryError(f"{name}: the query cannot be understood: {error}") from error
    if made.name not in ("SelectQuery", "AskQuery") or made.datasetClause:
        raise UnsupportedQueryError(f"{name}: needed is SELECT or ASK, without FROM")
    if made.name == "SelectQuery" and Variable("this") not in made.PV and "this" in bound:
        raise UnsupportedQueryError(f"{name}: the query must select $this (SHACL section 5.2.1)")
    return made


def _check(name: str, tree: Any, bound: frozenset[str]) -> None:
    nodes = list(_parts(tree))
    known = {it.prefix or "" for it in nodes if it.name == "PrefixDecl"}
    for it in nodes:
        kind = it.name
        if kind == "pname" and (it.prefix or "") not in known:
            raise UnsupportedQueryError(f"{name}: nobody declares the prefix {it.prefix or ''}: (sh:declare)")
        if kind in _FORBIDDEN and (kind != "ValuesClause" or it):
            raise UnsupportedQueryError(f"{name}: SHACL forbids {_FORBIDDEN[kind]} in a query (appendix A)")
        if kind in ("Bind", "vars", "GroupAs") and str(_new_name(it)) in bound:
            raise UnsupportedQueryError(f"{name}: AS gives a new value to ${_new_name(it)}, which is bound beforehand")
        if kind == "SubSelect":
            chosen = {str(_new_name(one) or one.var) for one in it.projection or ()}
            missing = bound - _OPTIONAL - chosen
            if missing:
                raise UnsupportedQueryError(f"{name}: an inner SELECT must select {sorted(missing)} (appendix A)")


def _new_name(it: CompValue) -> object:
    return it.evar or (it.var if it.name in ("Bind", "GroupAs") else None)


def _parts(tree: Any) -> Iterator[CompValue]:
    """Every node of a parse tree."""
    if isinstance(tree, CompValue):
        yield tree
        for inner in tree.values():
            yield from _parts(inner)
    elif not isinstance(tree, str) and isinstance(tree, Iterable):
        for inner in tree:
            yield from _parts(inner)
