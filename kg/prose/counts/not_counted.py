"""Numbers that count no one of this event: days, ages, other strikes, and harm of which no split is told."""

import re

from kg.prose.counts.counting import Count
from kg.prose.counts.earlier_events import of_an_earlier_event
from kg.prose.counts.other_counts import in_another_place, of_a_period, toll_of_a_period
from kg.prose.counts.other_occasions import names_a_total
from kg.prose.counts.other_tolls import RECORD, of_other_events
from kg.prose.counts.unlinked import by_later_mine
from kg.prose.words.numbers import NUMBER_WORD, Number
from kg.prose.words.screen import Screened

_DATE_BEFORE = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)\.?\s+|\b(?:aged?|age of|Street|street|road|Block|No\.?|number)\s+"
    r"|\bages?\s+(?:(?:as|of|were|are|was|being)\s+)?(?:\d+\s*(?:,|and|,\s+and)\s+)*"
    r"|\b(?:man|woman|boy|girl|child|son|daughter|person|resident|pensioner|toddler|infant|teenager)\s+of\s+"
    r"|\bthe\s+age\s+of\s+|\baged?\s+\d+\s*(?:,|and)\s+|[(]|\bno\s+)$"
)
_ELSEWHERE = Screened(
    r"\b(?:the (?:19|20)\d\d (?:war|offensive|assault|conflict|aggression)"
    r"|since (?:the\s+)?(?:\w+\s+){0,2}?(?:beginning|start|outbreak|war|conflict|genocide|aggression|invasion"
    r"|revolution|uprising|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:19|20)\d\d)\b|(?:previous|earlier|another|other"
    r"|separate) (?:air ?|drone |missile )?(?:strike|attack|raid|incident|bombing|bombardment|shelling"
    r"|massacre|explosion)s?"
    r"|since (?:the |a |that )?(?:\w+ )?(?:ceasefire|cease-fire|truce|armistice|cessation)\b|in the same (?:week"
    r"|month|year)\b"
    r"|since (?:(?:early|this|the|yesterday|last) ){0,2}(?:dawn|morning|midnight|yesterday|night|evening)\b"
    r"|(?:that|this)(?: same)? (?:month|year|summer|winter|week)(?! (?:when|after|in)\b)"
    r"|another (?:house|home|building|school|city|town|camp|neighbou?rhood|location|site|part of)"
    r"|(?:over|throughout|during|across|in the course of) (?:that|the|this) (?:whole|entire|same) (?:day|night"
    r"|week|month)|(?:that|the) whole day|over the (?:whole|entire) day|in several (?:districts|neighbou?rhoods"
    r"|towns|villages|cities|areas|quarters)"
    r"|(?:strike|attack|raid|bombing|shelling|airstrike|massacre)s? (?:there |here |nearby )?(?:in|of"
    r"|on) (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d\w*)?(?:,? \d{4})?,? (?:that |which )?had (?:\w+ )?(?:killed|left|injured|wounded|claimed"
    r"|hit|struck|cost)"
    r"|g(?:ave|iving) (?:\w+ )?(?:prominence|precedence|priority) to"
    r"|thousands of|years ago|so far this|in previous|had previously)\b",
    re.IGNORECASE,
)
#: "denied that eight people had been killed", "would have killed ten", "reports of 12 dead were false": not told as so.
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|refut(?:ed?|es|ing)|dismiss(?:ed|es|ing)|reject(?:ed|s|ing))\s+(?:\w+\s+)?(?:that"
    r"|having|killing|reports|claims|allegations|rumou?rs?|news|suggestions|assertions)\b(?:(?!\b(?:but|saying|adding|while|although|though)\b)[^.;“”])*$"
    r"|\b(?:could|would|might\s+well)\s+(?:easily\s+)?have\s+(?:\w+ed\s+)?$"
)
_UNTRUE = re.compile(
    r"[^.;,“”]{0,30}?\b(?:were|was|are|is|as)\s+(?:\w+ly\s+)?(?:false|untrue|fabricated|baseless|exaggerated|wrong"
    r"|incorrect|lies|a\s+lie)\b"
)
#: "Medics, which had supported it since 2014, said": told of the speaker.
_OF_SPEAKER = re.compile(
    r",\s+(?:which|who|whose)\s+[^,;.“”]{3,90},\s+(?=(?:\w+\s+)?(?:said|says|wrote|told|added|reported|stated"
    r"|announced|confirmed|tweeted|posted|put|counted|named|claimed)\b)"
)
_BOTH = re.compile(
    r"\s*(?:killed|dead|martyred|martyrs|deaths?)\s*(?:and/or|and|or|/)\s*(?:injured|wounded|injuries)"
    r"(?=\s*(?:[.,;:”“]|$)|\s+(?:in|by|when|as|after|during|at|following)\b)",
    re.IGNORECASE,
)
_BOTH_OF = re.compile(
    r"\b(?:(?:killing|deaths?|martyrdom)\s+(?:and|or)\s+(?:wounding|injur\w+)\s+of|kill(?:ed|ing)\s+(?:and|or)\s+(?:wound|injur)(?:ed|ing))\s+(?:\w+\s+)?$"
)
_IN_HOSPITAL = re.compile(
    r"^[^.;]{0,40}?\b(?:had|were|was)\s+(?:already\s+)?(?:been\s+)?(?:already\s+)?(?:in|at|admitted|treated"
    r"|hospitali[sz]ed|receiving|patients|lying|staying)\b[^.;]*?\b(?:before|prior|already|at\s+the\s+time)\b"
    r"|^[^.;]{0,20}?\balready\s+(?:been\s+)?(?:in|at|admitted|treated|hospitali[sz]ed|patients)\b"
)
_EACH = re.compile(
    r"[^,;]{0,40}\b(?:(?:a|per|every|each) day|(?:in|into|per|on)\s+(?:each|every|one|a\s+single"
    r"|the\s+same)\s+(?:vehicle|car"
    r"|ambulance|bed|truck|cart|van))\b"
)
#: "30 are feared dead", "fears that 12 were killed": what is feared is not said to be so.
_FEARS = re.compile(
    r"\bfear(?:s|ed|ing|ful)?\b(?!\s+for\b)(?:(?!\b(?:killed|dead|died|toll|but)\b)[^.;:“”]){0,60}$", re.IGNORECASE
)
_FEARED = re.compile(
    rf"(?:(?!\b(?:killed|dead|died|others|families|family|{NUMBER_WORD})\b)[^.;:,“”]){{0,40}}?\bfeared\b(?!\s+for\b)",
    re.IGNORECASE,
)
#: "among the dead were a doctor and two nurses": there were others.
_AMONG = re.compile(
    r"\b(?:among|amongst)\s+(?:the\s+|those\s+|them\s+)?(?:\w+\s+)?(?:(?:dead|killed|victims|martyrs|deceased"
    r"|fatalities|wounded|injured)\s+)?"
    r"(?:were|was|are|is)\s+(?:(?!\b(?:killed|injured|wounded|left|killing|injuring|wounding|while)\b)[^.;]){0,60}$",
    re.IGNORECASE,
)
#: "among whom were two girls, and seven others were injured": the seven are told of by themselves.
_NEXT = re.compile(r",\s+(?:and|while)\s+$")
_HURT_TOO = re.compile(
    r"(?:[a-z]+\s+){0,3}?\S+\s+(?:others?|people|persons|civilians|more)\s+(?:(?:were|was|had|have|been|also|\w+ly)\s+){0,3}(?:injured"
    r"|wounded|hurt)\b"
)
_ONE_IN = re.compile(r"\b[Oo]ne\s+in\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_SAME_DAY = re.compile(r"\b[Oo]n\s+the\s+same\s+(?:day|morning|night|evening|afternoon),?\s+$")
_IN_ANOTHER_PLACE = re.compile(r"[^.;,“”]{0,40}\bin\s+[A-Z]")
#: "killing a shepherd – an incident Airwars is tracking separately".
_OWN_INCIDENT = re.compile(
    r"[^.“”]{0,60}?(?:\ban?\s+(?:incident|event|strike|attack|case)\s+(?:(?:that|which)\s+)?(?:Airwars|we)\s+(?:is"
    r"|are|has|have|was|were)\b"
    r"|\b(?:recorded|tracked|tracking|documented|assessed|assessing|monitored|covered|treated"
    r"|listed)\s+(?:by\s+Airwars\s+)?(?:separately|as\s+a\s+separate|in\s+a\s+separate))"
)
_REGION = (
    r"(?:country|province|governorate|region|Strip|Gaza\s+Strip|enclave|territor(?:y|ies)|oblast"
    r"|state|West\s+Bank|frontline)"
)
_WIDE = re.compile(
    r"\b(?:across|throughout|all\s+over)\s+(?:the\s+)?(?:(?:whole|entire|besieged"
    rf"|southern|northern|eastern|western|central|occupied)\s+)?(?:of\s+(?:the\s+)?)?(?:{_REGION}\b|Gaza(?!\s+City)|Syria|Iraq|Libya|Yemen|Somalia|Lebanon"
    r"|Ukraine)"
    rf"|\bin\s+the\s+(?:whole|entire)(?:\s+of\s+the)?\s+{_REGION}\b|\b(?:nation|country)wide\b"
    r"|\bin\s+the\s+country\s+as\s+a\s+whole\b",
    re.IGNORECASE,
)
#: "the highest toll, 19, came from": no age.
_AFTER_TOLL = re.compile(
    r"\b(?:toll|figure|numbers?|count|total|estimate|tally|injured|wounded|dead|killed|deaths|martyrs),\s$"
)
_AFTER_NAME = re.compile(r"[A-Za-z’)],\s$")
_NO_LIST = re.compile(r",(?!\s*(?:and|or)\b)|\s*[–—)]")
#: "the seven victims were taken to hospital", "200 patients were being treated": none is said to be hurt.
_OF_HOSPITAL = re.compile(
    r"[^.,;“”]{0,30}?\b(?:taken|rushed|admitted|hospitali[sz]ed|being\s+treated)\b", re.IGNORECASE
)
_NOT_HURT = re.compile(r"\b(?:victims|remains|bodies|corpses|patients|inpatients)\b", re.IGNORECASE)
#: "Noor, 9, and Salim, 60, had died".
_AGES_OF_TWO = re.compile(r",\s+and\s+(?:(?:his|her|their|the|an?)\s+)?[^,.;\d]{2,40},\s+\d{1,3}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: "two women, 68 and 74, died".
_AGES_OF_THEM = re.compile(
    r"(?:men|women|brothers|sisters|boys|girls|children|sons|daughters|people|civilians|residents|pensioners|teenagers|siblings|cousins)"
    r",\s+(?:\d{1,3},\s+)*\d{1,3}\s+and\s+\d{1,3}(?=\s*[,)–—])"
)


#: "Sami had three daughters and was killed": of him alone.
_HAS = re.compile(r"\b(?:had|has|leaves|leaves\s+behind)\s+$")
_KIN_AND_WAS = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:sons|daughters|children|kids|boys|girls|brothers|sisters|grandchildren)\s+(?:and|but|when\s+(?:he|she))\s+(?:was|had\s+been|died)\b"
)


