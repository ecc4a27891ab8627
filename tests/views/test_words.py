"""Language, direction and isolation of a page's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from kg.pages.words import FSI, PDI, Said, html, isolate, runs, visible

ANY = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY)
def test_markup_never_gets_through(text: str) -> None:
    shown = LexborHTMLParser(f"<p>{html(text)}</p>")
    assert {node.tag for node in shown.css("p *")} <= {"bdi"}
    paragraph = shown.css_first("p")
    assert paragraph is not None
    assert paragraph.text() == visible(text)


@given(ANY)
def test_runs_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in runs(text)) == text


@pytest.mark.parametrize(
    ("words", "language", "direction"),
    [
        (Said("الخفسة", "ar"), "ar", "rtl"),
        ("الخفسة", "ar", "rtl"),
        ("חיפה", "he", "rtl"),
        ("Al Khafsa", "en", "ltr"),
        ("5–13", "en", "ltr"),
        ("", "en", "ltr"),
    ],
)
def test_language_and_direction(words: Said | str, language: str, direction: str) -> None:
    assert str(html(words)).startswith(f'<bdi lang="{language}" dir="{direction}">')


def test_a_run_of_another_script_is_isolated_inside_the_line() -> None:
    inner = '<bdi lang="ar" dir="rtl">تل المثال</bdi>'
    assert str(html("in تل المثال, north")) == f'<bdi lang="en" dir="ltr">in {inner}, north</bdi>'


def test_arabic_in_a_terminal_is_isolated_and_controls_are_shown() -> None:
    assert isolate("Al Soor") == "Al Soor"
    assert isolate("الصور") == f"{FSI}الصور{PDI}"
    assert isolate("a\x1b[31m\u202eb") == "a⟨U+001B⟩[31m⟨U+202E⟩b"
