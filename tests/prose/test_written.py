"""The narratives that were written for the project: their annotations stand in the text, and in the guide's terms."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent / "gold"
FIRST = sorted([*GOLD.glob("written/*.json"), *GOLD.glob("written_aside/*.json")])
LATER = sorted(GOLD.glob("written_later/*.json"))
KINDS = {"outlet", "account", "person", "official", "unnamed", "assessor"}
#: docs/annotating.md: what may stand beside each kind of attribution as the verb.
VERBS = {
    "explicit": {"blames", "reports-action"},
    "alleged": {"suspects", "blames"},
    "explicit_none": {"not-identified"},
    "none_stated": {"none"},
    "conflicting": {"conflicting"},
    "denies_own": {"denies-action", "denies-harm"},
    "open": {"none"},
}
GROUPS = ("killed", "injured", "children_killed", "women_killed")


def bounds(row: dict[str, Any], group: str) -> tuple[int | None, int | None]:
    return row.get(f"{group}_min"), row.get(f"{group}_max")


@pytest.mark.parametrize("path", [*FIRST, *LATER], ids=lambda path: path.stem)
def test_every_row_stands_in_its_narrative(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = gold["narrative"]
    assert gold["document"] == path.stem
    assert gold["narrative_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert 120 <= len(text.split()) <= 350
    for row in gold["claims"]:
        quote = row["quote"]
        assert text[quote["start"] : quote["end"]] == quote["exact"] == quote["exact"].strip() != ""
        assert row["source_kind"] in KINDS
        assert row["verb"] in VERBS[row["attribution"]]
        assert row["claim_type"] in {"claim", "context"}
        for group in GROUPS:
            low, high = bounds(row, group)
            assert low is None or high is None or low <= high
            assert row["claim_type"] == "claim" or (low, high) == (None, None)


def test_all_are_there() -> None:
    assert (len(FIRST), len(LATER)) == (24, 18)


def test_those_with_an_odd_hash_are_set_aside() -> None:
    for path in FIRST:
        odd = int(hashlib.sha256(path.stem.encode()).hexdigest(), 16) % 2
        assert path.parent.name == ("written_aside" if odd else "written")
