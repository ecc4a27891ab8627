"""Whom one clause counts: its figures and those whom it names, and numbers that stand before or behind it."""

import re
from dataclasses import replace

from kg.model import Harm
from kg.prose.counts.counting import Count, persons
from kg.prose.counts.figures import counts
from kg.prose.counts.not_counted import among_others, another_event
from kg.prose.counts.readied import readied
from kg.prose.counts.victims import Victims, victims
from kg.prose.speech.hearsay import Chain
from kg.prose.words.numbers import NUMBER_WORD, numbers
from kg.prose.words.screen import Screened

REPEATED = Screened(
    r"\b(?:these|those|the same|this|such"
    r"|(?:its|their|his|her)(?=\s+(?:death\s+)?(?:toll|figures?|count|tally|estimate)\b)"
    r"|that(?= (?:number|toll|figure|count|tally|estimate)\b)|an identical"
    r"|a similar|similar(?=\s+(?:figures|numbers|tolls|details)\s+(?:was|were|had)\b))\s+(?:death\s+)?"
    r"(?:numbers?|tolls?|details|information|reports?|figures?|(?<=same )(?:names|victims)|(?<=these )names"
    r"|news|account|claims?|accusations?|allegations?|charge|count|tally|estimate|announcement)\b"
    r"|\b(?:a|the\s+same)\s+(?:claim|figure|toll|number|count)\s+(?:that|which)\s+(?=(?:the\s+)?[A-Z@])"
    r"|\b(?:toll|figure|number|count)\s[^.;]{0,90}?\b(?:was|is|were)\s+(?:also\s+|later\s+)?(?:repeated|echoed|taken\s+up)\b"
    r"|\bcorroborated this\b|\ba\s+(?:claim|figure|toll|number|count|statement)\s+(?:(?:that|which)?\s*(?:was"
    r"|were|is)\b"
    r"|(?:(?:also|later|then|since|subsequently)\s+)*"
    r"(?:given|repeated|echoed|shared|reported|cited|published|confirmed|provided|carried|used|put\s+forward)\b)",
    re.IGNORECASE,
)
_NUMBER_BY = re.compile(
    r"(?<![\w.:-])(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}"
    r"|[a-z]+(?:-[a-z]+)?)),\s+(?:as\s+)?(?:provided|given|reported|put forward|cited|claimed"
    r"|stated)\s+by\s+(?:the\s+)?$"
)
#: "the count of nine was given by".
_COUNT_OF = re.compile(
    r",\s+(?:an?|the)\s+(?:\w+\s+)?(?:count|toll|figure|number|total)\s+of\s+"
    r"(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}|[a-z]+(?:-[a-z]+)?))"
    r"(?:\s+(?:dead|deaths|killed))?\s+(?:was|is|were)\s+(?:also\s+|later\s+)?\w+\s+by\s+(?:the\s+)?$"
)
_NUMBER_OF = re.compile(
    r"(?:\b(?:from|between|to|and|or|at|as|but|only|just)|[,;])\s+"
    r"(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}"
    r"|[a-z]+(?:-[a-z]+)?))(?:(?<=\d)\s+dead|(?<=[a-z])\s+dead)?,?\s+(?:(?:as\s+)?according\s+to|by|per"
    r"|in\s+the\s+(?:version|telling|account|estimate|words|view)\s+of)\s+(?:the\s+)?$"
)
#: "published the names of 19 members of his family", "two women were also among those killed": there may be others.
_NAMES_OF = re.compile(
    r"\bnames\s+of\s+(?:the\s+)?[\w-]+\s+(?:family\s+members\b|relatives\b|members\s+of\s+(?:his|her|their)\s)"
    r"|\b(?:named|identified|listed|naming|identifying|listing)\s+[\w-]+\s+of\s+the\s+(?:victims|dead"
    r"|killed|martyrs|deceased|fatalities)\b"
)
_SOME_NAMED = re.compile(
    r"\s+(?:was|were|have\s+been|had\s+been)\s+(?:(?:later|also|since|subsequently|\w+ly)\s+)?(?:named|identified)\b"
)
_WERE_AMONG = re.compile(
    r"\s+(?:were|was|are|is)\s+(?:(?:also|both|all|reportedly)\s+)?(?:among|amongst)\s+(?:the|those|its|his|her|their)\b"
)
_AMONG = re.compile(r"\b(?:among|amongst)\s+(?:those|the)\s+(?:\w+\s+)?$")
#: "“11 so far”": words behind a number that stands alone.
_BEHIND = re.compile(r"\s+(?:so\s+far|already|to\s+date|until\s+now|thus\s+far|as\s+yet)$")
_IT_LOST = re.compile(r"\b(?:it|they|he|she)\s+(?:had\s+)?lost\s+(?:as|were|was)\b")
_INCLUDED = re.compile(r"\b(?:including|among\s+(?:them|whom)|of\s+whom|of\s+them)\s+(?:were\s+)?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(rf"(?:[a-z]+\s+){{0,4}}{NUMBER_WORD}\b")
#: "said there were no fewer than 12": words before a number that stands alone.
_LED = re.compile(
    r"^(?:that\s+|it\s+)?(?:at|with|of|only|as|just|there\s+(?:were|had\s+been|was)|it\s+(?:was|were)"
    r"|the\s+(?:number|figure|toll|total)\s+was)\s+[“\"]?"
)
_KIND = re.compile(
    r"\b(?:(?P<killed>killed|toll|dead|bod(?:y|ies)|deaths?|fatalit\w+|martyrs|died)|injured|wounded|injuries)\b"
)


#: "described the dead man as a Hezbollah operative".
_A_FIGHTER = Screened(
    r"\b(?:describ|call|identif|label|present|nam)\w*\s+(?:the\s+)?(?:dead|killed|slain|victim|deceased)(?:\s+man)?\s+as\s+[“\"‘]?(?:an?\s+|the\s+|one\s+of\s+)?"
    r"[^.;:]{0,60}?\b(?:operatives?|commanders?|militants?|terrorists?|fighters?|gunm[ae]n|cadres?)\b"
)
#: "All nine were named in a list", "the names of the two children were given".
_ALL_NAMED = Screened(
    rf"^\W*[Aa]ll\s+(?P<all>{NUMBER_WORD})(?:\s+of\s+them)?\s+(?:were|are|have\s+been)\s+(?:\w+\s+)?(?:named|identified|listed)\b"
    rf"|\b(?:names|identities|obituar(?:y|ies))\s+of\s+(?:all\s+)?(?:the\s+|these\s+|his\s+|her\s+)?(?P<of>{NUMBER_WORD})\s+(?:\w+\s+)?"
    r"(?:children|sisters|brothers|girls|boys|women|men|cousins|pupils|victims|dead|twins|siblings|sons|daughters)\b"
)


_ALL = re.compile(
    r"\b(?:people|persons|civilians|residents|citizens|members|relatives|martyrs|victims|individuals|passengers)$"
)
_NAMES_FOLLOW = re.compile(r":\s+(?:the\s+)?[A-Z]")
_CLOSED = re.compile(r",\s+(?:(?:all|both|who|reportedly)\s+)?(?:were|was|had|have|died|perished)\b")


def _all_named(content: str) -> list[Count]:
    """Those told of as dead before, of whom the words say only that they were named."""
    found = _ALL_NAMED.search(content)
    group = "all" if found and found["all"] else "of"
    number = numbers(found[group])[:1] if found else []
    if found is None or not number:
        return []
    exact = number[0].maximum if group == "all" else None
    return [persons("killed", number[0].minimum, exact, "exact" if exact else "at-least", found.span(group))]


def counted_in(content: str, chain: Chain, text: str) -> list[Count]:
    counted = _handed_in(text, chain) or counts(content) or _bare_number(text, content, chain) or _all_named(content)
    plain = readied(content)
    for told in victims(plain):
        if not told.several and _NUMBERED.match(content, told.start) and _of_another_event(plain, told):
            continue
        if not any(_spelt_out(content, c, told) for c in counted):
            counted = _with_victims(counted, told)
    if _A_FIGHTER.search(content):
        counted = [c for c in counted if c.harm != "killed" or c.minimum != 1]
    whole_families = any(c.unit == "families" for c in counted)
    return [
        replace(c, maximum=None, bound="at-least")
        if _some(content, c) or (whole_families and _of_a_family(content, c))
        else c
        for c in counted
    ]


def _of_another_event(plain: str, told: Victims) -> bool:
    return another_event(plain, persons(told.harm, told.number, None, None, (told.start, told.end)))


def _of_a_family(content: str, count: Count) -> bool:
    """ "an entire family, among them three children, died": three at least."""
    return count.maximum is not None and _INCLUDED.search(content[max(0, count.start - 30) : count.start]) is not None


def _some(content: str, count: Count) -> bool:
    if count.maximum is None or count.minimum is None:
        return False
    of_more = _NAMES_OF.search(content[max(0, count.start - 30) : count.end + 30]) or _AMONG.search(
        content[count.end : count.by]
    )
    of_more = of_more or _WERE_AMONG.match(content, count.end)
    of_more = of_more or _IT_LOST.search(content[count.start : count.end + 30])
    if of_more is None and " of " in content[count.start : count.end]:
        of_more = _SOME_NAMED.match(content, count.end)
    return of_more is not None or among_others(content, count.start)


def _spelt_out(content: str, count: Count, told: Victims) -> bool:
    """ "Four civilians, a man, his wife and two of their children, were killed": the list tells who the four are."""
    if not told.several or count.harm != told.harm or not count.minimum or abs(told.start - count.start) > 1:
        return False
    if _NAMES_FOLLOW.match(content, count.end):
        return True
    first = re.split(r"\s+(?:of|from)\s|,", content[count.start : told.end], maxsplit=1)[0]
    rest = told.number - count.minimum
    return 0 < rest <= count.minimum and _ALL.search(first) is not None and _CLOSED.match(content, told.end) is not None


def _tells_more(count: Count, told: Victims) -> bool:
    """Whether a number within a list of victims gives at least as much as the list."""
    number = count.minimum or 0
    return number > told.number or (number == told.number and not (told.exact and count.maximum is None))


def _with_victims(counted: list[Count], told: Victims) -> list[Count]:
    """The figures with those named: a number that stands in the list is part of it, any other number stays."""
    of_kind = [c for c in counted if c.harm == told.harm and c.unit == "persons"]
    inside = [c for c in of_kind if told.several and told.start - 1 <= c.start and c.end <= told.end]
    if any(c.numbered and c not in inside for c in of_kind) or any(_tells_more(c, told) for c in inside):
        return counted
    high = told.number if told.exact else None
    where = (told.start, told.end)
    named = persons(told.harm, told.number, high, "exact" if told.exact else "at-least", where)
    kept = [c for c in counted if c.harm != told.harm or c.unit == "families"]
    return [*kept, named] if told.harm == "injured" else [named, *kept]


def _handed_in(text: str, chain: Chain) -> list[Count]:
    """ "range from 12, provided by A, to 20, provided by B": the number directly before belongs to the speaker."""
    if chain.clause.how == "toll":
        return _before_brackets(text, chain)
    if chain.clause.how not in ("passive", "according-to"):
        return []
    at = min(speaker.start for speaker in chain.clause.speakers)
    words = text[max(0, at - 60) : at]
    before = _COUNT_OF.search(words) or _NUMBER_BY.search(words) or _NUMBER_OF.search(words)
    kind = _KIND.search(text)
    number = numbers(before["number"])[:1] if before else []
    if (
        before is None
        or not number
        or _YEAR.fullmatch(before["number"])
        or (kind is None and not REPEATED.search(text))
    ):
        return []
    start = at - (len(before.string) - before.start("number")) - chain.clause.start
    first = number[0]
    what: Harm = "killed" if kind is None or kind["killed"] else "injured"
    return [persons(what, first.minimum, first.maximum, first.bound, (start, start + len(before["number"])))]


def _before_brackets(text: str, chain: Chain) -> list[Count]:
    """ "from nine (A) to twelve (B)": the number before A's brackets, of what the sentence speaks of."""
    number, kind = numbers(text[chain.clause.start : chain.clause.subject_start])[:1], _KIND.search(text)
    if not number:
        return []
    what: Harm = "injured" if kind and not kind["killed"] else "killed"
    return [persons(what, number[0].minimum, number[0].maximum, number[0].bound, (number[0].start, number[0].end))]


def _bare_number(text: str, content: str, chain: Chain) -> list[Count]:
    """ "… on the number of injured, with A reporting ten": a number alone counts what the sentence speaks of."""
    after = chain.clause.said - chain.clause.start
    rest = content[after:]
    number = numbers(rest)[:1]
    kind = _KIND.search(text[: chain.clause.start])
    if (
        not number
        or kind is None
        or _BEHIND.sub("", _LED.sub("", rest.strip(' .,;“”"'))) != rest[number[0].start : number[0].end]
    ):
        return []
    first = number[0]
    what: Harm = "killed" if kind["killed"] else "injured"
    return [persons(what, first.minimum, first.maximum, first.bound, (after + first.start, after + first.end))]