def date(text: str, start: int, end: int) -> bool:
    """Whether the digits are a year, a day, an age, a number of a street or of a list."""
    digits = text[start:end]
    listed = _AFTER_NAME.search(text[max(0, start - 3) : start]) and _NO_LIST.match(text, end)
    if listed and not _AFTER_TOLL.search(text[max(0, start - 20) : start]):
        age = len(digits) < 3  # "her brother Sami, 24, was killed"; "On December 9th, 2023, two were killed"
        return digits.isdecimal() and (age or _YEAR.fullmatch(digits) is not None)
    if _YEAR.fullmatch(digits) or (
        len(digits) < 3 and _AGES_OF_TWO.match(text, end) and _AFTER_NAME.search(text[:start])
    ):
        return True
    if len(digits) < 4 and any(it.start() < start < it.end() for it in _AGES_OF_THEM.finditer(text)):
        return True
    before = text[max(0, start - 24) : start]
    if before.endswith("("):
        return text[end : end + 1] == ")"
    return _DATE_BEFORE.search(before) is not None


def no_person(text: str, start: int, end: int) -> bool:
    """ "a dear one", "one of those killed": no count."""
    if _ONE_IN.search(text, max(0, start - 8), end + 14) is not None:
        return True  # "one in five of the displaced"
    if _HAS.search(text, max(0, start - 16), start) and _KIN_AND_WAS.match(text, end):
        return True
    if text[start:end].lower() != "one":
        return False
    before = re.search(
        r"\b(?:dear|loved|no|any|every|each|the only|another|the|young|little|beloved|some|a \w+)\s+$",
        text[max(0, start - 20) : start],
    )
    if re.search(r"(?:^|,)\s*$", text[:start]) and re.match(r"\s+of\s+(?:the|those)\s[^,.;]{1,40},", text[end:]):
        return True  # "Sami Odeh, one of the men injured, wrote"
    if re.match(
        r"\s+(?:of\s+)?(?:the|our|its|their|my|his|her)\s+\w+(?:,|est\b|\s+(?:and|beloved|dear)\b)", text[end:]
    ):
        return True  # "farewell to one of the purest, dearest souls"
    return (
        before is not None
        or re.match(r"\s+of\s+(?:those|the\s+(?:dead|victims|killed|deceased|martyrs|few))\b", text[end:]) is not None
    )


