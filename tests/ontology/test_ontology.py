"""The ontology is whole: every term is described, shaped, shown, in the context; no inference accuses anybody."""

import ast
import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

import owlrl  # type: ignore[import-untyped]
import pytest
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS

from kg import terms
from kg.lift.place import RADIUS_M
from kg.resources import PLACEHOLDER, names, text
from tests.conftest import ROOT, shared

TERM = PLACEHOLDER + "ns#"
CONCEPT = PLACEHOLDER + "concept/"
ARABIC = ("\u0600", "\u06ff")


def graph_of(*files: str) -> Graph:
    graph = Graph()
    for name in files:
        graph.parse(data=text(name), format="turtle")
    return graph


KG, PROFILE = graph_of("ontology/kg.ttl"), graph_of("ontology/profile.ttl")
CODES, ACTORS = graph_of("ontology/codes.ttl"), graph_of("ontology/actors.ttl")
EXAMPLES = graph_of("ontology/examples.ttl")
SHAPES = graph_of(*names("shapes", ".ttl"))
DECLARED = sorted(str(term) for term in KG.subjects(RDFS.isDefinedBy))
REUSED = sorted(str(term) for term in PROFILE.subjects(RDFS.isDefinedBy))
CONCEPTS = sorted(str(concept) for concept in CODES.subjects(RDF.type, SKOS.Concept))
SCHEMES = sorted(str(scheme) for scheme in CODES.subjects(RDF.type, SKOS.ConceptScheme))


def words(graph: Graph, subject: str, predicate: URIRef, language: str) -> list[str]:
    values = graph.objects(URIRef(subject), predicate)
    return [str(value) for value in values if getattr(value, "language", None) == language]


