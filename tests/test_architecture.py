"""The house has floors: a module imports only from its own room or from lower floors.

Imports inside functions count too: a circle hidden in a function is still a circle.
"""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "kg"

#: Lower floors first. Rooms on one floor do not see each other.
FLOORS: list[set[str]] = [
    {"drafts", "errors", "terms", "opening", "resources", "merge", "master", "pool", "splice", "scratch"},
    {"values", "codelists", "names", "shacl", "packing", "sealed"},
    {"model"},
    {"iri", "formats", "ledger", "plain"},
    {"settings"},
    {"read", "records", "gazetteers", "prose"},
    {"overlay"},
    {"lift"},
    {"filling"},
    {"documents", "store", "shards"},
    {"release", "validate", "query", "stream"},
    {"answers", "identities"},
    {"export", "pages", "sharding"},
    {"public"},
    {"reconcile", "site"},
    {"serve", "pipeline"},
    {"cli"},
    {"__main__"},
]
FLOOR = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
FILES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py" and "data" not in p.parts)
_PUBLIC_ONLY = {"__version__"}


def imported_rooms(path: Path) -> set[str]:
    """The rooms of this package that the file names in any import, at any depth."""
    inside = (PACKAGE.name, *path.relative_to(PACKAGE).parent.parts)
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            dotted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(inside[: len(inside) - node.level + 1]) if node.level else ""
            stem = ".".join(part for part in (base, node.module) if part)
            dotted = [f"{stem}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in dotted:
            parts = name.split(".")
            if parts[0] == PACKAGE.name and len(parts) > 1 and parts[1] not in _PUBLIC_ONLY:
                rooms.add(parts[1])
    return rooms


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_there_is_a_house() -> None:
    assert len(FILES) > 20


def test_every_floor_is_lived_in() -> None:
    assert {room_of(path) for path in FILES} == set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    room = room_of(path)
    for other in sorted(imported_rooms(path) - {room}):
        assert other in FLOOR, f"{path} imports {other}, which has no floor"
        assert FLOOR[other] < FLOOR[room], (
            f"{room} (floor {FLOOR[room]}) must not import {other} (floor {FLOOR[other]})"
        )


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_files_are_of_a_readable_size(path: Path) -> None:
    """A file that outgrows its room is split; the whole model is one page on purpose."""
    limit = 360 if path.name == "model.py" else 330
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


#: Rooms within `prose`, lower ones first; rooms on one floor do not see each other, and files beside them are on top.
PROSE: list[set[str]] = [{"words"}, {"names"}, {"blame", "counts"}, {"speech"}]


@pytest.mark.parametrize("path", sorted((PACKAGE / "prose").rglob("*.py")), ids=lambda p: p.stem)
def test_imports_within_prose_go_down(path: Path) -> None:
    level = {room: floor for floor, rooms in enumerate(PROSE) for room in rooms}
    room = path.parent.name if path.parent.name in level else ""
    imported = re.findall(r"^from kg\.prose\.?(\w*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    for other in set(imported) - {room} if room else ():
        assert other in level and level[other] < level[room], f"{room} must not import {other or 'prose'}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "read").rglob("*.py")), ids=lambda p: p.name)
def test_readers_know_no_rdf(path: Path) -> None:
    """Readers make records; RDF begins in `lift`."""
    assert not re.search(
        r"^\s*(import|from) (rdflib|pyoxigraph|pyshacl)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
