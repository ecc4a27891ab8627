"""The characters that a match of a pattern can begin with, put before the pattern as a condition of its own.

`\b(?:killed|wounded)` is tried at every place of a text; `(?=[kw])\b(?:killed|wounded)` asks most places one question.
"""

import re
from importlib import import_module
from typing import Any

_parse = import_module("re._parser").parse
_codes: Any = import_module("re._constants")

_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT, _codes.POSSESSIVE_REPEAT)
_CLASSES = {
    _codes.CATEGORY_DIGIT: r"\d", _codes.CATEGORY_SPACE: r"\s", _codes.CATEGORY_WORD: r"\w",
}  # fmt: skip


def begun(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern compiled; it finds what it finds without its condition."""
    parsed = _parse(pattern, flags)
    first, empty = _first(list(parsed), parsed.state.flags, parsed.state.flags)
    if not first or empty or r"\w" in first or _known(list(parsed), parsed.state.flags):
        return re.compile(pattern, flags)
    return re.compile(f"(?=[{''.join(sorted(first))}])(?:{pattern})", flags)


def _known(pieces: list[Any], flags: int) -> bool:
    """Whether `re` itself takes the first characters off the pattern, to look for them first."""
    if flags & re.IGNORECASE or not pieces:
        return False
    code, value = pieces[0]
    if code is _codes.SUBPATTERN:
        return not value[1] and _known(list(value[3]), flags)
    if code is _codes.BRANCH:
        return all(arm and arm[0][0] is _codes.LITERAL for arm in value[1])
    return code in (_codes.LITERAL, _codes.IN)


def _first(pieces: list[Any], flags: int, around: int) -> tuple[set[str] | None, bool]:
    """What the sequence can begin with, as items of a class, and whether it can be empty. None: nearly anything.

    `flags` are those that hold here, `around` those of the whole pattern.
    """
    found: set[str] = set()
    for code, value in pieces:
        if code in (_codes.AT, _codes.ASSERT, _codes.ASSERT_NOT):
            continue
        items, empty = _of_piece(code, value, flags, around)
        if items is None:
            return None, False
        found |= items
        if not empty:
            return found, False
    return found, True


def _of_piece(code: object, value: Any, flags: int, around: int) -> tuple[set[str] | None, bool]:
    if code is _codes.LITERAL:
        return _cases(value, flags, around), False
    if code is _codes.IN:
        return _of_class(value, flags, around), False
    if code is _codes.SUBPATTERN:
        return _first(list(value[3]), (flags | value[1]) & ~value[2], around)
    if code is _codes.ATOMIC_GROUP:
        return _first(list(value), flags, around)
    if code is _codes.BRANCH:
        arms = [_first(list(arm), flags, around) for arm in value[1]]
        items = [first for first, _ in arms if first is not None]
        return (set().union(*items) if len(items) == len(arms) else None), any(empty for _, empty in arms)
    if code in _REPEATS:
        first, empty = _first(list(value[2]), flags, around)
        return first, empty or value[0] == 0
    return None, False


def _of_class(items: list[tuple[object, Any]], flags: int, around: int) -> set[str] | None:
    found: set[str] = set()
    for code, value in items:
        if code is _codes.LITERAL:
            found |= _cases(value, flags, around)
        elif code is _codes.RANGE and (flags ^ around) & re.IGNORECASE == 0:
            found.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif code is _codes.CATEGORY and value in _CLASSES and (flags ^ around) & re.ASCII == 0:
            found.add(_CLASSES[value])
        else:
            return None
    return found


def _cases(code_point: int, flags: int, around: int) -> set[str]:
    """The character; in both cases, and what is taken for it, where case counts around it and not here."""
    letter = chr(code_point)
    if not flags & re.IGNORECASE or around & re.IGNORECASE:
        return {re.escape(letter)}
    alike = [it for it in "\u0130\u0131\u017f\u212a" if re.fullmatch(re.escape(it), letter, re.IGNORECASE)]
    return {re.escape(it) for it in (letter, letter.lower(), letter.upper(), *alike) if len(it) == 1}
