"""One person told of by a noun ("a child was killed"), and those who stand beside others: "his wife and two sons"."""

import re
from dataclasses import replace

from kg.prose.counts.binding import bind, bind_after
from kg.prose.counts.counting import Count, group_of, persons
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

AND_THEIRS = re.compile(
    r"\s+(?:and|with|along with)\s+(?:their|his|her)\s+(?:children|families|family|wives|relatives"
    r"|grandchildren|sons|daughters|own)\b",
    re.IGNORECASE,
)
WITH_THEIRS = re.compile(
    r"[^.;“”]{0,60}?\b(?:killed|died|martyred|perished),?\s+(?:(?:along|together)\s+)?(?:with|alongside)\s+(?:their|his|her)\s+(?:children"
    r"|famil(?:y|ies)|wives|relatives|sons|daughters|grandchildren)\b"
)
_NAME_AND = re.compile(r"\b(?:[A-Z]|al-)[\w’'-]*\s+and\s+$")
_AND_ONE = re.compile(
    r"\s+and\s+(?:her|his|their)\s+(?:\w+\s+)?(?:child|son|daughter|baby|husband|wife|mother|father"
    r"|grandmother|grandfather|brother"
    r"|sister|infant|grandson|granddaughter|fianc[ée]e?)\b"
)
_ONE_KIN = (
    r"(?:wife|husband|mother|father|brother|sister|son|daughter|grandmother|grandfather|uncle|aunt|grandson"
    r"|granddaughter|driver|pilot|teacher|doctor|nurse|farmer|shepherd|herder|fisherman|journalist|paramedic|medic"
    r"|guard)"
)
#: "his wife and", "father, mother and": each is one more.
#: "two of its guards and a visitor had been killed", "a journalist and his driver died".
_AND_SUBJECT = re.compile(
    r"(?:\s+of\s+(?:its|his|her|their|the)\s+[a-z-]+|\s+[A-Z]?[a-z]+s)?\s+and\s+(?P<who>an?|his|her|their)\s+(?!(?:number|group|few|lot|dozen|score|handful|large|great|further|couple|second|third|fourth"
    rf"|fifth|sixth|{NUMBER_WORD}|children|sons|daughters|fetus|foetus|unborn|car|house|dog|donkey|horse|camel|cow)\b)"
    r"(?:[a-z-]+\s+){0,2}?[A-Z]?[a-z-]+(?<!s)(?=\s+(?:(?:(?:were|had|have|been|reportedly|both|all)\s+){1,3}(?:killed|martyred|murdered|died|dead"
    r"|injured|wounded|hurt)\b|(?:died|perished)\b))"
)
#: "killed, along with their mother".
_WITH_KIN = re.compile(
    rf"(?:[^.;,“”]{{0,40}}?\b(?:killed|died|martyred|perished)|(?:\s+(?:of|from)\s+[^.;,“”]{{2,40}})?),?\s+(?:along\s+with|together\s+with|alongside|in\s+addition\s+to|as\s+(?:was|were|well\s+as))\s+(?:(?:their|his|her)\s+{_ONE_KIN}|an?\s+(?:second|third|fourth|fifth)\s+[a-z]+)\b"
    r"(?!\s+and\b|[’'])"
)
#: "a couple and their four sons", "a mother, a father and three sons": nobody is named, and each is told of.
_HE_AND = re.compile(r"\b(?:he|she|I)(?:,|\s+and)\s+$")
EACH_TOLD = re.compile(rf"(?:an?|one|the)\s+(?:[a-z-]+\s+)?(?:couple|{_ONE_KIN})\b", re.IGNORECASE)
#: "among them Sami and his son, and seven others": the son is of those before.
_OF_THEM = re.compile(r"\b(?:including|among\s+(?:them|whom))\s[^.;:]*$")
_COUPLE_AND = re.compile(r"\b(?:an?|the|one)\s+(?:[a-z-]+\s+)?couple\s+and\s+(?:their\s+)?$")
_KIN_AND = re.compile(
    rf"\b(?:(?:my|his|her|our|their|whose|an?|the)\s+{_ONE_KIN}|(?<=[–—:(,]\s){_ONE_KIN})(?:,\s+(?:an?\s+|the\s+"
    rf"|his\s+|her\s+)?{_ONE_KIN})*"
    r"(?:,\s+(?-i:[A-Z])[\w’'-]*(?:\s+(?:al-)?(?-i:[A-Z])[\w’'-]*){0,3})?"
    r",?\s+and\s+(?:all\s+)?(?:(?<=and\s)(?:their|his|her)\s+)?$",
    re.IGNORECASE,
)
ONE_PERSON = Screened(
    r"(?:(?<=injured )|(?<=injuring ))(?:a\s+(?:second|third|fourth|fifth)|another)\b(?=\s*[.,;”]|$)"
    r"|(?:(?<=wounded )|(?<=wounding ))(?:a\s+(?:second|third|fourth|fifth)|another)\b(?=\s*[.,;”]|$)"
    r"|(?<=injury of )(?:a\s+third|another)\b|(?<=wounding of )(?:a\s+third|another)\b"
    r"|(?<=[“\"‘])(?:[Mm]artyr|[Bb]ody)(?=\s+(?:was|is|has|recovered|pulled|arriv))"
    r"|\ba\s+(?:second|third|fourth|fifth|sixth)(?=\s+(?:(?:person|man|woman|was|has|had|later|then|victim|civilian"
    r"|one)"
    r"\s+){0,3}(?:killed|died|dead|succumbed)\b)"
    r"|\ba\s+(?:second|third|fourth|fifth|sixth)(?=\s+(?:(?:one|was|has|had|been|is|remains|\w+ly)\s+){0,4}(?:injured|wounded|hurt"
    r"|in\s+(?:intensive\s+care|critical\s+condition))\b)"
    r"|\banother(?=\s+(?:(?:person|man|woman|was|civilian|one)\s+){0,2}(?:injured|wounded|killed|died)\b)"
    r"|\b[Bb]oth\s+(?:of\s+(?:the|them|his|her|its|their)\s+)?(?P<both>men|women|children|boys|girls|brothers|sisters"
    r"|passengers|civilians|victims"
    r"|people|persons|workers|journalists|medics|occupants|riders|drivers|parents)\b"
    r"|\b(?P<one>an?)\s+(?:(?:[a-z]+|\d+)-(?:year|month|day)-old\s+(?=(?:boy|girl|child|infant|man|woman|toddler)\s+(?:is|was|has\s+been)\s+(?:being\s+)?treated\s))?(?P<noun>(?:(?:civilian|second|third|fourth|fifth|sixth|reported|single|young|little"
    r"|elderly|small|confirmed"
    r"|palestinian|male|female)\s+){0,2}(?:martyr(?!\s+of)|death(?!\s+(?:toll|count|certificate|notice))|fatality"
    r"|civilian(?!\s+(?:casualt|death|target|area|home|house|car|vehicle|building|harm|infrastructure|object|site"
    r"|life|population"
    r"|neighbou?rhood|toll))"
    r"|person|man|woman|child|boy|girl|infant|paramedic|journalist|neighbou?r|guest|passer-by|bystander|toddler"
    r"|teenager|pensioner))\b",
    re.IGNORECASE,
)
_KIN = re.compile(rf"\b{_ONE_KIN}\b", re.IGNORECASE)
#: "went out to bring water and came back a martyr": told of one who is named.
_BECAME = re.compile(
    r"\b(?:c[ao]me|return(?:ed|s|ing)?|brought|went|gone|home|back|bec[ao]me|fell|fallen|left|carried|rose|risen)\s$"
)
#: "four had died, one of them a woman, and five were hurt": she is one of the four.
_PART_OF = re.compile(r"\b(?:one|two|three)\s+of\s+(?:them|whom)\s+$")
#: "two were killed and a third was injured": the third of all, the one who is hurt.
_DEAD_BEFORE = re.compile(
    r"(?:(?!\b(?:injured|wounded|hurt)\b).)*\b(?:killed|died|dead|martyred)\b(?:(?!\b(?:injured|wounded|hurt)\b).)*",
    re.DOTALL,
)
_ONE_MORE = re.compile(r"\b(?:second|third|fourth|fifth|sixth)\b")


