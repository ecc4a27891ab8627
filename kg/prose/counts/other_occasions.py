"""Tolls of other occasions: of a war, a month, many strikes counted together; of a strike of last year or the next day.

Beside `other_tolls` and `earlier_events`, which know the common turns; each pattern asks for words that no toll of one
event has ("in such strikes", "in 2014", "in three days of bombing").
"""

import re

from kg.prose.counts.counting import Count
from kg.prose.words.harm import STRIKE_NOUN
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d"
_WAR = (
    r"(?:war|conflict|genocide|campaign|offensive|siege|hostilities|invasion|escalation|uprising|revolution|blockade)"
)
_BEGAN = r"(?:began|begun|started|resumed|broke\s+out|erupted|collapsed|ended)"
_STRIKES = (
    r"(?:strikes|airstrikes|air\s+strikes|raids|attacks|massacres|incidents|bombings|shellings|violations|events)"
)
_REGION = r"(?:country|province|governorate|region|Strip|enclave|oblast|city|district|West\s+Bank)"
_STATE = (
    r"(?:Iraq|Syria|Lebanon|Yemen|Libya|Somalia|Gaza|the\s+West\s+Bank|the\s+Gaza\s+Strip|Ukraine|Afghanistan|Israel"
    r"|Iran)"
)
_DAYS = r"(?:days|weeks|months|years|nights)"
_NEXT = r"(?:day|night|morning|evening|week|month|year|afternoon)"
_HARMING = rf"(?:{STRIKE_NOUN}|blast|ambush)"
#: "the toll of the war had risen to", "during the summer", "in both countries": of no one event, wherever it stands.
_TOTAL = Screened(
    rf"\b(?:toll|total|numbers?|count|figures?|dead|victims|martyrs|deaths)\s+(?:of|from|in|for|during)\s+(?:the|this)\s+"
    rf"(?:\w+\s+)?(?:{_WAR}|aggression(?!\s+(?:on|against)\s+(?!(?:the\s+)?(?:Gaza\b|Strip|country|{_STATE}))))\b"
    rf"|\bin\s+(?:the\s+)?month\s+of\s+{_MONTH}\b"
    r"|\b(?:across|throughout|all\s+over)\s+(?:the\s+)?(?:northern|southern|eastern|western|north|south|east|west|rural)\b"
    r"(?!\s+(?:side|part|end|edge|quarter))"
    r"|\b(?:over|during|throughout)\s+(?:the|that|this)\s+(?:\w+\s+)?(?:summer|winter|spring|autumn|years|months|weeks)\b"
    rf"|\bin\s+(?:{NUMBER_WORD}|several|many|a\s+few)\s+{_DAYS}\s+of\b"
    rf"|\bin\s+(?:both\s+)?{_STATE}\s+and\s+(?:in\s+)?{_STATE}\b|\bin\s+both\s+countries\b"
    rf"|\bsince\s+(?:the\s+(?:\w+\s+)?(?:{_STRIKES}|war|campaign|offensive|operation|siege|escalation|truce|ceasefire|fighting"
    rf"|hostilities|protests)|it|they|he|she)\s+(?:had\s+|was\s+|were\s+)?(?:{_BEGAN}|founded|established|opened|created|formed)\b"
    rf"|\bsince\s+(?:last\s+\w+|its\s+(?:foundation|founding|establishment|beginning|start|creation)|early|mid-?|late)\b"
    rf"|\b{_REGION}\s+as\s+a\s+whole\b|\b(?:province|city|region|governorate|Strip|district)-wide\b"
    rf"|\b(?:in|over)\s+the\s+(?:\w+\s+)?(?:province|governorate|country|Strip|oblast|enclave)\s+(?:(?:on\s+)?that(?:\s+same)?|(?:on\s+)?the\s+same)"
    r"\s+(?:day|night|week|month)\b"
    r"|\b(?:daily|weekly|monthly|annual|yearly|cumulative)\s+(?:\w+\s+)?(?:toll|count|total|tally|average)\b|\bday[’']s\s+(?:\w+\s+)?(?:toll|total|dead|victims|shelling|strikes|raids|attacks|bombardment|bombing)\b"
    r"|\b(?:dead|killed|victims|martyrs|deaths|toll|total)\s+(?:of|for)\s+(?:the|that)\s+(?:whole\s+|entire\s+)?day\b"
    rf"|\bin\s+(?:(?:under|less\s+than|over|more\s+than|just|only|about|some|barely)\s+(?:{NUMBER_WORD}|an?)\s+(?:days?|weeks?|months?|years?)|{NUMBER_WORD}\s+weeks)\b(?!\s+of\b)"
    r"|\bin\s+the\s+(?:worst|deadliest|bloodiest)\s+of\s+(?:them|these|those|which)\b"
    r"|\b(?:at|in|during)\s+(?:child)?birth\b|\b(?:of|from)\s+(?:cancer|old\s+age|covid\S*|cholera|hunger|starvation|(?:an?\s+)?(?:long\s+)?illness|disease)\b|\b(?:road|traffic|car)\s+(?:accident|crash)\b"
    rf"|\bon\s+average\b|\ban\s+average\s+of\b|\b(?:each|every|per|a)\s+(?:week|month|year)(?=\s*(?:[,.;]|$|in\b|by\b|from\b))"
    rf"|\bin\s+(?:various|different|multiple)\s+(?:parts|areas|towns|villages|places|districts|quarters|locations|neighbou?rhoods)\b"
    rf"|\bin\s+(?:{NUMBER_WORD}|several|many)\s+(?:different\s+)?(?:towns|villages|cities|provinces|governorates|regions|countries)\b"
    r"|\bsince\s+the\s[^.;,“”]{3,60}?\s(?:began|started|resumed|broke\s+out)\b"
    r"|\bsince\s+the\s+early\s+(?:hours|morning)\b|\bfrom\s+(?:all|various|different)\s+(?:areas|parts|fronts|districts|quarters)\b"
    r"|\b(?:strikes|raids|attacks|airstrikes|bombardment|shelling|bombing)\s+(?:on|of|across)\s+the\s+(?:Gaza\s+)?Strip\b"
    rf"|\bone\s+of\s+(?:(?:{NUMBER_WORD}|several|many|dozens)\s+)?(?:of\s+)?(?:(?:such\s+|similar\s+)?{_STRIKES}\s+)?(?:on|in|at|across|that\s+(?:day|night))\b[^;“”]{{0,60}}?\bin\s+which\b"
    r"|\bin\s+the\s+course\s+of\s+(?:that|the)\s+(?:\w+\s+)?(?:battle|fighting|offensive|campaign|war|siege|month|year|week)\b|\bon\s+both\s+sides\b"
    r"|\bin\s+the\s+(?:week|month|days|weeks)\s+(?:of|before|after|around)\s+the\s+(?:\w+\s+)?(?:raid|strike|attack|incident|bombing)\b"
    r"|\b(?:had|has|have)\s+(?:already|so\s+far)\s+(?:given|offered|sacrificed|suffered|seen|cost|claimed)\b"
    r"|\b(?:allowed|permitted)\s+to\s+(?:leave|cross|travel)\b"
    rf"|\bearlier\s+in\s+the\s+(?:war|conflict|year|month|week|siege|campaign|offensive|spring|summer)\b",
    re.IGNORECASE,
)
#: One of these stands in each sentence of which the patterns for days, places and wars can tell anything.
_MAY = Screened(
    r"\b(?:since|war|conflict|genocide|campaign|offensive|siege|hostilities|invasion|escalation|uprising|revolution|blockade"
    r"|aggression|month|months|across|throughout|over|summer|winter|spring|autumn|year|years|week|weeks|days?|nights?|countries"
    r"|Iraq|Syria|Lebanon|Yemen|Libya|Somalia|Bank|Ukraine|Afghanistan|Iran|whole|wide|daily|weekly|monthly|annual|yearly"
    r"|quarterly|half-yearly|cumulative|average|each|every|various|different|multiple|earlier|before|previously|ago|birth"
    r"|childbirth|cancer|old|covid|cholera|hunger|starvation|illness|disease|accident|crash|worst|deadliest|bloodiest"
    r"|early|late|areas|fronts|parts|towns|villages|cities|provinces|governorates|regions|Strip|which|sides|course|already|far|allowed|permitted|first|second|third|last|previous"
    r"|between|from|number|toll|count|total|altogether|overall|all|battle|operation|fighting)\b",
    re.IGNORECASE,
)
#: "had documented 11 strikes in which", "committed 17 massacres, with": several counted together.
_COUNTED_STRIKES = Screened(
    rf"\b(?:document|record|count|verif|investigat|regist|log|list|catalogu|monitor)\w*\s+(?:(?:at\s+least|some|about|more\s+than|over)\s+)?"
    rf"(?:{NUMBER_WORD}|dozens\s+of|several|many|hundreds\s+of)\s+(?:[\w-]+\s+){{0,3}}?{_STRIKES}\b[^;“”]{{0,70}}$"
    rf"|(?:{NUMBER_WORD}|several)\s+(?:\w+\s+)?massacres\b[^;“”]{{0,70}}$",
    re.IGNORECASE,
)
#: "a total of 33 people had been killed in the basin during the campaign".
_IN_TOTAL = Screened(r"\b(?:in\s+total|a\s+total\s+of|altogether|overall|in\s+all)\b", re.IGNORECASE)
_IN_A_WAR = Screened(
    r"\b(?:in|during|throughout|over)\s+the\s+(?:\w+\s+)?(?:campaign|offensive|siege|battle|operation|fighting|hostilities)\b"
)
#: "brought to 27 the number of civilians killed by drones in the province in 2013".
_BROUGHT_TO = Screened(r"\b(?:rais|br(?:ing|ought|ings))\w*\s+to\s+(?:at\s+least\s+|over\s+|more\s+than\s+)?$")
_NUMBER_OF = re.compile(
    r"(?:\w+\s+)?\s*the\s+(?:total\s+)?(?:number|toll|count|total)\b.*?\b(?:in|since|during|throughout|across|so\s+far|this)\s+"
    rf"(?:{_YEAR}|{_MONTH}|the\s+(?:\w+\s+)?(?:{_WAR}|{_REGION}|year|month|week)|(?:year|month|week)\b)"
)
_BY_REPORT = Screened(
    r"\bin\s+(?:its|his|her|their|the|an?)\s+(?:\w+\s+)?(?:weekly|monthly|annual|yearly|quarterly|half-yearly)\s+(?:\w+\s+)?"
    r"(?:report|summary|bulletin|overview|update|review|statistics)\b",
    re.IGNORECASE,
)
#: "counted 41 civilians killed": an acknowledgement ("assessed that four were killed") is of one event.
_COUNTED = re.compile(r"\b(?:count|record|document|regist|tall|catalogu)\w*\s+(?:\w+\s+){0,3}$")
_OF_THIS = re.compile(
    r"\b(?:in|by|from)\s+(?:the|this|that)\s+(?:\w+\s+)?(?:strike|attack|raid|incident|bombing|massacre)\b"
)
#: Before the number: a strike of another time.
_ANOTHER_TIME = Screened(
    rf"\bhad\s+(?:\w+\s+)?been\s+(?:hit|struck|bombed|targeted|shelled|attacked|raided|destroyed)\b[^.;“”]{{0,30}}?\bin\s+{_YEAR}\b[^.;“”]{{0,40}}$"
    rf"|\balready\s+been\s+(?:hit|struck|bombed|targeted|shelled|attacked|raided)\b[^.;“”]{{0,30}}?\b(?:in\s+(?:early\s+|late\s+)?{_MONTH}"
    rf"|(?:days?|weeks?|months?|years?)\s+(?:before|earlier)|last\s+\w+)\b[^.;“”]{{0,40}}$"
    rf"|\bafter\s+(?:that|those|the\s+one|the\s+ones)\s+(?:of|in|on)\s+(?:last\s+|early\s+|late\s+)?(?:{_MONTH}|{_YEAR}|the\s+\w+\s+{_NEXT}|\w+day)\b[^.;“”]*$"
    rf"|\bthe\s+(?:following|next|previous|preceding)\s+{_NEXT},?\s+(?:an?|another|two|three|several)\s+(?:[\w-]+\s+){{0,3}}?{_HARMING}\b[^.;“”]*$"
    rf"|\bthat\s+(?:in\s+)?(?:last\s+(?:month|year|summer|winter|spring|autumn)|the\s+(?:previous|preceding)\s+{_NEXT})\b[^.;“”]*$"
    rf"|\bin\s+the\s+(?:first|previous|earlier|last|second|third)\s+(?:\w+\s+)?{_HARMING}\b[^.;“”]{{0,40}}?\b(?:days?|weeks?|months?|years?)\s+(?:before|earlier|previously|later|ago)\b[^.;“”]*$"
    rf"|\b(?:last|previous|first|second|third|other)\s+such\s+(?:\w+\s+)?{_HARMING}\b[^.;“”]*$"
    rf"|\b(?:{NUMBER_WORD}|an?|some|several|a\s+few)\s+(?:days?|weeks?|months?|years?|nights?)\s+(?:after|following|before)\s+(?:an?|another)\s+(?:[\w-]+\s+){{0,2}}?(?:{STRIKE_NOUN})\b"
    r"[^.;,“”]{0,70}?\b(?:in\s+which|which|that|where|when|killing)\b(?:,\s+according\s+to\s[^,]{0,60},)?[^.;,“”]*$"
    rf"|\b(?:in|of)\s+the\s+{_YEAR}\s+(?:massacre|attack|strike|bombing|raid|battle|campaign|siege|shelling|airstrike)\b[^.;“”]*$"
    rf"|\b(?:back\s+)?in\s+{_YEAR},?\s+(?:an?|another|the\s+same)\s+(?:[\w-]+\s+){{0,3}}?{_HARMING}\b[^.;“”]*$",
    re.IGNORECASE,
)
#: "brought back memories of the raid in which", "similar to one where": of another.
_LIKENED = Screened(
    rf"\b(?:remind|reminisc|compar|liken|resembl)\w*\b[^.;“”]{{0,60}}?(?:\b(?:{STRIKE_NOUN})\b|\bthat\b)[^.;“”]{{0,60}}?\b(?:in\s+which|which|where|when)\b[^.;]*$"
    rf"|\b(?:similar\s+to|linked?|like)\s+(?:[^.;“”]{{0,40}}\bto\s+)?(?:an?|that|the\s+(?:\w+\s+)?(?:{STRIKE_NOUN})\s+(?:of|in|on))\b[^.;“”]{{0,60}}?\b(?:in\s+which|where|when)\b[^.;]*$",
    re.IGNORECASE,
)
#: "said that a month before, a shell …": words that place all that follows.
_TIME_FIRST = Screened(
    rf"(?:\bthat|[,;“]|\bbut|\band|^)\s*(?:(?:only|just|some|about)\s+)?(?:an?|a\s+few|several|a\s+couple\s+of|{NUMBER_WORD})\s+"
    r"(?:(?:days?|weeks?|months?|years?|nights?)\s+(?:earlier|before|previously|ago)|hours?\s+(?:earlier|before),?\s+(?:an?|another)\s[^.;“”]{0,60}?\bhad)\b[^.;“”]*$"
    r"|\bthat\s+(?:on\s+)?the\s+(?:day|night|week|month|year|evening|morning)\s+(?:before|earlier),?\s[^.;“”]{0,60}?\bhad\b[^.;“”]*$",
    re.IGNORECASE,
)
_ORDINAL = Screened(r"\bin\s+the\s+(?:first|second|third|last|previous|earlier)(?:\s+(?:one|time|case))?,\s[^.;“”]*$")
_TIMES = re.compile(r"\b(?:times?|twice|thrice|strikes|attacks|raids|bombings)\b")
#: Behind the number: "in a strike on the mourners the following day", "in a strike in 2014".
_IN_ANOTHER = Screened(
    rf"\b(?:in|by|when)\s+(?:an?|another)\s+(?:[\w-]+\s+){{0,3}}?{_HARMING}\b[^.;“”]{{0,50}}?\b(?:the\s+(?:following|next|previous|preceding)\s+{_NEXT}|in\s+{_YEAR}\b|in\s+the\s+\w+\s+war)"
    rf"|\bwhen\s+(?:it|the\s+\w+)\s+was\s+(?:\w+\s+)?(?:hit|struck|bombed|shelled|attacked)\s+(?:\w+\s+)?in\s+{_YEAR}\b",
    re.IGNORECASE,
)
#: "room for 25 wounded".
_ROOM_FOR = Screened(
    r"\b(?:room|space|beds|capacity|places|equipped|prepared|supplies|enough|designed|intended)\s+(?:for|of)\s+(?:\w+\s+){0,2}$"
)
#: "between September 30th and November 12th".
_MONTHS_APART = re.compile(
    rf"\b(?:between|from)\s+(?:(?P<day>\d{{1,2}})\w*\s+)?(?P<month>{_MONTH})\b(?:\s+(?P<day2>\d{{1,2}})\w{{2}})?(?:,?\s+{_YEAR})?\s+(?:and|to|until|till)\s+"
    rf"(?:the\s+)?(?:(?P<to>\d{{1,2}})\w*\s+)?(?!(?P=month)){_MONTH}\b(?:\s+(?P<to2>\d{{1,2}})\w{{2}}\b)?"
)


