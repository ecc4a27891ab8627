"""Nothing in the code knows the two real pages: their codes, places, numbers and names stand in no program text.

Examples for people are no program text: docstrings, comments, `skos:example`, and what follows "such as".
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, shared
from tests.seeds.built import FIRST, SECOND

_EXAMPLE = re.compile(r"skos:example [^\n]*|such as [^\n]*")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_DISTINCT = re.compile(
    r"[A-Z]{1,6}[0-9]{2,6}[A-Za-z]?\b"  # codes
    r"|[0-9]{2}[A-Z]{3}[0-9]{6}|[0-9]+\.[0-9]{4,}|[0-9]{4}/[A-Z]+[0-9]+"  # grid references, coordinates, references
    r"|[\u0621-\u064a]{4,}"  # Arabic names
    r"|@[A-Za-z]{4,}",  # accounts
)
#: Names of the pages that no pattern finds: places, outlets.
_NAMES = {
    FIRST: (
        "Khafsa",
        "Khafssa",
        "Breakingnews",
        "Abarahpress",
        "Syrianewsdesk",
        "Step News",
        "HNN",
        "Mother of the World",
    ),
    SECOND: ("Al Soor", "Deir al-Zour", "Dayr Az Zawr", "Baladi News", "telephone exchange"),
}


def distinctive(page: str) -> set[str]:
    data = (shared("seeds") / page).read_bytes()
    text = data.decode()
    assert all(name in text for name in _NAMES[page])
    digest = hashlib.sha256(data).hexdigest()
    return {found[0] for found in _DISTINCT.finditer(text)} | {*_NAMES[page], digest[:12], page[4:16]}


def program_texts() -> Iterator[tuple[Path, str]]:
    """Each file of the program without its examples for people."""
    for path in sorted((ROOT / "kg").rglob("*")):
        if path.suffix == ".py":
            yield path, "\n".join(_EXAMPLE.sub("", it) for it in _strings(path))
        elif path.is_file() and path.suffix in (".j2", ".json"):
            yield path, path.read_text(encoding="utf-8")
    for room in ("ontology", "shapes", "queries"):
        for path in sorted((ROOT / room).rglob("*.*")):
            if path.name != "examples.ttl":  # examples of each term, never loaded into a store
                yield path, _EXAMPLE.sub("", _COMMENT.sub("", path.read_text(encoding="utf-8")))


def _strings(path: Path) -> Iterator[str]:
    """Strings, numbers and names in Python code; docstrings and comments apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield str(node.value)
        elif isinstance(node, ast.Name):
            yield node.id


@pytest.mark.parametrize("page", [FIRST, SECOND])
def test_nothing_in_the_code_knows_the_page(page: str) -> None:
    words = distinctive(page)
    assert len(words) > 10
    known = [(str(path), word) for path, text in program_texts() for word in sorted(words) if word in text]
    assert known == []
