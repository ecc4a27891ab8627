"""Names, verbs and orders of words in many combinations, all made up: the rules are of English, not of some pages."""

import pytest

from tests.prose.made import injured, killed, said

#: How somebody is called in the sentence, and the name that the claim must have.
NAMES = [
    ("Noor News", "Noor News"),
    ("The Noor News Agency", "Noor News Agency"),
    ("@noor_99", "@noor_99"),
    ("Facebook user Lina", "Lina"),
    ("Facebook user lina.odeh.9", "lina.odeh.9"),
    ("Twitter user 3bd_x", "3bd_x"),
    ("harbour.now", "harbour.now"),
    ("A user called sami", "sami"),
    ("User “Harbour boy”", "Harbour boy"),
    ("The Facebook page Harbour Now", "Harbour Now"),
    ("The al-Noor page", "al-Noor"),
    ("The Harbour Now channel", "Harbour Now channel"),
    ("Abu Ahmad al-Harbouri", "Abu Ahmad al-Harbouri"),
    ("J. K. Odeh", "J. K. Odeh"),
    ("O’Brien Odeh", "O’Brien Odeh"),
    ("Only Harbourdesk", "Harbourdesk"),
    ("Local journalist Sami Odeh", "Sami Odeh"),
    ("Spokesperson Sami Odeh", "Sami Odeh"),
    ("Sami Odeh, director of the Harbour hospital,", "Sami Odeh"),
    ("Lina Odeh – a cousin of the victims –", "Lina Odeh"),
    ("Sami Odeh (a doctor)", "Sami Odeh"),
    ("A Facebook post by the Harbour News page", "Harbour News"),
    ("A post from Lina Odeh’s account", "Lina Odeh"),
    ("Lina Odeh’s Facebook post", "Lina Odeh"),
    ("Noor News’ report", "Noor News"),
    ("Another post, shared by Lina Odeh,", "Lina Odeh"),
    ("The Telegram channel Harbour Now", "Harbour Now"),
    ("Reporting by Noor News", "Noor News"),
    ("Noor News, on the other hand,", "Noor News"),
    ("On Telegram, Noor News", "Noor News"),
]
VERBS = [
    "reported that five people were killed",
    "tallied five dead",
    "documented five deaths",
    "put the death toll at five",
    "wrote on X that five civilians had been killed",
]


@pytest.mark.parametrize(("written", "name"), NAMES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_name_before_a_verb(written: str, name: str, verb: str) -> None:
    (found,) = said(f"{written} {verb}.")
    assert (found.claimant.name, killed(found)) == (name, (5, 5))


@pytest.mark.parametrize(
    "verb",
    [
        "alleged", "cited", "claimed", "confirmed", "counted", "described", "enumerated", "indicated", "listed",
        "logged", "mentioned", "noted", "recorded", "shared", "stated", "tweeted",
    ],
)  # fmt: skip
def test_verbs_of_telling(verb: str) -> None:
    (found,) = said(f"Noor News {verb} the death of five people.")
    assert (found.claimant.name, killed(found)) == ("Noor News", (5, 5))
    (passive,) = said(f"Five deaths were {verb} by Noor News.")
    assert (passive.claimant.name, killed(passive)) == ("Noor News", (5, 5))


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed, said Noor News.",
        "“Five people were killed,” wrote Noor News.",
        "Five people were killed, per Noor News.",
        "The toll, according to Noor News, was five dead.",
        "The strike killed five people, as reported by Noor News.",
        "In a tweet by Noor News, five people were said to be killed.",
        "According to a report by Noor News on Facebook, five people were killed.",
        "Noor News: five people killed in a strike.",
        "With Noor News claiming five dead, the toll remained unclear.",
        "Noor News later raised the number of dead from four to five.",
    ],
)
def test_other_orders(text: str) -> None:
    (found,) = said(text)
    assert (found.claimant.name, killed(found)) == ("Noor News", (5, 5))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Most sources blamed Russia, among them HNN, @a99 and @HalabN.", ["Most sources", "HNN", "@a99", "@HalabN"]),
        ("Many sources blamed Russia, including HNN and also the Harbour page.", ["Many sources", "HNN", "Harbour"]),
        ("Several outlets (Noor News and @abc99) blamed Russia.", ["Several outlets", "Noor News", "@abc99"]),
        ("Several outlets – Noor News and @abc99 – blamed Russia.", ["Several outlets", "Noor News", "@abc99"]),
        ("Two sources, namely Noor News and @abc99, blamed Russia.", ["Two sources", "Noor News", "@abc99"]),
        ("Noor News blamed Russia, as did Harbour TV.", ["Noor News", "Harbour TV"]),
        ("Noor News, together with Harbour TV, blamed Russia.", ["Noor News", "Harbour TV"]),
        ("Noor News as well as Harbour TV blamed Russia.", ["Noor News", "Harbour TV"]),
        ("Noor News and Harbour TV – as well as @abc99 – blamed Russia.", ["Noor News", "Harbour TV", "@abc99"]),
        ("Russia was held responsible by Noor News and blamed by @abc99.", ["Noor News", "@abc99"]),
        ("Russian responsibility was alleged by all four sources that told of it.", ["all four sources"]),
    ],
)  # fmt: skip
def test_lists_of_speakers(text: str, names: list[str]) -> None:
    found = said(text)
    assert [c.claimant.name for c in found] == names
    assert {c.verb for c in found} == {"blames"}
    assert {a.name for c in found for a in c.attributed_to} == {"Russian Military"}


