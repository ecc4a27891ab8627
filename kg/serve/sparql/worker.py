"""A worker: one process that answers one query at a time from the store, and may be killed at any moment.

It starts shut in (`nursery`), opens the store read-only, and may use so much memory and no more. It knows no HTTP.

A request's head: `query`, `base`, `formats` (which to answer in, by the form of the query: "rows", "truth" or "graph";
null: none that the client takes), `rows` and `bytes` (the most it may answer), `default` and `named` (lists of graphs,
null: the whole dataset), `bindings`, `page` ([offset, limit] or null), `seconds` of CPU, `slow` (whether to step back
behind others). A query of our own says its `form`, and is not looked at. An answer's head: `form`, `rows` and `more`;
or `error` with `message`.
"""

from __future__ import annotations

import os
import re
import resource
import socket
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
    serialize,
)

from kg.formats import GRAPH_FORMATS, prefixes
from kg.query.guard import Barred, Looked, look
from kg.serve.sparql.frames import Head, packed, taken
from kg.serve.sparql.star import listed

#: XML 1.0 cannot hold these in any way (https://www.w3.org/TR/xml/#charsets).
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

WRITERS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}


class Failed(Exception):  # noqa: N818  # told, not raised further
    """The query has no answer; `error` is "not-acceptable" or one of `refusals`."""

    def __init__(self, error: str, message: str = "") -> None:
        self.error, self.message = error, message
        super().__init__(message)


class _Sink:
    """A file that holds so many bytes and no more."""

    def __init__(self, most: int) -> None:
        self.parts: list[bytes] = []
        self._left = most

    def write(self, some: bytes) -> int:
        self._left -= len(some)
        if self._left < 0:
            raise Failed("bytes")
        self.parts.append(some)
        return len(some)

    def flush(self) -> None:
        """Nothing waits."""

    def whole(self, form: str) -> bytes:
        """All of it. Raises Failed where it is XML and holds what XML cannot."""
        body = b"".join(self.parts)
        if form in {"xml", "rdfxml"} and NOT_XML.search(body.decode()):
            raise Failed("xml")
        return body


def work(channel: socket.socket, folder: Path, memory: int) -> None:
    """Answers until the server hangs up. `memory` is in bytes, on top of what the open store takes."""
    store = Store.read_only(str(folder))
    # the first query of a process is slow, and no visitor's
    list(islice(_rows_of(store, "SELECT * { ?s ?p ?o } LIMIT 1"), 1))
    _limit(memory)
    channel.sendall(packed({"ready": True}))
    while (message := taken(channel)) is not None:
        head, _ = message
        _step_back(head)
        try:
            told, body = answer(store, head)
        except Failed as failed:
            # where the store lies is nobody's business
            told, body = {"error": failed.error, "message": failed.message.replace(str(folder), "the store")}, b""
        except MemoryError:
            told, body = {"error": "memory", "message": ""}, b""
        told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        channel.sendall(packed(told, body))


def answer(store: Store, head: Head) -> tuple[Head, bytes]:
    """Head and body of the answer. Raises Failed."""
    looked = _looked(head)
    form = looked.form or "rows"
    head = head | {"format": head["formats"][form]}
    if head["format"] is None:
        raise Failed("not-acceptable", form)
    dataset = _dataset(store, head, looked)
    bindings = {Variable(name): _term(it) for name, it in head.get("bindings", {}).items()}
    try:
        # a query of our own says its form, and its columns are as its author wants them
        query = head["query"] if head.get("form") or form != "rows" else listed(head["query"], head["base"])
        found = store.query(query, base_iri=head["base"], substitutions=bindings, **dataset)
        match found, form:
            case QuerySolutions(), "rows":
                told, body = _page(found, head) if head.get("page") else _rows(found, head)
            case QueryBoolean(), "truth":
                told, body = {"rows": 1, "more": False}, found.serialize(format=WRITERS[head["format"]]) or b""
            case QueryTriples(), "graph":
                told, body = _graph(found, head)
            case _:
                raise Failed("form", "the query has another form than its first word says")
    except SyntaxError as error:
        raise Failed("syntax", str(error)) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise Failed("failed", str(error)) from error
    return told | {"form": form}, body


def _looked(head: Head) -> Looked:
    if head.get("form"):
        return Looked(head["form"], (), "")
    try:
        return look(head["query"])
    except Barred as barred:
        raise Failed(barred.reason, barred.word) from barred


