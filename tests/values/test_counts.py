"""Counts of people: parse(print(x)) = x, and the odd forms that pages print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.counts import CountRange, breakdown

NUMBERS = st.integers(0, 999_999_999)


@given(NUMBERS, NUMBERS)
def test_there_and_back(low: int, high: int) -> None:
    count = CountRange(low, high)
    assert CountRange.parse(str(count)) == count


@given(NUMBERS)
def test_thousands(number: int) -> None:
    assert CountRange.parse(f"{number:,}") == CountRange(number, number)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    CountRange.parse(text)
    for piece in breakdown(text):
        assert text[piece.start : piece.end].endswith(piece.who)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7", 7, 7),
        ("0", 0, 0),
        ("5–13", 5, 13),
        ("1 – 2", 1, 2),
        ("12-24", 12, 24),
        ("3\u00a0–\u00a04", 3, 4),
        (" 1,200 ", 1200, 1200),
        ("1,000–1,234", 1000, 1234),
        ("13–5", 13, 5),
        ("007", 7, 7),
    ],
)
def test_counts(text: str, low: int, high: int) -> None:
    assert CountRange.parse(text) == CountRange(low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Unknown",
        "None",
        "dozens",
        "a family",
        "5–",
        "–5",
        "5–13 civilians",
        "1,2",
        "1.5",
        "-3",
        "٣",
        "5––6",
        "²",
        "1,000,000,000",
        "1–9,999,999,999",
    ],
)
def test_no_counts(text: str) -> None:
    assert CountRange.parse(text) is None


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("2 Children, 1 Woman", [(2, 2, "Children"), (1, 1, "Woman")]),
        ("(0–5 Children, 1 Woman)", [(0, 5, "Children"), (1, 1, "Woman")]),
        ("8–13 children1 healthcare_personnel", [(8, 13, "children"), (1, 1, "healthcare_personnel")]),
        ("(3 children 1 woman)", [(3, 3, "children"), (1, 1, "woman")]),
        ("4 Men", [(4, 4, "Men")]),
    ],
)
def test_breakdown(line: str, pieces: list[tuple[int, int, str]]) -> None:
    assert [(p.count.minimum, p.count.maximum, p.who) for p in breakdown(line)] == pieces


@pytest.mark.parametrize("line", ["", "Children", "among them 2 Children", "5–13", "2 Children and more 1", "(", "(),"])
def test_no_breakdown(line: str) -> None:
    assert breakdown(line) == ()
