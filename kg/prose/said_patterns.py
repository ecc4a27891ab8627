"""What belligerents say of their own deeds, and what says nothing of who was harmed."""

import re

from kg.prose.words.numbers import NUMBER_WORD

OWN = re.compile(
    r"\b(?:they|we|it|our forces|the IAF|the IDF|IAF|IDF|its (?:forces|aircraft)|aircraft|warplanes"
    r"|(?:fighter )?jets|planes|drones|gunships|helicopters"
    r"|(?:high-precision|precision|long-range|air-launched|sea-launched|guided|our|its)\s+"
    r"(?:missiles|weapons|munitions|rockets|artillery|drones|strikes)|forces|troops|soldiers"
    r"|the (?:army|air force|navy|military)|F-\d\ds?|Su-\d\ds?|MiGs?|Sukhois?|Apaches|(?:the|this|its"
    r"|their) (?:air ?)?(?:strikes?|attacks?|raids?|operations?))\b"
    r"[^.;]{0,60}?\b(?:struck|striking|hit|carried out|killed|fired|opened fire|shot|assassinated"
    r"|(?:target|conduct|destroy|launch|neutralis|neutraliz|raid|shell|attack|bomb|eliminat)(?:ed|ing)\b)"
    r"|\bits\s+(?:own\s+)?(?:air\s+force|warplanes|planes|aircraft|bombers|gunships|jets|fighter\s+jets|drones"
    r"|artillery|navy|units|helicopters|missiles|forces|rockets|gunners)\s+[“\"]?(?:had\s+|have\s+|has\s+)?[“\"]?(?:\w+ly\s+)?(?:struck|hit|targeted|bombed"
    r"|shelled|attacked|destroyed|raided|carried\s+out|conducted|launched)\b"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several)\s+(?:air\s?)?strikes?\s+(?:(?:also"
    r"|successfully)\s+)?(?:hit|destroyed|struck|engaged|suppressed|targeted|damaged|killed)\b"
    r"|\b(?:terrorists?|militants?|fighters|operatives?|insurgents?|gunmen|mercenaries|squad\s+leaders?|(?:field|squad|unit|cell|brigade)?\s?commanders?|cell)[”\"’]?\s+(?:had|have|has"
    r"|were|was)\s+(?:been\s+)?[“\"‘]?(?:\w+ly\s+)?(?:struck|hit|engaged|neutrali[sz]ed|eliminated|killed|liquidated|destroyed|targeted)\b"
    r"|\bannounc\w+\s+the\s+(?:elimination|liquidation|assassination|neutrali[sz]ation|targeting|bombing"
    r"|destruction)\s+of\b(?!\s+(?:its|one\s+of\s+its|their|our)\b)"
    r"|\b(?:jets|aircraft|warplanes|planes|drones|forces|troops|pilots|crews)\s+(?:had\s+|have\s+)?(?:taken"
    r"|took)\s+part\s+in\s+(?:the|this|that|an?)\s+"
    r"(?:\w+\s+){0,2}?(?:air\s?)?(?:strikes?|attack|raid|bombing)\b"
    r"|\b(?:was|were)\s+(?:\w+\s+){0,2}ours\b"
    r"|\b(?:admitted|acknowledged|confirmed|conceded)\s+(?:to\s+)?having\s+"
    r"(?:struck|targeted|hit|killed|destroyed|attacked|bombed|conducted|carried\s+out)\b"
    r"|\b(?:report|announc|declar|list|conduct|publish|log|record|carri)\w*\s+(?:(?:out|having|conducting|a\s+total\s+of|some|about)\s+)?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens\s+of)\s+(?:\w+\s+)?(?:air\s?)?strikes?\b"
    r"(?![^.;]{0,50}\b(?:that|the|this|a|each|per)\s+(?:whole\s+)?(?:year|month|quarter|war|country)\b)"
    r"|\b(?:report|announc|declar)\w*\s+(?:\w+\s+)?(?:air\s?)?strikes\s+(?:on|against|near)\b"
    r"|\b(?:we|it|they)\s+(?:had\s+)?engaged\b|\b(?:deal|dealt|delivered)\s+(?:[\w-]+\s+){0,3}(?:blows?|strikes?)\b"
    r"|\bto have (?:struck|targeted|hit|killed|eliminated|destroyed|attacked|bombed|conducted|carried out"
    r"|neutrali[sz]ed)\b"
    r"|(?<!not )(?<!never )(?<!neither )(?<!nor )\b(?:claim|accept|admit|acknowledg|confirm|declar|took|tak"
    r"|assum)\w*\s+"
    r"(?:its\s+|full\s+|their\s+)?(?:responsibility"
    r"|involvement|carrying|conducting|striking|hitting|(?:the|this|a|an)\s+(?:air\s?)?(?:strike|attack|raid"
    r"|bombing)|that\s+(?:the|this|an?|one\s+of\s+its)\s+(?:air\s?)?(?:strike|attack|raid|bombing)s?\s+(?:had\s+"
    r"|was\s+|were\s+)?(?:took|taken|occurred|carried|conducted|hit|struck|launched|been))",
    re.IGNORECASE,
)
#: "confirmed that it had struck ISIS fighters and opened an assessment": the deed is what it reports.
OWNS_TO = re.compile(
    r"\b(?:confirm|acknowledg|admit|accept|announc|stat|declar|conced)\w*\s+(?:\w+ly\s+)?that\s+(?:it|they|we|its\s+\w+|one\s+of\s+its\s+\w+)\s+"
    r"(?:had\s+|have\s+|has\s+)?(?:conducted|struck|carried\s+out|launched|targeted|hit|bombed|shelled|engaged|fired|attacked)\b"
)
KILLING_OF = re.compile(
    r"\bannounc\w+\s+the\s+(?:killing|death)\s+of\s+(?P<whom>(?!its\b|one\s+of\s+its|our\b|their\b)[^.;,“”]{3,50})"
)
ACCUSING = re.compile(r"\b(?:accus|blam|condemn|denounc)(?:ed|es|ing)\b")
ENEMY = re.compile(
    r"\b(?:terrorists?|operatives?|militants?|jihadists?|extremists?|mercenar(?:y|ies)|commanders?|fighters?|gunmen|squad|cell|unit\s+members?)\b"
)
#: "it had conducted a strike and killed no civilians": the strike is what it reports.
ADMITTED = re.compile(
    r"\b(?:it|they|we|its\s+(?:forces|aircraft)|our\s+(?:forces|aircraft)|forces)\s+(?:had\s+|have\s+|has\s+"
    r"|also\s+)*(?:conducted|struck|carried\s+out|launched|targeted|hit)\b"
    r"|\b(?:admitted|accepted|acknowledged|confirmed)\s+(?:conducting|carrying\s+out|striking)\b"
)
#: "three of its members were killed": those of an army or a faction.
ITS_MEN = re.compile(
    rf"{NUMBER_WORD}\s+of\s+(?:its|our|their)\s+(?:own\s+)?(?:members|men|fighters|soldiers|personnel|elements"
    r"|forces|cadres|mujahideen|martyrs)\b",
    re.IGNORECASE,
)
#: "had received the allegation of six deaths".
ALLEGATION_OF = re.compile(r"\b(?:allegations?|reports?|claims?)\s+of\s+$", re.IGNORECASE)
OF_REPORTS = re.compile(
    r"\b(?:(?<!monthly )(?<!weekly )(?<!annual )(?<!casualty )(?<!own )reports?"
    r"|claims?|allegations?|alleg\w+|accusations?|(?<!\bthan )not|no|any|fake|false)\b",
    re.IGNORECASE,
)
UNAWARE = re.compile(r"\b(?:not\s+(?:\w+\s+)?aware|unaware|unfamiliar|no\s+(?:knowledge|record))\b", re.IGNORECASE)
ACCUSES = re.compile(
    r"\b(?:and|but|while|,)\s+(?:\w+ly\s+|instead\s+)?(?:(?:blam|accus)\w+|(?:said|claim\w+|alleg\w+|insist\w+"
    r"|stat(?:ed|ing)|assert\w+)\b)",
    re.IGNORECASE,
)
AN_OFFICIAL = re.compile(r"\b(?:official|spokes\w+|(?:military|security|defen[cs]e|army)\s+source)s?$")
#: "rejected the allegations", whatever they are.
REJECTS = re.compile(
    r"\b(?:dismiss|reject|refut)(?:ed|es|s|ing)\s+(?:(?:the|this|these|such|all|any)\s+)?(?:reports?|allegations?"
    r"|claims?|accusations?)(?=\s*(?:[.,;]|$|and\b|as\b))"
)
SAYS_NO = re.compile(
    r"\b(?:den\w+|no|not|reject\w+|dismiss\w+|refut\w+|false|fabricat\w+|unsubstantiated|unfounded|baseless|groundless)\b"
)
DIFFERING = frozenset({"conflict", "differ", "vary", "disagree", "diverge"})
ON_THE_TOLL = re.compile(r"\b(?:numbers?|tolls?|figures?|counts?|how\s+many|casualt\w+)\b")