def another_event(text: str, count: Count) -> bool:
    """Whether the words place the counted harm in another event or an earlier time."""
    first = max(text.rfind(".", 0, count.start), text.rfind(";", 0, count.start), 0)
    last = text.find(".", count.end)
    sentence = RECORD.sub(" ", _OF_SPEAKER.sub(" ", text[first : last if last > 0 else len(text)]))
    if _ELSEWHERE.search(sentence) or by_later_mine(sentence) or names_a_total(text, count):
        return True
    before, clause = text[first : count.start], re.split(r"[,.;]|”(?! [a-z])", text[count.end :], maxsplit=1)[0]
    if _DENIED.search(before) or _UNTRUE.match(clause):
        return True
    if (
        of_a_period(before, clause)
        or toll_of_a_period(text[first : count.end])
        or in_another_place(sentence, before, clause)
    ):
        return True
    if of_an_earlier_event(before, clause, text[count.end :], opens=first == 0) or _wide(before, clause):
        return True
    if _SAME_DAY.search(before) and _IN_ANOTHER_PLACE.match(clause):
        return True
    if of_other_events(sentence, before, clause):
        return True
    if own_incident(text, count.end) or _IN_HOSPITAL.search(text[count.end : last if last > 0 else len(text)]):
        return True
    return (count.harm == "injured" and _not_hurt(text, max(first, count.start - 30), count.end)) or _EACH.match(
        clause
    ) is not None


