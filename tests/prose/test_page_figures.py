"""Figures in the words in which pages give them: each claim of a passage with how many were killed and injured."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.prose.made import injured, killed, said

FILES = ("page_figures.json", "more_page_figures.json")
ROWS = [
    row for name in FILES for row in json.loads((Path(__file__).parent / "passages" / name).read_text(encoding="utf-8"))
]


def _range(found: tuple[int | None, int | None] | None) -> list[int | None] | None:
    return None if found is None or found == (None, None) else list(found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_figures_of_each_claim(row: dict[str, Any]) -> None:
    found = [[claim.claimant.name, _range(killed(claim)), _range(injured(claim))] for claim in said(row["text"])]
    assert found == row["figures"]
