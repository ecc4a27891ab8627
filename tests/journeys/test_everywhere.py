"""What holds on every kind of page: nobody else is asked, nothing is in the way, no page is wider than its screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.house import KHAFSA, KINDS
from tests.journeys.watch import AXE, Tab, grave
from tests.serve.serving import Built, raw

_LANGUAGES = ("en", "ar")

Findings = dict[str, list[tuple[str, str]]]


@dataclass
class Visit:
    """What was seen on a page: findings in light and dark, width on a phone, complaints, language and direction."""

    findings: Findings
    width: int
    complaints: list[str]
    language: tuple[str, str]


@dataclass
class Tour:
    """A walk over all kinds of pages in one language."""

    visits: dict[str, Visit]
    hosts: set[str | None]


@pytest.fixture(scope="module", params=_LANGUAGES)
def tour(browser: Browser, root: str, request: pytest.FixtureRequest) -> Iterator[Tour]:
    if not AXE.exists():
        pytest.skip("axe-core has not been fetched; run make setup")
    tab = Tab.open(browser, root, free=True)
    found = Tour({}, set())
    for kind, path in KINDS.items():
        tab.complaints.clear()
        tab.page.set_viewport_size({"width": 1300, "height": 900})
        page = tab.go(path, request.param)
        if page.locator("figure.map.moving, figure.map:not(.overview)").count():
            page.wait_for_selector("figure.map.live", state="attached")
        findings = {"light": grave(page)}
        page.emulate_media(color_scheme="dark")
        findings["dark"] = grave(page, "color-contrast", "link-in-text-block")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 360, "height": 800})
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
        spoken = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
        width = page.evaluate("document.documentElement.scrollWidth")
        # a page that is none is told to the console by the browser itself
        complaints = [it for it in tab.complaints if "status of 4" not in it]
        found.visits[kind] = Visit(findings, width, complaints, (spoken[0], spoken[1]))
    found.hosts = tab.hosts
    yield found
    tab.close()


def test_no_page_of_any_kind_asks_another_host(tour: Tour) -> None:
    assert tour.hosts == {"127.0.0.1"}
    assert {kind: it.complaints for kind, it in tour.visits.items() if it.complaints} == {}


def test_no_kind_of_page_stands_in_the_way_of_a_screen_reader_in_light_or_dark(tour: Tour) -> None:
    found = [
        (kind, scheme, *it) for kind, one in tour.visits.items() for scheme, many in one.findings.items() for it in many
    ]
    assert found == []


def test_no_kind_of_page_scrolls_sideways_on_a_phone(tour: Tour) -> None:
    assert {kind: it.width for kind, it in tour.visits.items() if it.width != 360} == {}


def test_every_kind_of_page_is_in_the_language_that_was_asked_for(tour: Tour, request: pytest.FixtureRequest) -> None:
    wanted = ("ar", "rtl") if request.node.callspec.params["tour"] == "ar" else ("en", "ltr")
    assert {kind: it.language for kind, it in tour.visits.items() if it.language != wanted} == {}


@pytest.mark.parametrize("width", [800, 1300])
def test_no_kind_of_page_scrolls_sideways_on_wider_screens(tab: Callable[..., Tab], width: int) -> None:
    mine = tab(width=width)
    wide = {kind: mine.go(path).evaluate("document.documentElement.scrollWidth") for kind, path in KINDS.items()}
    assert {kind: it for kind, it in wide.items() if it != width} == {}


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_start_page_is_light(tab: Callable[..., Tab], language: str) -> None:
    page = (mine := tab()).go("", language)
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    weights = {it.resource_type: 0 for it in mine.requests}
    for it in mine.requests:
        answer = it.response()
        assert answer is not None
        weights[it.resource_type] += len(answer.body())
    assert weights.get("script", 0) < 150_000
    assert sum(weights.values()) < 500_000


@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_is_not_there_is_told_in_the_readers_language(
    tab: Callable[..., Tab], site: Built, root: str, language: str
) -> None:
    gone = site.one("?it prov:wasInvalidatedBy ?by FILTER(!CONTAINS(STR(?it), '/correction/'))").replace(
        "/id/", "/doc/"
    )
    for path, status in (
        ("doc/airwars/incident/NONE", 404),
        ("no/such/path", 404),
        (gone.removeprefix(root), 410),
        ("graphs?default=", 406),
    ):
        address = f"{root}{path}{'&' if '?' in path else '?'}lang={language}"
        answer = httpx.get(address, headers={"accept": "text/html"})
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8"), address
        by_browser = httpx.get(root + path, headers={"accept": "text/html", "accept-language": language})
        assert f'<html lang="{language}"' in by_browser.text, "the language that the browser asks for"
        assert f'<html lang="{language}"' in answer.text, "the language in the address"
    page = tab().go(gone.removeprefix(root), language)
    assert "the sentence tells of another day" in page.locator("main").inner_text()
    page.locator("main a[href*='/correction/']").first.click()
    expect(page.locator("main")).to_contain_text("A. Person")


def test_a_browser_that_follows_an_identifier_comes_to_its_page(root: str) -> None:
    with httpx.Client(headers={"accept": "text/html"}, follow_redirects=True) as client:
        answer = client.get(f"{root}{KHAFSA.replace('doc/', 'id/')}")
    assert answer.history[0].status_code == 303
    assert str(answer.url).startswith(root + KHAFSA)


def test_no_address_makes_a_page_that_leads_to_another_host(root: str) -> None:
    for target in (b"//elsewhere.example/x", b"/\\elsewhere.example", b"//elsewhere.example/doc/x?lang=ar"):
        answer = raw(root, target, b"Accept: text/html")
        assert answer.status in (400, 404), target
        assert b'="//' not in answer.body
        assert b'="/\\' not in answer.body
