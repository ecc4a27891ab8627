"""Lists of speakers, and the words before and behind a name."""

import re

from kg.prose.names import nouns
from kg.prose.names.name_patterns import (
    MEMBERS,
)
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

WITH = Screened(
    r"(?<=[\w’'])\s?,\s+(?:as well as|together with|along with|alongside)\s+"
    r"(?=(?:the\s+)?[A-Z@]|(?:several|many|other|numerous|multiple|some|various|a number of|two|three)\s)"
)
ROLE = re.compile(
    rf"(?:(?!the\b|an?\b|his\b|her\b|their\b)[a-z]+\s+)?(?:{nouns.RELATION}|writer|author|poet|artist|researcher)",
    re.IGNORECASE,
)
NAMING = re.compile(
    r",?\s*(?:\b(?:including|such as|among (?:them|which|whom)(?: (?:are|were))?|amongst them|namely|like"
    rf"|(?:most\s+)?notably|in\s+particular)\b\s+|{MEMBERS})"
)
PERSONS = re.compile(
    r"\b(?:people|persons|civilians|citizens|martyrs|members|children|women|men|Palestinians|Syrians|workers|others|victims)$"
)
HARMED = re.compile(r"\b(?:killed|killing|kills|wounded|injured|dead|died)\b")
COMMA = re.compile(r"(?<!\d),|,(?!\d)")
GROUP_OF_NAMES = re.compile(r"\s(?:and|&)\s(?!.*[A-Z@])")
INITIAL = re.compile(r"\s[A-Z]\.$")
#: "Of the three sources only Noor News gave names".
TRAILING = re.compile(r"\s+(?:and|or|but)\s*$")
OF_ALL_ONLY = re.compile(r"[Oo]f\s+(?:the|these|all|its|those)\s+[^,;:“”]{3,40}?\s+(?:only|just)\s+(?=\S)")
AND_WHEN = re.compile(r"(?:and|but|while|whereas)\s+(?=(?:by|at|on|in)\s)")
JOINED = re.compile(r"\s*(?:and|&)\b")
LABEL = re.compile(
    r"(?:(?:[Tt]he|[Ll]ocal|[Ss]ocial media|[Nn]ews|Facebook|Twitter|Twitter/X|X|Instagram|Telegram)\s+){0,2}"
    r"(?:[Aa]ccounts|[Uu]sers|[Pp]ages|[Oo]utlets|[Cc]hannels|[Jj]ournalists|[Aa]ctivists|[Nn]ewspapers|[Aa]gencies"
    r"|[Pp]rofiles|[Ww]ebsites)"
)
#: "news outlets such as Noor News" within a list: the outlet speaks.
SUCH_AS = re.compile(
    r"(?:[a-z-]+\s+){0,4}(?:outlets?|sources?|accounts?|users?|pages?|agenc(?:y|ies)|channels?|media"
    r"|organi[sz]ations?|platforms?|websites?|newspapers?|groups?)\s+(?:such as|like|including)\s+"
)
KNOWN_AS = re.compile(r"(?:also |better |formerly )?(?:known|nicknamed|identified)\b|(?:who|whose|which)\s")
TITLE = re.compile(
    r"(?:(?:Deputy|Executive|Acting|Regional|Vice|Assistant|Media|Former)\s+)*(?:Director|Secretary|Commissioner|Undersecretary|Head|Chief"
    r"|Chairman|Chairwoman|President|Minister|Spokes\w+|Governor|Mayor|Representative|Coordinator|Manager|Founder|Member|Professor|Dean)"
    r"(?:[\s-](?:General|Director|Minister|Commissioner|Secretary|Officer|Executive))?\s+(?:of|for|at|in|to)\s.*"
)
#: "Philippe Lazzarini, UNRWA Commissioner-General, said".
TITLE_ALONE = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|[a-z]+)\s+){0,4}(?:Director|Secretary|Commissioner|Chief|Head|Chairman|Chairwoman|President|Minister|Governor|Mayor|Coordinator"
    r"|spokes\w+|Spokes\w+|Representative|Rapporteur)(?:[\s-](?:General|Director|Minister|Commissioner|Secretary|Officer|Executive|Coordinator))?"
)
HOW_MANY = re.compile(NUMBER_WORD, re.IGNORECASE)
OFFICE = re.compile(rf"(?:[a-z-]+\s+){{0,3}}(?i:{nouns.RELATION})\b(?:\s+(?:of|for|at|in|from)\s+.*)?")
