"""Maps, search and the SPARQL page in a browser over `kg serve`: no complaint, nobody else asked, keyboard enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kg.site.assets import missing
from tests.browsers import chromium
from tests.conftest import ROOT
from tests.serve.serving import built, served

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"

POINTS = """PREFIX chv: <{base}ns#> PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?incident ?name ?latitude ?longitude ?killed WHERE {{
  ?a a chv:Assessment ; chv:about ?incident ; chv:geolocation ?g ; chv:statedPlace/skos:prefLabel ?name .
  ?g schema:latitude ?latitude ; schema:longitude ?longitude
  OPTIONAL {{ ?a chv:figure/schema:maxValue ?killed }} }} ORDER BY ?name"""


@dataclass
class Seen:
    """What a browser complained of, and the hosts that it asked."""

    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def page(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("console", lambda it: self.complaints.append(it.text) if it.type in ("error", "warning") else None)
        page.on("pageerror", lambda it: self.complaints.append(str(it)))
        page.on("request", lambda it: self.hosts.add(urlsplit(it.url).hostname or it.url))
        page.goto(address)
        return page

    def well(self) -> None:
        """Nothing was complained of and nobody else was asked."""
        assert self.complaints == []
        assert self.hosts == {"127.0.0.1"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if missing():
        pytest.skip("the packages have not been fetched; run make setup")
    with served(built(tmp_path_factory.mktemp("tools"))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def seen(browser: Browser) -> Iterator[Seen]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield Seen(context)
    context.close()


def settled(page: Page) -> None:
    """Waits until what a script brings is there: the map that moves, the editor."""
    for place, made in (("figure.map.moving", "figure.map.live"), ("main.sparql", ".CodeMirror")):
        if page.locator(place).count():
            page.wait_for_selector(made)
    page.wait_for_load_state("networkidle")


def incident(root: str, page: Page) -> str:
    """The address of an incident that has a point."""
    page.goto(f"{root}map")
    return str(page.evaluate("fetch('/map.geojson').then(it => it.json()).then(it => it.features[0].properties.href)"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_map_moves_and_leads_to_an_incident(root: str, seen: Seen, language: str) -> None:
    page = seen.page(f"{root}map?lang={language}")
    page.wait_for_selector(".moves .leaflet-marker-icon")
    assert page.locator(".drawings > svg").evaluate_all("all => all.map(it => it.checkVisibility())") == [False, False]
    box = page.locator(".moves")
    assert box.get_attribute("dir") == "ltr"
    # the same by keyboard: zoom until there is a single mark, open it, follow its link
    for _ in range(16):
        if page.locator(".moves .pin").count():
            break
        page.locator(".moves .group").first.press("Enter")
        page.wait_for_timeout(400)
    page.locator(".moves .pin").first.press("Enter")
    link = page.locator(".leaflet-popup-content a").first
    link.wait_for()
    assert page.locator(".leaflet-popup-content div").first.get_attribute("dir") == (
        "rtl" if language == "ar" else "ltr"
    )
    link.press("Enter")
    page.wait_for_url("**/doc/**")
    seen.well()


def test_land_is_drawn_under_the_incidents(root: str, seen: Seen) -> None:
    page = seen.page(f"{root}map")
    page.wait_for_selector(".leaflet-ground-pane path.land", state="attached")
    ground = page.locator(".leaflet-ground-pane svg").bounding_box()
    assert ground is not None
    assert ground["width"] > 500
    assert (
        page.locator(".leaflet-ground-pane path.land").first.evaluate("it => getComputedStyle(it).fillOpacity") == "1"
    )
    seen.well()


def test_an_incident_has_its_locations_on_a_map_and_in_words(root: str, seen: Seen) -> None:
    page = seen.context.new_page()
    address = incident(root, page)
    page = seen.page(f"{root.rstrip('/')}{address}?lang=ar")
    page.locator("figure.map").scroll_into_view_if_needed()
    page.wait_for_selector("figure.map.live .leaflet-marker-icon")
    marks, lines = page.locator(".moves .pin").count(), page.locator("figure.map ul.key li").count()
    assert 0 < marks <= lines
    page.locator(".moves .pin").first.press("Enter")
    told = page.locator(".leaflet-popup-content .told")
    told.wait_for()
    assert told.get_attribute("dir") == "rtl"
    assert told.inner_text() in page.locator("ul.key").inner_text()
    seen.well()


def test_without_script_the_drawing_and_the_words_are_there(root: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}map")
    assert page.locator("figure.map svg[role=img] circle.disc").count()
    assert page.locator("ul.regions li").count()
    page.goto(f"{root}sparql")
    page.locator("#run").click()
    expect(page.locator("table.results tbody tr").first).to_be_visible()
    page.goto(f"{root}search?q=ZZ901")
    assert page.locator("ol.hits a").first.is_visible()
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_question_is_answered_as_table_chart_and_map(root: str, seen: Seen, language: str) -> None:
    page = seen.page(f"{root}sparql?lang={language}")
    page.wait_for_selector(".CodeMirror")
    page.evaluate("it => document.querySelector('.CodeMirror').CodeMirror.setValue(it)", POINTS.format(base=root))
    page.locator(".CodeMirror textarea").press("Control+Enter")
    page.wait_for_selector("#results table.results tbody tr")
    arabic = page.locator("#results td bdi[lang=ar]").first
    assert arabic.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert arabic.evaluate("node => getComputedStyle(node).unicodeBidi") == "isolate"
    page.locator("#tab-table").press("ArrowLeft" if language == "ar" else "ArrowRight")
    page.wait_for_selector("#results .leaflet-marker-icon")
    for _ in range(16):  # rows that lie near one another are one disc until the map is near enough
        if page.locator("#results .pin").count():
            break
        page.locator("#results .group").first.press("Enter")
        page.wait_for_timeout(400)
    mark = page.locator("#results .pin").first
    words = mark.get_attribute("aria-label") or ""
    mark.press("Enter")
    told = page.locator("#results .leaflet-popup-content dl")
    expect(told.first).to_be_visible()
    assert words.split("; ")[0] in told.first.inner_text()
    assert not re.fullmatch(r"[\d., -]+", words), "a mark has the name of its row, not its coordinates"
    page.locator("#tab-chart").click()
    expect(page.locator("#results .bars rect").first).to_be_attached()
    link = page.locator("#results a[download]").first.get_attribute("href")
    answer = page.request.get(root.rstrip("/") + str(link))
    assert answer.status == 200
    seen.well()


def test_the_question_stays_in_the_address_and_in_the_other_language(root: str, seen: Seen) -> None:
    page = seen.page(f"{root}sparql?lang=en")
    page.wait_for_selector(".CodeMirror")
    asked = "ASK { ?s ?p 'x & y' }"
    page.evaluate("it => document.querySelector('.CodeMirror').CodeMirror.setValue(it)", asked)
    page.locator("#run").click()
    expect(page.locator("#results .answer")).to_have_text("No")
    expect(page.get_by_role("status")).to_have_text("No")
    page.reload()
    expect(page.locator("#results .answer")).to_have_text("No")
    page.wait_for_selector(".CodeMirror")
    page.locator("#run").click()
    expect(page.locator("a.other")).to_have_attribute("href", re.compile("query="))
    page.locator("a.other").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("#results .answer")).to_have_text("لا")
    page.wait_for_selector(".CodeMirror")
    assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()") == asked
    seen.well()


def test_a_wrong_question_is_answered_in_words(root: str, seen: Seen) -> None:
    page = seen.page(f"{root}sparql")
    page.wait_for_selector(".CodeMirror")
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?x WHERE {')")
    page.locator("#run").click()
    page.wait_for_selector("#results .note .said")
    assert seen.hosts == {"127.0.0.1"}


def test_the_keyboard_leaves_the_editor(root: str, seen: Seen) -> None:
    page = seen.page(f"{root}sparql")
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.CodeMirror') !== null")
    seen.well()


def test_every_shipped_question_is_an_example_that_runs(root: str, seen: Seen) -> None:
    page = seen.page(f"{root}sparql")
    page.wait_for_selector(".CodeMirror")
    examples = page.locator("a.example")
    for n in range(0, examples.count(), 5):
        examples.nth(n).click()
        page.locator("#run").click()
        page.locator("#results .body > p.soft:only-child").wait_for(state="detached")
        assert not page.locator("#results .note .said").count(), examples.nth(n).inner_text()
        page.wait_for_timeout(300)
    seen.well()


@pytest.mark.parametrize("path", ["map", "sparql", "search?q=ZZ901", "map?lang=ar", "search?q=invented&lang=ar"])
def test_no_serious_finding_of_accessibility(root: str, browser: Browser, path: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core has not been fetched; run make setup")
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(root + path)
    settled(page)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(it => it.violations.map(one => [one.impact, one.id, one.nodes[0].html]))")
    assert not [it for it in found if it[0] in ("serious", "critical")]
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 800, 1300])
def test_nothing_scrolls_sideways(root: str, browser: Browser, width: int, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark")
    page = context.new_page()
    for path in ("map", "sparql", "search?q=ZZ901"):
        page.goto(f"{root}{path}{'&' if '?' in path else '?'}lang={language}")
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
    context.close()
