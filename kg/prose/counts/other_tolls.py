"""More words that place those counted in other events: a series, a past attack, a supposition, a whole province."""

import re

from kg.prose.counts.other_occasions import of_other_occasions
from kg.prose.words.harm import STRIKE_NOUN
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
#: "killed 17, the highest toll since 2014": told of the 17.
RECORD = Screened(
    r"\bthe\s+(?:highest|deadliest|worst|largest|biggest|heaviest|bloodiest|greatest)\s+(?:[\w-]+\s+){1,5}?since\s[^.;,]{2,40}(?=\s*(?:[.;”]|$))"
)
_BEGUN = (
    r"(?:truce|ceasefire|cease-fire|armistice|agreement|accord|coup|fall|takeover|withdrawal|escalation|campaign"
    r"|offensive|siege|blockade|hostilities|intervention)"
)
#: "Since the truce, 44 people have been killed", "killed in such strikes", "in the same week": of many events.
_SERIES = Screened(
    rf"\b[Ss]ince\s+(?:the\s+)?(?:[\w’-]+\s+){{0,2}}?{_BEGUN}\b|\b(?:in|by|during|from|to)\s+such\s+(?:\w+\s+)?"
    r"(?:strikes|airstrikes|attacks|raids|incidents|bombings|shootings)\b"
    r"|\b(?:in|during|over|throughout)\s+the\s+same\s+(?:week|month|year|season|period)\b(?!\s+as\b)"
    r"|\bin\s+all\s+(?:of\s+)?(?:the|these|those)\s+(?:\w+\s+)?(?:strikes|airstrikes|attacks|raids|incidents|bombings|shellings|events)\b"
    r"|\b(?:strikes|airstrikes|raids|attacks|bombings|shelling)\s+(?:of|in|over|during)\s+the\s+(?:past|last|previous|preceding)\s+(?:\w+\s+)?(?:days?|weeks?|months?|nights?|hours|year)\b"
    rf"|\b(?:on\s+)?that\s+day\s+alone\b|\bsince\s+(?:early|mid|late)[- ]{_MONTH}\b"
    r"|\b(?:across|throughout|all\s+over)\s+the\s+(?:city|town|district|quarter)\s+(?:during|over|in)\s+the\s+(?:week|month|day|past)\b"
    rf"|\b(?:between|from)\s+{_MONTH}(?!\s+\d{{1,2}}\b)(?:\s+\d{{4}})?\s+(?:and|to|until|through)\s+{_MONTH}(?!\s+\d{{1,2}}(?:st|nd|rd|th)?\b)"
    r"|\bin\s+(?:\w+\s+)?(?:different|separate)\s+(?:strikes|airstrikes|raids|attacks|bombings)\b"
    rf"|\bin\s+the\s+same\s+(?:village|town|area|district|city|quarter|camp)\s+in\s+{_MONTH}(?!\s+\d)"
    rf"|\b(?:{STRIKE_NOUN})\s+(?:of|on|in|at|near)\s+(?:al-)?[A-Z][^,.;]{{1,30}}?\s+on\s+the\s+same\s+(?:day|night|morning|evening)\s+(?:had\s+)?(?:killed|left|injured|wounded)"
    r"|\b(?:over|in|during|within)\s+the\s+(?:past|last|previous)\s+(?:day|24\s+hours|48\s+hours|week|month|year)\b"
    rf"|\bfrom\s+(?:several|many|different|various|{NUMBER_WORD})\s+(?:\w+\s+)?(?:hospitals|fronts|strikes|raids|towns|villages|districts|cities)\b"
    r"|\bin\s+those\s+(?:\w+\s+)?(?:strikes|airstrikes|attacks|raids|incidents|bombings)\b"
    r"|\bat\s+(?:the\s+)?(?:aid|distribution|food)\s+(?:distribution\s+)?(?:points|sites|centres|centers|hubs)\b"
    r"|\bthe\s+day[’']s\s+(?:\w+\s+)?(?:strikes|airstrikes|raids|attacks|bombings|shelling|fighting)\b"
    rf"|\b(?:strikes|airstrikes|raids|attacks)\s+(?:on|in|across)\s+(?:several|many|various|{NUMBER_WORD})\s+(?:\w+\s+)?(?:provinces|governorates|cities|districts|regions)\b"
    r"|\b(?:strikes|airstrikes|raids|attacks)\s+(?:on|in|across)\s+(?:the\s+)?(?:south|north|east|west)(?:\s+of\s+the\s+(?:country|province|Strip)|\s+and\s+the\s+\w+)?(?=\s+(?:\w+\s+)?(?:had\s+)?(?:kill|left|wound|injur|claim|that\s|on\s))"
    rf"|\b(?:an?|another)\s+(?:[\w-]+\s+){{0,2}}?(?:{STRIKE_NOUN})\s+(?:on|in|at|near)\s+(?:the\s+same\s+\w+|[^.;,]{{2,40}}?)\s+(?:an?|one|two|three|four|five|six|several|some|\d+)\s+(?:days?|weeks?|months?|years?|nights?)\s+(?:before|earlier|previously)\b"
    rf"|\b(?:{STRIKE_NOUN})\s+(?:of|on)\s+the\s+(?:previous|preceding)\s+(?:day|night|evening|week|month|year)\b",
    re.IGNORECASE,
)
#: "the man had taken part in the attack of May 7th, in which 40 people were killed".
_TOOK_PART = Screened(
    r"\b(?:t(?:ook|aken|aking)\s+part|involve[dment]{1,5}|participat\w+|(?:an?|his|her|their)\s+(?:\w+\s+)?role)\s+in\s+(?:the|an?)"
    rf"\s+(?:[\w-]+\s+){{0,3}}?(?:{STRIKE_NOUN})\b[^.;“”]{{0,60}}?\b(?:which|that|where|when|killing|responsible)\b[^.;]*$"
)
#: "Three days afterwards a second strike killed five".
_LATER = re.compile(
    rf"^\W*(?:[a-z]+\s+that\s+)?(?i:{NUMBER_WORD}|an?|several|some|the\s+(?:next|following))\s+(?:days?|weeks?|months?|years?)"
    rf"(?:\s+(?:later|afterwards?|after\s+that|on))?,?\s[^.;]{{0,60}}?\b(?:a\s+(?:second|third|new|further|similar"
    rf"|separate)|another)\s+(?:[\w-]+\s+){{0,2}}?(?:{STRIKE_NOUN})\b",
)
_OPENED = re.compile(
    r"\W*(?:(?:In|During|Over|Throughout)\s+the\s+same\s+(?:week|month|year|period)"
    rf"|Since\s+the\s+(?:[\w’-]+\s+){{0,2}}?{_BEGUN}\b[^.;,]{{0,40}}),\s*"
)
_NEAR_NEXT = Screened(
    r"\b(?:nearby|neighbou?ring|adjacent)\s+\w+\b[^.;]{0,60}\b(?:the\s+)?(?:next|following|previous|preceding)\s+"
    r"(?:day|night|week|month|morning|evening)\b"
    r"|\b(?:the\s+)?(?:next|following|previous|preceding)\s+(?:day|night|week|month|morning|evening)\b[^.;]{0,60}\b(?:nearby|neighbou?ring|adjacent)\s+\w+\b"
)
_WOULD_HAVE = re.compile(r"(?:\s+\w+){0,3}?\s+would\s+(?:\w+\s+)?have\s")
_IF_THEY = re.compile(r"\b(?:if|whether)\s+(?:(?:any|some|all)\s+of\s+)?(?:the\s+|those\s+|these\s+|his\s+|her\s+)?$")
_WERE_HARMED = re.compile(
    r"(?!\s+(?:\w+\s+)?(?:killed|dead|victims|wounded|injured|martyrs|casualties)\b)[^.;,]{0,50}?\b(?:were|was|had)\s+"
    r"(?:\w+\s+){0,2}?(?:hurt|killed|injured|wounded|harmed|dead|died)\b"
)
_PROVINCE = r"(?:province|governorate|region|country|enclave|district|oblast|Strip|territory|countryside)"
#: "killed in the province in March": no day is named.
_IN_MONTH = re.compile(
    rf"[^.;,“”]{{0,40}}?\b(?:in|across|throughout)\s+(?:the\s+|all\s+of\s+)?(?:[\w’-]+\s+){{0,3}}?{_PROVINCE}\s+(?:in|during|throughout)"
    rf"\s+(?:the\s+month\s+of\s+)?{_MONTH}(?!\s+\d{{1,2}}\b)"
)
#: "between 1 and 14 March": more than one night.
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+(?:{_MONTH}\s+)?(?P<one>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+{_MONTH})?\s+(?:and|to|until)\s+"
    rf"(?:{_MONTH}\s+)?(?P<two>\d{{1,2}})(?:st|nd|rd|th)?\b(?P<month>\s+{_MONTH})?"
)
_ITS_OWN = re.compile(
    r"\b(?:an?|the|another|that)\s+(?:earlier|previous|prior)\s+(?:[\w-]+\s+){0,2}?(?:" + STRIKE_NOUN + r")\b"
)


def of_other_events(sentence: str, before: str, clause: str) -> bool:
    """Whether those counted are no toll of this event.

    `before` is the sentence up to the number, `clause` what follows the number in its clause.
    """
    if _SERIES.search(before) or _SERIES.search(clause) or _NEAR_NEXT.search(sentence):
        return True
    if _TOOK_PART.search(before) or _LATER.match(before) or of_other_occasions(sentence, before, clause):
        return True
    if _WOULD_HAVE.match(clause) or (_IF_THEY.search(before) and _WERE_HARMED.match(clause)):
        return True
    return _IN_MONTH.match(clause) is not None or _days_apart(clause) or _ITS_OWN.search(clause) is not None


def opened_elsewhere(words: str) -> bool:
    """Whether the words that lead up to a clause place it beside this event: "In the same week, according to X, …"."""
    return _OPENED.fullmatch(words) is not None


def _days_apart(clause: str) -> bool:
    found = _BETWEEN.search(clause)
    if found is None or not re.search(_MONTH, found[0]):
        return False
    return int(found["two"]) - int(found["one"]) > 1
