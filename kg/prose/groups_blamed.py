"""Parties that a claim blames under a name that is not the register's: factions, and "the occupation".

A faction is read as a party only where a claim makes it responsible or has it fire; as a speaker it keeps its own name.
Pages list the Palestinian factions under one name (docs/annotating.md); the claim's evidence keeps the words.
"""

import re

from kg.prose.registers import Party
from kg.prose.screen import Screened

_FACTION = Screened(
    r"(?:the\s+)?(?:Hamas(?:[’']s?)?(?:\s+(?:al-|Al-|el-)?Qassam)?|Palestinian\s+Islamic\s+Jihad|Islamic\s+Jihad|PIJ"
    r"|(?:the\s+)?(?:[Ii]zz\s+ad-[Dd]in\s+)?[Aa]l-Qassam|Qassam|[Aa]l-Quds\s+(?=Brigades)|Saraya\s+al-Quds"
    r"|(?:the\s+)?Palestinian\s+(?:resistance|factions|groups|militias?))(?:[’'](?!\w))?(?:\s+[Bb]rigades?)?"
)
_WEAPON = r"(?:rockets?|missiles?|projectiles?|mortars?|shells?|launch(?:es)?|barrages?|misfires?|munitions?|fire)"
_FIRED_BY = re.compile(
    rf"\b(?:{_WEAPON}(?:\s+(?:\w+\s+){{0,2}}?(?:fired|launched|sent|shot|belonging|launch))?\s+(?:by|of|from|to)"
    r"|(?:fired|launched|misfired|committed|caused|responsib\w+|blame[sd]?|accus\w+|held)\s+(?:\w+\s+)?(?:by|of|on|to|with|for)?)"
    r"\s*(?:the\s+|a\s+)?[“‘\"\[]?$"
)
_FIRES = re.compile(
    rf"(?:[’']s?)?[\s-]+(?:(?:group|fighters|militants|brigades?|movement|terrorists)\s+)?(?:(?:had|has|have|accidentally|mistakenly|reportedly"
    rf"|itself|failed|errant|misfired|stray|fell|falling|short)\s+)*"
    rf"(?:fired|launched|misfired|bombed|shelled|hit|struck|{_WEAPON}\b[^.;]{{0,60}}?\b(?:hit|struck|fell|landed|misfir\w+|caus\w+|kill\w+|explod\w+|fail\w+)|was\s+(?:responsible|to\s+blame)|were\s+(?:responsible|to\s+blame))\b"
)
_AGAINST = re.compile(r"\b(?:at|against|targeting|targeted|on|hit|struck|kill\w*|destroy\w*)\s+(?:an?\s+|the\s+)?$")

#: "the occupation" bombs, its planes fire; "Turkish occupation" and "the occupation of the town" are something else.
_OCCUPATION = Screened(
    r"(?<=[Tt]he )(?<!of the )(?:\[Israeli\]\s+)?[Oo]ccupation(?!\s+of\s+(?:the\s+)?(?:West|town|city|land|country))"
)
_BY_THE = Screened(r"(?<=of the )[Oo]ccupation(?!\s+of\s+(?:the\s+)?(?:West|town|city|land|country))")
ISRAEL = "Israeli Military"


def blamed_factions(text: str) -> tuple[Party, ...]:
    """Factions whom the words have fire or make responsible, in order; under the name that pages list them by."""
    found = []
    for match in _FACTION.finditer(text):
        before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 90]
        if _FIRED_BY.search(before) or (_FIRES.match(after) and not _AGAINST.search(before)):
            found.append(Party("Palestinian Militants", match.start(), match.end()))
    return tuple(found)


def occupation(text: str) -> tuple[Party, ...]:
    """Namings of "the occupation", in order; whether it acts is the business of `attribution`."""
    found = [*_OCCUPATION.finditer(text), *_BY_THE.finditer(text)]
    return tuple(Party(ISRAEL, m.start(), m.end()) for m in sorted(found, key=lambda m: m.start()))
