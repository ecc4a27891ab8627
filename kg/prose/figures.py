"""Casualty figures in the words of one claim: which number counts whom, and what happened to them.

A number counts only where grammar binds it to a word of harm in the same clause; ages, dates, houses and lists are
never counted. Vague words and families give words without a number (DECISIONS 3).
"""

import re
from dataclasses import replace

from kg.prose import harm
from kg.prose.binding import bind, bind_after
from kg.prose.coordinated import coordinated, one_more
from kg.prose.counting import PERSON, Count, group_counted, group_of, persons
from kg.prose.headline import headline
from kg.prose.later_figures import FROM_TO, speaks_of
from kg.prose.named_dead import names_listed
from kg.prose.not_counted import another_event, both_ways, date, feared, no_person
from kg.prose.numbers import NUMBER_WORD, Number, numbers
from kg.prose.parts import of_them, parts_alone, with_parts, without_parts
from kg.prose.screen import Screened
from kg.prose.uncounted import families_in, vague_in

_FAMILY = re.compile(r"\s+(?:(?!and\b|of\b)[\w’'-]+\s+){0,2}?famil(?:y|ies)\b", re.IGNORECASE)
_AND_THEIRS = re.compile(
    r"\s+(?:and|with|along with)\s+(?:their|his|her)\s+(?:children|families|family|wives|relatives"
    r"|grandchildren|sons|daughters|own)\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(
    r"(?<!killed\s)(?<!dead\s)(?<!died\s)(?<!injured\s)(?<!wounded\s)(?<!hurt\s)\b(?:and|with)\s+(?:his|her|their"
    r"|my|our)\s+$",
    re.IGNORECASE,
)
_PARENT = re.compile(r"\b(?:father|mother|parents?|grandfather|grandmother|widow|orphan)\s+of\s+$", re.IGNORECASE)
#: "daughters, aged nine and twelve,": ages.
_AGES = re.compile(
    r"\b(?:aged?|ages|aged\s+between)\s+(?:(?:\d+|[a-z]+)(?:,\s+|\s+and\s+|,\s+and\s+|\s+or\s+|\s+to\s+))*$"
)
#: "two sisters, 15 and 17 years old,": the first of the ages.
_AND_YEARS = re.compile(rf"(?:,\s+{NUMBER_WORD})*,?\s+(?:and|or)\s+\d+\s+(?:years?|months?)\b", re.IGNORECASE)
#: "nine of the 12 passengers were killed", "of the 12 people in the bus nine were killed": twelve is the whole.
_OF_A_WHOLE = re.compile(
    rf"\b{NUMBER_WORD}\s+of\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+|these\s+|those\s+)?"
    rf"(?P<whole>{NUMBER_WORD})(?=\s+[a-z])"
    rf"|\b[Oo]f\s+(?:the|these|those|its|his|her|their)\s+(?P<all>{NUMBER_WORD})(?=(?:\s+[\w’-]+){{1,6}}?,?\s+"
    rf"(?:only\s+)?{NUMBER_WORD}\s+(?:were|was|had|have|died|perished|lost)\b)"
)
#: "Sami, who was 22, was shot"; "his son, not yet five,".
_WHO_IS = re.compile(
    r"(?:\b(?:who|he|she)\s+(?:(?:is|was|had|has|would\s+have|been|just|only|barely|recently|about)\s+)+"
    r"(?:turned\s+|turning\s+)?|\b(?:just|not\s+yet|turn(?:ed|ing|s)?)\s+)$"
)
#: "a few minutes before four".
_CLOCK = re.compile(r"\b(?:minutes|hours?|shortly|just|soon)\s+(?:before|after|past|to)\s+$")
_AGES_END = re.compile(r"\s*(?:[,.);]|$|and\b|or\b|respectively)")
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
_KIN_AND = re.compile(
    rf"\b(?:(?:my|his|her|our|their|whose|an?|the)\s+{_ONE_KIN}|(?<=[–—:(,]\s){_ONE_KIN})(?:,\s+(?:an?\s+|the\s+"
    rf"|his\s+|her\s+)?{_ONE_KIN})*"
    r"(?:,\s+(?-i:[A-Z])[\w’'-]*(?:\s+(?:al-)?(?-i:[A-Z])[\w’'-]*){0,3})?"
    r",?\s+and\s+(?:all\s+)?$",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"\s*(?:(?:\w+\s+)?casualties\b|\s+head\s+of\b|\s+of\s+(?:his|her|their)\s+(?:fingers|toes|limbs|legs|arms"
    r"|eyes|teeth|houses|shops|cars|animals|sheep|goats|camels|cows|cattle|livestock|donkeys|horses|chickens)\b"
    r"|(?:fingers|toes|limbs|legs|arms|eyes|teeth|shops|animals|sheep|goats|camels|cows|cattle|livestock|donkeys"
    r"|horses)\b|[-–]?\s*(?:years?|months?|days?|weeks?|hours?|minutes?)\b|(?:st|nd|rd|th)\b|am\b|pm\b|a\.m|p\.m"
    r"|o[’']clock|of\s+(?:January"
    r"|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February"
    r"|March|April|May|June"
    r"|July|August|September|October|November|December)\b|(?:sources|outlets|accounts|users|posts|reports"
    r"|houses|homes|missiles"
    r"|strikes|raids|buildings|floors|storeys|stories|shells|rockets|km|kilomet(?:er|re)s?|miles|met(?:er|re)s|vehicles|cars"
    r"|apartments|images"
    r"|photos|videos|tents|bombs|names|lists|incidents|attacks)\b|(?:different|separate|other"
    r"|local)\s+(?:sources|houses|homes|strikes)\b"
    rf"|\s+(?:(?!(?:{harm.PERSON}|{harm.KILLED_VERB}|{harm.INJURED_VERB}|{harm.KILLED_NOUN}|were|was|had|who|in|of"
    r"|and|or|from|by|to|on|at|with|as|when|after|near|during)\b)"
    r"[\w-]+\s+){1,2}(?:missiles|rockets|bombs|shells|strikes|airstrikes|raids|projectiles|mortars)\b)",
    re.IGNORECASE,
)
_ROSE = re.compile(
    r"\b(?:rose|risen|rising|increas\w+|rais\w+|climb\w+|updat\w+|went up|revis\w+|lower\w*|fell"
    r"|fallen|dropp\w+|reduc\w+|correct\w+|chang\w+|amend\w+|br(?:ought|ings?)\b(?=[^.;]{0,50}\b(?:up|down)\s+$))\b[^.;]{0,40}$"
)
_RAISING = re.compile(
    r"\b(?:raising|bringing|taking|increasing|pushing|(?:which|that|this|and)\s+(?:brought|raised|took|pushed"
    r"|increased))\s+(?:the\s+)?(?:\w+\s+)?(?:toll|number|total|count|figure|dead|martyrs)\b"
    r"(?:(?!\b(?:day|week|month|war|year|since)\b)[^.;,]){0,40}$"
)
_SINGLE = Screened(
    r"(?:(?<=injured )|(?<=injuring ))(?:a\s+(?:second|third|fourth|fifth)|another)\b(?=\s*[.,;”]|$)"
    r"|(?:(?<=wounded )|(?<=wounding ))(?:a\s+(?:second|third|fourth|fifth)|another)\b(?=\s*[.,;”]|$)"
    r"|(?<=injury of )(?:a\s+third|another)\b|(?<=wounding of )(?:a\s+third|another)\b"
    r"|(?<=[“\"‘])(?:[Mm]artyr|[Bb]ody)(?=\s+(?:was|is|has|recovered|pulled|arriv))"
    r"|\ba\s+(?:second|third|fourth|fifth|sixth)(?=\s+(?:(?:person|man|woman|was|has|had|later|then|victim|civilian|one)"
    r"\s+){0,3}(?:killed|died|dead|succumbed)\b)"
    r"|\banother(?=\s+(?:(?:person|man|woman|was|civilian|one)\s+){0,2}(?:injured|wounded|killed|died)\b)"
    r"|\b[Bb]oth\s+(?:of\s+(?:the|them|his|her|its|their)\s+)?(?P<both>men|women|children|boys|girls|brothers|sisters"
    r"|passengers|civilians|victims"
    r"|people|persons|workers|journalists|medics|occupants|riders|drivers|parents)\b"
    r"|\b(?P<one>an?)\s+(?P<noun>(?:(?:civilian|second|third|fourth|fifth|sixth|reported|single|young|little"
    r"|elderly|small|confirmed"
    r"|palestinian|male|female)\s+){0,2}(?:martyr(?!\s+of)|death(?!\s+toll|\s+count)|fatality"
    r"|civilian(?!\s+(?:casualt|death|target|area|home|house|car|vehicle|building|harm|infrastructure|object|site"
    r"|life|population"
    r"|neighbou?rhood|toll))"
    r"|person|man|woman|child|boy|girl|infant|paramedic|journalist))\b",
    re.IGNORECASE,
)


