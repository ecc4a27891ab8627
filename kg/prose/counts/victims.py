"""Persons whom a claim names, or counts one by one, as killed or hurt: "mourned Sami, his wife and their two sons".

A list of persons counts where a word of death or injury governs it, before it or behind it. The number of persons named
is a minimum: the words seldom say that there were no others (DECISIONS 19).
"""

import re
from dataclasses import dataclass, field, replace

from kg.model import Harm
from kg.prose.counts.counting import persons
from kg.prose.counts.earlier_events import in_a_year
from kg.prose.counts.not_counted import another_event, both_ways, feared
from kg.prose.counts.other_counts import far_off
from kg.prose.counts.parts import part_and_others
from kg.prose.counts.persons import Person, Persons, lists, one_person
from kg.prose.counts.victim_patterns import (
    AFTER,
    AGENT,
    ALL_THE_DEAD,
    AS_HURT,
    BEFORE,
    BURIED_BOTH,
    CALLED_DEAD,
    CALLED_HURT,
    COLON,
    CONDOLED,
    DEAD_ANYWHERE,
    DEED,
    ENDS,
    GOVERNED,
    HE_WITH,
    HIM_AND,
    HURT_BEFORE,
    IN_LIST,
    INCLUDED,
    MANY_DEAD,
    NAMES_OF,
    NO_LIST,
    NONE_OF,
    NOT_SAID,
    OBJECT,
    OF_A_NUMBER,
    ONE,
    ONE_HURT,
    OWN_VERB,
    PAID_TRIBUTE,
    PAST,
    POSSESSOR,
    QUOTED_KIN,
    RELATIVE_OF,
    REMEMBERED,
    STOP,
    STRUCK_PLACE,
    TRIBUTE,
    WHO_IS_AGED,
    WITH,
)
from kg.prose.words.harm import DEATH
from kg.prose.words.numbers import numbers as numbers_of


@dataclass(slots=True)
class _Told:
    """Those counted of one kind of harm, each once."""

    each: list[Person] = field(default_factory=list)
    lists: list[Persons] = field(default_factory=list)
    beside: list[Person] = field(default_factory=list)  #: "killed along with her mother": never one of those before

    def add(self, found: Persons) -> None:
        for person in found.each:
            if not self._known(person):
                self.each.append(person)
        self.lists.append(found)

    def spell_out(self, found: Persons) -> None:
        """ "The family of Sami was killed: Sami, Lina, Omar": the list after the colon names those told of before."""
        if found.number >= self.number():
            self.each, self.lists, self.beside = list(found.each), [found], []

    def _known(self, person: Person) -> bool:
        for other in self.each:
            if person.name and other.name:
                if one_person(person.name, other.name):
                    return True
            elif person.kin and person.kin == other.kin and not (person.number > 1 or other.number > 1):
                return True
        return False

    def number(self) -> int:
        """How many; who is only called "his brother" is taken for one of those named, unless listed beside them."""
        named = any(person.name for person in self.each)
        alone = {found.each[0] for found in self.lists if len(found.each) == 1 and not found.each[0].name}
        rest = [p for p in self.each if not (p in alone and named and p not in self.beside)]
        return sum(p.number for p in rest)


_IS_SOMEBODY = re.compile(
    r"(?:[Tt]he|[Aa]|[Oo]ne|[Hh]er|[Hh]is|[Tt]heir)\s+(?:\w+\s+)?(?:victim|martyr|casualty|deceased)"
)
_REPORTS = re.compile(
    r"\s+(?:(?:also|later|\w+ly)\s+)?(?:reported|mentioned|confirmed|counted|named|listed|identified|recorded|found)\s+"
    r"(?:the\s+|those\s+|a\s+)?(?:\w+\s+)?(?:casualties|deaths?|victims|martyrs?|fatalities)"
)
#: "mourned his brother and his sons, who had lived there since 1998": told of their lives.
_WHO_LIVED = re.compile(
    r",\s+who\s+(?:according\s+to\s+[^,.;]{2,30}?\s)?(?:(?:had|has|have|all|also|both)\s+)*(?:lived|worked|been\s+living|been\s+working|resided|taught|served|studied)\b"
    r"(?:(?!\b(?:killed|died|martyred|perished|dead|murdered|lost)\b)[^,.;“”])*(?=[,.;“”]|$)"
)
_HE_AND = re.compile(r"\b(?:he|she|I|leaving\s+(?:him|her))(?:,|\s+and)\s+$")
_MARTYRS = re.compile(r",\s+(?:the\s+)?(?:martyrs|victims)$")  # "bombed Hajla, martyrs among the women": no person
_DESCRIBED = re.compile(r"\b(?:describ|portray|label|characteri[sz]|call|depict|remember)\w*\s+(?:only\s+)?$")
_IS = re.compile(r"\s+(?:was|is|as|being|named|identified)\b")


