"""Claims out of running text: one node a speaker and passage, beside the monitor's assessment, never merged."""

import re
from datetime import date

from kg.iri import digest
from kg.lift.figure import figures
from kg.lift.scribe import Scribe
from kg.lift.text import (
    DCT,
    FOAF,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    TRUE,
    XSD,
    Node,
    Term,
    below,
    day,
    integer,
    literal,
    text,
    typed,
)
from kg.model import BY_PERSON, Actor, Claim, Report
from kg.values.dates import DATE_WORDS, Days

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_DATES = re.compile(DATE_WORDS, re.IGNORECASE | re.ASCII)

#: What a claim says of the parties that it names.
_VERBS = {
    "blames": "blames",
    "conflicting": "conflictingBlame",
    "reports-action": "reportsActionBy",
    "suspects": "suspects",
    "denies-action": "deniesAction",
    "denies-harm": "deniesHarm",
}


def claims(
    scribe: Scribe,
    items: tuple[Claim, ...],
    assessed: Node,
    sources: list[Node],
    statements: list[tuple[Node, Report]],
) -> list[Node]:
    """All claims of one document, in their order. `sources` and `statements` are its reports, as claims count them.

    What the monitor says in its own voice belongs to its one assessment, `assessed`.
    """
    nodes = [assessed if it.claimant.kind == "monitor" else mint(scribe, it) for it in items]
    spoke = [scribe.speaker(it.claimant) for it in items]
    speakers = {it.claimant.name: speaker for it, speaker in zip(items, spoke, strict=True)}
    for node, it, speaker in zip(nodes, items, spoke, strict=True):
        if node == assessed:
            _of_the_monitor(scribe, node, it)
            continue
        _claim(scribe, node, it, speaker, speakers)
        if it.source is not None:
            scribe.add(node, PROV.wasDerivedFrom, sources[it.source])
        if it.statement is not None:
            statement, report = statements[it.statement]
            scribe.add(node, PROV.wasDerivedFrom, statement)
            scribe.add(node, DCT.issued, day(_named_day(it, report)))
        if it.replaces is not None:
            scribe.add(node, DCT.replaces, nodes[it.replaces])
        if it.copy_of is not None:
            scribe.add(node, scribe.chv.copyOf, nodes[it.copy_of])
    return nodes


def mint(scribe: Scribe, it: Claim) -> Node:
    """Speaker and words name a claim, not its place: it keeps its IRI when other text moves.

    A person's claim is another than the machine's that it replaces, even where only a figure differs.
    """
    person = (it.rule,) if it.rule.startswith(BY_PERSON) else ()
    key = digest(scribe.document_hash, it.claimant.name, it.verb, it.evidence.exact, *person, length=10)
    return scribe.unique(below(scribe.incident, "claim", f"{it.claimant.name.casefold()}-{key}"))


def _named_day(it: Claim, statement: Report) -> date | None:
    """The day of the statement, where the claim's own words name it too; None where they do not."""
    issued = statement.issued.earliest if statement.issued else None
    told = (Days.parse(found[0]) for found in _DATES.finditer(it.evidence.exact))
    return issued if issued and any(days and days.earliest == issued for days in told) else None


def _of_the_monitor(scribe: Scribe, assessed: Node, it: Claim) -> None:
    """Families counted in the monitor's prose join its assessment; persons are counted by its fields alone.

    "Alleged strikes" in its own sentence is its hedge, and no suspicion (DECISIONS 20).
    """
    families = tuple(figure for figure in it.figures if figure.unit == "families")
    figures(scribe, assessed, families, scribe.chv.figure, "figure")


def _claim(scribe: Scribe, node: Node, it: Claim, speaker: Node, speakers: dict[str, Node]) -> None:
    chv = scribe.chv
    scribe.claim(node, it.rule, chv.Claim)
    scribe.add(node, chv.claimedBy, speaker)
    scribe.add(node, chv.namedAs, named_as(it.claimant))
    for name in it.members:
        scribe.add(speaker, FOAF.member, speakers.get(name))
    if it.relays:
        _relays(scribe, node, it)
    verb = it.verb
    if verb == "not-identified":
        scribe.add(node, chv.notIdentified, TRUE)
    elif verb in _VERBS:
        scribe.each(node, chv[_VERBS[verb]], [scribe.actor(party) for party in it.attributed_to])
    figures(scribe, node, it.figures, chv.figure, "figure")
    _circumstances(scribe, node, it)
    scribe.evidence(node, it.evidence)


def named_as(actor: Actor) -> Term | None:
    """The words that name the actor, on one line; None: they are its name, but for an article, or nobody has them."""
    words = actor.named or actor.evidence
    if words is None:
        return None
    written = " ".join(words.exact.split())
    same = _bare(written) == _bare(actor.name)
    return None if same or not written else literal(written)


def _bare(name: str) -> str:
    article = _ARTICLE.match(name)
    return name[article.end() :] if article else name


def _relays(scribe: Scribe, node: Node, it: Claim) -> None:
    for hop, relay in enumerate(it.relays, start=1):
        item = below(node, "relay", str(hop))
        scribe.add(node, scribe.chv.relay, item)
        scribe.add(item, RDF.type, SCHEMA.ListItem)
        scribe.add(item, SCHEMA.position, integer(hop))
        scribe.add(item, SCHEMA.item, scribe.speaker(relay))
        scribe.evidence(item, relay.evidence)


def _circumstances(scribe: Scribe, node: Node, it: Claim) -> None:
    chv = scribe.chv
    if it.stated_time is not None:
        time = scribe.stated_time(below(node, "time"), it.stated_time)
        if it.stated_time.start_time:
            scribe.add(time, SCHEMA.startTime, typed(it.stated_time.start_time, XSD.time))
        scribe.add(node, chv.statedTime, time)
    if it.stated_place is not None:
        place = below(scribe.incident, "place", it.stated_place.exact)
        scribe.add(place, RDF.type, chv.Place)
        scribe.add(place, SKOS.prefLabel, text(it.stated_place.exact))
        scribe.evidence(place, it.stated_place)
        scribe.add(node, chv.statedPlace, place)
    if it.target is not None:
        scribe.add(node, chv.target, scribe.actor(it.target))
    # the words of position, categories and notes lie inside the claim's own words: one quotation carries them all
    if it.position is not None:
        scribe.add(node, chv.position, scribe.concept(it.position))
    if it.position_of is not None:
        scribe.add(node, chv.positionOf, scribe.actor(it.position_of))
    for term in it.categories:
        scribe.add(node, chv.category, scribe.concept(term))
    for note in it.notes:
        scribe.add(node, chv.note, text(" ".join(note.exact.split())))
