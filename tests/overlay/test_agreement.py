"""Agreement of two persons, by cases counted by hand."""

import pytest

from kg.overlay import Overlay, agreements, parse
from kg.overlay.agreement import kappa
from kg.overlay.form import Decision
from tests.overlay.made import which


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # 35 of 50 alike; the first says ok 25 times, the second 30 times: expected (25*30 + 25*20)/2500 = 0.5
        ({("ok", "ok"): 20, ("ok", "wrong"): 5, ("wrong", "ok"): 10, ("wrong", "wrong"): 15}, 0.4),
        ({("ok", "ok"): 3, ("wrong", "wrong"): 2, ("replace", "replace"): 1}, 1.0),
        ({("ok", "wrong"): 1, ("wrong", "ok"): 1}, -1.0),
        # 2 of 4 alike; the first says 2, 1, 1 and the second 1, 1, 2 times ok, wrong, replace: expected (2 + 1 + 2)/16
        ({("ok", "ok"): 1, ("ok", "wrong"): 1, ("wrong", "replace"): 1, ("replace", "replace"): 1}, 3 / 11),
        ({("ok", "ok"): 7}, None),
    ],
)
def test_kappa(counts: dict[tuple[Decision, Decision], int], expected: float | None) -> None:
    assert kappa(counts) == (None if expected is None else pytest.approx(expected))


def judged(*decisions: tuple[str, str]) -> Overlay:
    """A. Person and B. Other on one claim after another: their decisions."""
    does = {"ok": "do: check", "wrong": "do: withdraw", "replace": "do: replace, with: {notes: []}"}
    lines = [
        f"  - {{{does[one]}, {which('Example Wire', f'words {number}')}, by: A. Person, date: 2026-01-02, reason: x,"
        f" checks: [{{by: B. Other, date: 2026-01-03, decision: {other}}}]}}"
        for number, (one, other) in enumerate(decisions)
    ]
    return parse("\n".join(("corrections:", *lines)))


def test_two_persons() -> None:
    pairs = [("ok", "ok")] * 20 + [("ok", "wrong")] * 5 + [("wrong", "ok")] * 10 + [("wrong", "wrong")] * 15
    [found] = agreements([judged(*pairs)])
    assert (found.first, found.second, found.readings, found.agreed) == ("A. Person", "B. Other", 50, 35)
    assert found.percent == 70
    assert found.kappa == pytest.approx(0.4)
    assert found.counts[("wrong", "ok")] == 10
    assert len(found.disagreements) == 15
    assert {(it.first, it.second) for it in found.disagreements} == {("ok", "wrong"), ("wrong", "ok")}


def test_entries_of_two_persons_on_one_claim_are_one_reading() -> None:
    claim = which("Example Wire", "words")
    text = f"""corrections:
  - {{do: withdraw, {claim}, by: A. Person, date: 2026-01-02, reason: x}}
  - {{do: check, {claim.replace("words", "WORDS", 1).replace("WORDS:", "words:")}, by: B. Other, date: 2026-01-02}}
"""
    [found] = agreements([parse(text)])
    assert (found.readings, found.agreed) == (1, 0)


def test_one_person_agrees_with_nobody() -> None:
    text = f"corrections:\n  - {{do: check, {which('Example Wire', 'words')}, by: A. Person, date: 2026-01-02}}\n"
    assert agreements([parse(text)]) == []
