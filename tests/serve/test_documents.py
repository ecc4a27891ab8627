"""Dereferencing: redirects, conditions, what is gone, what is no address, and the same graph in every variant."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, URIRef
from selectolax.lexbor import LexborHTMLParser

from tests.serve.serving import LICENCE, Built, raw, served, web

INCIDENT = "?it a chv:Incident"

#: rdflib's own reader of JSON-LD uses it.
pytestmark = pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph.* deprecated:DeprecationWarning")

#: One thing of each kind that has an IRI.
KINDS = {
    "incident": INCIDENT,
    "assessment": "?it a chv:Assessment",
    "claim": "?it a chv:Claim",
    "figure": "?it a chv:Figure",
    "time": "?it a chv:StatedTime",
    "geolocation": "?it a chv:Geolocation",
    "victim": "?it a chv:Victim",
    "document": "?it a chv:Document",
    "version": "?it a chv:DocumentVersion",
    "quotation": "?it a chv:Quotation ; oa:exact ?words",
    "report": "?it a chv:Report",
    "media": "?it a schema:MediaObject",
    "place": "?it a chv:Place",
    "actor": "?it a chv:Actor",
    "activity": "?it a prov:Activity",
    "correction": "?it prov:used ?what . FILTER(CONTAINS(STR(?it), '/correction/'))",
    "concept": "?c chv:harm ?it",
    "scheme": "?c <http://www.w3.org/2004/02/skos/core#inScheme> ?it",
    "class": "?x a ?it FILTER(STRSTARTS(STR(?it), STR(chv:)))",
    "property": "?it a <http://www.w3.org/2002/07/owl#ObjectProperty> FILTER(STRSTARTS(STR(?it), STR(chv:)))",
}


@pytest.mark.parametrize("kind", KINDS)
def test_rdflib_follows_every_kind_of_iri(site: Built, kind: str) -> None:
    iri = site.one(KINDS[kind])
    graph = Graph().parse(iri)
    told = set(graph.predicate_objects(URIRef(iri)))
    # doubles are written in their canonical form
    other = "FILTER(!isLiteral(?o) || DATATYPE(?o) != <http://www.w3.org/2001/XMLSchema#double>)"
    known = site.publication.graphs.rows(f"SELECT DISTINCT ?p ?o WHERE {{ <{iri}> ?p ?o {other} }} LIMIT 50")
    assert {(row["p"].value, row["o"].value) for row in known} <= {(str(p), str(o)) for p, o in told}


def test_a_thing_redirects_to_its_document(site: Built) -> None:
    iri = site.one(INCIDENT)
    found = web.get(iri, headers={"accept": "text/turtle"})
    assert found.status_code == 303
    assert found.headers["location"] == iri.removeprefix(site.root).replace("/id/", "/doc/")
    assert 'rel="describedby"' in found.headers["link"]
    assert web.get(f"{iri}?lang=ar").headers["location"].endswith("?lang=ar")


def test_links_lead_on(site: Built) -> None:
    iri = site.one(INCIDENT)
    document = iri.replace("/id/", "/doc/")
    link = web.get(document).headers["link"]
    assert f'<{document}>; rel="canonical"' in link
    assert f'<{iri}>; rel="describes"' in link
    assert f'<{LICENCE}>; rel="license"' in link
    assert '</.well-known/void>; rel="describedby"' in link
    assert link.count('rel="alternate"') == 9  # the tenth is the answer itself


@pytest.mark.parametrize("kind", ["incident", "actor", "version", "place", "concept"])
def test_every_variant_is_the_same_graph(site: Built, kind: str) -> None:
    iri = site.one(KINDS[kind])
    document = iri.replace("/id/", "/doc/")
    graphs = {
        name: Graph().parse(data=web.get(f"{document}.{extension}").content, format=name)
        for name, extension in {"turtle": "ttl", "nt": "nt", "xml": "rdf", "json-ld": "jsonld"}.items()
    }
    plain = set(graphs["nt"])
    assert {name: set(it) == plain for name, it in graphs.items()} == dict.fromkeys(graphs, True)
    lines = {str(it) for it in parse(web.get(f"{document}.nt").content, RdfFormat.N_TRIPLES)}
    for extension, syntax in {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}.items():
        quads = list(parse(web.get(f"{document}.{extension}").content, syntax))
        assert {str(it.triple) for it in quads} == {it.removesuffix(" .") for it in lines}, extension
    assert web.get(f"{document}.json").content == web.get(f"{document}.jsonld").content


def test_an_incident_carries_all_that_is_claimed_of_it(site: Built) -> None:
    """Claims with figures and exact words, who says so, where it was read; and all names are there."""
    iri = site.one(INCIDENT)
    graph = Graph().parse(iri)
    chv = site.publication.names.chv.iri
    claims = set(graph.subjects(URIRef(f"{chv}about"), URIRef(iri)))
    known = site.publication.graphs.rows(f"SELECT DISTINCT ?c WHERE {{ ?c <{chv}about> <{iri}> }}")
    assert {str(it) for it in claims} == {row["c"].value for row in known}
    asked = f"""
        SELECT ?words ?label WHERE {{
          ?claim <{chv}about> <{iri}> ; <{chv}claimedBy>/<http://www.w3.org/2004/02/skos/core#prefLabel> ?label ;
            <{chv}evidence>/<http://www.w3.org/ns/oa#exact> ?words ;
            <http://www.w3.org/ns/prov#wasGeneratedBy>/<http://www.w3.org/ns/prov#used> ?version .
          ?version <http://purl.org/dc/terms/isVersionOf> ?page }}"""
    assert len(list(graph.query(asked))) > 3
    base = site.publication.names.base
    named = {it for it in graph.objects() if isinstance(it, URIRef) and str(it).startswith(f"{base}concept/")}
    assert named
    assert all((it, URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"), None) in graph for it in named)


def test_a_document_knows_itself(site: Built) -> None:
    iri = site.one(INCIDENT)
    document = URIRef(iri.replace("/id/", "/doc/"))
    graph = Graph().parse(iri)
    assert (document, URIRef("http://xmlns.com/foaf/0.1/primaryTopic"), URIRef(iri)) in graph
    assert (document, URIRef("http://rdfs.org/ns/void#inDataset"), URIRef(f"{site.root}/graph/")) in graph


@pytest.mark.parametrize("kind", ["incident", "actor", "correction", "concept"])
def test_every_iri_of_ours_in_a_document_leads_somewhere(site: Built, kind: str) -> None:
    graph = Graph().parse(site.one(KINDS[kind]))
    ours = {
        str(end).partition("#")[0]
        for triple in graph
        for end in triple
        if isinstance(end, URIRef) and str(end).startswith(f"{site.root}/")
    }
    assert len(ours) > 5
    with httpx.Client(timeout=60, follow_redirects=True, headers={"accept": "text/turtle, */*;q=0.1"}) as client:
        lost = {it: found for it in sorted(ours) if (found := client.get(it).status_code) not in (200, 410)}
    assert not lost


def test_geojson_and_tables(site: Built) -> None:
    located = site.one("?claim chv:geolocation ?g ; chv:about ?it").replace("/id/", "/doc/")
    features = web.get(f"{located}.geojson").json()["features"]
    assert features
    assert features[0]["geometry"]["type"] == "Point"
    pattern = "?claim a chv:Assessment ; chv:statedPlace ?it ; chv:geolocation/schema:latitude ?latitude"
    place = site.one(pattern).replace("/id/", "/doc/")
    feature = web.get(f"{place}.geojson").json()["features"][0]
    assert feature["properties"]["kind"] == "incident"
    assert feature["properties"]["link"].startswith(f"{site.root}/id/airwars/incident/")
    assert web.get(f"{located}.csv").text.startswith("incident,document,claimant,")
    statements = web.get(f"{site.one(KINDS['actor']).replace('/id/', '/doc/')}.csv").text
    assert statements.startswith("thing,property,value,language,datatype\n")


@pytest.mark.parametrize("extension", ["ttl", "jsonld", "nt", "nq", "trig", "rdf", "json", "geojson", "csv", "html"])
def test_conditions(site: Built, extension: str) -> None:
    address = f"{site.one(INCIDENT).replace('/id/', '/doc/')}.{extension}"
    first = web.get(address)
    tag, modified = first.headers["etag"], first.headers["last-modified"]
    assert not tag.startswith("W/")
    for condition in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        again = web.get(address, headers={"if-none-match": condition})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert web.get(address, headers={"if-none-match": '"other"'}).status_code == 200
    assert web.get(address, headers={"if-modified-since": modified}).status_code == 304
    assert web.get(address, headers={"if-modified-since": "Thu, 01 Jan 2015 00:00:00 GMT"}).status_code == 200
    assert web.get(address, headers={"if-modified-since": "yesterday"}).status_code == 200
    both = {"if-none-match": '"other"', "if-modified-since": modified}
    assert web.get(address, headers=both).status_code == 200


def test_tags_differ_by_variant_coding_and_language(site: Built) -> None:
    document = site.one(INCIDENT).replace("/id/", "/doc/")
    tags = [web.get(f"{document}.{it}").headers["etag"] for it in ("ttl", "jsonld", "nt", "nq", "trig", "rdf", "json")]
    tags.append(web.get(f"{document}.ttl", headers={"accept-encoding": "identity"}).headers["etag"])
    tags += [web.get(f"{document}.html?lang={it}").headers["etag"] for it in ("en", "ar")]
    assert len(set(tags)) == len(tags)


def test_packed_is_the_same(site: Built) -> None:
    path = site.one(INCIDENT).replace("/id/", "/doc/").removeprefix(site.root)
    packed = raw(site.root, path.encode(), b"Accept-Encoding: gzip")
    plain = raw(site.root, path.encode())
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in plain.headers["vary"]
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) == int(packed.headers["content-length"])


@pytest.mark.parametrize(
    "path",
    [
        *("{doc}", "{doc}.ttl", "{doc}.html", "{doc}.csv", "{id}", "/ns", "/concept/", "/void", "/robots.txt"),
        *("/nothing", "/dumps/graph.nq", "/incidents", "/static/site.css", "/doc/nothing"),
    ],
)
def test_head_is_get_without_a_body(site: Built, path: str) -> None:
    iri = site.one(INCIDENT).removeprefix(site.root)
    address = path.format(doc=iri.replace("/id/", "/doc/"), id=iri).encode()
    get, head = raw(site.root, address), raw(site.root, address, method=b"HEAD")
    assert head.status == get.status
    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_documents_are_read_only(site: Built, method: str) -> None:
    for address in (site.one(INCIDENT), site.one(INCIDENT).replace("/id/", "/doc/")):
        found = web.request(method, address)
        assert found.status_code == 405
        assert "GET" in found.headers["allow"]


def test_any_page_may_read_without_credentials(site: Built) -> None:
    document = site.one(INCIDENT).replace("/id/", "/doc/")
    for address in (
        document,
        site.one(INCIDENT),
        f"{site.root}/ns",
        f"{site.root}/nothing",
        f"{site.root}/dumps/graph.nq",
    ):
        found = web.get(address, headers={"origin": "https://elsewhere.example"})
        assert found.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in found.headers
        assert "ETag" in found.headers["access-control-expose-headers"]
        assert found.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'self'" in found.headers["content-security-policy"]
        assert "set-cookie" not in found.headers
    asked = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
    allowed = web.options(document, headers=asked)
    assert allowed.status_code == 204
    assert "If-None-Match" in allowed.headers["access-control-allow-headers"]


def test_what_was_withdrawn_is_gone_with_its_reason(site: Built) -> None:
    gone = site.one("?it prov:wasInvalidatedBy ?by FILTER(!CONTAINS(STR(?it), '/correction/'))")
    for address in (gone, gone.replace("/id/", "/doc/"), f"{gone.replace('/id/', '/doc/')}.ttl"):
        found = web.get(address)
        assert found.status_code == 410
        assert "the sentence tells of another day" in found.json()["detail"]
        assert "A. Person" in found.json()["detail"]
        assert "/correction/" in found.headers["link"]
    page = web.get(gone, headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (410, "text/html; charset=utf-8")
    assert "the sentence tells of another day" in page.text
    arabic = LexborHTMLParser(web.get(f"{gone}?lang=ar", headers={"accept": "text/html"}).text).css("p.lead")[0].text()
    assert arabic.startswith("سحب")
    assert all(it in arabic for it in ("A. Person", "2026-01-02", "the sentence tells of another day"))


def test_an_incident_of_an_earlier_release_is_gone(site: Built, tmp_path: Path) -> None:
    """The ledger has a key that no page bears any more; what stands below the incident went with it."""
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder, symlinks=True)
    ledger = folder / "ledger.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "ZZ990-ZZ991,,,ZZ990 ZZ991\n", encoding="utf-8")
    with served(Built(folder, site.port), port=0) as address:
        for path in ("id/airwars/incident/ZZ990-ZZ991", "doc/airwars/incident/ZZ990-ZZ991.ttl",
                     "doc/airwars/incident/ZZ990-ZZ991/claim/x"):  # fmt: skip
            found = web.get(address + path)
            assert found.status_code == 410, path
            assert "(ZZ990, ZZ991)" in found.json()["detail"]
            assert "/codes/ZZ990" in found.text
        assert web.get(f"{address}id/airwars/incident/ZZ992").status_code == 404
        held = site.one(INCIDENT).removeprefix(f"{site.root}/").replace("id/", "doc/")
        assert web.get(address + held).status_code == 200
        assert web.get(f"{address}{held}/claim/never-there").status_code == 404


@pytest.mark.parametrize("path", ["/", "/ns", "/void", "/dumps/graph.nq", "/doc/nothing", "/sparql", "/reconcile/"])
def test_methods_are_told_the_same_everywhere(site: Built, path: str) -> None:
    told, refused = web.options(site.root + path), web.delete(site.root + path)
    assert (told.status_code, refused.status_code) == (204, 405)
    methods = {it.strip() for it in told.headers["allow"].split(",")}
    assert ("POST" in methods) == (path in ("/sparql", "/reconcile/"))
    assert {"GET", "HEAD"} <= {it.strip() for it in refused.headers["allow"].split(",")} <= methods
    assert told.headers["access-control-allow-methods"] == told.headers["allow"]


@pytest.mark.parametrize("path", ["{doc}", "{doc}.ttl", "/ns", "/incidents.csv"])
def test_another_state_than_the_one_that_is_wanted(site: Built, path: str) -> None:
    address = site.root + path.format(doc=site.one(INCIDENT).replace("/id/", "/doc/").removeprefix(site.root))
    tag = web.get(address).headers["etag"]
    assert web.get(address, headers={"if-match": f'"other", {tag}'}).status_code == 200
    assert web.get(address, headers={"if-match": "*"}).status_code == 200
    refused = web.get(address, headers={"if-match": '"other"'})
    assert (refused.status_code, refused.json()["status"]) == (412, 412)
    since = {"if-unmodified-since": "Thu, 01 Jan 2015 00:00:00 GMT"}
    assert web.get(address, headers=since).status_code == 412


def test_a_location_is_a_point_on_the_map(site: Built) -> None:
    pattern = "?it a chv:Geolocation ; schema:latitude ?latitude"
    found = web.get(f"{site.one(pattern).replace('/id/', '/doc/')}.geojson").json()["features"]
    assert [it["geometry"]["type"] for it in found] == ["Point"]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"/doc/nothing", 404),
        (b"/id/airwars", 404),
        (b"/id/", 404),
        (b"/doc/", 404),
        (b"/concept/nothing", 404),
        (b"/doc/x%00", 400),
        (b"/doc/x%0d%0aSet-Cookie:%20a=b", 400),
        (b"/doc/x%0A", 400),
        (b"/doc/x%7f", 400),
        (b"/doc/%2e%2e/%2e%2e/etc/passwd", 400),
        (b"/doc/%2E%2E%2Fid", 400),
        (b"/doc/../id/x", 400),
        (b"/doc/./x", 400),
        (b"/doc/x%252fy", 400),
        (b"/doc/x%2500", 400),
        (b"/doc/x%", 400),
        (b"/doc/x%zz", 400),
        (b"/doc/x\\y", 400),
        (b"/doc/x%5cy", 404),
        (b"/doc/%ff%fe", 404),
        (b"/doc/%3E%20%3Fp%20%3Fo", 404),
        (b"/doc/x%22%3E%3Cscript%3E", 404),
        (b"/doc/" + b"a" * 5_000, 414),
        (b"/doc/.ttl", 404),
        (b"/dumps/../about.json", 404),
        (b"/dumps/%2e%2e/about.json", 404),
        (b"/static/%2e%2e/site.py", 404),
        (b"/static/..%2fsite.py", 404),
        (b"/static//etc/passwd", 404),
    ],
)
def test_what_is_no_address_of_a_thing(site: Built, target: bytes, status: int) -> None:
    found = raw(site.root, target)
    assert found.status == status
    assert "set-cookie" not in found.headers
    assert b"root:" not in found.body
    told: Any = json.loads(found.body)
    assert told["status"] == status


