"""Both real pages are built once for all tests here."""

import pytest

from tests.conftest import shared
from tests.runs import SETTINGS, kg
from tests.seeds.built import Built


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pages, folder = shared("seeds"), tmp_path_factory.mktemp("seeds")
    settings = folder / "kg.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    built = kg("--config", settings, "build", pages, "--out", folder / "store", "--json")
    assert (built.code, built.json["failures"], built.json["unread"], built.json["notes"]) == (0, [], [], [])
    tables = ("export", "--format", "tables", "--out", folder / "tables", "--store", folder / "store")
    assert kg("--config", settings, *tables).code == 0
    return Built(folder, folder / "store")
