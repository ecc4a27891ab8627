"""One store and one running service for all tests that need them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reconcile.serving import Served, built, served


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with kg.toml and a store of the invented pages."""
    return built(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def service(folder: Path) -> Iterator[Served]:
    """The service in a process of its own."""
    with served(folder) as running:
        yield running
