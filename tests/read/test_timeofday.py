"""The sentence that says at what time of day the incident happened."""

import pytest

from kg.read.airwars_text import AirwarsText
from kg.read.base import Page, Sheet
from kg.read.draft import Draft
from kg.read.timeofday import time_of_day


def draft_of(text: str) -> Draft:
    sheet = Sheet(text)
    draft = Draft(sheet, Page("x", text.encode()), AirwarsText())
    time_of_day(draft, sheet.all())
    return draft


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("The local time of the incident is unknown.", "unknown"),
        ("The local time and the exact location of the incident are unknown.", "unknown"),
        ("The incident occured in the morning.", "morning"),
        ("The incident occurred in the afternoon.", "afternoon"),
        ("The incident occured during the night.", "during-the-night"),
        ("The incident occured around dawn.", "around-dawn"),
        ("The incident occured after midnight.", "after-midnight"),
        ("Much was said. The incident occured in the evening.", "evening"),
    ],
)
def test_part_of_the_day(sentence: str, concept: str) -> None:
    draft = draft_of(f"Something happened.\n\n{sentence}\n")
    assert [term.concept for term in draft.categories] == [f"time-of-day-{concept}"]
    assert draft.time_of_day is None
    assert not draft.sheet.findings


@pytest.mark.parametrize(
    ("when", "clock"),
    [
        ("at approximately 1:00 am local time", "01:00:00"),
        ("at approximately 12:05 am local time", "00:05:00"),
        ("at approximately 12:30 pm local time", "12:30:00"),
        ("at 10:45 p.m. local time", "22:45:00"),
        ("at 23:15 local time", "23:15:00"),
        ("between 2:00 pm and 2:30 pm local time", "14:00:00"),
    ],
)
def test_clock_time(when: str, clock: str) -> None:
    draft = draft_of(f"Words.\nThe incident occured {when}.")
    assert draft.time_of_day is not None
    assert (draft.time_of_day.start_time, draft.time_of_day.verbatim) == (clock, when)
    assert draft.categories == []


def test_an_unseen_phrase_is_a_finding() -> None:
    draft = draft_of("The incident occured at the hour of the siesta.")
    assert [finding.check for finding in draft.sheet.findings] == ["reader-UnseenTimeOfDay"]
    assert draft.categories == []


@pytest.mark.parametrize(
    "text", ["", "Nothing of the kind.", "The incident occurred in the dark and went on, he said: “x"]
)
def test_no_sentence_no_time(text: str) -> None:
    draft = draft_of(text)
    assert (draft.time_of_day, draft.categories) == (None, [])
