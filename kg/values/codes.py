"""Incident codes, and previous codes that a page prints without a separator."""

import re
from functools import lru_cache

#: DECISIONS: one to six capitals, one to six digits, one suffix letter at most. ASCII; the suffix keeps its case.
CODE = re.compile(r"[A-Z]{1,6}[0-9]{1,6}[A-Za-z]?", re.ASCII)

#: The closed list of prefixes that previous and current codes carry.
PREFIXES = (
    *("RS", "CS", "TS", "YS", "ISSY", "NCS", "SDF", "IRS", "JS", "DEBSYR", "DEBREG", "R", "CI", "IRIS", "TI", "S"),
    *("TRSOM", "T", "Y", "I", "IS", "ISPT"),
)


def is_code(text: str) -> bool:
    """Whether `text` has the form of a code; one that has not is kept as printed and reported."""
    return CODE.fullmatch(text) is not None


def split_glued(text: str) -> tuple[str, ...] | None:
    """The codes in a run-together string: the split with the fewest suffix letters, then with the longest first prefix.

    `R850AS218RS950` gives R850A, S218, RS950. None where the string is no row of codes with known prefixes; one code
    gives itself.
    """
    if len(text) > 400 or not text.isascii():
        return None
    best = _best(text)
    return None if best is None else best[1]


@lru_cache(maxsize=4096)
def _best(text: str) -> tuple[int, tuple[str, ...]] | None:
    """(number of suffix letters, pieces) of the best split of `text`, None where there is none."""
    # From the end to the start, so that a long string needs no deep recursion.
    table: dict[int, tuple[int, tuple[str, ...]] | None] = {len(text): (0, ())}
    for start in range(len(text) - 1, -1, -1):
        table[start] = _best_from(text, start, table)
    return table[0]


def _best_from(
    text: str, start: int, table: dict[int, tuple[int, tuple[str, ...]] | None]
) -> tuple[int, tuple[str, ...]] | None:
    best: tuple[int, tuple[str, ...]] | None = None
    for prefix in sorted(PREFIXES, key=len, reverse=True):
        if not text.startswith(prefix, start):
            continue
        end = start + len(prefix)
        digits = end
        while digits < len(text) and digits - end < 6 and text[digits].isdigit():
            digits += 1
        if digits == end or (digits < len(text) and text[digits].isdigit()):
            continue
        for stop, suffixes in ((digits, 0), (digits + 1, 1)):
            if stop > len(text) or (suffixes and not text[digits].isalpha()):
                continue
            rest = table.get(stop)
            if rest is None:
                continue
            candidate = (rest[0] + suffixes, (text[start:stop], *rest[1]))
            if best is None or candidate[0] < best[0]:
                best = candidate
    return best