@dataclass(frozen=True, slots=True)
class Victims:
    """How many the words name or count one by one, from the first to the last of them.

    `exact`: the words exclude others. `inside`: numbers within the list are part of it.
    """

    harm: Harm
    number: int
    exact: bool
    start: int
    end: int
    several: bool


def victims(text: str) -> list[Victims]:
    """Those whom the words name as killed, then as hurt; empty where they name nobody."""
    killed, hurt = _Told(), _Told()
    numbers: list[tuple[Harm, Persons]] = []
    text = QUOTED_KIN.sub(r"\1 ", text.replace("[", " ").replace("]", " "))
    text = text.replace("“and ", " and ")  # "mourned Suha “and her little girls”"
    text = NO_LIST.sub(lambda found: " " * len(found[0]), text)
    text = WHO_IS_AGED.sub(lambda found: " " * len(found[0]), text)
    for persons_listed in lists(text) if GOVERNED.may_match(text) else ():
        before = text[max(0, persons_listed.start - 60) : persons_listed.start]
        found = _all_of_them(text, persons_listed, before)
        harm = _governed(text, found)
        if harm is None or _elsewhere(text, found):
            continue
        if _IS_SOMEBODY.fullmatch(text[found.start : found.end]) and _IS.match(text, found.end):
            continue  # "the only victim was a shepherd": one person
        if len(found.each) > 1 and part_and_others(text, found.start, found.end):
            continue
        alone = len(found.each) == 1 and found.each[0].kin == "several" and not found.each[0].name
        if alone and not WITH.search(before):
            numbers.append((harm, found))  # counts only where `figures` and the names say nothing
            continue
        target = killed if harm == "killed" else hurt
        if len(found.each) > 2 and COLON.search(before):
            target.spell_out(found)
        else:
            target.add(found)
        if HE_WITH.search(before) or _him_beside(before) or _HE_AND.search(before):
            target.each.append(Person("", "he", 1, found.start, found.start))
        elif WITH.search(before):
            target.beside += found.each
    told = [t for t in (_told("killed", killed), _told("injured", hurt)) if t is not None]
    if not told and numbers:
        return _only_number(text, *numbers[0])
    if not told:
        one = _one(text)
        return [one] if one else []
    return told


def _all_of_them(text: str, found: Persons, before: str) -> Persons:
    """The list; of "those killed were a farmer and his daughter" as one beside which there were no others."""
    whole = ALL_THE_DEAD.search(before) is not None and ENDS.match(text, found.end) is not None
    return replace(found, exact=True) if whole else found


def _him_beside(before: str) -> bool:
    """ "a eulogy for him and his brother": he is one more; "grant him and the martyrs" counts nobody."""
    return HIM_AND.search(before) is not None and BEFORE.search(HIM_AND.sub("", before)) is not None


def _only_number(text: str, harm: Harm, found: Persons) -> list[Victims]:
    """A number of persons governed by a word of harm that `figures` does not know: "a tribute to the three sons"."""
    number = next((n for n in numbers_of(text) if n.start < found.end and n.end > found.start), None)
    if number is None or number.minimum is None or both_ways(text, number):
        return []
    if far_off(text, number.start, number.end):
        return []
    exact = number.maximum is not None and not TRIBUTE.search(text[max(0, found.start - 60) : found.start])
    return [Victims(harm, number.minimum, exact, found.start, found.end, False)]


