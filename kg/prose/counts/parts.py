"""Parts of a count: "including two women", "of whom three were children".

Where no whole is given they are a minimum of it.
"""

import re
from dataclasses import replace

from kg.prose.counts.counting import Count, group_of
from kg.prose.words.numbers import NUMBER_WORD, numbers
from kg.prose.words.screen import Screened

_PART = (
    r"\b(?:(?:at\s+least|up\s+to|as\s+many\s+as|more\s+than|over)\s+)?"
    rf"(?:{NUMBER_WORD}\s+(?:and|to|or)\s+(?:up\s+to\s+|as\s+many\s+as\s+|possibly\s+)?{NUMBER_WORD}|{NUMBER_WORD}|an?|several|many|some|numerous|multiple|most|all|both|other|young|small|elderly)\s+"
    r"(?:(?!and\b)(?:\d{1,2}-)?[a-z-]+\s+){0,2}?(?:child(?:ren)?|women|woman|men|man|boys?|girls?|infants?|bab(?:y|ies)|toddlers?"
    r"|minors?|females?|males?|elderly|journalists?|paramedics?)\b"
)
_INCLUDING = Screened(
    rf"(?:\b(?:including|incl\.|include|among\s+them|among\s+whom(?:\s+were)?|of\s+whom|of\s+them|mostly"
    rf"|them)\s+(?:were\s+)?(?:(?:those|that|the\s+bod(?:y|ies))\s+of\s+)?|(?<=\s)–\s+|(?<=,\s)(?={NUMBER_WORD}\s+of\s+(?:them|whom|these)\s+(?:were\s+|are\s+)?(?:child|wom[ae]n|m[ae]n\b|girl|boy|minor|infant)))"
    r"(?:(?:the|an?|his|her|their|both)\s+(?:father|mother|parents?|grandfather|grandmother|wife|husband)(?:,\s*|,?\s+and\s+)(?:(?:his|her|their)\s+)?){0,3}"
    rf"(?P<items>{_PART}(?:(?:,?\s+and\s+|,\s*|\s+as\s+well\s+as\s+)(?:also\s+)?{_PART})*)",
    re.IGNORECASE,
)
#: "six died, two boys among them,".
_AMONG_THEM = Screened(
    rf",\s+(?P<items>{_PART}(?:(?:,?\s+and\s+|,\s*)(?:also\s+)?{_PART})*)\s+among\s+them\b", re.IGNORECASE
)
_INCLUDING_VAGUE = Screened(
    r"\bincluding\s+(?:many\s+|several\s+|some\s+)?(?:women|children|men|elderly)(?:(?:,|\s+and)\s+(?:women"
    r"|children|men|the\s+elderly|elderly))*",
    re.IGNORECASE,
)
#: "three people, including two displaced from Tawergha, dead": the two are of the three.
_INCLUDING_OTHERS = Screened(
    rf",?\s+(?:including|among\s+them)\s+(?:at\s+least\s+)?(?:{NUMBER_WORD}|an?)\s+(?:(?!\b(?:wounded|injured|killed|dead|died|hurt|and\s+(?:[a-z]+\s+){{0,3}}?(?:others?|more))\b)[^,.;:“”\d]){{2,50}}?"
    r"(?=,?\s+(?:were|was|had|have|died)\b|,\s+(?:dead|wounded|injured)\b"
    rf"|,\s+(?:and|while|with)\s+(?:[a-z]+\s+){{0,3}}?(?:{NUMBER_WORD}|dozens|several|many)\s)"
)
#: "ten people, including a family of seven, died": the seven are of the ten.
_INCLUDING_FAMILY = Screened(
    rf"\b(?:including|among\s+them|amongst\s+them)\s+(?:an?|one|the|two)\s+(?:\w+\s+)?(?:famil(?:y|ies)|groups?)\s+of\s+{NUMBER_WORD}(?:\s+(?:people|members|persons|children|from\s+[^,.;:“”]{{2,30}}))?(?=\s*[,.;)]|\s+(?:were|was|had|have|died)\b|\s*$)",
    re.IGNORECASE,
)
#: "including two infants, four siblings, and a mother with her four children, were killed": all are of the whole.
_TAIL = re.compile(
    rf"(?:,?\s+(?:and\s+)?(?:{NUMBER_WORD}|an?)\s+[a-z-]+(?:\s+with\s+(?:his|her|their)\s+(?:{NUMBER_WORD}\s+)?[a-z]+)?)+"
    r"(?=,\s+(?:were|was|had|have|died|perished)\b)"
)
_AND_KIN = re.compile(
    r"\s+(?:of|aged)\s+\d{1,3}(?=\s*[,)])|\s+(?:and|with)\s+(?:their|his|her)\s+(?:mother|father|parents|grandmother|grandfather|baby|infant|child|son"
    rf"|daughter|(?:{NUMBER_WORD}\s+)?(?:[a-z]+\s+)?(?:children|sons|daughters|babies|kids))\b(?![’'])"
)
_OF_THE_DEAD = re.compile(r"\b(?:victims|killed|dead|martyrs|deaths?|fatalities|martyrdom|lost)\b[^.;]*$")

