"""What one clause says: whom it makes responsible, whom it counts; nothing where it tells of no harm."""

import re
from dataclasses import dataclass, replace

from kg import codelists
from kg.model import Actor
from kg.prose import official
from kg.prose.about_harm import about_harm
from kg.prose.blame import state_media
from kg.prose.blame.attribution import NOTHING, Attribution, attribution
from kg.prose.blame.negation import denial, neither_acted, own_part, undecided
from kg.prose.clause_counts import REPEATED, counted_in
from kg.prose.counts.carried_figures import of_a_range
from kg.prose.counts.counting import Count
from kg.prose.counts.figures import counts
from kg.prose.counts.not_counted import own_incident
from kg.prose.counts.other_tolls import opened_elsewhere
from kg.prose.counts.unlinked import not_linked
from kg.prose.names import nouns
from kg.prose.names.home import NOWHERE, Home
from kg.prose.names.registers import Party, meant, parties, spoken_for
from kg.prose.said_patterns import (
    ACCUSES,
    ACCUSING,
    ADMITTED,
    ALLEGATION_OF,
    AN_OFFICIAL,
    DIFFERING,
    ENEMY,
    ITS_MEN,
    KILLING_OF,
    OF_REPORTS,
    ON_THE_TOLL,
    OWN,
    OWNS_TO,
    REJECTS,
    SAYS_NO,
    UNAWARE,
)
from kg.prose.silence import NOBODY, REPORTS_NOTHING, says_nothing_new, silent_here
from kg.prose.speech import pictures
from kg.prose.speech.hearsay import Chain
from kg.prose.words import harm


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says: whom it makes responsible, whom it counts."""

    content: str
    at: int
    attribution: Attribution
    counts: tuple[Count, ...]
    position: official.Told | None = None
    besides: "Said | None" = None  #: what the same words say of somebody else: a denial may blame another


def what_is_said(
    text: str, content: str, at: int, chain: Chain, speakers: list[Actor], home: Home = NOWHERE
) -> Said | None:
    """None where the clause says nothing of who was harmed, what was done, or by whom."""
    if pictures.only_shows(text, chain.clause) or silent_here(text, chain, speakers):
        return None
    party = next((a.name for a in speakers if a.kind == "belligerent"), None)
    if party is not None:
        return _own_words(content, at, party)
    voice = _voice(text, chain)
    if voice is not None and _one_officer(speakers):
        return _for_party(_of_office(content, at, speakers[0].name, voice.name), voice)
    told = _attributed(content, speakers, home)
    command = _command(speakers, chain, at)
    if command is not None:
        own = _own_words(content, at, command.name)
        if own is not None and (
            own.attribution.verb == "reports-action"
            or (own.attribution.verb.startswith("denies") and _denies_itself(speakers[0].name, content))
        ):
            return _for_party(own, command)
    if any(a.kind == "official" for a in speakers):
        denied = denial(content)
        if denied is not None and SAYS_NO.search(content):
            turned = ACCUSES.search(content)
            if turned and told.parties and (told.verb == "blames" or told.parties[0].start >= turned.end()):
                return Said(
                    content, at, Attribution(denied), (), besides=Said(content, at, told, tuple(counts(content)))
                )
            told = Attribution(denied, told.parties)
    if chain.clause.negated and told.verb in ("blames", "reports-action"):
        told = NOTHING
    if all(NOBODY.match(s.name) for s in chain.clause.speakers if s.name) and any(
        s.name for s in chain.clause.speakers
    ):
        return Said(content, at, told, ()) if told.verb == "not-identified" else None
    if _differ(told, content, chain) or (chain.clause.negated and told.verb == "none" and _nobodys(chain)):
        return None  # "sources did not mention other casualties": nobody says anything
    silent = (chain.clause.negated and len(chain.clause.verbs) == 1) or not_linked(content)
    silent = silent or opened_elsewhere(text[: chain.clause.start])
    counted = [] if silent else counted_in(content, chain, text)
    counted = [c for c in counted if not own_incident(text, at + c.end)]
    of_figures = REPEATED.search(text) is not None or of_a_range(text)
    nothing = told.verb == "none" and not counted and not of_figures
    if nothing and (says_nothing_new(text, chain) or not about_harm(content, chain)):
        official_one = any(a.kind == "official" or AN_OFFICIAL.search(a.name) for a in speakers)
        return Said(content, at, NOTHING, ()) if official_one and undecided(content) else None
    return Said(content, at, told, tuple(counted))


def _one_officer(speakers: list[Actor]) -> bool:
    if len(speakers) != 1:
        return False
    return speakers[0].kind in ("person", "official") or AN_OFFICIAL.search(speakers[0].name) is not None


def _attributed(content: str, speakers: list[Actor], home: Home) -> Attribution:
    """Whom the words make responsible; of a state's own medium also the army that it says acted."""
    told = attribution(own_part(content), home)
    alone = speakers[0].name if told.verb == "none" and len(speakers) == 1 else ""
    army = state_media.own_army(alone, content) or state_media.own_strikes(alone, content)
    return told if army is None else Attribution("reports-action", (army,))


