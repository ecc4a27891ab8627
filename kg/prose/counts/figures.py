"""Casualty figures in the words of one claim: which number counts whom, and what happened to them.

A number counts only where grammar binds it to a word of harm in the same clause; ages, dates, houses and lists are
never counted. Vague words and families give words without a number (DECISIONS 3).
"""

import re
from dataclasses import replace

from kg.prose.counts.binding import bind
from kg.prose.counts.bounds import bounded
from kg.prose.counts.coordinated import as_fighters, coordinated, one_more
from kg.prose.counts.counting import PERSON, Count, group_counted, persons
from kg.prose.counts.headline import headline
from kg.prose.counts.later_figures import FROM_TO, speaks_of
from kg.prose.counts.more_tolls import told_otherwise, whole_told, with_one_more
from kg.prose.counts.named_dead import names_listed
from kg.prose.counts.not_counted import another_event, both_ways, date, feared, no_person
from kg.prose.counts.of_them import all_killed, as_many_hurt, dead_among, died_of_them
from kg.prose.counts.one_person import AND_THEIRS, EACH_TOLD, ONE_PERSON, WITH_THEIRS, beside, one_person
from kg.prose.counts.parts import of_them, only_of_them, parts_alone, with_parts
from kg.prose.counts.readied import blank, plain_words, readied
from kg.prose.counts.uncounted import families_in, vague_in
from kg.prose.words import harm
from kg.prose.words.numbers import NUMBER_WORD, Number, numbers
from kg.prose.words.screen import Screened

_FAMILY = re.compile(r"\s+(?:(?!and\b|of\b)[\w’'-]+\s+){0,2}?famil(?:y|ies)\b(?!\s+members\b)", re.IGNORECASE)
_BESIDES = re.compile(
    r"(?<!killed\s)(?<!dead\s)(?<!died\s)(?<!injured\s)(?<!wounded\s)(?<!hurt\s)\b(?:and|with)\s+(?:his|her|their"
    r"|my|our)\s+$",
    re.IGNORECASE,
)
_ONE_AND = re.compile(rf"\b(?:an?|{NUMBER_WORD})\s+(?:[a-z-]+\s+){{1,3}}$", re.IGNORECASE)
_PARENT = re.compile(r"\b(?:father|mother|parents?|grandfather|grandmother|widow|orphan)\s+of\s+$", re.IGNORECASE)
#: "daughters, aged nine and twelve,": ages.
_AGES = re.compile(
    r"\b(?:aged?|ages|aged\s+between)\s+(?:(?:\d+|[a-z]+)(?:,\s+|\s+and\s+|,\s+and\s+|\s+or\s+|\s+to\s+))*$"
)
#: "two sisters, 15 and 17 years old,": the first of the ages.
_AND_YEARS = re.compile(rf"(?:,\s+{NUMBER_WORD})*,?\s+(?:and|or)\s+\d+\s+(?:years?|months?)\b", re.IGNORECASE)
#: "Sami, who was 22, was shot"; "his son, not yet five,".
_WHO_IS = re.compile(
    r"(?:\b(?:who|he|she)\s+(?:(?:is|was|had|has|would\s+have|been|just|only|barely|recently|about)\s+)+"
    r"(?:turned\s+|turning\s+)?|\b(?:just|not\s+yet|turn(?:ed|ing|s)?)\s+)$"
)
#: "a few minutes before four".
_CLOCK = re.compile(r"\b(?:minutes|hours?|shortly|just|soon)\s+(?:before|after|past|to)\s+$")
_AGES_END = re.compile(r"\s*(?:[,.);]|$|and\b|or\b|respectively)")
_NO_COUNT = re.compile(
    r"\s*(?:(?:\w+\s+)?casualties\b|times\b|\s+head\s+of\b|\s+of\s+(?:his|her|their)\s+(?:fingers|toes|limbs|legs|arms"
    r"|eyes|teeth|houses|shops|cars|animals|sheep|goats|camels|cows|cattle|livestock|donkeys|horses|chickens)\b"
    r"|(?:fingers|toes|limbs|legs|arms|eyes|teeth|shops|animals|sheep|goats|camels|cows|cattle|livestock|donkeys"
    r"|horses)\b|(?:military\s+|fighting\s+|enemy\s+)?(?:objects|targets|facilities|positions|installations|hideouts|depots)\b|[-–]?\s*(?:years?|months?|days?|weeks?|hours?|minutes?)\b|(?:st|nd|rd|th)\b|am\b|pm\b|a\.m|p\.m"
    r"|o[’']clock|of\s+(?:January"
    r"|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February"
    r"|March|April|May|June"
    r"|July|August|September|October|November|December)\b|(?:sources|outlets|accounts|users|posts|reports|provinces|governorates|districts|cities|towns|villages|regions"
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
    r"|\bmaking\s+(?:it\s+|(?:for\s+)?a\s+total\s+of\s+)?\S+$"
)


#: "four girls were among the nine dead": nine is the figure, the girls are of them.
_AMONG_ALL = Screened(
    rf"(?P<part>{NUMBER_WORD}\s+[^.;:“”]{{2,70}}?)\b(?:were|are)\s+(?:among|amongst|of)\s+(?:the"
    rf"|those)\s+(?={NUMBER_WORD}\s+(?:\w+\s+)?"
    r"(?:dead|killed|victims|fatalities|martyrs|wounded|injured)\b)",
    re.IGNORECASE,
)


