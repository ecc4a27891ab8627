"""The sums at the top of the report: nothing in them is counted twice, nothing added that must not be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.iri import Names
from kg.pages.facts import Facts
from kg.pages.words import Said
from kg.store import Graphs, Term
from kg.terms import SCHEMA

_FIGURES = """
SELECT ?incident ?claim ?discounted ?low ?high WHERE {{
  ?claim a <{chv}Assessment> ; <{chv}about> ?incident .
  BIND(EXISTS {{ ?claim <{chv}category> <{chc}harm-status-discounted> }} AS ?discounted)
  OPTIONAL {{
    ?claim <{chv}figure> ?figure .
    ?figure <{chv}harm> <{chc}harm-killed> ; <{chv}group> <{chc}group-civilians> ; <{chv}unit> <{chc}unit-persons> .
    OPTIONAL {{ ?figure <{schema}minValue> ?low }}
    OPTIONAL {{ ?figure <{schema}maxValue> ?high }}
  }}
}}
"""

_NAMED = """
SELECT DISTINCT ?incident ?belligerent WHERE {{
  ?claim <{chv}suspects>|<{chv}listsAsKnown> ?belligerent ; <{chv}about> ?incident ; <{chv}claimedBy> ?monitor .
  ?monitor <{chv}kind> <{chc}actor-monitor> .
}}
"""


@dataclass(frozen=True, slots=True)
class Toll:
    """What the assessments of one incident say of civilians killed; None: no such bound."""

    low: int | None = None
    high: int | None = None
    discounted: bool = True

    def with_another(self, low: int | None, high: int | None, discounted: bool) -> Toll:
        """Two documents on one incident count once: the widest range that they give, Discounted if both say so."""
        lows = [it for it in (self.low, low) if it is not None]
        highs = [it for it in (self.high, high) if it is not None]
        return Toll(min(lows, default=None), max(highs, default=None), self.discounted and discounted)


@dataclass(slots=True)
class Sum:
    """Civilians killed over some incidents. A figure with one bound only enters neither sum and is counted apart."""

    incidents: int = 0
    low: int = 0
    high: int = 0
    one_bound: int = 0
    no_number: int = 0

    def add(self, toll: Toll) -> None:
        self.incidents += 1
        if toll.low is not None and toll.high is not None:
            self.low += toll.low
            self.high += toll.high
        elif toll.low is None and toll.high is None:
            self.no_number += 1
        else:
            self.one_bound += 1


@dataclass(slots=True)
class BelligerentSums:
    """One belligerent. The two sums are never added: in `several` the same dead stand under each rival."""

    name: Said
    alone: Sum = field(default_factory=Sum)
    several: Sum = field(default_factory=Sum)


@dataclass(slots=True)
class Totals:
    """`all` without Discounted; `nobody` are the incidents of `all` for which the monitor names no belligerent."""

    all: Sum = field(default_factory=Sum)
    discounted: Sum = field(default_factory=Sum)
    nobody: Sum = field(default_factory=Sum)
    belligerents: list[BelligerentSums] = field(default_factory=list)


def totals(graphs: Graphs, names: Names) -> Totals:
    """Sums of the assessments' headline figures (civilians killed), each incident once."""
    facts = Facts(graphs, names)
    spaces = {"chv": names.chv.iri, "chc": names.chc.iri, "schema": SCHEMA.iri}
    tolls = _tolls(graphs.rows(_FIGURES.format_map(spaces)))
    named: dict[NamedNode, set[NamedNode]] = {}
    for row in graphs.rows(_NAMED.format_map(spaces)):
        incident, belligerent = row["incident"], row["belligerent"]
        if isinstance(incident, NamedNode) and isinstance(belligerent, NamedNode):
            named.setdefault(incident, set()).add(belligerent)
    found = Totals()
    sums: dict[Said, BelligerentSums] = {}
    for incident, toll in sorted(tolls.items(), key=lambda pair: pair[0].value):
        if toll.discounted:
            found.discounted.add(toll)
            continue
        found.all.add(toll)
        rivals = named.get(incident, set())
        if not rivals:
            found.nobody.add(toll)
        for belligerent in sorted(rivals, key=lambda it: it.value):
            name = _name(facts, belligerent)
            entry = sums.setdefault(name, BelligerentSums(name))
            (entry.alone if len(rivals) == 1 else entry.several).add(toll)
    found.belligerents = sorted(sums.values(), key=lambda it: (-it.alone.high, -it.several.high, it.name.text))
    return found


def _tolls(rows: Iterable[dict[str, Term]]) -> dict[NamedNode, Toll]:
    tolls: dict[NamedNode, Toll] = {}
    for row in rows:
        incident = row["incident"]
        if isinstance(incident, NamedNode):
            discounted = row["discounted"].value == "true"
            known = tolls.get(incident, Toll())
            tolls[incident] = known.with_another(_number(row.get("low")), _number(row.get("high")), discounted)
    return tolls


def _name(facts: Facts, belligerent: NamedNode) -> Said:
    # an unidentified belligerent belongs to its incident: one line for all of them says so
    unknown = facts.chc["actor-unidentified"] in facts.all(belligerent, facts.chv.kind)
    return Said("Unknown (somebody else in each incident)", "en") if unknown else facts.label(belligerent)


def _number(term: Term | None) -> int | None:
    return int(term.value) if isinstance(term, Literal) and term.value.lstrip("-").isdecimal() else None
