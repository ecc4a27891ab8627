"""`SELECT *` with its variables in the order in which the query has them: the engine gives them by the alphabet.

Which variables are meant the engine says (https://www.w3.org/TR/sparql11-query/#variableScope); only their order is
read off the text, and the star is replaced by their names.
"""

from __future__ import annotations

import re

from pyoxigraph import QuerySolutions, Store

# every alternative takes all that it can and gives nothing back, as in kg.query.guard
_TOKEN = re.compile(
    r'(?P<string>"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\r\n]|\\.)*+"|\'(?:[^\'\\\r\n]|\\.)*+\')'
    r"|(?P<iri><[^<>\"{}|^`\s]*+>)|(?P<comment>\#[^\r\n]*+)|[?$](?P<variable>\w++)"
    r"|(?P<name>[\w.-]*+:[\w.:%\\-]*+)|(?P<word>[\w.-]++)|(?P<star>\*)|(?P<space>\s++)|[\s\S]"
)


def listed(query: str, base: str) -> str:
    """The query with the variables of its outermost `SELECT *` written out; any other query as it is.

    Raises SyntaxError, as the engine does, where it cannot be parsed.
    """
    star = _star(query)
    if star is None:
        return query
    found = Store().query(query, base_iri=base)  # an empty store: nothing is evaluated
    meant = {it.value for it in found.variables} if isinstance(found, QuerySolutions) else set()
    told = (it["variable"] for it in _TOKEN.finditer(query, star + 1) if it.lastgroup == "variable")
    order = [it for it in dict.fromkeys(told) if it in meant]
    if not order or len(order) != len(meant):
        return query
    return f"{query[:star]} {' '.join(f'?{it}' for it in order)} {query[star + 1 :]}"


def _star(query: str) -> int | None:
    """Where the star of the outermost SELECT stands; None: there is none."""
    selecting = False
    for it in _TOKEN.finditer(query):
        if it.lastgroup in {"space", "comment"}:
            continue
        word = it[0].upper() if it.lastgroup == "word" else ""
        if selecting and word not in {"DISTINCT", "REDUCED"}:
            return it.start() if it.lastgroup == "star" else None
        selecting = selecting or word == "SELECT"
    return None
