"""Which number counts whom. The sentences are made up."""

import pytest

from kg.prose.counts.figures import counts

Expected = list[tuple[str, int | None, int | None]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("seven people were killed and 12 injured", [("killed", 7, 7), ("injured", 12, 12)]),
        ("killing 15 and injuring 54", [("killed", 15, 15), ("injured", 54, 54)]),
        ("the death toll rose to nine", [("killed", 9, 9)]),
        ("the number of wounded had risen to ten", [("injured", 10, 10)]),
        ("“5 [dead] and 12 injured arrived”", [("killed", 5, 5), ("injured", 12, 12)]),
        ("led to injuries and a fatality", [("killed", 1, 1)]),
        ("two women and three children were killed", [("killed", 5, 5)]),
        ("killing him and 11 more people", [("killed", 12, 12)]),
        ("lost his two children in the raid", [("killed", 2, 2)]),
        ("two children, aged 5 and 7, were killed", [("killed", 2, 2)]),
        ("the bodies of 23 civilians were recovered", [("killed", 23, 23)]),
        ("his wife and two sons were killed", [("killed", 3, 3)]),
        ("mourned the deaths of his three sisters and their children", [("killed", 3, None)]),
        ("four civilians had been killed and 30 others injured", [("killed", 4, 4), ("injured", 30, 30)]),
        ("more than 17 members of the family were killed", [("killed", 18, None)]),
        ("five members of one family died", [("killed", 5, 5)]),
    ],
)
def test_counts(words: str, expected: Expected) -> None:
    assert [(c.harm, c.minimum, c.maximum) for c in counts(words)] == expected


@pytest.mark.parametrize(
    "words",
    [
        "the 34-year-old man was killed",
        "he was killed on October 17, 2023",
        "three missiles hit two houses at 10 am",
        "four sources reported the strike",
        "the list of nearly 7,000 names was released",
        "another strike on the camp had killed nine people",
        "thousands of families were displaced and killed since October 7",
        "no civilians were killed",
        "a dear one, the martyred friend",
        "one of those killed was a teacher",
    ],
)
def test_no_count(words: str) -> None:
    assert [c for c in counts(words) if c.minimum is not None or c.maximum is not None] == []


@pytest.mark.parametrize("words", ["dozens were killed", "a number of people were killed", "several were wounded"])
def test_vague_words_stay_words(words: str) -> None:
    (found,) = counts(words)
    assert (found.minimum, found.maximum, found.bound) == (None, None, None)


def test_parts_hang_under_their_whole() -> None:
    (found,) = counts("nine civilians were killed, including three children and two women.")
    assert (found.minimum, found.group) == (9, "civilians")
    assert [(part.group, part.minimum) for part in found.parts] == [("children", 3), ("women", 2)]


def test_families_are_no_persons() -> None:
    (entire,) = counts("an entire family was killed")
    assert (entire.unit, entire.minimum, entire.maximum) == ("families", None, None)
    (one,) = counts("the dead are members of one family")
    assert (one.unit, one.minimum, one.maximum) == ("families", 1, 1)


def test_fighters_are_counted_apart() -> None:
    (found,) = counts("at least ten fighters were killed")
    assert (found.group, found.minimum) == ("belligerents", 10)
