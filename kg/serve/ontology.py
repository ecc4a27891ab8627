"""Ontology, code lists and shapes as documents at their own IRIs, from the files that the program itself works with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import orjson
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse, serialize

from kg import resources
from kg.formats import prefixes
from kg.iri import Names
from kg.serve.resource import Body, Query, Resource
from kg.serve.variants import CSV, GRAPH_VARIANTS, HTML, JSON, NAMED, NESTED, NQ, NT, RDF_XML, TTL, Variant
from kg.serve.written import statements
from kg.site import Language

_SYNTAX = {
    NESTED: RdfFormat.JSON_LD,
    JSON: RdfFormat.JSON_LD,
    NT: RdfFormat.N_TRIPLES,
    RDF_XML: RdfFormat.RDF_XML,
    NAMED: RdfFormat.TRIG,
    NQ: RdfFormat.N_QUADS,
}
VOCABULARY_VARIANTS = (*GRAPH_VARIANTS, CSV)

Page = Callable[[Language], str]


class Vocabulary:
    """Turtle files as one document; as Turtle they are given with their comments, else as what they say."""

    def __init__(self, names: Names, files: Sequence[str], graph: NamedNode) -> None:
        self._base, self._files, self._graph = names.base, tuple(files), graph

    @cached_property
    def turtle(self) -> bytes:
        return "\n".join(resources.text(it, self._base) for it in self._files).encode()

    @cached_property
    def _triples(self) -> list[Quad]:
        """Sorted, blank nodes named by RDFC-1.0: another process gives the same bytes."""
        found = Dataset(quad for it in self._files for quad in parse(resources.text(it, self._base), RdfFormat.TURTLE))
        found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return sorted(found, key=str)

    def write(self, variant: Variant) -> Body:
        if variant is TTL:
            return Body.of(self.turtle)
        if variant is CSV:
            return Body.of(statements(self._triples))
        quads = self._triples
        if variant in (NAMED, NQ):
            quads = [Quad(it.subject, it.predicate, it.object, self._graph) for it in quads]
        short = None if variant in (NT, NQ) else prefixes(self._base)
        return Body.of(serialize(quads, format=_SYNTAX[variant], prefixes=short) or b"")


def vocabularies(names: Names, pages: dict[str, Page]) -> dict[str, Resource]:
    """The documents by their path: /ns, /concept/ and /shapes. `pages` makes the HTML of each."""
    files = {
        "/ns": ["ontology/kg.ttl", "ontology/profile.ttl"],
        "/concept/": ["ontology/codes.ttl"],
        "/shapes": resources.names("shapes", ".ttl"),
    }
    # the store has the ontology with its code lists in one graph, and no shapes
    graphs = {path: names.graph("ontology") for path in files} | {"/shapes": NamedNode(f"{names.base}shapes")}
    made = {path: Vocabulary(names, files[path], graphs[path]) for path in files}
    return {path: _resource(names, path, made[path], pages[path]) for path in files}


def context(names: Names) -> bytes:
    """The JSON-LD context."""
    return orjson.dumps(orjson.loads(resources.text("ontology/context.jsonld", names.base)))


def _resource(names: Names, path: str, vocabulary: Vocabulary, page: Page) -> Resource:
    def write(variant: Variant, language: Language, query: Query) -> Body:  # noqa: ARG001  # no query has a say
        return Body.of(page(language).encode()) if variant is HTML else vocabulary.write(variant)

    # /concept/ is the namespace of the concepts; its variants stand at /concept.ttl
    return Resource(names.base + path[1:], path.rstrip("/"), VOCABULARY_VARIANTS, write)
