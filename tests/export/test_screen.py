"""Names of listed persons are found however they are written."""

import pytest
from pyoxigraph import Literal, NamedNode

from kg.export.screen import NameScreen

SCREEN = NameScreen(
    ["Samir al-Invented", "سمير المخترع", "Zed", "Rana Made-Up (Umm Invented)", "Unknown", "Unknown group"],
    ["Unknown", "Unnamed group"],
)


@pytest.mark.parametrize(
    "text",
    [
        "Samir al-Invented",
        "the house of SAMIR  AL-INVENTED, a baker",
        "Samir\u00a0al-\u200eInvented",
        "رحم الله سمير المخترع",
        "وسمير المخترع",
        "Zed, 9 years old",
        "a post by Rana Made-Up",
        "the family of Umm Invented",
    ],
)
def test_found(text: str) -> None:
    assert SCREEN.holds(text)


@pytest.mark.parametrize("text", ["", "Samir", "Zedekiah Street", "Unknown", "an unknown group", "al-Invented Samir"])
def test_not_found(text: str) -> None:
    assert not SCREEN.holds(text)


@pytest.mark.parametrize(
    "term",
    [
        NamedNode("https://example.org/people/Samir%20al-Invented"),
        NamedNode("https://example.org/actor/name/Samir_al-Invented"),
        NamedNode("https://example.org/samir-al-invented-killed/"),
        NamedNode("https://example.org/search?q=rana+made+up"),
        NamedNode("https://example.org/%D8%B3%D9%85%D9%8A%D8%B1%20%D8%A7%D9%84%D9%85%D8%AE%D8%AA%D8%B1%D8%B9"),
        Literal("Samir al-Invented", language="en"),
    ],
)
def test_found_in_terms(term: NamedNode | Literal) -> None:
    assert SCREEN.holds_term(term)


FAMILY = NameScreen(
    ["Dr. Ludo Marek Ossian al-Vantrin", "Sela Al-Vantrin’i", "Orla", "سلوى ماجد فينترين"],
    speakers=["Orla Quince", "Ludo Vantrin"],
)


@pytest.mark.parametrize(
    "text",
    [
        "Ludo Marek Ossian Al Vantrin",
        "the house of ludo marek al-vantrin",
        "https://example.org/home_of_Ludo_al-Vantrin,_Dar_Marsa",
        "Sela al Vantrini’s son",
        "سَلوى فينترين",
        "Orla died",
        "the death of Orla, 9",
        "https://example.org/claim/orla-784e3dbca6/figure",
        "at the loss of my cousin, Tamsin",
    ],
)
def test_a_name_is_found_in_short_and_with_other_marks(text: str) -> None:
    assert FAMILY.holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Quince",
        "https://example.org/claim/orla_quince-784e3dbca6",
        "an orla of gold",
        "Ludo Vantrin",
        "Ludo Marek Ossian",
        "Tamsin",
        "her cousin Ludo Vantrin",
        "Bludo Marek al-Vantrin",
    ],
)
def test_somebody_else_is_not_taken_for_a_listed_person(text: str) -> None:
    assert not FAMILY.holds(text)


def test_an_empty_list_finds_nobody() -> None:
    assert not NameScreen([]).holds("Samir al-Invented")
