"""Relatives counted one by one: "her mother, father and two brothers were killed" are four.

Every item is somebody of the family or a number of them; names stand in apposition. Words that start with an article
("a man, his wife and their three children") count exactly, words of the family itself give a minimum (DECISIONS 19).
"""

import re

from kg.prose.numbers import NUMBER_WORD, value

_ONE = (
    r"mother|father|brother|sister|son|daughter|wife|husband|cousin|uncle|aunt|nephew|niece|grandmother|grandfather"
    r"|fianc[ée]e?|grandson|granddaughter|baby|infant|child|man|woman|boy|girl|mother-in-law|father-in-law"
    r"|brother-in-law|sister-in-law|son-in-law|daughter-in-law"
)
_SEVERAL = (
    r"brothers|sisters|sons|daughters|cousins|uncles|aunts|nephews|nieces|children|siblings|grandchildren|relatives"
    r"|parents|babies|infants|boys|girls|grandsons|granddaughters"
)
_UPPER = r"(?:al-|el-|Al-|El-)?[A-Z][\w’-]*"
_NAMED = rf"(?:,?\s+{_UPPER}(?:\s+{_UPPER}){{0,3}})?"
_OWN = r"(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Aa]n?|[Tt]he)"
_ADJECTIVE = r"(?:(?:(?!and\b)[a-z]+|\d{1,2}-year-old|[a-z]+-year-old)\s+){0,2}?"
_ITEM = (
    rf"(?:{_OWN}\s+)?(?:{_ADJECTIVE}(?:{_ONE})|(?:{NUMBER_WORD}\s+)(?:of\s+(?:his|her|their)\s+)?{_ADJECTIVE}"
    rf"(?:{_SEVERAL}))\b(?![’'])(?!-)" + _NAMED
)
_ITEMS = re.compile(
    rf"\b(?=(?:{_OWN}|\d)\s){_ITEM}(?:(?:,\s*(?:and\s+|as well as\s+)?|\s+and\s+"
    rf"|\s+(?:together|along)\s+with\s+|\s+with\s+){_ITEM}){{1,8}}"
)
_BEFORE = re.compile(
    r"\b(?:(?:deaths?|martyrdom|killing|loss|passing|murder|bodies)\s+of|mourn(?:ed|ing|s)|lost|losing|killing|killed)\s+$"
)
_AFTER = re.compile(
    r"\s*(?:,\s*)?(?:who\s+)?(?:was|were|are|had been|have been|had|have)\s+(?:all\s+|both\s+|also\s+|reportedly\s+)?"
    r"(?:killed|martyred|died|dead|murdered)\b"
)
_NUMBER = re.compile(rf"(?<![\w-])(?:{NUMBER_WORD})(?!-)(?=\s)")


def kin_killed(text: str) -> tuple[int, bool, int, int] | None:
    """How many relatives the words count one by one as killed, whether exactly, and where they stand; None: no list."""
    for found in _ITEMS.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - 40) : found.start()])
        if before is None and _AFTER.match(text, found.end()) is None:
            continue
        total = 0
        for item in re.split(r",\s*(?:and\s+|as well as\s+)?|\s+and\s+|\s+(?:(?:together|along)\s+)?with\s+", found[0]):
            number = _NUMBER.search(item)
            if number:
                total += value(number[0])
            elif re.search(rf"\b(?:{_ONE}|parents)\b", item):
                total += 2 if "parents" in item else 1
        exact = re.match(r"an?\s|\d", found[0], re.IGNORECASE) is not None
        return total, exact, found.start(), found.end()
    return None
