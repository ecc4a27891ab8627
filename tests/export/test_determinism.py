"""The same graph gives the same bytes, in whatever order it was put together; a write is whole or not at all."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.export import EXPORTERS, published
from kg.export.base import replacing_file, replacing_files
from kg.store import Graphs
from kg.terms import SKOS
from tests.export.stores import NAMES, SETTINGS, invented


def _bytes(out: Path) -> dict[str, bytes]:
    files = sorted(out.iterdir()) if out.is_dir() else [out]
    return {path.name: path.read_bytes() for path in files}


@pytest.mark.parametrize("name", EXPORTERS)
def test_order_of_insertion_does_not_show(name: str, tmp_path: Path) -> None:
    shuffled = list(invented())
    random.Random(7).shuffle(shuffled)
    for turn, quads in enumerate((invented(), shuffled)):
        (tmp_path / str(turn)).mkdir()
        EXPORTERS[name].write(published(Graphs.memory(quads), SETTINGS), tmp_path / str(turn) / "out")
    assert _bytes(tmp_path / "0" / "out") == _bytes(tmp_path / "1" / "out")


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_key_is_the_name_of_the_format(name: str) -> None:
    assert EXPORTERS[name].format.name == name


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_place_that_cannot_be_written_is_a_usage_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="cannot write"):
        EXPORTERS[name].write(published(Graphs.memory(), SETTINGS), tmp_path / "file" / "out")


def test_rdfxml_refuses_what_xml_cannot_hold(tmp_path: Path) -> None:
    thing, graph = NamedNode(NAMES.id + "thing"), NAMES.graph("ontology")
    view = published(Graphs.memory([Quad(thing, SKOS.prefLabel, Literal("form\x0cfeed"), graph)]), SETTINGS)
    with pytest.raises(UsageError, match=r"U\+000C.*thing"):
        EXPORTERS["rdfxml"].write(view, tmp_path / "out.rdf")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("old")
    with pytest.raises(RuntimeError), replacing_file(out) as draft:
        draft.write_text("half")
        raise RuntimeError
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_failed_write_leaves_the_old_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(RuntimeError), replacing_files(tmp_path) as draft:
        (draft / "a.csv").write_text("half")
        raise RuntimeError
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.csv", "old")]
