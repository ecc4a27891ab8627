"""Other events, whole provinces, relatives of the dead, patients, fighters; invented sentences."""

import pytest

from tests.prose.made import injured, killed, said, speakers, told


@pytest.mark.parametrize(
    "text",
    [
        "In the whole of the province 19 people were killed on that day, according to Noor News.",
        "Across the country 31 civilians died on the same day, Noor News reported.",
        "Noor News said that 40 people were killed across the governorate that day.",
        "Two weeks before, the mayor had reported one person killed by shelling in the same street.",
        "A day earlier, ten people had been killed in another quarter, Noor News recalled.",
        "In March, Noor News had reported four dead in the same market.",
        "The widow of the dead man, Basma Odeh, told Noor News that she had gone to the market.",
        "Two of the dead were described by @noor_il as members of an armed group.",
        "Noor News said that 200 patients were being treated in the hospital when it was hit.",
        "Noor News said that six people being treated for cancer were evacuated.",
        "Five people, among them a rescue worker, were killed in a so-called double-tap strike on the town.",
    ],
)
def test_no_number_of_this_event(text: str) -> None:
    assert [(killed(it), injured(it)) for it in said(text) if killed(it) or injured(it)] == []


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("Noor News said that six people had been taken to hospital.", None, (6, 6)),
        ("Noor News said that two men were shot in the legs.", None, (2, 2)),
        ("Noor News said that a couple had been killed and their four children wounded.", (2, 2), (4, 4)),
        ("Two civilians were said by Noor News to have died.", (2, 2), None),
        ("Noor News later documented the names of nine victims, including two children.", (9, 9), None),
        ("Noor News said that the driver and all four passengers were killed.", (5, 5), None),
        ("Noor News said that the remains of five people were taken to hospital.", (5, 5), None),
        ("Both men were killed, Noor News said.", (2, 2), None),
        ("Noor News said that both of the women were injured.", None, (2, 2)),
        ("My brother Ahmed, with Lina and Omar, was killed, Sami Odeh wrote.", (3, None), None),
        ("A statement issued by the local council on Sunday said that 14 civilians died.", (14, 14), None),
        ("Noor News reported two killed, which likely includes the wounded son.", (2, 2), None),
        ("According to Noor News, Odeh was shot in the head and died in hospital.", (1, None), None),
        ("Sami Odeh announced the death of his “brother and companion of the sea”.", (1, None), None),
        ("Sami Odeh wrote about the death of his colleague Ihor, an electrician, and of his wife.", (2, None), None),
    ],
)
def test_whom_the_words_count(
    text: str, dead: tuple[int, int | None] | None, hurt: tuple[int, int | None] | None
) -> None:
    assert [(killed(it), injured(it)) for it in said(text)] == [(dead, hurt)]


def test_a_figure_that_rose_is_of_the_sentence_before() -> None:
    text = (
        "The health ministry gave a first toll of 17 dead. It rose to 23 the next morning, a doctor, Lina Odeh, said."
    )
    assert [(it.claimant.name, killed(it)) for it in said(text)] == [
        ("health ministry", (17, 17)),
        ("Lina Odeh", (23, 23)),
    ]


def test_the_latter_has_a_figure_of_his_own() -> None:
    found = said("Noor News and @sami_odeh blamed Israel, the latter with a toll of five dead.")
    assert [killed(it) for it in found] == [None, (5, 5)]
    found = said("Shehab and Quds blamed Israel. The former put the death toll at six, the latter at eight.")
    assert [killed(it) for it in found][2:] == [(6, 6), (8, 8)]


