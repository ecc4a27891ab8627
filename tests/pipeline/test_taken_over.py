"""What a build takes over from the release before is what a build from nothing makes, byte for byte."""

from __future__ import annotations

from pathlib import Path
from random import Random

import orjson
import pytest
from pyoxigraph import RdfFormat
from pyoxigraph import Store as Oxigraph

from kg.pipeline.publish import NAMED
from tests.pipeline.test_rebuild import hashes
from tests.runs import SETTINGS as NAMING
from tests.runs import kg, pages

SETTINGS = 'base = "https://example.org/harm/"\nvictims = "counts"\ntext = "quotes"\n'
#: So many that one or two of them are few.
SERIALS = range(1, 13)


def built(desk: Path, out: str) -> Path:
    ran = kg("build", "pages", "--out", out, "--workers", "1", "--json", cwd=desk)
    assert ran.code in (0, 1), ran.err
    return desk / out / "current"


def content(store: Path) -> list[bytes]:
    return sorted((Oxigraph.read_only(str(store)).dump(format=RdfFormat.N_QUADS) or b"").splitlines())


def files_of_data(store: Path) -> set[int]:
    return {it.stat().st_ino for it in store.glob("*.sst")}


def said(release: Path) -> list[str]:
    return sorted(orjson.loads((release / NAMED).read_bytes())["counts"]["listed"])


def same(desk: Path, number: int) -> None:
    """The output is what a build from nothing gives, the stores hold the same."""
    fresh = built(desk, f"fresh-{number}")
    assert hashes(desk / f"fresh-{number}") == hashes(desk / "output")
    for store in ("store", "public/store"):
        assert content(fresh / store) == content(desk / "output" / "current" / store)


def test_a_few_edits_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    folder = pages(tmp_path / "pages", *SERIALS)
    release = built(tmp_path, "output")
    before, named = files_of_data(release / "public" / "store"), said(release)

    edit(folder / "page-003.txt", "This page is fictional.", "This page is fictional. It was edited.")
    release = built(tmp_path, "output")
    assert said(release) == named
    assert before & files_of_data(release / "public" / "store")  # changed, and not filled anew
    same(tmp_path, 1)

    before = {it.stat().st_ino for it in (release / "export").rglob("*") if it.is_file()}
    release = built(tmp_path, "output")
    assert before == {it.stat().st_ino for it in (release / "export").rglob("*") if it.is_file()}

    (folder / "page-004.html").unlink()
    pages(folder, 13)
    built(tmp_path, "output")
    same(tmp_path, 2)


@pytest.mark.parametrize("allowed", [SETTINGS, NAMING])
def test_edits_anywhere(tmp_path: Path, allowed: str) -> None:
    """Lines are taken out of any page and put into any other: names, figures, codes, places, words of claims."""
    dice = Random(4)
    (tmp_path / "kg.toml").write_text(allowed, encoding="utf-8")
    folder = pages(tmp_path / "pages", *(2 * it + 1 for it in SERIALS))
    built(tmp_path, "output")
    for number in range(2):
        for path in dice.sample(sorted(folder.iterdir()), 2):
            lines = path.read_text(encoding="utf-8").split("\n")
            other = dice.choice(sorted(folder.iterdir())).read_text(encoding="utf-8").split("\n")
            lines[dice.randrange(len(lines))] = dice.choice(other)
            path.write_text("\n".join(lines), encoding="utf-8")
        built(tmp_path, "output")
        same(tmp_path, number)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
