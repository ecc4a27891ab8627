"""Ways of telling that pages on Syria and Iraq use; invented sentences."""

import pytest

from kg.model import Claim
from tests.prose.made import injured, killed, said

Told = tuple[str, list[str]]


def blames(claim: Claim) -> Told:
    return claim.verb, [it.name for it in claim.attributed_to]


@pytest.mark.parametrize(
    ("text", "denied", "blamed"),
    [
        ("The Israeli military denied carrying out the strike and blamed Islamic Jihad.",
         ("denies-action", ["Israeli Military"]), ("blames", ["Palestinian Militants"])),
        ("The Russian Ministry of Defence denied the strike, blaming the US-led coalition.",
         ("denies-action", ["Russian Military"]), ("blames", ["U.S.-led Coalition"])),
        ("Hamas denied firing the rocket and accused Israel of the massacre.",
         ("denies-action", ["Hamas"]), ("blames", ["Israeli Military"])),
    ],
)  # fmt: skip
def test_who_denies_and_blames_makes_two_claims(text: str, denied: Told, blamed: Told) -> None:
    assert [blames(it) for it in said(text)] == [denied, blamed]


def test_a_denial_of_killing_civilians_is_of_the_harm() -> None:
    (found,) = said("The coalition denied that it had killed civilians.")
    assert found.verb == "denies-harm"


def test_a_semicolon_ends_what_a_speaker_says() -> None:
    found = said(
        "Both Harbour News and Noor said that the strikes were Russian; however, HNN said the regime struck it."
    )
    assert [(it.claimant.name, it.relays, blames(it)[1]) for it in found] == [
        ("Harbour News", (), ["Russian Military"]),
        ("Noor", (), ["Russian Military"]),
        ("HNN", (), ["Syrian Regime"]),
    ]


def test_whom_a_strike_hit_in_a_place_does_not_speak() -> None:
    found = said("Noor, for its part, reported Coalition strikes against ISIS in Al Mithal, and @sea_88 blamed Russia.")
    assert [it.claimant.name for it in found] == ["Noor", "@sea_88"]


@pytest.mark.parametrize("name", ["Harbour is Being Slaughtered Silently", "Harbour Is Being Slaughtered Silently"])
def test_a_name_may_hold_a_verb(name: str) -> None:
    (found,) = said(f"{name} said that nine people were wounded.")
    assert (found.claimant.name, injured(found)) == (name, (9, 9))


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        ("According to Noor News, citing a medical source, 11 people were killed.", "a medical source", "Noor News"),
        ("According to Noor News, citing the Health Ministry, 11 people were killed.", "Health Ministry", "Noor News"),
    ],
)
def test_according_to_one_who_cites_another(text: str, speaker: str, relay: str) -> None:
    (found,) = said(text)
    assert (found.claimant.name, [it.name for it in found.relays], killed(found)) == (speaker, [relay], (11, 11))


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("At least 23 civilians, including seven children, were reported killed, according to HNN.", (23, None), None),
        ("Harbour News said that five, including a 14-year-old boy, sustained injuries.", None, (5, 5)),
        ("Harbour News reported the death of eight fighters and two civilians.", (2, 2), None),
        ("Harbour News said the attack killed at least eight YPG fighters and two civilians.", (2, 2), None),
        ("Harbour News reported that the strike killed two men and three women fled.", (2, 2), None),
    ],
)
def test_numbers(text: str, dead: tuple[int, int | None] | None, hurt: tuple[int, int | None] | None) -> None:
    (found,) = said(text)
    assert (killed(found), injured(found)) == (dead, hurt)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Harbour News said an entire family was killed by US-led airstrikes.", "U.S.-led Coalition"),
        ("Harbour News blamed Hamas for the attack.", "Palestinian Militants"),
        ("Harbour News accused Jaish al-Mithal of the shelling.", "Jaish al-Mithal"),
    ],
)
def test_who_is_blamed(text: str, party: str) -> None:
    (found,) = said(text)
    assert blames(found) == ("blames", [party])
