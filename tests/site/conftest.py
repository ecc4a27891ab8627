"""One publication for each pair of settings, made once a session."""

from __future__ import annotations

import pytest

from kg.public import Publication
from kg.site import Site
from tests.site.pages import built


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Everything may leave: names and whole texts."""
    return built(tmp_path_factory.mktemp("full"), "names", "full")


@pytest.fixture(scope="session")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Counts and quotations."""
    return built(tmp_path_factory.mktemp("careful"), "counts", "quotes")


@pytest.fixture(scope="session")
def wordless(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Counts and no words of the pages."""
    return built(tmp_path_factory.mktemp("wordless"), "counts", "none")


@pytest.fixture(scope="session")
def site(full: Publication) -> Site:
    return Site(full)