def _dataset(store: Store, head: Head, looked: Looked) -> dict[str, Any]:
    """The dataset of the protocol, else that of FROM; every graph of either must be one of the store."""
    for name in [*(head["default"] or ()), *(head["named"] or ()), *_from(head["base"], looked)]:
        if not _has(store, name):
            raise Failed("graph", name)
    if head["default"] is None and head["named"] is None:
        return {}
    return {
        "default_graph": [NamedNode(name) for name in head["default"] or ()],
        "named_graphs": [NamedNode(name) for name in head["named"] or ()],
    }


def _from(base: str, looked: Looked) -> Iterator[str]:
    """The IRIs of the FROM clauses as the query's own prologue resolves them."""
    if not looked.graphs:
        return
    names = ", ".join(looked.graphs)
    try:
        asked = Store().query(f"{looked.prologue} CONSTRUCT {{ <x:s> <x:p> {names} }} WHERE {{}}", base_iri=base)
    except SyntaxError as error:
        raise Failed("syntax", str(error)) from error
    if isinstance(asked, QueryTriples):
        yield from (triple.object.value for triple in asked if isinstance(triple.object, NamedNode))


def _has(store: Store, name: str) -> bool:
    try:
        return store.contains_named_graph(NamedNode(name))
    except ValueError:
        return False


def _rows(found: QuerySolutions, head: Head) -> tuple[Head, bytes]:
    sink = _Sink(head["bytes"])
    found.serialize(sink, WRITERS[head["format"]])  # type: ignore[arg-type]  # the stub wants all that a file can do
    body = sink.whole(head["format"])
    count = counted(body, head["format"], head["rows"])
    if count > head["rows"]:
        raise Failed("rows")
    return {"rows": count, "more": False}, body


def counted(body: bytes, form: str, most: int) -> int:
    """How many rows the results hold. Exact where they may be more than `most`, else perhaps only an upper bound."""
    match form:
        case "xml":
            return body.count(b"<result>")  # in a literal it would be &lt;result&gt;
        case "tsv":
            return body.count(b"\n") - 1  # in a literal it would be \n
        case "csv":
            # every second part stands outside quotation marks
            return sum(part.count(b"\r\n") for part in body.split(b'"')[::2]) - 1
    # a row takes three bytes at least
    return len(orjson.loads(body)["results"]["bindings"]) if len(body) > 3 * most else 0


def _page(found: QuerySolutions, head: Head) -> tuple[Head, bytes]:
    """Some rows of all. They are written by the same serializer: as the answer of a query that lists them."""
    offset, limit = head["page"]
    names = [f"?{variable.value}" for variable in found.variables]
    rows = list(islice(found, offset, offset + limit + 1))
    listed = "".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows[:limit])
    again = Store().query(f"SELECT {' '.join(names)} {{ VALUES ({' '.join(names)}) {{ {listed} }} }}")
    if not isinstance(again, QuerySolutions):
        raise Failed("form")
    sink = _Sink(head["bytes"])
    again.serialize(sink, WRITERS[head["format"]])  # type: ignore[arg-type]  # the stub wants all that a file can do
    return {"rows": min(len(rows), limit), "more": len(rows) > limit}, sink.whole(head["format"])


def _graph(found: QueryTriples, head: Head) -> tuple[Head, bytes]:
    triples: set[Triple] = set()
    for triple in found:
        triples.add(triple)
        if len(triples) > head["rows"]:
            raise Failed("rows")
    sink = _Sink(head["bytes"])
    it = GRAPH_FORMATS[head["format"]]
    short = prefixes(head["base"]) if it.prefixes else None
    serialize(sorted(triples, key=str), sink, it.syntax, prefixes=short)  # type: ignore[arg-type]  # as above
    return {"rows": len(triples), "more": False}, sink.whole(head["format"])


def _rows_of(store: Store, query: str) -> Iterator[object]:
    found = store.query(query, default_graph=DefaultGraph())
    if isinstance(found, QuerySolutions):
        yield from found


def _term(parts: list[str]) -> NamedNode | Literal | BlankNode | Triple:
    """["iri", value] or ["literal", value, datatype]."""
    return NamedNode(parts[1]) if parts[0] == "iri" else Literal(parts[1], datatype=NamedNode(parts[2]))


def _limit(memory: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, _address_space() + memory),
        (resource.RLIMIT_CORE, 0),  # a picture of the memory would hold somebody's query
        (resource.RLIMIT_FSIZE, 0),  # nothing is ever written
    ):
        resource.setrlimit(kind, (most, most))


def _address_space() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:  # not Linux: the limit counts from nothing
        return 0
    return pages * resource.getpagesize()


def _step_back(head: Head) -> None:
    """The kernel's own deadline, should nobody come to kill this process, and its place behind others."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + head["seconds"]) + 2
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    if head["slow"]:
        os.nice(10)
