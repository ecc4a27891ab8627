"""Persons whom a claim names, or counts one by one, as killed or hurt: "mourned Sami, his wife and their two sons".

A list of persons counts where a word of death or injury governs it, before it or behind it. The number of persons named
is a minimum: the words seldom say that there were no others (DECISIONS 19).
"""

import re
from dataclasses import dataclass, field

from kg.model import Harm
from kg.prose.counting import persons
from kg.prose.not_counted import another_event
from kg.prose.persons import KIN, KINS, ROLE, Person, Persons, lists, one_person

_DEAD = r"(?:killed|dead|deceased|victims?|martyrs?|martyred|fatalities|casualties|slain)"
_BEFORE = re.compile(
    r"(?:"
    r"\b(?:deaths?|martyrdoms?|killings?|loss|losses|passing|murders?|assassinations?|departure|demise|funerals?|burials?"
    r"|bod(?:y|ies)|remains)\s+(?:\w+\s+){0,1}?of"
    r"|\b(?:mourn(?:ed|s|ing)?|grie(?:ved|ves|ving)|mourning)(?:\s+(?:for|over))?"
    r"|\b(?:eulogi[sz](?:ed|es|ing)|memoriali[sz](?:ed|es|ing)|commemorat(?:ed|es|ing)|lost|losing|killed|killing|kills"
    r"|martyred|martyring|murdered|murdering)(?:\s+(?:alongside|(?:along\s+|together\s+)?with))?"
    r"|\b(?:died|perished)\s+(?:alongside|(?:along\s+|together\s+)?with)"
    r"|\b(?:bid|bids|bade|bidding|said|saying)\s+(?:[a-z]+\s+)?(?:farewell|goodbye)\s+to|\b(?:farewell(?:ed)?|goodbye|rest\s+in\s+peace),?"
    r"|\b(?:obituar(?:y|ies)|memorials?|eulog(?:y|ies)|elegy|condolences?|tributes?|prayers?)(?:\s+(?:posts?|messages?"
    r"|pages?|notes?|notices?))?\s+for"
    r"|\b(?<!\b[Ii]n\s)(?:tributes?|homage|eulogy)\s+to|\bcondolences?\s+(?:\w+\s+){0,6}?on\s+the\s+(?:death|martyrdom)\s+of"
    r"|\bgrief\s+(?:over|for)|\bfor\s+the\s+souls?\s+of"
    r"|\b[Mm]artyr(?:s|ed)?[,:.!…)]*|\b(?<!-)late"
    r"|\bmercy\s+(?:be\s+)?(?:up)?on\s+(?:(?:you|him|her|them|(?:your|his|her|their)\s+souls?),?)?"
    rf"|\b(?:{_DEAD}|dead|them|names?|names\s+of\s+[^:;.]{{0,60}})(?:\s+(?:were|are|was|as|is|by\s+name|include[sd]?"
    r"|including))*\s*[:–-]"
    rf"|\b{_DEAD}(?:\s+\w+){{0,4}}?\s+(?:was|were|are|is|as|includ(?:ed|es?))"
    r"(?:\s+(?:named|identified)(?:\s+as)?)?"
    rf"|\b{_DEAD},?\s+(?:including|such\s+as|namely|(?:among|amongst)\s+(?:them|whom)(?:\s+(?:was|were|are))?)"
    rf"|\b(?:identif(?:ied|ying)|nam(?:ed|ing)|list(?:ed|ing))\s+(?:[\w’]+\s+){{0,6}}?{_DEAD}(?:\s+\w+){{0,3}}?\s+as"
    rf")(?:\s+(?:the|our|my|an?|his|her|its|their|two|three|{ROLE}|{KIN}|{KINS}|dear|beloved),?)*"
    r"(?:\s+(?!(?:in|at|on|from|near|of|by|and|to|for|with|around|across|inside|outside|when|as|after|before|during|while)\b)"
    r"[a-z]+){0,1}"
    r"(?:[^.;:“”]{0,60}?,?\s+(?:including|among\s+them|namely|especially|particularly))?"
    r"\s*[“‘\"(\[/]?\s*(?:both\s+|also\s+)?$"
)
_ADVERB = r"(?:also|both|all|reportedly|allegedly|later|sadly|indeed|unfortunately|tragically|then|now|today|yesterday)"
_BE = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|may\s+have\s+been|being|been)"
_AFTER = re.compile(
    rf"[”’\"\])]?\s*,?\s*(?:who\s+)?(?:(?:{_BE}|had|has|have|may\s+have)\s+)?(?:{_ADVERB}\s+)*(?:been\s+)?"
    r"(?:(?P<killed>killed|died|dies|dead|deceased|martyred|murdered|slain|perished|succumbed|passed\s+away"
    r"|lost\s+(?:his|her|their)\s+li(?:fe|ves)|(?:rose|rise|risen|fell|ascended|left)(?:\s+(?:up|as|a|to|this))*"
    r"\s+(?:martyrs?|heaven|paradise|world)"
    r"|to\s+bear\s+martyrdom|(?<=was\s)a\s+martyr|(?<=is\s)a\s+martyr|(?<=were\s)martyrs|(?<=are\s)martyrs"
    r"|with\s+the\s+martyrs|joined\s+(?:the\s+)?(?:\w+\s+){0,3}martyrs|met\s+(?:his|her|their)\s+(?:end|death|fate)"
    r"|attained\s+martyrdom"
    r"|(?<=was\s)(?:mourned|eulogi[sz]ed|remembered|commemorated|memoriali[sz]ed)"
    r"|(?<=were\s)(?:mourned|eulogi[sz]ed|remembered|commemorated|memoriali[sz]ed)"
    r"|(?:named|listed|identified|recorded|reported|mentioned|confirmed|counted|found|said|to\s+be|to\s+have\s+been)?\s*"
    rf"(?:(?:as|among|amongst|one\s+of|to\s+be|being)\s+)*(?:a\s+(?:further|second|third)\s+)?"
    rf"(?:the\s+|those\s+|a\s+)?(?:\w+\s+)?(?:{_DEAD}|deaths?)\b)"
    r"|(?P<injured>injured|wounded|hurt|(?:as\s+being\s+)?in\s+(?:a\s+)?(?:serious|critical|stable|grave)\s+condition"
    r"|(?:mentioned|described|reported)\b[^.;]{0,60}\bin\s+(?:a\s+)?(?:serious|critical|grave)\s+condition"
    r"|(?:suffered|sustained|incurred|received)\s+[^.;,]{0,50}?(?:injur\w+|wounds?|bruis\w+|burns?|fractur\w+|broken|cuts)))"
    r"\b(?!\s+by\s+the\s+loss)"
)
_HURT_BEFORE = re.compile(
    r"\b(?:injur(?:y|ies)\s+(?:to|of)|injuring|wounding|injured|wounded(?:\s+(?:was|were|are|is|as))?)\s*[:,]?\s*$"
)
#: What those listed are called themselves: "the slain journalist Sami", "the martyr Lina", "a wounded man".
_CALLED_DEAD = re.compile(r"\b(?:martyrs?|victims?|martyred|murdered|slain|late|deceased|dead)\b")
_CALLED_HURT = re.compile(r"\b(?:wounded|injured)\b")
_PAST = re.compile(r"\b(?:prior\s+to|before|until|since|previously|earlier|ago)\s+(?:the\s+)?(?:\w+\s+)?$")
_ONE = re.compile(
    r"\b(?:(?:his|her|your(?=\s+(?:departure|martyrdom|passing)))\s+(?:own\s+)?(?:tragic\s+|untimely\s+|sad\s+)?"
    r"(?:death|martyrdom|passing|killing|departure|murder|demise)\b(?!\s+(?:toll|certificate))"
    r"|(?:he|she)\s+(?:(?:was|had\s+been|has\s+been|is)\s+)?(?:\w+ly\s+|also\s+)?"
    r"(?:killed|martyred|died|murdered|passed\s+away)\b)"
)
_HE_WITH = re.compile(
    r"\b(?:he|she)\s+(?:(?:was|had\s+been|has\s+been|is)\s+)?(?:\w+ly\s+|also\s+)?(?:killed|martyred|died|murdered)\s+"
    r"(?:alongside|(?:along\s+|together\s+)?with)\s+$"
)
_POSSESSOR = re.compile(r"\b\w+[’']s?\s")
_AGENT = re.compile(r"\bby\s+$")
_STOP = re.compile(r"[,.;”]")
_DEED = re.compile(r"(?:killed|murdered|injured|wounded|hurt)\b")
_OBJECT = re.compile(r"\s+(?:[A-Z]|the\s|an?\s|\d|his\s|her\s)")
_WITH = re.compile(r"\b(?:alongside|with)\s+$")
_CONDOLED = re.compile(r"\b(?:condolences|condoled|patience|sympath\w+)\b[^.;]{0,40}$")


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
    text = text.replace("[", " ").replace("]", " ")
    for found in lists(text):
        before = text[max(0, found.start - 60) : found.start]
        alone = len(found.each) == 1 and found.each[0].kin == "several" and not found.each[0].name
        if alone and not _WITH.search(before):
            continue  # a number alone is read by `figures`
        harm = _governed(text, found)
        if harm is None or _elsewhere(text, found):
            continue
        target = killed if harm == "killed" else hurt
        target.add(found)
        if _HE_WITH.search(before):
            target.each.append(Person("", "he", 1, found.start, found.start))
        elif _WITH.search(before):
            target.beside += found.each
    told = [t for t in (_told("killed", killed), _told("injured", hurt)) if t is not None]
    if not told:
        one = _one(text)
        return [one] if one else []
    return told


