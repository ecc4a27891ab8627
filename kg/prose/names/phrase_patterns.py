"""Patterns within one noun phrase that can speak: who is called how, works for whom, speaks from where."""

import re

from kg.prose.names import nouns
from kg.prose.names.name_patterns import HANDLE, NAME, WORD

BOTH = re.compile(
    r"[Bb]oth(?:\s+of\s+(?:them|these|which|whom))?(?:\s+(?:outlets|sources|accounts|channels|agencies|posts|statements|reports|groups|organi[sz]ations|men|women|users))?"
    r"|(?i:the\s+two)\s+(?:outlets|sources|accounts|channels|agencies|groups|organi[sz]ations)"
)
LATTER = re.compile(r"the (?:latter|former|last)(?: of (?:these|them|whom|which|the (?:two|three)))?", re.IGNORECASE)
CLAN = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)?\s*(?:(?:[A-Z]|al-|el-)[\w’'-]*\s+){1,3}family")
A_HANDLE = re.compile(HANDLE)
#: "Facebook user Sami K", "journalist Ahmed Qadih": the noun describes, the name speaks.
NAME_AFTER = re.compile(
    rf"\b(?:users?|accounts?|pages?|sources?|journalists?|activists?|outlets?|member|channels?|reporters?|profile|friends?"
    r"|colleagues?|neighbou?rs?|article|website)\s+(?:called\s+|named\s+|with\s+the\s+(?:(?:user)?name|handle)\s+"
    rf"|under\s+the\s+(?:(?:user)?name|handle)\s+|known\s+as\s+|@(?=\w))?[‘']?(?:{WORD})"
)
RELATION = re.compile(rf"\s*(?:{nouns.RELATION})")
PLACED = re.compile(r"\b(?:of|in|from|for|at|to|with)\s+(?:the\s+)?$")
DOING = re.compile(r"\b[a-z]+(?:ed|ing)\s*$")
#: "a member of the group called Tolik", "a resident who gave his name as Abu Firas": the name speaks.
CALLED = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Hh]is|[Hh]er)\s+(?!(?:[\w-]+\s+){0,3}(?:page|account|channel|group|user|outlet|website|profile)\s+(?:called|named))"
    r"[a-z][^,;:]{2,60}?\s+(?:called|named|identified\s+(?:only\s+)?as|nicknamed|known\s+as|by\s+the\s+name\s+of"
    r"|who\s+(?:gave|gives)\s+(?:his|her)\s+name\s+(?:only\s+)?as|who\s+(?:identified|introduced)\s+(?:himself|herself)\s+as)\s+[“‘]?"
    rf"(?P<who>{NAME.pattern})[”’]?"
)
#: "Sami Odeh from Noor News": Sami speaks.
OF_OUTLET = re.compile(
    r"(?P<who>[A-Z][\w’'-]+(?:\s+(?:al-|el-)?[A-Z][\w’'-]+){1,3})\s+(?:from|at|with)\s+(?:the\s+)?[A-Z@].*"
)
#: "Researchers from Amnesty International", "a team of Noor News": their organisation speaks.
WORKING_FOR = re.compile(
    r"(?:[Aa]\s+|[Tt]he\s+|[Ss]everal\s+|[Tt]wo\s+)?(?:[a-z-]+\s+){0,2}?(?i:researchers|investigators|reporters|journalists|correspondents|staff|members|monitors|field\s*workers"
    r"|team|teams|crew|crews|activists|experts|analysts|(?:[A-Z][\w’-]+\s+)?(?:branch|chapter))\s+(?:from|of|for|at|with|working\s+for)\s+(?:the\s+)?(?P<who>[A-Z].*)"
)
PICTURE_OF = re.compile(
    r"(?:[\w-]+\s+){0,4}?(?:photos?|photographs?|images?|pictures?|videos?|footage|clips?|screenshots?)\s+(?:of|showing|with)\b"
)
#: What may stand before such a name; "strikes against ISIS in Harbour" are nobody who speaks.
ALONE = re.compile(
    r"(?:(?i:the|an?)\s+)?(?:(?!(?:against|on|of|by|for|to|at|in|near|from|with|over)\b)[a-z-]+\s+){0,2}"
)
IN_A_PLACE = re.compile(
    r"(?:\s+(?:mission|office|branch|bureau|delegation|embassy))?\s+(?:in|at|near|outside)\s+(?:the\s+)?(?:(?:city|town|village|camp|district|governorate|province|region)\s+of\s+)?"
    r"(?:(?:northern|southern|eastern|western|central|occupied|nearby|rural|downtown|greater)\s+)*"
)
AT_WORK = re.compile(r"\s(?:at|in|from|of)\s+(?:the\s+)?$")
DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?:\s+\d+(?:st|nd|rd|th)?)?(?:,?\s+(?:19|20)\d\d)?|\d+"
)
FAMILY = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s+(?:[a-z-]+\s+){0,2}(?:family|parents|relatives|clan|tribe)")