@cache
def attributes(name: str) -> dict[Path, set[str]]:
    """Attributes read from a name in each file of kg/: `chv.blames` and `scribe.chv.blames` are read from "chv"."""
    found: dict[Path, set[str]] = {}
    for path in sorted((ROOT / "kg").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and name in (
                getattr(node.value, "attr", None),
                getattr(node.value, "id", None),
            ):
                found.setdefault(path, set()).add(node.attr)
    return found


def test_terms_used_in_the_code_are_declared() -> None:
    local = {term.removeprefix(TERM) for term in DECLARED}
    for file, used in attributes("chv").items():
        assert used - {"iri"} <= local, file


@pytest.mark.parametrize("name", ["RDF", "RDFS", "SKOS", "DCT", "PROV", "OA", "SCHEMA", "FOAF", "GEO", "SH"])
def test_terms_of_others_used_in_lifting_are_in_the_profile(name: str) -> None:
    space = getattr(terms, name).iri
    literals = {"wktLiteral", "geoJSONLiteral", "langString"}
    itself = {"iri"}
    for path in sorted((ROOT / "kg" / "lift").glob("*.py")):
        used = attributes(name).get(path, set()) - literals - itself
        assert {space + local for local in used} <= set(REUSED), path.name


@pytest.mark.parametrize("term", DECLARED)
def test_a_term_is_described(term: str) -> None:
    assert len(words(KG, term, RDFS.label, "en")) == 1
    (arabic,) = words(KG, term, RDFS.label, "ar")
    assert any(ARABIC[0] <= letter <= ARABIC[1] for letter in arabic)
    assert words(KG, term, RDFS.comment, "en")
    assert words(KG, term, SKOS.example, "en")
    node = URIRef(term)
    kin = (RDFS.seeAlso, DCTERMS.source, RDFS.subClassOf, RDFS.subPropertyOf)
    assert any(KG.value(node, predicate) for predicate in kin), "no source of the idea"


def test_every_term_is_shaped() -> None:
    named = {str(value) for value in SHAPES.objects()}
    queries = " ".join(str(query) for query in SHAPES.objects(None, SH.select))
    for term in DECLARED:
        assert term in named or f"chv:{term.removeprefix(TERM)}" in queries, term


def test_every_term_is_shown() -> None:
    shown = {str(node) for node in (*EXAMPLES.predicates(), *EXAMPLES.objects(None, RDF.type))}
    whole = shown | {str(node) for node in (*CODES.predicates(), *CODES.objects(None, RDF.type))}
    assert set(DECLARED) <= shown
    assert set(REUSED) <= whole


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_concept_is_described(concept: str) -> None:
    assert len(words(CODES, concept, SKOS.prefLabel, "en")) == 1
    assert len(words(CODES, concept, SKOS.prefLabel, "ar")) == 1
    for language in ("en", "ar"):
        assert len(words(CODES, concept, SKOS.definition, language)) == 1
    assert words(CODES, concept, SKOS.example, "en")
    assert list(CODES.objects(URIRef(concept), SKOS.notation))
    (scheme,) = CODES.objects(URIRef(concept), SKOS.inScheme)
    assert concept.startswith(f"{scheme}-") and str(scheme) in SCHEMES
    for parent in CODES.objects(URIRef(concept), SKOS.broader):
        assert CODES.value(parent, SKOS.inScheme) == scheme
        assert CODES.value(parent, SKOS.broader) is None, "a code list has two levels"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_is_described(scheme: str) -> None:
    assert len(words(CODES, scheme, RDFS.label, "en")) == len(words(CODES, scheme, RDFS.label, "ar")) == 1
    for language in ("en", "ar"):
        assert len(words(CODES, scheme, SKOS.definition, language)) == 1
    assert list(CODES.subjects(SKOS.inScheme, URIRef(scheme)))


def test_an_actor_of_the_register_has_a_name_in_both_languages() -> None:
    for actor in ACTORS.subjects(RDF.type, URIRef(TERM + "Actor")):
        assert len(words(ACTORS, str(actor), SKOS.prefLabel, "en")) == 1
        assert words(ACTORS, str(actor), SKOS.altLabel, "ar")
        belligerent = (actor, URIRef(TERM + "kind"), URIRef(CONCEPT + "actor-belligerent")) in ACTORS
        told = words(ACTORS, str(actor), RDFS.label, "ar")
        assert len(told) == belligerent
        assert set(told) <= set(words(ACTORS, str(actor), SKOS.altLabel, "ar")), "what a page is read by"
        assert not words(ACTORS, str(actor), SKOS.prefLabel, "ar"), (
            "a second preferred name doubles every row of a query"
        )


def test_concepts_named_in_shapes_and_examples_exist() -> None:
    for graph in (SHAPES, EXAMPLES, ACTORS):
        used = {str(node) for node in graph.objects() if str(node).startswith(CONCEPT)}
        own = {str(node) for node in graph.subjects(RDF.type, SKOS.Concept)}
        assert used <= set(CONCEPTS) | set(SCHEMES) | own | {CONCEPT}


def test_the_radii_of_the_code_are_those_of_the_code_list() -> None:
    for name, metres in RADIUS_M.items():
        (note,) = words(CODES, CONCEPT + name, SKOS.note, "en")
        assert note.startswith(f"working radius {metres} m ")


def context() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(text("ontology/context.jsonld"))["@context"]
    return loaded


def expanded(value: str) -> str:
    prefix, local = value.split(":", 1)
    return str(context()[prefix]) + local


def test_the_context_holds_the_declared_and_the_reused_terms() -> None:
    entries = {key: value for key, value in context().items() if not key.startswith("@")}
    targets = [value["@id"] if isinstance(value, dict) else value for value in entries.values()]
    held = [expanded(value) for value in targets if ":" in value and not value.startswith("http")]
    assert sorted([*held, str(RDF.type)]) == sorted([*DECLARED, *REUSED])


def test_the_context_coerces_as_the_ontology_says() -> None:
    for value in context().values():
        if not isinstance(value, dict) or not expanded(value["@id"]).startswith(TERM):
            continue
        term = URIRef(expanded(value["@id"]))
        if (term, RDF.type, OWL.ObjectProperty) in KG:
            assert value["@type"] == "@id"
        elif "@type" in value:
            assert expanded(value["@type"]) == str(KG.value(term, RDFS.range))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD uses it
def test_rdflib_reads_the_examples_back() -> None:
    written = EXAMPLES.serialize(format="json-ld", context=context())
    assert set(Graph().parse(data=written, format="json-ld")) == set(EXAMPLES)


def test_the_examples_compact_to_short_names_and_come_back() -> None:
    quads = EXAMPLES.serialize(format="nt")
    compact = jsonld.compact(jsonld.from_rdf(quads, {"format": "application/n-quads"}), {"@context": context()})
    again = Graph().parse(data=jsonld.to_rdf(compact, {"format": "application/n-quads"}), format="nt")
    assert set(again) == set(EXAMPLES)
    keys = {key for node in compact["@graph"] for key in node}
    assert keys <= set(context()) | {"@context"}, "a key has no short name"
    (claim,) = (node for node in compact["@graph"] if "relay" in node)
    assert claim["type"] == "Claim" and claim["claimedBy"].endswith("several-sources")


#: What nobody may come to be said to have said or done by inference alone.
NEVER_INFERRED = {
    *(URIRef(TERM + name) for name in ("claimedBy", "blames", "suspects", "listsAsKnown", "conflictingBlame")),
    *(URIRef(TERM + name) for name in ("reportsActionBy", "deniesAction", "deniesHarm", "positionOf")),
    PROV.wasAttributedTo,
}


@pytest.mark.parametrize("semantics", [owlrl.RDFS_Semantics, owlrl.OWLRL_Semantics])
def test_inference_accuses_and_identifies_nobody(semantics: type) -> None:
    before = graph_of("ontology/kg.ttl", "ontology/codes.ttl", "ontology/actors.ttl", "ontology/examples.ttl")
    for path in sorted(shared("design/expected").glob("*.ttl")):
        before.parse(path, format="turtle")
    after = Graph()
    for triple in before:
        after.add(triple)
    owlrl.DeductiveClosure(semantics).expand(after)
    new = [triple for triple in after if triple not in before]
    assert new
    assert [triple for triple in new if triple[1] in NEVER_INFERRED] == []
    assert [triple for triple in new if triple[1] == OWL.sameAs and triple[0] != triple[2]] == []


def test_the_page_on_the_ontology_is_what_the_ontology_says() -> None:
    path = ROOT / "tools" / "ontology_docs.py"
    spec = importlib.util.spec_from_file_location("ontology_docs", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8") == module.page()
