"""Content negotiation of documents, case by case, against a running server."""

from __future__ import annotations

import pytest

from tests.serve.serving import Built, raw, web

TTL, HTML, NESTED, NT = "text/turtle", "text/html", "application/ld+json", "application/n-triples"
XML, TRIG, NQ, JSON = "application/rdf+xml", "application/trig", "application/n-quads", "application/json"
GEO, CSV, PROBLEM = "application/geo+json", "text/csv", "application/problem+json"
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
RDFLIB = "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5,*/*;q=0.1"
JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"

#: Accept (None: not sent), status, media type of the answer.
CASES: list[tuple[str | None, int, str]] = [
    (None, 200, TTL),
    ("*/*", 200, TTL),
    ("", 200, TTL),
    # each variant by its name
    *((it, 200, it) for it in (TTL, HTML, NESTED, NT, XML, TRIG, NQ, JSON, GEO, CSV)),
    # what real clients send
    (FIREFOX, 200, HTML),
    (RDFLIB, 200, XML),
    (JAVA, 200, HTML),
    ("text/turtle, application/rdf+xml;q=0.8, */*;q=0.1", 200, TTL),
    ("application/ld+json, application/json;q=0.9", 200, NESTED),
    ("application/x-turtle, text/turtle;q=0.9", 200, TTL),
    ("text/rdf+n3, application/n-triples;q=0.4", 200, NT),
    # weights
    ("text/turtle;q=0.5, application/ld+json", 200, NESTED),
    ("text/turtle;q=0.5, application/ld+json;q=0.6", 200, NESTED),
    ("text/turtle;q=0.501, application/ld+json;q=0.5", 200, TTL),
    ("text/turtle;q=1.000, text/html;q=0.999", 200, TTL),
    ("text/turtle; q=0.1 , text/html; q=0.2", 200, HTML),
    ("text/turtle;Q=0.1, text/html;q=0.2", 200, HTML),
    ("TEXT/HTML", 200, HTML),
    ("application/n-triples;q=0.001", 200, NT),
    # equal weights: our order, data before pages
    ("text/html, text/turtle", 200, TTL),
    ("application/ld+json, text/html", 200, HTML),
    # specificity: the most specific range decides, whatever the order
    ("*/*;q=0.9, text/turtle;q=0.1", 200, HTML),
    ("text/turtle;q=0.1, */*;q=0.9", 200, HTML),
    ("text/*;q=0.3, text/turtle;q=0.1, */*;q=0.2", 200, HTML),
    ("text/*", 200, TTL),
    ("application/*", 200, NESTED),
    ("application/*, application/ld+json;q=0.1", 200, NT),
    ("text/*;q=0.1, application/json;q=0.2", 200, JSON),
    # q=0 refuses
    ("text/turtle;q=0, */*", 200, HTML),
    ("text/turtle;q=0, text/html;q=0, */*;q=0.1", 200, NESTED),
    ("text/*;q=0, */*", 200, NESTED),
    ("text/turtle;q=0", 406, PROBLEM),
    ("*/*;q=0", 406, PROBLEM),
    ("text/turtle;q=0.0, text/html;q=0.000", 406, PROBLEM),
    ("application/*;q=0, text/*;q=0", 406, PROBLEM),
    # nothing that we have
    ("image/png", 406, PROBLEM),
    ("text/foo, application/pdf", 406, PROBLEM),
    ("audio/*", 406, PROBLEM),
    ("text/n3", 406, PROBLEM),
    ("application/problem+json", 406, PROBLEM),
    # parameters that are no weight do not narrow
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 200, NESTED),
    ('application/ld+json;profile="a,b;q=0";q=0.7, text/turtle;q=0.5', 200, NESTED),
    ("text/turtle;charset=utf-8", 200, TTL),
    ("text/html;level=1;q=0.4, text/turtle;q=0.3", 200, HTML),
    # what cannot be read is passed over
    ("text/turtle;q=abc, text/html", 200, HTML),
    ("text/turtle;q=2, text/html", 200, HTML),
    ("text/turtle;q=-1, text/html", 200, HTML),
    ("text/turtle;q=, text/html", 200, HTML),
    ("text/turtle;q=0.12345, text/html", 200, HTML),
    ("garbage, text/html", 200, HTML),
    ("text/, /html, text//html, application/n-triples", 200, NT),
    (";;;,,,", 200, TTL),
    ("*/turtle, text/html", 200, HTML),
    ("text/turtle text/html", 200, TTL),
    (",", 200, TTL),
    # much of it
    (", ".join(f"application/x-{n}" for n in range(150)) + ", text/html", 200, HTML),
    ("a" * 10_000, 200, TTL),
    ("text/html;" + "a=b;" * 2_500, 200, HTML),
    (", ".join(["image/png;q=0.5"] * 600), 406, PROBLEM),
]


