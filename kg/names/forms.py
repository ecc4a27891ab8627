"""The forms of a name: its plain words, and the skeletons of consonants that both scripts share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.names.letters import DIGRAPH, DIGRAPHS, MARKS, PLAIN, SOUNDS, TA_MARBUTA

Script = Literal["arabic", "latin", "other"]

_ARABIC = re.compile("[\u0621-\u06d3]")
_LATIN = re.compile("[a-z]")
_CARRIER = re.compile("\\b\u0626(?=\\w)")  # Kurdish writes it before a vowel that begins a word
_WORD = re.compile(r"[^\W_]+")

#: The article before a word; its l becomes the next consonant where that is a "sun letter" (t, d, r, z, s, sh, n, …).
_ARTICLE = re.compile(
    r"\b(?:(?:al|el|il|ul|l) (?=\S)"
    r"|[aeiu](?:sh (?=sh)|ch (?=ch)|th (?=th)|dh (?=dh)|([tdrzsn]) (?=\1))"
    r"|al(?=[^aeiouylh ]\w{3}))"  # written in one with the word: Alkhafsa, alkhfst; not Aleppo
)
_ARABIC_ARTICLE = re.compile(r"\b(?:و?ال)(?=\w{2})")

#: What kind of place it is, said beside its name.
_KIND = re.compile(
    r"\b(?:قريه|قرية|مدينه|مدينة|بلده|بلدة|ناحيه|ناحية|"
    r"nahiya[ht]?|qadaa?|the|city of|town of|village of|city|town|village) |"
    r" (?:city|town|village|subdistrict|district|governorate|province)\b"
)
_T_BEFORE_WORD = re.compile(r"(?<=[^aeiouy ][ae])t(?= \S)")
_SILENT_H = re.compile(r"(?<=[aeiou])h\b")
_VOWELS = re.compile("[aweyi]+")
_NO_CONSONANT = re.compile("[^a-zA-Z0-9]")
_DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the forms that are compared.

    `plain` is what `normalise` gives. `skeleton` are its consonants, doubled ones once; `sound` the same with doubled
    ones and the vowels that are written, as `a`, `w`, `y`, `e` (a or y). `other` is the skeleton with an h or t at the
    end of a word that is sounded in some names and silent in others; the same as `skeleton` where there is none.
    """

    text: str
    script: Script
    plain: str
    sound: str
    skeleton: str
    other: str

    @classmethod
    def of(cls, text: str) -> Name:
        """The forms of a name; any text has them, and only letters and digits count."""
        return _name(text)

    @property
    def keys(self) -> frozenset[str]:
        """The skeletons under which an index finds the name; empty where it has none."""
        return frozenset(it for it in (self.skeleton, self.other) if it)


def plain_words(text: str) -> str:
    """Lower-case words of letters and digits with one space between them; letter variants unified, no marks."""
    bare = text.replace("'", "").casefold()
    if not bare.isascii():
        # case folding may give letters that decompose anew
        bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", _CARRIER.sub("", text)).casefold())
        bare = MARKS.sub("", bare).translate(PLAIN)
    return " ".join(_WORD.findall(bare))


def normalise(text: str) -> str:
    """The plain words without articles and without words for the kind of place. `normalise(normalise(x))` is the same.

    A name that is nothing but such a word keeps it.
    """
    words = plain_words(text)
    while True:
        fewer = _ARTICLE.sub("", words) if words.isascii() else _ARABIC_ARTICLE.sub("", _ARTICLE.sub("", words))
        fewer = " ".join(_KIND.sub(" ", fewer).split()) if _KIND.search(fewer) else fewer
        if not fewer or fewer == words:
            return words
        words = fewer


@lru_cache(maxsize=200_000)
def _name(text: str) -> Name:
    plain = normalise(text)
    script: Script = "arabic" if _ARABIC.search(plain) else "latin" if _LATIN.search(plain) else "other"
    spoken = _arabic_end(plain, "t") if script == "arabic" else plain
    silent = _arabic_end(plain, "") if script == "arabic" else _SILENT_H.sub("", _T_BEFORE_WORD.sub("", plain))
    sound = _sounds(silent)
    skeleton = _skeleton(sound)
    return Name(text, script, plain, sound, skeleton, skeleton if silent == spoken else _skeleton(_sounds(spoken)))


def _arabic_end(plain: str, before_word: str) -> str:
    """Ta marbuta is silent at the end, `before_word` before another word; a final ه is often written for it."""
    if TA_MARBUTA not in plain and "ه" not in plain:
        return plain
    silent = re.sub(f"{TA_MARBUTA}(?= )", before_word, plain).replace(TA_MARBUTA, "")
    return silent if before_word else re.sub(r"(?<=\w{2})ه\b", "", silent)


def _sounds(plain: str) -> str:
    joined = DIGRAPH.sub(lambda found: DIGRAPHS[found[0]], plain)
    return _NO_CONSONANT.sub("", joined.translate(SOUNDS))


def _skeleton(sound: str) -> str:
    return _DOUBLE.sub(_once, _VOWELS.sub("", sound))


def _once(found: re.Match[str]) -> str:
    return found[1]
