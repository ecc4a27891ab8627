"""Looks at a query's words before the engine sees it: what reaches outside is refused, as is what is too deep.

The engine would follow SERVICE over the network, and its parser wants no space around keywords: it takes
`SERVICESILENT<x>`, `SERVICEex:b` and `trueSERVICE<x>`, and ends a comment at a carriage return. So a word is refused
that has SERVICE anywhere in it. This is the first of two walls; the workers have no network (`seccomp`). It is done by
the workers too: the time that it takes is the client's, not the server's.

Source: SPARQL 1.1 grammar, https://www.w3.org/TR/sparql11-query/#sparqlGrammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Bytes of a query.
MOST_BYTES = 65_536

#: Deeper brackets or longer runs of signs than anybody writes by hand exhaust the stack of parser and planner.
MOST_DEPTH = 100

# every alternative takes all that it can and gives nothing back: the time is linear, whatever the text
_TOKEN = re.compile(
    r'(?P<string>"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\r\n]|\\.)*+"|\'(?:[^\'\\\r\n]|\\.)*+\')'
    r"|(?P<iri><[^<>\"{}|^`\s]*+>)|(?P<comment>\#[^\r\n]*+)|(?P<variable>[?$]\w++)"
    r"|(?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)"
    r"|(?P<prefix>(?:[\w.][\w.-]*+)?):(?P<local>(?:[\w.%:-]|\\[-_~.!$&'()*+,;=/?#@%])*+)|(?P<word>[\w.][\w.-]*+)"
    r"|(?P<open>[({\[])|(?P<close>[)}\]])|(?P<sign>[!+-])|(?P<space>\s++)|(?P<quote>[\"'])|[\s\S]",
    re.ASCII,
)
_FORMS = {"SELECT": "rows", "ASK": "truth", "CONSTRUCT": "graph", "DESCRIBE": "graph"}
_FIRST = re.compile("SELECT|ASK|CONSTRUCT|DESCRIBE")
_CHANGES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
_OUTSIDE = "SERVICE"


class Barred(Exception):  # noqa: N818  # told, not raised further
    """What is looked at may not be evaluated. `reason` is one of `refusals`, `word` what offended."""

    def __init__(self, reason: str, word: str = "") -> None:
        self.reason, self.word = reason, word
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the words tell: the `form` of the answer, the IRIs of FROM as written, and all before the first keyword.

    `form` is "rows", "truth" or "graph", None: it is no query, which the parser will say better.
    """

    form: str | None
    graphs: tuple[str, ...]
    prologue: str


def look(text: str) -> Looked:
    """Raises Barred: "outside", "read-only", "too-deep", or "syntax" where a string is not closed or there is a NUL."""
    if "\0" in text:
        raise Barred("syntax", "it holds a NUL character")
    depth = signs = start = 0
    form: str | None = None
    graphs, awaited = list[str](), False
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind in {"space", "comment"}:
            continue
        depth += (kind == "open") - (kind == "close")
        signs = signs + 1 if kind == "sign" else 0
        if max(depth, signs) > MOST_DEPTH:
            raise Barred("too-deep", str(MOST_DEPTH))
        if kind == "quote":
            raise Barred("syntax", "a string is not closed")
        if awaited and kind in {"iri", "local"}:
            graphs.append(token[0])
        word = _word(token, form) if kind in {"word", "local"} else ""
        awaited = word.endswith(("FROM", "FROMNAMED")) or (awaited and word == "NAMED")
        if form is None and (found := _FIRST.match(word)):
            form, start = _FORMS[found[0]], token.start()
    return Looked(form, tuple(graphs), text[:start])


def _word(token: re.Match[str], form: str | None) -> str:
    """The word in capitals, "" for a name with a prefix."""
    named = token.lastgroup == "local"
    # a keyword that is glued to a name with a prefix is one for the engine: SERVICEex:b, whatever prefixes there are
    word = (token["prefix"] if named else token[0]).upper()
    if _OUTSIDE in word:
        raise Barred("outside", _OUTSIDE)
    if form is None and not named and word in _CHANGES:
        raise Barred("read-only", word)
    return "" if named else word