#: "Of the seven killed, five were named": seven is what somebody else told.
_OF_ALL = re.compile(
    rf"^\s*Of\s+the(?:se)?\s+{NUMBER_WORD}\s+(?:\w+\s+)?(?:killed|dead|deaths|victims|martyrs|fatalities|people"
    rf"|civilians|wounded|injured)\b[^,;.]{{0,40}},"
)
#: "five of the seven wounded died": five are the dead, and seven is no figure of them.
_OF_THE_HURT = Screened(
    r"(?<=\w)\s+(?:of|among|amongst|from\s+among)\s+the(?:se|ir"
    rf"|\s+latter)?\s+(?:{NUMBER_WORD}\s+)?(?:\w+\s+)?(?:wounded|injured)\b"
    r"(?=[^.;,]{0,40}\b(?:died|dead|succumbed|passed\s+away|perished)\b)",
    re.IGNORECASE,
)


#: "two of the dead were described as members of an armed group": who they were, no count of persons harmed.
_WERE_FIGHTERS = Screened(
    rf"{NUMBER_WORD}\s+of\s+(?:the|those|them)\s*(?:\w+\s+)?(?:dead|killed|victims|slain|martyrs|deceased|wounded"
    rf"|injured)\s+(?:were|was|had\s+been|are|as)\s+[^.;“”]{{0,70}}?"
    r"\b(?:fighters?|militants?|combatants?|soldiers?|operatives?|militiamen|gunmen|members?\s+of\s+(?:an?"
    r"|the)\s+[^.;,]{0,30}?(?:group|militia|wing|brigades?|forces?|movement|faction|cell))\b",
    re.IGNORECASE,
)
_KIN = re.compile(rf"\b{_ONE_KIN}\b", re.IGNORECASE)


