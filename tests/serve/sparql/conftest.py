"""One store of invented pages, and one server over it, for all tests that need no special limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runs import SETTINGS, kg, pages
from tests.serve.sparql.serving import Served, served


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """public/ of a build of six invented pages."""
    folder = tmp_path_factory.mktemp("sparql")
    pages(folder / "pages", *range(1, 7))
    (folder / "kg.toml").write_text(f"{SETTINGS}[gazetteers]\n", encoding="utf-8")  # links are not needed here
    done = kg("build", "pages", cwd=folder)
    assert (folder / "output" / "current" / "public").is_dir(), done.err
    return (folder / "output" / "current" / "public").resolve()


@pytest.fixture(scope="session")
def service(public: Path) -> Iterator[Served]:
    """A server that never runs out of time for its only client."""
    with served(public, seconds_a_minute=100_000, fast_seconds=2, slow_seconds=60) as running:
        yield running
