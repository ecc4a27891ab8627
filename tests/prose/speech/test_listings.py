"""Sentences that name their speakers without a verb of saying before or behind them; all invented."""

import pytest

from tests.prose.made import injured, killed, said, speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The accounts that shared the names of the dead included Noor News and Harbour Now.",
         ["the accounts that shared the names of the dead", "Noor News", "Harbour Now"]),
        ("Among those who mourned Sami’s death were Noor Hassan and @abc99.",
         ["those who mourned Sami’s death", "Noor Hassan", "@abc99"]),
        ("Deaths were mentioned, with accounts such as Harbour Now and @abc99.", ["accounts", "Harbour Now", "@abc99"]),
        ("Many sources – including the Harbour municipality page, the HWU, news outlets such as Noor News (NN), and"
         " friends – identified four men to have been killed.",
         ["Many sources", "Harbour", "HWU", "Noor News"]),
        ("Three sources blamed Israel: Noor News, Harbour TV and @abc99.",
         ["Three sources", "Noor News", "Harbour TV", "@abc99"]),
        ("Five people were reportedly killed (Noor News, Harbour TV).", ["Noor News", "Harbour TV"]),
        ("Sami Nour (Abu Omar) was killed.", []),
        ("Among those killed were Sami Nour and Omar Hassan.", []),
        ("Those reported killed were Sami Nour and Lina Nour.", []),
        ("“Harbour boys of the sea” Facebook page mourned Sami Nour.", ["Harbour boys of the sea"]),
    ],
)  # fmt: skip
def test_lists_without_a_verb(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The reported toll ranged from nine (Noor News) to twelve (@abc99).",
         [("Noor News", (9, 9)), ("@abc99", (12, 12))]),
        ("The death toll was put at five by Noor News and at six by Harbour TV.",
         [("Noor News", (5, 5)), ("Harbour TV", (6, 6))]),
        ("The death toll ranged from five, according to Noor News, to seven, according to @abc99.",
         [("Noor News", (5, 5)), ("@abc99", (7, 7))]),
        ("Noor News initially reported three deaths, but later raised the toll to five.",
         [("Noor News", (3, 3)), ("Noor News", (5, 5))]),
        ("Noor News reported three deaths, later updating the toll to five.",
         [("Noor News", (3, 3)), ("Noor News", (5, 5))]),
        ("While Noor News said that five people were killed, Harbour TV reported six deaths.",
         [("Noor News", (5, 5)), ("Harbour TV", (6, 6))]),
        ("Lina Odeh posted a video of the injured and wrote that five people were killed.", [("Lina Odeh", (5, 5))]),
        ("Sami Nour mourned his friend. In the post, it was noted that two others were killed.",
         [("Sami Nour", (1, None)), ("Sami Nour", (2, 2))]),
    ],
)  # fmt: skip
def test_each_number_has_its_speaker(text: str, tolls: list[tuple[str, tuple[int | None, int | None]]]) -> None:
    assert [(c.claimant.name, killed(c)) for c in said(text)] == tolls


def test_a_quotation_in_the_next_paragraph() -> None:
    (found,) = said("Lina Odeh wrote:\n“My brother Sami and his two sons were killed.”")
    assert (found.claimant.name, killed(found)) == ("Lina Odeh", (3, None))


@pytest.mark.parametrize(
    "text",
    [
        "The 60 wounded had been in hospital before, Noor News said.",
        "Noor News reported that 60 wounded people had already been in the hospital when it was struck.",
        "Noor News wrote that the hospital had 60 wounded people before the strike.",
        "Noor News said that Sami remained alone after losing more than 18 members of his family.",
        "Noor News reported that a strike on another house in the camp killed nine people.",
    ],
)
def test_numbers_of_something_else(text: str) -> None:
    assert all(killed(c) is None and injured(c) is None for c in said(text))