def beside(text: str, start: int, end: int) -> tuple[int, int, int]:
    """How many more stand beside those counted, and where the words then start and end: "he and two others" is one."""
    more, first, last = _beside(text, start, end)
    himself = _HE_AND.search(text, max(0, first - 12), first)
    return (more + 1, himself.start(), last) if himself else (more, first, last)


def _beside(text: str, start: int, end: int) -> tuple[int, int, int]:
    """How many more stand beside those counted, and where the words then start and end.

    "his wife and two sons", "Sami and six others", "a woman and her child": 1; where nobody stands there: 0.
    """
    before = text[max(0, start - 80) : start]
    kin = _KIN_AND.search(before)
    if kin and _OF_THEM.search(before, 0, kin.start()):
        return 0, start, end
    if kin:
        return len(_KIN.findall(kin[0])), start - (len(before) - kin.start()), end
    if re.match(r"\S+\s+(?:others|more)\b", text[start:]):
        kin = _NAME_AND.search(before)
        if kin and _OF_THEM.search(before, 0, kin.start()):
            return 0, start, end
    if kin:
        return 1, start - (len(before) - kin.start()), end
    couple = _COUPLE_AND.search(before)
    if couple:
        return 2, start - (len(before) - couple.start()), end
    after = _AND_ONE.match(text, end) or _AND_SUBJECT.match(text, end)
    if after and not ONE_PERSON.match(text, after.start("who") if after.re is _AND_SUBJECT else end):
        return 1, start, after.end()
    with_kin = (" with " in text or " addition " in text) and _WITH_KIN.match(text, end)
    return (1 if with_kin else 0), start, end


