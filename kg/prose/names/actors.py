"""Speakers and parties as actors of the model: under the register's name where the register knows them."""

import re
from functools import cache

from kg import codelists
from kg.model import Actor
from kg.prose.names.context import Page
from kg.prose.names.noun_phrases import Speaker
from kg.prose.names.registers import Party, known, meant

#: The army of a page that names one: "The army told AFP".
_THE_ARMY = re.compile(r"(?:[Tt]he\s+)?(?:army|military)(?:\s+itself)?")


def actor(page: Page, speaker: Speaker, offset: int = 0) -> Actor:
    """The speaker as an actor; `offset` is where the speaker's sentence stands in the narrative."""
    start, end = offset + speaker.start, offset + speaker.end
    evidence = page.quotation(start, end)
    written = " ".join(page.text[start:end].split()).strip("‘'“”\"") if not speaker.collective else speaker.name
    name = written if speaker.name and len(written) == len(speaker.name) else speaker.name
    party = known(name) or (page.home.army if _THE_ARMY.fullmatch(name) else None)
    if party is not None:
        party = meant((Party(party, 0, len(name)),), name, page.coalition)[0].name
    if party is not None:
        return Actor(name=party, kind="belligerent", registered=True, evidence=evidence)
    listed = codelists.actor(name)
    if listed is not None:
        return Actor(name=listed.name, kind=listed.kind.removeprefix("actor-"), registered=True, evidence=evidence)
    if speaker.collective:
        name = re.sub(r"^(The|A|An)\b", lambda m: m[0].lower(), " ".join(name.split()))
    return Actor(name=" ".join(name.split()), kind=speaker.kind, registered=False, evidence=evidence)


def culprit(page: Page, party: Party, offset: int, *, registered: bool = True) -> Actor:
    """A party that a claim names; `offset` is where the words stand in the narrative."""
    evidence = page.quotation(offset + party.start, offset + party.end)
    words = evidence.exact
    name = meant((Party(party.name, 0, len(words)),), words, page.coalition)[0].name
    return Actor(name=name, kind="belligerent", registered=registered, evidence=evidence)


def of_monitor(actor: Actor) -> bool:
    """Whether the name is that of the monitor's own people: "Airwars researchers"."""
    return _monitor_names().match(actor.name) is not None


@cache
def _monitor_names() -> re.Pattern[str]:
    names = sorted({a.name for a in codelists.register().values() if a.kind == "actor-monitor"})
    return re.compile(rf"(?:the )?(?:{'|'.join(map(re.escape, names))})\b")


def monitor(page: Page, start: int, end: int) -> Actor:
    """The monitor whose page this is: the register has one."""
    name = next(a.name for a in codelists.register().values() if a.kind == "actor-monitor")
    return Actor(name=name, kind="monitor", registered=True, evidence=page.quotation(start, end))
