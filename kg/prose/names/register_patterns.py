"""Words that make forces of a name, and names that stand for no party."""

import re

#: What stands for a state's forces behind its name: "Israel’s military", "Russia’s air force".
ARMED = re.compile(
    r"(?:[’']s)?\s+(?:military|army|armed forces|forces|air force|navy|troops|defen[cs]e ministry"
    r"|ministry of defen[cs]e)",
    re.IGNORECASE,
)
WORD = re.compile(r"(?<![\w@])[^\W\d_][\w’'.]*(?:-\w+)*")
#: "Moscow’s Ministry of Defence".
MINISTRY_IN = re.compile(
    r"(?P<seat>[A-Z][\w-]+)[’']s\s+(?:[Dd]efen[cs]e\s+[Mm]inistry|[Mm]inistry\s+of\s+[Dd]efen[cs]e|military|army"
    r"|armed\s+forces)"
)
THE = re.compile(r"the\s+", re.IGNORECASE)
SPOKES_AFTER = re.compile(
    r"(?:[’']s)?\s+(?:[a-z-]+\s+){0,3}(?:spokes\w+|commander(?:-in-chief)?|leader|chief\s+of\s+staff|(?:media|press"
    r"|information)\s+(?:office|service|cent(?:re|er)|department|desk|division|bureau|unit|wing|branch"
    r"|directorate))\b",
    re.IGNORECASE,
)
#: "the Houthi health ministry" speaks for a ministry, not for those who fight.
CIVIL = re.compile(
    r"(?:[’']s|-\w+)?\s+(?:\w+\s+){0,2}?(?:[Mm]inistry(?!\s+of\s+[Dd]efen[cs]e)|[Hh]ealth|[Gg]overnment|[Pp]arty"
    r"|[Mm]edia(?!\s+(?:office|cent|department|bureau|unit|wing|arm|service|desk|division|directorate|branch|cell))"
    r"|[Hh]ospital|[Pp]olice|[Cc]ivil)\b"
)
SPOKES_BEFORE = re.compile(r"\bspokes\w+\s+(?:for|of)\s+(?:the\s+)?$", re.IGNORECASE)
#: Common nouns that a page uses for one party; "the Saudi-led coalition", "the Harbour regime" are others.
COMMON = frozenset({"coalition", "regime", "alliance", "occupation"})
#: "the coalition led by Saudi Arabia" is the Saudi-led one.
LED_BY = re.compile(r"\s+led\s+by\s+(?:the\s+)?(?P<who>[A-Z][\w.]*)(?:\s+Arabia|\s+States)?")
#: "GNA-aligned militias" are listed as the side that they fight for; a state's army is not its allies.
ALLIES = re.compile(
    r"(?P<side>[A-Z]{2,6})-(?:aligned|affiliated|allied|loyal)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:militias?|forces|fighters|groups?|brigades?|militants|units?|gunmen|factions?|troops|artillery)\b"
)
#: "Syrian helicopters", "Somali soldiers": a people that is no name alone, where its forces follow.
FORCES = re.compile(
    r"\s+(?:(?:fighter|military|attack|war|government|army)\s+)?(?:helicopters?|warplanes?|jets?|aircraft|planes?"
    r"|artillery|drones?|troops"
    r"|soldiers|air\s+force|gunships?|gunboats?|tanks?|navy|shelling|air\s?strikes?|bombardment|bombers?|MiGs?"
    r"|missiles?)\b"
)
NO_STATE = frozenset({"Kurdish", "Palestinian", "Rebel", "Tribal"})
#: A coalition without a name: the one that the page tells of.
A_COALITION = re.compile(
    r"(?:[Tt]he\s+)?[Cc]oalition(?:[’']s)?(?:\s+(?:forces|aircraft|warplanes|jets|planes))?|alliance\s+aircraft"
)
THE_ARMY = re.compile(r"\b[Tt]he\s+(?:army|military)\b(?!\s+(?:[a-z]+ing|operation|campaign|base|site|council)\b)")
ARMY_NAMED = re.compile(
    r"(?:U\.S\.\s+|[A-Z][\w’'-]*\s+){1,3}(?:occupation\s+)?(?:army|military|Army|Military|Armed\s+Forces)\b|\bI[DO]F\b"
)
SENTENCE = re.compile(r"[^.\n]{1,2000}")
HAS_ARMY = re.compile(r"(?:Military|Army|Forces|Regime)$")
COALITION_SENTENCE = re.compile(r"[^.;\n]{0,400}oalition[^.;\n]{0,40}")
TAILS = ".'’s"  # how words may end from which something is taken off
