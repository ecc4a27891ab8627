"""A count, and the patterns that several rules of counting share."""

import re
from dataclasses import dataclass

from kg.model import Bound, Harm, Unit
from kg.prose.words import harm

PERSON = re.compile(
    rf"(?:\s+|\s*[’'”\"]\s*)(?:(?:of|from)\s+(?:the|them|those|these|his|her|their"
    rf"|its)\s+)?(?:(?!(?:{harm.KILLED_VERB}|{harm.INJURED_VERB}|were|was|had|and"
    rf"|of|in|to|from|at|with)\b)[\w’'-]+\s+){{0,3}}?(?:{harm.PERSON})\b(?:\s+(?:members|civilians|people"
    rf"|persons|others))?",
    re.IGNORECASE,
)
NOUN = re.compile(
    rf"\s*[’'”\"]?\s*[\[(]?(?:(?:more|other|others|additional|confirmed|reported|civilian|civilians|people"
    rf"|persons|new|further|of"
    rf"|the|were|was|being|had|been|have|also|reportedly|left|lifeless|charred|burned|burnt|mutilated|unidentified"
    rf"|decomposed|dismembered)\s+){{0,4}}?(?:(?P<killed>{harm.KILLED_NOUN})"
    rf"|(?P<injured>{harm.INJURED_NOUN}))\b",
    re.IGNORECASE,
)
ACT = re.compile(
    rf"\b(?:(?P<killed>{harm.KILLED_ACT})|(?P<injured>{harm.INJURED_ACT}))\s*"
    r"(?:(?:all|the|of|a\s+total\s+of|nearly|his|her|their|its|our|my|(?:an?|the|his|her"
    r"|their)\s+(?:[\w’'-]+[’']s\s+)?(?:(?:entire|whole)\s+)?family\s+of|at\s+least|another|a\s+further|also|about|approximately"
    r"|(?P<plus>(?:him"
    r"|her|[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*){0,3})\s+and))\s+){0,3}[“‘\"]?$",
)


#: "destroyed positions of the terrorists and killed 15 of them".
#: "al-Shabaab had lost two men": its own.
_ITS_LOSS = re.compile(
    r"\b(?:ISIS|ISIL|Daesh|Hezbollah|Hamas|(?:the\s+)?Taliban|[Aa]l[- ](?:Shabaab|Qaeda)|HTS"
    r"|[Tt]he\s+(?:army|security\s+forces|police|group|movement|militia|regime|organi[sz]ation"
    r"|SDF|LNA|GNA|YPG|PKK|Houthis|brigade|faction|defenders|attackers|rebels|garrison|battalion|unit))\s+(?:itself\s+)?(?:had\s+|has\s+|have\s+)?(?:\w+ly\s+)?lost\s+(?:at\s+least\s+)?$"
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b")
#: "a rebel commander and three of his men".
_OF_HIS_MEN = re.compile(
    r"\s+of\s+(?:his|its|their)\s+(?:men|bodyguards|aides|comrades|subordinates|guards|fighters|soldiers|troops)\b"
)
_FIGHTERS_LAST = re.compile(
    rf"(?:{harm.FIGHTER.pattern})(?:(?!\b(?:civilians?|people|persons|residents|children|women|men)\b)[^.;]){{0,80}}$"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A count at `start` to `end` of the text: `words_start` to `words_end` is how the text puts it.

    `minimum` and `maximum` None: words without a number. `group` is a local name of the scheme group.
    """

    harm: Harm
    group: str
    unit: Unit
    minimum: int | None
    maximum: int | None
    bound: Bound | None
    start: int
    end: int
    words_start: int
    words_end: int
    parts: tuple["Count", ...] = ()
    by: int = -1  #: where the word of harm stands that binds the number

    @property
    def numbered(self) -> bool:
        """Whether the words give a number at all."""
        return self.minimum is not None or self.maximum is not None


def persons(kind: Harm, low: int | None, high: int | None, bound: Bound | None, where: tuple[int, int]) -> Count:
    """A count of persons of no named group, whose words and evidence are the same stretch."""
    return Count(kind, "people-unspecified", "persons", low, high, bound, *where, *where)


def group_of(words: str) -> str:
    if harm.CIVILIANS.search(words):
        return "civilians"
    for pattern, group in harm.GROUPS:
        if pattern.search(words):
            return group
    return "people-unspecified"


#: "an ISIS checkpoint, killing five members of the organisation".
_OF_THE_GROUP = re.compile(r"\s+members\s+of\s+the\s+(?:organi[sz]ation|group|movement|faction|cell)\b")
_A_FACTION = re.compile(
    r"\b(?:ISIS|ISIL|Daesh|Islamic\s+State|Hamas|Hezbollah|[Aa]l[- ]Shabaab|AQAP|[Aa]l[- ]Qa[’']?[ei]da|HTS|PKK)\b"
)


def group_counted(text: str, number: tuple[int, int], end: int, last: int) -> str:
    """Whom the words count: fighters apart, their relatives as civilians (DECISIONS 3).

    `number` is where the number stands; the noun phrase ends at `end`, the words that count at `last`.
    """
    behind = re.split(r"\b(?:and|while|with|by)\b|[,;]", text[end : end + 30])[0]
    if harm.FIGHTER.search(text[number[0] : end] + behind) and "famil" not in text[number[1] : end + 40]:
        return "belligerents"
    if _OF_THE_GROUP.match(text, number[1]) and _A_FACTION.search(text[max(0, number[0] - 90) : number[0]]):
        return "belligerents"
    if _OF_THEM.match(text, number[1]) and _FIGHTERS_LAST.search(text[max(0, number[0] - 140) : number[0]]):
        return "belligerents"
    if _OF_HIS_MEN.match(text, number[1]) and _FIGHTERS_LAST.search(text[max(0, number[0] - 60) : number[0]]):
        return "belligerents"
    if _ITS_LOSS.search(text[max(0, number[0] - 60) : number[0]]):
        return "belligerents"
    if re.match(r"\s+of\s+the\s+famil|\s+of\s+(?:\w+\s+){0,3}famil(?:y|ies)\s+of", text[end : end + 60]):
        return "civilians"
    return group_of(text[number[0] : last])
