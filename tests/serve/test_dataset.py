"""The data set described: counts recounted by SPARQL, downloads compared with their hashes; ranges; fixed places."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree

import httpx
import pytest
from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, Literal, Namespace, URIRef

from kg.formats import GRAPH_FORMATS
from kg.serve.wellknown import sitemap
from kg.site import Site
from tests.serve.serving import LICENCE, Built, raw

SPDX = Namespace("http://spdx.org/rdf/terms#")

pytestmark = pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph.* deprecated:DeprecationWarning")


def described(site: Built) -> tuple[Graph, URIRef]:
    return Graph().parse(f"{site.root}/.well-known/void"), URIRef(f"{site.root}/graph/")


@pytest.mark.parametrize("path", ["/.well-known/void", "/graph/", "/void", "/void.ttl"])
def test_the_description_is_found(site: Built, path: str) -> None:
    graph = Graph().parse(site.root + path)
    dataset = URIRef(f"{site.root}/graph/")
    assert set(graph.objects(dataset, RDF.type)) == {VOID.Dataset, DCAT.Dataset}
    assert (dataset, DCTERMS.license, URIRef(LICENCE)) in graph


def test_every_variant_of_the_description_is_the_same_graph(site: Built) -> None:
    graphs = [
        Graph().parse(data=httpx.get(f"{site.root}/void.{extension}").content, format=syntax)
        for extension, syntax in {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}.items()
    ]
    assert all(set(it) == set(graphs[0]) for it in graphs)


def test_counts_are_those_that_a_query_gives(site: Built) -> None:
    graph, dataset = described(site)

    def counted(what: str, where: str) -> int:
        [row] = site.publication.graphs.rows(f"SELECT ({what} AS ?n) WHERE {{ {where} }}")
        return int(row["n"].value)

    for predicate, what, where in (
        (VOID.triples, "COUNT(*)", "?s ?p ?o"),
        (VOID.distinctSubjects, "COUNT(DISTINCT ?s)", "?s ?p ?o"),
        (VOID.distinctObjects, "COUNT(DISTINCT ?o)", "?s ?p ?o"),
        (VOID.properties, "COUNT(DISTINCT ?p)", "?s ?p ?o"),
        (VOID.classes, "COUNT(DISTINCT ?c)", "?s a ?c"),
        (VOID.entities, "COUNT(DISTINCT ?s)", f"?s a ?c FILTER(STRSTARTS(STR(?s), '{site.root}/id/'))"),
    ):
        assert graph.value(dataset, predicate) == Literal(counted(what, where)), predicate
    classes = list(graph.objects(dataset, VOID.classPartition))
    for node in classes:
        kind = graph.value(node, VOID["class"])
        assert graph.value(node, VOID.entities) == Literal(counted("COUNT(*)", f"?s a <{kind}>"))
    properties = list(graph.objects(dataset, VOID.propertyPartition))
    for node in properties:
        of = graph.value(node, VOID.property)
        assert graph.value(node, VOID.triples) == Literal(counted("COUNT(*)", f"?s <{of}> ?o"))
    assert len(classes) == counted("COUNT(DISTINCT ?c)", "?s a ?c")
    assert len(properties) == counted("COUNT(DISTINCT ?p)", "?s ?p ?o")


def test_downloads_are_what_is_said_of_them(site: Built) -> None:
    graph, dataset = described(site)
    nodes = list(graph.objects(dataset, DCAT.distribution))
    assert len(nodes) > 4
    for node in nodes:
        found = httpx.get(str(graph.value(node, DCAT.downloadURL)))
        assert found.status_code == 200
        assert str(len(found.content)) == str(graph.value(node, DCAT.byteSize))
        checksum = graph.value(node, SPDX.checksum)
        assert (checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256) in graph
        assert hashlib.sha256(found.content).hexdigest() == str(graph.value(checksum, SPDX.checksumValue))
        kind = str(graph.value(node, DCAT.mediaType)).removeprefix("https://www.iana.org/assignments/media-types/")
        assert found.headers["content-type"].partition(";")[0] == kind
    assert URIRef(f"{site.root}/dumps/graph.nq") in set(graph.objects(dataset, VOID.dataDump))


def test_whole_dumps_are_the_public_graph(site: Built) -> None:
    [row] = site.publication.graphs.rows("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    turtle = Graph().parse(f"{site.root}/dumps/graph.ttl")
    assert len(turtle) == int(row["n"].value)
    assert GRAPH_FORMATS["turtle"].extension == "ttl"


def test_ranges_of_dumps(site: Built) -> None:
    address = f"{site.root}/dumps/graph.nq"
    whole = httpx.get(address)
    size, tag = len(whole.content), whole.headers["etag"]
    assert whole.headers["accept-ranges"] == "bytes"

    def part(value: str, **more: str) -> httpx.Response:
        return httpx.get(address, headers={"range": value, **{k.replace("_", "-"): v for k, v in more.items()}})

    for value, start, end in (("bytes=0-9", 0, 10), ("bytes=5-", 5, size), ("bytes=-7", size - 7, size)):
        found = part(value)
        assert found.status_code == 206
        assert found.content == whole.content[start:end]
        assert found.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
    assert part(f"bytes=0-{size * 2}").content == whole.content
    for value in (f"bytes={size}-", f"bytes={size * 2}-{size * 3}", "bytes=-0"):
        found = part(value)
        assert (found.status_code, found.headers["content-range"]) == (416, f"bytes */{size}")
    # several parts, other units and what cannot be read: all is sent, as the standard allows
    for value in ("bytes=0-1,5-6", "lines=0-1", "bytes=5-2", "bytes=", "bytes=a-b", "bytes=-"):
        assert part(value).status_code == 200
    assert part("bytes=0-9", if_range=tag).status_code == 206
    assert part("bytes=0-9", if_range=whole.headers["last-modified"]).status_code == 206
    assert part("bytes=0-9", if_range='"other"').status_code == 200
    assert part("bytes=0-9", if_none_match=tag).status_code == 304
    assert raw(site.root, b"/dumps/graph.nq", b"Range: bytes=0-9", method=b"HEAD").headers["content-length"] == "10"


def test_sitemap_and_robots(site: Built) -> None:
    robots = httpx.get(f"{site.root}/robots.txt").text
    assert f"Sitemap: {site.root}/sitemap.xml" in robots
    assert "Disallow: /sparql" in robots
    tree = ElementTree.fromstring(httpx.get(f"{site.root}/sitemap.xml").content)
    addresses = [it.text for it in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    incidents = site.publication.graphs.rows(f"SELECT ?it WHERE {{ ?it a {site.publication.names.chv.Incident} }}")
    assert {row["it"].value.replace("/id/", "/doc/") for row in incidents} <= set(addresses)
    assert httpx.get(f"{site.root}/sitemap-1.xml").status_code == 404
    for address in addresses:
        assert httpx.get(str(address), headers={"accept": "text/html"}).status_code == 200, address


def test_a_long_sitemap_is_an_index(site: Built) -> None:
    held = Site(site.publication)
    whole = _locations(sitemap(held, None))
    index = _locations(sitemap(held, None, most=5))
    assert len(index) == -(-len(whole) // 5)
    parts = [_locations(sitemap(held, number, most=5)) for number in range(1, len(index) + 1)]
    assert [it for part in parts for it in part] == whole
    assert sitemap(held, len(index) + 1, most=5) is None
    assert sitemap(held, 0, most=5) is None


def _locations(xml: bytes | None) -> list[str | None]:
    assert xml is not None
    return [it.text for it in ElementTree.fromstring(xml).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
