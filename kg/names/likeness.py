"""How alike two names are, from 0 to 1. Not a probability."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from kg.names.forms import Name
from kg.names.letters import COARSE

#: The most that names can reach whose skeletons have two consonants or fewer: too little to prove anything, unless
#: Arabic writes long vowels between them that the other name has in the same places.
SHORT = 0.71
_ENOUGH = 4  #: consonants and agreeing long vowels that together prove something
_SAME_SOUND = 0.95  #: one script, one skeleton, other vowels
_CONFLICT = 0.07  #: each long vowel that the other name contradicts
_OPPOSED = 0.6  #: "great" against "small", "upper" against "lower"

_OPPOSITES = (
    ({"kbr"}, {"sGr"}),  # kabir, saghir: great, small
    ({"fkn", "fk", "fwk"}, {"thtn", "tht"}),  # fawqani, tahtani: upper, lower
    ({"Srk", "Srky"}, {"Grb"}),  # sharqi, gharbi: eastern, western
    ({"Sml"}, {"jnb"}),  # shamali, janubi: northern, southern
)


def similarity(one: str, two: str) -> float:
    """How alike two names are: 1 for the same plain words, symmetric, whatever the scripts, marks and articles."""
    return alike(Name.of(one), Name.of(two))


def best(one: Iterable[Name], many: Iterable[Name]) -> tuple[float, Name | None]:
    """The best likeness of any two, and the name among `many` that has it (the first of equals); None: no name."""
    found: tuple[float, Name | None] = (0.0, None)
    others = list(many)
    for name in one:
        for other in others:
            score = alike(name, other)
            if found[1] is None or score > found[0]:
                found = (score, other)
    return found


def alike(one: Name, two: Name) -> float:
    """`similarity` of names whose forms are at hand."""
    if one.plain == two.plain:
        return 1.0 if one.plain else 0.0
    if "other" in (one.script, two.script):
        return Levenshtein.normalized_similarity(one.plain, two.plain) if one.script == two.script else 0.0
    by_sound = max(_by_skeleton(one, two, a, b) for a in {one.skeleton, one.other} for b in {two.skeleton, two.other})
    if one.script == two.script:
        by_sound = max(by_sound * _SAME_SOUND, Levenshtein.normalized_similarity(one.plain, two.plain))
    if min(len(one.skeleton), len(two.skeleton)) <= 2 and _agreeing(one, two) < _ENOUGH:
        by_sound = min(by_sound, SHORT)
    return _OPPOSED if by_sound > _OPPOSED and _opposed(one, two) else by_sound


def _by_skeleton(one: Name, two: Name, a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return max(0.0, 1.0 - _CONFLICT * _conflicts(one, two))
    # a sound that is written for another counts half as another sound
    coarse = Levenshtein.normalized_similarity(a.translate(COARSE), b.translate(COARSE))
    return (Levenshtein.normalized_similarity(a, b) + coarse) / 2


def _agreeing(one: Name, two: Name) -> int:
    """How many consonants, and long vowels between them, the two scripts have in common; 0 within one script."""
    pairs = _pairs(one, two)
    agreeing = sum(bool(written) and not _contradicts(written, spoken) for written, spoken in pairs)
    return agreeing + len(pairs) - 1 if len(pairs) > 2 else 0


def _conflicts(one: Name, two: Name) -> int:
    """How many long vowels that Arabic writes contradict the other name."""
    return sum(_contradicts(written, spoken) for written, spoken in _pairs(one, two))


def _pairs(one: Name, two: Name) -> list[tuple[str, str]]:
    """The vowels before, between and after the consonants, Arabic ones first; empty within one script, or where the
    consonants are not as many."""
    if one.script == two.script:
        return []
    arabic, latin = (one, two) if one.script == "arabic" else (two, one)
    written, spoken = _slots(arabic.sound), _slots(latin.sound)
    return list(zip(written, spoken, strict=True)) if len(written) == len(spoken) else []


def _contradicts(written: str, spoken: str) -> bool:
    """Arabic writes long vowels only: w needs o, u or w on the other side, y needs e, i or y, a any vowel."""
    if "w" in written and "w" not in spoken:
        return True
    if "y" in written and not set("ye") & set(spoken):
        return True
    return "a" in written and not spoken


def _slots(sound: str) -> list[str]:
    """The vowels before, between and after the consonants."""
    slots = [""]
    for letter in sound:
        if letter in "awye":
            slots[-1] += letter
        else:
            slots.append("")
    return slots


def _opposed(one: Name, two: Name) -> bool:
    if " " not in one.plain and " " not in two.plain:
        return False
    a, b = ({Name.of(word).skeleton for word in name.plain.split()} for name in (one, two))
    return any((a & left and b & right) or (a & right and b & left) for left, right in _OPPOSITES)
