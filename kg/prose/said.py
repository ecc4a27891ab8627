"""What one clause says: whom it makes responsible, whom it counts; nothing where it tells of no harm."""

import re
from dataclasses import dataclass

from kg.model import Actor, Harm
from kg.prose import harm, official, pictures
from kg.prose.attribution import NOTHING, Attribution, attribution
from kg.prose.counting import Count, persons
from kg.prose.figures import counts
from kg.prose.hearsay import Chain
from kg.prose.kin import kin_killed
from kg.prose.names import named
from kg.prose.negation import denial, undecided
from kg.prose.not_counted import another_event
from kg.prose.numbers import numbers
from kg.prose.registers import parties

_OWN = re.compile(
    r"\b(?:they|we|it|our forces|the IAF|the IDF|IAF|IDF|its (?:forces|aircraft)|aircraft|warplanes"
    r"|fighter jets|forces|troops|the army)\b[^.;]{0,60}?\b(?:struck|strik\w+|target\w+|hit|conduct\w+"
    r"|attack\w+|bomb\w+|carried out|eliminat\w+|killed|fired)",
    re.IGNORECASE,
)
REPEATED = re.compile(
    r"\b(?:these|those|the same|this|such)\s+(?:number|toll|details|information|reports?|figures?"
    r"|news|account|claims?)\b"
    r"|\bcorroborated this\b",
    re.IGNORECASE,
)
_NUMBER_BY = re.compile(
    r"(?<![\w.:-])(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}"
    r"|[a-z]+(?:-[a-z]+)?)),\s+(?:as\s+)?(?:provided|given|reported|put forward|cited|claimed"
    r"|stated)\s+by\s+(?:the\s+)?$"
)
_NUMBER_FROM = re.compile(
    r"\b(?:from|between|to|and)\s+(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}"
    r"|[a-z]+(?:-[a-z]+)?)),\s+$"
)
_IN_GENERAL = re.compile(
    r"\bsince (?:the (?:beginning|start|outbreak) of|October)\b|\bof those killed in Gaza\b", re.IGNORECASE
)
_FEELING = frozenset({"share", "express", "remember", "call", "describe"})
_KIND = re.compile(r"\b(?:(?P<killed>killed|toll|dead|deaths?|fatalit\w+|martyrs|died)|injured|wounded|injuries)\b")


