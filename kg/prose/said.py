"""What one clause says: whom it makes responsible, whom it counts; nothing where it tells of no harm."""

import re
from dataclasses import dataclass, replace

from kg import codelists
from kg.model import Actor, Harm
from kg.prose import harm, official, pictures
from kg.prose.attribution import NOTHING, Attribution, attribution
from kg.prose.counting import Count, persons
from kg.prose.figures import counts
from kg.prose.hearsay import Chain
from kg.prose.negation import denial, undecided
from kg.prose.not_counted import among_others, own_incident
from kg.prose.numbers import numbers
from kg.prose.registers import Party, parties, spoken_for
from kg.prose.screen import Screened
from kg.prose.victims import Victims, victims

_OWN = re.compile(
    r"\b(?:they|we|it|our forces|the IAF|the IDF|IAF|IDF|its (?:forces|aircraft)|aircraft|warplanes"
    r"|fighter jets|(?:high-precision|precision|long-range|air-launched|sea-launched|guided|our|its)\s+"
    r"(?:missiles|weapons|munitions|rockets|artillery|drones|strikes)|forces|troops|soldiers"
    r"|the (?:army|air force|navy|military)|(?:the|this|its"
    r"|their) (?:air ?)?(?:strikes?|attacks?|raids?|operations?))\b"
    r"[^.;]{0,60}?\b(?:struck|striking|hit|carried out|killed|fired|opened fire|shot|assassinated"
    r"|(?:target|conduct|destroy|launch|neutralis|neutraliz|raid|shell|attack|bomb|eliminat)(?:ed|ing)\b)"
    r"|\bits\s+(?:own\s+)?(?:air\s+force|warplanes|jets|fighter\s+jets|drones|artillery|navy|units|helicopters)\s+[“\"]?(?:had\s+|have\s+|has\s+)?(?:struck|hit|targeted|bombed|shelled|attacked|destroyed|raided|carried\s+out|conducted|launched)\b"
    r"|\bannounc\w+\s+the\s+(?:elimination|liquidation|assassination|neutrali[sz]ation|targeting|bombing|destruction)\s+of\b(?!\s+(?:its|one\s+of\s+its|their|our)\b)"
    r"|\bto have (?:struck|targeted|hit|killed|eliminated|destroyed|attacked|bombed|conducted|carried out"
    r"|neutrali[sz]ed)\b"
    r"|(?<!not )(?<!never )(?<!neither )(?<!nor )\b(?:claim|accept|admit|acknowledg|confirm|declar)\w*\s+"
    r"(?:its\s+|full\s+|their\s+)?(?:responsibility"
    r"|involvement|carrying|conducting|striking|hitting|(?:the|this|a|an)\s+(?:air\s?)?(?:strike|attack|raid|bombing))",
    re.IGNORECASE,
)
_KILLING_OF = re.compile(
    r"\bannounc\w+\s+the\s+(?:killing|death)\s+of\s+(?P<whom>(?!its\b|one\s+of\s+its|our\b|their\b)[^.;,“”]{3,50})"
)
_ENEMY = re.compile(r"\b(?:terrorists?|operatives?|militants?|jihadists?|extremists?|mercenar(?:y|ies))\b")
#: "it had conducted a strike and killed no civilians": the strike is what it reports.
_ADMITTED = re.compile(
    r"\b(?:it|they|we|its\s+(?:forces|aircraft)|our\s+(?:forces|aircraft)|forces)\s+(?:had\s+|have\s+|has\s+|also\s+)*(?:conducted|struck|carried\s+out|launched|targeted|hit)\b"
    r"|\b(?:admitted|accepted|acknowledged|confirmed)\s+(?:conducting|carrying\s+out|striking)\b"
)
_OF_REPORTS = re.compile(
    r"\b(?:reports?|claims?|allegations?|alleg\w+|accus\w+|not|no|any|fake|false)\b", re.IGNORECASE
)
_UNAWARE = re.compile(r"\b(?:not\s+(?:\w+\s+)?aware|unaware|unfamiliar|no\s+(?:knowledge|record))\b", re.IGNORECASE)
REPEATED = Screened(
    r"\b(?:these|those|the same|this|such|that(?= (?:number|toll|figure|count|tally|estimate)\b)|an identical"
    r"|a similar)\s+(?:death\s+)?(?:number|toll|details|information|reports?|figures?"
    r"|news|account|claims?|count|tally|estimate|announcement)\b"
    r"|\bcorroborated this\b|\ba\s+(?:claim|figure|toll|number|count|statement)\s+(?:(?:that|which)?\s*(?:was"
    r"|were|is)\b"
    r"|(?:(?:also|later|then|since|subsequently)\s+)*(?:given|repeated|echoed|shared|reported|cited|published|confirmed|provided|carried|used|put\s+forward)\b)",
    re.IGNORECASE,
)
_NUMBER_BY = re.compile(
    r"(?<![\w.:-])(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}"
    r"|[a-z]+(?:-[a-z]+)?)),\s+(?:as\s+)?(?:provided|given|reported|put forward|cited|claimed"
    r"|stated)\s+by\s+(?:the\s+)?$"
)
_NUMBER_OF = re.compile(
    r"\b(?:from|between|to|and|or|at|as)\s+(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}"
    r"|[a-z]+(?:-[a-z]+)?)),?\s+(?:(?:as\s+)?according\s+to|by|per)\s+(?:the\s+)?$"
)
_IN_GENERAL = re.compile(
    r"\bsince (?:the (?:beginning|start|outbreak) of|October)\b|\bof those killed in Gaza\b", re.IGNORECASE
)
#: Only tells when something else was: "thousands sheltered there at the time of the incident".
_AT_THE_TIME = re.compile(
    r"\b(?:at the (?:time|moment)|prior to|before|until|in the (?:aftermath|wake"
    r"|hours before))\s+(?:of\s+)?(?:the|this|that)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:{harm.STRIKE_NOUN}|incident|blast)\b",
    re.IGNORECASE,
)
#: "posted a picture the day before he was killed": a life told, no claim.
_BEFORE_DEATH = Screened(
    r"\b(?:an?\s+)?(?:hours?|days?|weeks?|months?|years?|minutes?|moments?|shortly|just)\s+before\s+(?:he|she|they|his|her|their|being)\b[^,.;“”]{0,40}"
)
#: "published an article on the strike": says only that it will say something.
_ON_THE_STRIKE = re.compile(
    r"\s*(?:an?|the|its|his|her|several|two|some)\s+(?:[\w-]+\s+){0,3}?(?:article|reports?|story|posts?|piece|coverage|thread)\s+"
    rf"(?:on|about|regarding|covering|of)\s+(?:the|this)\s+(?:\w+\s+){{0,3}}?(?:{harm.STRIKE_NOUN}|incident)[^,;:“”]{{0,60}}$",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:and|but|while|,)\s+(?:\w+ly\s+|instead\s+)?(?:(?:blam|accus)\w+|(?:said|claim\w+|alleg\w+|insist\w+|stat(?:ed|ing)|assert\w+)\b)",
    re.IGNORECASE,
)
#: "this was the fourth fisherman to be killed since the start of the year": one of them is of this event.
_THE_NTH = re.compile(
    r"\b(?:was|is|were|became|becomes|making\s+\w+)\s+the\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|\d+(?:st|nd|rd|th))\s+(?:\w+\s+){1,4}?(?:to\s+be\s+)?(?:killed|to\s+die|injured|wounded)\b"
)
_NOBODY = re.compile(r"(?:none|no|neither|nobody)\b", re.IGNORECASE)
_FEELING = frozenset({"share", "express", "remember", "call", "describe"})
#: "published the names of 19 members of his family", "two women were also among those killed": there may be others.
_NAMES_OF = re.compile(
    r"\bnames\s+of\s+(?:the\s+)?[\w-]+\s+(?:family\s+members\b|relatives\b|members\s+of\s+(?:his|her|their)\s)"
)
_AMONG = re.compile(r"\b(?:among|amongst)\s+(?:those|the)\s+(?:\w+\s+)?$")
_KIND = re.compile(r"\b(?:(?P<killed>killed|toll|dead|deaths?|fatalit\w+|martyrs|died)|injured|wounded|injuries)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says: whom it makes responsible, whom it counts."""

    content: str
    at: int
    attribution: Attribution
    counts: tuple[Count, ...]
    position: official.Told | None = None
    besides: "Said | None" = None  #: what the same words say of somebody else: a denial may blame another


def what_is_said(text: str, content: str, at: int, chain: Chain, speakers: list[Actor]) -> Said | None:
    """None where the clause says nothing of who was harmed, what was done, or by whom."""
    if pictures.only_shows(text, chain.clause):
        return None
    party = next((a.name for a in speakers if a.kind == "belligerent"), None)
    if party is not None:
        return _own_words(content, at, party)
    voice = _voice(text, chain)
    if voice is not None and len(speakers) == 1 and speakers[0].kind in ("person", "official"):
        return _for_party(_own_words(content, at, voice.name), voice)
    told = attribution(content)
    command = _command(speakers, chain, at)
    if command is not None:
        own = _own_words(content, at, command.name)
        if own is not None and own.attribution.verb == "reports-action":
            return _for_party(own, command)
    if any(a.kind == "official" for a in speakers):
        denied = denial(content)
        if denied is not None and re.search(r"\b(?:den\w+|no|not)\b", content):
            turned = _ACCUSES.search(content)
            if turned and told.parties and (told.verb == "blames" or told.parties[0].start >= turned.end()):
                return Said(
                    content, at, Attribution(denied), (), besides=Said(content, at, told, tuple(counts(content)))
                )
            told = Attribution(denied, told.parties)
    if chain.clause.negated and told.verb in ("blames", "reports-action"):
        told = NOTHING
    if all(_NOBODY.match(s.name) for s in chain.clause.speakers if s.name) and any(
        s.name for s in chain.clause.speakers
    ):
        return Said(content, at, told, ()) if told.verb == "not-identified" else None
    if chain.clause.negated and told.verb == "none" and _nobodys(chain):
        return None  # "sources did not mention other casualties": nobody says anything
    counted = [] if chain.clause.negated and len(chain.clause.verbs) == 1 else _counted(content, chain, text)
    counted = [c for c in counted if not own_incident(text, at + c.end)]
    if told.verb == "none" and not counted and not _about_harm(content, chain) and not REPEATED.search(text):
        official_one = any(a.kind == "official" for a in speakers)
        return Said(content, at, NOTHING, ()) if official_one and undecided(content) else None
    return Said(content, at, told, tuple(counted))


def _nobodys(chain: Chain) -> bool:
    """Whether only groups speak, or "it did not mention deaths" goes on with somebody by one verb."""
    speakers = chain.clause.speakers
    return all(s.collective for s in speakers) or (len(chain.clause.verbs) == 1 and all(s.anaphor for s in speakers))


def _voice(text: str, chain: Chain) -> Party | None:
    """The belligerent for whom the speaker speaks by his office; None: nobody's."""
    named = chain.clause.how in ("subject", "according-to")
    return spoken_for(text[chain.clause.start : chain.clause.said]) if named else None


def _counted(content: str, chain: Chain, text: str) -> list[Count]:
    counted = _handed_in(text, chain) or counts(content) or _bare_number(text, content, chain)
    for told in victims(content):
        counted = _with_victims(counted, told)
    return [replace(c, maximum=None, bound="at-least") if _some(content, c) else c for c in counted]


def _some(content: str, count: Count) -> bool:
    if count.maximum is None or count.minimum is None:
        return False
    of_more = _NAMES_OF.search(content[max(0, count.start - 30) : count.end + 30]) or _AMONG.search(
        content[count.end : count.by]
    )
    return of_more is not None or among_others(content, count.start)


def _with_victims(counted: list[Count], told: Victims) -> list[Count]:
    """The figures with those named: a number that stands in the list is part of it, any other number stays."""
    of_kind = [c for c in counted if c.harm == told.harm and c.unit == "persons"]
    inside = [c for c in of_kind if told.several and told.start - 1 <= c.start and c.end <= told.end]
    if any(c.numbered and c not in inside for c in of_kind) or any((c.minimum or 0) >= told.number for c in inside):
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
    before = _NUMBER_BY.search(words) or _NUMBER_OF.search(words)
    kind = _KIND.search(text)
    number = numbers(before["number"])[:1] if before else []
    if before is None or not number or (kind is None and not REPEATED.search(text)):
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
        or re.sub(r"^(?:at|with)\s+", "", rest.strip(" .,;")) != rest[number[0].start : number[0].end]
    ):
        return []
    first = number[0]
    what: Harm = "killed" if kind["killed"] else "injured"
    return [persons(what, first.minimum, first.maximum, first.bound, (after + first.start, after + first.end))]


