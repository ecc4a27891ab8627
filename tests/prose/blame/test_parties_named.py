"""Whom a sentence makes responsible, and what belligerents say of their own action; invented sentences."""

import pytest

from tests.prose.made import said


@pytest.mark.parametrize(
    ("text", "verbs", "parties"),
    [
        ("Users @abc99, @noor_99 and Sami Nour tweeted that Israel bombed the house.",
         ["reports-action", "reports-action", "reports-action"], ["Israeli Military"]),
        ("X user Sami Nour (@sami99) wrote that Israeli forces bombed the school.",
         ["reports-action"], ["Israeli Military"]),
        ("“Israel bombed our house,” wrote Sami Nour, whose sister Lina was killed.",
         ["reports-action"], ["Israeli Military"]),
        ("Sami Nour, whose wife was killed, said that Israel had bombed the house without warning.",
         ["reports-action"], ["Israeli Military"]),
        ("Sami Nour, who lost his wife in the strike, said that Israel had bombed the house without warning.",
         ["reports-action"], ["Israeli Military"]),
        ("Locals said that Israel was behind the attack.", ["blames"], ["Israeli Military"]),
        ("The Israeli army claimed to have killed 10 militants.", ["reports-action"], ["Israeli Military"]),
        ("The IDF said that it had eliminated a Hamas operative.", ["reports-action"], ["Israeli Military"]),
        ("The IDF claimed responsibility for the strike.", ["reports-action"], ["Israeli Military"]),
        ("Israel’s military acknowledged the strike.", ["reports-action"], ["Israeli Military"]),
        ("Russia’s Ministry of Defence denied the strike.", ["denies-action"], ["Russian Military"]),
        ("The Russian Defence Ministry said that its aircraft destroyed a depot.",
         ["reports-action"], ["Russian Military"]),
        ("The US-led Coalition acknowledged killing four civilians.", ["reports-action"], ["U.S.-led Coalition"]),
        ("SOHR reported that regime warplanes killed five civilians, while SNHR blamed Russia.",
         ["reports-action", "blames"], ["Russian Military", "Syrian Regime"]),
        ("The White Helmets said that Russian warplanes targeted the market, killing five.",
         ["reports-action"], ["Russian Military"]),
        ("Syria Civil Defence accused Russian forces of the attack.", ["blames"], ["Russian Military"]),
        ("The SNHR pointed to suspected Russian aircraft.", ["suspects"], ["Russian Military"]),
        ("HNN suspected that the planes belonged to Russia.", ["suspects"], ["Russian Military"]),
        ("Two sources, HNN and @abc99, alleged Coalition responsibility.",
         ["blames", "blames", "blames"], ["U.S.-led Coalition"]),
        ("Responsibility for the strike was attributed to the Saudi-led coalition by Al Masirah.",
         ["blames"], ["Saudi-led Coalition"]),
        ("Ukrainian officials accused Russia of shelling the market.", ["blames"], ["Russian Military"]),
        ("Governor Sami Kotenko said on Telegram that Russian troops fired a rocket that killed two people.",
         ["reports-action"], ["Russian Military"]),
    ],
)  # fmt: skip
def test_parties(text: str, verbs: list[str], parties: list[str]) -> None:
    found = said(text)
    assert [c.verb for c in found] == verbs
    assert sorted({a.name for c in found for a in c.attributed_to}) == parties
