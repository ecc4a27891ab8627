"""Whom a strike was aimed at, a party’s own deeds, denials and blame; invented sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Israeli military announced that it “eliminated Nabil H., a member of the artillery array of "
         "Hezbollah”.",
         [("Israeli Military", "reports-action", ("Israeli Military",), None, None)]),
        ("A Coalition spokesman, Maj. Owen Price, acknowledged that jets had struck “three ISIS mortar teams” "
         "in the quarter.",
         [("Owen Price", "reports-action", ("U.S.-led Coalition",), None, None)]),
        ("The Coalition confirmed that it had hit ISIS vehicles in Hay Salam and said that it had opened an inquiry.",
         [("U.S.-led Coalition", "reports-action", ("U.S.-led Coalition",), None, None)]),
        ("On 7 May the Coalition reported 12 strikes near Mosul.",
         [("U.S.-led Coalition", "reports-action", ("U.S.-led Coalition",), None, None)]),
        ("For June 5th the Coalition announced nine strikes near Tabqa, destroying three ISIS boats.",
         [("U.S.-led Coalition", "reports-action", ("U.S.-led Coalition",), None, None)]),
        ("The Russian defence ministry said its Su-34s had destroyed a militant depot.",
         [("Russian Military", "reports-action", ("Russian Military",), None, None)]),
        ("Nahr News wrote that Israeli jets targeted members of Islamic Jihad.",
         [("Nahr News", "reports-action", ("Israeli Military",), None, None)]),
        ("The union mourned its members, “assassinated by Zionist treachery”.",
         [("The union", "blames", ("Israeli Military",), None, None)]),
        ("A Turkish drone, Afrin Post said, had followed the motorcycle.",
         [("Afrin Post", "reports-action", ("Turkish Military",), None, None)]),
        ("Residents blamed the shelling on the Houthis, but the Houthi-run Saba agency spoke of “mercenaries of "
         "the aggression”.",
         [("Residents", "blames", ("Houthis",), None, None), ("Houthi-run Saba agency", "none", (), None, None)]),
        ("Sahel Press reported the killing of two Hezbollah fighters by Israel.",
         [("Sahel Press", "reports-action", ("Israeli Military",), None, None)]),
        ("Al-Raed TV said that Turkish-backed factions fired mortars at the village.",
         [("Al-Raed TV", "reports-action", ("Syrian National Army",), None, None)]),
        ("“It was the Coalition,” said Umm Fadi, who lost her son.",
         [("Umm Fadi", "blames", ("U.S.-led Coalition",), (1, None), None)]),
        ("The IDF said that it “struck a launcher of Hezbollah in the area”.",
         [("Israeli Military", "reports-action", ("Israeli Military",), None, None)]),
        ("Local pages reported Russian strikes on HTS positions in the hills.",
         [("Local pages", "reports-action", ("Russian Military",), None, None)]),
        ("SOHR said Jordanian aircraft were behind the raid.",
         [("SOHR", "blames", ("Jordanian Military",), None, None)]),
        ("An Israeli army spokesman told the Meridian that the army “does not target civilians”.",
         [("Israeli army spokesman", "none", (), None, None)]),
        ("The Houthis’ health office said that the Saudi-led Coalition had bombed a well.",
         [("Houthis’ health office", "reports-action", ("Saudi-led Coalition",), None, None)]),
        ("AFRICOM confirmed it had conducted an airstrike that killed two al-Shabaab members.",
         [("AFRICOM", "reports-action", ("US Forces",), None, None)]),
        ("Governor Petro Salo wrote that the Russians had hit the depot with two Shaheds.",
         [("Petro Salo", "reports-action", ("Russian Military",), None, None)]),
        ("Kurdish Red Crescent said that the wounded had been hit by Turkish artillery.",
         [("Kurdish Red Crescent", "blames", ("Turkish Military",), None, None)]),
    ],
)  # fmt: skip
def test_whom_it_blames(text: str, claims: list[Told]) -> None:
    assert [told(it) for it in said(text)] == claims
