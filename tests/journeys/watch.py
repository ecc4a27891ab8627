"""A tab of the browser with what it asked for and what the browser complained of."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.conftest import ROOT

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class Tab:
    """`root` is the site's address with a slash at its end."""

    context: BrowserContext
    page: Page
    root: str
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        browser: Browser,
        root: str,
        *,
        width: int = 1300,
        script: bool = True,
        dark: bool = False,
        free: bool = False,
    ) -> Tab:
        """`free`: the page's policy does not hold, so that a test may bring a script of its own."""
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            bypass_csp=free,
            reduced_motion="reduce",
        )
        tab = cls(context, context.new_page(), root)
        tab.page.on("request", lambda it: tab.requests.append(it))  # noqa: PLW0108  # no method of a list will do
        tab.page.on("console", lambda it: tab.complaints.append(it.text) if it.type in ("error", "warning") else None)
        tab.page.on("pageerror", lambda it: tab.complaints.append(str(it)))
        return tab

    def go(self, path: str, language: str | None = "en") -> Page:
        """Opens a path below the root."""
        asked = "" if language is None else f"{'&' if '?' in path else '?'}lang={language}"
        self.page.goto(f"{self.root}{path}{asked}")
        return self.page

    @property
    def hosts(self) -> set[str | None]:
        """Whom the browser asked; data in the address itself asks nobody."""
        return {urlsplit(it.url).hostname for it in self.requests if not it.url.startswith(("data:", "blob:"))}

    def close(self) -> None:
        self.context.close()


def middle(page: Page, selector: str) -> float:
    """Where the first such element stands, from the left."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["x"] + box["width"] / 2


def grave(page: Page, *rules: str) -> list[tuple[str, str]]:
    """The serious and critical findings of axe-core, by all its rules or by these: rule and first element."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    options = {"resultTypes": ["violations"]} | ({"runOnly": {"type": "rule", "values": rules}} if rules else {})
    found = page.evaluate("async it => (await axe.run(document, it)).violations", options)
    return [(it["id"], it["nodes"][0]["html"][:300]) for it in found if it["impact"] in ("serious", "critical")]
