"""Belligerents of many wars: who is blamed, who tells of what he did himself, who denies it; invented sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Radio Al-Furqan reported that the victims of the American strike were a woman and her two children.",
            [("Radio Al-Furqan", "reports-action", ("US Forces",), (3, None), None)],
        ),
        (
            "AFRICOM stated that it had conducted an airstrike near the town, killing three militants, and that "
            "no civilians were injured or killed.",
            [("AFRICOM", "reports-action", ("US Forces",), None, None)],
        ),
        ("CENTCOM said it was reviewing the reports.", [("CENTCOM", "none", (), None, None)]),
        (
            "Residents blamed Kenyan warplanes for the bombardment.",
            [("Residents", "blames", ("Kenyan Military",), None, None)],
        ),
        (
            "The Kenya Defence Forces denied having carried out any strike in the area.",
            [("Kenyan Military", "denies-action", ("Kenyan Military",), None, None)],
        ),
        (
            "The Harbour Field Hospital reported that four people had died and 11 were wounded when LNA aircraft "
            "shelled the neighbourhood.",
            [("Harbour Field Hospital", "reports-action", ("Libyan National Army",), (4, 4), (11, 11))],
        ),
        (
            "The spokesman for the LNA, Ahmed al-Mismari, denied that his forces had targeted the detention centre.",
            [("Ahmed al-Mismari", "denies-action", ("Libyan National Army",), None, None)],
        ),
        (
            "The LNA’s media office denied responsibility, saying that its aircraft had not flown over the city "
            "that night.",
            [("The LNA’s media office", "denies-action", ("Libyan National Army",), None, None)],
        ),
        (
            "The Libya Observer blamed “Haftar’s UAE-operated drones”.",
            [("Libya Observer", "blames", ("Libyan National Army",), None, None)],
        ),
        (
            "Denis Odeh, the Russian-installed head of the region, accused Ukrainian forces of shelling the "
            "market, claiming that 27 people were killed.",
            [("Denis Odeh", "blames", ("Ukrainian Military",), (27, 27), None)],
        ),
        (
            "The Ukrainian General Staff denied that its artillery had fired on the market.",
            [("Ukrainian General Staff", "denies-action", ("Ukrainian General Staff",), None, None)],
        ),
        (
            "The Houthis said that American aircraft had killed seven civilians.",
            [("Houthis", "reports-action", ("US Forces",), (7, 7), None)],
        ),
        (
            "Ansar Allah accused the US of targeting a detention centre, killing 68 African migrants.",
            [("Houthis", "blames", ("US Forces",), (68, 68), None)],
        ),
        (
            "Noor News reported that Hezbollah fired 30 rockets at the town.",
            [("Noor News", "reports-action", ("Hezbollah",), None, None)],
        ),
        (
            "Houthi media blamed the US-British “aggression” for the strike.",
            [("Houthi media", "blames", ("US Forces", "UK Military"), None, None)],
        ),
        (
            "The spokesman for the Houthi health ministry reported six dead and 26 wounded, all of them civilians.",
            [("spokesman for the Houthi health ministry", "none", (), (6, 6), (26, 26))],
        ),
        (
            "The Israeli army’s Arabic-language spokesperson, Avichay Levi, posted that “the air force eliminated"
            " a commander”.",
            [("Avichay Levi", "reports-action", ("Israeli Military",), None, None)],
        ),
        (
            "The Russian Ministry of Defence dismissed the reports as fake news.",
            [("Russian Military", "denies-action", ("Russian Military",), None, None)],
        ),
        (
            "In its monthly report, the Coalition assessed the allegation as credible and said that two civilians"
            " were unintentionally killed.",
            [("U.S.-led Coalition", "reports-action", ("U.S.-led Coalition",), (2, 2), None)],
        ),
        (
            "Human Rights Watch found that Russian forces had repeatedly shelled an intersection, killing at "
            "least eight people.",
            [("Human Rights Watch", "reports-action", ("Russian Military",), (8, None), None)],
        ),
        (
            "“The planes bombed us at night and killed my wife”, Ahmed Ali told the BBC.",
            [("Ahmed Ali", "none", (), (1, None), None)],
        ),
    ],
)
def test_what_is_read(text: str, claims: list[Told]) -> None:
    assert [told(claim) for claim in said(text)] == claims
