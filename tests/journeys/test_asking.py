"""What machines and those who write for them take: SPARQL, downloads, documents in every format, reconciliation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from tests.journeys.house import SOOR
from tests.journeys.watch import Tab

_POINTS = """PREFIX chv: <{root}ns#> PREFIX schema: <https://schema.org/>
SELECT ?incident ?latitude ?longitude WHERE {{
  ?assessment chv:about ?incident ; chv:geolocation ?point .
  ?point schema:latitude ?latitude ; schema:longitude ?longitude }} ORDER BY ?incident"""
_TYPE = "it => document.querySelector('.CodeMirror').CodeMirror.setValue(it)"


def _editor(page: Page) -> Page:
    page.wait_for_selector(".CodeMirror")
    return page


def test_an_example_is_run_and_its_rows_stand_in_a_table(tab: Callable[..., Tab]) -> None:
    page = _editor((mine := tab()).go("sparql"))
    page.locator("#who-says-what a.example").click()
    page.wait_for_function("() => document.querySelector('.CodeMirror').CodeMirror.getValue().includes('SELECT')")
    page.locator("#run").click()
    page.wait_for_selector("#results table.results tbody tr")
    words = page.locator("#results").inner_text()
    assert "CS1141" in words
    assert mine.complaints == []
    # a row leads on to the page of its thing
    link = page.locator("#results table.results a[href*='/doc/']").first
    if link.count():
        link.click()
        page.wait_for_url("**/doc/**")
        expect(page.locator("h1")).to_have_count(1)


def test_rows_with_coordinates_are_shown_on_a_map(tab: Callable[..., Tab], root: str) -> None:
    page = _editor((mine := tab()).go("sparql"))
    page.evaluate(_TYPE, _POINTS.format(root=root))
    page.locator(".CodeMirror textarea").press("Control+Enter")
    page.wait_for_selector("#results table.results tbody tr")
    rows = page.locator("#results table.results tbody tr").count()
    page.locator("#tab-map").click()
    page.wait_for_selector("#results .leaflet-marker-icon")
    # each row is a mark of its own, or one of a disc that says how many rows it stands for
    discs = page.locator("#results .group").evaluate_all("all => all.map(it => it.getAttribute('aria-label'))")
    assert page.locator("#results .pin").count() + sum(int(re.sub(r"\D", "", it)) for it in discs) == rows
    assert mine.complaints == []
    assert mine.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_query_is_answered_in_words_that_say_where(tab: Callable[..., Tab], script: bool) -> None:
    page = (mine := tab(script=script)).go("sparql")
    if script:
        _editor(page).evaluate(_TYPE, "SELECT ?x WHERE { ?x ?y")
        page.locator("#run").click()
        said = page.locator("#results .note .said").inner_text()
    else:
        page.locator("#query").fill("SELECT ?x WHERE { ?x ?y")
        page.locator("#run").click()
        page.wait_for_url("**/sparql?query=**")
        said = page.locator("main").inner_text()
    assert re.search(r"pars|expected|syntax", said, re.IGNORECASE), said
    assert re.search(r"\b1\b", said), said
    assert mine.hosts == {"127.0.0.1"}


def test_every_download_has_the_hash_that_the_page_prints(tab: Callable[..., Tab]) -> None:
    page = tab().go("data")
    told = page.locator("table.dumps tbody tr").evaluate_all(
        "all => all.map(it => [it.querySelector('a').href, it.querySelector('code.hash').textContent])"
    )
    assert len(told) > 10
    for address, digest in told:
        assert hashlib.sha256(httpx.get(address, timeout=60).content).hexdigest() == digest, address
    with page.expect_download() as waiting:
        page.locator("table.dumps tbody a").first.click()
    assert hashlib.sha256(waiting.value.path().read_bytes()).hexdigest() == told[0][1]
    # the whole graph is the release that the page names
    assert told[0][1] in page.locator("#downloads + p").inner_text()


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib's own parsers
@pytest.mark.parametrize("path", [SOOR, "doc/actor/us-led-coalition", "ns", "concept/conflict"])
def test_the_links_of_a_page_to_its_data_all_hold_the_same_graph(tab: Callable[..., Tab], path: str) -> None:
    page = tab().go(path)
    links = page.locator("head link[rel=alternate][type]").evaluate_all("all => all.map(it => [it.type, it.href])")
    shown = page.locator("nav.variants a").evaluate_all("all => all.map(it => [it.type, it.href])")
    assert sorted(links) == sorted(shown)
    graphs: dict[str, Graph] = {}
    for kind, address in links:
        answer = httpx.get(address, timeout=60)
        assert answer.headers["content-type"].partition(";")[0] == kind
        if kind in ("application/geo+json", "text/csv", "application/json"):
            continue
        if kind in ("application/trig", "application/n-quads"):
            whole = Dataset()
            whole.parse(data=answer.text, format=kind)
            graphs[kind] = Graph()
            for s, p, o, _ in whole.quads():
                graphs[kind].add((s, p, o))
        else:
            graphs[kind] = Graph().parse(data=answer.text, format=kind, publicID=address)
    assert len(graphs) >= 4
    first = graphs["text/turtle"]
    assert len(first) > 10
    for kind, graph in graphs.items():
        assert isomorphic(first, graph), kind


def test_a_name_is_reconciled_and_its_preview_leads_to_the_page(tab: Callable[..., Tab], root: str) -> None:
    manifest = httpx.get(f"{root}reconcile/").json()
    asked = {"queries": '{"q": {"query": "S993"}, "p": {"query": "Al Khafsah", "type": "place"}}'}
    told = httpx.post(f"{root}reconcile/", data=asked).json()
    assert told["q"]["result"][0]["id"] == f"{root}{SOOR.replace('doc/', 'id/')}"
    assert told["p"]["result"][0]["name"] == "Al Khafsa"
    page = (mine := tab(width=manifest["preview"]["width"])).page
    page.goto(manifest["preview"]["url"].replace("{{id}}", told["q"]["result"][0]["id"]))
    assert "CS1141" in page.locator("body").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= manifest["preview"]["width"]
    page.goto(manifest["view"]["url"].replace("{{id}}", told["q"]["result"][0]["id"]))
    assert page.locator("h1").count() == 1
    assert mine.hosts == {"127.0.0.1"}