def counts(text: str) -> list[Count]:
    """The headline count of each kind of harm, with its parts; families beside persons. Empty: none said."""
    text = FROM_TO.sub(blank, whole_told(readied(text)))
    among = _AMONG_ALL.search(text) if " among th" in text or "re of th" in text else None
    if among:
        all_of_them = counts(text[: among.start("part")] + " " * len(among[0]) + text[among.end() :])
        of_them_all = [c for c in _persons(among["part"] + "were killed") if c.group in ("children", "women", "men")]
        return _with_some(all_of_them, of_them_all, among.start("part"))
    dead, whole = dead_among(text)
    if dead:
        return [*dead, *(c for c in counts(text[:whole]) if c.numbered and c.harm != "killed")]
    plain, parts = plain_words(text)
    told = _persons(plain)
    found = [c for c in told if not another_event(plain, c)]
    if len(found) < len(told):  # "204 had been killed since March, 61 of them children": those are of the 204
        found = [c for c in found if not only_of_them(plain, c.start)]
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
    if not any(h.harm == "killed" for h in heads):
        heads = [*died_of_them(text), *heads]
    if not any(h.numbered for h in heads) and not any(another_event(plain, c) for c in told):
        heads += [c for c in parts_alone(plain, parts) if not another_event(text, c)]
    heads = with_one_more(plain, heads)
    if not any(h.numbered for h in heads):
        heads += told_otherwise(plain) or all_killed(plain)
    heads = as_many_hurt(plain, heads)
    heads += families
    return heads or vague_in(plain)


def _with_some(whole: list[Count], some: list[Count], at: int) -> list[Count]:
    """The figures with those as parts that are told of as some of the dead; their words stand at `at`."""
    if not whole or whole[0].parts or not some:
        return whole
    moved = [
        replace(
            c, start=c.start + at, end=c.end + at, words_start=c.words_start + at, words_end=c.words_end + at, by=-1,
            harm=whole[0].harm,
        )
        for c in some
    ]  # fmt: skip
    return [replace(whole[0], parts=tuple(moved)), *whole[1:]]


def _raised(text: str, found: list[Count]) -> list[Count]:
    """ "Two died, raising the toll to seven": seven is the figure; a toll of a day or a war is no figure of this."""
    for count in found:
        before = text[max(0, count.words_start - 60) : count.end]
        if (_RAISING.search(before) or speaks_of(text, count)) and not re.match(
            r"[^.;]{0,40}\b(?:day|since|week|month|war)\b", text[count.end :]
        ):
            return [c for c in found if c is count or c.harm != count.harm]
    return found


#: "five had died, then six, and finally nine".
_THEN_ALONE = re.compile(r",\s+(?:and\s+|but\s+)?(?:then|later|finally|eventually)\s+$")
_ENDS = re.compile(r"\s*(?:[,.;”]|$)")


def _persons(text: str) -> list[Count]:
    numbered: list[Count] = []
    for number in numbers(text):
        count = as_fighters(text, _numbered(text, number), numbered) or (
            coordinated(text, number, numbered[-1]) if numbered else None
        )
        if (
            count is None
            and numbered
            and _THEN_ALONE.search(text[max(0, number.start - 20) : number.start])
            and _ENDS.match(text, number.end)
        ):
            numbered[-1] = replace(
                numbered[-1], minimum=number.minimum, maximum=number.maximum, bound=number.bound,
                start=number.start, end=number.end, words_start=number.start, words_end=number.end,
            )  # fmt: skip
        if count is not None:
            numbered.append(count)
    begun = {count.words_start for count in numbered}
    singles = [one_more(text, match, numbered) or one_person(text, match) for match in ONE_PERSON.finditer(text)]
    return sorted([*numbered, *(c for c in singles if c and c.words_start not in begun)], key=lambda c: c.words_start)


def _numbered(text: str, number: Number) -> Count | None:
    """The persons that a number counts; None where it counts none, or nothing happens to them."""
    if text[number.start : number.start + 5].lower() == "from " and _ROSE.search(text[: number.start][-70:]):
        later = text.rindex(" ", number.start, number.end) + 1  # "rose from five to seven" is seven
        number = replace(number, minimum=number.maximum, bound="exact", start=later)
    number = bounded(text, number)
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
    if AND_THEIRS.match(text, last) or WITH_THEIRS.match(text, last) or _besides_uncounted(text, number.start):
        number = replace(number, maximum=None, bound="at-least")
    more, first, last = beside(text, number.start, last)
    if more > 1 and not EACH_TOLD.match(text, first):
        number = replace(number, maximum=None, bound="at-least")
    group = group_counted(text, (number.start, number.end), end, last)
    if more and group == "belligerents":
        more, first, last = 0, number.start, end
    low, high = _plus(number.minimum, plus + more), _plus(number.maximum, plus + more)
    group = "people-unspecified" if more else group
    return Count(kind, group, "persons", low, high, number.bound, min(start, first), last, first, last, by=by)


def _besides_uncounted(text: str, start: int) -> bool:
    """ "Sami and his two sons": Sami is one more; "a woman and her two sons": she is counted herself."""
    theirs = _BESIDES.search(text, max(0, start - 24), start)
    return theirs is not None and _ONE_AND.search(text, max(0, theirs.start() - 40), theirs.start()) is None


def _plus(number: int | None, more: int) -> int | None:
    return None if number is None else number + more
