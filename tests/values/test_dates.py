"""Days and spans: parse(print(x)) = x, the forms that pages print, and days that do not exist."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.dates import DATE_WORDS, Days


@given(st.dates(), st.dates())
def test_there_and_back(first: date, last: date) -> None:
    days = Days(min(first, last), max(first, last))
    assert Days.parse(str(days)) == days


@given(st.dates())
def test_iso(day: date) -> None:
    assert Days.parse(day.isoformat()) == Days(day, day)


@given(st.text(), st.none() | st.integers(1, 9999))
def test_no_text_raises(text: str, year: int | None) -> None:
    Days.parse(text, year)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("July 23, 2025", "2025-07-23", "2025-07-23"),
        ("2 March 2026", "2026-03-02", "2026-03-02"),
        ("16–17 March, 2025", "2025-03-16", "2025-03-17"),
        ("31 August–1 September, 2023", "2023-08-31", "2023-09-01"),
        ("October 9–10, 2023", "2023-10-09", "2023-10-10"),
        ("31 December–1 January, 2024", "2023-12-31", "2024-01-01"),
        ("December 30, 2023 – January 2, 2024", "2023-12-30", "2024-01-02"),
        ("March 1st to March 30th 2018", "2018-03-01", "2018-03-30"),
        ("Jul. 2, 2017", "2017-07-02", "2017-07-02"),
        ("Sept. 7th, 2017", "2017-09-07", "2017-09-07"),
        ("Tuesday 10 June 2025", "2025-06-10", "2025-06-10"),
        ("1st of May 2020", "2020-05-01", "2020-05-01"),
        ("2020-03-25", "2020-03-25", "2020-03-25"),
        ("29 February 2024", "2024-02-29", "2024-02-29"),
        ("\u00a0June\u00a01,\u00a02020 ", "2020-06-01", "2020-06-01"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    assert Days.parse(text) == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "Sunday", "June", "June 2020", "2020", "yesterday", "25/03/2020", "June 1st and on", "--"]
)
def test_no_dates(text: str) -> None:
    assert Days.parse(text) is None


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "why"),
    [
        ("June 1st – 31st 2016", date(2016, 6, 1), None, "June has 30 days"),
        ("31 June, 2031", None, None, "June has 30 days"),
        ("29 February 2023", None, None, "February has 28 days"),
        ("2020-13-01", None, None, "there is no such month"),
        ("0000-01-01", None, None, "there is no such month"),
    ],
)
def test_impossible_days(text: str, earliest: date | None, latest: date | None, why: str) -> None:
    assert Days.parse(text) == Days(earliest, latest, False, why)


def test_a_year_that_the_words_do_not_give() -> None:
    assert Days.parse("July 1st-2nd") == Days(None, None, True)
    assert Days.parse("July 1st-2nd", 2017) == Days(date(2017, 7, 1), date(2017, 7, 2), True)
    assert Days.parse("December 31st - January 1st", 2017) == Days(date(2016, 12, 31), date(2017, 1, 1), True)
    assert Days.parse("July 1st-2nd 2016", 2017) == Days(date(2016, 7, 1), date(2016, 7, 2))
    assert Days.parse("February 30th") == Days(None, None, True, "February has 29 days")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("For June 26th - 27th: x, and Monday 27 June – later", ["June 26th - 27th", "Monday 27 June"]),
        ("between June 1st – 31st 2016.", ["June 1st – 31st 2016"]),
        ("in 5 Maybe 12 marching, June 123", []),
    ],
)
def test_dates_in_running_text(text: str, found: list[str]) -> None:
    assert [m[0] for m in re.finditer(DATE_WORDS, text, re.IGNORECASE | re.ASCII)] == found