def test_parties_blame_each_other() -> None:
    found = said("The LNA and the Government of National Accord blamed each other for the strike.")
    assert [told(it)[1:3] for it in found] == [
        ("blames", ("Government of National Accord",)),
        ("blames", ("Libyan National Army",)),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A doctor at Al-Noor Hospital, quoted by Noor News, counted 17 dead and 62 injured, “most of them women”.",
         ["doctor at Al-Noor Hospital"]),
        ("Citing a doctor, Sami Odeh, Noor News said that four people were killed.", ["Sami Odeh"]),
        ("Saldo, whom Russia installed as governor of Kherson, said that Ukraine shelled the market.", ["Saldo"]),
        ("Field Lens, a group that works with open sources, said that five people died.", ["Field Lens"]),
        ("“Warplanes of Haftar committed this crime,” read a statement of the GNA’s Presidential Council.",
         ["GNA’s Presidential Council"]),
        ("A tweet from activist Hadi A. Odeh, sent before the second raid, mentioned three dead.", ["Hadi A. Odeh"]),
        ("In its reply AFRICOM said it was aware of the allegation.", ["AFRICOM"]),
        ("A Houthi spokesman, Yahya Odeh, blamed the United States for the massacre and vowed revenge.",
         ["Yahya Odeh"]),
        ("Noor News reached no conclusion on who was responsible.", ["Noor News"]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "verb", "parties"),
    [
        ("@noor wrote that “the air defence of the regime is what killed them, not Israel”.", "blames",
         ("Syrian Regime",)),
        ("Noor News said it believed the planes to be Russian.", "suspects", ("Russian Military",)),
        ("Noor News published that “SDF militias” targeted the village.", "reports-action",
         ("Syrian Democratic Forces",)),
        ("Saba said “US-British aggression” had targeted the port.", "reports-action", ("US Forces", "UK Military")),
        ("According to LNA press office chief Khaled Odeh, the air force “targeted a storehouse”.", "reports-action",
         ("Libyan National Army",)),
        ("Noor News left open who had carried out the strike.", "not-identified", ()),
    ],
)  # fmt: skip
def test_whom_they_blame(text: str, verb: str, parties: tuple[str, ...]) -> None:
    (found,) = said(text)
    assert told(found)[1:3] == (verb, parties)


def test_a_denial_may_name_somebody_else() -> None:
    found = said("The Syrian Ministry of Defence denied the strike and claimed that ISIL had booby-trapped the house.")
    assert [told(it)[1:3] for it in found][1] == ("reports-action", ("ISIS",))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Noor News reported six deaths. By evening this had become eleven, Sham Voice said.", [(6, 6), (11, 11)]),
        ("Noor News reported six deaths. A hospital source said four; Noor TV six.", [(6, 6), (4, 4), (6, 6)]),
        ("Noor News reported six deaths. Sham Voice, in turn, counted nine.", [(6, 6), (9, 9)]),
        ("Noor News reported six deaths. Sami Odeh said two houses were hit.", [(6, 6), None]),
    ],
)
def test_a_bare_number_counts_what_the_sentence_before_counts(text: str, dead: list[tuple[int, int] | None]) -> None:
    assert [killed(it) for it in said(text)] == dead


@pytest.mark.parametrize(
    ("text", "verb", "parties"),
    [
        ("Responsibility for the shelling was pinned on the Houthis by Noor News.", "blames", ("Houthis",)),
        ("Noor News did not say who fired the shells.", "not-identified", ()),
        ("Noor News said the man had fled Russian shelling in Aleppo.", "none", ()),
        ("Noor News said that people feared another Israeli strike.", "none", ()),
        ("Somalia’s government said Al Shabaab was behind the bombing.", "blames", ("Al Shabaab",)),
        ("According to Noor News the missile was fired by Russian forces.", "reports-action", ("Russian Military",)),
    ],
)
def test_another_strike_is_nobodys_blame(text: str, verb: str, parties: tuple[str, ...]) -> None:
    (found,) = said(text)
    assert told(found)[1:3] == (verb, parties)


def test_a_verb_that_adds_nothing_makes_no_empty_note() -> None:
    (found,) = said("Noor News mourned Sami Odeh. It added.")
    assert [it.exact for it in found.notes] == []
