"""Lists of persons in running text: names, relatives and numbers of relatives, joined by commas and "and".

"her brother Sami, 24, his wife and their two sons": each item is one person or a number of them; what stands in
apposition ("a teacher", "the mother of Omar", an age, a nickname) is nobody more. Whether anything happened to those
listed is asked by `victims`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.prose.counts.no_names import NO_NAMES
from kg.prose.counts.spelt_out import may_be
from kg.prose.words.harm import PERSON
from kg.prose.words.numbers import NUMBER_WORD, value

KIN = (
    r"(?:(?!twin\s+(?:sons|daughters|boys|girls|brothers|sisters|babies|infants)\b)(?:step|grand|half-"
    r"|great-grand|foster )?(?:mother|father|brother|sister|son|daughter|child)|wife|husband"
    r"|dad|mom|mum|mother|grandma|grandpa|granddad|spouse|cousin|uncle|aunt|nephew|niece|fianc[ée]e?|baby|infant"
    r"|newborn|twin|sibling|parent|relative|sister-in-law|brother-in-law"
    r"|mother-in-law|father-in-law|son-in-law|daughter-in-law)"
)
#: What somebody is who has no name or before his name.
ROLE = (
    r"(?:family\s+friend|friend|neighbou?r|colleague|companion|comrade|hero|student|pupil|classmate|teacher"
    r"|paramedic|medic|correspondent"
    r"|journalist|photographer|doctor|physician|surgeon|nurse|pharmacist|lawyer|judge|engineer|professor|poet|writer"
    r"|member|man|woman|boy|girl|person|civilian|toddler|teenager|youth|minor|player|coach|driver|farmer|fisherman"
    r"|shepherd|herder|herdsman|nomad|grazier|shopkeeper|passenger|pedestrian|saleswoman|salesman|cleric|elder"
    r"|labou?rer|beekeeper|bystander|passer-by|motorist|motorcyclist|cyclist|rider|commuter|worshipper|pilgrim"
    r"|migrant|hostage|captive|detainee|inmate|midwife"
    r"|cleaner|janitor|miner|gardener|policeman|policewoman|mayor|headmistress|vendor|worker|volunteer|employee"
    r"|guard|reporter|victim|imam|preacher|sheikh|martyr|mentor|resident|rescuer"
    r"|owner|principal|headmaster|manager|leader|director|chief|baker|seller|vendor|merchant|trader|barber|cook|chef"
    r"|tailor"
    r"|carpenter|accountant|programmer|designer|businessman|businesswoman|mechanic|plumber|electrician|butcher|clerk"
    r"|officer"
    r"|lecturer|trainer|translator|producer|filmmaker|cameraman|footballer|goalkeeper|athlete|muezzin|boxer|referee"
    r"|caretaker"
    r"|photojournalist|videographer|cinematographer|blogger|presenter|anchor|editor|visitor|dentist|scholar"
    r"|(?:\d{1,2}|[a-z]+)-year-old(?=\s+(?:was|had|has|died|succumbed|who)\b)"
    r"|firefighter|artist|singer|activist|guest|patient|refugee|beloved|dear|prisoner|researcher|academic|author"
    r"|lover)"
)
KINS = (
    r"(?:twin\s+(?:sons|daughters|boys|girls|brothers|sisters|babies|infants)|(?:step|grand|half-"
    r"|great-grand)?(?:mothers|fathers|brothers|sisters|sons|daughters|children|parents)|wives"
    r"|husbands|couple(?!\s+of)|cousins"
    r"|uncles|passers-by|aunts|nephews|nieces|babies|infants|twins|siblings|relatives|kids|family members|men"
    rf"|(?:little|young)\s+ones|women|people|civilians|others|(?:other|more)\s+(?:people|persons|civilians|relatives|members)|{ROLE}s)"
)
#: What a mourner calls somebody: several of them in a row are one person.
_FOND = frozenset(
    {"friend", "companion", "comrade", "hero", "colleague", "mentor", "beloved", "dear", "lover", "martyr"}
)
_HURT = re.compile(r"\b(?:wounded|injured)\b")
_ORDINAL = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|further|another|additional)\b"
)
_UPPER = r"[A-Z]\w*(?:[’'.-](?!s\b)\w+)*"
_TITLE = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Eng|Engineer|Professor|Doctor|Sheikh|Hajja?|Captain|Martyr|Judge|Nurse)\b\.?\s+)"
_ARABIC = r"(?:al|el|Al|El|Abu|Abo|abu|abo|Um|Umm|umm|um|bin|ibn|bint|ad|as|ash|an|ar)[ -]"
NAME = (
    rf"{_TITLE}{{0,2}}(?:{_ARABIC}){{0,2}}{_UPPER}"
    rf"(?:\s+(?:{_ARABIC}){{0,2}}{_UPPER}|\s+(?:allah|eddin|aldin|al-din|el-din)\b){{0,7}}"
)
_AGE = r"(?:\d{1,2}|[a-z]+)(?:-|\s)(?:years?|months?|days?)(?:-|\s)olds?"
_ONE_OF = (
    r"(?:(?:youngest|eldest|oldest|smallest|older|younger|elder)\s+of\s+(?:his|her|their|the|our|my)\s+(?:\w+\s+)?"
    r"(?:children|sons|daughters|brothers|sisters|siblings|grandchildren|boys|girls))"
)
_OWNER = rf"(?=[\w\s.-]*[’'])(?:[Tt]he\s+){{0,2}}(?:[a-z]+\s+)?(?:{NAME}|[a-z]+)(?:[’']s|(?<=s)[’'])"
_OWN = rf"(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Yy]our|[Ii]ts|[Ww]hose|{_OWNER})"
_ARTICLE = r"(?:[Aa]n?|[Tt]he|[Aa]nother)"
_ADJECTIVE = (
    rf"(?:{_AGE}|aged\s+\d+|[A-Z][a-z]+(?:eshi|tian|nese|rian|nian|raqi|pian|rean|sian|stani|ndian|pali|meni|mali|nyan|byan)\b|(?!{KIN}\b)(?!(?:and|or|of|was|were|is|are|who|whose|with|family|families|in|at|on|to"
    rf"|for|from|by|that"
    rf"|the|an?|my|his|her|our|their|its|your|mourned|killed|house|home|death|loss|m[ae]n|wom[ae]n|boys?|girls?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)(?:[a-z]+(?:-[a-z]+)*),?)\s+"
)
_BEHIND = re.compile(
    r"(?:(?<=\s[A-Z])\.(?=,|\s+(?:and|was|were|had|has|who|is)\b)|\)|\s*\([^()\n]{1,60}\)"
    r"|\s+in\s+(?:his|her|their)\s+(?:(?:early|mid|late)[\s-]+)?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0s)\b"
    r"|,\s+(?:aged\s+)?\d{1,3}(?:\s+and\s+\d{1,3})?(?=\s*(?:,|and\b|\.|;|$))|\s*[“‘][^“”‘’\n]{1,30}[”’]){0,3}"
)
_CALLED = r",?\s*(?:\(|(?:named|called|identified as|aged \d+,?)\s+|–\s)?"

_ITEM = re.compile(
    rf"(?:(?:[Tt]he\s+|[Aa]ll\s+|[Tt]hese\s+)?(?P<number>(?<![\w-])(?i:{NUMBER_WORD}))\s+(?!of\s+(?:them|whom|these"
    rf"|those)\b)(?:of\s+)?(?:{_OWN}\s+)?(?:{_ADJECTIVE}){{0,2}}?{KINS}\b(?![’'])"
    rf"|(?P<own>{_OWN})\s+(?P<own_number>{NUMBER_WORD})\s+(?:{_ADJECTIVE}){{0,2}}?{KINS}\b(?![’'])"
    rf"|(?P<many>(?:(?:all|both)\s+(?:of\s+)?)?(?:{_OWN}|{_ARTICLE})\s+(?:{_ADJECTIVE}){{0,2}}?(?:{KINS}|famil(?:y"
    rf"|ies)))\b(?![’'])"
    rf"|(?P<kin>(?P<whose>{_OWN}|{_ARTICLE})\s+(?:{_ADJECTIVE}){{0,3}}?(?P<who>{_ONE_OF}|(?:(?:infant|baby"
    rf"|twin|newborn)\s+(?={KIN}\b))?{KIN}|{ROLE}))\b(?![’'-])(?!\s+(?:{KIN}|casualt\w+|deaths?|fatalit\w+|losses|toll|life|lives|harm)\b)"
    rf"(?:\s+and\s+{ROLE}\b(?![’']))?(?:{_CALLED}(?:the\s+)?(?:{_AGE},?\s+|{ROLE},?\s+){{0,2}}(?P<its_name>{NAME}))?"
    rf"|(?P<bare>(?:(?:{_ADJECTIVE}){{0,2}}?(?:{KIN}|{ROLE}),?\s+)?(?:{_AGE},?\s+)?\(?(?P<name>{NAME}))"
    rf"|(?P<role>(?:{_ADJECTIVE})?(?P<what>{KIN}|{KINS}))\b(?![’'-]))"
)
_JOINT = re.compile(
    r",?\s+and\s+[“‘\"]?(?:the|his|her|our|my|their)\s+(?:\w+\s+){0,2}?(?:flowers?|roses?|birds?|angels|candles?|stars|buds|lights?"
    r"|butterflies"
    r"|pearls|moons)(?:\s+of\s+(?:\w+\s+)?\w+)?\s*[,:–]\s+(?=[A-Z])|\s*(?:,\s*(?:and\s+|as\s+well\s+as\s+"
    r"|along\s+with\s+|together\s+with\s+|alongside\s+|with\s+(?=[A-Z]|his\s|her\s"
    r"|my\s))?(?:also\s+)?(?:of\s+(?=(?:his|her|their)\s))?"
    r"|\s(?:and|as\s+well\s+as|along\s+with|together\s+with|alongside|with)\s+(?:also\s+|(?:that\s+)?of\s+(?=(?:his"
    r"|her|their)\s))?|\s*&\s*|;\s*(?:and\s+)?)"
)
#: "two children, a brother and a sister,": the two.
_PAIR = re.compile(
    rf",\s+an?\s+(?:[a-z-]+\s+)?(?:{KIN}|{ROLE})\s+and\s+(?:an?|his|her)\s+(?:[a-z-]+\s+)?(?:{KIN}|{ROLE})(?=\s*(?:[,.;”]|$))"
)
_KIN_NEXT = re.compile(rf",\s+an?\s+(?:[a-z-]+\s+)?{KIN}\b(?!\s+of\b)")
_WHO_NEXT = re.compile(rf",\s+an?\s+(?:[a-z-]+\s+)?(?:{KIN}|{ROLE})\b(?!\s+of\b)")
_THEIR_NAMES = re.compile(r"\s*[,:–(]?\s*(?:the\s+)?(?:martyrs?,?\s+)?(?=[A-Z]|al-)")
_APPOSITION = re.compile(
    r",\s+who\s+(?!was|were|is|are|died|passed|fell|rose)[^,;.“”]{1,80},(?=\s+(?:was|were|had|has|died|is)\b)|"
    r"\s+of\s+the\s+(?:[\w’-]+\s+)?family(?=,)|\s+(?:of|from|at)\s+(?:(?:the|an?|his|her"
    r"|their)\s+)?[\w’-]+(?:\s+[\w’-]+){0,3}?(?=\s+(?:was|were|had|has|who|and\s+(?:his|her|their))\s)"
    rf"|,\s+(?!the\s+(?:{KIN}|{KINS}|{ROLE})\s+[A-Z])(?:an?|the|who(?!\s+(?:was|were|is|had|has|died|lost|passed|fell|rose)\b)|also\s+known\s+as|known\s+as"
    r"|nicknamed|head|director|deputy|née|born|aged|from|of"
    rf"|(?:{KIN}|owner|member|widow)\s+of)\s[^,;.“”]{{1,80}}?"
    r"(?=,|;|\.|$|\s+and\s|\s+(?:was|were)\b)"
)
_FALSE_BEHIND = re.compile(
    r"[’']s?\s|\s*(?:[Ss]chool|[Mm]assacre|[Cc]amp|[Ss]treet|[Hh]ospital|[Mm]osque|famil|[Hh]ome|[Hh]ouse"
    r"|neighbou?rhood|[Cc]ity|[Aa]rea|Strip|[Uu]niversity|[Tt]ower|[Bb]uilding|News|[Pp]age|account|[Pp]ress|Agency)"
)
_MANY_BEHIND = re.compile(
    r"\s(?:civilians|people|persons|citizens|children|women|men|herders|farmers|elders|fishermen|youths|villagers)\b"
)
_PLACE = re.compile(r"\b(?:Massacre|School|Street|Hospital|Mosque|Camp|Strip|City|Tower|News|Agency|Family|Ministry)\b")
_START = re.compile(
    rf"(?<![\w’'@.-])(?=[A-Z\d]|al-|(?:my|his|her|our|their|your|its|whose|the|an?|all|both|{KIN}|{NUMBER_WORD})\s)"
)


#: "Citizens martyred by a drone": they have no name.
_SOME = re.compile(rf"(?:{PERSON}|{KINS})", re.IGNORECASE)
_ONE = re.compile(r"an?\s", re.IGNORECASE)
#: Words that count two without a number.
_TWO = re.compile(r"(?:parents|couple|\btwins|\btwin\s+\w+)$")
_OWNED = re.compile(rf"{_OWN}\s")
_SEVERAL = re.compile(rf"{KINS}$")
_OTHERS = re.compile(r"\b(?:others|other|more)\b")
#: "described the dead as Africans".
_PEOPLES = re.compile(r"[A-Z]\w+(?:ians|eans|icans|anis|alis|aqis|enis)")
_GENERIC = re.compile(
    r"\b(?:people|persons|civilians|relatives|others|(?:family\s+)?members|victims"
    r"|martyrs|workers|residents|citizens|farmers|villagers"
    r"|Palestinians|Syrians|displaced)$"
)
_ONE_KIN = re.compile(KIN)
_KIN_FIRST = re.compile(rf"{KIN}\s")
#: "the driver and a passenger": a vehicle has one.
_CREW = re.compile(r"(?:the|its)\s+(?:\w+\s+)?(?:driver|pilot|captain)\s+and\s")
_COUNTED = re.compile(rf"(?:{NUMBER_WORD}|[Aa]n?)\s")


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
    while (start := _START.search(text, at)) is not None:
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
    several = _ONE.match(text, start) is None  # "a son, brother and husband" is one man
    at = start
    while (found := _ITEM.match(text, at)) is not None:
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
        elif person.number or not each or (_ONE_KIN.fullmatch(person.kin) and several):
            each.append(person)
        pending = person.number if person.number > 1 else pending
        own = own or _OWNED.match(found[0]) is not None
        exact = exact and not person.name and person.number > 0 and person.kin not in _FOND
        exact = exact and _ORDINAL.search(found[0]) is None
        pair = _PAIR.match(text, found.end()) if person.number == 2 else None
        end = pair.end() if pair else found.end()
        if not pair and (person.name or not (_WHO_NEXT if person.number > 1 else _KIN_NEXT).match(text, end)):
            end = _behind(text, end)
        more = _JOINT.match(text, end)
        if person.kin and not person.name and person.number != 1:
            more = _THEIR_NAMES.match(text, end) or more
        if more is None:
            break
        joint, at = more[0], more.end()
        joined = joined or joint.strip() not in (",", ";")
    if not each:
        return None
    each = _each_once(text, each, joined=joined)
    if each[-1].kin == "several" and _OTHERS.search(text, each[-1].start, each[-1].end):
        return Persons(tuple(each), start, end, exact=all(p.number for p in each))
    counted = _COUNTED.match(text, start) is not None or _CREW.match(text, start) is not None
    return Persons(tuple(each), start, end, exact and counted)


def _without_apposed(text: str, each: list[Person]) -> list[Person]:
    """ "two people, father and daughter, died": those behind the number are just the two."""
    first, rest = each[0], each[1:]
    whole = first.kin == "several" and not first.name and first.number == len(rest) > 1
    plain = _GENERIC.search(text, first.start, first.end) is not None or may_be(
        text[first.start : first.end], [p.kin for p in rest]
    )
    plain = plain and text[first.end : first.end + 2] == ", "
    if plain and first.kin == "several" and sum(p.number for p in rest) == first.number:
        return [first]
    return [first] if whole and plain and all(p.number <= 1 and p.kin != "several" for p in rest) else each


def _another_list(text: str, last: Person, found: re.Match[str]) -> bool:
    """ "three martyrs and a wounded man", "Sami, whose two brothers were killed in 2014": what follows is apart."""
    return any(_HURT.search(it) for it in (found[0], text[last.start : last.end])) or found[0].startswith("whose")


def _each_once(text: str, each: list[Person], *, joined: bool) -> list[Person]:
    """The persons of a list without those who stand there twice."""
    each = _without_apposed(text, each)
    if len(each) > 1 and any(p.kin == "several" for p in each):  # "father, mother and six children" are eight
        each = [replace(p, number=1) if _ONE_KIN.fullmatch(p.kin) and not p.number else p for p in each]
    if len(each) == 2 and not joined and each[0].name and not each[1].name:
        return each[:1]  # "Sami, my cousin, was killed": the cousin is Sami
    return each


def _names_both(last: Person, found: re.Match[str]) -> bool:
    """Whether a relative's name stands behind another relative who has none: theirs are the names that follow."""
    if last.name or last.number != 1 or re.fullmatch(KIN, last.kin) is None:
        return False
    return found["bare"] is not None and _KIN_FIRST.match(found["bare"]) is not None


