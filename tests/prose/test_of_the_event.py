"""What a named source says of the event makes a claim; lives, feelings and rescuers' work make none; invented."""

import pytest

from tests.prose.made import speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Activist Jamil al-Idlibi told Rights Diary that the third barrel landed on people who had come to help.",
         ["Jamil al-Idlibi"]),
        ("Noor News said that the second salvo fell on the rescuers.", ["Noor News"]),
        ("AFRICOM said that, “with our partners, we engaged al-Shabaab fighters from the air near Bardere”.",
         ["AFRICOM"]),
        ("Harbour Post reported that the air force “dealt a hard blow to a depot in the valley”.", ["Harbour Post"]),
        ("The Tigris Group published the names of 14 people.", ["Tigris Group"]),
        ("Samir Odeh posted the same three names.", ["Samir Odeh"]),
        ("The nurse was identified by the Doctors Union as Rima Haddad.", ["Doctors Union"]),
        ("A resident, Lina Odeh, said that she had recognised two men in the morgue.", ["Lina Odeh"]),
        ("Al-Furat Post reported the bombing of the bakery by “coalition planes” and said there were victims.",
         ["Al-Furat Post"]),
        ("Lina Odeh wrote that her sister was waiting for the no. 7 bus when she was killed.", ["Lina Odeh"]),
    ],
)  # fmt: skip
def test_of_the_event(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Civil Defence said that its crews reached the site within minutes.",
        "Wadi News said the market opens every Thursday.",
        "Lina Sharif said she had lived in the camp since 2012.",
        "The teacher’s colleague Iman Saleh remembered her kindness.",
        "Harbour Post published the names of the streets of the quarter.",
        "Haj Mahmoud told the BBC that he had planted the olive trees with his father.",
    ],
)
def test_not_of_the_event(text: str) -> None:
    assert speakers(text) == []
