"""A filled-in sheet becomes corrections: all of it, or nothing where a row is wrong."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kg.errors import OverlayError
from kg.overlay import Overlay, answers, apply, sheet
from kg.overlay.answers import Answers
from kg.overlay.entries import Add, Confirm, Merge, Replace, Withdraw
from kg.pages.review import Reviewed, review
from tests.overlay.made import overlay, reading, which

DAY = date(2026, 1, 5)


def rows(before: Overlay | None = None) -> list[dict[str, str]]:
    """The rows of the review of the page made by hand, in the order of the page."""
    after, records = apply(reading(), before or Overlay())
    found = [dict(row) for row in review([Reviewed(after, records)])]
    return sorted(found, key=lambda row: (int(row["line"]), row["claimant"], row["words"]))


def filled(row: Mapping[str, str], **cells: str) -> dict[str, str]:
    return {**row, **cells}


def taken(*given: Mapping[str, str], before: Overlay | None = None, by: str = "B. Other") -> Answers:
    return answers(enumerate(given, start=2), before or Overlay(), by, DAY, "sheet.csv")


def test_the_rows_say_what_is_meant_and_why() -> None:
    baladi, wire, added, passage = rows()
    assert (baladi["what"], baladi["document"], baladi["codes"], baladi["site_id"]) == (
        "claim",
        "page.txt",
        "ZZ1",
        "77",
    )
    assert (baladi["verb"], baladi["attributed_to"], baladi["killed_words"]) == (
        "blames",
        "Russian Military",
        "seven people died",
    )
    assert (added["words"], wire["injured_min"]) == ("It added that nobody was named.", "5")
    assert (passage["what"], passage["words"], passage["why"]) == (
        "passage", "three people were killed", "A figure from which no claim was read.",
    )  # fmt: skip


def test_what_is_most_likely_wrong_stands_first_and_what_was_judged_last() -> None:
    before = overlay(f"do: check, {which('Baladi Example', rows()[0]['words'])}")
    after, records = apply(reading(), before)
    found = review([Reviewed(after, records)], {"attribution": 0.25})
    assert [row["what"] for row in found] == ["claim", "claim", "passage", "claim"]
    assert "25 % were right" in found[0]["why"]
    assert found[-1]["checked_by"] == "A. Person"


def test_each_decision_becomes_its_entry() -> None:
    baladi, wire, added, passage = rows()
    found = taken(
        filled(baladi, decision="replace", reason="bound", new_killed_min="7", new_killed_max="-", new_verb="-"),
        filled(added, decision="ok"),
        filled(wire, decision="wrong", reason="not theirs"),
        filled(
            passage, decision="Replace", reason="no rule", new_claimant="Third Example", new_claimant_kind="outlet",
            new_words="three people were killed, said Third Example.", new_killed_words="three people",
            new_killed_min="3",
        ),
    )  # fmt: skip
    assert [type(it) for it in found.new] == [Replace, Confirm, Withdraw, Add]
    after, records = apply(reading(), Overlay(corrections=tuple(found.new)))
    assert [it.check for it in after.findings] == []
    assert [it.action for it in records] == ["replace", "check", "withdraw", "add"]
    told = {it.claimant.name: it for it in after.claims}
    assert (told["Baladi Example"].verb, told["Baladi Example"].attributed_to) == ("none", ())
    figure = told["Baladi Example"].figures[0]
    assert (figure.minimum, figure.maximum, figure.verbatim, len(figure.parts)) == (7, None, "seven people died", 1)
    assert told["Third Example"].figures[0].minimum == 3


def test_a_source_of_the_list_is_a_spelling_of_a_speaker() -> None:
    row = filled(
        rows()[0], what="source", claimant="BaladiNet", decision="replace", reason="same", new_claimant="Baladi Example"
    )
    [entry] = taken(row).new
    assert isinstance(entry, Merge)
    assert (entry.keep, entry.also) == ("Baladi Example", ("BaladiNet",))


@pytest.mark.parametrize(
    ("number", "cells", "reason"),
    [
        (0, {"decision": "yes"}, "decision: there is no 'yes'"),
        (0, {"new_verb": "blames"}, "new_verb is filled in and decision is empty"),
        (0, {"decision": "ok", "new_verb": "blames"}, "write replace"),
        (0, {"decision": "replace", "reason": "x"}, "replace needs a new_ column"),
        (0, {"decision": "wrong"}, "reason: say why"),
        (0, {"decision": "replace", "reason": "x", "new_killed_min": "seven"}, "'seven' is no whole number"),
        (
            0,
            {"decision": "replace", "reason": "x", "new_killed_min": "7", "new_killed_max": "5"},
            "greater than the maximum",
        ),
        (0, {"decision": "replace", "reason": "x", "new_attributed_to": "Nobody Knows"}, "say its kind"),
        (0, {"decision": "replace", "reason": "x", "new_verb": "hates"}, "verb: "),
        (0, {"decision": "ok", "what": "thing"}, "what: there is no 'thing'"),
        (0, {"decision": "ok", "words": ""}, "words: "),
        (0, {"decision": "ok", "codes": "", "site_id": "", "document": ""}, "name the document"),
        (3, {"decision": "wrong", "reason": "x"}, "nothing was read here"),
        (3, {"decision": "replace", "reason": "x", "new_killed_min": "3"}, "new_claimant: say who speaks"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken(number: int, cells: dict[str, str], reason: str) -> None:
    good, bad = filled(rows()[1], decision="ok"), filled(rows()[number], **cells)
    with pytest.raises(OverlayError) as raised:
        taken(good, bad)
    assert raised.value.line == 3
    assert reason in str(raised.value)


def test_the_second_person_stands_beside_the_first() -> None:
    wire = rows()[1]
    before = overlay(f"do: withdraw, {which('Example Wire', wire['words'])}")
    found = taken(filled(wire, decision="wrong", reason="so do I"), before=before)
    assert found.new == []
    [check] = found.checks.values()
    assert (check.by, check.decision, check.reason) == ("B. Other", "wrong", "so do I")
    assert [it.decision for it in taken(filled(wire, decision="ok"), before=before).checks.values()] == ["ok"]


def test_who_lets_a_person_s_reading_stand_agrees_with_it() -> None:
    before = overlay(f"do: replace, {which('Example Wire', rows()[1]['words'])}, with: {{injured: []}}")
    wire = next(row for row in rows(before) if row["rule"].startswith("overlay-"))
    [check] = taken(filled(wire, decision="ok"), before=before).checks.values()
    assert check.decision == "replace"
    with pytest.raises(OverlayError, match=r"A\. Person has changed this reading already"):
        taken(
            filled(wire, decision="replace", reason="x", new_injured_min="4", new_injured_words="five"), before=before
        )


def test_what_was_said_before_is_not_said_twice() -> None:
    before = overlay(f"do: check, {which('Example Wire', rows()[1]['words'])}")
    again = taken(filled(rows()[1], decision="ok"), before=before, by="A. Person")
    assert (again.new, again.checks, again.known) == ([], {}, 1)
    with pytest.raises(OverlayError, match="has judged this 'ok' before"):
        taken(filled(rows()[1], decision="wrong", reason="x"), before=before, by="A. Person")


def test_a_sheet_comes_back_as_csv_and_as_workbook(tmp_path: Path) -> None:
    given = [filled(row, decision="ok") for row in rows()]
    plain, semicolons, book = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.xlsx"
    for path, delimiter in ((plain, ","), (semicolons, ";")):
        with path.open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle, delimiter=delimiter)
            writer.writerows([sheet.COLUMNS, *([row[name] for name in sheet.COLUMNS] for row in given)])
    made = Workbook()
    assert made.active is not None
    made.active.append(list(sheet.COLUMNS))
    for row in given:
        made.active.append([int(cell) if (cell := row[name]).isdecimal() else cell for name in sheet.COLUMNS])
    made.save(book)
    expected = [(number, row) for number, row in enumerate(given, start=2)]
    for path in (plain, semicolons, book):
        assert list(sheet.rows(path)) == expected


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    for name, data in (
        ("none.csv", None),
        ("bad.csv", b"\xff\xfe"),
        ("other.csv", b"a,b\n1,2\n"),
        ("empty.csv", b""),
        ("bad.xlsx", b"PK nothing"),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(OverlayError):
            list(sheet.rows(tmp_path / name))
    Workbook().save(tmp_path / "bare.xlsx")
    assert load_workbook(tmp_path / "bare.xlsx")
    with pytest.raises(OverlayError, match="the sheet has no column"):
        list(sheet.rows(tmp_path / "bare.xlsx"))


def test_a_workbook_is_closed_where_a_row_is_wrong(tmp_path: Path) -> None:
    made = Workbook()
    assert made.active is not None
    for cells in (sheet.COLUMNS, *([row[name] for name in sheet.COLUMNS] for row in rows())):
        made.active.append(list(cells))
    made.save(tmp_path / "a.xlsx")
    reading = sheet.rows(tmp_path / "a.xlsx")
    next(reading)
    held = list(Path("/proc/self/fd").iterdir())
    assert tmp_path / "a.xlsx" in [it.readlink() for it in held if it.is_symlink()]
    del reading
    assert tmp_path / "a.xlsx" not in [it.readlink() for it in held if it.is_symlink()]
