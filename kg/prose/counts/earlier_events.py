"""Harm of an earlier event: "two weeks after a raid in which 14 died", "who lost his father in 2014"."""

import re

from kg.prose.words.harm import STRIKE_NOUN
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

_LONG_AGO = Screened(
    r"\b(?:last|the (?:previous|past)|a previous) (?:year|month|week|war|winter|summer)"
    r"|\b(?:years?|months?|weeks?) (?:ago|earlier|before|prior)|\b(?:in (?:an?|the) )?(?:earlier|previous) war"
    r"|\bin (?:the )?(?:war|offensive|assault|uprising|aggression) of (?:19|20)\d\d\b"
    r"|\bin (?:the (?:past|last|previous|preceding) )?(?:24|48|72) hours\b"
    r"|\b(?:before|prior to) (?:the|this|that) (?:\w+ )?(?:air ?)?(?:strike|attack|raid|bombing|war|incident)"
    r"|\b(?:earlier|previously|beforehand)\s*$",
    re.IGNORECASE,
)
_AFTER_THAT = re.compile(r"\b(?:days?|weeks?|months?|years?)\s+after\s+(?:\w+\s+){0,3}$")
#: "came hours after nine people were killed in Rafah", "said that two days earlier a school was hit, killing six".
_CAME_AFTER = re.compile(
    r"\b(?:hours?|minutes)\s+after\s+(?:at\s+least\s+|another\s+|some\s+|more\s+than\s+)?$"
    rf"|\bthat\s+(?:just\s+|only\s+)?(?:an?|several|some|a\s+few|{NUMBER_WORD})\s+(?:days?|weeks?|months?|years?"
    rf"|nights?)\s+(?:earlier|before|previously)\b"
    r"[^.;“”]*$"
)
#: "recalled the massacre of April 2017, which left 90 dead".
_RECALLED = re.compile(
    r"\b(?:recall|remind|remember|compar|commemorat)\w*\b[^.;“”]{0,40}\b(?:of|to|the|in)\s[^.;“”]{0,30}?\b(?:19"
    r"|20)\d\d\b"
    r"[^.;“”]*$"
)
#: "in the same camp the day before".
_SAME_PLACE = re.compile(
    r"\b(?:in|at|on)\s+the\s+same\s+(?:camp|area|town|village|street|neighbou?rhood|school|place|city|district|house"
    r"|building|market|spot|site)"
    r"\b[^.;]{0,20}\b(?:days?|nights?|weeks?|months?|years?|hours?)\s+(?:before|earlier|ago|previously)\b"
)
#: "killed there by artillery on the Sunday before".
_THERE_BEFORE = re.compile(
    r"\bthere\b[^.;]{0,60}?\bthe\s+(?:(?:previous|preceding)\s+(?:\w+day|days?|nights?|weeks?|months?|evening|morning)\b"
    r"|(?:\w+day|day|night|week|month|evening|morning)\s+(?:before|earlier|prior|previously)\b)"
)
_BEFORE_NOW = re.compile(r"\b(?:previously|already|earlier)\s+(?:lost|buried|mourned)\s+(?:\w+\s+)?$")
_AFTER_LOSS = re.compile(
    r"\b(?:after\s+(?:having\s+)?(?:losing|lost)|having\s+(?:already\s+)?lost|since\s+losing)\s+(?:\w+\s+){0,2}$"
)
#: "20 a day", "three or four wounded in one car": how it went, no toll.
_IN_A_YEAR = re.compile(
    r"[”\"’,\s]*(?:who\s+)?(?:(?:was|were|had\s+been|had)\s+)?(?:killed|martyred|died|(?:had\s+)?lost\s+(?:an?|his|her|both)\s+\w+)\b[^.;]{0,60}?\bin\s+(?:19|20)\d\d\b"
)
#: "a fire that killed two people in 2010": told of this event, no year stands alone.
_IN_THAT_YEAR = re.compile(r"\s+(?:\w+\s+){0,2}?in\s+(?:19|20)\d\d\b")
_WHO_LOST = re.compile(r"\b(?:who\s+(?:had\s+)?|had\s+)lost\s+$")
_MONTH = re.compile(
    r"\bin\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
#: "two weeks after a raid in which 14 people died": the raid is another one.
_AFTER_ANOTHER = re.compile(
    r"\b(?:after|since|following|before)\s+(?:an?|another|the\s+(?:first|earlier|previous|last)|similar|earlier"
    r"|previous)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:strikes?|raids?|attacks?|bombings?|massacres?|shelling|incidents?|airstrikes?|explosions?)\b[^.;,]{0,50}?"
    r"\b(?:in\s+which|which|that|where|when|killing|injuring|wounding)\b[^.;,]*$",
    re.IGNORECASE,
)
#: "a raid in May had killed twelve", "survived a strike that killed eight", "after strikes in which 20 people died".
_OTHER_STRIKE = re.compile(
    rf"\b(?:an?|another|two|several)\s+(?:[\w-]+\s+){{0,3}}?(?:{STRIKE_NOUN})\s+(?:there\s+|nearby\s+)?(?:in|on"
    r"|of)\s+(?:early\s+|late\s+|mid-)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19"
    r"|20)\d\d)\b[^.;“”]{0,40}?\bhad\s+[^.;“”]{0,30}$"
    rf"|\b(?:escap(?:ed|ing)|surviv(?:ed|ing))\s+an?\s+(?:[\w-]+\s+){{0,3}}?(?:{STRIKE_NOUN})\s+(?:that|which"
    rf"|in\s+which|where)\s[^.;“”]{{0,40}}$"
    r"|\b(?:after|since|following)\s+(?:[\w-]+\s+){0,2}?(?:strikes|raids|attacks|bombings|airstrikes"
    r"|massacres)\s+(?:in\s+which|where|that|which)\s[^.;“”]{0,40}$"
    r"|\b(?:an?\s+second|an?\s+separate|another"
    rf"|an?\s+further)\s+(?:[\w-]+\s+){{0,2}}?(?:{STRIKE_NOUN})\s+(?:nearby|elsewhere"
    r"|in\s+[A-Z][\w’-]+)(?:\s+[A-Z]\w+)?,?\s+"
    r"(?:in\s+which|where|that|which)\s[^.;“”]{0,30}$",
)
_UNITS = r"(?:days?|nights?|evenings?|mornings?|weeks?|months?|years?)"
#: "Two weeks before, the mayor had reported …", "In March, a raid there had killed …": told of an earlier event.
_EARLIER_FIRST = re.compile(
    rf"^\W*(?:(?:{NUMBER_WORD}|an?|several|some|few|just|only|only\s+an?)\s+{_UNITS}\s+(?:before|earlier|previously"
    r"|prior|ago)\b"
    rf"|(?:[Oo]n\s+|[Ii]n\s+)?[Tt]he\s+(?:previous|preceding)\s+{_UNITS}\b|(?:[Ll]ast|[Tt]he\s+previous)\s+(?:year"
    r"|month|week|summer|winter)\b"
    rf"|[Tt]he\s+(?:day|night|week|month|year)\s+(?:before|earlier|prior)\b"
    r"|In\s+(?:early\s+|late\s+|mid-)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b[^.;:“”]{0,80}?\bhad\s)",
    re.IGNORECASE,
)
#: "the school had been hit once before, on July 6th, when four people were killed".
_HIT_BEFORE = re.compile(
    r"\b(?:had|has)\s+(?:\w+\s+)?been\s+(?:\w+\s+)?(?:hit|struck|bombed|targeted|shelled|attacked"
    r"|raided)\b[^.;“”]{0,40}?"
    r"\b(?:(?:once|twice|times)\s+(?:before(?!\s+\w+ing\b)|already|earlier|previously)|before,?\s+(?:on|in|when)"
    r"|previously|in\s+the\s+past)\b"
)
_HIT_NOW = re.compile(r"\b(?:was|were)\s+(?:\w+\s+)?(?:hit|struck|bombed|targeted|shelled|attacked|raided)\b|\bagain\b")
_OF_THIS_TOLL = re.compile(r"\b(?:toll|number|count|figure|estimate|tally)\b")
_HAD_LOST = re.compile(r"\b(?:(?:who|having|had)\s+(?:\w+\s+)?lost|lost|(?:already|previously) \w+)\s+(?:\w+\s+)?$")


def in_a_year(text: str, end: int) -> bool:
    """Whether those who stand before `end` are said to have been killed in a year of their own: another event."""
    return _IN_A_YEAR.match(text, end) is not None


def of_an_earlier_event(before: str, clause: str, after: str, *, opens: bool) -> bool:
    """Whether those counted were harmed in an event before this one.

    `before` is the sentence up to the number, `clause` what follows it in its clause, `after` all that follows it;
    `opens`: the sentence is the first of the text.
    """
    if _AFTER_ANOTHER.search(before) or _OTHER_STRIKE.search(before) or _IN_A_YEAR.match(after):
        return True
    hit = _HIT_BEFORE.search(before)
    if hit and not _HIT_NOW.search(before, hit.end()):
        return True
    if opens and _EARLIER_FIRST.match(before) and not _OF_THIS_TOLL.search(before):
        return True
    if _IN_THAT_YEAR.match(clause):
        return True
    if _AFTER_LOSS.search(before) or _AFTER_THAT.search(before):
        return True
    if _RECALLED.search(before) or _CAME_AFTER.search(before) or _SAME_PLACE.search(clause):
        return True
    if " there" in clause and _THERE_BEFORE.search(clause):
        return True
    if _BEFORE_NOW.search(before) or (_WHO_LOST.search(before) and _MONTH.search(clause)):
        return True
    return _LONG_AGO.search(clause) is not None or (
        (_HAD_LOST.search(before) or re.search(r"\bwhose\b[^,]*$|\bhad been\b", before + clause)) is not None
        and re.search(r"\b(?:19|20)\d\d\b", clause) is not None
    )
