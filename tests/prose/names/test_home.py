"""Whose "the army", "government aviation", "Federal Police" and "occupation" are: those of the page's country."""

import pytest

from kg.prose.names.home import home
from tests.prose.made import said, told


@pytest.mark.parametrize(
    ("lead", "text", "parties"),
    [
        ("A raid hit Mosul, Iraq.", "Nineveh Diary blamed “government aviation”.", ("Iraqi Forces",)),
        ("A raid hit Idlib, Syria.", "Idlib Diary blamed “government aviation”.", ("Syrian Regime",)),
        ("A raid hit Idlib.", "Idlib Diary blamed “government aviation”.", ()),
        ("A raid hit Mosul, Iraq.", "Nineveh Diary said that the Federal Police shelled the town.", ("Iraqi Forces",)),
        ("Shells hit Kismayo, Somalia.", "Juba Diary said that the army shelled the town.", ("Somali Forces",)),
        ("Shells hit Kismayo.", "Juba Diary said that the Federal Police shelled the town.", ()),
        ("A raid hit Gaza.", "Noor News said that occupation aircraft bombed a house.", ("Israeli Military",)),
        ("A shell hit Kherson, Ukraine.", "Noor News said that the occupation bombed a house.", ("Russian Military",)),
        ("A shell hit Afrin, Syria.", "Noor News said that the occupation bombed a house.", ()),
        (
            "Iraqi troops and the US-led Coalition advanced.",
            "Sami Odeh wrote of “bombardment by the army and the coalition”.",
            ("Iraqi Forces", "U.S.-led Coalition"),
        ),
        (
            "A raid hit Mosul, Iraq.",
            "Nineveh Diary attributed the deaths to “shelling by the Federal Police and the planes of the Coalition”.",
            ("Iraqi Forces", "U.S.-led Coalition"),
        ),
        ("A raid hit Mosul, Iraq.", "Nineveh Diary said the government withdrew its troops.", ()),
        ("A raid hit Mosul, Iraq.", "Nineveh Diary said the Kenyan Federal Police shelled it.", ("Kenyan Military",)),
    ],
)
def test_forces_without_a_name_are_those_of_the_country(lead: str, text: str, parties: tuple[str, ...]) -> None:
    found = said(f"{lead} {text}")
    assert (told(found[-1])[2] if found else ()) == parties


def test_the_location_line_says_whose_forces_are_meant() -> None:
    assert home("The Russian and government forces shelled it.", "Syria").government == "Syrian Regime"
    assert home("The government forces shelled it.", None).government is None
    assert home("The government forces shelled it.", "Palestine").government is None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("An IDF statement said that it had struck the town.", "Israeli Military"),
        ("A second Coalition statement admitted the strike.", "U.S.-led Coalition"),
        ("A Hamas statement blamed Israel for five deaths.", "Hamas"),
        ("A Kremlin press release denied that Russia had bombed the town.", "Kremlin"),
        ("Moscow’s Ministry of Defence denied the strike.", "Russian Military"),
    ],
)
def test_a_statement_named_by_whose_it_is(text: str, party: str) -> None:
    assert said(text)[0].claimant.name == party
