"""The report in a browser: no error, no request, Arabic right to left, no sideways scrolling on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.pages.report import report
from tests.browsers import chromium
from tests.conftest import EXAMPLES, ROOT
from tests.views.made import of_pages

PAGES = [*sorted((EXAMPLES / "pages").iterdir()), *sorted((ROOT / "tests" / "pages").rglob("zz9*.*"))]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    place: Path = tmp_path_factory.mktemp("report") / "report.html"
    place.write_text(report(of_pages(PAGES, checked=False)), encoding="utf-8")
    return place.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900, 1400])
def test_the_page_stands(browser: Browser, address: str, width: int, scheme: str) -> None:
    dark = scheme == "dark"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    assert requests == [address]
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    name = page.locator("dl.facts bdi", has_text="الخفسة").first
    assert name.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert name.evaluate("node => getComputedStyle(node).unicodeBidi") == "isolate"
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(20, 23, 26)") == dark
    context.close()
