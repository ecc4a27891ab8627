"""What two say each for himself: "A and B reported five and seven deaths respectively", "blamed each other"."""

import re
from collections.abc import Sequence

from kg.model import Actor
from kg.prose.blame.attribution import Attribution
from kg.prose.counts.counting import Count, persons
from kg.prose.names.noun_phrases import Speaker
from kg.prose.names.registers import Party
from kg.prose.words.numbers import numbers

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
#: "A and B blamed X, the latter with a toll of five".
_LATTER = re.compile(
    r",\s+(?:with\s+)?the\s+(?P<which>latter|former|last)\s+(?:with|also|adding|putting|giving|reporting|citing|mentioning|counting)\b"
)
_EACH_OTHER = re.compile(
    r"\b(?:blam|accus)\w+\s+(?:each\s+other|one\s+another)\b|\b(?:traded|exchanged|swapped)\s+(?:blame|accusations)\b"
    r"|\beach\s+(?:blamed|accused)\s+the\s+other\b"
)


def each_other(content: str, at: int, speakers: Sequence[tuple[Speaker, Actor]]) -> list[Attribution] | None:
    """Whom each of two parties blames where they blame each other; None where not. `at`: where the content starts."""
    if len(speakers) != 2 or any(a.kind != "belligerent" for _, a in speakers) or not _EACH_OTHER.search(content):
        return None
    named = [Party(actor.name, it.start - at, it.end - at) for it, actor in speakers]
    return [Attribution("blames", (party,)) for party in reversed(named)]


def dealt_out(content: str, counts: tuple[Count, ...], speakers: int) -> list[tuple[Count, ...]] | None:
    """The counts of each speaker in order; None where the words deal nothing out.

    Where numbers and speakers do not pair off, nobody is given one: who said which cannot be told.
    """
    latter = _LATTER.search(content) if speakers > 1 and counts else None
    if latter:
        his = tuple(c for c in counts if c.start > latter.start())
        others = tuple(c for c in counts if c.start <= latter.start())
        his_place = 0 if latter["which"] == "former" else speakers - 1
        return [(*others, *his) if n == his_place else others for n in range(speakers)]
    if speakers < 2 or not counts or _RESPECTIVELY.search(content) is None:
        return None
    numbered = sorted((c for c in counts if c.numbered and c.unit == "persons"), key=lambda c: c.start)
    if len(numbered) == speakers:
        return [(count,) for count in numbered]
    found = numbers(content)
    if len(numbered) != 1 or len(found) != speakers:
        return [()] * speakers
    return [(persons(numbered[0].harm, n.minimum, n.maximum, n.bound, (n.start, n.end)),) for n in found]
