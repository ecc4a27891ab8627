"""Parties that a strike is aimed at: "an airstrike targeting X", "shelled the positions of X"; they did not strike."""

import re

from kg.prose.words import harm

_OF_THEIRS = (
    r"(?:(?:the|its|their|several|some|\d+|two|three)\s+)?(?:[a-z-]+\s+){0,2}(?:positions?|hideouts?|headquarters|bases?"
    r"|gatherings?|sites?|fighters|members|targets?|depots?|points?|strongholds?|camps?|convoys?|vehicles?|leaders?"
    r"|commanders?|militants|elements)\s+(?:of|belonging\s+to|held\s+by|used\s+by|linked\s+to)\s+"
)
_THE = r"(?:(?:the|an?|suspected|alleged|several|some|two|three|\d+)\s+){0,2}"
#: "the attack of A on B": names are runs of one private character here, as in `attribution_patterns`.
_BY_ONE = r"(?:of|by|from)\s+(?:the\s+)?\ue000+\s+"
_AIMED = re.compile(
    rf"\b(?:{harm.STRIKE_NOUN}|{harm.STRIKE_VERB}|operations?|offensives?|launch\w*)\s+(?:{_BY_ONE})?(?:(?!by\b|from\b)[\w’-]+\s+){{0,3}}?"
    rf"(?:targeting|targeted|against|on|at|aimed\s+at|directed\s+(?:at|against))\s+(?:{_OF_THEIRS})?{_THE}[“‘\"\[]?$"
    rf"|\b(?:{harm.STRIKE_NOUN}|{harm.STRIKE_VERB})\s+(?:of|on|against)?\s*{_OF_THEIRS}{_THE}[“‘\"\[]?$",
    re.IGNORECASE,
)
#: "jets hit Hezbollah": its object, where no strike of its own follows ("the town was targeted Russian raids").
_HIT = re.compile(
    rf"\b(?:hit|hitting|struck|striking|targeted|targeting|bombed|bombing|shelled|shelling|attacked|attacking|raided|engaged|engaging|destroyed|destroying|eliminated|eliminating|neutrali[sz]ed|killed)\s+[“‘\"]?{_THE}[“‘\"\[]?$",
    re.IGNORECASE,
)
#: "the target was the house of an ISIS collector".
_TARGET_WAS = re.compile(
    r"\b(?:targets?|aim|objective)\s+(?:of\s+[^.;,]{2,40}?\s+)?(?:was|were|is|had\s+been)\s+[^.;,]{0,60}$",
    re.IGNORECASE,
)
#: "a convoy of the LNA had been bombed", "Turkish drones were being assembled": to them it was done.
_WAS_HIT = re.compile(
    r"(?:\s+(?!and\b|or\b|but\b)[\w-]+){0,2}\s+(?:(?:had|has|have)\s+been|(?:was|were|is|are)(?:\s+being)?)\s+(?:\w+ly\s+)?"
    r"(?:bombed|struck|targeted|shelled|attacked|raided|destroyed|assembled|made|built|stored|parked|kept|repaired|manufactured|hidden|prepared|put\s+together)\b"
)
_OWN_STRIKE = re.compile(
    rf"(?:[’']s)?[”\"]?\s+(?:[a-z]+\s+)?(?:{harm.STRIKE_NOUN}|forces|military|army|troops)\b", re.IGNORECASE
)
#: "struck two ISIS mortar teams", "destroying three ISIS boats": what was hit.
_ITS_WEAPONS = re.compile(
    r"[”\"]?\s+(?:(?:[a-z-]+\s+){1,3}(?:facilit(?:y|ies)|workshops?|plants?|teams?|units?|crews?|positions?|squads?|sites?|systems?|launchers?|depots?|cells?|nests?"
    r"|bases?|operators?|factor(?:y|ies)|targets?|fighters?)|boats?|tanks?|snipers?|mortars?|drones?|rockets?(?!\s+(?:fire|attack))"
    r"|missiles?(?!\s+(?:attack|strike)))\b(?!\s+(?:fire|strikes?|attacks?|raids?))"
)


def aimed_at(before: str, after: str) -> bool:
    """Whether the party between the two pieces of text is a strike's target; `before` should hold 90 characters."""
    if _AIMED.search(before) or _TARGET_WAS.search(before) or _WAS_HIT.match(after):
        return True
    if _HIT.search(before) is None:
        return False
    return _OWN_STRIKE.match(after) is None or _ITS_WEAPONS.match(after) is not None