def content_of(text: str, chain: Chain) -> tuple[str, int]:
    """The clause without its speakers' names, at its old offsets, and where it starts in the sentence."""
    clause = chain.clause
    start = clause.start
    shown = pictures.words_of(text, clause) if pictures.only_shows_first(text, clause) else None
    pieces = list(text[start : clause.end])
    blank = [(clause.subject_start, clause.subject_end), *((s.start, s.end) for s in (*clause.speakers, *chain.relays))]
    if shown is not None:
        blank.append((start, shown))
    for first, last in blank:
        for at in range(max(first - start, 0), min(last - start, len(pieces))):
            pieces[at] = " "
    return "".join(pieces), start


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says: whom it makes responsible, whom it counts."""

    content: str
    at: int
    attribution: Attribution
    counts: tuple[Count, ...]
    position: official.Told | None = None


def what_is_said(text: str, content: str, at: int, chain: Chain, speakers: list[Actor]) -> Said | None:
    """None where the clause says nothing of who was harmed, what was done, or by whom."""
    if pictures.only_shows(text, chain.clause):
        return None
    party = next((a.name for a in speakers if a.kind == "belligerent"), None)
    if party is not None:
        return _own_words(content, at, party)
    told = attribution(content)
    if any(a.kind == "official" for a in speakers):
        denied = denial(content)
        if denied is not None and re.search(r"\b(?:den\w+|no|not)\b", content):
            told = Attribution(denied, told.parties)
    if chain.clause.negated and told.verb in ("blames", "reports-action"):
        told = NOTHING
    counted = _counted(content, chain, text)
    if told.verb == "none" and not counted and not _about_harm(content, chain) and not REPEATED.search(text):
        official_one = any(a.kind == "official" for a in speakers)
        return Said(content, at, NOTHING, ()) if official_one and undecided(content) else None
    return Said(content, at, told, tuple(counted))


def _counted(content: str, chain: Chain, text: str) -> list[Count]:
    counted = _handed_in(text, chain) or counts(content) or _bare_number(text, content, chain)
    counted = _with_kin(content, counted)
    people = named(content)
    if people is None:
        return counted
    killed, hurt, start, end = people
    kinds: tuple[tuple[Harm, int], ...] = (("killed", killed), ("injured", hurt))
    for kind, number in kinds:
        if number and not any(c.harm == kind and c.numbered for c in counted):
            counted = [c for c in counted if c.harm != kind or c.unit == "families"]
            counted.append(persons(kind, number, None, "at-least", (start, end)))
    return counted


def _with_kin(content: str, counted: list[Count]) -> list[Count]:
    """The relatives listed one by one in place of the part of them that has a number."""
    listed = kin_killed(content)
    if listed is None:
        return counted
    total, exact, start, end = listed
    whole = persons("killed", total, total if exact else None, "exact" if exact else "at-least", (start, end))
    if another_event(content, whole):
        return counted
    inside = [c for c in counted if c.harm == "killed" and start - 1 <= c.start and c.end <= end]
    others = [c for c in counted if c not in inside]
    if any(c.harm == "killed" and c.numbered for c in others) or any((c.minimum or 0) > total for c in inside):
        return counted
    kept = [c for c in others if c.harm != "killed"]
    return [whole, *kept]


def _handed_in(text: str, chain: Chain) -> list[Count]:
    """ "range from 12, provided by A, to 20, provided by B": the number directly before belongs to the speaker."""
    if chain.clause.how not in ("passive", "according-to"):
        return []
    at = chain.clause.subject_start
    pattern = _NUMBER_BY if chain.clause.how == "passive" else _NUMBER_FROM
    before = pattern.search(text[max(0, at - 60) : at])
    kind = _KIND.search(text)
    number = numbers(before["number"])[:1] if before else []
    if before is None or kind is None or not number:
        return []
    start = at - (len(before.string) - before.start("number")) - chain.clause.start
    first = number[0]
    what: Harm = "killed" if kind["killed"] else "injured"
    return [persons(what, first.minimum, first.maximum, first.bound, (start, start + len(before["number"])))]


def _bare_number(text: str, content: str, chain: Chain) -> list[Count]:
    """ "… on the number of injured, with A reporting ten": a number alone counts what the sentence speaks of."""
    after = chain.clause.said - chain.clause.start
    rest = content[after:]
    number = numbers(rest)[:1]
    kind = _KIND.search(text[: chain.clause.start])
    if not number or kind is None or rest.strip(" .,;") != rest[number[0].start : number[0].end]:
        return []
    first = number[0]
    what: Harm = "killed" if kind["killed"] else "injured"
    return [persons(what, first.minimum, first.maximum, first.bound, (after + first.start, after + first.end))]


def _about_harm(content: str, chain: Chain) -> bool:
    if _IN_GENERAL.search(content):
        return False
    if harm.HARM.search(content):
        return True
    return harm.STRIKE.search(content) is not None and chain.clause.verbs[0] not in _FEELING


def _own_words(content: str, at: int, party: str) -> Said | None:
    """A belligerent on its own action: it says that it struck, denies it, or tells how it judges the report."""
    told = official.position(content)
    denied = denial(content)
    mine = [p for p in parties(content) if p.name == party]
    acts = _OWN.search(content) is not None or (
        attribution(content).verb in ("reports-action", "blames") and bool(mine)
    )
    if denied is not None:
        return Said(content, at, Attribution(denied), (), told)
    counted = [c for c in counts(content) if c.group != "belligerents"]
    if told is None and counted and re.search(r"\b(?:confirm|acknowledg|admit|accept|conced|assess)\w*", content):
        return Said(content, at, Attribution("reports-action"), tuple(counted))
    if told is None and acts:
        return Said(content, at, Attribution("reports-action"), tuple(counts(content)))
    if undecided(content):
        return Said(content, at, NOTHING, (), told)
    if (
        told is None
        and not harm.HARM.search(content)
        and not harm.STRIKE.search(content)
        and not re.search(r"\bactivity\b", content)
    ):
        return None
    return Said(content, at, NOTHING, (), told)
