"""Who tells of whose act: parties behind "by", sides that speak through an office, speakers who first do something."""

import pytest

from tests.prose.made import said, speakers, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noor News, Radio Hajla and the account @hajla_9 also reported heavy shelling of the"
         " camp by Israeli warplanes.",
         [(name, "reports-action", ("Israeli Military",)) for name in ("Noor News", "Radio Hajla", "@hajla_9")]),
        ("Noor News reported intense bombardment of the town by Russian forces.",
         [("Noor News", "reports-action", ("Russian Military",))]),
        ("@watcher_1 blamed “Russian or Assad planes”.",
         [("@watcher_1", "blames", ("Russian Military", "Syrian Regime"))]),
        ("The Doctors Union called it a crime and demanded accountability from “Russia and its ally”.",
         [("Doctors Union", "blames", ("Russian Military",))]),
        ("@mosul_1 accused both sides, saying “ISIL put explosives in the basement and the coalition bombed the roof”.",
         [("@mosul_1", "reports-action", ("ISIS", "U.S.-led Coalition"))]),
        ("The Israeli army spokesman announced the killing of a Hamas operative named Sami Odeh in the strike.",
         [("Israeli army spokesman", "reports-action", ("Israeli Military",))]),
        ("The LNA’s War Information Division claimed that its air force “targeted a vehicle carrying mercenaries”.",
         [("LNA’s War Information Division", "reports-action", ("Libyan National Army",))]),
        ("The UN mission condemned the incident without attributing blame.", [("UN mission", "not-identified", ())]),
        ("Its post was shared by Burkan Hajla 218, the account of the GNA’s military"
         " operation, which added that UAE aircraft"
         " were behind the bombing.", [("Burkan Hajla 218", "blames", ("UAE Military",))]),
    ],
)  # fmt: skip
def test_whose_act(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [told(claim)[:3] for claim in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hamas’ media office said that nine people were killed.", ["Hamas’ media office"]),
        ("The UN mission in Libya said at least two civilians had been killed by LNA shelling.", ["UN mission"]),
        ("Noor News said that 14 were killed and 20 others, including three in critical condition, were injured.",
         ["Noor News"]),
        ("The Syrian state agency reported that four civilians were killed.", ["Syrian state agency"]),
        ("Sami Odeh, owner of the house, posted that his father and his sister were killed.", ["Sami Odeh"]),
        ("The rights group Amal visited the village in June and in its report said that four"
         " civilians had died.", ["Amal"]),
        ("The Ministry of Health later reversed this, saying that two civilians were killed.", ["Ministry of Health"]),
        ("In a statement, the Coalition reversed its position and acknowledged that two"
         " civilians were killed.", ["U.S.-led Coalition"]),
        ("Sami Odeh said that 18 people were killed. In a later statement he said the number"
         " of martyrs had increased to 26.", ["Sami Odeh"] * 2),
        ("The Facebook page Hajla Now, relaying the local emergency committee, later put the"
         " number at 16 martyrs.", ["local emergency committee"]),
        ("A club mourned the loss of its “little genius” Rami Odeh, and the Association of"
         " Teachers expressed condolences"
         " on the death of Sami Hajjar.", ["club", "Association of Teachers"]),
        ("Rami’s brother Wael Okda posted at noon that the boy was in intensive care.", ["Wael Okda"]),
        ("Noor News posted a video of the burning car. It did not mention deaths.", []),
    ],
)  # fmt: skip
def test_who_tells(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
