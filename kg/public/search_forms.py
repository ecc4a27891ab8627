"""The forms under which words and codes are filed and looked up: one for what is searched and for what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.names import Name, plain_words
from kg.names.letters import COARSE, MARKS, TA_MARBUTA
from kg.values.codes import split_glued

#: How FTS5 cuts what it is given: words that are folded already, English ones to their stems (Porter 1980).
TOKENIZER = "porter unicode61 remove_diacritics 0"

#: A word with the marks inside it, so that a vowelled word stays one.
_WORD = re.compile(rf"[^\W_](?:[^\W_]|{MARKS.pattern}|['’ʼʾʿ](?=[^\W_]))*")
#: Conjunction or preposition with the article, before at least three letters.
_PREFIX = re.compile(r"(?:[وفبك]?ال|لل)(?=\w{3})")
_CODE = re.compile(r"([a-z]*)(0*)([0-9]+)([a-z]?)", re.ASCII)
_NO_CODE = re.compile(r"[^0-9a-z]+")

#: Sounds that are capital letters in a skeleton: FTS5 knows no capitals, and these letters stand for no other sound.
_SMALL = str.maketrans({"X": "x", "S": "c", "G": "q"})

_QUOTES = re.compile(r'["“”«»]')
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands in it."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a code. `rank` 0: as it is printed; 1: without zeros or suffix; 2: its number alone."""

    text: str
    rank: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for found in _WORD.finditer(text):
        folded = fold(found[0])
        if folded:
            yield Word(folded, found.start(), found.end())


def fold(word: str) -> str:
    """A word without case, marks and article, letter variants unified; Arabic without the prefixes of the article."""
    plain = plain_words(word).replace(" ", "")
    return plain if plain.isascii() else _PREFIX.sub("", plain, count=1).replace(TA_MARBUTA, "ه")


def folded(text: str) -> str:
    """The folded words with one space between them: what FTS5 is given."""
    return " ".join(it.folded for it in words(text))


def sounds(name: str) -> str:
    """The consonants of each word of a name, as words."""
    return " ".join(
        dict.fromkeys(filter(None, (_sound(it) for word in Name.of(name).plain.split() for it in _keys(word))))
    )


def sound_words(name: str) -> list[str]:
    """The consonants of each word asked for; empty where they are too few to tell anything."""
    found = [_sound(Name.of(word).skeleton) for word in Name.of(name).plain.split()]
    return found if all(found) and sum(map(len, found)) >= 3 and max(map(len, found)) >= 3 else []


def keys(name: str) -> list[str]:
    """What a whole name is filed under by its sound."""
    return sorted({it.translate(COARSE) for it in Name.of(name).keys})


def _keys(word: str) -> list[str]:
    return sorted(Name.of(word).keys)


def _sound(skeleton: str) -> str:
    return skeleton.translate(_SMALL)


def exact(text: str) -> str:
    """The text with case and runs of spaces taken away."""
    return " ".join(text.casefold().split())


def code_forms(code: str) -> list[Form]:
    """RS0954 is found as RS0954, RS954, 0954 and 954; R850A also without its letter."""
    plain = code_key(code)
    found = [Form(plain, 0)]
    cut = _CODE.fullmatch(plain)
    if cut is not None:
        prefix, zeros, number, suffix = cut.groups()
        if prefix:
            found += [Form(prefix + number + suffix, 1), Form(prefix + zeros + number, 1), Form(prefix + number, 1)]
        rank = 2 if prefix else 1
        found += [Form(zeros + number + suffix, rank), Form(number + suffix, rank)]
        found += [Form(zeros + number, rank), Form(number, rank)]
    best: dict[str, int] = {}
    for it in found:
        best[it.text] = min(it.rank, best.get(it.text, 9))
    return [Form(text, rank) for text, rank in best.items() if text]


def asked_codes(text: str) -> list[str]:
    """What in a question may be a code, in the form in which codes are filed: whole, word by word, or run together."""
    pieces = [text, *text.split()[:_MOST_WORDS]]
    for piece in list(pieces):
        glued = split_glued(_NO_CODE.sub("", piece.casefold()).upper()) if any(it.isdigit() for it in piece) else None
        pieces += glued or ()
    plain = [code_key(it) for it in pieces]
    return list(dict.fromkeys(it for it in plain if it and any(letter.isdigit() for letter in it) and len(it) <= 40))


def code_key(code: str) -> str:
    return _NO_CODE.sub("", code.casefold())


def without_zeros(code: str) -> str:
    """RS00954 as RS954."""
    return re.sub(r"^([a-z]*)0+(?=[0-9])", r"\1", code)


def match_all(text: str, *, begun: bool = False) -> str:
    """An FTS5 query for all words of a question, those between quotation marks as a phrase; "" where it has none.

    `begun`: the last word may go on; "" where that would say nothing new or too little. Only folded letters and digits
    come into it, between quotation marks: nothing of the question is syntax.
    """
    found: list[str] = []
    for n, piece in enumerate(_QUOTES.split(text)):
        these = [it.folded for it in words(piece)]
        found += [" ".join(these)] if n % 2 and these else these
    asked = list(dict.fromkeys(found))[:_MOST_WORDS]
    if begun and (not asked or len(asked[-1]) < 3 or _QUOTES.search(text)):
        return ""
    return " AND ".join(f'"{it}"' for it in asked) + ("*" if begun else "")


def match_any(text: str) -> str:
    """An FTS5 query for any of several words, the short ones left out; "" where there are not several."""
    asked = list(dict.fromkeys(it.folded for it in words(text)))[:_MOST_WORDS]
    return " OR ".join(f'"{it}"' for it in asked if len(it) > 3) if len(asked) > 1 else ""
