"""The data set described: counts recounted by SPARQL, downloads compared with their hashes; ranges; fixed places."""

from __future__ import annotations

import csv
import email
import email.policy
import gzip
import hashlib
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, Literal, Namespace, URIRef

from kg.formats import GRAPH_FORMATS
from kg.serve.dataset import Description
from kg.serve.dumps import dumps
from kg.serve.wellknown import sitemap
from kg.site import Site
from tests.serve.serving import LICENCE, Built, raw, web

SPDX = Namespace("http://spdx.org/rdf/terms#")

pytestmark = pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph.* deprecated:DeprecationWarning")


def described(site: Built) -> tuple[Graph, URIRef]:
    return Graph().parse(f"{site.root}/.well-known/void"), URIRef(f"{site.root}/graph/")


def test_a_packed_dump_says_what_is_in_it(tmp_path: Path, site: Built) -> None:
    data = (site.publication.folder / "graph.nq").read_bytes()
    (tmp_path / "graph.nq.gz").write_bytes(gzip.compress(data, mtime=0))
    (tmp_path / "notes.gz").write_bytes(b"")
    [_, packed] = dumps(site.publication, tmp_path)
    assert (packed.name, packed.media_type, packed.file.media_type) == (
        "graph.nq.gz", "application/n-quads", "application/gzip",
    )  # fmt: skip
    assert packed.whole
    assert packed.compressed
    told = Description(site.publication, [packed], None).triples
    node = NamedNode(f"{site.root}/void#dump-graph.nq.gz")
    facts = {it.predicate.value.rpartition("#")[2]: it.object for it in told if it.subject == node}
    media = "https://www.iana.org/assignments/media-types/"
    assert facts["mediaType"] == NamedNode(f"{media}application/n-quads")
    assert facts["compressFormat"] == NamedNode(f"{media}application/gzip")


