"""Figures that a sentence takes from the one before, several counts in one sentence, and years; invented sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Noor News said four people were killed and ten hurt. These casualties were confirmed by the Harbour "
            "Medical Complex.",
            [("Noor News", "none", (), (4, 4), (10, 10)), ("Harbour Medical Complex", "none", (), (4, 4), (10, 10))],
        ),
        (
            "Al Marsa TV reported that three civilians had died. The deaths were later confirmed by Harbour Civil "
            "Defence.",
            [("Al Marsa TV", "none", (), (3, 3), None), ("Harbour Civil Defence", "none", (), (3, 3), None)],
        ),
        (
            "On December 9th, 2023, two brothers, Amin and Nabil Odeh, were killed.\n\nThe deaths were announced by "
            "their cousin Rami Odeh on Facebook.",
            [("Rami Odeh", "none", (), (2, None), None)],
        ),
        (
            "A mother and her two daughters were killed. Their deaths were mourned by Lina Odeh on Facebook.",
            [("Lina Odeh", "none", (), (3, None), None)],
        ),
        (
            "Noor News put the toll at six. Its figure was repeated by Qamar News.",
            [("Noor News", "none", (), (6, 6), None), ("Qamar News", "none", (), (6, 6), None)],
        ),
        (
            "Noor News and Qamar News reported the strike. Both put the toll at three.",
            [
                ("Noor News", "none", (), None, None),
                ("Qamar News", "none", (), None, None),
                ("Noor News", "none", (), (3, 3), None),
                ("Qamar News", "none", (), (3, 3), None),
            ],
        ),
        (
            "Noor News said the strike killed five, and Qamar News that it killed seven.",
            [("Noor News", "none", (), (5, 5), None), ("Qamar News", "none", (), (7, 7), None)],
        ),
        (
            "Five people died according to Noor News and seven according to Qamar News.",
            [("Noor News", "none", (), (5, 5), None), ("Qamar News", "none", (), (7, 7), None)],
        ),
        (
            "The toll was given as five by Noor News, seven by Qamar News and nine by @abc_99.",
            [
                ("Noor News", "none", (), (5, 5), None),
                ("Qamar News", "none", (), (7, 7), None),
                ("@abc_99", "none", (), (9, 9), None),
            ],
        ),
        (
            "Noor News spoke of five dead and Qamar News of “seven martyrs”.",
            [("Noor News", "none", (), (5, 5), None), ("Qamar News", "none", (), (7, 7), None)],
        ),
        (
            "A spokesman told both CNN and the BBC that four people died.",
            [("spokesman", "none", (), (4, 4), None)],
        ),
        (
            "A tweet by @harbour_99, since deleted, had claimed 14 killed; the account later apologised.",
            [("@harbour_99", "none", (), (14, 14), None)],
        ),
    ],
)
def test_a_figure_of_another_sentence_or_clause(text: str, claims: list[Told]) -> None:
    assert [told(claim) for claim in said(text)] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "@abc_99 gave a lower figure for the dead, saying three people were shot by quadcopters.",
            [("@abc_99", "none", (), (3, 3), None)],
        ),
        (
            "A neighbour, Umm Khaled, said that nobody of the six in the house came out alive.",
            [("Umm Khaled", "none", (), (6, 6), None)],
        ),
        (
            "Al Marsa TV said that a shell landed on a tent and took the lives of four children.",
            [("Al Marsa TV", "none", (), (4, 4), None)],
        ),
        ("According to Noor News, the raid claimed seven lives.", [("Noor News", "none", (), (7, 7), None)]),
        (
            "Noor News named the three victims as Sami Odeh, Rami Odeh and Lina Qishta.",
            [("Noor News", "none", (), (3, 3), None)],
        ),
        (
            "According to a paramedic interviewed by Al-Nour Radio, the crew pulled four people out alive.",
            [],
        ),
        (
            "Rami Salem said that seven children had been playing in the street when the shell landed, and that all of "
            "them died.",
            [("Rami Salem", "none", (), (7, 7), None)],
        ),
        (
            "The Ministry of Health reported that the number of victims had gone up to 19.",
            [("Ministry of Health", "none", (), (19, 19), None)],
        ),
        (
            "Qasioun held the Russian air force responsible and named 11 of the victims.",
            [("Qasioun", "blames", ("Russian Military",), (11, None), None)],
        ),
        (
            "The field hospital confirmed receiving “two lifeless bodies and a wounded minor”.",
            [("field hospital", "none", (), (2, 2), (1, 1))],
        ),
        (
            "Amnesty International, which spoke with five people, wrote that at least two civilians were killed.",
            [("Amnesty International", "none", (), (2, None), None)],
        ),
        (
            "Harbour Life posted that “two people are dead, five in hospital”.",
            [("Harbour Life", "none", (), (2, 2), (5, 5))],
        ),
        (
            "Noor News said the strike hit a minibus; the driver and a passenger were killed.",
            [("Noor News", "none", (), (2, 2), None)],
        ),
    ],
)
def test_how_the_dead_are_counted(text: str, claims: list[Told]) -> None:
    assert [told(claim) for claim in said(text)] == claims
