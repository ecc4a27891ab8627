"""One browser and one server for all journeys; both end with them, since other tests start browsers of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from kg.site.assets import missing
from tests.browsers import chromium
from tests.journeys import house
from tests.journeys.watch import Tab
from tests.serve.serving import Built, served


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if missing():
        pytest.skip("the packages have not been fetched; run make setup")
    with chromium() as found:
        yield found


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return house.demo(tmp_path_factory.mktemp("journeys"))


@pytest.fixture(scope="package")
def root(site: Built, browser: Browser) -> Iterator[str]:  # no server where there is no browser
    with served(site) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, root: str) -> Iterator[Callable[..., Tab]]:
    """Opens a tab; see Tab.open for what may be chosen."""
    opened: list[Tab] = []

    def make(**chosen: int) -> Tab:
        opened.append(Tab.open(browser, root, **chosen))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for it in opened:
        it.close()
