"""Forms of verbs of saying by which nobody says anything: adjectives, objects, acts of a party."""

import re

from kg.prose.names.registers import parties
from kg.prose.speech import verbs
from kg.prose.speech.clause_patterns import ARTICLE, AS, BE_DOING, BY, FOUND_OUT, HELD, OF_SOMEBODY, TAKEN
from kg.prose.words import harm
from kg.prose.words.numbers import NUMBER_WORD

_PASSIVE_BE = re.compile(r"\b(?:was|were|been|being|is|are|as)\s+(?:also\s+|later\s+|first\s+|\w+ly\s+)*$")
_ACT = re.compile(rf"\s(?:{harm.STRIKE_NOUN})\s", re.IGNORECASE)
_HARMED = re.compile(
    rf"\b(?:killed|injured|wounded|hurt|died|dead)\b[^.;“”]{{0,20}}?\b(?:and"
    rf"|while)\s+(?:{NUMBER_WORD})\s+others?\s*,?\s*$",
    re.IGNORECASE,
)
#: "killed between six and eight people, including a woman".
_KILLED = re.compile(
    rf"\b(?:kill(?:ed|ing|s)|deaths?\s+of|injur(?:ed|ing)|wound(?:ed|ing))\s+(?:[a-z]+\s+){{0,3}}{NUMBER_WORD}\s+(?:and\s+{NUMBER_WORD}\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:people|persons|civilians|citizens|martyrs|members|children|women|men|Palestinians|workers)\s*,?\s*$"
)
#: "eight people, including a woman, were killed".
_PERSONS = re.compile(
    r"\b(?:people|persons|civilians|citizens|martyrs|members|children|women|men|Palestinians|workers)\s*,?\s*$"
)
_WERE_HARMED = re.compile(
    r"[^.;:]{2,80}?,\s+(?:(?:were|was|had|have|been|\w+ly)\s+){1,3}(?:killed|injured|wounded|martyred|hurt)\b"
)
_SAID_TO_BE = re.compile(r"\s+to\s+(?:be|have)\b")
_BUT = re.compile(r",\s+but\b")
_HAD = re.compile(r"\b(?:had|has|have)\s+(?:(?:also|later|only|already|first|since|previously|\w+ly)\s+)*$")
#: "pinned the blame on", "assigned responsibility to", "carried the names of": somebody says something with them.
_ACTIVE = frozenset({"pinned", "assigned", "carried", "made"})
_ITS_OBJECT = re.compile(
    r"\s+(?:(?:the|its|their|all|full|sole|a|an|no)\s+){0,2}(?:blame|responsibility|culpability|guilt|names?"
    r"|obituary|eulogy|news|list|statement|interview|testimony|mention|(?:same\s+)?(?:event|attack|incident|strike|raid|story|report|figures?|toll|claim))\b(?!\s+by\b)"
    rf"|\s+{NUMBER_WORD}\s+names\b"
)
#: "laid mines on the road".
_PLANTED = re.compile(
    r"(?:put|puts|putting|placed|placing|laid|lays|laying|set|setting)\s+(?:the\s+"
    r"|an?\s+)?(?:[a-z-]+\s+)?(?:explosives?|mines?|landmines?|bombs?|IEDs?|traps?)\b"
)
#: "the raid on Hajla claimed the lives of three women".
_LIVES = re.compile(
    rf"\s+(?:the\s+li(?:fe|ves)\s+of|(?:(?:at\s+least|more\s+than|over|some)\s+)?(?:{NUMBER_WORD}|several|many|dozens\s+of)"
    r"\s+(?:[a-z]+\s+){0,2}?lives)\b"
)
#: "a man said to be a member of Hezbollah": told of him, not by him.
_TO_BE = re.compile(r"\s+to\s+(?:be|have\s+been|belong)\b")
_WHAT = re.compile(r"\b(?:what|which|whom|that)\s+[^,.;]*$")
#: "called in a strike", "called for help".
_CALLED_IN = re.compile(r"\s+(?:in|for|up|off)\b")
#: "two alleged members of Hezbollah": an adjective of those told of.
_ALLEGED = re.compile(
    r"\s+(?:[A-Z][\w-]+\s+)?(?:members?|fighters?|militants?|operatives?|commanders?|leaders?|supporters?|affiliates?"
    r"|smugglers?|spies|agents?|insurgents?|gunmen|terrorists?|combatants?)\b"
)


def reports_act_by(text: str, by: re.Match[str]) -> bool:
    """ "Noor News reported heavy shelling of the camp by Israeli warplanes": the party acts, and reports nothing."""
    if not by["told"] or _ACT.search(by[0]) is None or _PASSIVE_BE.search(text[max(0, by.start() - 40) : by.start()]):
        return False
    if by[0].endswith("  "):  # a quotation mark was there: whom the source's words name is no source
        return True
    return any(party.start <= by.end() + 4 and party.end > by.end() for party in parties(text))


def no_words(text: str, match: re.Match[str], negated: bool) -> bool:
    """ "a man said to be a fighter"; "did not reply, but a post of the ministry said": only the second tells."""
    if match[0] == "said" and _SAID_TO_BE.match(text, match.end()):
        return BE_DOING.search(text[: match.start()][-24:]) is None
    return negated and verbs.lemma(match[0]) in ("reply", "respond") and _BUT.search(text, match.end()) is not None


def of_those_harmed(text: str, match: re.Match[str]) -> bool:
    """ "two were killed and 20 others, including three in critical condition": the others tell nothing."""
    if match[0] != "including":
        return False
    before = text[max(0, match.start() - 90) : match.start()]
    if _PERSONS.search(before) and _WERE_HARMED.match(text, match.end()):
        return True
    return _HARMED.search(before) is not None or _KILLED.search(before) is not None


def with_its_object(text: str, match: re.Match[str]) -> bool:
    """ "held a shoe", "took part" and "found her father" say nothing; "held X responsible" and "found that" do."""
    if verbs.lemma(match[0]) == "hold":
        return HELD.match(text, match.end()) is not None
    if verbs.lemma(match[0]) == "call" and _CALLED_IN.match(text, match.end()):
        return False
    if match[0].startswith("claim") and _LIVES.match(text, match.end()):
        return False
    if _PLANTED.match(text, match.start()):
        return False
    if verbs.lemma(match[0]) == "take":
        return TAKEN.match(text, match.end()) is not None
    return verbs.lemma(match[0]) != "find" or FOUND_OUT.match(text, match.end()) is not None


def adjective(text: str, match: re.Match[str]) -> bool:
    """ "an alleged strike", "a name found by", "made" without "by": no verb that somebody says something with."""
    form = match[0]
    if (
        form in ("said", "reported", "believed", "alleged", "thought")
        and _TO_BE.match(text, match.end())
        and not _WHAT.search(text, 0, match.start())
    ):
        return True
    if form == "see" and text.endswith("(", 0, match.start()):
        return True  # "(see LEB0412i)"
    if verbs.lemma(form) in OF_SOMEBODY and form.endswith("ed") and AS.match(text, match.end()):
        return True  # "Sami, identified as a victim": nobody says it
    if form in ("spoken", "written", "given", "shown"):
        return _HAD.search(text, max(0, match.start() - 40), match.start()) is None
    if form in _ACTIVE and _ITS_OBJECT.match(text, match.end()):
        return False
    if form == "alleged" and _ALLEGED.match(text, match.end()):
        return True
    if form in verbs.WITH_BY or ((form.endswith("ed") or form == "found") and BY.match(text, match.end())):
        return True
    return form in verbs.ADJECTIVES and ARTICLE.search(text, max(0, match.start() - 12), match.start()) is not None
