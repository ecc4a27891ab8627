"""Documents as the build writes them and as they are made when somebody asks: the same; bounded; nobody is betrayed."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.iri import Names
from kg.public import Publication
from kg.public.describe import MOST_LINKS, described, document_of
from kg.public.descriptions import canonical, incidents, jsonld, stored, turtle
from kg.public.facts import StoreFacts
from kg.store import Graphs
from kg.terms import DCT, PROV, RDF, RDFS, SKOS
from tests.runs import BASE, kg
from tests.serve.serving import Built

NAMES = Names(BASE, "Airwars")


def test_written_at_the_build_is_what_is_made_later(site: Built) -> None:
    publication = site.publication
    facts, names = StoreFacts(publication.graphs), publication.names
    found = list(incidents(publication.database))
    assert len(found) == publication.about.incidents
    for iri in found:
        held, triples = stored(publication.database, iri), described(facts, names, iri)
        assert held is not None
        assert triples is not None
        assert held.hash == hashlib.sha256(canonical(triples)).hexdigest()
        assert gzip.decompress(held.turtle) == turtle(triples, names, iri)
        assert gzip.decompress(held.jsonld) == jsonld(triples, names, iri)
    assert stored(publication.database, f"{names.id}nothing") is None


def test_nothing_is_said_that_the_public_graph_does_not_say(site: Built) -> None:
    publication = site.publication
    known = {quad.triple for quad in publication.graphs.quads()}
    for iri in incidents(publication.database):
        document = NamedNode(document_of(publication.names, iri))
        told = described(StoreFacts(publication.graphs), publication.names, iri) or set()
        # a double is written in its canonical form; what the document says of itself is new
        new = [it for it in told - known if document not in (it.subject, it.object)]
        assert {it.predicate.value.rpartition("#")[2] for it in new} <= {"hasMetricSpatialAccuracy"}


def quads(triples: Iterable[Triple]) -> Graphs:
    graph = NamedNode(f"{BASE}id/document/x")
    return Graphs.memory(Quad(it.subject, it.predicate, it.object, graph) for it in triples)


def test_links_to_a_hub_are_cut_and_the_rest_is_told() -> None:
    actor, claimed = NAMES.actor("airwars"), NAMES.chv.claimedBy
    claims = [NamedNode(f"{BASE}id/claim/{number:04d}") for number in range(MOST_LINKS + 30)]
    graphs = quads([Triple(actor, RDF.type, NAMES.chv.Actor), *(Triple(it, claimed, actor) for it in claims)])
    found = described(StoreFacts(graphs), NAMES, actor.value)
    assert found is not None
    assert {it.subject for it in found if it.predicate == claimed} == set(claims[:MOST_LINKS])
    document = NamedNode(f"{BASE}doc/actor/airwars")
    [comment] = [it.object for it in found if it.subject == document and it.predicate == RDFS.comment]
    assert isinstance(comment, Literal)
    assert f"{MOST_LINKS} of {MOST_LINKS + 30}" in comment.value
    [way] = [it.object for it in found if it.subject == document and it.predicate == RDFS.seeAlso]
    assert isinstance(way, NamedNode)
    assert way.value.startswith(f"{BASE}sparql?query=SELECT")


def test_quotations_of_a_version_are_never_cut() -> None:
    """Their IRIs are fragments of the version's: its document is where they are described."""
    version = NamedNode(f"{BASE}id/document/x/version/abc")
    words = [NamedNode(f"{version.value}#char={number},{number + 1}") for number in range(MOST_LINKS * 3)]
    facts = [Triple(it, DCT.identifier, Literal(it.value)) for it in words]
    links = [Triple(it, PROV.wasQuotedFrom, version) for it in words]
    graphs = quads([Triple(version, RDF.type, NAMES.chv.DocumentVersion), *facts, *links])
    for iri in (version.value, words[7].value):
        assert set(facts) <= (described(StoreFacts(graphs), NAMES, iri) or set())


def test_a_code_list_holds_all_its_concepts() -> None:
    scheme = NAMES.chc["list"]
    concepts = [NAMES.chc[f"list-{number}"] for number in range(MOST_LINKS + 5)]
    labels = [Triple(it, SKOS.prefLabel, Literal(it.value, language="en")) for it in concepts]
    links = [Triple(it, SKOS.inScheme, scheme) for it in concepts]
    graphs = quads([Triple(scheme, RDF.type, SKOS.ConceptScheme), *labels, *links])
    assert set(labels + links) <= (described(StoreFacts(graphs), NAMES, scheme.value) or set())


@pytest.mark.parametrize("iri", ["https://elsewhere.example/id/x", f"{BASE}id/nothing", f"{BASE}id/nothing#x"])
def test_what_is_not_known_has_no_description(iri: str) -> None:
    graphs = quads([Triple(NAMES.actor("a"), RDF.type, NAMES.chv.Actor)])
    assert described(StoreFacts(graphs), NAMES, iri) is None


def test_names_of_persons_stay_where_the_settings_keep_them(tmp_path: Path) -> None:
    """The invented page lists persons; with counts none of their names is in any written document."""
    pages = tmp_path / "pages"
    pages.mkdir()
    source = Path(__file__).parent.parent / "pages" / "text" / "zz900-victims.txt"
    (pages / source.name).write_bytes(source.read_bytes())
    told = f'base = "{BASE}"\nvictims = "{{}}"\ntext = "quotes"\n[gazetteers]\n'
    held = {}
    for victims in ("names", "counts"):
        (tmp_path / "kg.toml").write_text(told.format(victims), encoding="utf-8")
        done = kg("build", "pages", "--out", victims, cwd=tmp_path)
        publication = Publication((tmp_path / victims / "current" / "public").resolve())
        documents = [stored(publication.database, iri) for iri in incidents(publication.database)]
        held[victims] = b"".join(gzip.decompress(part) for it in documents if it for part in (it.turtle, it.jsonld))
        assert held[victims], done.err
        if victims == "names":
            rows = publication.graphs.rows(
                f"SELECT ?name WHERE {{ ?v a {publication.names.chv.Victim} ; {SKOS.prefLabel} ?name }}"
            )
            listed = {row["name"].value for row in rows}
    assert listed
    assert all(name.encode() in held["names"] for name in listed)
    assert not [name for name in listed if name.encode() in held["counts"]]


def test_bytes_do_not_depend_on_the_order_of_triples(site: Built) -> None:
    names = site.publication.names
    iri = next(incidents(site.publication.database))
    triples = described(StoreFacts(site.publication.graphs), names, iri) or set()
    back = [quad.triple for quad in parse(turtle(triples, names, iri), RdfFormat.TURTLE)]
    for other in (back, back[::-1]):
        assert turtle(other, names, iri) == turtle(triples, names, iri)
        assert jsonld(other, names, iri) == jsonld(triples, names, iri)
        assert canonical(other) == canonical(triples)
