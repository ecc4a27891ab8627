"""Patterns of the words around a verb of saying; `clauses` puts them together."""

import re

from kg.prose.counts.person_patterns import KIN, ROLE
from kg.prose.speech import verbs
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

EDGE = Screened(
    r"[;“”\"]|:(?!\d)|\s[–—]\s|\b(?:that(?!\s+(?:was|were|is|are|had been|has been)\b)|while|whilst|but"
    r"|although|though|whereas|because|whether|if|so that)\b"
    r"|(?<=,\s)(?:for|on|to|in|with|of)\s+(?:which|whom)\b(?=\s+(?:the\s+)?[A-Z@])"
    r"|(?<!such )(?<!well )(?<!known )\bas(?!\s+well\b)(?=\s+(?:the\s+)?[A-Z@])",
    re.IGNORECASE,
)
_PLATFORM = (
    r"(?:(?:on|to|via|through|in|at)\s+(?:(?:a|an|the|his|her|their|its|another|one|this|that"
    r"|both)\s+)?(?:[\w’'/-]+\s+){0,3}?"
    r"|(?:from|by)\s+(?:(?:a|an|the|his|her|their|its|another|one|this|that|both)\s+)?"
    r"(?:(?:Facebook|Twitter|X|[a-z’'/-]+)\s+){0,3}?)"
    r"(?:Facebook|Twitter|X|Twitter/X|Twitter/\s?X|Instagram|Telegram|TikTok|YouTube|media|posts?|statements?"
    r"|tweets?|articles?|videos?|websites?|accounts?"
    r"|pages?|channels?|messages?|interviews?|reports?|comments?|caption|platform|broadcast|bulletin"
    r"|online)(?:\s+(?:posts?|accounts?|pages?|channel))?"
)
BEFORE_VERB = re.compile(
    rf"(?:\s*(?<![\w.@’'])(?P<word>(?:went|goes) on to|unable to|failed to|declined to|refused to|since|also"
    rf"|later|then|further|first|subsequently|similarly|even|only|both|each|too|all|still"
    rf"|previously|originally|already|again|instead"
    rf"|meanwhile|however|now|once|alone|neither|likewise|equally|moreover|therefore|thus|nevertheless|nonetheless|indeed"
    rf"|afterwards|in the end|(?:by )?(?:himself|herself|themselves|itself)|earlier|alike|separately"
    rf"|(?!family\b)[a-z]+ly|in turn|who|which|has|have|had|having|would|could|can|did|does|do|may|might|then"
    rf"|was|were|is"
    rf"|are|been|being|not|didn[’']t|{_PLATFORM}|online|on the other hand|(?:in|by) contrast"
    r"|for (?:its|his|her|their) part|in addition|as well|at first|on the contrary|in the meantime|at the same time"
    r"|for (?:instance|example)|in particular|among others"
    r"|at the time|(?:later |earlier )?that (?:day|week|month|year|evening|night|morning|afternoon)"
    r"|the same (?:day|week|evening|night)|the following day"
    rf"|the next day|a day later|in Gaza|on [A-Z]\w+ \d+(?:st|nd|rd|th)?)|\s*,)\s*$"
)
BE = frozenset(["was", "were", "is", "are", "been", "being"])
NOT = frozenset(["not", "didn’t", "didn't", "unable to", "failed to", "declined to", "refused to"])
CONTINUES = re.compile(
    r"[\s,]*(?:(?:and|or|but|then|also|while|by|thus|before|after|as well as|simultaneously|with)\b[\s,]*)*",
    re.IGNORECASE,
)
ACCORDING = Screened(
    r"\b(?:attached|added|appended|featured|included|contained|visible)\s+(?:to|in|on|with)\s+(?:an?|the|one"
    r"|another)\s+"
    r"(?:[\w’'/-]+\s+){0,3}?(?:tweet|post|statement|article|message|video|tribute)\s+(?:by|from)\s+"
    r"|\b(?:[Ii]n|[Bb]y)\s+the\s+(?:account|version|telling|count|tally|reckoning|estimate|figures)\s+of\s+"
    r"(?=(?:the\s+)?(?:[a-z]+\s+)?[A-Z@])"
    r"|^\s*[Ff]or\s+(?=(?:the\s+)?[A-Z@][^,;:“”]{2,50},\s+(?:the\s+)?(?:death\s+)?(?:toll|number|dead|figure|count)\b)"
    r"|^\s*[Aa]s\s+(?=(?:the\s+)?[A-Z@][^,;:“”]{2,60}?\s(?:has|had|tells|told)\s+it,)"
    r"|\b[Ii]f\s+(?=[^,;:“”]{2,60}?\s(?:is|are)\s+to\s+be\s+(?:believed|followed|trusted|credited|taken)\b)"
    r"|\b[Aa]ccording\s+to\s+|^\s*Per\s+(?=(?:the\s+)?[A-Z@])|\b[Ii]n\s+the\s+(?:words|view|eyes|opinion|account"
    r"|telling|estimate|estimation|version|reading)\s+of\s+|\b[Aa]s\s+per\s+|\b(?:as\s+)?(?:reported|stated|told"
    r"|noted|confirmed"
    r"|claimed)\s+by\s+(?=[^.]*$)|(?<=, )per\s+(?=(?:the\s+)?[A-Z@])"
    rf"|\b(?:from|between|to)\s+(?:{NUMBER_WORD})(?:\s+(?:dead|killed|deaths|people|civilians|martyrs|injured|wounded))?,?\s+by\s+(?=(?:the\s+|user\s+|activist\s+)?[A-Z@])"
    rf"|(?<=\s)(?:and|or|but)\s+(?:at|as)\s+(?:{NUMBER_WORD})(?:\s+\w+)?\s+by\s+"
    r"|\b[Ii]n\s+(?:an?|the|one|another)\s+(?:[\w’'/-]+\s+){0,3}?(?:tweet|post|statement|report|article|message"
    r"|video)\s+(?:by|from)\s+"
)
_SPOKEN = "|".join(
    sorted(f for f in verbs.FINITE | verbs.PARTICIPLES if f not in verbs.NOUN_LIKE and len(f) > 3 and f != "including")
)
PHRASE_END = re.compile(
    rf"[“”\"‘:;()]|\s[–—]\s|(?<!\b[A-Z])(?<!\bDr)\.(?=\s|$)|\b(?:that|which|who|whom|where|when|after|before|while"
    rf"|whilst|but"
    rf"|though|although"
    rf"|was|were|is|are|has|have|had|as(?!\s+well\b)|for (?:the|his|her|their) (?:death|loss|passing|martyrdom"
    rf"|killing)"
    rf"|to\s+(?:have|be)|(?:and|or|but)\s+(?:at|as)\s|(?:and|or"
    rf"|but)\s+(?:at\s+least\s+)?{NUMBER_WORD}\s+(?:[a-z]+\s+)?according\s|later\s+(?:in\s+the|that|the\s+same|on)"
    rf"|in\s+the\s+(?:evening|morning|afternoon|night)|(?:the|that)\s+(?:same|next|following)\s+(?:day|morning"
    rf"|evening|night|afternoon)|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|stating|showing|shows|showed|describing"
    rf"|{_SPOKEN})\b"
)
BY = re.compile(r"\s+(?:\w+ly\s+)?by\b")
WHO = re.compile(r"\b(?:who|(?<=, )which)\s+(?:[a-z]+ly\s+|also\s+|had\s+|has\s+)*$")
ARTICLE = re.compile(r"\b(?:an?|the|of|by|in|this|that|his|her|their|its|from|no)\s+$")
#: "citing", and what says the same: "with reference to the hospital".
CITING = (
    r"(?:citing|quoting|relaying|(?:with\s+(?:a\s+)?reference|referring|in\s+reference)\s+to"
    r"(?!\s+(?:the|this|an?|its)\s+(?:\w+\s+)?(?:strike|attack|incident|event|bombing|deaths?|house|building|man"
    r"|woman|dead|victims?|shelling|massacre|raid)\b)"
    r"|on\s+the\s+authority\s+of|relying\s+on|drawing\s+on)"
)
SET_OFF = Screened(
    r",\s*(?:as\s+)?(?:later\s+)?(?:quoted|cited|relayed|shared|carried|published|posted|reposted|interviewed"
    r"|contacted|reached|met|visited"
    r"|released)\s+by\s+(?!(?:tele)?phone\b|e-?mail\b|video\b)(?P<who>[^,;:“”]{2,90})(?=,)(?!,(?!\s+(?:also\s+"
    r"|later\s+|\w+ly\s+)?(?:said|told|wrote|put|gave|spoke|counted|reported|stated|claimed|recalled|described|added"
    r"|confirmed|estimated)\b)[^,]{0,60}\b(?:and)\b[^,]{0,40},)|,\s*as\s+(?:quoted"
    r"|cited|reported|relayed|summari[sz]ed|translated|monitored|recorded|paraphrased|rendered|carried)\s+by\s+(?P<last>[^,;:“”]{2,90})(?=[,.])"
    rf"|,\s*(?:(?:still|again|also|once\s+more)\s+)?(?P<cited>{CITING}\s+[^,;:“”]{{2,90}})(?=,)"
)
#: "a medic quoted by Noor News said": Noor News passes him on.
PASSED_ON = Screened(
    r"(?<=\w)\s(?:(?:who\s+was\s+)?(?:quoted|cited|interviewed|contacted|reached)\s+by|(?:(?:speaking|talking)"
    r"|who\s+(?:spoke|talked))\s+(?:to|with))\s+(?P<who>(?:the\s+)?[A-Z@][^,;:“”]{1,50}?)\s+"
    r"(?=(?:also\s+|later\s+)?(?:said|says|told|wrote|spoke|gave|put|[a-z]{2,}ed)\b)"
    r"|(?<=\w)\s(?:quoted|cited|interviewed|contacted|reached|met|phoned|called|approached|found)(?:\s+(?:over|by|via|on|in|at|through)\s+(?:[\w’-]+\s+){1,3}?)?\s*by\s+"
    r"(?P<who2>(?:the\s+)?[A-Z@][^,;:“”]{1,50}?)(?=,\s+(?:Dr\.?\s+|Mrs?\.?\s+|Sheikh\s+|Umm\s+|Abu\s+)?[A-Z][\w’'-]*(?:\s+(?:al-|el-|bin\s+)?[A-Z][\w’'-]*){0,3},\s+[a-z]+\b)"
    r"|(?<=\w)\s(?:quoted|cited|interviewed)\s+by\s+(?P<last>(?:the\s+)?[A-Z@][^,;:.“”]{1,50}?)(?=,|\.$|$)"
)
FIRST_TO = Screened(
    r"\b(?:was|were)\s+(?:among\s+|one\s+of\s+)?(?:the\s+)?(?:first|only|sole|last|quick|quickest"
    r"|earliest)(?:\s+\w+){0,2}?\s+to\s+(?P<verb>[a-z]+)\b"
)
RELATIVE = re.compile(
    r"^.*\b(?:by|with|from|of|to|for|is|are|was|were|including|like|and)\s+(?=(?:the\s+|a\s+|his\s+|her\s+"
    r"|their\s+)?(?:[a-z-]+\s+){0,3}[A-Z@])"
)
INVERTED = re.compile(r"[,”\"]\s+$")
BEHIND = re.compile(
    r"\s+(?:(?:the|an?|his|her|their)\s+)?(?:(?:local|outlet|activist|user|page|account|Twitter|Facebook|X|news"
    r"|agency|friend"
    rf"|channel|website|resident|spokes\w+|newspaper|eyewitness|witness|survivor|medical|{KIN}"
    rf"|{ROLE})\s+){{0,3}}[A-Z@]"
    r"|\s+(?:the|an?)\s+(?:(?!strikes?\b|raids?\b|attacks?\b|air\b|houses?\b|family\b|bombs?\b|missiles?\b)[a-z-]+\s+){1,3}(?:Dr\.?\s+)?[A-Z]"
    rf"|\s+(?:the\s+)?[\w-]+(?:\s[\w-]+)?[’']s?\s+(?:[a-z-]+\s+){{0,2}}(?:{KIN}|{ROLE}|spokes\w+|correspondent|reporter)\s+[A-Z]"
    rf"|\s+(?:the\s+)?[\w-]+(?:\s[\w-]+)?[’']s\s+(?:[a-z-]+\s+){{0,2}}(?:{KIN}|{ROLE})\b"
    rf"|\s+(?:an?|the|one|another|his|her|their|its)\s+(?:[a-z-]+\s+){{0,2}}(?:{KIN}|{ROLE}|witness|eyewitness"
    rf"|survivor"
    rf"|spokes\w+|source)\b"
    r"|\s+(?:the|an?|one)\s+(?:[a-z-]+\s+){1,3}(?:of|at|from)\s+(?:the\s+)?[A-Z@]"
    r"|\s+(?:an?|the|one|another)\s+(?:[a-z-]+\s+){0,3}?(?:statement|post|tweet|message|caption|headline"
    r"|press\s+release|banner|notice)\s+(?:by|of|from|on)\s"
)
CALLED = re.compile(rf"\b(?:user|account|page|channel|group|outlet|{KIN}|{ROLE})\s+$")
#: "was reporting", "would later report", "went on to say".
BE_DOING = re.compile(r"\b(?:was|were|is|are)\s+(?:also\s+|already\s+|still\s+|now\s+)?$")
MODAL = re.compile(r"\b(?:would|could|might|went\s+on\s+to|goes\s+on\s+to)\s+(?:also\s+|later\s+|then\s+)?$")
AS = re.compile(r"\s+as\b")
HEADED = re.compile(
    r"(?P<who>[A-Z@][\w@’'./ -]{1,60}?)(?:\s*[|–—-]+\s*(?:urgent|breaking|update|latest|now)\b)?\s?:\s+(?=[“\"\w])"
)
CONDITION = re.compile(r"\s*(?:where|when|if|in cases? where|wherever)\b", re.IGNORECASE)
AFTER_NOUN_LIKE = re.compile(
    r"\s*[:,]\s*[“‘\"]|\s+(?:farewell\b|goodbye\b|it\b|its\b|that|[“‘\"]|\d|(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)\b|them\b|him\b|(?:full\s+|all\s+|sole\s+)?(?:responsibility|blame)\b|an?\b"
    r"|the\b|his\b|her\b|how\b|about\b|their\b|on\s+the\b)"
)
#: Verbs that have an object where somebody says something with them.
OF_SOMEBODY = frozenset({"identify", "name", "list", "describe", "mention", "record", "class", "term", "label", "call"})
MOURN = frozenset({"mourn", "remember", "eulogise", "eulogize", "commemorate", "memorialise", "memorialize", "grieve"})
BLAMING = frozenset({"blame", "accuse", "hold", "implicate", "denounce", "condemn"})
#: "which had first spoken of two dead, now put the toll at seven".
FIRST_THEN = Screened(
    r"\b(?:which|who)\s+(?:had\s+)?(?:at\s+)?(?:first|initially|originally|earlier"
    r"|previously)\b[^;:]{3,80},\s+(?:(?:now|later|then|subsequently|finally"
    r"|eventually|soon)\s+)?$"
)
CORRECTS = frozenset({"correct", "revise", "lower"})
THEN_CORRECTS = re.compile(r",\s*(?:(?:then|later)\s+)?$")
BY_BOTH = re.compile(r".*\bby\s+(?=[^,;]{2,60}\s(?:and|&)\s)")
SHOWN = re.compile(r"\b(?:shows?|showed|showing|features?|featuring|captures?|depicts?)\s+([A-Z][^,;:]{2,80})$")
HEARD = re.compile(
    r"\s+(?:can|could|may)\s+be\s+(?:heard|seen)\s+$|\s+(?:is|was|are|were)\s+(?:heard|filmed|recorded)\s+$"
)
HELD = re.compile(
    r"\s+that\b|\s+(?:the|this|that|these|both)\s+(?:\w+\s+)?(?:allegation|claim|report|incident|event)s?\s+(?:to\s+be|as|not|non)\b"
    r"|[^.;]{0,90}?\b(?:responsible|accountable|liable|culpable|guilty|to\s+blame)\b"
)
#: "a video in which he says", "where a woman mourns".
WHERE = re.compile(r"\b(?:where|(?:in|on)\s+which|wherein)\s+(?P<who>[^,;:]{2,80})$")
TAKEN = re.compile(
    r"\s+(?:\w+\s+)?(?:responsibility|credit)\b|\s+(?:up|note\s+of|issue\s+with)\b|\s+to\s+(?:Facebook|Twitter|X"
    r"|Telegram|Instagram|TikTok|social|his|her|their)\b"
)
#: "“…,” the statement read.": the noun-like form ends the sentence behind a quotation.
CLOSES = re.compile(r"\s*(?:[.;]|$)")
QUOTED_FIRST = re.compile(r"^[”\"]?,?\s*(?:[\w’'@.-]+\s*){1,6}$")
A_NAME = re.compile(r"\s+[A-Z]")
FOUND_OUT = re.compile(
    r"\s+(?:the|this|that|these|both)\s+(?:\w+\s+)?(?:allegation|claim|report)s?\b"
    r"|\s*\.?$|,\s[^,;:“”]{2,40},\s+that\b"
    r"|\s+(?:that|out|no\b|evidence|signs|\d|at\s+least|(?:one|two|three|four|five|six|seven|eight)\b)"
)
#: What may stand between a name and a form that is a noun as well: "both put the toll at five".
BETWEEN = re.compile(
    r"[\s,]*(?:(?:both|which|who|also|all|each|first|originally|later|now|finally|eventually|then|however|meanwhile"
    r"|on the other hand"
    r"|at first|at the outset"
    r"|(?:in|by) contrast|for (?:its|his|her|their) part"
    r"|on (?:Facebook|Twitter|Telegram|X)|[a-z]+ly)[\s,]*){0,3}"
)
#: "according to a security source fighters were killed": where the name of one who is not named ends.
NAMELESS_SOURCE = re.compile(
    r"(?:(?:an?|the|one|two|three|several|some|local|unnamed|its|his|her)\s+)+(?:[a-z-]+\s+){0,2}?"
    r"(?:sources?|officials?|doctors?|medics?|residents?|witness(?:es)?|eyewitness(?:es)?|relatives?|activists?"
    r"|officers?|commanders?|neighbou?rs?|survivors?|villagers?|police)(?=\s)"
)
#: "spoke to a relative, who said".
NAMELESS = re.compile(
    r"\b(?:to|with|interviewed|met)\s+(?P<who>(?:an?|one|his|her|their|another)\s+[a-z][a-z’' -]{2,60}?)\s*,?\s*$"
)
