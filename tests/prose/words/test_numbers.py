"""Numbers in running text, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.prose.words.numbers import first_number, numbers, value


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("seven people", 7, 7, "exact"),
        ("twenty-three people", 23, 23, "exact"),
        ("a hundred and five people", 105, 105, "exact"),
        ("1,200 people", 1200, 1200, "exact"),
        ("٢٣ قتيلا", 23, 23, "exact"),
        ("between five and 13 people", 5, 13, "range"),
        ("12–24 people", 12, 24, "range"),
        ("three or four people", 3, 4, "range"),
        ("at least 15 people", 15, None, "at-least"),
        ("no fewer than 15 people", 15, None, "at-least"),
        ("more than 20 people", 21, None, "at-least"),
        ("as many as 13 people", None, 13, "at-most"),
        ("up to ten people", None, 10, "at-most"),
        ("about 50 people", 50, 50, "about"),
        ("nearly 50 people", 50, 50, "about"),
    ],
)
def test_bounds(words: str, low: int | None, high: int | None, bound: str) -> None:
    (found,) = numbers(words)
    assert (found.minimum, found.maximum, found.bound) == (low, high, bound)


@pytest.mark.parametrize("words", ["at 10:28 AM", "the 12th", "2.5 km", "a 58-year-old man", "45%", "@user24"])
def test_no_numbers(words: str) -> None:
    assert numbers(words) == []


@pytest.mark.parametrize("words", ["999,999,999,999 people", "at least 99999999999–5 people", "9٬999٬999٬999 قتيلا"])
def test_what_counts_more_than_there_are_is_no_count(words: str) -> None:
    assert numbers(words) == []
    assert first_number(words, 0, len(words)) is None


@given(st.integers(min_value=0, max_value=9_999_999))
def test_digits_are_their_value(number: int) -> None:
    assert value(str(number)) == number
    assert value(f"{number:,}") == number