def test_the_period_is_that_of_the_incidents(site: Built) -> None:
    graph, dataset = described(site)
    period = graph.value(dataset, DCTERMS.temporal)
    days = f"?t <{site.publication.names.chv.iri}earliest> ?first ; <{site.publication.names.chv.iri}latest> ?last"
    [row] = site.publication.graphs.rows(
        f"SELECT (MIN(?first) AS ?a) (MAX(?last) AS ?b) WHERE {{ ?c a {site.publication.names.chv.Assessment} ; "
        f"{site.publication.names.chv.statedTime} ?t . {days} }}"
    )
    told = (str(graph.value(period, DCAT.startDate)), str(graph.value(period, DCAT.endDate)))
    assert told == (row["a"].value, row["b"].value)


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/context.jsonld"])
def test_what_stands_at_fixed_places_need_not_be_sent_twice(site: Built, path: str) -> None:
    first = web.get(site.root + path)
    assert first.headers["last-modified"]
    assert web.get(site.root + path, headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/.well-known/void", "/graph/", "/void", "/void.ttl"])
def test_the_description_is_found(site: Built, path: str) -> None:
    graph = Graph().parse(site.root + path)
    dataset = URIRef(f"{site.root}/graph/")
    assert set(graph.objects(dataset, RDF.type)) == {VOID.Dataset, DCAT.Dataset}
    assert (dataset, DCTERMS.license, URIRef(LICENCE)) in graph


def test_every_variant_of_the_description_is_the_same_graph(site: Built) -> None:
    graphs = [
        Graph().parse(data=web.get(f"{site.root}/void.{extension}").content, format=syntax)
        for extension, syntax in {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}.items()
    ]
    assert all(set(it) == set(graphs[0]) for it in graphs)
    quads = list(parse(web.get(f"{site.root}/void.nq").content, RdfFormat.N_QUADS))
    assert {it.graph_name.value for it in quads} == {f"{site.root}/void"}
    assert len(quads) == len(graphs[0])
    assert len(list(parse(web.get(f"{site.root}/void.trig").content, RdfFormat.TRIG))) == len(quads)
    assert len(list(csv.reader(web.get(f"{site.root}/void.csv").text.splitlines()))) == len(quads) + 1


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
        found = web.get(str(graph.value(node, DCAT.downloadURL)))
        assert found.status_code == 200
        assert str(len(found.content)) == str(graph.value(node, DCAT.byteSize))
        checksum = graph.value(node, SPDX.checksum)
        assert (checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256) in graph
        assert hashlib.sha256(found.content).hexdigest() == str(graph.value(checksum, SPDX.checksumValue))
        kind = str(graph.value(node, DCAT.mediaType)).removeprefix("https://www.iana.org/assignments/media-types/")
        packed = graph.value(node, DCAT.compressFormat)
        sent = str(packed).removeprefix("https://www.iana.org/assignments/media-types/") if packed else kind
        assert found.headers["content-type"].partition(";")[0] == sent
        assert "content-encoding" not in found.headers
        assert graph.value(node, DCAT.accessURL) == graph.value(node, DCAT.downloadURL)
    assert URIRef(f"{site.root}/dumps/graph.nq") in set(graph.objects(dataset, VOID.dataDump))


def test_whole_dumps_are_the_public_graph(site: Built) -> None:
    [row] = site.publication.graphs.rows("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    turtle = Graph().parse(f"{site.root}/dumps/graph.ttl")
    assert len(turtle) == int(row["n"].value)
    assert GRAPH_FORMATS["turtle"].extension == "ttl"


def test_ranges_of_dumps(site: Built) -> None:
    address = f"{site.root}/dumps/graph.nq"
    whole = web.get(address)
    size, tag = len(whole.content), whole.headers["etag"]
    assert whole.headers["accept-ranges"] == "bytes"

    def part(value: str, **more: str) -> httpx.Response:
        return web.get(address, headers={"range": value, **{k.replace("_", "-"): v for k, v in more.items()}})

    for value, start, end in (("bytes=0-9", 0, 10), ("bytes=5-", 5, size), ("bytes=-7", size - 7, size)):
        found = part(value)
        assert found.status_code == 206
        assert found.content == whole.content[start:end]
        assert found.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
    assert part(f"bytes=0-{size * 2}").content == whole.content
    for value in (f"bytes={size}-", f"bytes={size * 2}-{size * 3}", "bytes=-0"):
        found = part(value)
        assert (found.status_code, found.headers["content-range"]) == (416, f"bytes */{size}")
    # other units and what cannot be read: all is sent, as the standard allows
    for value in ("lines=0-1", "bytes=5-2", "bytes=", "bytes=a-b", "bytes=-", "bytes=0-1,5-2"):
        assert part(value).status_code == 200
    assert part("bytes=0-9", if_range=tag).status_code == 206
    assert part("bytes=0-9", if_range=whole.headers["last-modified"]).status_code == 206
    assert part("bytes=0-9", if_range='"other"').status_code == 200
    assert part("bytes=0-9", if_none_match=tag).status_code == 304
    assert part("bytes=0-9", if_match=tag).status_code == 206
    assert part("bytes=0-9", if_match='"other"').status_code == 412
    # a range means something to GET alone (RFC 9110, 14.2)
    head = raw(site.root, b"/dumps/graph.nq", b"Range: bytes=0-9", method=b"HEAD")
    assert (head.status, head.headers["content-length"]) == (200, str(size))


def test_several_parts_of_a_dump(site: Built) -> None:
    address = f"{site.root}/dumps/graph.nq"
    whole = web.get(address).content
    found = web.get(address, headers={"range": "bytes=-7, 0-3, 2-9, 20-29"})
    assert found.status_code == 206
    assert int(found.headers["content-length"]) == len(found.content)
    head = f"content-type: {found.headers['content-type']}\r\n\r\n".encode()
    told = email.message_from_bytes(head + found.content, policy=email.policy.HTTP)
    parts = [(it["content-range"], it["content-type"], it.get_payload(decode=True)) for it in told.iter_parts()]
    size = len(whole)
    assert [it[0] for it in parts] == [f"bytes {at}/{size}" for at in ("0-9", "20-29", f"{size - 7}-{size - 1}")]
    assert {it[1] for it in parts} == {"application/n-quads"}
    assert parts[0][2] == whole[:10]
    # parts that meet are one, and one part needs no frame
    assert web.get(address, headers={"range": "bytes=0-4,5-9"}).headers["content-range"] == f"bytes 0-9/{size}"
    assert web.get(address, headers={"range": f"bytes={size}-,0-1"}).content == whole[:2]


def test_sitemap_and_robots(site: Built) -> None:
    robots = web.get(f"{site.root}/robots.txt").text
    assert f"Sitemap: {site.root}/sitemap.xml" in robots
    assert "Disallow: /sparql" in robots
    tree = ElementTree.fromstring(web.get(f"{site.root}/sitemap.xml").content)
    addresses = [it.text for it in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    incidents = site.publication.graphs.rows(f"SELECT ?it WHERE {{ ?it a {site.publication.names.chv.Incident} }}")
    assert {row["it"].value.replace("/id/", "/doc/") for row in incidents} <= set(addresses)
    assert web.get(f"{site.root}/sitemap-1.xml").status_code == 404
    for address in addresses:
        assert web.get(str(address), headers={"accept": "text/html"}).status_code == 200, address


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
