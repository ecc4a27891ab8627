"""Documents about incidents, written down when the graph is built: they are asked for most, and hold most.

Other things are described when somebody asks for them (`kg.public.describe`).
"""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from pathlib import Path

import orjson
from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.export.jsonld import framed
from kg.formats import prefixes
from kg.iri import Names
from kg.merge import batched
from kg.pool import Start, ahead
from kg.public.describe import described, in_order
from kg.public.facts import StoreFacts, by_subject
from kg.public.source import Document
from kg.public.touched import Row, Touched, packed
from kg.store import Graphs

_TABLE = """
CREATE TABLE descriptions (iri TEXT PRIMARY KEY, hash TEXT NOT NULL, turtle BLOB NOT NULL, jsonld BLOB NOT NULL,
                           asked BLOB NOT NULL)
"""
_LEVEL = 6  # of gzip: smaller takes much longer and saves little
_AT_ONCE, _AHEAD = 100, 8  # incidents a piece of work, and pieces that may wait: some 20 kB an incident


@dataclass(frozen=True, slots=True)
class Stored:
    """A document about an incident. `hash` is the SHA-256 of its sorted canonical N-Triples; the bytes are gzipped."""

    hash: str
    turtle: bytes
    jsonld: bytes


def fill(
    database: sqlite3.Connection,
    store: Path,
    names: Names,
    documents: Iterable[Document],
    start: Start,
    touched: Touched | None = None,
) -> None:
    """Table `descriptions`: a row an incident of these documents; `asked` are the things that others speak of, too.

    `start` starts work beside the caller's own. `touched` is what changed, None: no row is taken over.
    """
    database.execute(_TABLE)
    pages: dict[str, list[str]] = {}
    for it in documents:
        pages.setdefault(it.incident, []).append(it.iri)
    rows = _rows(store, names, pages, start) if touched is None else _again(store, names, pages, start, touched)
    database.executemany("INSERT INTO descriptions VALUES (?, ?, ?, ?, ?)", rows)


def stored(database: sqlite3.Connection, iri: str) -> Stored | None:
    """The document about an incident that was written at the build; None: that IRI is no incident."""
    row = database.execute("SELECT hash, turtle, jsonld FROM descriptions WHERE iri = ?", (iri,)).fetchone()
    return None if row is None else Stored(*row)


def is_incident(database: sqlite3.Connection, iri: str) -> bool:
    """Whether a document about it was written at the build."""
    return database.execute("SELECT 1 FROM descriptions WHERE iri = ?", (iri,)).fetchone() is not None


def incidents(database: sqlite3.Connection) -> Iterator[str]:
    """The IRIs of the incidents that have a document, in order."""
    return (iri for (iri,) in database.execute("SELECT iri FROM descriptions ORDER BY iri"))


def turtle(triples: Iterable[Triple], names: Names, iri: str) -> bytes:
    """The triples of a document, those of the thing itself first."""
    return serialize(in_order(triples, names, iri), format=RdfFormat.TURTLE, prefixes=prefixes(names.base)) or b""


def jsonld(triples: Iterable[Triple], names: Names, iri: str) -> bytes:
    """The same nested, with the context inside: no network is needed to read it."""
    return orjson.dumps(framed(sorted(triples, key=str), names, iri), option=orjson.OPT_APPEND_NEWLINE)


def canonical(triples: Iterable[Triple]) -> bytes:
    """Sorted canonical N-Triples (https://www.w3.org/TR/rdf-canon/): no graph of ours holds blank nodes."""
    lines = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").split(b"\n")[:-1]
    return b"".join(line + b"\n" for line in sorted(lines))


def compressed(data: bytes) -> bytes:
    """Gzip without a clock in it: the same data give the same bytes."""
    return gzip.compress(data, _LEVEL, mtime=0)


def _again(
    store: Path, names: Names, pages: Mapping[str, Sequence[str]], start: Start, touched: Touched
) -> Iterator[Row]:
    """The rows in the order of their incidents, those that nothing touched as they were."""
    kept = touched.kept(pages)
    fresh = _rows(store, names, {iri: its for iri, its in pages.items() if iri not in kept}, start)
    return merge(fresh, touched.rows(kept), key=lambda row: row[0])


def _rows(store: Path, names: Names, pages: Mapping[str, Sequence[str]], start: Start) -> Iterator[Row]:
    parts = batched(sorted(pages.items()), _AT_ONCE)
    works = (start(_described, store, names.base, names.monitor_name, part) for part in parts)
    for work in ahead(works, _AHEAD):
        yield from work.result()


def _described(store: Path, base: str, monitor: str, incidents: Sequence[tuple[str, Sequence[str]]]) -> list[Row]:
    """The rows of some incidents, each with the IRIs of its pages."""
    elsewhere = _elsewhere(store, base, monitor, (store / "CURRENT").stat().st_mtime_ns)
    names = elsewhere.names
    found: list[Row] = []
    for incident, pages in incidents:
        facts = _PageFacts(elsewhere, incident, pages)
        triples = described(facts, names, incident)
        if triples is not None:
            digest = hashlib.sha256(canonical(triples)).hexdigest()
            readable, nested = turtle(triples, names, incident), jsonld(triples, names, incident)
            found.append((incident, digest, compressed(readable), compressed(nested), packed(facts.asked)))
    return found


@lru_cache(maxsize=1)
def _elsewhere(store: Path, base: str, monitor: str, _written: int) -> _Elsewhere:
    """Once a process and store; `_written` tells the store from one that stood in the same place before."""
    return _Elsewhere(Graphs.open(store), Names(base, monitor))


class _Elsewhere:
    """What is said of things in other graphs than the pages' own; names of actors and places come again and again."""

    def __init__(self, graphs: Graphs, names: Names) -> None:
        self.names = names
        self.facts = StoreFacts(graphs)
        self.graphs = graphs
        shared = [names.graph(which) for which in ("links", "corrections")]
        self.spoken_of = {triple.subject for name in shared for triple in graphs.graph(name)}
        self.about = lru_cache(maxsize=20_000)(self._about)

    def _about(self, thing: NamedNode) -> Sequence[Triple]:
        return list(self.facts.about(thing))


class _PageFacts:
    """The facts of the store, but what belongs to one incident and its pages is read in one go: ten times faster."""

    def __init__(self, elsewhere: _Elsewhere, incident: str, pages: Sequence[str]) -> None:
        self._elsewhere = elsewhere
        self._own = (incident, *pages)
        triples = {triple for page in pages for triple in elsewhere.graphs.graph(NamedNode(page))}
        self._facts = by_subject(triples)
        self.asked: set[str] = set()

    def about(self, thing: NamedNode) -> Iterable[Triple]:
        if thing in self._facts and thing not in self._elsewhere.spoken_of and self._belongs(thing.value):
            return self._facts[thing]
        self.asked.add(thing.value)
        return self._elsewhere.about(thing)

    def pointing_at(self, thing: NamedNode, predicate: NamedNode | None = None) -> Iterable[Triple]:
        return self._elsewhere.facts.pointing_at(thing, predicate)

    def _belongs(self, iri: str) -> bool:
        return any(iri.startswith(own) and iri[len(own) : len(own) + 1] in ("", "/", "#") for own in self._own)
