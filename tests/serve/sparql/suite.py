"""Reads the W3C's manifests of requests and responses (ht: vocabulary)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")


@dataclass(frozen=True)
class Asked:
    """A request of the suite and what is expected of its response."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[str]
    truth: bool | None
    form: str | None

    def sent(self, url: str) -> httpx.Response:
        request = httpx.Request(self.method, url, headers=self.headers, content=self.body)
        if "content-type" not in self.headers:
            request.headers.pop("content-type", None)
        with httpx.Client(timeout=30) as client:
            return client.send(request)

    @property
    def updates(self) -> bool:
        kind = self.headers.get("content-type", "")
        return "update" in kind or b"update=" in (self.body or b"") or "update=" in self.path


@dataclass(frozen=True)
class Case:
    name: str
    requests: tuple[Asked, ...]


def cases(manifest: Path) -> Iterator[Case]:
    """The tests in the order of the manifest."""
    graph = Graph().parse(manifest)
    for test in Collection(graph, _one(graph, None, MF.entries)):
        action = graph.value(test, MF.action)
        found = Collection(graph, _one(graph, action, HT.requests))
        yield Case(str(test).partition("#")[2], tuple(_request(graph, it) for it in found))


def _request(graph: Graph, node: Node) -> Asked:
    response, body = graph.value(node, HT.resp), graph.value(node, HT.body)
    truth = graph.value(response, MF.expectedBoolean)
    form = graph.value(response, MF.expectedFormat)
    headers = graph.value(node, HT.headers)
    listed = list(Collection(graph, headers)) if headers is not None else []
    return Asked(
        method=str(graph.value(node, HT.methodName)),
        path=str(graph.value(node, HT.absolutePath)),
        headers={str(graph.value(it, HT.fieldName)).lower(): str(graph.value(it, HT.fieldValue)) for it in listed},
        body=_body(graph, body) if body is not None else None,
        statuses=frozenset(str(it).rpartition("#")[2] for it in graph.objects(response, MF.expectedStatus)),
        truth=None if truth is None else str(truth) == "true",
        form=None if form is None else str(form),
    )


def _body(graph: Graph, node: Node) -> bytes:
    return str(graph.value(node, CNT.chars)).encode(str(graph.value(node, CNT.characterEncoding)))


def _one(graph: Graph, subject: Node | None, predicate: Node) -> Node:
    [found] = [it for _, _, it in graph.triples((subject, predicate, None))]
    return found
