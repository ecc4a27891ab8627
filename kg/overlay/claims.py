"""Claims as people write them become claims of the model: every value with its words on the page."""

from __future__ import annotations

from collections.abc import Iterable

from kg import codelists
from kg.model import BY_PERSON, Actor, Claim, Figure, Harm, StatedTime
from kg.overlay.find import Span, quote
from kg.overlay.form import ChangedClaim, Count, NewClaim, Party, PartyInWords, When


def party(it: Party, text: str | None = None, near: Iterable[Span] = ()) -> Actor:
    """The actor under the register's name. `text` is the page, where the actor's words are wanted as evidence."""
    known = codelists.actor(it.name)
    words = quote(text, it.words, near) if text is not None and isinstance(it, PartyInWords) else None
    if known is not None:
        return Actor(name=known.name, kind=known.kind.removeprefix("actor-"), registered=True, evidence=words)
    assert it.kind is not None
    return Actor(name=it.name, kind=it.kind, registered=False, evidence=words)


def figure(it: Count, text: str, near: Iterable[Span]) -> Figure:
    """Raises NotFound where its words are not to be had."""
    spans = tuple(near)
    return Figure(
        harm=it.harm,
        group=it.group,
        unit=it.unit,
        minimum=it.minimum,
        maximum=it.maximum,
        verbatim=" ".join(it.words.split()),
        bound=it.bound,
        evidence=quote(text, it.words, spans),
        parts=tuple(figure(part, text, spans) for part in it.parts),
    )


def time(it: When, text: str, near: Iterable[Span]) -> StatedTime:
    """Raises NotFound where its words are not to be had."""
    return StatedTime(
        verbatim=" ".join(it.words.split()),
        earliest=it.earliest,
        latest=it.latest,
        start_time=it.start_time,
        evidence=quote(text, it.words, near),
    )


def made(it: NewClaim, text: str, key: str) -> Claim:
    """A claim that a person adds. Raises NotFound where any of its words is not to be had."""
    evidence = quote(text, it.words)
    near = ((evidence.start or 0, evidence.end or 0),)
    return Claim(
        claimant=party(it.claimant),
        relays=tuple(party(relay) for relay in it.relays),
        verb=it.verb,
        attributed_to=tuple(party(whom) for whom in it.attributed_to),
        figures=tuple(figure(count, text, near) for count in it.figures),
        stated_time=time(it.date, text, near) if it.date else None,
        stated_place=quote(text, it.place, near) if it.place else None,
        notes=tuple(quote(text, note, near) for note in it.notes),
        rule=BY_PERSON + key,
        evidence=evidence,
    )


def changed(before: Claim, it: ChangedClaim, text: str, key: str) -> Claim:
    """The machine's claim with what a person changed in it. Raises NotFound where new words are not to be had."""
    given = it.model_fields_set
    old = ((before.evidence.start or 0, before.evidence.end or 0),)
    evidence = quote(text, it.words, old) if it.words else before.evidence
    near = ((evidence.start or 0, evidence.end or 0), *old)
    update: dict[str, object] = {"rule": BY_PERSON + key, "evidence": evidence}
    if it.claimant is not None:
        update["claimant"] = party(it.claimant)
    if "relays" in given:
        update["relays"] = tuple(party(relay) for relay in it.relays)
    if "verb" in given:
        update["verb"] = it.verb
        update["attributed_to"] = tuple(party(whom) for whom in it.attributed_to)
    if given & {"killed", "injured"}:
        update["figures"] = _figures(before, it, text, near)
    if "date" in given:
        update["stated_time"] = time(it.date, text, near) if it.date else None
    if "place" in given:
        update["stated_place"] = quote(text, it.place, near) if it.place else None
    if "notes" in given:
        update["notes"] = tuple(quote(text, note, near) for note in it.notes)
    return before.model_copy(update=update)


def _figures(before: Claim, it: ChangedClaim, text: str, near: tuple[Span, ...]) -> tuple[Figure, ...]:
    """The figures of each harm that was changed; the machine's where nothing was said of that harm."""
    found: list[Figure] = []
    harms: tuple[tuple[Harm, tuple[Count, ...]], ...] = (("killed", it.killed), ("injured", it.injured))
    for harm, counts in harms:
        old = [one for one in before.figures if one.harm == harm]
        if harm not in it.model_fields_set:
            found += old
            continue
        for count in counts:
            new = figure(count, text, near)
            keep = {"group", "parts"} - count.model_fields_set if len(old) == 1 else set()
            found.append(new.model_copy(update={name: getattr(old[0], name) for name in keep}))
    return tuple(found)
