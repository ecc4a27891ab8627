"""Finds the names of listed persons in text: nothing that holds one leaves under `victims = "counts"`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.names.naming import is_name, mourned
from kg.names.short_forms import short_forms

#: Names at least this long are found with anything behind them, shorter ones only as words of their own.
_LONG = 6
#: A name is found by its beginning, as many letters of it as one of these: thousands are called Ahmed.
_BEGINNINGS = (12, _LONG)
_MARKS = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u0640")
)
_BRACKETS = re.compile("[()]")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"[’'‘ʼʿ`´](?:s\b)?")  # "Zari’i" is "Zarii"; "Omar's house" speaks of Omar
_VOWELS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
_ENDINGS = str.maketrans("ةى", "هي")  # written one for the other
_ADDRESS = re.compile(r"\S*[/%]\S*")
_SEGMENT = re.compile(r"[/?#&=]+")
_DIGEST = re.compile(r"-[0-9a-f]{8,}$")  # what an address of ours has behind a name


class NameScreen:
    """`names` as the pages list them. What holds only words of `vocabulary` ("Unknown", "Unnamed child") is no name.

    `phrases` of several words name persons who stand on no list; they are looked for as they are. A longer name is
    also found as it is told in short, unless one of the `speakers` bears that: these are somebody else, whose claims
    are not lost. Nor does a text leave that calls a relative or a martyr by a name which no speaker bears.
    """

    def __init__(
        self,
        names: Iterable[str],
        vocabulary: Iterable[str] = (),
        phrases: Iterable[str] = (),
        speakers: Iterable[str] = (),
    ) -> None:
        common = {word for label in vocabulary for word in fold(label).split()}
        # "Name (Nickname)" is looked for whole and by each of its two names
        pieces = {fold(piece) for name in names for piece in (name, *_BRACKETS.split(name))}
        listed = {name for name in pieces if not common.issuperset(name.split())}
        self._speakers = frozenset(map(fold, speakers))
        borne = {part for speaker in self._speakers for part in _stretches(speaker)}
        told = {form for name in listed for form in short_forms(name)} - borne
        counted = {fold(phrase) for phrase in phrases if " " in phrase}
        folded = listed | told | counted
        # one name alone is borne by many: what holds it as a part of a longer name is about somebody else
        self._alone = {name for name in folded if name.islower() and " " not in name}
        self._short = {name for name in folded - self._alone if len(name) < _LONG}
        self._long: dict[int, dict[str, list[str]]] = {length: {} for length in _BEGINNINGS}
        for name in sorted(folded - self._alone - self._short):
            # Arabic writes "and" and "for" before a name as one word with it; a Latin name begins its word
            looked_for = f" {name}" if name.islower() else name
            length = next(it for it in _BEGINNINGS if it <= len(looked_for))
            self._long[length].setdefault(looked_for[:length], []).append(looked_for)

    def holds(self, text: str) -> bool:
        """True where the text, or an address once its escapes are undone, holds a listed name, whatever its case,
        punctuation, spacing, vowel and invisible marks."""
        address = _ADDRESS.fullmatch(text) is not None
        plain = unquote(text, errors="replace") if address else text
        folded = fold(plain)
        if self._alone and (self._alone_in_address(plain) if address else self._alone_in(plain)):
            return True
        if self._short and self._short_in(folded):
            return True
        if any(fold(name) not in self._speakers for name in mourned(plain)):
            return True
        return any(self._long_in(f" {folded}", length) for length in _BEGINNINGS)

    def holds_term(self, term: NamedNode | Literal | BlankNode) -> bool:
        """True where a literal, or an IRI once its escapes are undone, holds a listed name."""
        return self.holds(term.value)

    def _long_in(self, folded: str, length: int) -> bool:
        # a look at every stretch of letters finds the few names worth a full search among tens of thousands
        begun = self._long[length]
        stretches = {folded[at : at + length] for at in range(len(folded) - length + 1)}
        return any(name in folded for start in stretches & begun.keys() for name in begun[start])

    def _alone_in(self, text: str) -> bool:
        words = (word for word in text.split() if not word.islower())  # "an hour" is no person called Hour
        return any(not self._alone.isdisjoint(fold(word).split()) for word in words) and not is_name(text)

    def _alone_in_address(self, address: str) -> bool:
        return any(fold(_DIGEST.sub("", segment)) in self._alone for segment in _SEGMENT.split(address))

    def _short_in(self, folded: str) -> bool:
        words = folded.split()
        pairs = (f"{first} {second}" for first, second in pairwise(words))
        return not self._short.isdisjoint(words) or not self._short.isdisjoint(pairs)


def fold(text: str) -> str:
    """The form in which names are compared: letters and digits, case folded, no marks, single spaces between words."""
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return " ".join(_WORD.findall(text.casefold()))
    letters = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    return " ".join(_WORD.findall(_VOWELS.sub("", letters).translate(_ENDINGS)))


def _stretches(folded: str) -> Iterable[str]:
    words = folded.split()
    return (" ".join(words[first:last]) for last in range(len(words) + 1) for first in range(last))
