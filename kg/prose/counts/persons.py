"""Lists of persons in running text: names, relatives and numbers of relatives, joined by commas and "and".

"her brother Sami, 24, his wife and their two sons": each item is one person or a number of them; what stands in
apposition ("a teacher", "the mother of Omar", an age, a nickname) is nobody more. Whether anything happened to those
listed is asked by `victims`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.prose.counts.no_names import NO_NAMES
from kg.prose.counts.person_patterns import (
    APPOSITION,
    BEHIND,
    COUNTED,
    CREW,
    FALSE_BEHIND,
    FOND,
    GENERIC,
    HURT,
    ITEM,
    JOINT,
    KIN,
    KIN_FIRST,
    KIN_NEXT,
    MANY_BEHIND,
    ONE,
    ONE_KIN,
    ORDINAL,
    OTHERS,
    OWNED,
    PAIR,
    PEOPLES,
    PLACE,
    SEVERAL,
    SOME,
    START,
    THEIR_NAMES,
    TWO,
    WHO_NEXT,
)
from kg.prose.counts.spelt_out import may_be
from kg.prose.words.numbers import value


@dataclass(frozen=True, slots=True)
class Person:
    """One person, or `number` of them: `name` "" where unnamed; `kin` is what they are called, "" for a bare name."""

    name: str
    kin: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Persons:
    """A list of persons at `start` to `end`; `exact`: the words say that there were no others."""

    each: tuple[Person, ...]
    start: int
    end: int
    exact: bool

    @property
    def number(self) -> int:
        return sum(person.number for person in self.each)


def lists(text: str) -> Iterator[Persons]:
    """Every list of persons in the text, in order; a person alone is a list too."""
    at = 0
    while (start := START.search(text, at)) is not None:
        found = _list(text, start.start())
        at = max(found.end, start.end() + 1) if found else start.end() + 1
        if found:
            yield found


def one_person(one: str, other: str) -> bool:
    """Whether two names may well be two spellings of one person's: the first names agree and one more part."""
    first, second = one.split(), other.split()
    if first[0] != second[0]:
        return False
    shorter = min((first, second), key=len)
    return len(shorter) == 1 or len(set(first) & set(second)) >= 2


def _list(text: str, start: int) -> Persons | None:
    each: list[Person] = []
    end, pending, exact, own, joint = start, 0, True, False, ""
    joined = False
    several = ONE.match(text, start) is None  # "a son, brother and husband" is one man
    at = start
    while (found := ITEM.match(text, at)) is not None:
        person = _person(text, found, own=own)
        last = each[-1] if each else None
        if person is None or (last is not None and _another_list(text, last, found)):
            break
        one_of_them = not person.kin or (found["whose"] or "").lower() in ("a", "an")
        if person.name and one_of_them and pending:
            pending -= 1  # "two sons, Sami and Omar": the names are theirs
            each[-1] = replace(each[-1], name=each[-1].name or person.name)
        elif last is not None and joint == " and " and _names_both(last, found):
            each[-1], pending = replace(last, name=person.name), 1  # "his father and brother Omar and Rami" are two
            each.append(replace(person, name=""))
        elif last is not None and _the_same(last, person, joint):
            each[-1] = Person(person.name, last.kin, 1, last.start, person.end)
        elif person.number or not each or (ONE_KIN.fullmatch(person.kin) and several):
            each.append(person)
        pending = person.number if person.number > 1 else pending
        own = own or OWNED.match(found[0]) is not None
        exact = exact and not person.name and person.number > 0 and person.kin not in FOND
        exact = exact and ORDINAL.search(found[0]) is None
        pair = PAIR.match(text, found.end()) if person.number == 2 else None
        end = pair.end() if pair else found.end()
        if not pair and (person.name or not (WHO_NEXT if person.number > 1 else KIN_NEXT).match(text, end)):
            end = _behind(text, end)
        more = JOINT.match(text, end)
        if person.kin and not person.name and person.number != 1:
            more = THEIR_NAMES.match(text, end) or more
        if more is None:
            break
        joint, at = more[0], more.end()
        joined = joined or joint.strip() not in (",", ";")
    if not each:
        return None
    each = _each_once(text, each, joined=joined)
    if each[-1].kin == "several" and OTHERS.search(text, each[-1].start, each[-1].end):
        return Persons(tuple(each), start, end, exact=all(p.number for p in each))
    counted = COUNTED.match(text, start) is not None or CREW.match(text, start) is not None
    return Persons(tuple(each), start, end, exact and counted)


