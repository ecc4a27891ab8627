"""Names of the dead, lifeless, apposed and later figures, and numbers of other places and months; invented "
"sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Damage Records Office listed only one victim, adult male Samir Nassar.",
         [("Damage Records Office", "none", (), (1, 1), None)]),
        ("The Tigris Documentation Group published the names of 14 people, including three children.",
         [("Tigris Documentation Group", "none", (), (14, 14), None)]),
        ("Two of the girls were later named by their uncle, Saleh Badawi, as Rim, who was nine, and Dina, who "
         "was four.",
         [("Saleh Badawi", "none", (), (2, None), None)]),
        ("The boy was named by his teacher, Facebook user Rana Hosni, as Layth Abu Amra.",
         [("Rana Hosni", "none", (), (1, None), None)]),
        ("The victims were listed in a post by Abu Omar al-Saadi: Khaled al-Ali, his wife Maryam Yusuf, and "
         "their sons Bilal and Omar.",
         [("Abu Omar al-Saadi", "none", (), (4, None), None)]),
        ("Rula Hamdan mourned her brother Fadi, his wife Sahar and “their three flowers, Lana, Adam and Zeina”.",
         [("Rula Hamdan", "none", (), (5, None), None)]),
        ("The Health Office announced that the raid “led to the martyrdom of four people and the injury of six”.",
         [("Health Office", "none", (), (4, 4), (6, 6))]),
        ("Noor Agency reported that “a drone fired two missiles at a car” and that two girls on a bicycle "
         "behind it were brought lifeless to the clinic in Deir Salam.",
         [("Noor Agency", "none", (), (2, 2), None)]),
        ("Munir Saqr posted that his cousin Adel, a tailor, was hit in the neck “holding nothing but a loaf”, "
         "and died.",
         [("Munir Saqr", "none", (), (1, None), None)]),
        ("A neighbour said that he had buried both of them at dawn and that a third man, a driver, was "
         "recovering from burns in Beirut.",
         [("neighbour", "none", (), (2, 2), (1, None))]),
        ("The Civil Defense announced that its teams had recovered six bodies, including those of two women, "
         "and moved five wounded to the clinic.",
         [("Civil Defense", "none", (), (6, 6), (5, 5))]),
        ("Radio Qaryat reported that those killed were a baker, Omar Nur, 50, and his son Ali, who had been out "
         "at night.",
         [("Radio Qaryat", "none", (), (2, 2), None)]),
        ("The directorate declared that the doctor, Hala Barakat, and one visitor had been killed and six "
         "people injured, “most of them staff”.",
         [("directorate", "none", (), (2, 2), (6, 6))]),
        ("Anbar Diary accused American aircraft and said that five died, two girls among them, and another "
         "eight were taken to the hospital.",
         [("Anbar Diary", "blames", ("US Forces",), (5, 5), (8, 8))]),
        ("Radio Afgooye said two people, mother and son, died; it gave no names.",
         [("Radio Afgooye", "none", (), (2, 2), None)]),
        ("His brother Nael wrote on Facebook: “Hasan and his friend Adel went for water and were martyred with "
         "the bottles in their hands.”",
         [("Nael", "none", (), (2, None), None)]),
        ("“My father, who built half of this street, was martyred in it today along with my mother and Rana,” "
         "wrote the couple’s elder daughter, Hind al-Masri.",
         [("Hind al-Masri", "none", (), (2, None), None)]),
        ("According to a comment by Dr. Salim Awad under Rula’s post, a nephew whose name he did not give died "
         "on 3 May of his burns.",
         [("Salim Awad", "none", (), (1, 1), None)]),
        ("Jabal TV’s correspondent said that the injured were two passers-by and not staff.",
         [("Jabal TV’s correspondent", "none", (), None, (2, 2))]),
        ("Watan TV said the dead were three brothers.",
         [("Watan TV", "none", (), (3, 3), None)]),
        ("Nineveh Watch said that an airstrike by the coalition had brought down two houses; it put the dead at "
         "40 and later, when crews had been at work for days, at 33.",
         [("Nineveh Watch", "reports-action", ("U.S.-led Coalition",), None, None), ("Nineveh Watch", "none", (),
          (40, 40), None), ("Nineveh Watch", "none", (), (33, 33), None)]),
        ("Red Sea TV said the “aggression” had committed a crime against nine fishermen, of whom, it explained "
         "later, six were dead and three had swum to the shore.",
         [("Red Sea TV", "none", (), (6, 6), None)]),
        ("The Telegram channel Nida, which wrote, a few minutes before three and without saying whether anybody "
         "had been hurt, that “occupation aircraft” had bombed a house.",
         [("Nida", "reports-action", ("Israeli Military",), None, None)]),
        ("@sahel_live had four dead, then posted again at 21:15 that the toll was now six “after the girl Hala "
         "died”.",
         [("@sahel_live", "none", (), (4, 4), None), ("@sahel_live", "none", (), (6, 6), None)]),
        ("The hospital told Radio Amal of nine dead and 20 wounded, and at night the radio, still citing the "
         "hospital, gave 11.",
         [("hospital", "none", (), (9, 9), (20, 20)), ("hospital", "none", (), (11, 11), None)]),
        ("Lina Haddad listed five names in her post, of which two were children.",
         [("Lina Haddad", "none", (), (5, None), None)]),
        ("Derna Courier described the casualties as Egyptians, without giving names.",
         [("Derna Courier", "none", (), None, None)]),
        ("Facebook user Hala Nasser mourned “my uncle Fares, his wife Huda and their two little ones, Karim and "
         "Jana”, and added that her grandmother, asleep in the next room, had survived with a broken leg.",
         [("Hala Nasser", "none", (), (4, None), None)]),
        ("Al-Ghab Pulse reported helicopters over Qalaat Samra, 12 kilometres to the east, where a man was said "
         "to have been killed by a barrel bomb.",
         [("Al-Ghab Pulse", "none", (), None, None)]),
        ("The World Health Agency’s office condemned attacks on medics in Lebanon, of whom it had recorded 80 "
         "killed in ten months.",
         [("The World Health Agency’s office", "none", (), None, None)]),
        ("State news agency SUNA reported, in that same week, that rockets fired by militants had killed two "
         "women in the town of Salhab.",
         [("SUNA", "none", (), None, None)]),
    ],
)  # fmt: skip
def test_whom_it_counts(text: str, claims: list[Told]) -> None:
    assert [told(it) for it in said(text)] == claims