def test_another_spelling_leads_to_ours(site: Built) -> None:
    iri = site.one("?it a chv:Actor FILTER(CONTAINS(STR(?it), '/name/'))")
    path = iri.removeprefix(site.root)
    spelled = path.replace("/name/", "/n%61me/").encode()
    found = raw(site.root, spelled)
    assert (found.status, found.headers["location"]) == (301, path)


def test_ontology_code_lists_and_shapes_are_documents(site: Built) -> None:
    for path, term in {"/ns": "ns#Claim", "/concept/": "concept/harm-status", "/shapes": "shapes#Claim"}.items():
        for kind in ("text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"):
            found = web.get(site.root + path, headers={"accept": kind})
            assert found.headers["content-type"].partition(";")[0] == kind
            syntax = {"application/ld+json": "json-ld", "application/n-triples": "nt"}.get(kind, kind)
            graph = Graph().parse(data=found.content, format=syntax)
            assert (URIRef(f"{site.root}/{term}"), None, None) in graph
            again = web.get(site.root + path, headers={"accept": kind, "if-none-match": found.headers["etag"]})
            assert again.status_code == 304
        quads = list(parse(web.get(f"{site.root}{path.rstrip('/')}.nq").content, RdfFormat.N_QUADS))
        assert {it.graph_name.value for it in quads} == {
            f"{site.root}/shapes" if path == "/shapes" else f"{site.root}/graph/ontology"
        }
        assert web.get(f"{site.root}{path.rstrip('/')}.csv").text.startswith("thing,property,value,")
    assert web.get(f"{site.root}/context.jsonld").json()["@context"]["chv"] == f"{site.root}/ns#"
    assert web.get(f"{site.root}/graph/ontology").headers["location"] == "/ns"


