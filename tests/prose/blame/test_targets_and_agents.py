"""Who struck and who was struck; parties named by their allies, adjectives and offices; invented sentences."""

import pytest

from tests.prose.made import said, told


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("AFRICOM reported that it carried out a strike against al-Shabaab near Jilib.", ("US Forces",)),
        (
            "US Africa Command said that “at the request of the government” it had conducted an airstrike targeting "
            "al-Shabaab near Hagarey, killing two militants.",
            ("US Forces",),
        ),
        ("The IDF said that it had conducted a strike on Hezbollah in Kafr Sir, killing a man.", ("Israeli Military",)),
        ("Radio Kulmiye reported that a strike against al-Shabaab killed two children.", ()),
        ("Furat Post said an attack on the SDF killed three civilians.", ()),
        ("Furat Post said the strikes of the Coalition on ISIS positions killed five.", ("U.S.-led Coalition",)),
        ("Furat Post said the attack of ISIS on the SDF killed three.", ("ISIS",)),
        ("Sky Press said that ISIS attacked the town, killing six.", ("ISIS",)),
        ("CENTCOM said that ISIS had blown up the school.", ("ISIS",)),
        ("Activist Abu Omar wrote that “Assadist artillery” shelled the town.", ("Syrian Regime",)),
        (
            "Idlib Now said Assadist and Russian planes circled over the village, killing four.",
            ("Syrian Regime", "Russian Military"),
        ),
        ("Nineveh Diary reported that shells of the Iraqi Federal Police killed six.", ("Iraqi Forces",)),
        ("Tana Press said that the Kenyan Federal Police shelled the market.", ("Kenyan Military",)),
        ("Al-Bahr blamed GNA-affiliated militias.", ("Government of National Accord",)),
        ("Libya Now said that GNA-aligned groups shelled the farm.", ("Government of National Accord",)),
        (
            "The Libyan National Army’s media office reported “air raids on the sites of the terrorist groups”.",
            ("Libyan National Army",),
        ),
        ("The Libyan National Army’s press office said that shelling had killed three people.", ()),
        ("AFRICOM rejected the allegation.", ("US Forces",)),
    ],
)
def test_the_target_of_a_strike_did_not_strike(text: str, parties: tuple[str, ...]) -> None:
    assert told(said(text)[0])[2] == parties


def test_the_army_beside_a_coalition_is_the_one_that_the_page_names() -> None:
    text = "Iraqi forces advanced. Dr Waleed wrote that eight died by “the bombing of the coalition and the army”."
    assert told(said(text)[0])[2] == ("U.S.-led Coalition", "Iraqi Forces")
    assert told(said(text.removeprefix("Iraqi forces advanced. "))[0])[2] == ("U.S.-led Coalition",)


@pytest.mark.parametrize(
    "text",
    [
        "Tishreen Now later said that two of the brothers were killed by a mine while returning to their home.",
        "Amaq said that 30 people had died in the town that day, but its figures could not be tied to one strike.",
        "Noor News wrote that 17 people were killed that day; none of the deaths could be linked to this strike.",
        "Al-Manbar mourned Ali Hasan as a martyr. It is unclear whether he died in this strike or on another day.",
    ],
)
def test_deaths_that_cannot_be_placed_in_the_event_give_no_number(text: str) -> None:
    assert [claim.figures for claim in said(text)] == [()]


def test_the_doubt_is_kept_beside_the_claim() -> None:
    claim = said("Al-Manbar mourned Ali Hasan. It is unclear whether he died in this strike or on another day.")[0]
    assert [note.exact for note in claim.notes] == ["unclear whether he died in this strike"]
    assert said("Al-Manbar mourned Ali Hasan. It is not clear who fired the missile.")[0].figures


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Noor News said that 18 bodies were retrieved in the first two days.", (18, 18), None),
        ("Hawija Now said a boy died later, which brought the total to 11.", (11, 11), None),
        ("Noor News said that another man died, taking the total to nine.", (9, 9), None),
        ("Sami Odeh mourned “my sister Hala, and the birds of paradise, Lina, Rami and Nour”.", (4, None), None),
        ("Omar Said mourned his cousin’s martyrdom.", (1, None), None),
        ("Noor News said that his mother was badly hurt.", None, (1, None)),
        ("Noor News said that four workers were being treated, one of whom in a critical condition.", None, (4, 4)),
    ],
)
def test_figures(text: str, killed: tuple[int, int | None] | None, injured: tuple[int, int | None] | None) -> None:
    assert told(said(text)[0])[3:] == (killed, injured)


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Similar figures were given by Hay Press.", "Hay Press", "none"),
        ("Asked by Airwars, CENTCOM stated that it had insufficient information to assess it.", "CENTCOM", "none"),
        ("AFRICOM listed the allegation in its quarterly report as “open”.", "AFRICOM", "none"),
        ("AFRICOM rejected the allegations.", "AFRICOM", "denies-action"),
        (
            "One source, the page Bayt Events, spoke of “planes” and did not say whether they were Russian or Syrian.",
            "Bayt Events",
            "not-identified",
        ),
    ],
)
def test_positions_and_passives(text: str, speaker: str, verb: str) -> None:
    assert [told(claim)[:2] for claim in said(text)] == [(speaker, verb)]


def test_what_the_monitor_sums_up_is_nobodys_claim() -> None:
    assert not said("Where a belligerent was identified by the sources, all of them blamed Israeli forces.")
