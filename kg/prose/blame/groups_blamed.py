"""Parties that a claim blames under a name of their own: the hidden labels of the register (ontology/actors.ttl).

Such a group is read as the party only where a claim makes it responsible or has it fire; as a speaker it keeps its own
name. The claim's evidence keeps the words.
"""

import re
from functools import cache

from kg import codelists
from kg.prose.names import nouns
from kg.prose.names.registers import Party

_WEAPON = r"(?:rockets?|missiles?|projectiles?|mortars?|shells?|launch(?:es)?|barrages?|misfires?|munitions?|fire)"
_FIRED_BY = re.compile(
    rf"\b(?:{_WEAPON}(?:\s+(?:\w+\s+){{0,2}}?(?:fired|launched|sent|shot|belonging|launch))?\s+(?:by|of|from|to)"
    r"|(?:fired|launched|misfired|committed|caused|responsib\w+|blame[sd]?|accus\w+|held)\s+(?:\w+\s+)?(?:by|of|on|to|with|for)?)"
    r"\s*(?:the\s+|a\s+)?[“‘\"\[]?$"
)
_FIRES = re.compile(
    rf"(?:[’']s?)?[\s-]+(?:(?:group|fighters|militants|brigades?|movement|terrorists)\s+)?(?:(?:had|has|have|accidentally|mistakenly|reportedly"
    rf"|itself|failed|errant|misfired|stray|fell|falling|short)\s+)*"
    rf"(?:fired|launched|misfired|bombed|shelled|hit|struck|(?<=[a-z]\s)(?:shells|bombs|bombards)(?=\s+(?:its|his|the|a|civilians|residential)\b)|{_WEAPON}\b[^.;]{{0,60}}?\b(?:hit|struck|fell|landed|misfir\w+|caus\w+|kill\w+|explod\w+|fail\w+)|was\s+(?:responsible|to\s+blame)|were\s+(?:responsible|to\s+blame))\b"
)
_AGAINST = re.compile(r"\b(?:at|against|targeting|targeted|on|hit|struck|kill\w*|destroy\w*)\s+(?:an?\s+|the\s+)?$")
#: Capitals stand for a government only where they are not told of as places.
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|of|for|over|on|around|outside|inside|into|across|towards?|downtown|central|to|via|between|[Gg]reater"
    r"|capital,?|north|south|east|west)\s+(?:the\s+)?(?:\w+\s+of\s+)?$"
)
_PEOPLE = re.compile(r"(?<![\w’'-])([A-Z][a-z]+(?:an|ish|ese|[a-z]qi|eni|ali|uti|rati|audi))\s+$")
_BLAMED_TO = re.compile(r"\b(?:attribut|ascrib|point|responsib|blam)\w*\b[^.;]{0,60}\b(?:to|of|on|at)\s+$")


def blamed_factions(text: str) -> tuple[Party, ...]:
    """Groups whom the words have fire or make responsible, in order; under the name that pages list them by."""
    found = []
    for match in _names().finditer(text):
        before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 90]
        if match["name"].casefold() in nouns.PLACES and _PLACE_BEFORE.search(before) and not _BLAMED_TO.search(before):
            continue  # "rockets fired from Damascus"
        people = _PEOPLE.search(before)
        if people and not codelists.names_where_blamed()[match["name"]].name.startswith(people[1]):
            continue  # "the Kenyan Federal Police" is another one
        if _FIRED_BY.search(before) or (_FIRES.match(after) and not _AGAINST.search(before)):
            found.append(Party(codelists.names_where_blamed()[match["name"]].name, match.start(), match.end()))
    return tuple(found)


@cache
def _names() -> re.Pattern[str]:
    """The names as running text has them: "Hamas’s Qassam Brigades" is one."""
    listed = sorted(codelists.names_where_blamed(), key=lambda name: (-len(name), name))
    name = "|".join(re.escape(label) for label in listed)
    return re.compile(
        rf"(?:the\s+)?(?P<name>{name})(?!\w)(?:[’']s?(?=\s+(?:{name})(?!\w)))?(?:\s+(?:{name})(?!\w))?"
        r"(?:[’'](?!\w))?(?:\s+[Bb]rigades?)?"
    )
