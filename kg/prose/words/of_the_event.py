"""Words that tell of the event itself without a common word of harm or strike: ordnance, aircraft, names of the dead.

A named source that says something of the event makes a claim; what it says of a life, a feeling, of rubble or of the
work of rescuers is none (docs/annotating.md), so that these words are few.
"""

from kg.prose.words.screen import Screened

_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+|first|second|third|fourth|last"
    r"|next)"
)
#: Types of aircraft and of what they drop: a plane that is named was there.
AIRCRAFT = (
    r"(?:Su|Mi|MiG|F|L|AH|UH|MQ|RQ|AC|KAB|FAB|Kh|S)-\d{1,4}\w{0,2}|[Aa]paches?|Typhoons?|Reapers?|Tornados|Sukhois?|Shaheds?"
    r"|Predators?|Bayraktars?|Rafales?|Paveways?|Hellfires?|Iskanders?|Kalibrs?|Grads?"
)
_EVENT = Screened(
    rf"\b(?:{_NUMBER}\s+(?:barrels?|salvos?|volleys?|sorties?|projectiles?|rounds)|barrels?\s+(?:fell|landed|dropped|hit"
    r"|exploded|came\s+down)|engag(?:ed|ing)\s+(?:[\w-]+\s+){0,3}?(?:fighters?|militants?|terrorists?|targets?|positions?"
    r"|vessels?|vehicles?|snipers?|units?)|ascended\s+(?:\w+\s+)?to\s+(?:God|Allah|heaven|paradise)|from\s+the\s+(?:air|sky)|(?:deal|dealt|dealing|deliver\w*)\s+(?:[\w-]+\s+){0,3}?(?:blows?"
    r"|hits)|eliminat(?:ed|ing)|neutrali[sz](?:ed|ing)|(?:blamed|blames|accused|accuses|hold|held|holding)\s+(?:the\s+)?[a-z][^.;,]{0,50}?\s(?:responsible|for\s+it|of\s+(?:it|the\s+\w+))|liquidat(?:ed|ing)|air\s+force|brought\s+down|provocation|fabrication|staged\s+by|morgue|mortuary"
    rf"|{AIRCRAFT}"
    r"|(?:the|their|his|her|its|this)\s+barrels?|(?:one|only|single|sole|another|further|a|no)\s+victim"
    r"|(?:publish|list|document|post|shar|releas|nam|circulat|gave|giv|had|complet)\w*\s+(?:(?:no(?=\s+victim)|only|the|all|same|full|of|a|list|these|their|those|first|last)\s+)*"
    rf"(?:{_NUMBER}\s+)?(?:names|victims)\b(?!\s+of\s+(?:the\s+)?(?:relatives|family|officers|pilots|commanders|units|streets|villages)))"
)
#: "The girl was named by her teacher as Lina Odeh", "two of the children were identified by their father".
_NAMED = Screened(
    r"\b(?:victims?|dead|killed|child(?:ren)?|girls?|boys?|wom[ae]n|m[ae]n|nurse|doctor|driver|guard|teacher|pupils?|students?"
    r"|volunteers?|rescuers?|workers?|journalists?|photographers?|paramedics?|medics?|shepherds?|farmers?|herders?|fishermen|fisherman|passengers?|engineer|pharmacist"
    r"|brothers?|sisters?|couple|two|three|four|both|others?|one)\s+(?:\w+\s+){0,3}?(?:was|were)\s+(?:(?:later|also|then|first|\w+ly)\s+)?"
    r"(?:named|identified|listed)\b"
    rf"|\b(?:[Aa]ll|[Bb]oth)\s+(?:(?:of\s+them|{_NUMBER})\s+)?(?:were|was|are|have\s+been)\s+(?:\w+\s+)?(?:named|identified|listed)\b"
    r"|\b(?:named|names|identified|identifies|lists|listed)\s+(?:them|him|her|both|all\s+of\s+them|the\s+(?:victims?|dead|pair|two|three|couple))(?:\s+(?:on|in)\s+(?:an?\s+)?(?:Facebook|Twitter|Telegram|Instagram|X|post|tweet|statement))?\s+as\s+(?:[A-Z]|(?:the|his|her|their)\s[a-z]+\s[A-Z])"
    r"|\b(?:named|identified)\s+(?:[A-Z][\w-]+[’']s?|his|her|their)\s+(?:wife|husband|mother|father|son|daughter|brother|sister|child|infant|baby)\s+as\s+(?:al-)?[A-Z]"
    rf"|\b(?:named|names|identified|identifies|lists|listed)\s+(?:the\s+other\s+)?{_NUMBER}(?:\s+of\s+(?:them|these|those|the\s+\w+))?\s+as\s+(?:al-)?[A-Z]"
    r"|\b(?:was|were|is|are)\s+(?:(?:also|both|all|later|\w+ly|among\s+those)\s+)*(?:named|listed|included|mentioned)\s+(?:in|on|among)\s+(?:an?|the|its|his|her|their|another)\s+(?:\w+\s+)?list\b(?!\s+of\s+(?:\w+\s+)?(?:targets?|wounded|injured|missing|prisoners|detainees|towns|villages|houses|streets))"
    r"|\b(?:brought|carried|came|returned|come|taken)\s+(?:back|home|back\s+home)?\s*(?:dead|lifeless|in\s+(?:an?|the|his|her|this|that|its)\s+(?:[a-z]+\s+)?(?:bag|shroud|coffin|sack)|on\s+(?:our|their|the|his)\s+(?:\w+\s+)?shoulders|an?\s+(?:body|corpse|martyr))\b"
    r"|\b(?:gave|gives|published|posted|had)\s+their\s+names\b"
    rf"|\b(?:names?|identit(?:y|ies)|obituar(?:y|ies))\s+of\s+(?:(?:the|all|both|his|her|their)\s+){{0,2}}(?:{_NUMBER}\s+)?(?:[\w-]+\s+)?(?:children|child|sisters?|brothers?"
    r"|girls?|boys?|wom[ae]n|m[ae]n|couple|cousins?|pupils?|family|twins)\s+(?:(?:were|was|have\s+been)\s+)?(?:\w+ly\s+)?(?:given|provided|supplied|published|released|shared|posted|printed|confirmed|listed)\b"
    r"|\b(?:named|identified)\s+(?:the\s+|all\s+|both\s+)?(?:\w+\s+){0,2}?(?:m[ae]n|wom[ae]n|child(?:ren)?|boys?|girls?|couple|brothers|sisters|pair"
    r"|infant|baby|two|three|four|five|six)\s+as\s+(?:al-)?[A-Z]"
)


def of_the_event(text: str) -> bool:
    """Whether the words tell of this event: what fell, what flew, who the dead are."""
    return any(pattern.search(text) is not None for pattern in (_EVENT, _NAMED))
