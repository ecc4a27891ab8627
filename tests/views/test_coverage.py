"""Coverage: every line once, every code point either carried or unread."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from kg.model import Carried, Reading
from kg.pages.coverage import coverage, render, summary
from kg.read import read
from kg.read.base import Page
from tests.conftest import EXAMPLES, shared
from tests.views.made import reading

PAGES = sorted((EXAMPLES / "pages").iterdir())


def partly(text: str, spans: list[tuple[int, int]]) -> Reading:
    carried = tuple(Carried(start=a, end=b, field=f"field{n}") for n, (a, b) in enumerate(spans) if a < b)
    return reading("x").model_copy(update={"text": text, "carried": carried})


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.sampled_from("ab \t\n\r\u00a0\u2028\x0bی")))
    ends = st.integers(0, len(text))
    return partly(text, [(a, b) for a, b in draw(st.lists(st.tuples(ends, ends), max_size=4)) if a <= b])


@given(readings())
def test_every_code_point_is_accounted_for(it: Reading) -> None:
    found = coverage(it).as_json()
    assert found["carried"] + found["unread"] == found["length"] == len(it.text)
    assert [line["text"] for line in found["lines"]] == it.text.split("\n")
    assert [line["line"] for line in found["lines"]] == list(range(1, len(found["lines"]) + 1))
    carried = {at for span in it.carried for at in range(span.start, span.end)}
    unread = {at for line in found["lines"] for start, end in line["unread"] for at in range(start, end)}
    assert len(unread) == found["unread"]
    assert not unread & carried
    assert all(character in " \t\n\r\u00a0" for at, character in enumerate(it.text) if at not in unread | carried)
    for line in found["lines"]:
        assert it.text[line["start"] : line["end"]] == line["text"]


def test_status_of_lines() -> None:
    it = coverage(partly("carried\nnot read\nhalf of it\n \n", [(0, 7), (17, 21)]))
    assert [line.status for line in it.lines] == ["carried", "unread", "partly", "blank", "blank"]
    assert [line.fields for line in it.lines] == [("field0",), (), ("field1",), (), ()]
    assert it.unread_words == [(2, (8, 16), "not read"), (3, (22, 27), "of it")]


def test_something_unread_is_never_a_hundred_per_cent() -> None:
    text = "a" * 100_000 + "\nb"
    assert "(99.9 %" in summary(coverage(partly(text, [(0, 100_000)])))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_examples_are_read_to_the_last_letter(path: object) -> None:
    page = next(it for it in PAGES if it == path)
    assert coverage(read(Page(page.name, page.read_bytes()))).unread == 0


def test_the_real_pages_are_accounted_for() -> None:
    for path in sorted(shared("seeds").glob("*.txt")):
        found = coverage(read(Page(path.name, path.read_bytes())))
        assert found.carried + found.unread == found.length
        assert [line.line.text for line in found.lines] == path.read_text(encoding="utf-8").split("\n")


def test_the_terminal_shows_every_line_and_marks_what_is_unread() -> None:
    it = coverage(partly("one\n[bold]two[/]\x1b[2J\nالصور", [(0, 3)]))
    out = io.StringIO()
    Console(file=out, width=100, force_terminal=False).print(render(it))
    lines = out.getvalue().splitlines()
    assert re.match(r"1 +field0 +one", lines[0])
    assert re.match(r"2 +UNREAD +\[bold\]two\[/\]⟨U\+001B⟩\[2J", lines[1])
    assert "\u2068الصور\u2069" in lines[2]
    assert f"{it.unread} unread" in out.getvalue()
