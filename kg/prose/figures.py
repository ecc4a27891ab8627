"""Casualty figures in the words of one claim: which number counts whom, and what happened to them.

A number counts only where grammar binds it to a word of harm in the same clause; ages, dates, houses and lists are
never counted. Vague words and families give words without a number (DECISIONS 3).
"""

import re
from dataclasses import dataclass, replace

from kg.model import Bound, Harm, Unit
from kg.prose import harm
from kg.prose.numbers import numbers

_PERSON = re.compile(
    rf"(?:\s+|\s*[’'”\"]\s*)(?:(?:of|from)\s+(?:the|them|those|these|his|her|their|its)\s+)?(?:(?!(?:{harm.KILLED_VERB}|{harm.INJURED_VERB}|were|was|had|and"
    rf"|of|in|to|from|at|with)\b)[\w’'-]+\s+){{0,3}}?(?:{harm.PERSON})\b(?:\s+(?:members|civilians|people|persons|others))?",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\s+(?:(?!and\b|of\b)[\w’'-]+\s+){0,2}?famil(?:y|ies)\b", re.IGNORECASE)
_A_FAMILY = re.compile(
    r"(?P<members>members\s+of\s+)?\b(?:(?P<one>one)|an?(?:\s+(?:entire|whole))?|(?:entire|whole|several|many))\s+"
    r"(?:(?!of\b)[\w’'-]+\s+){0,2}?famil(?:y|ies)\b(?!\s+(?:members?|home|house|friend|of\s+(?:\d|three|four|five|six|seven|eight|nine|ten)))",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"\s*[’'”\"]?\s*[\[(]?(?:(?:more|other|others|additional|confirmed|reported|civilian|civilians|people|persons|new|further|of"
    rf"|the|were|was|being|had|been|have|also|reportedly|left)\s+){{0,4}}?(?:(?P<killed>{harm.KILLED_NOUN})|(?P<injured>{harm.INJURED_NOUN}))\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:arriv\w+|reach\w+|recover\w+|pulled|retriev\w+|receiv\w+|transferred|brought|transported|counted)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?P<gap>(?:[^.;:!?“”\n()]|\([^()]{{0,80}}\)){{0,160}}?)\b(?:(?P<killed>{harm.KILLED_VERB})|(?P<injured>{harm.INJURED_VERB}))\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    rf"\b(?:(?P<killed>{harm.KILLED_ACT})|(?P<injured>{harm.INJURED_ACT}))\s*"
    r"(?:(?:all|the|of|a\s+total\s+of|nearly|his|her|their|at\s+least|also|about|approximately|(?P<plus>(?:him|her|[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*){0,3})\s+and))\s+){0,3}[“‘\"]?$",
)
_TOLL = re.compile(
    r"(?P<words>(?:(?:put|puts|putting|gave|giving|set|setting|placed|placing)\s+(?:the|their|a)\s+)?(?:(?P<killed>(?:death\s+(?:toll|count)|toll"
    r"|(?:number|count)\s+of\s+(?:the\s+)?(?:martyrs|dead|deaths|killed|fatalities|victims\s+killed|those\s+killed))|(?:reported\s+)?figure)"
    r"|(?P<injured>(?:number|count)\s+of\s+(?:the\s+)?(?:injured|wounded|injuries|those\s+injured)))"
    r"(?:(?!\d)[^.;!?“”]){0,50}?\b(?:at|to|of|was|is|as|reached|reaching|now|stood|exceeded)\s+)[“‘\"]?$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r",?\s+(?:as\s+)?(?:provided|given|reported|put\s+forward|cited|claimed)\s+by\b")
_BROKEN = re.compile(
    r"\b(?:hit|struck|destroyed|targeted|bombed|collapsed|when|while|whereas|which|sources?|houses?|homes?|missiles?|buildings?"
    r"|strikes|raids|floors?|days|hours|months|shells|names|lists?|vehicles?|cars?|injuring|killing|unclear|not|survived|no|none"
    r"|said|reported|before|after|ago|but|though|although|if|identified|including)\b(?!\s+(?:as|by name)\b)",
    re.IGNORECASE,
)
_AND_THEIRS = re.compile(r"\s+(?:and|with|along with)\s+(?:their|his|her)\s+(?:children|families|family|wives|relatives|grandchildren|sons|daughters|own)\b", re.IGNORECASE)
_BESIDES = re.compile(r"\b(?:and|with)\s+(?:his|her|their|my|our)\s+$", re.IGNORECASE)
_NUMBERS_OUT = re.compile(r"\d+")
_NO_COUNT = re.compile(
    r"^\s*(?:[-–]?\s*(?:years?|months?|days?|weeks?|hours?|minutes?)\b|(?:st|nd|rd|th)\b|am\b|pm\b|a\.m|p\.m|o[’']clock|of\s+(?:January"
    r"|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\b|(?:sources|outlets|accounts|users|posts|reports|houses|homes|missiles"
    r"|strikes|raids|buildings|floors|storeys|stories|shells|rockets|km|kilomet|met(?:er|re)s|vehicles|cars|apartments|images"
    r"|photos|videos|tents|bombs|names|lists|incidents|attacks)\b|(?:different|separate|other|local)\s+(?:sources|houses|homes|strikes)\b)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)\.?\s+|\b(?:aged?|age of|Street|street|road|Block|No\.?|number)\s+|\bthe\s+age\s+of\s+|\baged?\s+\d+\s*(?:,|and)\s+|[(]|\bno\s+)$"
)
_ELSEWHERE = re.compile(
    r"\b(?:since the (?:beginning|start|outbreak)|since October|(?:previous|earlier|another|other|separate) (?:air ?)?(?:strike|attack|raid|incident)s?"
    r"|thousands of|years ago|so far this|in previous|had previously)\b",
    re.IGNORECASE,
)
_PART = (
    r"(?:(?:at\s+least|up\s+to|as\s+many\s+as|more\s+than|over)\s+)?(?:\d+|[a-z]+(?:-[a-z]+)?|an?)\s+(?:(?!and\b)[a-z-]+\s+){0,2}?"
    r"(?:child(?:ren)?|women|woman|men|man|boys?|girls?|infants?|bab(?:y|ies)|toddlers?|minors?|females?|males?|elderly|journalists?|paramedics?)\b"
)
_INCLUDING = re.compile(
    rf"(?:\b(?:including|include|among\s+them|among\s+whom(?:\s+were)?|of\s+whom|of\s+them|mostly|them)\s+(?:were\s+)?|(?<=\s)–\s+)"
    rf"(?P<items>{_PART}(?:(?:,?\s+and\s+|,\s*|\s+as\s+well\s+as\s+)(?:also\s+)?{_PART})*)",
    re.IGNORECASE,
)
_INCLUDING_VAGUE = re.compile(
    r"\bincluding\s+(?:many\s+|several\s+|some\s+)?(?:women|children|men|elderly)(?:(?:,|\s+and)\s+(?:women|children|men|the\s+elderly|elderly))*",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?P<one>an?)\s+(?P<noun>(?:(?:civilian|reported|single|young|little|elderly|small|confirmed|palestinian|male|female)\s+){0,2}(?:martyr(?!\s+of)|death(?!\s+toll|\s+count)|fatality|civilian(?!\s+\w+)"
    r"|person|man|woman|child|boy|girl|infant|paramedic|journalist))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:dozens(?:\s+more|\s+of)?|scores(?:\s+of)?|hundreds(?:\s+of)?|several(?:\s+others|\s+of)?|many(?:\s+others|\s+of)?|a\s+(?:large\s+|small\s+|high\s+)?number\s+of"
    r"|(?:large\s+)?numbers\s+of|some|others|multiple|a\s+few|numerous|a\s+group\s+of|tens\s+of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A count at `start` to `end` of the text: `words_start` to `words_end` is how the text puts it.

    `minimum` and `maximum` None: words without a number. `group` is a local name of the scheme group.
    """

    harm: Harm
    group: str
    unit: Unit
    minimum: int | None
    maximum: int | None
    bound: Bound | None
    start: int
    end: int
    words_start: int
    words_end: int
    parts: tuple["Count", ...] = ()
    by: int = -1  #: where the word of harm stands that binds the number


def counts(text: str) -> list[Count]:
    """The headline count of each kind of harm, with its parts; families beside persons. Empty: none said."""
    plain, parts = _without_parts(text)
    found = [c for c in _persons(plain) if not _another_event(plain, c)]
    families = _families(plain, found)
    found = [c for c in found if not any(f.words_start <= c.words_start < f.words_end for f in families)]
    heads: list[Count] = []
    for kind in ("killed", "injured"):
        of_kind = [c for c in found if c.harm == kind]
        head = _headline([c for c in of_kind if c.group != "belligerents"])
        heads += [head] if head else []
        heads += [c for c in of_kind if c.group == "belligerents"][:1]
    heads = _with_parts(heads, parts)
    heads += families
    return heads or _vague(plain)


def _without_parts(text: str) -> tuple[str, list[tuple[int, list[Count]]]]:
    """The text with "including two women" blanked, and the parts with the place where they stood."""
    parts: list[tuple[int, list[Count]]] = []
    pieces = list(text)
    for found in _INCLUDING.finditer(text):
        items = _part_items(text, found.start("items"), found.end("items"))
        if items:
            parts.append((found.start(), items))
            _blank(pieces, found.start(), found.end())
    for found in _INCLUDING_VAGUE.finditer(text):
        _blank(pieces, found.start(), found.end())
    return "".join(pieces), parts


def _blank(pieces: list[str], start: int, end: int) -> None:
    """Blanks the stretch with the comma or bracket before it."""
    while start > 0 and pieces[start - 1] in " ,(\u00a0":
        start -= 1
    pieces[start:end] = " " * (end - start)


def _part_items(text: str, start: int, end: int) -> list[Count]:
    items = []
    for match in re.finditer(_PART, text[start:end], re.IGNORECASE):
        group = _group(match[0])
        number = numbers(match[0])
        low, high, bound = (number[0].minimum, number[0].maximum, number[0].bound) if number else (1, 1, "exact")
        if not number and not re.match(r"an?\s", match[0], re.IGNORECASE):
            continue
        first, last = start + match.start(), start + match.end()
        items.append(Count("killed", group, "persons", low, high, bound, first, last, first, last))
    return items


def _with_parts(heads: list[Count], parts: list[tuple[int, list[Count]]]) -> list[Count]:
    """Each part under the nearest headline before it, else after it."""
    for at, items in parts:
        before = [h for h in heads if h.words_start < at and h.unit == "persons"]
        owner = max(before, key=lambda h: h.words_start) if before else (heads[0] if heads else None)
        if owner is None:
            continue
        mine = tuple(replace(item, harm=owner.harm) for item in items if item.group != owner.group)
        heads[heads.index(owner)] = replace(owner, parts=(*owner.parts, *mine))
    return heads


def _persons(text: str) -> list[Count]:
    found = []
    for number in numbers(text):
        if _NO_COUNT.match(text, number.end) or _date(text, number.start, number.end):
            continue
        if _FAMILY.match(text, number.end) or _no_person(text, number.start, number.end):
            continue
        person = _PERSON.match(text, number.end)
        end = person.end() if person else number.end
        bound = _bind(text, number.start, number.end, end, person is not None)
        if bound is None:
            continue
        kind, words_end, by, plus, start = bound
        words = text[number.start : max(end, words_end)]
        group = "belligerents" if harm.FIGHTER.search(text[number.start : end + 30]) and "famil" not in text[number.end : end + 40] else _group(words)
        if re.match(r"\s+of\s+the\s+famil|\s+of\s+(?:\w+\s+){0,3}famil(?:y|ies)\s+of", text[end : end + 60]):
            group = "civilians"
        if _AND_THEIRS.match(text, max(end, words_end)) or _BESIDES.search(text[max(0, number.start - 14) : number.start]):
            number = replace(number, maximum=None, bound="at-least")
        found.append(
            Count(kind, group, "persons", _plus(number.minimum, plus), _plus(number.maximum, plus), number.bound,
                  start, max(end, words_end), number.start, max(end, words_end), by=by)
        )  # fmt: skip
    for single in _SINGLE.finditer(text):
        if re.search(r"\b(?:is|was|as|be|are|by)\s*$", text[max(0, single.start() - 5) : single.start()]) or re.match(
            r"\s+(?:or\s+\w+\s+)?(?:named|called|identified as)\b", text[single.end() :]
        ):
            continue
        noun = re.search(r"martyr|death|fatality", single["noun"], re.IGNORECASE)
        bound = ("killed", single.end(), single.start(), 0, single.start()) if noun else _bind_after(text, single.end(), single.start())
        if bound is not None and single.start() not in {c.words_start for c in found}:
            found.append(Count(bound[0], _group(single[0]), "persons", 1, 1, "exact", single.start(), single.end(), single.start(), single.end(), by=bound[2]))
    return sorted(found, key=lambda c: c.words_start)


_Bound = tuple[Harm, int, int, int, int]


def _bind(text: str, start: int, number_end: int, end: int, person: bool) -> _Bound | None:
    """What happened to those counted: harm, end of the counting words, place of the harm word, how many more, start."""
    noun = _NOUN.match(text, number_end)
    if noun and not _negated(text, start):
        word = (noun["killed"] or noun["injured"]).lower()
        if word not in ("bodies", "corpses") or _BODIES.search(text):
            kind: Harm = "killed" if noun["killed"] else "injured"
            stop = end if re.search(r"\b(?:were|was|had|been|others)\b", noun[0]) else noun.end()
            if text[noun.end() : noun.end() + 1] == "]":
                stop = noun.end() + 1
            return kind, max(end, stop) if word not in ("killed", "injured", "wounded", "dead") or not person else end, noun.start(), 0, start
    before = text[max(0, start - 110) : start]
    toll = _TOLL.search(before)
    if toll:
        words = start - (len(before) - toll.start("words"))
        return ("killed" if toll["killed"] else "injured"), end, words, 0, start if person else words
    if re.search(r"\b[Ii]n\s+total,?\s+$", before) and harm.HARM.search(text[:start]):
        return "killed", end, start, 0, start
    act = _ACT.search(text[max(0, start - 70) : start])
    if act and act[0].lower().startswith("bodies") and not _BODIES.search(text):
        return None
    if act and (person or text[number_end : number_end + 1] in " ,.;"):
        return ("killed" if act["killed"] else "injured"), end, start - 1, 1 if act["plus"] else 0, start
    if person and re.match(r"\s+(?:of|who|from)?\s*\[?", text[end:]) is None and not text[end : end + 1] in " ,–(’”":
        return None
    after = _bind_after(text, end, start)
    if after is None and _SPLIT.match(text, end) and re.search(r"killed|death|died|fatalit", text[:start]):
        return "killed", end, start, 0, start
    return after


def _bind_after(text: str, end: int, start: int) -> _Bound | None:
    after = _AFTER.match(text, end)
    if after is None or _BROKEN.search(after["gap"]) or _negated(text, start):
        return None
    if re.search(r"\b(?:not|never)\s*$|\d", re.sub(r"\([^()]*\)|\b\d+-year-old|\baged? \d+(?:(?:,| and) \d+)*", "", after["gap"])):
        return None
    return ("killed" if after["killed"] else "injured"), end, after.start("killed" if after["killed"] else "injured"), 0, start


def _headline(found: list[Count]) -> Count | None:
    """One count of several: a sum of persons under one verb, a whole before its parts, the later of an update."""
    if not found:
        return None
    head, rest = found[0], found[1:]
    same = [c for c in rest if c.by == head.by and c.unit == "persons"]
    if same:
        return _summed([head, *same])
    if rest and head.group in ("people-unspecified", "civilians") and head.minimum is not None:
        inner = [c for c in rest if c.group in ("children", "women", "men")]
        total = sum(c.minimum or 0 for c in inner)
        if inner and total <= head.minimum and len(inner) == len(rest):
            return replace(head, parts=tuple(inner))
    return _as_headline(head)


def _as_headline(head: Count) -> Count:
    """Children alone are persons, of whom all are children."""
    if head.group not in ("children", "women", "men"):
        return head
    return replace(head, group="people-unspecified", parts=(replace(head, parts=()),))


def _summed(found: list[Count]) -> Count:
    lows, highs = [c.minimum for c in found], [c.maximum for c in found]
    low = sum(n for n in lows if n is not None) if all(n is not None for n in lows) else None
    high = sum(n for n in highs if n is not None) if all(n is not None for n in highs) else None
    first, last = found[0], found[-1]
    bound: Bound = "exact" if low == high else "range" if low is not None and high is not None else "at-least"
    parts = tuple(c for c in found if c.group in ("children", "women", "men"))
    return replace(first, group="people-unspecified", minimum=low, maximum=high, bound=bound, end=last.end,
                   words_end=last.words_end, parts=parts)  # fmt: skip


def _families(text: str, persons: list[Count]) -> list[Count]:
    found = []
    for match in _A_FAMILY.finditer(text):
        start, end = match.start(), match.end()
        if match["members"] and numbers(text[max(0, start - 14) : start]):
            continue  # "five members of one family" are persons
        low = re.search(r"\b(?:at\s+least)\s+$", text[max(0, start - 10) : start], re.IGNORECASE)
        first = start - len(low[0]) if low else start
        if not (_bind_after(_NUMBERS_OUT.sub(lambda m: "x" * len(m[0]), text), end, start) or _ACT.search(text[max(0, start - 70) : start]) or _dead_are(text, start)):
            continue
        number = 1 if match["one"] else None
        group = "civilians" if re.match(r"\s+of\s+an?\s+(?:member|fighter)", text[end : end + 30]) or (low and persons) else "people-unspecified"
        bound: Bound | None = None if number is None else "at-least" if low else "exact"
        found.append(Count("killed", group, "families", number, None if low else number, bound, first, end, first, end))
    return found[:1]


def _dead_are(text: str, start: int) -> bool:
    return re.search(r"\b(?:dead|killed|victims|martyrs)\s+(?:are|were|was|is)\s+(?:all\s+)?(?:from\s+)?$", text[:start], re.IGNORECASE) is not None


def _vague(text: str) -> list[Count]:
    """Words that stand for a number and give none: "dozens were killed"."""
    found: list[Count] = []
    for match in _VAGUE.finditer(text):
        noun = _NOUN.match(text, match.end())
        person = _PERSON.match(text, match.end())
        end = person.end() if person else match.end()
        bound = _bind_after(text, end, match.start())
        kind: Harm | None = ("killed" if noun["killed"] else "injured") if noun else bound[0] if bound else None
        if kind is None or any(c.harm == kind for c in found) or _negated(text, match.start()):
            continue
        stop = noun.end() if noun and not person else end
        found.append(Count(kind, _group(text[match.start() : stop]), "persons", None, None, None, match.start(), stop, match.start(), stop))
    return found


def _group(words: str) -> str:
    if harm.CIVILIANS.search(words):
        return "civilians"
    for pattern, group in harm.GROUPS:
        if pattern.search(words):
            return group
    return "people-unspecified"


def _date(text: str, start: int, end: int) -> bool:
    digits = text[start:end]
    if re.fullmatch(r"(?:19|20)\d\d", digits):
        return True
    before = text[max(0, start - 24) : start]
    if before.endswith("("):
        return text[end : end + 1] == ")"
    return _DATE_BEFORE.search(before) is not None


def _no_person(text: str, start: int, end: int) -> bool:
    """ "a dear one", "one of those killed": no count."""
    if text[start:end].lower() != "one":
        return False
    before = re.search(r"\b(?:dear|loved|no|any|every|each|only|another|the|young|little|beloved|some|a \w+)\s+$", text[max(0, start - 20) : start])
    return before is not None or re.match(r"\s+of\s+(?:those|the\s+(?:dead|victims|killed|deceased|martyrs|few))\b", text[end:]) is not None


def _negated(text: str, start: int) -> bool:
    return re.search(r"\b(?:no|not|without|none|whether|unknown|never|nor|how)\s+(?:of\s+)?(?:\w+\s+){0,1}$", text[max(0, start - 30) : start], re.IGNORECASE) is not None


def _another_event(text: str, count: Count) -> bool:
    first = max(text.rfind(".", 0, count.start), text.rfind(";", 0, count.start), 0)
    last = text.find(".", count.end)
    return _ELSEWHERE.search(text[first : last if last > 0 else len(text)]) is not None


def _plus(number: int | None, more: int) -> int | None:
    return None if number is None else number + more
