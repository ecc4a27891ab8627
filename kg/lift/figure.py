"""Casualty figures: the headline of a kind of harm, with its parts under it."""

from functools import lru_cache

from kg.iri import segment
from kg.lift.scribe import Scribe
from kg.lift.text import DCT, INTEGER, RDF, SCHEMA, Node, literal, vocabularies
from kg.model import Figure

_LEAST, _MOST = f'{SCHEMA.minValue} "', f'{SCHEMA.maxValue} "'


def figures(scribe: Scribe, claim: Node, items: tuple[Figure, ...], predicate: Node, room: str) -> None:
    """Links headline figures to their claim; `room` is the path segment ("figure" or "conceded")."""
    for item in items:
        node = _figure(scribe, claim, item, room)
        scribe.add(claim, predicate, node)
        for part in item.parts:
            scribe.add(node, DCT.hasPart, _figure(scribe, claim, part, room))


def _figure(scribe: Scribe, claim: Node, item: Figure, room: str) -> Node:
    chv, group, unit = scribe.chv, item.group, item.unit
    name, common = _of_kind(scribe.names.base, item.harm, group, unit)
    node = scribe.unique(f"{claim[:-1]}/{room}/{name}>")
    if group.startswith("x-"):
        scribe.unlisted("group", group[2:])
    facts = [*common, f"{chv.verbatim} {literal(item.verbatim)}", scribe.resting_on(item.evidence)]
    if item.minimum is not None:
        facts.append(f"{_LEAST}{item.minimum}{INTEGER}")
    if item.maximum is not None:
        facts.append(f"{_MOST}{item.maximum}{INTEGER}")
    if item.bound == "about":
        facts.append(f"{chv.category} {scribe.chc['precision-about']}")
    scribe.say(node, tuple(sorted(facts)))
    return node


@lru_cache(maxsize=1024)
def _of_kind(base: str, harm: str, group: str, unit: str) -> tuple[str, list[str]]:
    """What such figures are called in their IRIs, and what is said of all of them."""
    chv, chc = vocabularies(base)
    name = "families" if unit == "families" else "persons" if (group, unit) == ("civilians", "persons") else group
    listed = f"x-{segment(group[2:])}" if group.startswith("x-") else group
    return segment(f"{harm}-{name}"), [
        f"{RDF.type} {chv.Figure}",
        f"{chv.harm} {chc[f'harm-{harm}']}",
        f"{chv.unit} {chc[f'unit-{unit}']}",
        f"{chv.group} {chc[f'group-{listed}']}",
    ]
