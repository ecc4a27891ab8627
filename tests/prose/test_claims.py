"""Sentences as monitors write them, made up: who claims what of whom, through whom."""

import pytest

from kg.prose import claims
from tests.prose.made import injured, killed, reading, said, speakers


def test_a_clause_belongs_to_its_speaker() -> None:
    first, second = said("Noor News put the number of wounded at eight, while Harbour TV reported six injuries.")
    assert (first.claimant.name, injured(first)) == ("Noor News", (8, 8))
    assert (second.claimant.name, injured(second)) == ("Harbour TV", (6, 6))
    assert "Harbour" not in first.evidence.exact


def test_two_figures_of_one_sentence_may_have_two_speakers() -> None:
    text = "The number of those killed ranged from 12, provided by Noor News, to 20, provided by Sami Odeh."
    assert [(c.claimant.name, killed(c)) for c in said(text)] == [("Noor News", (12, 12)), ("Sami Odeh", (20, 20))]


def test_members_and_their_group_all_claim() -> None:
    found = said("Most sources, including Noor News and @abc99, blamed Russia.")
    assert [c.claimant.name for c in found] == ["Most sources", "Noor News", "@abc99"]
    assert found[0].members == ("Noor News", "@abc99")
    assert {c.verb for c in found} == {"blames"}


def test_the_formula_is_a_claim_of_the_group_alone() -> None:
    text = (
        "Noor News said two people died. Where sources identified the belligerent, all sources attributed it to Israel."
    )
    found = said(text)
    assert [(c.claimant.name, c.verb) for c in found] == [("Noor News", "none"), ("all sources", "blames")]
    assert found[1].members == ()


def test_a_pronoun_carries_the_speaker_over() -> None:
    first, second = said("Noor News said that two people died. It added that three others were injured.")
    assert first.claimant.name == second.claimant.name == "Noor News"
    assert (killed(first), injured(second)) == ((2, 2), (3, 3))


def test_a_pronoun_is_not_carried_over_a_paragraph() -> None:
    assert speakers("Noor News said that two people died.\nIt added that three others were injured.") == ["Noor News"]


@pytest.mark.parametrize(
    ("text", "claimant", "relays"),
    [
        ("Noor News quoted the Health Ministry as saying two people were killed.", "Health Ministry", ["Noor News"]),
        ("Noor News, citing medical sources, reported that two people were killed.", "medical sources", ["Noor News"]),
        ("Residents told Noor News that two people were killed.", "Residents", ["Noor News"]),
        ("According to Noor News, “local sources said that two people were killed.”", "local sources", ["Noor News"]),
        ("Noor News reported that the Health Ministry said two people were killed.", "Health Ministry", ["Noor News"]),
        ("The Health Ministry, quoted by Noor News, said two people were killed.", "Health Ministry", ["Noor News"]),
    ],
)  # fmt: skip
def test_the_inmost_speaker_claims(text: str, claimant: str, relays: list[str]) -> None:
    (found,) = said(text)
    assert found.claimant.name == claimant
    assert [relay.name for relay in found.relays] == relays
    assert killed(found) == (2, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Sami Odeh shared a photo of two dead children.",
        "A video posted by Noor News showed three bodies being carried.",
        "Sami Odeh wrote that the school had been his favourite place.",
        "Names have been matched with the list of 7,000 names that the Ministry of Health released.",
    ],
)
def test_pictures_and_memories_are_no_claims(text: str) -> None:
    assert said(text) == []


def test_words_beside_a_picture_are_a_claim() -> None:
    (found,) = said("Sami Odeh shared a photo of him, writing: “My brother Karim was martyred today.”")
    assert killed(found) == (1, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Lina Odeh mourned the death of her cousin Sami Hassan.", (1, None)),
        ("Lina Odeh mourned Omar Hassan and his wife Huda.", (2, None)),
        ("Noor News listed the names of the victims: Sami Odeh, Lina Odeh and Omar Odeh.", (3, None)),
        ("Lina Odeh announced the death of five members of her family.", (5, 5)),
        ("Lina Odeh wrote that her brother Sami was killed.", (1, None)),
    ],
)
def test_named_persons_are_a_minimum(text: str, number: tuple[int, int | None]) -> None:
    (found,) = said(text)
    assert killed(found) == number


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The Coalition denied responsibility for the strike.", "denies-action"),
        ("The Coalition said that no civilians were harmed in the strike.", "denies-harm"),
        ("The IDF stated that it had struck a command centre.", "reports-action"),
        ("The Israeli military said it was not aware of any activity in the area.", "none"),
        ("The Coalition confirmed that two civilians were killed in the strike.", "reports-action"),
    ],
)
def test_a_belligerent_on_itself(text: str, verb: str) -> None:
    (found,) = said(text)
    assert found.claimant.kind == "belligerent"
    assert found.verb == verb
    assert [a.name for a in found.attributed_to] == ([] if verb == "none" else [found.claimant.name])


def test_a_sentence_without_speaker_is_the_monitors() -> None:
    (found,) = claims(reading("Between two and five civilians were killed in an alleged Russian strike."))[0]
    assert (found.claimant.kind, found.verb, killed(found)) == ("monitor", "suspects", (2, 5))


def test_a_range_set_by_rule_is_the_monitors() -> None:
    text = "At noon a house was hit. Airwars has used a 12-24 range in both the fatality and injury fields."
    (found,) = claims(reading(text))[0]
    assert (found.claimant.kind, killed(found), injured(found)) == ("monitor", (12, 24), (12, 24))


def test_listed_names_are_recognised_and_never_invented() -> None:
    text = "Urgent now Harbour reported that two people were killed."
    (found,) = said(text, "Urgent now Harbour", "Noor News")
    assert found.claimant.name == "Urgent now Harbour"
    assert found.source == 0


def test_the_same_words_of_two_speakers_are_copies() -> None:
    post = "“two people were killed in the bombing of the house”"
    first, second = said(f"Noor News wrote {post}. Harbour TV posted {post}.")
    assert first.copy_of is None
    assert second.copy_of == 0


def test_an_update_replaces() -> None:
    found = said("Noor News said that three people died. Noor News later reported that the death toll rose to six.")
    assert [killed(c) for c in found] == [(3, 3), (6, 6)]
    assert found[1].replaces == 0


def test_what_no_rule_reads_is_a_finding() -> None:
    found = claims(reading("It is said of the strike that six people were killed."))
    assert [f.check for f in found[1]] == ["prose-Unclaimed"]


def test_an_unknown_culprit_is_a_finding() -> None:
    found = claims(reading("Noor News blamed the Desert Falcons for the attack."))
    assert [f.check for f in found[1]] == ["prose-UnseenActor"]
    assert [(a.name, a.registered) for a in found[0][0].attributed_to] == [("Desert Falcons", False)]


def test_times_are_those_of_the_event() -> None:
    (found,) = said("Noor News said that a strike at 02:30 pm killed two people.")
    assert found.stated_time is not None
    assert found.stated_time.start_time == "14:30:00"
    (posted,) = said("Noor News said in a statement posted on May 3, 2020 that two people were killed.")
    assert posted.stated_time is None