def own_incident(text: str, end: int) -> bool:
    """Whether the words behind a count tell that the monitor keeps it as an incident of its own."""
    return _OWN_INCIDENT.match(text, end) is not None


def _not_hurt(text: str, first: int, end: int) -> bool:
    treated = _OF_HOSPITAL.match(text, end)
    return treated is not None and _NOT_HURT.search(text, first, end) is not None and " with " not in treated[0]


def _wide(before: str, clause: str) -> bool:
    """Whether those counted are the dead of a whole province or country, not of one event."""
    around = _WIDE.search(re.split(r"\d", clause, maxsplit=1)[0])
    if around is not None and " and " not in clause[: around.start()]:
        return True
    led = _WIDE.search(before[-70:])
    return led is not None and re.fullmatch(r",?\s+(?:(?!and\b)[\w’-]+\s+){0,3}", before[-70:][led.end() :]) is not None


def feared(text: str, start: int, end: int) -> bool:
    """Whether it is only feared that those who stand at `start` to `end` were harmed: no count."""
    if "fear" not in text and "Fear" not in text:
        return False
    return _FEARS.search(text[max(0, start - 90) : start]) is not None or _FEARED.match(text, end) is not None


def among_others(text: str, start: int) -> bool:
    """Whether those who stand at `start` are told of as some of the dead or hurt."""
    if "mong" not in text or (_NEXT.search(text, 0, start) and _HURT_TOO.match(text, start)):
        return False
    return _AMONG.search(text[max(0, start - 120) : start]) is not None


def both_ways(text: str, number: Number) -> bool:
    """ "18 people were killed and injured": nobody says how many of each."""
    both = _BOTH.search(text, number.end, number.end + 90)
    if _BOTH_OF.search(text[max(0, number.start - 40) : number.start]):
        return True
    return both is not None and re.search(r"[.;,]|\d", text[number.end : both.start()].rstrip(", ")) is None
