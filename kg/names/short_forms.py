"""How a person's long name is told in short: the first name with the family name, with or without the father's."""

from __future__ import annotations

from collections.abc import Iterator

_TITLES = frozenset({"captain", "doctor", "dr", "eng", "engineer", "martyr", "mr", "mrs", "ms", "prof", "sheikh", "د"})
#: They are one part of the name with the word behind them.
_PARTICLES = frozenset(
    {"abd", "abdel", "abdul", "abo", "abu", "al", "bin", "bint", "el", "ibn", "um", "umm", "ابو", "ام", "بن", "عبد"}
)
_ARTICLES = ("al ", "el ")
#: "Wife of …": a description that tells no name of hers.
_OF = "of"


def short_forms(name: str) -> Iterator[str]:
    """Forms of a name of three parts or more; a title is no part. `name` in small letters, words split by spaces.

    "dr ghassan ibrahim omar al najjar" -> "ghassan ibrahim omar al najjar", "ghassan al najjar",
    "ghassan ibrahim al najjar", and the last two without "al"
    """
    words = name.split()
    untitled = words
    while untitled and untitled[0] in _TITLES:
        untitled = untitled[1:]
    if len(untitled) < len(words) and len(untitled) > 1:
        yield " ".join(untitled)
    parts = list(_parts(untitled))
    if len(parts) < 3 or _OF in untitled:
        return
    family = parts[-1]
    for last in {family, family.removeprefix(_ARTICLES[0]).removeprefix(_ARTICLES[1])}:
        yield f"{parts[0]} {last}"
        yield f"{parts[0]} {parts[1]} {last}"


def _parts(words: list[str]) -> Iterator[str]:
    part: list[str] = []
    for word in words:
        part.append(word)
        if word not in _PARTICLES:
            yield " ".join(part)
            part = []
