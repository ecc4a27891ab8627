"""Sentences in the manner of monitors' narratives, by concern, with every claim that is read of them; all invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.prose.made import injured, killed, said, told

FILES = ("manner.json", "other_events.json", "pages.json", "passages.json", "turns.json", "what_counts.json")
ROWS = [
    row for name in FILES for row in json.loads((Path(__file__).parent / "passages" / name).read_text(encoding="utf-8"))
]


def _id(row: dict[str, Any]) -> str:
    return f"{row['concern']}: {row['text'][:40]}"


@pytest.mark.parametrize("row", [row for row in ROWS if "claims" in row], ids=_id)
def test_every_claim_is_read(row: dict[str, Any]) -> None:
    found = [told(claim) for claim in said(row["text"])]
    lists = [
        [name, verb, list(parties), list(dead) if dead else None, list(hurt) if hurt else None]
        for name, verb, parties, dead, hurt in found
    ]
    assert lists == row["claims"]


@pytest.mark.parametrize("row", [row for row in ROWS if row.get("no_number")], ids=_id)
def test_no_number_is_read(row: dict[str, Any]) -> None:
    for claim in said(row["text"]):
        assert killed(claim) in (None, (None, None))
        assert injured(claim) in (None, (None, None))