_OF_WHOM = re.compile(
    rf"(?<=,\s){NUMBER_WORD}(?=\s+of\s+(?:them|whom)\s+(?:an?\s|(?:children|women|minors)\b))", re.IGNORECASE
)
#: "20 others, including three in critical condition, were injured".
_IN_CONDITION = Screened(
    rf",?\s+(?:including|among\s+them)\s+{NUMBER_WORD}\s+(?:of\s+them\s+)?(?:who\s+(?:are"
    r"|were)\s+)?in\s+(?:an?\s+)?(?:\w+\s+)?condition\b,?",
    re.IGNORECASE,
)
#: "four had died, one of them a woman, and five were hurt": she is one of the four.
_PART_OF = re.compile(r"\b(?:one|two|three)\s+of\s+(?:them|whom)\s+$")
#: "two were killed and a third was injured": the third of all, the one who is hurt.
_DEAD_BEFORE = re.compile(
    r"(?:(?!\b(?:injured|wounded|hurt)\b).)*\b(?:killed|died|dead|martyred)\b(?:(?!\b(?:injured|wounded|hurt)\b).)*",
    re.DOTALL,
)
_ONE_MORE = re.compile(r"\b(?:second|third|fourth|fifth|sixth)\b")


#: "one of them a woman and one 15-year-old boy, and five were hurt": the boy is of those before too.
_AND_ANOTHER = re.compile(
    r",\s+one\s+of\s+(?:them|whom)\s+an?\s+[\w-]+(?P<more>\s+and\s+(?:an?|one)\s+[\w\s-]{2,30}?)(?=,)", re.IGNORECASE
)


def counts(text: str) -> list[Count]:
    """The headline count of each kind of harm, with its parts; families beside persons. Empty: none said."""
    text = FROM_TO.sub(_blank, _IN_CONDITION.sub(_blank, text))
    plain, parts = without_parts(_OF_THE_HURT.sub(_blank, _OF_ALL.sub(_blank, _WERE_FIGHTERS.sub(_blank, text))))
    for one in _AND_ANOTHER.finditer(text):
        plain = plain[: one.start("more")] + " " * len(one["more"]) + plain[one.end("more") :]
    for whole in _OF_A_WHOLE.finditer(text):
        first, last = whole.span("whole" if whole["whole"] else "all")
        plain = plain[:first] + " " * (last - first) + plain[last:]
    for one in _OF_WHOM.finditer(text):
        plain = plain[: one.start()] + " " * len(one[0]) + plain[one.end() :]
    found = [c for c in _persons(plain) if not another_event(plain, c)]
    found, inner = of_them(plain, _raised(plain, found))
    parts += inner
    families = families_in(plain, found)
    found = [c for c in found if not any(f.words_start <= c.words_start < f.words_end for f in families)]
    heads: list[Count] = []
    for kind in ("killed", "injured"):
        of_kind = [c for c in found if c.harm == kind]
        head = headline(plain, [c for c in of_kind if c.group != "belligerents"])
        heads += [head] if head else []
        heads += [c for c in of_kind if c.group == "belligerents"][:1]
    heads = with_parts(heads, parts)
    if not any(h.numbered for h in heads):
        heads += parts_alone(plain, parts)
    heads += families
    return heads or vague_in(plain)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _raised(text: str, found: list[Count]) -> list[Count]:
    """ "Two died, raising the toll to seven": seven is the figure; a toll of a day or a war is no figure of this."""
    for count in found:
        before = text[max(0, count.words_start - 60) : count.end]
        if (_RAISING.search(before) or speaks_of(text, count)) and not re.match(
            r"[^.;]{0,40}\b(?:day|since|week|month|war)\b", text[count.end :]
        ):
            return [c for c in found if c is count or c.harm != count.harm]
    return found