#: "were killed, including three children, and 11 others wounded": the children are of the dead.
_OF_THOSE = re.compile(
    r"\b(?:killed|died|dead|martyred|injured|wounded|hurt|victims|deaths)\b[^.;:]{0,30},\s*(?:(?P<of>including|among\s+(?:them|whom)(?:\s+(?:were|was))?"
    r"|(?:both|all|most|some|one|two|three|four|five|\d+)\s+of\s+(?:them|whom)(?:\s+(?:were|was))?)\s+)?$"
)
_AND_OTHERS = re.compile(
    rf"[^.;:“”]*?\band\s+(?:at\s+least\s+|about\s+|some\s+|more\s+than\s+)?{NUMBER_WORD}\s+(?:others|more|other\s+\w+)\b"
)
_SOME_OF = re.compile(r"(?:both|all|most|one|two|three|four|five|\d+)\s+of\s+(?:them|whom)\b")
_THEM = re.compile(
    rf"(?:(?:at\s+least|up\s+to|more\s+than)\s+)?{NUMBER_WORD}\s+of\s+(?:them|whom|these)\b", re.IGNORECASE
)


def without_parts(text: str) -> tuple[str, list[tuple[int, list[Count]]]]:
    """The text with "including two women" blanked, and the parts with the place where they stood."""
    parts: list[tuple[int, list[Count]]] = []
    pieces = list(text)
    for found in (*_INCLUDING.finditer(text), *_AMONG_THEM.finditer(text)):
        items = _part_items(text, found.start("items"), found.end("items"))
        if items:
            parts.append((found.start(), items))
            tail = _TAIL.match(text, found.end())
            _blank(pieces, found.start(), tail.end() if tail else _with_kin(text, found.end()))
    for found in _INCLUDING_OTHERS.finditer(text):
        _blank(pieces, found.start(), found.end())
    for found in (*_INCLUDING_VAGUE.finditer(text), *_INCLUDING_FAMILY.finditer(text)):
        _blank(pieces, found.start(), found.end())
    return "".join(pieces), parts


def _with_kin(text: str, end: int) -> int:
    """Where parts end at `end` or with a relative of theirs: "among them two children and their mother"."""
    kin = _AND_KIN.match(text, end)
    return kin.end() if kin else end


def _blank(pieces: list[str], start: int, end: int) -> None:
    """Blanks the stretch with the comma or bracket before it."""
    while start > 0 and pieces[start - 1] in " ,(\u00a0":
        start -= 1
        if pieces[start] == "(" and pieces[end : end + 1] == [")"]:
            end += 1
    pieces[start:end] = " " * (end - start)


def _part_items(text: str, start: int, end: int) -> list[Count]:
    items = []
    for match in re.finditer(_PART, text[start:end], re.IGNORECASE):
        group = group_of(match[0])
        number = numbers(match[0])
        low, high, bound = (number[0].minimum, number[0].maximum, number[0].bound) if number else (1, 1, "exact")
        if not number and not re.match(r"an?\s", match[0], re.IGNORECASE):
            continue
        first, last = start + match.start(), start + match.end()
        items.append(Count("killed", group, "persons", low, high, bound, first, last, first, last))
    return items


def with_parts(heads: list[Count], parts: list[tuple[int, list[Count]]]) -> list[Count]:
    """Each part under the nearest headline before it, else after it."""
    for at, items in parts:
        before = [h for h in heads if h.words_start < at and h.unit == "persons"]
        owner = max(before, key=lambda h: h.words_start) if before else (heads[0] if heads else None)
        if owner is None:
            continue
        mine = tuple(replace(item, harm=owner.harm) for item in items if item.group != owner.group)
        heads[heads.index(owner)] = replace(owner, parts=(*owner.parts, *mine))
    return heads


def part_and_others(text: str, start: int, end: int) -> bool:
    """Whether who stands at `start` to `end` is part of those told of before, and "N others" are not."""
    if "other" not in text and " more" not in text:
        return False
    before = _OF_THOSE.search(text[max(0, start - 60) : start])
    if before is None or not (before["of"] or _SOME_OF.match(text, start)):
        return False
    return _AND_OTHERS.match(text, start, end) is not None


def only_of_them(text: str, start: int) -> bool:
    """Whether a number at `start` counts some of those told of before: "61 of them children"."""
    return _THEM.match(text, start) is not None


def of_them(text: str, found: list[Count]) -> tuple[list[Count], list[tuple[int, list[Count]]]]:
    """ "Nine relatives, three of them children": the nine stay, the three are a part where they stand."""
    inner = [count for count in found[1:] if _THEM.match(text, count.start)]
    parts = [(c.start, [replace(c, group=group_of(text[c.start : c.end + 24]))]) for c in inner]
    return [c for c in found if c not in inner], [p for p in parts if p[1][0].group in ("children", "women", "men")]


def parts_alone(text: str, parts: list[tuple[int, list[Count]]]) -> list[Count]:
    """ "The victims were members of the family, including six children": six at least, where no whole is given."""
    for at, items in parts:
        low = sum(item.minimum or 0 for item in items)
        if low and _OF_THE_DEAD.search(text[max(0, at - 160) : at]):
            first, last = items[0], items[-1]
            each = tuple(items) if len(items) > 1 else ()
            whole = replace(first, group="people-unspecified", minimum=low, maximum=None, bound="at-least", parts=each)
            return [replace(whole, end=last.end, words_end=last.words_end)]
    return []