@pytest.mark.parametrize(("accept", "status", "kind"), CASES, ids=lambda it: str(it)[:50])
def test_accept(site: Built, accept: str | None, status: int, kind: str) -> None:
    path = site.one("?it a chv:Incident").removeprefix(site.publication.names.id)
    headers = [] if accept is None else [b"Accept: " + accept.encode()]
    found = raw(site.root, f"/doc/{path}".encode(), *headers)
    assert found.status == status
    assert found.headers["content-type"].partition(";")[0] == kind
    assert {it.strip() for it in found.headers["vary"].split(",")} >= {"Accept", "Accept-Language"}
    if status == 200:
        assert found.headers["content-location"].startswith(f"/doc/{path}.")


def test_several_accept_headers_count_as_one(site: Built) -> None:
    path = _incident(site)
    found = raw(site.root, path, b"Accept: text/turtle;q=0.2", b"Accept: application/n-triples;q=0.4")
    assert found.headers["content-type"] == NT


def test_refusal_lists_the_variants(site: Built) -> None:
    path = _incident(site).decode()
    found = web.get(site.root + path, headers={"accept": "image/png"})
    told = found.json()
    assert (told["status"], told["title"]) == (406, "Not Acceptable")
    assert {it["type"] for it in told["variants"]} == {TTL, HTML, NESTED, NT, XML, TRIG, NQ, JSON, GEO, CSV}
    for it in told["variants"]:
        there = web.get(site.root + it["href"])
        assert there.status_code == 200
        assert there.headers["content-type"].partition(";")[0] == it["type"]
    assert found.headers["link"].count('rel="alternate"') == 10


@pytest.mark.parametrize(
    ("extension", "kind"),
    [
        *(("ttl", TTL), ("html", HTML), ("jsonld", NESTED), ("nt", NT), ("rdf", XML)),
        *(("trig", TRIG), ("nq", NQ), ("json", JSON), ("geojson", GEO), ("csv", CSV)),
    ],
)
def test_suffix_wins_over_accept(site: Built, extension: str, kind: str) -> None:
    found = web.get(f"{site.root}{_incident(site).decode()}.{extension}", headers={"accept": "image/png"})
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == kind
    assert "content-location" not in found.headers
    assert "Accept," not in found.headers["vary"]


@pytest.mark.parametrize(
    ("lang", "accept_language", "status", "spoken"),
    [
        (None, None, 200, "en"),
        (None, "ar", 200, "ar"),
        (None, "ar-SY, en;q=0.8", 200, "ar"),
        (None, "en;q=0.8, ar;q=0.9", 200, "ar"),
        (None, "de, fr;q=0.5", 200, "en"),
        (None, "de, *;q=0.1", 200, "en"),
        (None, "en;q=0, *", 200, "ar"),
        (None, "ar;q=0", 200, "en"),
        (None, ";;;", 200, "en"),
        ("ar", "en", 200, "ar"),
        ("en", "ar", 200, "en"),
        ("de", None, 400, ""),
    ],
)
def test_language(site: Built, lang: str | None, accept_language: str | None, status: int, spoken: str) -> None:
    headers = {"accept": HTML} | ({} if accept_language is None else {"accept-language": accept_language})
    query = f"?lang={lang}" if lang else ""
    found = web.get(f"{site.root}{_incident(site).decode()}{query}", headers=headers)
    assert found.status_code == status
    if status == 200:
        assert found.headers["content-language"] == spoken
        assert f'<html lang="{spoken}"' in found.text


def test_things_without_a_place_have_no_map(site: Built) -> None:
    path = site.one("?it a chv:DocumentVersion").removeprefix(site.publication.names.id)
    assert web.get(f"{site.root}/doc/{path}", headers={"accept": GEO}).status_code == 406
    found = web.get(f"{site.root}/doc/{path}.geojson")
    assert found.status_code == 404
    told = [it["href"] for it in found.json()["variants"]]
    assert len(told) == 9
    assert {web.get(site.root + it).status_code for it in told} == {200}


def _incident(site: Built) -> bytes:
    return b"/doc/" + site.one("?it a chv:Incident").removeprefix(site.publication.names.id).encode()