def _differ(told: Attribution, content: str, chain: Chain) -> bool:
    """ "Sources differed on the number of dead": what the monitor says of them."""
    if told.verb == "conflicting":
        return False
    groups = chain.clause.verbs[0] in DIFFERING and all(s.collective for s in chain.clause.speakers)
    return groups and ON_THE_TOLL.search(content) is not None


def _nobodys(chain: Chain) -> bool:
    """Whether only groups speak, or "it did not mention deaths" goes on with somebody by one verb."""
    speakers = chain.clause.speakers
    return all(s.collective for s in speakers) or (len(chain.clause.verbs) == 1 and all(s.anaphor for s in speakers))


def _voice(text: str, chain: Chain) -> Party | None:
    """The belligerent for whom the speaker speaks by his office; None: nobody's."""
    named = chain.clause.how in ("subject", "according-to", "quoted")
    voice = spoken_for(text[chain.clause.start : chain.clause.said]) if named else None
    if voice is None and named and chain.relays:
        return state_media.own_official(text, chain.clause.speakers[0], chain.clause.start)
    return voice


def _command(speakers: list[Actor], chain: Chain, at: int) -> Party | None:
    """The party whose command speaks under a name of its own ("AFRICOM"); None: none does, or others speak too."""
    known = codelists.names_where_blamed().get(speakers[0].name) if len(speakers) == 1 else None
    named = chain.clause.speakers[0]
    return Party(known.name, named.start - at, named.end - at) if known else None


def _of_office(content: str, at: int, speaker: str, party: str) -> Said | None:
    """What one who speaks for a party says; strikes on its enemies are the party's own."""
    own = _own_words(content, at, party)
    struck = state_media.own_strikes(speaker, content)
    if struck is None or (own is not None and own.attribution.verb != "none"):
        return own
    return Said(content, at, Attribution("reports-action", (struck,)), own.counts if own else ())


def _denies_itself(name: str, content: str) -> bool:
    """Whether a denial by a command, or by a capital that stands for a government, is one of its own deed."""
    return name.casefold() in nouns.PLACES or REJECTS.search(content) is not None


def _for_party(said: Said | None, voice: Party) -> Said | None:
    """What a named spokesperson says of his own side: the claim is his, the party it is about is the side's."""
    if said is None or said.attribution.parties or said.attribution.verb == "none":
        return said
    return replace(said, attribution=replace(said.attribution, parties=(voice,)))


def _killed_others(content: str, party: str) -> bool:
    """ "announced the killing of a Hamas commander", "of three militants": its deed, unless the dead are its own."""
    found = KILLING_OF.search(content)
    if found is None:
        return False
    others = [p.name for p in parties(content) if p.start >= found.start("whom") and p.start < found.end()]
    return bool(others) and party not in others if others else ENEMY.search(found["whom"]) is not None


def _own_words(content: str, at: int, party: str) -> Said | None:
    """A belligerent on its own action: it says that it struck, denies it, or tells how it judges the report."""
    others, denied = attribution(content), denial(content)
    others = replace(others, parties=meant(others.parties, content, party))
    if others.verb in ("blames", "reports-action") and others.parties and all(p.name != party for p in others.parties):
        blame = Said(content, at, others, tuple(counts(content)))
        return blame if denied is None else Said(content, at, Attribution(denied), (), besides=blame)
    told = official.position(content)
    if told is None and (REPORTS_NOTHING.search(content) or neither_acted(content)) and not counts(content):
        return None
    mine = [p for p in meant(parties(content), content, party) if p.name == party]
    acts = (
        (OWN.search(content) is not None and not ACCUSING.search(content))
        or _killed_others(content, party)
        or (attribution(content).verb in ("reports-action", "blames") and bool(mine))
    )
    if denied == "denies-harm" and told is None and ADMITTED.search(content):
        return Said(
            content, at, Attribution("reports-action"), tuple(c for c in counts(content) if c.group != "civilians")
        )
    if denied is not None:
        return Said(content, at, Attribution(denied), (), told)
    if denied is None and OWNS_TO.search(content):
        return Said(
            content, at, Attribution("reports-action"), tuple(c for c in counts(content) if c.group != "belligerents")
        )
    if told is None and UNAWARE.search(content):
        return Said(content, at, NOTHING, ())
    counted = [c for c in counts(content) if c.group != "belligerents" and not ITS_MEN.match(content, c.start)]
    counted = [c for c in counted if not ALLEGATION_OF.search(content, 0, c.start)]
    if (
        told is None
        and counted
        and re.search(r"\b(?:confirm|acknowledg|admit|accept|conced|assess|conclud|determin)\w*", content)
    ):
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
    return Said(content, at, NOTHING, () if told or OF_REPORTS.search(content) else tuple(counted), told)
