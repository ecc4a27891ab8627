"""Persons whom a claim names as killed or hurt: "mourned the death of Sami", "my cousin Ahmad, a martyr".

The number of persons named is a minimum: the words seldom say that there were no others (DECISIONS 19). Only names
that a word of death or injury governs are counted, never those whom the words merely mention.
"""

import re

from kg.prose import harm, nouns

_UPPER = r"[A-Z][\w]*(?:[’'.-][\w]+)*"
_NAME = (
    rf"(?:(?:al|el|Abu|Abo|Um|Umm|bin|Hajj|Dr\.?)[ -])?{_UPPER}(?:\s+(?:(?:al|el|bin|abu"
    rf"|abo)[ -])?{_UPPER}){{0,6}}"
)
_KIN = (
    r"mother|father|brother|sister|son|daughter|wife|husband|cousin|uncle|aunt|nephew|niece|grandmother"
    r"|grandfather|friend"
    r"|neighbou?r|colleague|beloved|lover|companion|hero|student|teacher|paramedic|correspondent|journalist"
    r"|doctor|brother-in-law"
    r"|child|infant|judge|engineer|member|young man|young woman|girl|boy|man|woman|relative|dear|mentor|player"
    r"|coach|nurse"
)
_KINSMAN = (
    r"\b(?:husband|wife|father|mother|brother|sister|son|daughter|niece|nephew|aunt|uncle|grandson"
    r"|granddaughter)\b"
)
_TRIGGER = re.compile(
    r"\b(?:bod(?:y|ies)\s+of|mourn(?:ed|s|ing)?(?:\s+for)?(?:\s+the\s+(?:death|loss|passing|martyrdom"
    r"|killing)s?\s+of)?|(?:death|martyrdom|loss|killing|passing|murder)s?\s+of"
    r"|(?:the\s+)?martyr(?:ed|s)?(?:\s+of)?(?!dom)|lost|losing|bid(?:ding)?\s+farewell\s+to|eulogi[sz](?:ed"
    r"|ing)|commemorat(?:e|ed|ing)|(?:his|her|the|my|our)\s+late"
    r"|condolences\s+(?:[\w’]+\s+){0,4}?(?:on|for)\s+(?:the\s+)?(?:loss|death|martyrdom)\s+of"
    r"|tribute\s+to)\b[\s:,“‘(\[]*",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;!?…]|\.(?=\s)|\b(?:in|at|from|near|because|when|while|after|before|saying|writing)\b")
_NOT_A_PERSON = re.compile(
    r"^(?:[’']s\b)?\s*(?:School|school|massacre|camp|Camp|Street|street|Hospital|hospital|mosque|Mosque|famil"
    r"|home|house|neighbou?rhood|City|city|area|Strip"
    r"|News|University|University|tower|building)"
)
_DIED = re.compile(
    rf"(?P<names>{_NAME}(?:(?:,\s*(?:and\s+)?|\s+and\s+){_NAME})*)(?:\s*\([^()]*\)"
    rf"|\s+[“‘][^”’]{{1,30}}[”’])?(?:,\s[^,.;]{{1,60}},|,\sthe\s[^,.;]{{1,50}}?(?=\s(?:was"
    rf"|were)\b))?\s*(?:,\s*)?"
    rf"(?:\s+and\s+(?P<beside>(?:his|her)\s+{_KINSMAN})\s+)?"
    r"(?:[’']s\s+(?:children|family|wife|husband|sons|daughters|brothers?"
    r"|sisters?)\s+)?(?:who\s+)?(?:may\s+have|is|was|were|are|has been|have been|had been|had)?\s*(?:also\s+"
    r"|been\s+|among\s+(?:those|the)\s+|reportedly\s+|allegedly\s+|later\s+|a\s+|been\s+)*"
    r"(?P<how>killed|died|martyred|martyrs?|dead|victims|deceased|injured|wounded|passed away"
    r"|(?:(?<=was )|(?<=were )|(?<=also ))(?:mourned|eulogi[sz]ed))\b",
)
_THE_ONE = re.compile(
    r"\b(?:the|his|her|their|our|my)\s+(?:(?:young|little|elderly|old)\s+)?(?:paramedic|journalist"
    r"|correspondent|child|infant|baby|man|woman|boy|girl|doctor|nurse|medic|reporter|victim|farmer|driver"
    r"|father|mother|brother|sister|son"
    r"|daughter|husband|wife|cousin|friend|uncle|aunt)\s+(?:was|had been|has been)?\s*(?:reportedly\s+"
    r"|also\s+)?(?P<how>killed|died|martyred|injured|wounded)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\s+(?:along\s+with|alongside|together\s+with)\s+(?:his|her"
    rf"|their)\s+(?:{_KIN}),?\s+(?:\d+[\w-]*[\s-]+(?:years?[\s-]old,?\s+)?)?(?P<name>{_NAME})"
)
_LISTED = re.compile(
    r"\b(?:names?(?:\s+of\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:victims|killed|dead|martyrs|deceased))?|victims"
    r"|martyrs|the dead)\s*(?:were|are|as)?\s*[:–]\s*"
)
_INJURED = re.compile(rf"\b(?:the\s+)?(?:injured|wounded)\s+(?P<names>{_NAME})")
_MORE = re.compile(
    rf"(?:,\s+(?:aged\s+)?\d{{1,2}}(?=\s*(?:,|and\b))|\s*\)|\s*\([^()]*\)|\s*[“‘][^”’“]{{1,30}}[”’])*\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*"
    rf"|\s+as well as\s+|\s+along with\s+|\s*,\s*along with\s+)(?:(?:also|his|her|their|my|our|the"
    rf"|children|child|baby|infant|grandchildren|siblings|niece|nephew|aunt"
    rf"|uncle|friend|two|three"
    rf"|four|five|sister|brother|sons?|daughters?|brothers?|sisters?|dear|son|martyrs|martyr|cousins?|wife"
    rf"|husband|father|mother|grandfather|grandmother|granddaughter|grandson),?\s+)*\(?(?P<name>{_NAME})"
)
_PLACE_NAME = re.compile(r"massacre|School|Street|Hospital")
_PERSON_NAME = re.compile(_NAME)
_ALONE_KIN = re.compile(
    rf"(?:\b(?:his|her|their|my|our)\s+(?:beloved\s+|dear\s+|late\s+|only\s+)?|\bthe\s+)(?:{_KIN})\b", re.IGNORECASE
)
_KIN_WITHOUT_NAME = re.compile(
    rf"\b(?:her|his|my|our)\s+{_KINSMAN}(?:(?:,\s*|\s+and\s+)(?:(?:her|his|my|our)\s+)?{_KINSMAN})*(?!\s+[A-Z])"
)
_FALSE = frozenset(
    nouns.COMMON
    | nouns.PLACES
    | {"god", "allah", "lord", "almighty", "gaza", "palestinian", "al-aqsa", "airwars", "israel", "israeli"}
)


