"""Rows of queries/site/*.rq, staged for the tables of site.db and kept beside it for the build after this one.

PUBLIC/stages.db   a table a query, its rows sorted

Every row belongs to the thing in its first column: an incident, a place, or whatever has a name. After a change the
rows of things that it can have reached are asked again, each thing by itself; all others are as they were.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg import resources
from kg.export.pieces import reached
from kg.iri import Names
from kg.public.publication import STORE
from kg.public.source import Made
from kg.public.touched import Touched
from kg.store import Graphs, Term
from kg.terms import RDF, SCHEMA, SKOS

FILE = "stages.db"

#: The queries, each with the columns of its stage. Numbers that are shown as written stay text.
STAGES: Mapping[str, str] = {
    "incidents": "incident, codes, permalink",
    "times": "incident, words, earliest, latest",
    "places": "incident, place",
    "within": "place, area",
    "points": "incident, place, latitude, longitude, radius REAL, accuracy",
    "figures": "incident, claim, assessment, harm, grp, words, minimum INTEGER, maximum INTEGER",
    "categories": "incident, scheme, concept",
    "listed": "incident, verb, belligerent",
    "claims": "incident, claim, speaker, checked",
    "verbs": "incident, claim, verb, party",
    "sources": "incident, item, name",
    "positions": "incident, belligerent, position",
    "names": "thing, kind, name, language",
    "links": "place, decision, gazetteer, licence, rights",
}

#: Where a change reached more than this part of the documents, all is asked again.
_MOST = 0.2


def stage(database: sqlite3.Connection, made: Made) -> None:
    """Makes a temporary table of each stage, with an index on its first column, and writes stages.db beside the file of
    the database."""
    again = None if made.touched is None else _again(made, made.touched)
    for name, columns in STAGES.items():
        database.execute(f"CREATE TEMP TABLE {name} ({columns})")
        marks = ", ".join("?" for _ in _keys(name))
        rows = _all(made, name) if again is None else again.rows(name)
        database.executemany(f"INSERT INTO temp.{name} VALUES ({marks})", rows)  # noqa: S608  # names of ours
        database.execute(f"CREATE INDEX temp.{name}_by_first ON {name} ({_keys(name)[0]})")
    if again is not None:
        again.before.close()
    [place] = [file for _, name, file in database.execute("PRAGMA database_list") if name == "main"]
    if place:  # else in memory
        _write(database, Path(place).with_name(FILE))


def _write(database: sqlite3.Connection, file: Path) -> None:
    database.commit()  # nothing can be attached within a transaction
    database.execute("ATTACH ? AS staged", (str(file),))
    for name, columns in STAGES.items():
        order = ", ".join(str(place + 1) for place in range(len(_keys(name))))
        database.execute(f"CREATE TABLE staged.{name} ({columns})")
        database.execute(f"INSERT INTO staged.{name} SELECT * FROM temp.{name} ORDER BY {order}")  # noqa: S608
    database.commit()
    database.execute("DETACH staged")


@dataclass(frozen=True, slots=True)
class _Again:
    """The stages before, and the things whose rows may be others now: incidents, and all."""

    made: Made
    before: sqlite3.Connection
    incidents: frozenset[str]
    things: frozenset[str]

    def rows(self, name: str) -> Iterator[tuple[str | int | float | None, ...]]:
        """The rows of a stage, in no order."""
        first = _keys(name)[0]
        stale = self.incidents if first == "incident" else self.things
        for row in self.before.execute(f"SELECT * FROM {name}"):  # noqa: S608
            if row[0] not in stale:
                yield row
        for thing in stale:
            if first == "incident" or _may_have(self.made, name, NamedNode(thing)):
                yield from _of(self.made, name, thing)


def _again(made: Made, touched: Touched) -> _Again | None:
    """None: too much changed, or the stages before are not there."""
    file = touched.before / FILE
    before, names = Graphs.open(touched.before / STORE), made.names
    most = int(_MOST * len(made.source.documents))
    found = reached(before, made.graphs, names, touched.union, most, ("queries/site",))
    if found is None or not file.is_file():
        return None
    documents, nodes = found
    incidents = {
        it.object.value
        for graphs in (before, made.graphs)
        for name in documents
        for it in graphs.graph(NamedNode(name), names.chv.about)
        if isinstance(it.object, NamedNode)
    }
    triples = [*touched.union.gone, *touched.union.come]
    ends = {it.object for it in triples}
    for it in triples:  # an assessment that is none any more says as little of its place as one that is gone
        if it.predicate == RDF.type and isinstance(it.subject, NamedNode):
            for graphs in (before, made.graphs):
                ends |= {quad.object for quad in graphs.said_of(it.subject, names.chv.statedPlace)}
    things = {*nodes, *(it.value for it in ends if isinstance(it, NamedNode))}
    opened = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    return _Again(made, opened, frozenset(incidents), frozenset(things))


def _may_have(made: Made, name: str, thing: NamedNode) -> bool:
    """Whether a thing may have rows in a stage of things that are no incidents."""
    chv = made.names.chv
    if name == "names":
        kinds = {it.object for it in made.graphs.said_of(thing, RDF.type)}
        return not kinds.isdisjoint((chv.Actor, chv.Place, SKOS.Concept))
    predicate = SCHEMA.containedInPlace if name == "within" else chv.match
    return any(True for _ in made.graphs.said_of(thing, predicate))


def _all(made: Made, name: str) -> Iterator[tuple[str | None, ...]]:
    return _rows(made.graphs.rows(_text(made.names, name)), _keys(name))


def _of(made: Made, name: str, thing: str) -> Iterator[tuple[str | None, ...]]:
    """The rows of one thing: the query with the thing in the place of its first column."""
    first = re.compile(rf"\?{_keys(name)[0]}\b")
    head, where, body = _text(made.names, name).partition(" WHERE {")
    asked = first.sub("", head) + where + first.sub(lambda _: f"<{thing}>", body)
    for row in _rows(made.graphs.rows(asked), _keys(name)):
        yield (thing, *row[1:])


def _text(names: Names, name: str) -> str:
    return resources.text(f"queries/site/{name}.rq", names.base)


def _rows(solutions: Iterable[dict[str, Term]], keys: list[str]) -> Iterator[tuple[str | None, ...]]:
    for row in solutions:
        found = {"grp" if key == "group" else key: term.value for key, term in row.items()}
        if isinstance(name := row.get("name"), Literal):
            found["language"] = name.language or ""
        yield tuple(found.get(key) for key in keys)


def _keys(name: str) -> list[str]:
    return [column.split()[0] for column in STAGES[name].split(", ")]
