"""SPARQL's rarer functions, asked of Oxigraph with constants: hashes, casts, replacements, time zones."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from kg.shacl.terms import XSD, Term

_STORE = ox.Store()
RARE = {
    f"Builtin_{name}": name
    for name in (
        "REPLACE",
        "STRDT",
        "STRLANG",
        "IRI",
        "URI",
        "MD5",
        "SHA1",
        "SHA256",
        "SHA384",
        "SHA512",
        "TIMEZONE",
        "TZ",
    )
}
CASTS = frozenset(
    XSD + name for name in ("boolean", "double", "float", "decimal", "integer", "dateTime", "string", "date")
)


@lru_cache(maxsize=16384)
def called(function: str, *terms: Term) -> Term | None:
    """The value of a function of SPARQL on these terms; None: an error. Blank nodes have no text to be asked with."""
    if any(term[0] == "_" for term in terms):
        return None
    # terms are written as N-Triples writes them, which is SPARQL too; `function` is one of the tables above
    query = f"SELECT ({function}({', '.join(terms)}) AS ?value) {{}}"
    answer = _STORE.query(query)
    if not isinstance(answer, ox.QuerySolutions):
        return None
    found = next(iter(answer))["value"]
    return None if found is None else str(found)
