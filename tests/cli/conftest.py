"""A folder with settings, two invented pages and their store, built once for all tests of the command line."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.runs import SETTINGS, Ran, kg, pages


@dataclass(frozen=True)
class Desk:
    """Where a person sits: `kg.toml`, `pages/` and `output/` lie in one folder."""

    folder: Path

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    @property
    def store(self) -> Path:
        return self.folder / "output"

    def kg(self, *arguments: str | Path, typed: str = "") -> Ran:
        return kg(*arguments, typed=typed, cwd=self.folder)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Only read from it: it is shared."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    pages(folder / "pages", 1, 2)
    found = Desk(folder)
    assert found.kg("build", "pages").code == 0
    return found


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    """A desk with nothing on it."""
    return Desk(tmp_path)
