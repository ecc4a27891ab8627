"""People's corrections as provenance: who, when, why, and what the machine had read (PROV-O).

They stand in a graph of their own. What was withdrawn keeps its words and the machine's reading there, as JSON, and is
no claim any more: no query that asks for claims finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pyoxigraph import Triple

from kg.iri import Names, digest
from kg.lift import Lifted
from kg.lift.claim import mint
from kg.lift.scribe import Scribe
from kg.lift.text import DCT, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, Node, below, day, literal, text, typed, written
from kg.model import Claim, Reading
from kg.overlay import Correction
from kg.overlay.form import Day


def corrections(
    names: Names, reading: Reading, keys: tuple[str, str], lifted: Lifted, items: Iterable[Correction]
) -> set[Triple]:
    """The triples of the corrections of one document. `keys` are those of its incident and document, as for `lift`."""
    scribe = Scribe(names, reading.document, *keys)
    for it in items:
        activity = written(names.correction(it.key))
        _activity(scribe, activity, it, it.by, it.date, it.reason)
        scribe.add(activity, DCT.identifier, literal(f"overlay-{it.action}"))
        made = written(lifted.claims[it.claim]) if it.claim is not None else None
        if made == written(lifted.assessment) and it.claim is not None:
            # what the monitor says in its prose joins its assessment, whose fields nobody has checked by that
            scribe.evidence(activity, reading.claims[it.claim].evidence)
        elif made is not None:
            scribe.each(made, scribe.chv.checkedBy, (_person(scribe, name) for name, _ in it.agreeing))
            if it.action == "check":
                scribe.add(activity, PROV.used, made)
        if it.before is not None:
            _withdrawn(scribe, activity, it.before, made)
        if it.field is not None:
            _field(scribe, activity, it, lifted)
        if it.words is not None:
            scribe.evidence(activity, it.words)
        _respelled(scribe, activity, it)
        for check in it.checks:
            node = below(activity, "check", check.by)
            _activity(scribe, node, None, check.by, check.date, check.reason)
            scribe.add(node, DCT.identifier, literal(f"overlay-{check.decision}"))
            scribe.add(node, PROV.used, activity)
    return set(scribe.triples())


def _activity(scribe: Scribe, node: Node, it: Correction | None, by: str, date: Day, reason: str) -> None:
    kind = "activity-check" if it is None or it.action == "check" else "activity-correction"
    scribe.add(node, RDF.type, PROV.Activity)
    scribe.add(node, scribe.chv.kind, scribe.chc[kind])
    scribe.add(node, PROV.wasAssociatedWith, _person(scribe, by))
    scribe.add(node, PROV.used, scribe.version)
    scribe.add(node, RDFS.comment, text(reason) if reason else None)
    if isinstance(date, datetime):
        scribe.add(node, PROV.endedAtTime, typed(date.isoformat(), XSD.dateTime))
    else:
        scribe.add(node, DCT.date, day(date))


def _person(scribe: Scribe, name: str) -> Node:
    node = written(scribe.names.person(name))
    scribe.add(node, RDF.type, scribe.chv.Actor)
    scribe.add(node, scribe.chv.kind, scribe.chc["actor-person"])
    scribe.add(node, SKOS.prefLabel, text(name))
    return node


def _withdrawn(scribe: Scribe, activity: Node, before: Claim, after: Node | None) -> None:
    node = mint(scribe, before)
    scribe.read_by(node, before.rule)
    scribe.evidence(node, before.evidence)
    said = before.model_dump_json(exclude_defaults=True)
    _instead(scribe, activity, node, said, after)


def _field(scribe: Scribe, activity: Node, it: Correction, lifted: Lifted) -> None:
    """A field has no node of its own: what the machine read of it gets one."""
    node = below(activity, "field", digest(scribe.document_hash, it.field or ""))
    scribe.add(node, DCT.identifier, literal(it.field or ""))
    if it.machine is None:
        scribe.add(activity, PROV.used, node)
        scribe.each(node, scribe.chv.checkedBy, (_person(scribe, name) for name, _ in it.agreeing))
    else:
        of_incident = (it.field or "").startswith("incident.")
        _instead(scribe, activity, node, it.machine, written(lifted.incident if of_incident else lifted.assessment))


def _respelled(scribe: Scribe, activity: Node, it: Correction) -> None:
    for pair in it.respelled:
        node = below(activity, "spelling", pair.before.name)
        scribe.add(node, SKOS.prefLabel, text(pair.before.name))
        _instead(scribe, activity, node, pair.before.name, scribe.speaker(pair.after))


def _instead(scribe: Scribe, activity: Node, node: Node, said: str, after: Node | None) -> None:
    scribe.add(node, SCHEMA.text, literal(said))
    scribe.add(node, PROV.wasInvalidatedBy, activity)
    scribe.add(node, DCT.isReplacedBy, after)
    scribe.add(activity, PROV.used, node)
