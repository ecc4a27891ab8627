"""`kg review` and `kg dossier` as a person uses them: a sheet goes out, comes back, and the next build knows it."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kg.overlay import sheet
from tests.cli.conftest import Desk
from tests.conftest import EXAMPLES
from tests.runs import SETTINGS, Ran

ADDED = """\
# by hand
corrections:
  - do: add   # nothing read it
    document: {codes: [CS243]}
    claim:
      claimant: {name: Example Reader, kind: outlet}
      words: "it spoke of five non-combatants killed"
      figures: [{harm: killed, minimum: 5, maximum: 5, words: five non-combatants}]
    by: A. Person
    date: 2026-01-02
    reason: a test
"""


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    """A desk of one's own with the example pages, a file of corrections, and their store."""
    shutil.copytree(EXAMPLES / "pages", tmp_path / "pages")
    (tmp_path / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "pages" / "overlay.yaml").write_text(ADDED, encoding="utf-8")
    desk = Desk(tmp_path)
    assert desk.kg("build", "pages").code == 0
    return desk


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def added(desk: Desk) -> dict[str, str]:
    [row] = [row for row in rows(desk.kg("review", "--format", "csv").out) if row["claimant"] == "Example Reader"]
    return row


def give_back(desk: Desk, *filled: dict[str, str], by: str = "B. Other") -> Ran:
    with (desk.folder / "filled.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, sheet.COLUMNS)
        writer.writeheader()
        writer.writerows(filled)
    return desk.kg(
        "review", "--apply", "filled.csv", "--by", by, "--date", "2026-01-05", "--overlay", "pages/overlay.yaml"
    )


def test_the_table_the_csv_and_the_workbook_say_the_same(mine: Desk) -> None:
    row = added(mine)
    assert (row["document"], row["line"], row["killed_min"]) == ("cs243-rs0954.txt", "37", "5")
    assert row["checked_by"] == "A. Person"
    assert "rows." in mine.kg("review").out
    assert mine.kg("review", "--format", "xlsx", "--out", "review.xlsx").code == 0
    book = load_workbook(mine.folder / "review.xlsx")
    cells = list(book["review"].iter_rows(values_only=True))
    assert cells[0] == sheet.COLUMNS
    assert len(cells) - 1 == len(rows(mine.kg("review", "--format", "csv").out))
    assert [dict(it)["words"] for _, it in sheet.rows(mine.folder / "review.xlsx")]


def test_a_second_person_s_check_reaches_the_graph(mine: Desk) -> None:
    ran = give_back(mine, {**added(mine), "decision": "ok"})
    assert (ran.code, ran.err) == (0, "kg: 0 correction(s) and 1 check(s) written to pages/overlay.yaml\n")
    text = (mine.pages / "overlay.yaml").read_text(encoding="utf-8")
    assert "# by hand" in text
    assert "# nothing read it" in text
    built = mine.kg("build", "pages")
    assert built.code == 0
    assert "(1 checked by a person; all others read by rule, not checked)" in built.out
    assert added(mine)["checked_by"] == "A. Person | B. Other"
    claims = (mine.store / "export" / "tables" / "claims.csv").read_text(encoding="utf-8")
    assert "A. Person | B. Other" in claims
    again = give_back(mine, {**added(mine), "decision": "ok"})
    assert again.err.endswith("; 1 stood there already\n")


def test_a_wrong_row_is_named_and_nothing_is_written(mine: Desk) -> None:
    before = (mine.pages / "overlay.yaml").read_bytes()
    passage = {**added(mine), "what": "passage", "rule": "", "claimant": ""}
    good = {**passage, "words": "Most sources blamed Russia", "decision": "ok"}
    ran = give_back(mine, good, {**passage, "decision": "maybe"})
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "kg: filled.csv:3: decision: there is no 'maybe'; there are ok, wrong and replace\n"
    assert (mine.pages / "overlay.yaml").read_bytes() == before


def test_wrong_use_is_told(mine: Desk) -> None:
    for arguments in (
        ("review", "--apply", "none.csv", "--by", "A"),
        ("review", "--apply", "none.csv"),
        ("review", "--format", "xlsx"),
        ("review", "--out", "x.txt"),
        ("review", "--accuracy", "kg.toml"),
        ("review", "--agreement", "--overlay", "none.yaml"),
        ("dossier", "QQ1"),
        ("dossier", "https://example.org/nothing"),
        ("build", "pages", "--overlay", "none.yaml"),
    ):
        ran = mine.kg(*arguments)
        assert (ran.code, ran.out) == (3, ""), arguments
        assert ran.err.startswith("kg: ")


def test_agreement_of_the_store_and_of_a_file(mine: Desk) -> None:
    assert "No reading was judged by two persons." in mine.kg("review", "--agreement").out
    give_back(mine, {**added(mine), "decision": "wrong", "reason": "somebody else said it"})
    shown = mine.kg("review", "--agreement", "--overlay", "pages/overlay.yaml").out
    assert "A. Person and B. Other: 0 of 1 readings judged alike (0 %); Cohen's kappa 0.00" in shown
    assert "CS243, Example Reader: ok / wrong" in shown
    assert mine.kg("build", "pages").code == 0
    assert mine.kg("review", "--agreement").out == shown
    assert "overlay-Disputed" in mine.kg("validate").out


def test_accuracy_decides_on_the_order(mine: Desk) -> None:
    (mine.folder / "accuracy.json").write_text('{"attribution": 0.5}', encoding="utf-8")
    assert mine.kg("review", "--accuracy", "accuracy.json").code == 0


def test_a_dossier_is_a_page_or_data(mine: Desk) -> None:
    assert mine.kg("dossier", "CS243", "--out", "CS243.html").code == 0
    page = (mine.folder / "CS243.html").read_text(encoding="utf-8")
    assert f"{page}\n" == mine.kg("dossier", "CS243").out
    assert "Example Reader" in page
    found = mine.kg("dossier", "CS243", "--format", "json").json
    assert found["versions"][0]["document"] == "cs243-rs0954.txt"
    assert mine.kg("dossier", found["incident"]["iri"], "--format", "json").json == found
    assert json.dumps(found).count("A. Person") >= 2


def test_a_dossier_asks_what_may_leave(mine: Desk) -> None:
    (mine.folder / "kg.toml").write_text('base = "https://example.org/harm/"\n', encoding="utf-8")
    ran = mine.kg("dossier", "CS243")
    assert (ran.code, ran.out) == (3, "")
    assert 'victims = "counts"' in ran.err
