"""Patterns that are tried only on a text that holds what they cannot match without.

Most rules have nothing to say of most sentences, and trying a pattern at every place of a sentence is what reading
prose costs. So the words of which every match must hold one are taken out of each pattern, once (`needed`), and looked
for first: whether two sets of words have one in common is asked many times faster than the pattern. What is found stays
the same.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache

from kg.prose.words.begins import begun
from kg.prose.words.needed import Need, needs

_LONGEST = 10_000  #: code points; a longer text is no sentence, and may be asked for each of its own
#: Letters outside ASCII that re.IGNORECASE takes for one within it (CPython, Lib/re/_casefix.py).
_ALIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s"}
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")


class Screened:
    """A pattern with the methods of a compiled one; each gives what the pattern alone would give.

    It is compiled when a text may match it for the first time: that spares a quarter of the time to load the rules.
    """

    __slots__ = ("_asked", "flags", "needs", "pattern", "regex")
    regex: re.Pattern[str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self.needs: tuple[Need, ...] = needs(pattern, flags)
        self._asked = [(it.words, it.parts, it.digit) for it in self.needs]

    def __getattr__(self, name: str) -> re.Pattern[str]:
        if name != "regex":
            raise AttributeError(name)
        self.regex = begun(self.pattern, self.flags)
        return self.regex

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.regex.search(text, start, end) if self.may_match(text, end) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.regex.match(text, start, end) if self.may_match(text, end) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.regex.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text, start, end) if self.may_match(text, end) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.regex.sub(new, text) if self.may_match(text) else text

    def may_match(self, text: str, end: int = sys.maxsize) -> bool:
        """False where the text up to `end` holds none of the words of which a match must hold one."""
        if len(text) > _LONGEST:
            return True
        plain, found = _held(text)
        if end < len(text):  # a word may be cut there
            return all(need.stands_in(plain) for need in self.needs)
        for words, parts, digit in self._asked:  # the commonest answer first: none of the words
            if not words.isdisjoint(found):
                continue
            if parts and any(map(plain.__contains__, parts)):
                continue
            if not digit or _DIGIT.search(plain) is None:
                return False
        return True


def fold(text: str) -> str:
    """The text with case as re.IGNORECASE folds it; every code point keeps its place."""
    return _held(text)[0]


@lru_cache(maxsize=64)  # one sentence is asked by many rules
def _held(text: str) -> tuple[str, frozenset[str]]:
    """The folded text, and the words in it."""
    if not text.isascii():
        for letter, plain in _ALIKE.items():
            text = text.replace(letter, plain)
    text = text.lower()
    return text, frozenset(_WORD.findall(text))