def _governed(text: str, found: Persons) -> Harm | None:
    """What happened to those listed; None where no word of harm governs the list."""
    before = text[max(0, found.start - 100) : found.start]
    if (
        _of_a_number(before)
        or NOT_SAID.search(before)
        or NONE_OF.search(before)
        or feared(text, found.start, found.end)
    ):
        return None
    called = text[found.start : found.end]
    for person in found.each:
        called = called.replace(person.name, " ") if person.name else called
    called = POSSESSOR.sub(" ", called)  # "the victim’s uncle" is none
    if _of_no_death(text, found, before):
        return None
    if CALLED_HURT.search(called):
        return "injured"
    if CALLED_DEAD.search(called) and not (found.number == 1 and _MARTYRS.search(called)):
        return "killed"
    if HURT_BEFORE.search(before):
        return "injured"
    after = None if AGENT.search(before) else AFTER.match(text, found.end)
    if after and not _acts(text, after):
        return "injured" if after["injured"] else "killed"
    if len(found.each) > 2 and COLON.search(before) and _of_the_dead(text, found.start):
        return "killed"
    if INCLUDED.search(before) and IN_LIST.match(text, found.end):
        return "killed"
    if NAMES_OF.search(before) and DEAD_ANYWHERE.search(text):
        return "killed"
    governor = BEFORE.search(HIM_AND.sub("", before))
    if governor and not PAST.search(before[: governor.start()]):
        if AS_HURT.search(governor[0]) and not DEATH.search(governor[0]):
            return "injured"
        return None if len(found.each) > 1 and OWN_VERB.match(text, found.end) else "killed"
    return None


def _of_no_death(text: str, found: Persons, before: str) -> bool:
    """Whether a word of death near the list is of something else than a death of those listed."""
    if _DESCRIBED.search(before) and text.startswith(" as ", found.end):
        return True  # "described the dead man as a guard": no toll
    if RELATIVE_OF.search(before):
        return True  # "the husband of the dead woman, Sami, told": who he is, not what he says
    if MANY_DEAD.match(text, found.start) and STRUCK_PLACE.search(before):
        return True  # "raid on Sousa, martyrs": the place has no number of them
    remembered = REMEMBERED.match(text, found.end) and PAID_TRIBUTE.search(before)
    return remembered is not None and not DEAD_ANYWHERE.search(text)


def _of_a_number(before: str) -> bool:
    """ "eleven people, including a doctor and two nurses": those behind the words are of the eleven."""
    return before.endswith(("including ", "them ", "whom ", "were ", "was ")) and OF_A_NUMBER.search(before) is not None


def _of_the_dead(text: str, at: int) -> bool:
    first = max(0, at - 250)
    return DEATH.search(text, first, at) is not None or DEAD_ANYWHERE.search(text, first, at) is not None


def _elsewhere(text: str, found: Persons) -> bool:
    """Whether the words around the list, to the next comma, place it in another event."""
    if in_a_year(text, found.end):
        return True
    first = max(0, found.start - 80)
    stop = STOP.search(text, found.end + 2)
    words = _WHO_LIVED.sub(lambda told: " " * len(told[0]), text[first : stop.start() if stop else len(text)])
    return another_event(words, persons("killed", found.number, None, None, (found.start - first, found.end - first)))


def _acts(text: str, after: re.Match[str]) -> bool:
    """ "Sami killed Omar": Sami acts; "Sami, killed in a strike" and "killed Sami" are victims."""
    if _REPORTS.fullmatch(after[0]):
        return True  # "Noor Monitor reported civilian casualties"
    deed = DEED.match(after[0].lstrip(' ,”’"'))
    return deed is not None and OBJECT.match(text, after.end()) is not None


def _told(harm: Harm, told: _Told) -> Victims | None:
    number = told.number()
    if not number:
        return None
    exact = len(told.lists) == 1 and told.lists[0].exact
    several = len(told.each) > 1
    start, end = min(found.start for found in told.lists), max(found.end for found in told.lists)
    return Victims(harm, number, exact, start, end, several)


def _one(text: str) -> Victims | None:
    """ "confirmed his death", "he was killed": one person, of whom the text spoke before."""
    for found in ONE.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        if not PAST.search(before) and not CONDOLED.search(before):
            return Victims("killed", 1, False, found.start(), found.end(), False)
    both = BURIED_BOTH.search(text)
    if both:
        return Victims("killed", 2, True, both.start(), both.end(), False)
    hurt = ONE_HURT.search(text)
    if hurt is None or _elsewhere_one(text, hurt):
        return None
    return Victims("injured", 1, False, hurt.start(), hurt.end(), False)


def _elsewhere_one(text: str, found: re.Match[str]) -> bool:
    return another_event(text, persons("injured", 1, None, None, found.span()))
