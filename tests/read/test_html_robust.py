"""No bytes make the reader of saved pages raise anything but PageError, and no word of any page vanishes."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import PageError
from kg.read.airwars_html import AirwarsHtml
from kg.read.base import Page
from tests.read.html_checks import holds
from tests.read.write_golden_html import PAGES

TOKENS = [re.findall(r"<[^>]*>|[^<]+", page.read_text(encoding="utf-8")) for page in sorted(PAGES.glob("*.html"))]
ODD = [
    "\0",
    "((",
    "1–",
    "\u202e",
    "<",
    ">",
    '<a href="x>y\n">',
    "9" * 30,
    "{",
    "Family members (99)",
    "&#xD800;",
    "&lt;b&gt;",
]


def read_or_refuse(data: bytes) -> None:
    page = Page("page.html", data)
    AirwarsHtml().accepts(page)
    try:
        holds(AirwarsHtml().read(page))
    except PageError as refused:
        assert refused.document == "page.html"


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """A page with tags and texts dropped, doubled, moved, swapped for others, or their words shuffled."""
    tokens = list(draw(st.sampled_from(TOKENS)))
    for _ in range(draw(st.integers(1, 40))):
        at, to = draw(st.integers(0, len(tokens) - 1)), draw(st.integers(0, len(tokens) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "odd", "shuffle"])):
            case "drop":
                tokens[at] = ""
            case "double":
                tokens[at] += tokens[to]
            case "swap":
                tokens[at], tokens[to] = tokens[to], tokens[at]
            case "odd":
                tokens[at] = draw(st.sampled_from(ODD))
            case _:
                tokens[at] = " ".join(draw(st.permutations(tokens[at].split(" ")[:20])))
    return "".join(tokens)


@settings(max_examples=150, deadline=None)
@given(disturbed())
def test_any_disturbed_page(html: str) -> None:
    read_or_refuse(html.encode())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes(before: bytes, inside: bytes) -> None:
    read_or_refuse(before + b'<article class="civ">' + inside)


ROWS = {
    "headings": ("", "<h4>Weather</h4>Fog"),
    "sources": (
        '<div class="info-main-block sources"><ul class=sources-list>',
        "<li><div class=source-title>x</div></li>",
    ),
    "victims": ('<div class="info-main-block victims">', "<div class=victims__victim><strong>x</strong></div>"),
    "reports": (
        '<div class="info-main-block belligerents"><h2>A Assessment:</h2>',
        "<div class=main-strike-report><p>x</div>",
    ),
    "unread": ("", "<p>x</p>"),
}


@pytest.mark.parametrize("name", ROWS)
def test_time_grows_with_the_length_of_the_page(name: str) -> None:
    start, row = ROWS[name]
    seconds = []
    for count in (1000, 8000):
        page = Page("page.html", f'<article class="civ">{start}{row * count}'.encode())
        begun = time.process_time()
        AirwarsHtml().read(page)
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 40 * seconds[0] + 0.5  # eight times the length; the square would be 64 times
