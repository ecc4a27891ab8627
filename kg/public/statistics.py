"""How much the public graph holds, counted when it is built: for its description as a data set (VoID)."""

from __future__ import annotations

import sqlite3

import orjson
from pydantic import BaseModel, ConfigDict
from pyoxigraph import RdfFormat, serialize

from kg.errors import StoreError
from kg.export import View
from kg.export.linksets import linksets
from kg.public.source import Made
from kg.store import Graphs

_TRIPLES = "SELECT ?key (COUNT(*) AS ?n) WHERE { ?s ?key ?o } GROUP BY ?key"
_CLASSES = "SELECT ?key (COUNT(*) AS ?n) WHERE { ?s a ?key } GROUP BY ?key"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }"
_THINGS = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a ?class FILTER(STRSTARTS(STR(?s), '{things}')) }}"


class Statistics(BaseModel):
    """Counts of the union of all graphs, each triple once.

    `entities` are the things of a class below id/. `classes`: how many things of each; `properties`: how many triples
    with each; both by IRI, sorted. `linksets` are N-Triples.
    """

    model_config = ConfigDict(frozen=True)

    triples: int
    entities: int
    subjects: int
    objects: int
    classes: dict[str, int]
    properties: dict[str, int]
    linksets: str


def fill(database: sqlite3.Connection, made: Made) -> None:
    """Table `statistics`: one row."""
    graphs, names = made.graphs, made.names
    properties = _by_key(graphs, _TRIPLES)
    links = sorted(linksets(View(graphs, names, 0, 0)), key=str)
    found = Statistics(
        triples=sum(properties.values()),
        entities=_count(graphs, _THINGS.format(things=names.id)),
        subjects=_count(graphs, _SUBJECTS),
        objects=_count(graphs, _OBJECTS),
        classes=_by_key(graphs, _CLASSES),
        properties=properties,
        linksets=(serialize(links, format=RdfFormat.N_TRIPLES) or b"").decode(),
    )
    database.execute("CREATE TABLE statistics (data BLOB NOT NULL)")
    data = orjson.dumps(found.model_dump(), option=orjson.OPT_SORT_KEYS)
    database.execute("INSERT INTO statistics VALUES (?)", (data,))


def statistics(database: sqlite3.Connection) -> Statistics:
    """The counts that were written at the build. Raises StoreError where an earlier version of the program built it."""
    try:
        [(data,)] = database.execute("SELECT data FROM statistics").fetchall()
    except sqlite3.OperationalError as error:
        raise StoreError(f"the store was built by an earlier version of kg ({error}); build it again") from error
    return Statistics.model_validate_json(data)


def _by_key(graphs: Graphs, query: str) -> dict[str, int]:
    found = {row["key"].value: int(row["n"].value) for row in graphs.rows(query)}
    return dict(sorted(found.items()))


def _count(graphs: Graphs, query: str) -> int:
    [row] = graphs.rows(query)
    return int(row["n"].value)
