"""Pages on things in a browser, as they will be served: no complaint, no other host, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pyoxigraph import Literal

from kg.public import Publication
from kg.terms import OA
from tests.browsers import chromium
from tests.conftest import ROOT
from tests.serve.serving import Built, served
from tests.site.pages import BASE

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
KHAFSA = "doc/airwars/incident/CS243-RS0954"
PATHS = (
    KHAFSA,
    "doc/actor/us-led-coalition",
    "doc/place/Syria/Aleppo/Al_Khafsa/%D8%A7%D9%84%D8%AE%D9%81%D8%B3%D8%A9",
    "concept/conflict-russian-military-in-syria",
    "doc/document/cs243-rs0954.txt",
    "codes/R850A",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def root(full: Publication) -> Iterator[str]:
    """The address of a server of everything, with a slash at its end."""
    with served(Built(full.folder.parents[3], 0)) as address:
        yield address


class Watched:
    """A page with what it asked for and what the browser complained of."""

    def __init__(self, browser: Browser, width: int = 1300, *, dark: bool = False, script: bool = True) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        self.page: Page = self.context.new_page()
        self.hosts: set[str | None] = set()
        self.complaints: list[str] = []
        self.page.on("console", lambda it: self.complaints.append(it.text) if it.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda it: self.complaints.append(str(it)))
        self.page.on("request", lambda it: self.hosts.add(urlsplit(it.url).hostname))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", PATHS)
def test_pages_stand_at_every_width(browser: Browser, root: str, path: str, language: str) -> None:
    for width in (360, 800, 1300):
        seen = Watched(browser, width, dark=width == 800)
        seen.page.goto(f"{root}{path}?lang={language}")
        seen.page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
        assert seen.page.evaluate("document.documentElement.scrollWidth") == width, (path, width)
        assert seen.hosts == {"127.0.0.1"}
        assert seen.complaints == []
        seen.context.close()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_stands_in_the_way_of_a_screen_reader(browser: Browser, root: str, language: str, dark: bool) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is absent: make setup")
    for path in PATHS:
        context = browser.new_context(bypass_csp=True, color_scheme="dark" if dark else "light")
        page = context.new_page()
        page.goto(f"{root}{path}?lang={language}")
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("async () => (await axe.run()).violations")
        grave = [(it["id"], it["nodes"][0]["html"][:200]) for it in found if it["impact"] in ("serious", "critical")]
        assert grave == [], path
        context.close()


def marked(page: Page) -> str:
    """The marked words of a document's text, once its page is there: a click does not wait for what it leads to."""
    expect(page.locator(".rendition mark").first).to_be_visible()
    page.wait_for_load_state()
    return "".join(page.locator(".rendition mark").all_inner_texts())


def test_a_claim_leads_to_its_words(browser: Browser, root: str) -> None:
    """With script and without it, the marked words are the words quoted."""
    for script in (True, False):
        seen = Watched(browser, script=script)
        seen.page.goto(f"{root}{KHAFSA}?lang=en")
        row = seen.page.locator("table.claims tbody tr", has_text="@RadioAlKul").first
        quoted = row.locator("q").first.inner_text().strip("“”")
        row.locator("a.in-text").first.click()
        assert marked(seen.page) == quoted
        assert seen.complaints == []
        seen.context.close()


def test_the_identifier_of_a_quotation_marks_its_words(browser: Browser, root: str, full: Publication) -> None:
    exact = "@RadioAlKul held the Coalition responsible for seven deaths."
    rows = full.graphs.rows(f"SELECT ?q ?words WHERE {{ ?q {OA.exact} ?words }}", {"words": Literal(exact)})
    iri = next(row["q"].value for row in rows)
    seen = Watched(browser)
    seen.page.goto(root + "doc/" + iri.removeprefix(f"{BASE}id/"))
    assert marked(seen.page) == exact
    seen.context.close()


def test_arabic_names_run_from_right_to_left(browser: Browser, root: str) -> None:
    seen = Watched(browser)
    seen.page.goto(f"{root}{KHAFSA}?lang=en")
    name = seen.page.locator("h1 bdi", has_text="الخفسة")
    assert name.evaluate("it => getComputedStyle(it).direction") == "rtl"
    assert name.evaluate("it => getComputedStyle(it).unicodeBidi") == "isolate"
    place = seen.page.locator("h1").bounding_box()
    first = seen.page.locator("h1 bdi").first.bounding_box()
    arabic = name.bounding_box()
    assert place and first and arabic
    assert first["x"] < arabic["x"]
    seen.context.close()


def test_light_and_dark_are_the_readers_choice(browser: Browser, root: str) -> None:
    seen = Watched(browser, dark=True)
    seen.page.goto(f"{root}{KHAFSA}?lang=en")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = seen.page.evaluate(ground)
    seen.page.get_by_role("button", name="Light or dark").click()
    light = seen.page.evaluate(ground)
    assert dark != light
    seen.page.goto(f"{root}{KHAFSA}?lang=ar")
    assert seen.page.evaluate(ground) == light
    seen.context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, root: str) -> None:
    seen = Watched(browser)
    seen.page.goto(f"{root}{KHAFSA}?lang=en")
    seen.page.keyboard.press("Tab")
    expect(seen.page.locator("a.skip")).to_be_focused()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("#main")).to_be_focused()
    seen.context.close()