def named(text: str) -> tuple[int, int, int, int] | None:
    """How many persons the words name as killed, with where the first name starts and the last ends, and how many hurt.

    `(killed, hurt, start, end)`; None where they name none. "His brother" under a word of death is one person.
    """
    killed: dict[str, tuple[int, int]] = {}
    hurt: dict[str, tuple[int, int]] = {}
    for trigger in _TRIGGER.finditer(text):
        _after_trigger(text, trigger, killed)
    for died in _DIED.finditer(text):
        target = hurt if died["how"] in ("injured", "wounded") else killed
        for match in re.finditer(_NAME, died["names"]):
            _add(target, text, died.start("names") + match.start(), died.start("names") + match.end())
        if died["beside"] and target:
            target[died["beside"].lower()] = (died.start("beside"), died.end("beside"))
        beside = _BESIDE.match(text, died.end())
        if beside and target:
            _add(target, text, beside.start("name"), beside.end("name"))
    for match in _INJURED.finditer(text):
        _add(hurt, text, match.start("names"), match.end("names"))
    for listed in _LISTED.finditer(text):
        _list(text, listed.end(), killed)
    if not killed and not hurt:
        one = _THE_ONE.search(text)
        if one:
            (hurt if one["how"] in ("injured", "wounded") else killed)[one[0]] = (one.start(), one.end())
    places = [*killed.values(), *hurt.values()]
    if not places:
        return None
    return len(killed), len(hurt), min(a for a, _ in places), max(b for _, b in places)


def _after_trigger(text: str, trigger: re.Match[str], killed: dict[str, tuple[int, int]]) -> None:
    words = trigger[0].lower()
    if "tribute" in words and harm.DEATH.search(text[: trigger.start()] + text[trigger.end() :]) is None:
        return
    first = _first_name(text, trigger.end())
    if first is None:
        kin = _ALONE_KIN.match(text, trigger.end())
        if kin and not killed:
            killed[""] = (kin.start(), kin.end())
        return
    _add(killed, text, *first)
    end = first[1]
    kin = _KIN_WITHOUT_NAME.search(text, end, end + 60)
    if kin and re.fullmatch(r"\s*,?\s*(?:and\s+)?", text[end : kin.start()]):
        for one in re.findall(_KINSMAN, kin[0]):
            killed[one.lower()] = (kin.start(), kin.end())
    more = _MORE.match(text, end)
    while more and _add(killed, text, more.start("name"), more.end("name")):
        end = more.end()
        more = _MORE.match(text, end)


def _list(text: str, start: int, killed: dict[str, tuple[int, int]]) -> None:
    """Names one after the other: "Souad Abu Tabaq, Muhammad Ghraib and Ismail"."""
    name = _PERSON_NAME.match(text, start)
    while name and _add(killed, text, name.start(), name.end()):
        joint = re.compile(
            r"(?:\s*\([^()]*\)|,\s+(?:aged\s+)?\d{1,2}(?=\s*(?:,|and\b)))?\s*(?:,\s*(?:and\s+)?|\s+and\s+)"
        ).match(text, name.end())
        name = _PERSON_NAME.match(text, joint.end()) if joint else None


def _first_name(text: str, start: int) -> tuple[int, int] | None:
    """The first person named shortly after a word of death, in the same clause."""
    stop = _STOP.search(text, start, start + 90)
    for match in _PERSON_NAME.finditer(text, start, min(stop.start() if stop else start + 90, len(text)) + 40):
        if match.start() >= (stop.start() if stop else start + 90):
            return None
        place = _NOT_A_PERSON.match(text[match.end() : match.end() + 20]) or _PLACE_NAME.search(match[0])
        if match[0].casefold() not in _FALSE and not place:
            return match.start(), match.end()
    return None


def _add(found: dict[str, tuple[int, int]], text: str, start: int, end: int) -> bool:
    """Counts the name once: a shorter form of a counted name is the same person."""
    name = re.sub(r"[’']s$", "", text[start:end]).strip()
    if (
        name.casefold() in _FALSE
        or (name.isupper() and len(name) > 1)  # "SDF" is no person
        or name.split()[0].casefold() in nouns.COMMON
        or name.casefold().split()[0] in ("may", "god")
    ):
        return False
    for known in found:
        if known and (known.startswith(name + " ") or name.startswith(known + " ") or known == name):
            return True
    found.pop("", None)
    found[name] = (start, end)
    return True
