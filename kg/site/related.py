"""What leads to a thing: bounded look-ups, so that a page costs the same however large the graph is."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.public.statistics import statistics
from kg.site import selection
from kg.site.facets import Facets
from kg.site.lists import Shown, shown_row
from kg.site.naming import Naming
from kg.site.selection import Sums
from kg.site.site import Language, Site
from kg.site.spoken import Ref, Spoken

#: Rows of a list on a page of a thing; the rest is a link away.
MOST = 20
#: Above this nothing is counted any more: "more than".
COUNTED = 2_000


@dataclass(frozen=True, slots=True)
class Incidents:
    """Incidents as a page of a thing shows them: the latest ones, how many there are, the sums, and the whole list."""

    rows: tuple[Shown, ...]
    n: int
    sums: Sums
    path: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """Things that point at this one with one predicate. `more` True: there are more than were counted."""

    predicate: Ref
    things: tuple[Ref, ...]
    n: int
    more: bool


@dataclass(frozen=True, slots=True)
class Term:
    """The facet and value under which the list of incidents knows a thing."""

    facet: str
    value: str


def incidents(site: Site, language: Language, facets: Facets, most: int = MOST) -> Incidents:
    """The incidents that the facets leave."""
    publication, naming = site.publication, Naming(site, language)
    return Incidents(
        tuple(shown_row(naming, row) for row in selection.rows(publication, facets, most)),
        selection.total(publication, facets),
        selection.sums(publication, facets),
        "/incidents" + facets.query(),
    )


def term(site: Site, iri: str, *facets: str) -> Term | None:
    """How a facet names the thing; None: the list of incidents is not narrowed by it."""
    marks = ", ".join("?" for _ in facets)
    found = site.publication.database.execute(
        f"SELECT facet, value FROM terms WHERE iri = ? AND facet IN ({marks}) ORDER BY facet, value",  # noqa: S608
        (iri, *facets),
    ).fetchone()
    return Term(*found) if found else None


def incoming(site: Site, facts: Spoken, thing: NamedNode) -> tuple[Incoming, ...]:
    """What points at a thing, by predicate."""
    # each predicate is looked up: what points at a code or a class may be half of the graph
    every = map(NamedNode, statistics(site.publication.database).properties)
    return tuple(pointing(facts, thing, it) for it in every if any(facts.graphs.leading_to(thing, it)))


def pointing(facts: Spoken, thing: NamedNode, predicate: NamedNode, most: int = MOST) -> Incoming:
    """The first things that point at this one with a predicate, and how many do."""
    query = f"SELECT DISTINCT ?s ?thing WHERE {{ ?s {predicate} ?thing }} LIMIT {COUNTED + 1}"
    found = sorted(
        (it for row in facts.graphs.rows(query, {"thing": thing}) if isinstance(it := row["s"], NamedNode)),
        key=lambda it: it.value,
    )
    return Incoming(facts.ref(predicate), facts.refs(found[:most]), min(len(found), COUNTED), more=len(found) > COUNTED)
