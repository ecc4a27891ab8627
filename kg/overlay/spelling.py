"""Names of speakers and sources that people merged: who bears them on a page, and the page under the names kept."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Actor, Reading, Report
from kg.overlay.entries import Entry, Merge
from kg.overlay.record import Correction, Respelled

_NO_WORDS = {"evidence": None, "named": None}


def kept_names(entries: Iterable[Entry]) -> dict[str, str]:
    """From each other spelling to the one that is kept."""
    return {other: it.keep for it in entries if isinstance(it, Merge) for other in it.also}


def pairs(reading: Reading, it: Merge) -> tuple[Respelled, ...]:
    """Those on the page who bear one of the merged names, each with who it is under the name kept, in their order."""
    kept = next((actor for actor in _actors(reading) if actor.name == it.keep), None)
    others = {actor.name: actor for actor in (*_printed(reading), *_actors(reading)) if actor.name in it.also}
    found = []
    for name in sorted(others):
        before = others[name].model_copy(update=_NO_WORDS)
        after = (kept or before.model_copy(update={"name": it.keep})).model_copy(update=_NO_WORDS)
        found.append(Respelled(before=before, after=after))
    return tuple(found)


def _actors(reading: Reading) -> list[Actor]:
    """Everybody who speaks or passes something on, and who issued a source item."""
    found = [actor for it in reading.claims for actor in (it.claimant, *it.relays)]
    return found + [it.issuer for it in reading.sources if it.issuer is not None]


def _printed(reading: Reading) -> list[Actor]:
    """Listed sources of which the page prints a name and no issuer is read: each as the outlet of that name."""
    named = [it.name for it in reading.sources if it.issuer is None and it.name]
    return [Actor(name=name, kind="outlet", registered=False) for name in named]


def respelled(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The page with the names that are kept."""
    names = {pair.before.name: pair.after for it in corrections for pair in it.respelled}
    if not names:
        return reading

    def now(actor: Actor) -> Actor:
        kept = names.get(actor.name)
        return kept.model_copy(update={"evidence": actor.evidence, "named": actor.named}) if kept else actor

    def of_source(it: Report) -> Report:
        if it.issuer is None:
            return it.model_copy(update={"issuer": names[it.name]}) if it.name in names else it
        return it.model_copy(update={"issuer": now(it.issuer)})

    listed = {names[it.name].name: number for number, it in enumerate(reading.sources) if it.name in names}

    claims = tuple(
        it.model_copy(
            update={
                "claimant": now(it.claimant),
                "relays": tuple(map(now, it.relays)),
                "members": tuple(names[name].name if name in names else name for name in it.members),
                "source": listed.get(now(it.claimant).name) if it.source is None else it.source,
            }
        )
        for it in reading.claims
    )
    return reading.model_copy(update={"claims": claims, "sources": tuple(map(of_source, reading.sources))})
