"""How one speaker is said to quote, share or relay another."""

import re

from kg.prose.speech.clause_patterns import CITING
from kg.prose.words.screen import Screened
from kg.prose.words.wordlists import words

OBJECT_END = re.compile(
    r"[“”\"‘:;,()]|(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bits)\s+statement(?=\s+as\b)"
    r"|[’']s\s+(?:statement|report|announcement|spokes\w+|post|claim)|\b(?:as|that|who|whom|whose|which"
    r"|saying|stating|having|putting|giving|announcing|reporting|confirming|noting|on|in|when"
    r"|for(?!\s+(?:the\s+)?[A-Z])|during|via|from"
    r"|and|explicitly|about)\b|(?<!\bNo)\.(?=\s|$)"
)
CITING_LAST = re.compile(rf",\s*(?:still\s+|again\s+|also\s+|once\s+more\s+)?{CITING}\s+(?!no\s|neither\s)")
CITING_FIRST = re.compile(r"\s*(?:Citing|Quoting)\s+(?=[^,]{3,90},)")
STATEMENT = Screened(
    r"\b(?:published|shared|posted|carried|released|relayed|reposted|issued)\s+(?:an?"
    r"|the)\s+(?P<who>[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,5}?)(?:[’']s)?\s+statement\b"
)
#: "tweeted a report by Sami Odeh stating that": Sami says it.
SHARED = re.compile(
    r"\s*(?:on\s+\w+\s+)?(?:an?|the|another)\s+(?:[a-z-]+\s+){0,2}(?:report|video|post|interview|article|statement"
    r"|tweet|message|clip|testimony"
    r"|thread|dispatch|recording)\s+(?:by|from|of|with)\s+(?P<who>[^,;:“”]{2,80}?),?\s+(?:(?:stating|saying"
    r"|reporting|claiming|alleging|noting"
    r"|writing|confirming|announcing|describing|explaining|adding|mourning)\b|(?:who|which|that|in\s+which\s+(?:he"
    r"|she|they))\s+(?:\w+ly\s+)?"
    r"(?:stated|states|said|says|reported|reports|claimed|claims|alleged|wrote|writes|noted|notes|described"
    r"|describes|confirmed|mourned)\b)"
)
AS_SAYING = re.compile(
    r",\s+(?P<who>(?:Dr\.?\s+)?[A-Z][\w’'-]*(?:\s+(?:al-|el-|bin\s+)?[\w’'-]+){0,4}?),?\s+(?:as\s+)?(?:saying"
    r"|stating|who|telling|(?<=as\s)(?:having|reporting|confirming|announcing|giving|putting|claiming|speaking))\b"
)
#: "Citing a doctor, Sami Odeh, Noor News said": Sami is the doctor.
NAMED_AFTER = re.compile(r",\s+(?P<who>(?:Dr\.?\s+)?[A-Z][\w’'-]*(?:\s+(?:al-|el-|bin\s+)?[A-Z][\w’'-]*){1,3}),(?=\s)")
#: "a doctor at the clinic, Sami Odeh, as saying": where he is a doctor.
OF_A_PLACE = re.compile(r"(?:in|on|from|at|of|for|with|near)\s[^,;:“”]{2,50}(?=,\s|\.\s*$)")
AGAIN = frozenset({"retweet", "repost", "reshare", "re-tweet", "re-post", "re-share"})
#: "retweeted Sami Odeh: “…”": Sami says it.
RETWEETED = re.compile(r"\s+(?P<who>(?:[a-z]+\s+){0,2}[A-Z@][^,;:“”\"]{1,50}?):\s+(?=[“\"])")
#: "a source in the health office,": all of it is who is cited.
LEADING = re.compile(
    r"(?:an?|the|one|two|several|local)\s+(?:[a-z-]+\s+){0,3}?(?:sources?|officials?|doctors?|officers?|employees?|members?|residents?|witness(?:es)?|medics?)\s+"
    r"(?:in|at|from|of|inside|within|close\s+to|on)\s[^,;:“”]{2,70}(?=,)"
)
A_SOURCE = re.compile(
    r"\s*(?:an?|one|its|the)\s+(?:[a-z-]+\s+)?(?:source|official|doctor|medic|nurse|worker|employee|member)\s+"
)
WHO_BEFORE = re.compile(r"\b(?:who|which|that|whom)[\s,]*$")
TOLD = re.compile(
    r"\s*(?:both\s+)?(?:the\s+)?[“‘\"]?(?P<who>[A-Z@][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4}(?:\s+and\s+(?:the\s+)?[A-Z@][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4})?)[”’\"]?"
)
SPOKE_TO = re.compile(r"\bto\s+(?P<who>(?:the\s+)?[A-Z@][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|magazine|newspaper)){0,4})")
SPOKE_WITH = re.compile(r"\s*(?:[“‘\"]?[^,.;]{0,20})?\b(?:with)\s+(?P<who>[A-Z@][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4})")
#: "Sami Odeh was quoted in Noor News as saying": Noor News passes it on.
QUOTED_IN = re.compile(
    r"\s+(?:(?:in|on|via)\s+(?:an?\s+(?:[a-z-]+\s+){0,2}(?:article|report|story|piece|post|statement|interview"
    r"|broadcast)\s+(?:by|in|from|with|for|on)\s+)?"
    r"|as\s+telling\s+)(?P<who>(?:the\s+)?(?:[a-z]+\s+){0,2}[A-Z@][^,.;:“”]{1,60}?)(?=\s+(?:as|that|in|on)\b|,"
    r"|\s+[“‘\"])",
)
WAS = re.compile(r"\b(?:was|were|is|are|been)\s+(?:also\s+|later\s+|\w+ly\s+)?\w+\s*$")
#: "Speaking to Noor News, Sami said", "In an interview with Noor News, Sami said": Noor News passes it on.
HEARD_BY = re.compile(
    r"\s*(?:(?:Speaking|Talking)\s+(?:to|with)|(?:When\s+|Once\s+)?(?:[Cc]ontacted|[Rr]eached|[Ii]nterviewed"
    r"|[Aa]pproached|[Aa]sked|[Qq]uestioned|[Qq]uoted|[Cc]ited)\s+(?:\w+\s+){0,4}?by|(?:In|During)\s+(?:an?|the"
    r"|another|one)\s+(?:[a-z-]+\s+){0,3}?(?:interview|conversation|call|testimony|statement)"
    r"\s+(?:given\s+)?(?:with|to|for|on))\s+(?P<who>(?:the\s+)?[A-Z@][^,;:“”]{1,50}?)(?:\s+(?:by|via|on|over|in"
    r"|from)\s+[^,;:“”]{1,40})?(?=,|\s*$)"
)
#: "Noor News met Sami Odeh, who said": Noor News passes it on.
MET = re.compile(
    r"\s+(?:(?:also|later|\w+ly)\s+)?(?:(?:spoke|talked)\s+(?:to|with)|interviewed|met(?:\s+with)?)\s+(?:(?:an?"
    r"|the|its|his|her)\s+[a-z][^,;:“”]{2,60},\s+)?(?:(?:Lt|Col|Gen|Maj|Capt|Sgt|Dr|Eng)\.?\s+)*$"
)
#: "a video posted by A where B mourns": A only shows it.
#: "In a video shared by A, B said": A shows it, B says it.
LEAD = re.compile(
    r"\s*(?:In|On)\s+(?:an?|the|one|another|this)\s+(?:[\w’'/-]+\s+){0,4}?(?:videos?|interviews?|clips?|posts?"
    r"|tweets?|reports?|articles?"
    r"|footage|broadcast|recording|segment|story|message|statement|piece)\b"
)
WHERE = re.compile(
    r"(?:\s+on\s+[\w/]+)?,?\s+(?:where|in\s+which|wherein|shows?|showing|showed|featur\w+|captur\w+|depict\w+"
    r"|sees?)\s+(?:an?\s+|the\s+|his\s+|her\s+)?"
)
THAT = re.compile(r"\s*that,?\s*")
#: "A said B told it that": A passes it on.
TOLD_IT = re.compile(r"(?<=told)\s+(?:it|him|her|them)\b")
NESTED = words("say report state tell announce claim confirm indicate mention add according")