def one_person(text: str, match: re.Match[str]) -> Count | None:
    """ "a fatality", "a child was killed": one person; not "he is a martyr", which is a person already named."""
    start, end = match.start(), match.end()
    if re.search(r"\b(?:is|was|as|be|are|by)\s*$", text[max(0, start - 5) : start]):
        return None
    if "martyr" in (match["noun"] or "") and _BECAME.search(text, max(0, start - 12), start):
        return None
    if match["one"] and _PART_OF.search(text[max(0, start - 20) : start]):
        return None
    if re.match(r"\s+(?:or\s+\w+\s+)?(?:named|called|identified as)\b", text[end:]):
        return None
    if match[0].lower() in ("martyr", "body"):
        return Count("killed", "people-unspecified", "persons", 1, 1, "exact", start, end, start, end, by=start)
    if re.search(
        r"\b(?:injury|wounding) of $|\b(?:injured|wounded|injuring|wounding) $", text[max(0, start - 12) : start]
    ):
        return Count("injured", "people-unspecified", "persons", 1, 1, "exact", start, end, start, end, by=start)
    if match["both"]:
        bound = bind_after(text, end, start) or bind(text, start, end, end, person=True)
        return replace(persons(bound[0], 2, 2, "exact", (start, end)), by=bound[2]) if bound else None
    noun = re.search(r"martyr|death|fatality", match["noun"] or "", re.IGNORECASE)
    after = None if noun else bind_after(text, end, start)
    if noun is None and after is None:
        return None
    kind, by = (after[0], after[2]) if after else ("killed", start)
    more, first, last = beside(text, start, end)
    group = "people-unspecified" if more else group_of(match[0])
    if AND_THEIRS.match(text, end) or (
        _ONE_MORE.search(match[0]) and not (kind == "injured" and _DEAD_BEFORE.fullmatch(text[:start]))
    ):
        return Count(kind, group, "persons", 1, None, "at-least", start, end, start, end, by=by)
    return Count(kind, group, "persons", 1 + more, 1 + more, "exact", first, last, first, last, by=by)
