"""A piece of the report is kept until something that it asked for is another."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.pages.pieces import Pieces, Reads, Touched

THING, OTHER, P, Q = (NamedNode(f"urn:{name}") for name in ("thing", "other", "p", "q"))
NOTHING = Touched.by([])


class Page:
    """Makes one piece, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def piece(self, pieces: Pieces, given: object = 1) -> str:
        return str(pieces.piece("a", given, self._make))

    def _make(self, reads: Reads) -> str:
        self.made += 1
        reads.said.add(THING)
        reads.leading |= {(THING, P), (Literal("a", language="ar"), None)}
        reads.documents.add("page.txt")
        return f"<b>{self.made}</b>"


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def file(tmp_path: Path, page: Page) -> Path:
    pieces = Pieces("stamp")
    assert page.piece(pieces) == "<b>1</b>"
    pieces.write(tmp_path / "pieces.json")
    return tmp_path / "pieces.json"


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        (Triple(OTHER, P, OTHER), True),
        (Triple(THING, Q, OTHER), False),  # something is said of it
        (Triple(OTHER, P, THING), False),  # something leads to it
        (Triple(OTHER, Q, THING), True),  # by a property that was not asked for
        (Triple(OTHER, Q, Literal("a", language="ar")), False),  # any property was asked for
        (Triple(OTHER, Q, Literal("a")), True),
    ],
)
def test_a_change_of_the_graph(page: Page, file: Path, changed: Triple, kept: bool) -> None:
    pieces = Pieces.since(file, "stamp", Touched.by([changed]), lambda _: True)
    assert page.piece(pieces) == ("<b>1</b>" if kept else "<b>2</b>")


def test_a_change_of_a_document_of_what_is_shown_or_of_what_decides_on_all(page: Page, file: Path) -> None:
    assert page.piece(Pieces.since(file, "stamp", NOTHING, lambda _: True)) == "<b>1</b>"
    assert page.piece(Pieces.since(file, "stamp", NOTHING, lambda name: name != "page.txt")) == "<b>2</b>"
    assert page.piece(Pieces.since(file, "stamp", NOTHING, lambda _: True), given=2) == "<b>3</b>"
    assert page.piece(Pieces.since(file, "other", NOTHING, lambda _: True)) == "<b>4</b>"
    assert page.piece(Pieces.since(file.with_name("none"), "stamp", NOTHING, lambda _: True)) == "<b>5</b>"


def test_what_is_kept_is_written_as_it_was_and_what_is_not_shown_is_forgotten(page: Page, file: Path) -> None:
    before = file.read_bytes()
    pieces = Pieces.since(file, "stamp", NOTHING, lambda _: True)
    page.piece(pieces)
    pieces.write(file)
    assert file.read_bytes() == before
    Pieces.since(file, "stamp", NOTHING, lambda _: True).write(file)
    page.piece(Pieces.since(file, "stamp", NOTHING, lambda _: True))
    assert page.made == 2
