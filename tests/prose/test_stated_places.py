"""Where a claim says that it happened, in its own words; nothing where it says of no one place that it was there."""

import pytest

from kg.model import Quotation
from kg.prose import claims
from kg.prose.stated_places import opening, place
from tests.prose.made import reading


def stated(text: str) -> Quotation | None:
    found, _ = claims(reading(text))
    return found[0].stated_place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Noor News said three people were killed in Hayan.", "Hayan"),
        ("Noor News reported an airstrike on Al Marj that killed two.", "Al Marj"),
        ("Noor News said that six died in shelling near Qasr al-Tin.", "near Qasr al-Tin"),
        ("Noor News said four were killed in a raid on the village of Tal Hamra, 12 km south of Homs.", "Tal Hamra"),
        ("Noor News said three were killed in airstrikes on the outskirts of Hayan.", "outskirts of Hayan"),
        ("Noor News said a raid in the western Hayan countryside killed five.", "western Hayan countryside"),
        ("Noor News said that shells fell on Al-Wahda Street in the Marj quarter of Hayan, killing four.",
         "Al-Wahda Street"),
        ("Noor News said two were killed in Hayan, in the eastern part of Marj Awkar.", "Hayan"),
        ("Noor News reported that in Al Bab three people were killed.", "Al Bab"),
        ("Noor News said that a clinic in Wadi Sidr in the south of Hayan was hit by two missiles, killing a nurse.",
         "Wadi Sidr"),
        ("Two civilians were killed by barrel bombs in Bustan al-Rih, Hayan, local reports said.", "Bustan al-Rih"),
        ("Noor News said the bombing of Hadi School killed seven.", "Hadi School"),
        ("Noor News said three people were killed in Raqqa Sunday.", "Raqqa"),
        ("Noor News said the raids were in the market area of the city and killed three.", "market area of the city"),
    ],
)  # fmt: skip
def test_the_innermost_place_as_written(text: str, words: str) -> None:
    found = stated(text)
    assert found is not None
    assert found.exact == words
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Noor News said three people were killed.",
        "Noor News reported strikes on Rafah, Jabalia and Khan Younis that killed nine.",
        "Noor News said that five people were killed in Zabadi and two in Marjan.",
        "Noor News said three were killed by a strike and the wounded were taken to a hospital in Hayan.",
        "Noor News said that two more of the injured later died in Hayan.",
        "Sami Odeh told Noor News in Doha that the strike killed three.",
        "According to activists in Hayan, three people were killed by the bombing.",
        "Noor News said the dead came from Mosul and were killed by a bomb.",
        "Noor News said the raid killed three in May.",
        "Noor News wrote in Arabic that three people were killed.",
        "Noor News said that the strike hit Hadi Darwish’s house, killing three.",
        "Noor News said three were killed in the Darwish family home.",
        "Noor News said that the strike against Hamas operatives killed three.",
        "Noor News said in Hayan Today that the strike killed three.",
    ],
)
def test_nothing_rather_than_another_place(text: str) -> None:
    assert stated(text) is None


def test_each_speaker_of_one_clause_says_the_same_place() -> None:
    found, _ = claims(reading("Noor News and Marj Press said three people were killed in Hayan."))
    assert [c.stated_place and c.stated_place.exact for c in found] == ["Hayan", "Hayan"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (", in Al Hayan, Syria, via a report. No strikes were found.", "Al Hayan"),
        (", near Tal Marj, Syria via a report.", "near Tal Marj"),
        (". After a review of all records", None),
    ],
)
def test_a_statement_opens_with_day_and_place(text: str, words: str | None) -> None:
    found = opening(text, 0)
    assert (text[slice(*found)] if found else None) == words


@pytest.mark.parametrize("part", ["a strike on Hayan ", "in ", "the north of ", "A", "in Al Al ", "in X of the city "])
def test_no_text_takes_long(part: str) -> None:
    text = part * (20_000 // len(part))
    found = place(text)
    assert found is None or text[slice(*found)]