def _governed(text: str, found: Persons) -> Harm | None:
    """What happened to those listed; None where no word of harm governs the list."""
    before = text[max(0, found.start - 100) : found.start]
    called = text[found.start : found.end]
    for person in found.each:
        called = called.replace(person.name, " ") if person.name else called
    called = _POSSESSOR.sub(" ", called)  # "the victim’s uncle" is none
    if _CALLED_HURT.search(called):
        return "injured"
    if _CALLED_DEAD.search(called):
        return "killed"
    if _HURT_BEFORE.search(before):
        return "injured"
    after = None if _AGENT.search(before) else _AFTER.match(text, found.end)
    if after and not _acts(text, after):
        return "injured" if after["injured"] else "killed"
    governor = _BEFORE.search(before)
    if governor and not _PAST.search(before[: governor.start()]):
        return "killed"
    return None


def _elsewhere(text: str, found: Persons) -> bool:
    """Whether the words around the list, to the next comma, place it in another event."""
    first = max(0, found.start - 80)
    stop = _STOP.search(text, found.end + 2)
    words = text[first : stop.start() if stop else len(text)]
    return another_event(words, persons("killed", found.number, None, None, (found.start - first, found.end - first)))


def _acts(text: str, after: re.Match[str]) -> bool:
    """ "Sami killed Omar": Sami acts; "Sami, killed in a strike" and "killed Sami" are victims."""
    deed = _DEED.match(after[0].lstrip(' ,”’"'))
    return deed is not None and _OBJECT.match(text, after.end()) is not None


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
    for found in _ONE.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        if not _PAST.search(before) and not _CONDOLED.search(before):
            return Victims("killed", 1, False, found.start(), found.end(), False)
    return None
