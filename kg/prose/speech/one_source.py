"""Where the sources end in "According to X, the strike killed four, including Sami": the rest are those told of."""

import re
from collections.abc import Sequence

from kg.prose.names.noun_phrases import Speaker
from kg.prose.words import harm
from kg.prose.words.numbers import NUMBER_WORD

_TOLD_OF = re.compile(rf"\b(?:between|from|{NUMBER_WORD})\s", re.IGNORECASE)
#: ", between six and eight people": what is said begins.
_COUNTED = re.compile(
    r",\s+(?=(?:(?:between|from|at\s+least|more\s+than|over|up\s+to|as\s+many\s+as|around|about|some)\s+)?"
    rf"{NUMBER_WORD}\s+(?:(?:and|to)\s+{NUMBER_WORD}\s+)?(?:[\w-]+\s+){{0,2}}?"
    r"(?:people|persons|civilians|citizens|martyrs|members|children|women|men|Palestinians|workers)\b)"
)


def without_counted(words: str) -> str:
    """The words of a source's phrase up to a number of people: "Noor News, at least nine people were killed"."""
    return _COUNTED.split(words, maxsplit=1)[0]


def sources_only(text: str, speakers: Sequence[Speaker]) -> list[Speaker]:
    """The speakers up to the first before whom a number, a strike or harm is told of."""
    for at in range(1, len(speakers)):
        between = text[speakers[at - 1].end : speakers[at].start]
        if _TOLD_OF.search(between) or harm.HARM.search(between) or harm.STRIKE.search(between):
            return list(speakers[:at])
    return list(speakers)
