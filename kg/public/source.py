"""What a publication is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.export import Named
from kg.iri import Names
from kg.model import Reading
from kg.pages.disclosure import Disclosure
from kg.public.touched import Touched
from kg.store import Graphs
from kg.validate import CheckedFinding


@dataclass(frozen=True, slots=True)
class Document:
    """Name of a document, its IRI, and that of its incident."""

    name: str
    iri: str
    incident: str


def leaving(public: Graphs, documents: Iterable[Document]) -> list[Document]:
    """Those of the documents that the graph which may leave holds: not those that go by the name of a person."""
    nodes = ((it, NamedNode(it.iri)) for it in documents)
    return [it for it, node in nodes if any(True for _ in public.graph(node, subject=node))]


@dataclass(frozen=True, slots=True)
class Source:
    """The whole store, and what was read and found. `reading_of` leads from a document's name to its reading.

    `named` is what the store names, None: nobody knows yet.
    """

    graphs: Graphs
    documents: Sequence[Document]
    findings: Sequence[CheckedFinding]
    reading_of: Callable[[str], Reading | None]
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """For the parts of site.db: `graphs` holds only what may leave; words of `source` pass through `disclosure`.

    `touched` is what changed since the publication before, None: nothing is taken over from it.
    """

    graphs: Graphs
    names: Names
    source: Source
    disclosure: Disclosure
    touched: Touched | None = None