def of_other_occasions(sentence: str, before: str, clause: str) -> bool:
    """Whether those counted are no toll of this event.

    `before` is the sentence up to the number, `clause` what follows the number in its clause.
    """
    if _COUNTED_STRIKES.search(before) or _ROOM_FOR.search(before):
        return True
    if _ANOTHER_TIME.search(before) or _LIKENED.search(before) or _IN_ANOTHER.search(clause):
        return True
    if not _MAY.may_match(sentence):
        return False
    if _TOTAL.search(before) or _TOTAL.search(clause) or _TIME_FIRST.search(before):
        return True
    if _months_apart(before) or _months_apart(clause) or (_ORDINAL.search(before) and _TIMES.search(before)):
        return True
    if _BROUGHT_TO.search(before) and _NUMBER_OF.match(clause):
        return True
    if _IN_TOTAL.search(before[-40:]) and _IN_A_WAR.search(clause):
        return True
    by_report = _BY_REPORT.search(before) or _BY_REPORT.search(clause)
    return by_report is not None and _COUNTED.search(before) is not None and not _OF_THIS.search(clause)


def _months_apart(words: str) -> bool:
    found = _MONTHS_APART.search(words) if "etween" in words or "rom " in words else None
    if found is None:
        return False
    one, two = int(found["day"] or found["day2"] or 1), int(found["to"] or found["to2"] or 28)
    return one < 28 or two > 3  # "the night from the 30th to the 1st" is one


def names_a_total(text: str, count: Count) -> bool:
    """Whether what counts says that it is a total: "the number of dead of the day to 492"."""
    return count.end - count.start > 20 and _TOTAL.search(text[count.start : count.end]) is not None
