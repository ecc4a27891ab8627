"""How much the public graph holds, counted when it is built: for its description as a data set (VoID)."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TypeVar

import orjson
from pydantic import BaseModel, ConfigDict
from pyoxigraph import Literal, NamedNode, RdfFormat, serialize

from kg.errors import StoreError
from kg.export import View
from kg.export.linksets import linksets
from kg.iri import Names
from kg.public.publication import STORE
from kg.public.source import Made
from kg.public.touched import Touched
from kg.store import Graphs
from kg.terms import RDF

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
    found = _counted(made.graphs, made.names) if made.touched is None else _changed(made, made.touched)
    database.execute("CREATE TABLE statistics (data BLOB NOT NULL)")
    data = orjson.dumps(found.model_dump(), option=orjson.OPT_SORT_KEYS)
    database.execute("INSERT INTO statistics VALUES (?)", (data,))


def _counted(graphs: Graphs, names: Names) -> Statistics:
    properties = _by_key(graphs, _TRIPLES)
    return Statistics(
        triples=sum(properties.values()),
        entities=_count(graphs, _THINGS.format(things=names.id)),
        subjects=_count(graphs, _SUBJECTS),
        objects=_count(graphs, _OBJECTS),
        classes=_by_key(graphs, _CLASSES),
        properties=properties,
        linksets=_linksets(graphs, names),
    )


def _changed(made: Made, touched: Touched) -> Statistics:
    """The counts before, and what the change of the union adds to them."""
    with closing(touched.database()) as database:
        old = statistics(database)
    before, now = Graphs.open(touched.before / STORE), made.graphs
    properties, classes = Counter(old.properties), Counter(old.classes)
    triples = [*touched.union.gone, *touched.union.come]
    for number, its in ((-1, touched.union.gone), (1, touched.union.come)):
        for it in its:
            properties[it.predicate.value] += number
            if it.predicate == RDF.type and isinstance(it.object, NamedNode):
                classes[it.object.value] += number
    subjects = {it.subject for it in triples if isinstance(it.subject, NamedNode)}
    objects = {it.object for it in triples if isinstance(it.object, NamedNode | Literal)}
    things = [it for it in subjects if it.value.startswith(made.names.id)]
    match = made.names.chv.match
    judged = any(
        any(True for quads in (graphs.said_of(it, match), graphs.leading_to(it, match)) for _ in quads)
        for it in subjects
        for graphs in (before, now)
    )
    return Statistics(
        triples=sum(properties.values()),
        entities=old.entities + _more(things, before, now, _of_class),
        subjects=old.subjects + _more(subjects, before, now, _subject),
        objects=old.objects + _more(objects, before, now, _object),
        classes=dict(sorted((+classes).items())),
        properties=dict(sorted((+properties).items())),
        linksets=_linksets(now, made.names) if judged else old.linksets,
    )


T = TypeVar("T")


def _more(things: Iterable[T], before: Graphs, now: Graphs, held: Callable[[Graphs, T], Iterator[object]]) -> int:
    """How many more of these the store holds than it did. `held` gives a term as the store has it, which spells numbers
    in its own way."""
    was, are = ({next(held(graphs, it), None) for it in things} - {None} for graphs in (before, now))
    return len(are) - len(was)


def _subject(graphs: Graphs, thing: NamedNode) -> Iterator[object]:
    return (it.subject for it in graphs.said_of(thing))


def _object(graphs: Graphs, thing: NamedNode | Literal) -> Iterator[object]:
    return (it.object for it in graphs.leading_to(thing))


def _of_class(graphs: Graphs, thing: NamedNode) -> Iterator[object]:
    return (it.subject for it in graphs.said_of(thing, RDF.type))


def _linksets(graphs: Graphs, names: Names) -> str:
    links = sorted(linksets(View(graphs, names, 0, 0)), key=str)
    return (serialize(links, format=RdfFormat.N_TRIPLES) or b"").decode()


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
