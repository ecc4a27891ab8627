"""Words of figures that may name persons: what is held back, and what is not."""

import pytest

from kg.names.naming import is_name, may_name, mourned


@pytest.mark.parametrize(
    "words",
    [
        "her brother, Engineer Obadiah Vanterpool",
        "Obadiah",
        "my cousin (Edwina Testwell)",
        "the martyr Edwina al-Testwell, my cousin",
        "three men, Obadiah, Edwina and their father",
        "ابن عمي",
        "Umm Obadiah and her children",
    ],
)
def test_a_name_is_taken_for_one(words: str) -> None:
    assert may_name(words)


@pytest.mark.parametrize(
    "words",
    [
        "5–13",
        "Between five and 13 Syrian civilians",
        "More than 20 martyrs",
        "None",
        "Unknown",
        "(1 Child, 1 Woman)",
        "two Moroccan women",
        "more than 150” deaths",
        "an entire displaced family",
        "At least one family",
        "The owner of the hall and his son",
        "",
    ],
)
def test_words_that_count_are_let_out(words: str) -> None:
    assert not may_name(words)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("your departure saddens us: my cousin (Obadiah al-Vanterpool)…", ["Obadiah al-Vanterpool"]),
        ("a picture of his beloved friend, Dr. Edwina Testwell", ["Edwina Testwell"]),
        ("his brother Obadiah’s birthday", ["Obadiah’s"]),
        ("her mother, father and two sons", []),
        ("the child of five", []),
        ("the martyr, God have mercy", []),
        ("Edwina Testwell said that her brother was killed", []),
    ],
)
def test_a_relative_who_is_called_by_name(words: str, names: list[str]) -> None:
    assert list(mourned(words)) == names


@pytest.mark.parametrize(
    ("words", "whole"), [("Yusuf bin Salim al-Najjar", True), ("Yusuf", False), ("Yusuf died", False)]
)
def test_a_whole_name(words: str, whole: bool) -> None:
    assert is_name(words) == whole
