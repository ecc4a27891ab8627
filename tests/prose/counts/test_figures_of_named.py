"""Figures that go with somebody named before, members without a verb, parties behind quotation marks, other events."""

import pytest

from tests.prose.made import said, told

IL, RU, SYRIA, IRAQ, COALITION, LNA = (
    "Israeli Military", "Russian Military", "Syrian Regime", "Iraqi Forces", "U.S.-led Coalition",
    "Libyan National Army",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The hospital of Marib said that five died. Its final count, given on Monday, stood at 12 dead.", [5, 12]),
        ("Noor News’ final toll stood at 14 dead.", [14]),
        ("Noor News reported four dead. This figure was later raised to nine.", [4, 9]),
        ("The mayor of Harbour said that his crews had recovered 15 bodies. By dusk he told Radio Nur that the number"
         " had risen to 21.", [15, 21]),
        ("Noor News initially spoke of three dead; by evening it gave the number as eight.", [3, 8]),
        ("Harbour TV put the toll at 14, @abc_99 at “11 so far”.", [14, 11]),
        ("Noor News reported “seven martyrs”, Harbour TV “nine martyrs and dozens of wounded”.", [7, 9]),
        ("Noor News gave the toll as seven, Harbour TV as nine, and the mayor as eleven.", [7, 9, 11]),
        ("While Noor News put the number of dead at seven, @abc_99 had it at nine.", [7, 9]),
        ("Noor News wrote: “More than 60 corpses.”", [61]),
        ("Noor News acknowledged that four civilians “were unintentionally killed”.", [4]),
        ("Noor News said that the victims were Omar Saleh, his wife and their infant daughter.", [3]),
        ("Noor News said that two girls, aged nine and twelve, had been killed.", [2]),
        ("Noor News recalled that a strike in May had killed six people on the same street.", [None]),
        ("Noor News wrote that strikes over that whole day left 17 people dead.", [None]),
    ],
)  # fmt: skip
def test_killed(text: str, figures: list[int | None]) -> None:
    assert [(told(claim)[3] or (None,))[0] for claim in said(text)] == figures


@pytest.mark.parametrize(
    ("text", "name", "verb", "parties"),
    [
        ("@abc_99 wrote that Israel “murdered Omar as it murdered the others”.", "@abc_99", "reports-action", [IL]),
        ("Noor News spoke of aircraft of “the Russian-Syrian alliance”.", "Noor News", "reports-action", [RU, SYRIA]),
        ("Noor News said that a raid of the international alliance killed six.", "Noor News", "reports-action",
         [COALITION]),
        ("Noor News accused “the aircraft of the war criminal Haftar” of the raid.", "Noor News", "blames", [LNA]),
        ("Syria’s state broadcaster said that army units had shelled “dens of terrorists” in the town.",
         "Syria’s state broadcaster", "reports-action", [SYRIA]),
        ("The Iraqi Ministry of Defence announced that F-16s had killed 18 terrorists.", "Iraqi Ministry of Defence",
         "reports-action", [IRAQ]),
        ("Coalition spokesman Col. T. Reed confirmed that a strike took place in the area.", "T. Reed",
         "reports-action", [COALITION]),
        ("The event was classed as ‘non-credible’ by the Coalition: “There was no Coalition strike in that area.”",
         COALITION, "denies-action", [COALITION]),
    ],
)  # fmt: skip
def test_parties(text: str, name: str, verb: str, parties: list[str]) -> None:
    (claim,) = said(text)
    assert (claim.claimant.name, claim.verb, [p.name for p in claim.attributed_to]) == (name, verb, parties)


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        ("Harbour Agency quoted an activist in the area, Abu Omar al-Hamwi, as saying that four people died.",
         "Abu Omar al-Hamwi", "Harbour Agency"),
        ("Harbour TV interviewed Rana Deeb of the Blue Clinic, who said that five people died.", "Rana Deeb",
         "Harbour TV"),
        ("Noor News reported, with reference to City Hospital No. 2, that a woman had died.", "City Hospital No. 2",
         "Noor News"),
    ],
)  # fmt: skip
def test_chains(text: str, speaker: str, relay: str) -> None:
    (claim,) = said(text)
    assert (claim.claimant.name, [r.name for r in claim.relays]) == (speaker, [relay])


@pytest.mark.parametrize(
    "text",
    [
        "Sources conflicted on the number of casualties.",
        "Reports varied as to how many people had died.",
        "The Coalition did not publish any strikes in the area that day.",
        "Airwars was able to match two names with the list published by the Ministry of Health.",
    ],
)
def test_no_claim(text: str) -> None:
    assert said(text) == []
