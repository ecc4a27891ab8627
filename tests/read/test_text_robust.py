"""No text makes the reader raise anything but PageError, and no word of any text vanishes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import PageError
from kg.read.airwars_text import AirwarsText
from kg.read.base import SPACE, Page, Words
from tests.read.write_golden import PAGES

LINES = sorted({line for page in PAGES.glob("*.txt") for line in page.read_text(encoding="utf-8").split("\n")})
PAGE_LINES = [page.read_text(encoding="utf-8").split("\n") for page in sorted(PAGES.glob("*.txt"))]


def holds(text: str) -> None:
    """Reads the text: whatever is neither carried nor found unread would be lost; quotations stand where they say."""
    reading = AirwarsText().read(Page("page.txt", text.encode("utf-8", errors="surrogatepass")))
    covered = bytearray(len(text))
    spans = [(span.start, span.end) for span in reading.carried]
    spans += [(f.start or 0, f.end or 0) for f in reading.findings if f.check == "reader-Unread"]
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    assert not [c for c, seen in zip(text, covered, strict=True) if not seen and c not in SPACE]
    for found in reading.findings:
        if found.start is not None:
            assert text[found.start : found.end] == found.words


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=400))
def test_any_text(text: str) -> None:
    holds(text)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([*LINES, "", "", ""]) | st.text(st.sampled_from("aZ0 •(),:.–-\u00a0ا↗"), max_size=12)))
def test_any_row_of_lines(lines: list[str]) -> None:
    holds("\n".join(lines))


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """A page with lines dropped, doubled, moved or cut."""
    lines = list(draw(st.sampled_from(PAGE_LINES)))
    for _ in range(draw(st.integers(1, 6))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "move", "cut", "join"])):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(to, lines[at])
            case "move":
                lines.insert(to, lines.pop(at))
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, 20))]
            case _:
                lines[at] += lines[to]
    return "\n".join(lines)


@settings(max_examples=120, deadline=None)
@given(disturbed())
def test_disturbed_pages(text: str) -> None:
    holds(text)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    page = Page("page.txt", data)
    AirwarsText().accepts(page)
    try:
        AirwarsText().read(page)
    except PageError as error:
        assert error.document == "page.txt"


HEAD = "Incident Code\n\nZZ1\n\nAirwars Assessment\n\nWords.\n\nKey Information\n\n"
BLOCK = "Military Statements\n\nX Assessment\nSuspected belligerent\nX\nX Strike Report\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "Strike Type\n" + "(" * 60_000,
        HEAD + "Strike Type\n" + "Airstrike (" * 10_000,
        HEAD + "Civilians reported killed\n5\n" + "1 a," * 20_000,
        HEAD + "Sources (1)\n\nA" + " " * 60_000 + "B\n",
        HEAD + BLOCK + "For June 1st" + " " * 60_000 + "x",
        HEAD + BLOCK + "Near A" + "-A" * 30_000 + "!",
        HEAD + BLOCK + "The Coalition " * 8_000,
        HEAD + BLOCK + "For June 1st: x. " * 4_000,
        HEAD + "Victims\n\nA\n\nAdult\n" + "note\n" * 10_000,
        HEAD + "• • •\n" * 15_000,
        "Country\n" * 15_000,
        HEAD + "Location\n" + "ا," * 30_000,
    ],
    ids=range(12),
)
def test_long_input_takes_linear_time(text: str) -> None:
    start = time.process_time()
    AirwarsText().read(Page("page.txt", text.encode()))
    assert time.process_time() - start < 15


@given(st.text(), st.integers(0, 5))
def test_stripped_words_stand_where_they_say(text: str, start: int) -> None:
    words = Words(" " * start + text, 7).strip()
    assert (" " * start + text)[words.start - 7 : words.end - 7] == words.exact
