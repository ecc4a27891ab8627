"""Whatever noun phrase is the subject of a verb of saying speaks: appositions, relative clauses, openings, names."""

import pytest

from tests.prose.made import speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Daraa Without Walls, a collective of photographers, said that six people were killed.",
         ["Daraa Without Walls"]),
        ("The Voice of the Valley, a bulletin printed in Derna, wrote that four civilians were killed.",
         ["Voice of the Valley"]),
        ("A baker from the quarter, Yunis al-Khatib, told The Courier that three of his workers were killed.",
         ["Yunis al-Khatib"]),
        ("A cousin of the driver, Mona Saleh, posted on X: “Five of us were killed.”", ["Mona Saleh"]),
        ("The aid organisation which ran the clinic until March announced that two of its nurses were killed.",
         ["aid organisation"]),
        ("The charity that had rented the building said that nine children were killed.", ["charity"]),
        ("A man who calls himself Abu Layth wrote: “Eleven people were killed here.”", ["Abu Layth"]),
        ("A woman who gave her name only as Nadia told the broadcaster that her two sons had been killed.", ["Nadia"]),
        ("A Western diplomat, who spoke on condition of anonymity, told Noor News that at least 20 civilians died.",
         ["Western diplomat"]),
        ("A blog sympathetic to the Houthis stated that eight shepherds were killed.",
         ["blog sympathetic to the Houthis"]),
        ("The monitoring group close to the opposition reported seven dead.",
         ["monitoring group close to the opposition"]),
        ("Oleh Bondar, appointed by Moscow as mayor of the town, claimed that three residents were killed.",
         ["Oleh Bondar"]),
        ("The pro-opposition page Idlib Sky said that nine people were killed.", ["Idlib Sky"]),
        ("The Kurdish broadcaster Rojava 7 reported that a farmer had been killed.", ["Rojava 7"]),
        ("Noor News, as well as the Telegram channel Harbour Now, reported 17 deaths.", ["Noor News", "Harbour Now"]),
        ("In a first communiqué the Ministry of Interior said that five people were killed.", ["Ministry of Interior"]),
        ("In a recording sent to reporters, a nurse said that eleven bodies had arrived.", ["nurse"]),
        ("By contrast Sham Network reported eight dead.", ["Sham Network"]),
        ("On its website the Union of Free Doctors wrote that three medics were killed.", ["Union of Free Doctors"]),
        ("A few hours after the strike a spokesman for the municipality said that 13 people were killed.",
         ["spokesman for the municipality"]),
        ("Most sources blamed the regime, while outlets close to the army said that ISIS had shelled the town.",
         ["Most sources", "outlets close to the army"]),
        ("The strike which hit the bakery killed ten people.", []),
        ("The toll announced later rose to ten.", []),
        ("As a belligerent has declared the attack, the incident is recorded as a declared strike.", []),
    ],
)  # fmt: skip
def test_who_speaks(text: str, names: list[str]) -> None:
    assert [name.lower() for name in speakers(text)] == [name.lower() for name in names]