def test_who_is_sent_on_keeps_his_language(site: Built) -> None:
    [row] = site.publication.graphs.rows(
        f"SELECT ?code WHERE {{ ?i {site.publication.names.chv.code} ?code }} ORDER BY ?code LIMIT 1"
    )
    found = web.get(f"{site.root}/codes/{row['code'].value}", params={"lang": "ar"})
    assert (found.status_code, found.headers["location"].endswith("?lang=ar")) == (303, True)
    graph = web.get(f"{site.root}/graph/links", params={"format": "nt"}).headers["location"]
    assert parse_qs(urlsplit(graph).query) == {"graph": [f"{site.root}/graph/links"], "format": ["nt"]}


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/doc/nothing",
        "/doc/x%zz",
        "/incidents?belligerent=%3Cb%3Exx",
        "/incidents?page=99",
        "/incidents?from=yesterday",
        "/incidents?colour=red",
        "/sources?name=nobody",
        "/search.json?limit=x",
        "/q/nothing",
        "/sparql?query=SELECT",
    ],
)
def test_a_page_in_arabic_says_in_arabic_why_there_is_none(site: Built, path: str) -> None:
    mark = "&" if "?" in path else "?"
    found = web.get(f"{site.root}{path}{mark}lang=ar", headers={"accept": "text/html"})
    assert found.status_code in (400, 404)
    [lead] = LexborHTMLParser(found.text).css("p.lead")
    assert re.search("[\u0621-\u064a]{2}", lead.text()), lead.html
    assert "<b>" not in (lead.html or "")
    english = web.get(f"{site.root}{path}", headers={"accept": "text/html"}).text
    assert not re.search("[\u0621-\u064a]{2}", LexborHTMLParser(english).css("p.lead")[0].text())
