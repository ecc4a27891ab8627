"""Who can speak. Names and sentences are made up."""

import pytest

from kg.prose.speech.speakers import phrase, subject


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Noor News ", ["Noor News"]),
        ("The Harbour News Agency, ", ["Harbour News Agency"]),
        ("On May 3rd, 2020, Twitter user @abc99 ", ["@abc99"]),
        ("5newsx ", ["5newsx"]),
        ("user Rabi.x ", ["Rabi.x"]),
        ("A Facebook post from Lina Odeh ", ["Lina Odeh"]),
        ("The official page for the Harbour Youth Movement ", ["Harbour Youth Movement"]),
        ("One source, Noor News, ", ["Noor News"]),
        ("Sami Odeh, a resident of the quarter, ", ["Sami Odeh"]),
        ("Sami Odeh, Lina’s brother, ", ["Sami Odeh"]),
        ("His daughter, Lina Odeh, ", ["Lina Odeh"]),
        ("Lina Odeh’s mother ", ["Lina Odeh’s mother"]),
        ("Noor News, @abc99 and Sami Odeh ", ["Noor News", "@abc99", "Sami Odeh"]),
        ("Neither Noor News nor Harbour TV ", ["Noor News", "Harbour TV"]),
        ("Most sources, including Noor News and @abc99, ", ["Most sources", "Noor News", "@abc99"]),
        ("a number of local sources ", ["a number of local sources"]),
        ("Relatives of Sami Odeh ", ["Relatives of Sami Odeh"]),
        ("Echoing Sami, Lina Odeh ", ["Lina Odeh"]),
        ("The strike ", []),
        ("In Deir al-Balah ", []),
        ("The names of the dead ", []),
        ("Two houses ", []),
    ],
)
def test_subjects(words: str, names: list[str]) -> None:
    assert [speaker.name for speaker in subject(words, 0)] == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("most local sources", ["most local sources"]),
        ("a post by Lina Odeh", ["Lina Odeh"]),
        ("an account called Harbour Now", ["Harbour Now"]),
        (
            "outlets including Noor TV, the newspaper Harbour Times and @abc99",
            ["outlets", "Noor TV", "Harbour Times", "@abc99"],
        ),
    ],
)  # fmt: skip
def test_phrases(words: str, names: list[str]) -> None:
    assert [speaker.name for speaker in phrase(words, 0)] == names


def test_offsets_are_those_of_the_name() -> None:
    words = "In another post, Facebook user Sami Odeh "
    (found,) = subject(words, 100)
    assert words[found.start - 100 : found.end - 100] == "Sami Odeh"
