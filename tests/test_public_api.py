"""The public names: their examples run as they stand, they are cheap to import, and no other names are promised."""

import doctest
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import kg
from kg.pipeline import api
from tests.conftest import EXAMPLES

SETTINGS = kg.Settings(base="https://example.org/civharm/", victims="counts", text="quotes")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that holds the example pages and their store."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    kg.build(["examples/pages"], "output", SETTINGS)
    return tmp_path


@pytest.mark.parametrize("module", [kg, api], ids=lambda it: str(it.__name__))
def test_examples_run(module: object, folder: Path) -> None:
    finder = doctest.DocTestFinder()
    examples = [it for it in finder.find(module, globs={}) if it.examples]
    assert examples
    for example in examples:
        said: list[str] = []
        runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
        assert runner.run(example, out=said.append).failed == 0, "".join(said)


@pytest.mark.parametrize("name", sorted(set(kg.__all__) - {"__version__"}))
def test_a_public_name_is_the_thing_at_home(name: str) -> None:
    assert getattr(kg, name) is getattr(import_module(kg._HOMES[name]), name)
    assert getattr(kg, name).__doc__


def test_public_names_are_listed_once() -> None:
    assert dir(kg) == sorted({"__version__", *kg._HOMES}) == sorted(kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'reed_page'"):
        kg.reed_page  # type: ignore[attr-defined]  # noqa: B018


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, kg; print(sorted(m for m in sys.modules if m.startswith(('kg.', 'pyoxigraph', 'pydantic'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_page_and_a_folder_are_told_apart(folder: Path) -> None:
    for no_file in ("examples/pages", "examples/pages/*.txt", "no.txt"):
        with pytest.raises(kg.UsageError, match="one page"):
            kg.read_page(no_file)
    (folder / "other.txt").write_text("a shopping list\n", encoding="utf-8")
    with pytest.raises(kg.PageError, match="no reader knows"):
        kg.read_page("other.txt")


def test_a_query_may_be_a_name_a_file_or_a_text(folder: Path) -> None:
    store = kg.open_store("output")
    text = "SELECT (COUNT(?i) AS ?n) { ?i a <https://example.org/civharm/ns#Incident> }"
    (folder / "count.rq").write_text(text, encoding="utf-8")
    for asked in (text, "count.rq"):
        assert [row["n"].value for row in store.query(asked)] == ["2"]
    with pytest.raises(kg.UsageError, match="SELECT"):
        store.query("ASK { ?s ?p ?o }")
    with pytest.raises(kg.UsageError, match="kg query --list"):
        store.query("zzz")
    with pytest.raises(kg.UsageError, match="needs --param asked"):
        store.query("codes")


def test_findings_of_the_build_are_found_again(folder: Path) -> None:
    store = kg.open_store("output")
    assert store.validate() == store.findings()


def test_nothing_leaves_without_a_decision(folder: Path) -> None:
    store = kg.open_store("output")
    with pytest.raises(kg.UsageError, match="victims = "):
        store.export("turtle", "graph.ttl", kg.Settings(text="quotes"))
    with pytest.raises(kg.UsageError, match="there is no format 'shapefile'"):
        store.export("shapefile", "graph.shp", SETTINGS)
    assert not list(folder.glob("graph.*"))


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(kg.UsageError, match="there is no store"):
        kg.open_store(tmp_path)