def _about_harm(content: str, chain: Chain) -> bool:
    if _THE_NTH.search(content):
        return True
    if _IN_GENERAL.search(content) or _ON_THE_STRIKE.match(content[chain.clause.said - chain.clause.start :]):
        return False
    if harm.HARM.search(_BEFORE_DEATH.sub(" ", content)):
        return True
    plain = _AT_THE_TIME.sub(" ", content)
    quoted = re.search(r"[“\"]", content) is not None
    return harm.STRIKE.search(plain) is not None and (quoted or chain.clause.verbs[0] not in _FEELING)


def _command(speakers: list[Actor], chain: Chain, at: int) -> Party | None:
    """The party whose command speaks under a name of its own ("AFRICOM"); None: none does, or others speak too."""
    known = codelists.names_where_blamed().get(speakers[0].name) if len(speakers) == 1 else None
    named = chain.clause.speakers[0]
    return Party(known.name, named.start - at, named.end - at) if known else None


def _for_party(said: Said | None, voice: Party) -> Said | None:
    """What a named spokesperson says of his own side: the claim is his, the party it is about is the side's."""
    if said is None or said.attribution.parties or said.attribution.verb == "none":
        return said
    return replace(said, attribution=replace(said.attribution, parties=(voice,)))


def _killed_others(content: str, party: str) -> bool:
    """ "announced the killing of a Hamas commander", "of three militants": its deed, unless the dead are its own."""
    found = _KILLING_OF.search(content)
    if found is None:
        return False
    others = [p.name for p in parties(content) if p.start >= found.start("whom") and p.start < found.end()]
    return bool(others) and party not in others if others else _ENEMY.search(found["whom"]) is not None


