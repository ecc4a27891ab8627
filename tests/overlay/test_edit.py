"""Corrections are written into files that people write too: their comments and entries stay."""

from datetime import date
from pathlib import Path

import pytest

from kg.errors import OverlayError, UsageError
from kg.overlay import key, parse, save
from kg.overlay.edit import edited
from kg.overlay.entries import Confirm
from kg.overlay.form import Check, Of
from tests.overlay.made import BALADI, WIRE, overlay

MINE = """\
# our rules: look twice
corrections:
  # seen on the live page
  - do: withdraw   # sure
    document: {codes: [ZZ1]}
    claim:
      claimant: Example Wire
      words: >-
        Example Wire said that five people
        were injured.
    by: A. Person
    date: 2026-01-02
    reason: 'not "theirs"'
# the end
"""
CHECK = Check(by="B. Other", date=date(2026, 1, 5), decision="ok", reason="I read it so")


def test_comments_and_entries_stay() -> None:
    [first] = parse(MINE).corrections
    [new] = overlay(f'do: replace, {BALADI}, with: {{notes: ["a: b # c"], injured: []}}').corrections
    text = edited(MINE, [new], {key(first): CHECK})
    for line in MINE.splitlines():
        assert line.strip() in text
    one, two = parse(text).corrections
    assert (one.checks, two) == ((CHECK,), new)
    assert two.model_dump(exclude_unset=True) == new.model_dump(exclude_unset=True)  # an empty list says something


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "# nothing yet\ncorrections:\n", "corrections: []\n"])
def test_an_empty_file_gets_its_first_entry(text: str) -> None:
    new = overlay(f"do: check, {WIRE}").corrections
    result = edited(text, new, {})
    assert parse(result).corrections == new
    assert ("nothing yet" in result) is ("nothing yet" in text)
    assert result.startswith("#") or not text.startswith("#")


def test_entries_of_one_day_and_person_are_written_out() -> None:
    date_, who = date(2026, 1, 5), "B. Other"
    new = [
        Confirm(do="check", document=Of(codes=("ZZ1",)), words=words, by=who, date=date_) for words in ("one", "two")
    ]
    assert parse(edited(MINE, new, {})).corrections[1:] == tuple(new)


def test_nothing_new_leaves_every_byte() -> None:
    assert edited(MINE, [], {}) == MINE


def test_a_faulty_file_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "overlay.yaml"
    file.write_text("corrections: 3\n", encoding="utf-8")
    with pytest.raises(OverlayError):
        save(file, overlay(f"do: check, {WIRE}").corrections, {})
    assert file.read_text(encoding="utf-8") == "corrections: 3\n"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write"):
        save(tmp_path / "none" / "overlay.yaml", overlay(f"do: check, {WIRE}").corrections, {})
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "overlay.yaml").mkdir()
    with pytest.raises(UsageError, match="cannot write"):
        save(tmp_path / "overlay.yaml", overlay(f"do: check, {WIRE}").corrections, {})
    assert [it.name for it in tmp_path.iterdir()] == ["overlay.yaml"], "no draft is left"


def test_the_same_correction_is_not_written_twice() -> None:
    [first] = parse(MINE).corrections
    with pytest.raises(OverlayError, match="stands in line"):
        edited(MINE, [first], {})
