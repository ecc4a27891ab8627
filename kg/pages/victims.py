"""Persons whom a page lists as killed or injured, and where on the page their list stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.iri import Names
from kg.pages.facts import Facts
from kg.pages.words import Said
from kg.store import Graphs
from kg.terms import DCT, FOAF, OA, PROV, SCHEMA, SKOS

_LISTS = f"""
SELECT ?name (MIN(?start) AS ?first) (MAX(?end) AS ?last) WHERE {{{{
  ?person a ?kind ; <{{evidence}}> ?words . FILTER(?kind IN (<{{victim}}>, <{FOAF.Group.value}>))
  ?words <{OA.start.value}> ?start ; <{OA.end.value}> ?end ; <{PROV.wasQuotedFrom.value}> ?version .
  ?version <{DCT.isVersionOf.value}>/<{DCT.identifier.value}> ?name .
}}}} GROUP BY ?name
"""


@dataclass(frozen=True, slots=True)
class VictimView:
    """A listed person; a missing field is not printed on the page."""

    names: tuple[Said, ...]
    age: Said | None
    gender: Said | None
    outcome: Said | None
    family: Said | None
    note: Said | None


def victim_view(facts: Facts, node: NamedNode) -> VictimView:
    outcome = facts.thing(node, facts.chv.harm)
    family = next((it for it in facts.pointing(node, FOAF.member) if facts.is_a(it, FOAF.Group)), None)
    return VictimView(
        names=tuple(facts.words(node, SKOS.prefLabel)),
        age=facts.word(node, facts.chv.verbatim),
        gender=facts.word(node, SCHEMA.gender),
        outcome=facts.label(outcome) if outcome else None,
        family=facts.label(family) if family else None,
        note=facts.word(node, facts.chv.note),
    )


def lists_of_persons(graphs: Graphs, names: Names) -> Mapping[str, tuple[int, int]]:
    """Where on each page persons are listed: document name to the first and last code point (end exclusive).

    Words in there that were not read may be a person whom the reader missed.
    """
    query = _LISTS.format(evidence=names.chv.evidence.value, victim=names.chv.Victim.value)
    return {
        row["name"].value: (int(row["first"].value), int(row["last"].value))
        for row in graphs.rows(query)
        if {"name", "first", "last"} <= row.keys()
    }
