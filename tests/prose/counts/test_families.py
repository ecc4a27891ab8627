"""Families counted as families, others' deeds before a vague number, clock times beside a day, denials passed on."""

import pytest

from tests.prose.made import said


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("According to Noor News, three families were killed in the raid.", [(3, 3)]),
        ("Noor News reported the deaths of four families.", [(4, 4)]),
        ("Noor News reported that at least two families were wiped out.", [(2, None)]),
        ("Noor News reported that six members of two families were killed.", []),
        ("Noor News reported that three families fled and two people were killed.", []),
    ],
)
def test_families_are_counted_as_families(text: str, families: list[tuple[int, int | None]]) -> None:
    (claim,) = said(text)
    assert [(f.minimum, f.maximum) for f in claim.figures if f.unit == "families"] == families


@pytest.mark.parametrize("words", ["among them", "including"])
def test_children_of_an_entire_family_are_a_minimum(words: str) -> None:
    (claim,) = said(f"Noor News said that an entire family, {words} three children, died.")
    assert [(f.minimum, f.maximum) for f in claim.figures if f.unit == "persons"] == [(3, None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Noor News reported that hundreds of people fled and scores were wounded.", "scores were wounded"),
        ("Noor News reported that dozens of families fled and several people were killed.", "several people"),
        ("Noor News reported that dozens of people were wounded.", "dozens of people"),
    ],
)
def test_those_who_fled_are_not_the_wounded(text: str, words: str) -> None:
    (claim,) = said(text)
    assert [f.verbatim for f in claim.figures] == [words]


@pytest.mark.parametrize(
    ("words", "verbatim", "clock"),
    [
        ("at 4 pm on 3 May 2018", "4 pm on 3 May 2018", "16:00:00"),
        ("at 16:30 on 3 May 2018", "16:30 on 3 May 2018", "16:30:00"),
        ("on 3 May 2018 at 16:30", "3 May 2018 at 16:30", "16:30:00"),
        ("around 4 pm on 3 May 2018", "3 May 2018", None),
        ("at about 4 pm on 3 May 2018", "3 May 2018", None),
        ("at about 4 pm", "at about 4 pm", None),
        ("on 3 May 2018", "3 May 2018", None),
    ],
)
def test_a_clock_time_beside_a_day(words: str, verbatim: str, clock: str | None) -> None:
    text = f"Noor News said that the strike killed three {words}."
    (claim,) = said(text)
    time = claim.stated_time
    assert time is not None
    assert (time.verbatim, time.start_time) == (verbatim, clock)
    assert text[time.evidence.start : time.evidence.end] == verbatim


def test_a_party_that_denies_the_reports_denies_its_deed() -> None:
    (claim,) = said("Russia denied the reports.")
    assert (claim.claimant.name, claim.verb) == ("Russian Military", "denies-action")


@pytest.mark.parametrize("that", ["", "that "])
def test_what_a_ministry_told_an_outlet_is_the_ministrys(that: str) -> None:
    (claim,) = said(f"Noor News said {that}the Russian Ministry of Defence told it that no strike had taken place.")
    assert (claim.claimant.name, claim.verb) == ("Russian Military", "denies-action")
    assert [relay.name for relay in claim.relays] == ["Noor News"]


def test_a_quoted_statement_is_its_partys() -> None:
    (claim,) = said("Noor News quoted the Coalition statement as saying it struck an ISIS position in Hayan.")
    assert (claim.claimant.name, claim.verb) == ("U.S.-led Coalition", "reports-action")
    assert [relay.name for relay in claim.relays] == ["Noor News"]
