"""What of a page's words may be shown, after the settings `victims` and `text` (DECISIONS 16).

A setting that is missing counts as the careful one: "counts" and "quotes".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kg.pages.words import Said
from kg.settings import Settings, Text, Victims

#: From the first mark to the last: what is quoted may hold such marks itself.
_QUOTED = re.compile("'.*'", re.DOTALL)
#: Code points; longer words are running text, not a quotation.
QUOTE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words that are not shown, and why, in the language of the settings."""

    reason: str


Shown = Said | Withheld


def bare(shown: Shown) -> str:
    """The words, or in brackets why they are not shown."""
    return f"[{shown.reason}]" if isinstance(shown, Withheld) else shown.text


BY_VICTIMS = Withheld('withheld: names a listed person (victims = "counts")')
BY_LIST = Withheld('withheld: stands in a list of persons (victims = "counts")')
BY_TEXT = Withheld('withheld (text = "none")')


class Lists(Protocol):
    """Where on a document, by its name, persons are listed: first code point and last (exclusive)."""

    def get(self, document: str, nowhere: tuple[int, int], /) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Decides over every word that comes from a page.

    `holds_name` says whether a text holds the name of a listed person; words where `lists` says that persons
    are listed may be a person whom the reader missed.
    """

    victims: Victims
    text: Text
    holds_name: Callable[[str], bool]
    lists: Lists

    @classmethod
    def of(cls, settings: Settings, holds_name: Callable[[str], bool], lists: Lists) -> Disclosure:
        return cls(settings.victims or "counts", settings.text or "quotes", holds_name, lists)

    @classmethod
    def everything(cls) -> Disclosure:
        """For the eyes of whoever holds the store: nothing is withheld."""
        return cls("names", "full", lambda _: False, {})

    def fact(self, words: Said | str) -> Shown:
        """Words that are themselves a fact: a figure, a date, a name of a place or source."""
        said = Said(words) if isinstance(words, str) else words
        return BY_VICTIMS if self._names_somebody(said.text) else said

    def address(self, printed: str) -> Shown:
        """A printed address; `holds_name` reads its escapes and dashes."""
        return self.fact(printed)

    def iri(self, iri: str) -> str:
        """An identifier of ours, which may be made of a claimant's name; empty where it must not be shown."""
        return iri if isinstance(self.address(iri), Said) else ""

    def quote(self, words: Said | str) -> Shown:
        """Words quoted from the page; running text is cut to QUOTE_LIMIT unless the setting is "full"."""
        said = Said(words) if isinstance(words, str) else words
        if self.text == "none":
            return BY_TEXT
        if self._names_somebody(said.text):
            return BY_VICTIMS
        if self.text == "quotes" and len(said.text) > QUOTE_LIMIT:
            cut = said.text[:QUOTE_LIMIT]
            return Said((cut.rpartition(" ")[0] or cut).rstrip() + " […]", said.language)
        return said

    def quote_at(self, words: Said | str, document: str, start: int | None) -> Shown:
        """Words quoted from a known place: what stands in a list of persons is withheld with them."""
        if self._in_list(document, start) and self.text != "none":
            return BY_LIST
        return self.quote(words)

    def running(self, words: Said | str) -> Shown | None:
        """A whole narrative. None: the setting leaves it out, which needs no mark on each page."""
        return self.quote(words) if self.text == "full" else None

    def message(self, sentence: str, words: str, document: str, start: int | None) -> str:
        """A finding's sentence, without the page's words where these are not shown."""
        if self._in_list(document, start):
            return "A finding in the list of persons; `kg validate` shows it in words."
        if self._names_somebody(sentence):
            return "A finding that names a listed person; `kg validate` shows it in words."
        return self._without(sentence, words)

    def hint(self, sentence: str, words: str) -> str | None:
        """What to do about a finding. None: nothing, or it names a listed person."""
        return None if not sentence or self._names_somebody(sentence) else self._without(sentence, words)

    def reason(self, sentence: str) -> Shown:
        """Why an input was not read; what the sentence quotes are words of the page."""
        if self._names_somebody(sentence):
            return BY_VICTIMS
        return Said(self._without(sentence, ""))

    def keeps_back(self, *identifiers: str) -> bool:
        """Whether something that goes by these is not told of, for one of them holds the name of a listed person."""
        return any(map(self._names_somebody, identifiers))

    def _without(self, sentence: str, words: str) -> str:
        """The sentence without words of the page: with `text = "none"` neither these nor others that it quotes."""
        if self.text != "none":
            return sentence
        return _QUOTED.sub("'…'", sentence.replace(words, "…") if words else sentence)

    def _in_list(self, document: str, start: int | None) -> bool:
        if self.victims != "counts" or start is None:
            return False
        first, last = self.lists.get(document, (0, 0))
        return first <= start < last

    def _names_somebody(self, text: str) -> bool:
        return self.victims == "counts" and self.holds_name(text)