def _the_same(last: Person, person: Person, joint: str) -> bool:
    """ "the young man, the cousin Tamim", "my brother, my companion Umar": one person called by several words."""
    if last.name or last.number != 1 or person.number != 1:
        return False
    if last.kin != person.kin and re.fullmatch(KIN, last.kin) and re.fullmatch(KIN, person.kin):
        return False  # "my mother, my sister Lina"
    if person.kin in _FOND or last.kin in _FOND:
        return True
    return bool(person.name) and joint.strip() == ","


def _behind(text: str, end: int) -> int:
    """Where a person's age, nickname and appositions end."""
    more = _BEHIND.match(text, end)
    end = more.end() if more else end
    apposed = _APPOSITION.match(text, end)
    return apposed.end() if apposed else end


def _person(text: str, found: re.Match[str], *, own: bool) -> Person | None:
    start, end = found.start(), found.end()
    number = found["number"] or found["own_number"]
    if number:
        return Person("", "several", value(number), start, end)
    if found["many"]:
        several = 2 if _TWO.search(found["many"]) else 0
        return Person("", found["many"].split()[-1].lower(), several, start, end)
    if found["kin"]:
        name = found["its_name"] or ""
        if name and not _is_name(text, name, end):
            return None
        return Person(name, found["who"].lower(), 1, start, end)
    if found["role"]:
        several = _SEVERAL.search(found["what"]) is not None
        each = 2 if _TWO.search(found["what"]) else 0 if several else 1
        return Person("", found["what"].lower(), each if own else 0, start, end)
    return Person(found["name"], "", 1, start, end) if _is_name(text, found["name"], end) else None


def _is_name(text: str, name: str, end: int) -> bool:
    if _PEOPLES.fullmatch(name):
        return False
    first = name.split(maxsplit=1)[0]
    false_first = first.casefold() in NO_NAMES and not (first in ("Ramadan", "Eid", "Islam") and " " in name)
    if name.casefold() in NO_NAMES or false_first or _SOME.fullmatch(first) or (name.isupper() and len(name) > 1):
        return False
    if _MANY_BEHIND.match(text, end):
        return False  # "the deaths of Muslim civilians"
    return _FALSE_BEHIND.match(text, end) is None and _PLACE.search(name) is None
