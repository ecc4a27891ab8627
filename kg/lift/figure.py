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
    scribe.add(node, RDF.type, chv.Figure)
    scribe.add(node, chv.harm, chc[f"harm-{item.harm}"])
    scribe.add(node, chv.unit, chc[f"unit-{item.unit}"])
    scribe.add(
        node,
        chv.group,
        scribe.unlisted("group", item.group[2:]) if item.group.startswith("x-") else chc[f"group-{item.group}"],
    )
    scribe.add(node, SCHEMA.minValue, integer(item.minimum))
    scribe.add(node, SCHEMA.maxValue, integer(item.maximum))
    scribe.add(node, chv.verbatim, literal(item.verbatim))
    scribe.add(node, chv.category, chc["precision-about"] if item.bound == "about" else None)
    scribe.evidence(node, item.evidence)
    return node
