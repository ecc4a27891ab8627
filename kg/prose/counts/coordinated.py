"""Numbers joined to one that a word of harm governs: "the death of eight fighters and two civilians"."""

import re
from dataclasses import replace

from kg.prose.counts.counting import PERSON, Count, group_counted, group_of
from kg.prose.counts.not_counted import no_person
from kg.prose.words import harm
from kg.prose.words.numbers import NUMBER_WORD, Number

_ALSO = re.compile(
    r"\s*(?:[\w-]+\s+){0,2}?(?:fighters?|militants?|soldiers?|troops)?,?\s+(?:and|as\s+well\s+as|along\s+with)\s+"
)
#: "killed two men and three women fled": the three have a verb of their own.
_VERB_AFTER = re.compile(r"\s+(?:(?:were|was|are|is|had|have|has|who)\b|[a-z]+ed\b|fled\b)")

_AND_A = re.compile(r"\s*(?:[\w-]+\s+){0,2}?(?:fighters|militants|soldiers|troops)?\s*(?:and|as\s+well\s+as)\s+")


def coordinated(text: str, number: Number, before: Count) -> Count | None:
    """What is told of those counted `before` the conjunction is told of the `number` behind it; None: it is not."""
    person = PERSON.match(text, number.end)
    if person is None or before.unit != "persons" or before.by >= before.start:
        return None
    if _ALSO.fullmatch(text, before.end, number.start) is None or no_person(text, number.start, number.end):
        return None
    last = person.end()
    if _VERB_AFTER.match(text, last):
        return None
    group = group_counted(text, (number.start, number.end), last, last)
    where = (number.start, last, number.start, last)
    return Count(before.harm, group, "persons", number.minimum, number.maximum, number.bound, *where, by=before.by)


def one_more(text: str, match: re.Match[str], numbered: list[Count]) -> Count | None:
    """ "killed two soldiers and a civilian": what is told of the two is told of the one behind "and"."""
    for before in numbered:
        if (
            before.group == "belligerents"
            and before.by < before.start
            and _AND_A.fullmatch(text, before.end, match.start())
        ):
            where = (match.start(), match.end(), match.start(), match.end())
            return Count(before.harm, group_of(match[0]), "persons", 1, 1, "exact", *where, by=before.by)
    return None


#: "four civilians, a man, his wife and two of their children, were killed": the man has no number.
_WITH_ONE = re.compile(
    r"\s*(?:(?:of|from)\s+[^,;.:“”\d]{2,40})?,(?:\s+(?:an?|the|his|her)\s+(?:[a-z-]+\s+)?[a-z-]+(?:,|\s+and)?)+\s+(?:(?:his|her|their)\s+)?"
)
#: "four members of the Khatib family, a mother and her three sons, were killed".
_APPOSED = re.compile(r"\s*(?:(?:of|from)\s+[^,;.:“”\d]{2,40})?,\s*")
_WERE = re.compile(r"[^,.;:“”\d]{0,30},\s+(?:were|was|had|died|perished|all)\b")
_PEOPLE = re.compile(
    r"\b(?:people|persons|civilians|members|victims|martyrs|relatives|residents|workers|citizens|farmers|villagers|Palestinians|Syrians)$"
)


def spelt_out(text: str, head: Count, rest: list[Count]) -> bool:
    """ "a family of four, two adults and two children, had died": the two pairs are the four."""
    if head.minimum is None:
        return False
    total, gap = sum(c.minimum or 0 for c in rest), text[head.end : rest[0].start]
    if _APPOSED.fullmatch(gap):
        fewer = total < head.minimum and _PEOPLE.search(text, head.start, head.end) is not None
        return fewer or total == head.minimum
    return total < head.minimum and _WITH_ONE.fullmatch(gap) is not None and _WERE.match(text, rest[-1].end) is not None


_NUMBER = re.compile(NUMBER_WORD, re.IGNORECASE)
#: "three terrorists had been killed and one wounded": the one is of them.
_AND_NO_NOUN = re.compile(
    rf"[^.;“”]{{0,60}}?\b(?:{harm.KILLED_VERB}|{harm.INJURED_VERB})\b\s*,?\s+(?:and|while|with)\s+(?:another\s+"
    rf"|a\s+further\s+|some\s+)?"
)
_NO_NOUN = re.compile(
    rf"\s+(?:(?:others?|more)\s+)?(?:(?:was|were|had\s+been)\s+)?(?:{harm.KILLED_VERB}"
    rf"|{harm.INJURED_VERB})\b",
    re.IGNORECASE,
)


def as_fighters(text: str, count: Count | None, before: list[Count]) -> Count | None:
    """The count as one of fighters, where it names nobody and those told of just before are fighters."""
    if count is None or not before or before[-1].group != "belligerents" or count.group != "people-unspecified":
        return count
    number = _NUMBER.match(text, count.start)
    alone = number is not None and _NO_NOUN.match(text, number.end()) is not None
    joined = alone and _AND_NO_NOUN.fullmatch(text, before[-1].end, count.start)
    return replace(count, group="belligerents") if joined else count
