"""JSON-LD: each node once, documents with what belongs to them, every literal as it was."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.export import EXPORTERS, published
from kg.export.context import Context
from kg.export.jsonld import framed
from kg.terms import GEO, SCHEMA, SKOS, XSD
from tests.export.stores import NAMES, SETTINGS, canonical, graphs

THING = NamedNode(NAMES.id + "thing")
ODD = [
    "",
    " two  spaces ",
    "line\nbreak\r\n",
    'a "quote" \\ slash',
    "\u2028\u202b\u0627\u202c",
    "@none",
    "007",
    "true",
    "chc:harm",
]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    out: Path = tmp_path_factory.mktemp("jsonld") / "graph.jsonld"
    EXPORTERS["jsonld"].write(published(graphs("invented"), SETTINGS), out)
    return json.loads(out.read_text(encoding="utf-8"))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node that is written out, however deep."""
    if isinstance(value, list):
        for it in value:
            yield from nodes(it)
    elif isinstance(value, dict):
        if "id" in value and len(value) > 1:
            yield value
        for it in value.values():
            yield from nodes(it)


def test_every_node_is_written_once(document: Any) -> None:
    counts = Counter(node["id"] for node in nodes(document["@graph"]))
    assert [iri for iri, count in counts.items() if count > 1] == []


def test_documents_come_first_and_hold_their_claims(document: Any) -> None:
    first = document["@graph"][0]
    assert first["type"] == "Document"
    kinds = {node.get("type") for node in nodes(first)}
    assert {"Assessment", "Quotation", "Figure", "DocumentVersion", "Report"} <= kinds
    top = {node.get("type") for node in document["@graph"] if isinstance(node.get("type"), str)}
    assert not {"Assessment", "Claim", "Figure", "Victim", "Report", "StatedTime"} & top


def test_no_context_is_fetched(document: Any) -> None:
    assert isinstance(document["@context"], dict)
    assert "@import" not in json.dumps(document["@context"])


@pytest.mark.parametrize(
    "predicate", [SCHEMA.text, SCHEMA.url, SCHEMA.minValue, SKOS.notation, NamedNode("https://example.org/p")]
)
@pytest.mark.parametrize(
    "thing",
    [
        *(Literal(words) for words in ODD),
        *(Literal(words, language="ar") for words in ODD),
        *(Literal(words, datatype=XSD.integer) for words in ("5", "-5", "007", "+5", "99999999999999999999", "x")),
        *(Literal(words, datatype=XSD.boolean) for words in ("true", "1", "yes")),
        Literal("36.2300", datatype=XSD.decimal),
        Literal("5.0E3", datatype=XSD.double),
        Literal("POINT(1 2)", datatype=GEO.wktLiteral),
        NamedNode("https://schema.org//odd"),
        NamedNode("urn:x:y"),
    ],
    ids=repr,
)
def test_every_term_reads_back_as_it_was(predicate: NamedNode, thing: Literal | NamedNode) -> None:
    triple = Triple(THING, predicate, thing)
    document = framed([triple], NAMES)
    found = list(parse(json.dumps(document), format=RdfFormat.JSON_LD))
    assert canonical(found) == canonical([triple])
    lines = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert canonical(parse(lines.encode(), format=RdfFormat.N_QUADS)) == canonical([triple])


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(TypeError, match="blank"):
        framed([Triple(BlankNode(), SKOS.note, Literal("x"))], NAMES)


@pytest.mark.parametrize(
    "definitions",
    [
        {"p": {"@id": "https://example.org/p", "@container": "@list", "@index": "x"}},
        {"a": "https://example.org/p", "b": "https://example.org/p"},
    ],
    ids=["unknown keyword", "two terms"],
)
def test_a_context_that_the_exporter_does_not_know_is_refused(definitions: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="context"):
        Context(definitions)
