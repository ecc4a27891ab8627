"""The rules against the annotated pages and narratives."""

import json
from pathlib import Path

import pytest

from tests.conftest import shared
from tools.accuracy import FEWEST, page_of, shares
from tools.scoring import GOLD, Row, Score, match, measure, score_page

FOLDERS = ("corpus/html", "corpus/syria_snapshot", "seeds")


#: Of each half the least share of claims found, read rightly, and of those found with the right attribution, number of
#: killed, number of killed where one is given, number of injured; the least overlap of quotations; and how many context
#: rows may be given a number.
SHARES = {
    "dev": (0.96, 0.96, 0.97, 0.97, 0.97, 0.97, 0.85, 0),
    "opened": (0.96, 0.96, 0.97, 0.97, 0.97, 0.97, 0.85, 0),
    "held-out": (0.93, 0.95, 0.97, 0.95, 0.95, 0.97, 0.85, 0),
    "written-closed": (0.85, 0.90, 0.95, 0.95, 0.95, 0.95, 0.80, 2),
}


@pytest.mark.parametrize("half", SHARES)
def test_claims_are_read_rightly(half: str) -> None:
    score = measure(half, [shared(part) for part in FOLDERS])
    measured = (
        score.found / score.required,
        score.matched / score.predicted,
        score.attribution / score.found,
        score.killed / score.found,
        score.counted_right / score.counted,
        score.injured / score.found,
        score.overlap / score.found,
    )
    *least, numbered = SHARES[half]
    assert all(share >= bar for share, bar in zip(measured, least, strict=True)), measured
    assert score.numbered_negatives <= numbered


@pytest.mark.parametrize("path", sorted(GOLD.rglob("*.json")), ids=lambda p: Path(p).stem)
def test_annotations_hold_no_sentence(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    for row in gold["claims"]:
        assert row["quote"]["start"] < row["quote"]["end"]
        assert all(len(v.split()) < 25 for v in row.values() if isinstance(v, str))


def row(name: str, start: int, end: int, **more: object) -> Row:
    base: Row = {
        "source_name": name, "words": name, "quote": {"start": start, "end": end}, "attributed_to": None,
        "verb": "none",
        "killed_min": None, "killed_max": None, "injured_min": None, "injured_max": None, "rule": "prose-said",
        "attribution": "none_stated", "collective": False, "source_kind": "outlet", "claim_type": "claim",
        "why": "name+verb",
    }  # fmt: skip
    return base | more


def test_names_match_without_case_and_articles() -> None:
    assert match(row("the noor news", 0, 9), [row("Noor News", 5, 20)], set()) == 0
    assert match(row("Noor", 0, 9), [row("Harbour", 5, 20)], set()) is None
    assert match(row("Noor News", 0, 5), [row("Noor News", 5, 20)], set()) is None


def test_a_number_from_a_negative_counts() -> None:
    score = Score()
    score_page(score, "p", [row("Noor", 0, 9, claim_type="context")], [row("Noor", 0, 9, killed_min=3)], "x" * 20)
    assert (score.negatives, score.numbered_negatives, score.matched, score.required) == (1, 1, 1, 0)


def test_every_miss_stands_under_its_cause_and_each_rule_has_its_share() -> None:
    score = Score()
    gold = [row("Noor", 0, 9, killed_min=3, killed_max=3), row("Harbour", 10, 19, why="chain")]
    read = [row("Noor", 0, 9, killed_min=4, killed_max=4), *(row(f"Other {n}", 20, 25) for n in range(FEWEST - 1))]
    score_page(score, "p", gold, read, "x" * 30)
    page = page_of({"half": score})
    assert "### Missed (1)\n\n- chain (1)\n  - p 10-19 Harbour\n" in page
    assert "- killed (1)\n  - p 0-9 Noor: (4, 4), in the gold (3, 3) (name+verb; prose-said)\n" in page
    assert f"- prose-said ({FEWEST - 1})\n  - p 20-25 Other 0\n" in page
    closed = page_of({"written-closed": score})
    assert "### Missed (1)\n\n- chain (1)\n" in closed
    assert "Harbour" not in closed
    assert "Other 0" not in closed
    assert shares([score]) == {"prose-said": 0.0}
    score_page(score, "q", gold[:1], [row("Noor", 0, 9, killed_min=3, killed_max=3)], "x" * 30)
    assert shares([score]) == {"prose-said": round(1 / (FEWEST + 1), 3)}
