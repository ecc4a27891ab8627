"""Casualty figures: the headline of a kind of harm, with its parts under it."""

from kg.lift.scribe import Scribe
from kg.lift.text import DCT, RDF, SCHEMA, Node, below, integer, literal
from kg.model import Figure


def figures(scribe: Scribe, claim: Node, items: tuple[Figure, ...], predicate: Node, room: str) -> None:
    """Links headline figures to their claim; `room` is the path segment ("figure" or "conceded")."""
    for item in items:
        node = _figure(scribe, claim, item, room)
        scribe.add(claim, predicate, node)
        for part in item.parts:
            scribe.add(node, DCT.hasPart, _figure(scribe, claim, part, room))


def _figure(scribe: Scribe, claim: Node, item: Figure, room: str) -> Node:
    chv, chc = scribe.chv, scribe.chc
    group = "persons" if item.group == "civilians" and item.unit == "persons" else item.group
    node = scribe.unique(below(claim, room, f"{item.harm}-{'families' if item.unit == 'families' else group}"))
    unlisted = scribe.unlisted("group", item.group[2:]) if item.group.startswith("x-") else None
    scribe.of[node] += (
        f"{RDF.type} {chv.Figure}",
        f"{chv.harm} {chc[f'harm-{item.harm}']}",
        f"{chv.unit} {chc[f'unit-{item.unit}']}",
        f"{chv.group} {unlisted or chc[f'group-{item.group}']}",
        f"{chv.verbatim} {literal(item.verbatim)}",
    )
    scribe.add(node, SCHEMA.minValue, integer(item.minimum))
    scribe.add(node, SCHEMA.maxValue, integer(item.maximum))
    if item.bound == "about":
        scribe.add(node, chv.category, chc["precision-about"])
    scribe.evidence(node, item.evidence)
    return node
