"""Words of a figure that may name persons: a tribute counts those whom it names, and no page lists them all.

A name cannot be known from its letters, so it is the other way round: words are let out whose capitals all belong to
words that count people, say who they are, or where they come from. What is held back wrongly costs words, no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")

_COUNTING = """
    a about above additional all almost also an and another approximately around as at both between certain dead dozen
    dozens eight eighteen eighty eleven entire even every few fewer fifteen fifty five forty four fourteen from half her
    his hundred hundreds in initially its just least less many more most multiple my nearly nine nineteen ninety no none
    number numbers numerous of one only other others our out over possibly reportedly reports roughly scores seven
    seventeen seventy several single six sixteen sixty some ten tens that the their there these thirteen thirty this
    thousand thousands three to total twelve twenty two under unknown unspecified up with
"""
_PEOPLE = """
    adult adults aid babies baby belligerent belligerents bodies body boy boys casualties casualty child children
    civilian civilians combatant combatants couple deaths displaced doctor doctors elderly families family fatalities
    father fathers fighter fighters girl girls household households human idp idps individual individuals infant infants
    injured injuries journalist journalists killed man martyr martyrs medic medics member members men militant militants
    minor minors mother mothers nurse nurses patient patients people person persons refugee refugees relative relatives
    resident residents sister sisters brother brothers soldier soldiers student students survivor survivors teacher
    teachers victim victims woman women worker workers wounded youth youths
"""
_ORIGINS = """
    afghan afghans african africans algerian algerians american americans arab arabs armenian armenians asian asians
    bangladeshi bangladeshis bedouin bedouins british chinese christian christians circassian circassians druze egyptian
    egyptians eritrean eritreans ethiopian ethiopians european europeans filipino filipinos french german germans indian
    indians iranian iranians iraqi iraqis israeli israelis jordanian jordanians kurd kurdish kurds lebanese libyan
    libyans moroccan moroccans muslim muslims nigerian nigerians pakistani pakistanis palestinian palestinians russian
    russians saudi saudis shia somali somalis sudanese sunni syrian syrians tunisian tunisians turk turkish turkmen
    turks ukrainian ukrainians us yazidi yazidis yemeni yemenis
    daesh hamas isil isis islamic state pkk sdf un unrwa ypg
"""
_PLAIN = frozenset(f"{_COUNTING} {_PEOPLE} {_ORIGINS}".split())
_CAPITAL = r"(?:(?:[aA]l|[eE]l|[aA]b[uo]|[bB]in|[iI]bn|[uU]mm?|[bB]int)[ -])*[A-Z]\w*(?:['’-]\w+)*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+{_CAPITAL})*")
_MOURNED = re.compile(
    r"\b(?:my|his|her|our|their|the|a)\s+(?:[a-z]+,?\s+){0,3}?"
    r"(?:mother|father|brother|sister|son|daughter|child|baby|infant|boy|girl|wife|husband|spouse|cousin|uncle|aunt"
    r"|nephew|niece|grand(?:mother|father|son|daughter|child)|friend|companion|comrade|beloved|martyr)"
    rf",?\s+[(“‘]?(?:(?:Dr|Eng|Engineer|Prof|Professor)\b\.?\s+)?(?!God\b|Allah\b)(?P<name>{_NAME.pattern})"
)


def may_name(words: str) -> bool:
    """True where a word has a capital and is none of those above, or is of a script that has no capitals.

    may_name("Between five and 13 Syrian civilians") == False
    may_name("her brother, Engineer Ghassan al-Najjar") == True
    """
    return any(_told(it) for it in _WORD.findall(words))


def is_name(words: str) -> bool:
    """True where all of it is one name of several words: is_name("Yusuf bin Salim al-Najjar")."""
    return " " in words.strip() and _NAME.fullmatch(words.strip()) is not None


def mourned(words: str) -> Iterator[str]:
    """Names by which words call a relative, friend or martyr, whether harm to them is told or not.

    mourned("sad at the loss of my cousin (Omar Najjar)") -> "Omar Najjar"
    """
    for found in _MOURNED.finditer(words):
        if may_name(found["name"].split()[0]):
            yield found["name"]


def _told(word: str) -> bool:
    if any(not letter.isupper() and not letter.islower() for letter in word if letter.isalpha()):
        return True
    return not word.islower() and not all(part in _PLAIN for part in re.split(r"['’.-]", word.casefold()))