def test_a_victim_is_no_member_of_the_group() -> None:
    assert [c.claimant.name for c in said("Many users mourned five people, including Sami Odeh.")] == ["Many users"]


def test_a_verb_left_out() -> None:
    found = said("Noor News reported that seven died, Harbour TV eight, and @abc99 nine.")
    expected = [("Noor News", (7, 7)), ("Harbour TV", (8, 8)), ("@abc99", (9, 9))]
    assert [(c.claimant.name, killed(c)) for c in found] == expected


@pytest.mark.parametrize(
    ("words", "verb", "parties"),
    [
        ("reported Coalition strikes against ISIS", "reports-action", ["U.S.-led Coalition"]),
        ("said that members of families of Islamic State were killed", "none", []),
        ("said that Russian or regime planes had carried out the strike", "reports-action",
         ["Russian Military", "Syrian Regime"]),
        ("said the planes were Russian", "reports-action", ["Russian Military"]),
        ("suspected Russia of being behind the strike", "suspects", ["Russian Military"]),
        ("said it was not known who carried out the strike", "not-identified", []),
    ],
)  # fmt: skip
def test_who_acts(words: str, verb: str, parties: list[str]) -> None:
    (found,) = said(f"Noor News {words}.")
    assert (found.verb, [a.name for a in found.attributed_to]) == (verb, parties)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("wrote that her brother Sami, 24, was killed", (1, None)),
        ("announced the martyrdom of her brother Sami, his wife and three children", (5, None)),
        ("said that her mother, father and two brothers were killed", (4, None)),
        ("wrote “My mother, my father and my brother were martyred.”", (3, None)),
        ("posted the names of the victims: Sami Hassan, 24, Huda Hassan, 22, and Omar Hassan", (3, None)),
        ("reported the deaths of a man, his wife and their three children", (5, 5)),
        ("reported that six civilians and two fighters were killed", (6, 6)),
        ("reported 18 casualties, six of them dead", (6, 6)),
        ("reported that the death toll rose from four to six", (6, 6)),
        ("reported that 100 people were displaced and six killed", (6, 6)),
        ("put the number of dead at six and the wounded at nine", (6, 6)),
        ("reported six casualties", None),
        ("reported that 18 people were killed and injured", None),
        ("reported the killing and wounding of six people", None),
        ("mourned Sami, whose two brothers were killed in 2014", (1, None)),
        ("mentioned that 15 relatives were killed last year", None),
        ("wrote that Sami was killed a week after his two brothers were killed", (1, None)),
        ("said that 40,000 people have been killed in Gaza since the war began", None),
        ("reported that 12 people were killed in a separate strike on the market", None),
        ("recalled that her uncle had lost three children in an earlier strike", None),
        ("recalled the day that her uncle and three cousins were killed two months ago", None),
        ("recalled the 2014 war, in which 12 people of the same family were killed", None),
        ("reported that two people were trapped and three were killed", (3, 3)),
        ("stated that Sami Hassan, who lost three brothers in 2014, was killed", (1, None)),
    ],
)  # fmt: skip
def test_what_a_number_counts(words: str, number: tuple[int | None, int | None] | None) -> None:
    (found,) = said(f"Lina Odeh {words}.")
    assert killed(found) == number


def test_a_passive_and_its_relative_clause() -> None:
    text = "Russia was also held responsible by the Harbour Agency, which counted seven dead, two children among them."
    (found,) = said(text)
    assert (found.claimant.name, found.verb, killed(found)) == ("Harbour Agency", "blames", (7, 7))


def test_two_tolls_of_one_speaker() -> None:
    (found,) = said("Noor News put the number of dead at five and the wounded at six.")
    assert (killed(found), injured(found)) == ((5, 5), (6, 6))


def test_a_loss_of_another_time_is_no_claim() -> None:
    assert said("Noor News wrote about Sami Odeh, who lost 12 members of his family in November.") == []
