"""What a text must hold for a pattern to match it, read off the pattern as Python's `re` parses it.

A match of `\\bblam(?:ed|es)\\s+\\w+` holds one of the words "blamed" and "blames"; one of `\\bblam\\w+` holds "blam" in
one of its words. All is folded: case is not asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

from kg.prose.words.wordlists import words

_parse = import_module("re._parser").parse
_codes: Any = import_module("re._constants")

_MOST = 100  #: parts of words; looking for more of them takes as long as the pattern itself
_SPELT = 400  #: strings that a stretch of a pattern is spelt out to
_FEW = 6  #: characters of a class that are looked for one by one
_ASKED = 2  #: needs of a pattern that are asked, the rarest first
_COMMON = words(
    "a an and as at by for from had has have in is it of on or that the this to was were who with . , - ' ’"
)
_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT, _codes.POSSESSIVE_REPEAT)
_EDGES = (_codes.AT_BEGINNING, _codes.AT_BEGINNING_STRING, _codes.AT_BOUNDARY, _codes.AT_END, _codes.AT_END_STRING)
_NO_WORD = (_codes.CATEGORY_SPACE, _codes.CATEGORY_NOT_WORD)
_ANY_DIGIT = "0"  #: stands for every digit


class _Item(NamedTuple):
    """Letters that a match holds; `whole`: no letter stands before or behind them."""

    text: str
    whole: bool


_Items = frozenset[_Item]  # of which a match holds one


@dataclass(frozen=True, slots=True)
class Need:
    """A match holds one of the whole `words`, or one of the `parts`, or, where `digit` says so, a digit."""

    words: frozenset[str]
    parts: tuple[str, ...]
    digit: bool

    def stands_in(self, folded: str) -> bool:
        """Whether the text holds one of them, be it as a part of another word."""
        return (
            any(map(folded.__contains__, self.parts))
            or any(map(folded.__contains__, self.words))
            or (self.digit and re.search(r"\d", folded) is not None)
        )


def needs(pattern: str, flags: int = 0) -> tuple[Need, ...]:
    """What every match of the pattern holds, the rarest first; empty where nothing is needed, or too much."""
    parsed = _parse(pattern, flags)
    ascii_only = bool(parsed.state.flags & re.ASCII)  # where letters end is another question then
    found = [_need(items, whole=not ascii_only) for items in _all_of(list(parsed), edges=(False, False))]
    return tuple(it for it in found if len(it.parts) <= _MOST)[:_ASKED]


def _need(items: _Items, *, whole: bool) -> Need:
    parts = {it.text for it in items if not (whole and it.whole)} - {_ANY_DIGIT}
    least = [part for part in parts if not any(other in part for other in parts - {part})]
    held = {it.text for it in items if whole and it.whole}
    return Need(
        frozenset(word for word in held if not any(part in word for part in least)),
        tuple(sorted(least, key=lambda part: (-_likely(_Item(part, False)), part))),
        any(it.text == _ANY_DIGIT for it in items),
    )


def _all_of(pieces: list[Any], edges: tuple[bool, bool]) -> list[_Items]:
    """What every match of the sequence holds, the rarest first. `edges`: whether a word ends before and behind it."""
    found: list[_Items] = []
    at = 0
    while at < len(pieces):
        end, spelt = _spelt_from(pieces, at)
        if end == at:
            end, inner = at + 1, _of_piece(pieces[at], _around(pieces, at, at + 1, edges))
            found += inner
        elif "" not in spelt:
            around = _around(pieces, at, end, edges)
            found.append(frozenset(_rarest(text, around) for text in spelt))
        at = end
    return sorted(found, key=_cost)


def _spelt_from(pieces: list[Any], at: int) -> tuple[int, frozenset[str]]:
    """Where the stretch ends that begins at piece `at` and stands for few strings, and these strings."""
    spelt = frozenset([""])
    for end in range(at, len(pieces)):
        more = _spelt(pieces[end])
        if more is None or len(spelt) * len(more) > _SPELT:
            return end, spelt
        spelt = frozenset(first + second for first in spelt for second in more)
    return len(pieces), spelt


def _spelt(piece: Any) -> frozenset[str] | None:
    """The folded strings that a piece stands for; None where they are many."""
    code, value = piece
    if code is _codes.LITERAL:
        return frozenset([chr(value).lower()])
    if code is _codes.ASSERT_NOT:
        return frozenset([""])
    if code is _codes.IN:
        each = [chr(it).lower() for kind, it in value if kind is _codes.LITERAL]
        return frozenset(each) if len(each) == len(value) <= _FEW else None
    if code is _codes.SUBPATTERN:
        return _spelt_whole(value[3])
    if code is _codes.BRANCH:
        arms = [_spelt_whole(arm) for arm in value[1]]
        return frozenset().union(*(arm for arm in arms if arm)) if None not in arms else None
    if code in _REPEATS and value[0] <= value[1] == 1:
        once = _spelt_whole(value[2])
        return once and (once | {""} if value[0] == 0 else once)
    return None


def _spelt_whole(pieces: Any) -> frozenset[str] | None:
    end, spelt = _spelt_from(list(pieces), 0)
    return spelt if end == len(pieces) else None


def _of_piece(piece: Any, edges: tuple[bool, bool]) -> list[_Items]:
    """What every match of a piece holds that stands for many strings."""
    code, value = piece
    if code is _codes.IN and any(it is _codes.CATEGORY_DIGIT or it == (48, 57) for _, it in value):
        others = [it for it in value if it[1] is not _codes.CATEGORY_DIGIT and it[1] != (48, 57)]
        each = _spelt((_codes.IN, others)) if others else frozenset()
        return [frozenset(_Item(text, False) for text in (_ANY_DIGIT, *each))] if each is not None else []
    if code is _codes.SUBPATTERN:
        return [] if value[1] & re.ASCII else _all_of(list(value[3]), edges)
    if code is _codes.ATOMIC_GROUP:
        return _all_of(list(value), edges)
    if code is _codes.BRANCH:
        return _either([_all_of(list(arm), edges) for arm in value[1]])
    if code is _codes.ASSERT:
        return _all_of(list(value[1]), (False, False))
    if code in _REPEATS and value[0] > 0:
        return _all_of(list(value[2]), (False, False))
    return []


def _either(arms: list[list[_Items]]) -> list[_Items]:
    """What a choice of arms holds: something of the first arm, or of the second, and so on."""
    if not all(arms):
        return []
    ranks = range(max(map(len, arms)))
    return [frozenset().union(*(arm[min(rank, len(arm) - 1)] for arm in arms)) for rank in ranks]


def _around(pieces: list[Any], start: int, end: int, edges: tuple[bool, bool]) -> tuple[bool, bool]:
    """Whether no letter can stand directly before the pieces start..end, and directly behind them."""
    while start < end and pieces[start][0] is _codes.ASSERT_NOT:
        start += 1
    while end > start and pieces[end - 1][0] is _codes.ASSERT_NOT:
        end -= 1
    return _apart(pieces[:start][::-1], edges[0], ahead=False), _apart(pieces[end:], edges[1], ahead=True)


def _apart(pieces: Sequence[Any], edge: bool, *, ahead: bool) -> bool:
    """Whether the pieces, the nearest first, and `edge` behind them keep a letter away."""
    if not pieces:
        return edge
    (code, value), rest = pieces[0], pieces[1:]
    if code is _codes.AT:
        return value in _EDGES or _apart(rest, edge, ahead=ahead)
    if code is _codes.ASSERT_NOT:
        every_letter = list(value[1]) and value[1][0][0] is _codes.IN and _has_letters(value[1][0][1])
        same_side = (value[0] > 0) == ahead and len(value[1]) == 1
        return bool(same_side and every_letter) or _apart(rest, edge, ahead=ahead)
    if code is _codes.ASSERT:
        same_side = (value[0] > 0) == ahead
        return (same_side and _apart(_turned(value[1], ahead), False, ahead=ahead)) or _apart(rest, edge, ahead=ahead)
    if code is _codes.LITERAL:
        return not _is_letter(value)
    if code is _codes.IN:
        return all(
            (kind is _codes.LITERAL and not _is_letter(it)) or (kind is _codes.CATEGORY and it in _NO_WORD)
            for kind, it in value
        )
    if code is _codes.SUBPATTERN:
        return _apart([*_turned(value[3], ahead), *rest], edge, ahead=ahead)
    if code is _codes.BRANCH:
        return all(_apart([*_turned(arm, ahead), *rest], edge, ahead=ahead) for arm in value[1])
    if code in _REPEATS:
        once = _apart(_turned(value[2], ahead), False, ahead=ahead)
        return once and (value[0] > 0 or _apart(rest, edge, ahead=ahead))
    return False


def _turned(pieces: Any, ahead: bool) -> list[Any]:
    return list(pieces) if ahead else list(pieces)[::-1]


def _has_letters(items: list[tuple[object, Any]]) -> bool:
    """Whether a class holds every letter, digit and the underscore."""
    return items[0][0] is not _codes.NEGATE and any(value is _codes.CATEGORY_WORD for _, value in items)


def _is_letter(code_point: int) -> bool:
    return chr(code_point).isalnum() or chr(code_point) == "_"


def _rarest(text: str, edges: tuple[bool, bool]) -> _Item:
    """The rarest of what stands in a string: one of its words, or the string itself."""
    found = [_Item(text, False)]
    for word in re.finditer(r"\w+", text):
        before, behind = word.start() > 0 or edges[0], word.end() < len(text) or edges[1]
        found.append(_Item(word[0], before and behind))
    return min(found, key=lambda it: (_likely(it), not it.whole))


def _cost(items: _Items) -> float:
    """How often a sentence holds one of them, roughly, and how long it takes to look for them."""
    return min(1.0, sum(map(_likely, items))) + 0.01 * sum(not it.whole for it in items)


def _likely(it: _Item) -> float:
    """How often a sentence holds it, roughly."""
    letters = it.text.strip()
    if not letters or letters in _COMMON:
        return 0.7
    if letters == _ANY_DIGIT or not letters.isalnum():
        return 0.2
    often = min(1.0, 100 * 15.0 ** -len(letters))  # a letter of English is one in fifteen
    return min(often, 0.02) if it.whole else often
