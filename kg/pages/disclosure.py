"""What of a page's words may be shown, after the settings `victims` and `text` (DECISIONS 16).

A setting that is missing counts as the careful one: "counts" and "quotes".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.pages.words import Said
from kg.settings import Settings, Text, Victims

#: Code points; longer words are running text, not a quotation.
QUOTE_LIMIT = 300

_WORD = re.compile(r"\w+")
#: "and", "with", "for", "so", "like" and the article are written onto an Arabic word.
_PREFIX = re.compile(r"^[\u0648\u0628\u0644\u0641\u0643](?=.{2})|^\u0627\u0644(?=.{2})")


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words that are not shown, and why, in the language of the settings."""

    reason: str


Shown = Said | Withheld

BY_VICTIMS = Withheld('withheld: names a listed person (victims = "counts")')
BY_TEXT = Withheld('withheld (text = "none")')


class PersonNames:
    """The names of listed persons, found again in other words whatever the case, spacing or attached prefix."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(_tokens(name))
            if words:
                self._by_first.setdefault(words[0], set()).add(words)

    def named_in(self, text: str) -> bool:
        if not self._by_first:
            return False
        words = _tokens(text)
        for at, word in enumerate(words):
            for first in {word, _PREFIX.sub("", word)}:
                for name in self._by_first.get(first, ()):
                    if tuple(words[at + 1 : at + len(name)]) == name[1:]:
                        return True
        return False


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Decides over every word that comes from a page."""

    victims: Victims = "counts"
    text: Text = "quotes"
    persons: PersonNames = field(default_factory=lambda: PersonNames(()))

    @classmethod
    def of(cls, settings: Settings, listed_names: Iterable[str]) -> Disclosure:
        return cls(settings.victims or "counts", settings.text or "quotes", PersonNames(listed_names))

    @classmethod
    def everything(cls) -> Disclosure:
        """For the eyes of whoever holds the store: nothing is withheld."""
        return cls("names", "full")

    def fact(self, words: Said | str) -> Shown:
        """Words that are themselves a fact: a figure, a date, a name of a place or source."""
        said = Said(words) if isinstance(words, str) else words
        return BY_VICTIMS if self._names_somebody(said.text) else said

    def quote(self, words: Said | str) -> Shown:
        """Words quoted from the page; running text is cut to QUOTE_LIMIT unless the setting is "full"."""
        said = Said(words) if isinstance(words, str) else words
        if self.text == "none":
            return BY_TEXT
        if self._names_somebody(said.text):
            return BY_VICTIMS
        if self.text == "quotes" and len(said.text) > QUOTE_LIMIT:
            return Said(said.text[:QUOTE_LIMIT].rstrip() + " […]", said.language)
        return said

    def running(self, words: Said | str) -> Shown | None:
        """A whole narrative. None: the setting leaves it out, which needs no mark on each page."""
        return self.quote(words) if self.text == "full" else None

    def message(self, sentence: str, words: str) -> str:
        """A finding's sentence, without the page's words where these are not shown."""
        if self._names_somebody(sentence):
            return f"This finding is not shown in words: it {BY_VICTIMS.reason.removeprefix('withheld: ')}."
        return sentence.replace(words, "…") if words and self.text == "none" else sentence

    def _names_somebody(self, text: str) -> bool:
        return self.victims == "counts" and self.persons.named_in(text)


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
