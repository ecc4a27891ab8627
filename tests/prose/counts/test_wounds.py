"""Wounds that are told without a word of harm, persons counted beside others, and harm that is of another event."""

import pytest

from tests.prose.made import Range, injured, killed, said


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A nurse at the Harbour hospital said that three bodies were brought in, as well as"
         " five people with shrapnel wounds.", (3, 3), (5, 5)),
        ("The White Helmets posted that its teams gave first aid to a boy with burns on the face.", None, (1, 1)),
        ("Noor News said two men were killed and a third person lost his arm.", (2, 2), (1, 1)),
        ("Noor News wrote that a woman among the wounded had died overnight.", (1, 1), None),
        ("Sami Odeh wrote that Rami’s wife and the youngest of his daughters were injured.", None, (2, None)),
        ("The Union of Writers said its members Salah R. and Rami Odeh were injured while filming.", None, (2, None)),
        ("Noor News reported that a cousin of the family, 9-year-old Rami, succumbed to his wounds.", (1, None), None),
        ("Noor News said that two young men who had been sleeping on the roof were also among"
         " those killed.", (2, None), None),
        ("Sami Odeh published the names of 14 members of his family “who rose to heaven together”.", (14, None), None),
        ("Martyrs of Deir included Sami Odeh in a post with nine names of people killed in the"
         " bombardment.", (1, None), None),
        ("Noor News said that four civilians had died, one of them a woman, and that five"
         " people were hurt.", (4, 4), (5, 5)),
        ("Hajla 21 reported that the strike killed two suspected AQAP members and three civilians.", (3, 3), None),
        ("Noor News said a bus was hit before noon on Friday when people left the mosque, killing nine.", (9, 9), None),
        ("Noor News quoted an eyewitness who said he saw one body.", (1, 1), None),
    ],
)  # fmt: skip
def test_persons_told_by_what_befell_them(text: str, dead: Range | None, hurt: Range | None) -> None:
    claims = said(text)
    assert [(killed(c), injured(c)) for c in claims] == [(dead, hurt)]


@pytest.mark.parametrize(
    "text",
    [
        "Noor News said regime helicopters had dropped four barrel bombs on the square, leaving many dead.",
        "The market had been hit once before, on May 3rd, when six people were killed according to Noor News.",
        "The hospital had already been bombed twice before, killing nine people, Noor News said.",
        "Noor News reported that Russian jets shelled Tell Amar, killing a farmer – an"
        " incident Airwars is assessing separately.",
        "Noor News tweeted: “Citizens martyred by American drone in Hajla, women and children terrified”.",
        "Noor News said that the jets targeted a vehicle at Hajla and killed all in it.",
    ],
)
def test_no_number_is_made_of_these(text: str) -> None:
    claims = said(text)
    assert claims
    assert all(killed(c) is None or killed(c) == (None, None) for c in claims)
