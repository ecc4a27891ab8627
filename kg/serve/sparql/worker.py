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
import resource
import socket
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from kg.query.guard import Barred, Looked, look
from kg.serve.sparql.frames import Head, packed, taken
from kg.serve.sparql.star import listed
from kg.serve.sparql.writing import WRITERS, Failed, graph, page, rows


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
                told, body = page(found, head) if head.get("page") else rows(found, head)
            case QueryBoolean(), "truth":
                told, body = {"rows": 1, "more": False}, found.serialize(format=WRITERS[head["format"]]) or b""
            case QueryTriples(), "graph":
                told, body = graph(found, head)
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
