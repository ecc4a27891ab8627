"""Figures in the words in which pages give them: each claim of a passage with how many were killed and injured."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.prose.made import injured, killed, said, toll

FILES = ("page_figures.json", "more_page_figures.json", "page_figures_again.json")
ROWS = [
    row for name in FILES for row in json.loads((Path(__file__).parent / "passages" / name).read_text(encoding="utf-8"))
]
#: Parts of a whole: whoever they are, the whole is the figure.
PARTS = (
    "",
    ", including a woman",
    ", including at least two women",
    ", among them three children and their mother",
    ", among whom were two girls",
    ", two of them children",
    ", three of whom were children",
    ", most of them women and children",
    ", including a woman and her two children",
    ", including a doctor and two nurses",
    ", including the journalist Sami Odeh",
    ", among them Sami Odeh and his son",
    ", all from the Odeh family",
)
WHOLES = (
    ("eleven family members", (11, 11)),
    ("at least nine people", (9, None)),
    ("between six and eight civilians", (6, 8)),
    ("as many as 12 Palestinians", (None, 12)),
)
FRAMES = (
    "Noor News reported that {whole}{part}, were killed, and seven others were injured.",
    "According to Noor News, {whole} were killed{part}, and seven others were wounded.",
    "Noor News wrote that the strike killed {whole}{part}, and left seven people wounded.",
    "An airstrike hit the house, killing {whole}{part}, and injuring seven others, Noor News reported.",
)
#: What is counted is nobody who was harmed.
NOBODY = (
    "rescued from the rubble",
    "arrested in the raid",
    "displaced by the shelling",
    "trapped under the rubble",
    "evacuated before the strike",
    "in the hospital when it was hit",
    "waiting for bread at the bakery",
    "missing",
)


def _range(found: tuple[int | None, int | None] | None) -> list[int | None] | None:
    return None if found is None or found == (None, None) else list(found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_figures_of_each_claim(row: dict[str, Any]) -> None:
    found = [[claim.claimant.name, _range(killed(claim)), _range(injured(claim))] for claim in said(row["text"])]
    assert found == row["figures"]


@pytest.mark.parametrize(("frame", "whole", "part"), [*product(FRAMES, WHOLES, PARTS)])
def test_parts_are_of_the_whole(frame: str, whole: tuple[str, tuple[int | None, int | None]], part: str) -> None:
    text = frame.format(whole=whole[0], part=part)
    assert toll(text if part else text.replace(", were killed,", " were killed,")) == (whole[1], (7, 7))


@pytest.mark.parametrize("what", NOBODY)
def test_who_is_not_harmed_is_not_counted(what: str) -> None:
    for claim in said(f"Noor News reported that twelve people were {what}."):
        assert _range(killed(claim)) is None
        assert _range(injured(claim)) is None