def _own_words(content: str, at: int, party: str) -> Said | None:
    """A belligerent on its own action: it says that it struck, denies it, or tells how it judges the report."""
    others, denied = attribution(content), denial(content)
    if others.verb in ("blames", "reports-action") and others.parties and all(p.name != party for p in others.parties):
        blame = Said(content, at, others, tuple(counts(content)))
        return blame if denied is None else Said(content, at, Attribution(denied), (), besides=blame)
    told = official.position(content)
    mine = [p for p in parties(content) if p.name == party]
    acts = (
        _OWN.search(content) is not None
        or _killed_others(content, party)
        or (attribution(content).verb in ("reports-action", "blames") and bool(mine))
    )
    if denied == "denies-harm" and told is None and _ADMITTED.search(content):
        return Said(
            content, at, Attribution("reports-action"), tuple(c for c in counts(content) if c.group != "civilians")
        )
    if denied is not None:
        return Said(content, at, Attribution(denied), (), told)
    if told is None and _UNAWARE.search(content):
        return Said(content, at, NOTHING, ())
    counted = [c for c in counts(content) if c.group != "belligerents"]
    if told is None and counted and re.search(r"\b(?:confirm|acknowledg|admit|accept|conced|assess)\w*", content):
        return Said(content, at, Attribution("reports-action"), tuple(counted))
    if told is not None and told.concept == "position-credible" and counted:
        return Said(content, at, Attribution("reports-action"), tuple(counted), told)
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
    return Said(content, at, NOTHING, () if told or _OF_REPORTS.search(content) else tuple(counted), told)
