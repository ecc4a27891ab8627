"""Regular expressions of SPARQL (XPath's fn:matches), that never hang.

Python's engine tries again and again: a repeat inside a repeat, or of alternatives, can take it for ever. So Python
runs only patterns that repeat single characters, on short texts of one line; all others go to Oxigraph, whose engine
takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kg.shacl.errors import IllFormedShapesError
from kg.shacl.terms import TRUE

try:
    from re import _parser as _sre  # type: ignore[attr-defined]
except ImportError:  # another Python: every pattern goes to Oxigraph
    _sre = None

_STORE = ox.Store()
_FLAGS = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE, "": 0}
_ODD = re.compile(r"\\[^dDsSwWnrt.^$*+?()\[\]{}|\\/-]|\(\?|\[[^\]]*\[|&&|~~|--")
_LONG = 2_000  #: code points; even a harmless pattern may take the square of the text's length
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_CHARACTERS = ("LITERAL", "NOT_LITERAL", "IN", "ANY", "RANGE", "CATEGORY")


@lru_cache(maxsize=1024)
def matcher(pattern: str, flags: str = "") -> Callable[[str], bool]:
    """A test of whether a text holds a match. Raises IllFormedShapesError for no regular expression."""
    slow = _oxigraph(pattern, flags)
    fast = _python(pattern, flags)
    if fast is None:
        return slow

    def match(text: str) -> bool:
        return slow(text) if "\n" in text or len(text) > _LONG else fast(text) is not None

    return match


def _oxigraph(pattern: str, flags: str) -> Callable[[str], bool]:
    given = f"{ox.Literal(pattern)}, {ox.Literal(flags)}"  # as N-Triples, which is SPARQL too

    def ask(text: str) -> Any:
        answer: Any = _STORE.query(f"SELECT (REGEX({ox.Literal(text)}, {given}) AS ?ok) {{}}")
        return next(iter(answer))["ok"]

    if ask("") is None:
        raise IllFormedShapesError(f"{pattern!r} with flags {flags!r} is no regular expression of SPARQL")

    @lru_cache(maxsize=4096)
    def match(text: str) -> bool:
        return str(ask(text)) == TRUE

    return match


def _python(pattern: str, flags: str) -> Callable[[str], re.Match[str] | None] | None:
    """Python's engine, where it means the same and cannot run away; else None."""
    if _sre is None or flags not in _FLAGS or _ODD.search(pattern) or "w" in pattern or "W" in pattern:
        return None
    try:
        tree = _sre.parse(pattern, _FLAGS[flags])
        return re.compile(pattern, _FLAGS[flags]).search if _harmless(tree) else None
    except (re.error, OverflowError):
        return None


def _harmless(tree: Any) -> bool:
    """Whether each repeat is of one character, and few of them may stretch: then the tries stay few."""
    stretching = 0
    waiting = list(tree)
    while waiting:
        code, argument = waiting.pop()
        name = str(code)
        if name in _REPEATS:
            least, most, inner = argument
            if len(inner) != 1 or str(inner[0][0]) not in _CHARACTERS:
                return False
            stretching += least != most
        elif name == "SUBPATTERN":
            waiting += argument[-1]
        elif name == "BRANCH":
            waiting += [it for branch in argument[1] for it in branch]
        elif name not in (*_CHARACTERS, "AT"):
            return False
    return stretching <= 2
