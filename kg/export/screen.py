"""Finds the names of listed persons in text: nothing that holds one leaves under `victims = "counts"`."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode

#: Names at least this long are found anywhere in a text, shorter ones only as words of their own.
_LONG = 6
_MARKS = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
_BRACKETS = re.compile("[()]")
_SEPARATORS = re.compile("[-_+./]")  # what stands for a space in addresses
_WORD = re.compile(r"\w+")


class NameScreen:
    """`names` as the pages list them. What holds only words of `vocabulary` ("Unknown", "Unnamed child") is no name.

    `phrases` of several words name persons who stand on no list; they are looked for as they are.
    """

    def __init__(self, names: Iterable[str], vocabulary: Iterable[str] = (), phrases: Iterable[str] = ()) -> None:
        common = {word for label in vocabulary for word in _WORD.findall(fold(label))}
        # "Name (Nickname)" is looked for whole and by each of its two names, and as an address would write it
        pieces = {piece for name in names for piece in (name, *_BRACKETS.split(name))}
        pieces |= {piece.replace("-", " ") for piece in pieces}
        folded = {name for name in map(fold, pieces) if not common.issuperset(_WORD.findall(name))}
        folded |= {phrase for phrase in map(fold, phrases) if " " in phrase}
        self._short = {name for name in folded if len(name) < _LONG}
        self._long: dict[str, list[str]] = {}
        for name in sorted(folded - self._short):
            self._long.setdefault(name[:_LONG], []).append(name)

    def holds(self, text: str) -> bool:
        """True where the text holds a listed name, whatever its case, spacing and invisible marks."""
        folded = fold(text)
        if self._short and self._short_in(folded):
            return True
        # a look at every stretch of six letters finds the few names worth a full search among tens of thousands
        stretches = {folded[at : at + _LONG] for at in range(len(folded) - _LONG + 1)}
        return any(name in folded for start in stretches & self._long.keys() for name in self._long[start])

    def holds_term(self, term: NamedNode | Literal | BlankNode) -> bool:
        """True where a literal, or an IRI once its escapes are undone, holds a listed name."""
        if not isinstance(term, NamedNode):
            return self.holds(term.value)
        plain = unquote(term.value, errors="replace")
        return self.holds(plain) or self.holds(_SEPARATORS.sub(" ", plain))

    def _short_in(self, folded: str) -> bool:
        words = _WORD.findall(folded)
        pairs = (f"{first} {second}" for first, second in pairwise(words))
        return not self._short.isdisjoint(words) or not self._short.isdisjoint(pairs)


def fold(text: str) -> str:
    """The form in which names are compared: NFKC, case folded, no invisible marks, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().split())
