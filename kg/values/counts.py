"""Counts of people as pages print them: `7`, `5–13`, `1 – 2`, `Unknown`, `None`, `2 Children, 1 Woman`."""

import re
from dataclasses import dataclass

#: More people than there are; the store adds up whole numbers of 64 bits, and one that is larger would spoil all sums.
MOST = 10**9

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,9}"
_COUNT = re.compile(rf"({_NUMBER})(?:[ \u00a0]*[–—‒‐\u2011-][ \u00a0]*({_NUMBER}))?", re.ASCII)
_PART = re.compile(
    rf"(?P<count>({_NUMBER})(?:[ \u00a0]*[–—‒‐\u2011-][ \u00a0]*({_NUMBER}))?)[ \u00a0]+(?P<who>[^,;()0-9]+)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class CountRange:
    """A count with the lowest and highest number printed, in persons. `7` is 7 to 7.

    The bounds stand as printed, also where the lowest is above the highest: a shape reports that.
    """

    minimum: int
    maximum: int

    @classmethod
    def parse(cls, text: str) -> "CountRange | None":
        """The count that `text` is as a whole; None where it is none ("Unknown", "None", prose)."""
        found = _COUNT.fullmatch(text.strip(" \u00a0\t"))
        if not found:
            return None
        low = _number(found[1])
        return cls(low, _number(found[2]) if found[2] else low)

    def __str__(self) -> str:
        return str(self.minimum) if self.minimum == self.maximum else f"{self.minimum}–{self.maximum}"


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """One piece of a breakdown: `0–5 Children` at `start` to `end` of the line that prints it."""

    count: CountRange
    who: str
    start: int
    end: int


def breakdown(line: str) -> tuple[CountedGroup, ...]:
    """The pieces of a printed breakdown, in its order: `(2 Children, 1 Woman)`, `8–13 children1 healthcare_personnel`.

    Empty where the line as a whole is no breakdown: words outside the pieces would otherwise be lost.
    """
    pieces = []
    for found in _PART.finditer(line):
        who = found["who"].rstrip(" \u00a0\t")
        count = CountRange.parse(found["count"])
        assert count is not None, "the pattern of a part holds the pattern of a count"
        pieces.append(CountedGroup(count, who, found.start(), found.start("who") + len(who)))
    ends = [0, *(piece.end for piece in pieces)]
    starts = [*(piece.start for piece in pieces), len(line)]
    rest = "".join(line[end:start] for end, start in zip(ends, starts, strict=True))
    return tuple(pieces) if not rest.strip(" \u00a0\t\n(),;") else ()


def _number(text: str) -> int:
    return int(text.replace(",", ""))
