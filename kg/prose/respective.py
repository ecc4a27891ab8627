"""Figures that "respectively" deals out: "A and B reported five and seven deaths respectively"."""

import re

from kg.prose.counting import Count, persons
from kg.prose.numbers import numbers

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def dealt_out(content: str, counts: tuple[Count, ...], speakers: int) -> list[tuple[Count, ...]] | None:
    """The counts of each speaker in order; None where the words deal nothing out.

    Where numbers and speakers do not pair off, nobody is given one: who said which cannot be told.
    """
    if speakers < 2 or not counts or _RESPECTIVELY.search(content) is None:
        return None
    numbered = sorted((c for c in counts if c.numbered and c.unit == "persons"), key=lambda c: c.start)
    if len(numbered) == speakers:
        return [(count,) for count in numbered]
    found = numbers(content)
    if len(numbered) != 1 or len(found) != speakers:
        return [()] * speakers
    return [(persons(numbered[0].harm, n.minimum, n.maximum, n.bound, (n.start, n.end)),) for n in found]
