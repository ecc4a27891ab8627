"""Patterns that are tried only on a text that holds what they cannot match without.

Most rules have nothing to say of most sentences, and trying a pattern at every place of a sentence is what reading
prose costs. So the literal words of which every match must hold one are taken out of each pattern, once, and looked
for first: a plain search for a few words is many times faster than the pattern. What is found stays the same.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

from kg.prose.wordlists import words

_parse = import_module("re._parser").parse
_codes: Any = import_module("re._constants")

_MOST = 100  #: words; looking for more of them takes as long as the pattern itself
_LONGEST = 10_000  #: code points; a longer text is no sentence, and may be asked for each of its own
_FEW = 6  #: characters of a class that are looked for one by one
#: Letters outside ASCII that re.IGNORECASE takes for one within it (CPython, Lib/re/_casefix.py).
_ALIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s"}
_COMMON = words(
    "a an and as at by for from had has have in is it of on or that the this to was were who with . , - ' ’"
)
_DIGIT = re.compile(r"\d")


class Screened:
    """A compiled pattern with the methods of one; each gives what the pattern alone would give."""

    __slots__ = ("needs", "pattern", "regex")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.regex = re.compile(pattern, flags)
        self.needs = needs(pattern, flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.regex.search(text, start, end) if self.may_match(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.regex.match(text, start, end) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text, start, end) if self.may_match(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.regex.sub(new, text) if self.may_match(text) else text

    def may_match(self, text: str) -> bool:
        """False where the text holds none of the words of which a match must hold one."""
        if not self.needs or len(text) > _LONGEST:
            return True
        return any(map(fold(text).__contains__, self.needs))


@lru_cache(maxsize=64)  # one sentence is asked by many rules
def fold(text: str) -> str:
    """The text with case as re.IGNORECASE folds it, and every digit a 0."""
    for letter, plain in _ALIKE.items():
        text = text.replace(letter, plain)
    return _DIGIT.sub("0", text.lower())


def needs(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Folded words of which every match of the pattern holds one at least; empty where there are none, or too many."""
    found = _of_all(_parse(pattern, flags)) or frozenset()
    least = [word for word in found if not any(other in word for other in found - {word})]
    return tuple(sorted(least, key=lambda word: (-_likely(word), word))) if len(least) <= _MOST else ()


_Words = frozenset[str] | None  # None: nothing is needed


def _of_all(pieces: Any) -> _Words:
    """The rarest needs of a sequence: those of one of its pieces, or the letters that stand there in a row."""
    best, row = None, ""
    for code, value in [*pieces, (None, None)]:
        if code is _codes.LITERAL:
            row += fold(chr(value))
            continue
        for found in (frozenset({row}) if row else None, _of_piece(code, value)):
            if found and (best is None or _cost(found) < _cost(best)):
                best = found
        row = ""
    return best


def _of_piece(code: object, value: Any) -> _Words:
    if code is _codes.IN:
        return _of_class(value)
    if code is _codes.SUBPATTERN:
        return _of_all(value[3])
    if code is _codes.ATOMIC_GROUP:
        return _of_all(value)
    if code is _codes.ASSERT:
        return _of_all(value[1])
    if code is _codes.BRANCH:
        each = [_of_all(pieces) for pieces in value[1]]
        return frozenset().union(*(it for it in each if it)) if all(each) else None
    if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT, _codes.POSSESSIVE_REPEAT) and value[0] > 0:
        return _of_all(value[2])
    return None


def _of_class(items: list[tuple[object, Any]]) -> _Words:
    found: set[str] = set()
    for code, value in items:
        if code is _codes.LITERAL:
            found.add(fold(chr(value)))
        elif value is _codes.CATEGORY_DIGIT or (code is _codes.RANGE and value == (ord("0"), ord("9"))):
            found.add("0")
        else:
            return None
    return frozenset(found) if len(found) <= _FEW else None


def _cost(words: frozenset[str]) -> float:
    """How often a sentence holds one of the words, roughly, and how long it takes to look for them."""
    return min(1.0, sum(map(_likely, words))) + 0.01 * len(words)


def _likely(word: str) -> float:
    """How often a word stands in a sentence, roughly."""
    letters = word.strip()
    if not letters or letters in _COMMON:
        return 0.7
    if letters == "0" or not letters.isalnum():
        return 0.2
    return min(1.0, 100 * 15.0 ** -len(letters))  # a letter of English is one in fifteen