def _persons(text: str) -> list[Count]:
    numbered: list[Count] = []
    for number in numbers(text):
        count = _numbered(text, number) or (coordinated(text, number, numbered[-1]) if numbered else None)
        if count is not None:
            numbered.append(count)
    begun = {count.words_start for count in numbered}
    singles = [one_more(text, match, numbered) or _single(text, match) for match in _SINGLE.finditer(text)]
    return sorted([*numbered, *(c for c in singles if c and c.words_start not in begun)], key=lambda c: c.words_start)


def _numbered(text: str, number: Number) -> Count | None:
    """The persons that a number counts; None where it counts none, or nothing happens to them."""
    if text[number.start : number.start + 5].lower() == "from " and _ROSE.search(text[: number.start][-70:]):
        later = text.rindex(" ", number.start, number.end) + 1  # "rose from five to seven" is seven
        number = replace(number, minimum=number.maximum, bound="exact", start=later)
    listed = names_listed(text, number.start, number.end)
    if listed:
        return persons("killed", number.minimum, None, "at-least", (number.start, listed))
    if _NO_COUNT.match(text, number.end) or date(text, number.start, number.end):
        return None
    before = text[max(0, number.start - 40) : number.start]
    if _AND_YEARS.match(text, number.end) or (_CLOCK.search(before) and not PERSON.match(text, number.end)):
        return None
    if (_AGES.search(before) or _WHO_IS.search(before)) and _AGES_END.match(text, number.end):
        return None
    if _PARENT.search(text[max(0, number.start - 24) : number.start]):
        return None
    if _FAMILY.match(text, number.end) or no_person(text, number.start, number.end):
        return None
    person = PERSON.match(text, number.end)
    end = person.end() if person else number.end
    bound = bind(text, number.start, number.end, end, person is not None)
    if bound is None:
        return None
    kind, words_end, by, plus, start = bound
    if both_ways(text, number) or feared(text, number.start, end):
        return None
    last = max(end, words_end)
    if _AND_THEIRS.match(text, last) or _BESIDES.search(text[max(0, number.start - 24) : number.start]):
        number = replace(number, maximum=None, bound="at-least")
    more, first, last = _beside(text, number.start, last)
    if more > 1:
        number = replace(number, maximum=None, bound="at-least")
    low, high = _plus(number.minimum, plus + more), _plus(number.maximum, plus + more)
    group = "people-unspecified" if more else group_counted(text, (number.start, number.end), end, last)
    return Count(kind, group, "persons", low, high, number.bound, min(start, first), last, first, last, by=by)


def _beside(text: str, start: int, end: int) -> tuple[int, int, int]:
    """How many more stand beside those counted, and where the words then start and end.

    "his wife and two sons", "Sami and six others", "a woman and her child": 1; where nobody stands there: 0.
    """
    before = text[max(0, start - 80) : start]
    kin = _KIN_AND.search(before)
    if kin:
        return len(_KIN.findall(kin[0])), start - (len(before) - kin.start()), end
    if re.match(r"\S+\s+(?:others|more)\b", text[start:]):
        kin = _NAME_AND.search(before)
    if kin:
        return 1, start - (len(before) - kin.start()), end
    after = _AND_ONE.match(text, end)
    return (1, start, after.end()) if after else (0, start, end)


def _single(text: str, match: re.Match[str]) -> Count | None:
    """ "a fatality", "a child was killed": one person; not "he is a martyr", which is a person already named."""
    start, end = match.start(), match.end()
    if re.search(r"\b(?:is|was|as|be|are|by)\s*$", text[max(0, start - 5) : start]):
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
    more, first, last = _beside(text, start, end)
    group = "people-unspecified" if more else group_of(match[0])
    if _AND_THEIRS.match(text, end) or (
        _ONE_MORE.search(match[0]) and not (kind == "injured" and _DEAD_BEFORE.fullmatch(text[:start]))
    ):
        return Count(kind, group, "persons", 1, None, "at-least", start, end, start, end, by=by)
    return Count(kind, group, "persons", 1 + more, 1 + more, "exact", first, last, first, last, by=by)


def _plus(number: int | None, more: int) -> int | None:
    return None if number is None else number + more