def _without_apposed(text: str, each: list[Person]) -> list[Person]:
    """ "two people, father and daughter, died": those behind the number are just the two."""
    first, rest = each[0], each[1:]
    whole = first.kin == "several" and not first.name and first.number == len(rest) > 1
    plain = GENERIC.search(text, first.start, first.end) is not None or may_be(
        text[first.start : first.end], [p.kin for p in rest]
    )
    plain = plain and text[first.end : first.end + 2] == ", "
    if plain and first.kin == "several" and sum(p.number for p in rest) == first.number:
        return [first]
    return [first] if whole and plain and all(p.number <= 1 and p.kin != "several" for p in rest) else each


def _another_list(text: str, last: Person, found: re.Match[str]) -> bool:
    """ "three martyrs and a wounded man", "Sami, whose two brothers were killed in 2014": what follows is apart."""
    return any(HURT.search(it) for it in (found[0], text[last.start : last.end])) or found[0].startswith("whose")


def _each_once(text: str, each: list[Person], *, joined: bool) -> list[Person]:
    """The persons of a list without those who stand there twice."""
    each = _without_apposed(text, each)
    if len(each) > 1 and any(p.kin == "several" for p in each):  # "father, mother and six children" are eight
        each = [replace(p, number=1) if ONE_KIN.fullmatch(p.kin) and not p.number else p for p in each]
    if len(each) == 2 and not joined and each[0].name and not each[1].name:
        return each[:1]  # "Sami, my cousin, was killed": the cousin is Sami
    return each


def _names_both(last: Person, found: re.Match[str]) -> bool:
    """Whether a relative's name stands behind another relative who has none: theirs are the names that follow."""
    if last.name or last.number != 1 or re.fullmatch(KIN, last.kin) is None:
        return False
    return found["bare"] is not None and KIN_FIRST.match(found["bare"]) is not None


def _the_same(last: Person, person: Person, joint: str) -> bool:
    """ "the young man, the cousin Tamim", "my brother, my companion Umar": one person called by several words."""
    if last.name or last.number != 1 or person.number != 1:
        return False
    if last.kin != person.kin and re.fullmatch(KIN, last.kin) and re.fullmatch(KIN, person.kin):
        return False  # "my mother, my sister Lina"
    if person.kin in FOND or last.kin in FOND:
        return True
    return bool(person.name) and joint.strip() == ","


def _behind(text: str, end: int) -> int:
    """Where a person's age, nickname and appositions end."""
    more = BEHIND.match(text, end)
    end = more.end() if more else end
    apposed = APPOSITION.match(text, end)
    return apposed.end() if apposed else end


def _person(text: str, found: re.Match[str], *, own: bool) -> Person | None:
    start, end = found.start(), found.end()
    number = found["number"] or found["own_number"]
    if number:
        return Person("", "several", value(number), start, end)
    if found["many"]:
        several = 2 if TWO.search(found["many"]) else 0
        return Person("", found["many"].split()[-1].lower(), several, start, end)
    if found["kin"]:
        name = found["its_name"] or ""
        if name and not _is_name(text, name, end):
            return None
        return Person(name, found["who"].lower(), 1, start, end)
    if found["role"]:
        several = SEVERAL.search(found["what"]) is not None
        each = 2 if TWO.search(found["what"]) else 0 if several else 1
        return Person("", found["what"].lower(), each if own else 0, start, end)
    return Person(found["name"], "", 1, start, end) if _is_name(text, found["name"], end) else None


def _is_name(text: str, name: str, end: int) -> bool:
    if PEOPLES.fullmatch(name):
        return False
    first = name.split(maxsplit=1)[0]
    false_first = first.casefold() in NO_NAMES and not (first in ("Ramadan", "Eid", "Islam") and " " in name)
    if name.casefold() in NO_NAMES or false_first or SOME.fullmatch(first) or (name.isupper() and len(name) > 1):
        return False
    if MANY_BEHIND.match(text, end):
        return False  # "the deaths of Muslim civilians"
    return FALSE_BEHIND.match(text, end) is None and PLACE.search(name) is None
