"""One store and one running server for all tests that need them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serve.serving import Built, built, served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """A built folder whose server runs under the base of its data."""
    it = built(tmp_path_factory.mktemp("site"))
    with served(it):
        yield it
