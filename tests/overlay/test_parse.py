"""Files of corrections: what they may say, and that a faulty one is refused whole, with line and reason."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import OverlayError, UsageError
from kg.overlay import Overlay, load, parse
from kg.overlay.entries import Fix
from tests.conftest import ROOT
from tests.overlay.made import BALADI, overlay
from tools.schemas import file, schema

WHOLE = """\
# by hand
corrections:
  - do: withdraw
    document: {codes: [CS243]}
    claim: {claimant: Example Wire, words: "some words"}
    by: A. Person
    date: 2026-01-02
    reason: not theirs
    checks:
      - {by: B. Other, date: 2026-01-03, decision: ok}
  - do: fix
    document: {site_id: "123"}
    field: assessment.figures
    value:
      - {harm: killed, minimum: 3, words: at least 3}
    by: A. Person
    date: 2026-01-02T10:00:00Z
    reason: the bound was lost
"""


def test_a_file_is_read() -> None:
    first, second = parse(WHOLE).corrections
    assert (first.do, first.by, first.date.isoformat(), first.checks[0].decision) == (
        "withdraw", "A. Person", "2026-01-02", "ok",
    )  # fmt: skip
    assert isinstance(second, Fix)
    assert second.document.site_id == "123"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "corrections:\n", "corrections: []\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert parse(text) == Overlay()


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("do: withdraw", "do: undo", 3, "there is no 'undo'; there are 'add', 'replace'"),
        ("assessment.figures", "incident.label", 13, "'incident.codes', 'incident.previous_codes', 'assessment.date'"),
        ("minimum: 3", "minimum: -3", 15, "minimum: Input should be greater than or equal to 0"),
        ("harm: killed,", "harm: hurt,", 15, "harm: "),
        ("by: A. Person\n    date: 2026-01-02\n", "date: 2026-01-02\n", 3, "by: is missing"),
        ("reason: not theirs", "reason: ''", 8, "reason: "),
        ("date: 2026-01-02\n", "date: 2026-02-30\n", 7, "date: "),
        ("by: B. Other", "by: a. person", 3, "a person judges a reading once"),
        ("codes: [CS243]", "codes: [CS 243]", 4, "'CS 243' has not the form of a code"),
        ("{codes: [CS243]}", "{}", 4, "name the document by site_id, codes or name"),
        ("claimant: Example", "claimnt: Example", 5, "claimnt: there is no such key here"),
        ("# by hand", "# by hand\nversion: 1", 2, "version: there is no such key here"),
        ("{codes: [CS243]}", "CS243", 4, "document: here stand keys with values"),
        ("reason: not theirs", "reason: &a not theirs", 8, "anchors"),
        ("reason: not theirs", "reason: !!python/none x", 8, "tags"),
        ("reason: not theirs", "reason: not: theirs", 8, "is no YAML"),
        ("reason: not theirs", "reason: not theirs\n    reason: no", 9, "the key 'reason' stands twice"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in WHOLE
    with pytest.raises(OverlayError) as raised:
        parse(WHOLE.replace(old, new, 1), "pages/overlay.yaml")
    assert raised.value.line == line
    assert str(raised.value).startswith(f"pages/overlay.yaml:{line}: ")
    assert reason in str(raised.value)


def test_the_same_correction_stands_once() -> None:
    entry = WHOLE.partition("corrections:\n")[2].partition("  - do: fix")[0]
    with pytest.raises(OverlayError, match="stands in line 3 already"):
        parse(WHOLE + entry)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("do: add, document: {name: a}, claim: {claimant: {name: Nobody Knows}, words: x}", "say its kind"),
        ("do: add, document: {name: a}, claim: {claimant: {name: Russia, kind: outlet}, words: x}", "in the register"),
        ("do: add, document: {name: a}, claim: {claimant: {name: Russia}, words: x, verb: blames}", "takes at least 1"),
        ("do: add, document: {name: a}, claim: {claimant: {name: Russia}, words: x, attributed_to: [{name: Russia}]}",
         "'none' takes no attributed_to"),
        (f"do: replace, {BALADI}, with: {{}}", "say what is different"),
        (f"do: replace, {BALADI}, with: {{verb: none}}", "change together"),
        (f"do: replace, {BALADI}, with: {{killed: [{{harm: injured, words: x}}]}}", "a count under killed"),
        ("do: check, document: {name: a}", "a check is of one thing"),
        ("do: merge, keep: A, also: [A]", "merged into itself"),
        ("do: fix, document: {name: a}, field: assessment.categories, value: [{scheme: harm-status, label: Bad}]",
         "has no 'Bad'"),
        ("do: fix, document: {name: a}, field: assessment.geolocation, value: {latitude: 95, longitude: 0, words: x}",
         "latitude"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(entry: str, reason: str) -> None:
    with pytest.raises(OverlayError, match=re.escape(reason)):
        overlay(entry)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(OverlayError, match="cannot be opened"):
        load(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"corrections: \xff")
    with pytest.raises(OverlayError, match="is no UTF-8"):
        load(tmp_path / "bad.yaml")
    assert issubclass(OverlayError, UsageError)  # exit code 3


@pytest.mark.parametrize(
    "text", ["[" * 5000, "- " * 5000, "{a: " * 5000, "%YAML 9\n---\n", "\x00", "a: \ud800", "? a\n: b"]
)
def test_tricks_of_yaml_are_refused(text: str) -> None:
    with pytest.raises(OverlayError):
        parse(text)


_PIECES = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"%@`#\n \t", "a", "corrections:", "  - do: add\n", "1", "~", "\\x", "---\n", "é"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_garbage_is_never_more_than_an_overlay_error(text: str) -> None:
    try:
        parse(text)
    except OverlayError as error:
        assert error.reason


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_is_never_more_than_an_overlay_error(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(len(WHOLE), start + 30)))
    try:
        parse(WHOLE[:start] + data.draw(st.text(max_size=8)) + WHOLE[end:])
    except OverlayError as error:
        assert error.reason


def test_the_schema_is_what_the_records_say() -> None:
    assert file("overlay").read_text(encoding="utf-8") == schema("overlay")
    held = json.loads(schema("overlay"))
    assert held["$defs"]["Which"]["required"] == ["claimant", "words"]


def test_the_example_of_the_guide_is_an_overlay() -> None:
    guide = (ROOT / "docs" / "correcting.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert blocks
    for block in blocks:
        assert parse(block).corrections
