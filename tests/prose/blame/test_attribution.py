"""Who is said to have done it, and who is only named."""

import pytest

from kg.prose.blame.attribution import attribution, hedged


@pytest.mark.parametrize(
    ("words", "verb", "parties"),
    [
        ("blamed Russia for the raid", "blames", {"Russian Military"}),
        ("attributed the event to Russian warplanes", "blames", {"Russian Military"}),
        ("the regime was responsible", "blames", {"Syrian Regime"}),
        ("named Israeli forces as the belligerent", "blames", {"Israeli Military"}),
        ("five people were killed by Turkish forces", "blames", {"Turkish Military"}),
        ("regime helicopters dropped bombs on the town", "reports-action", {"Syrian Regime"}),
        ("Coalition jets bombed the village", "reports-action", {"U.S.-led Coalition"}),
        ("as a result of the [Israeli] bombing of the school", "reports-action", {"Israeli Military"}),
        ("the occupation aircraft bombed the house", "reports-action", {"Israeli Military"}),
        ("did not identify the culprit", "not-identified", set()),
        (
            "disagreed on whether Russia, the Coalition or the regime were to blame",
            "conflicting", {"Russian Military", "U.S.-led Coalition", "Syrian Regime"},
        ),
        ("after an alleged Israeli airstrike", "none", set()),
        ("after the Israeli military had withdrawn from the area", "none", set()),
        ("a former Israeli prisoner", "none", set()),
        ("near the Israeli border", "none", set()),
        ("at least ten SDF members were killed", "none", set()),
    ],
)  # fmt: skip
def test_attribution(words: str, verb: str, parties: set[str]) -> None:
    found = attribution(words)
    assert (found.verb, {party.name for party in found.parties}) == (verb, parties)


def test_a_culprit_in_no_register_stays_as_written() -> None:
    found = attribution("blamed the Desert Falcons for the deaths")
    assert found.verb == "blames"
    assert found.unseen is not None
    assert found.unseen.name == "Desert Falcons"


def test_the_hedge_of_the_page_is_seen_apart() -> None:
    assert [party.name for party in hedged("an alleged Israeli airstrike hit a house")] == ["Israeli Military"]
