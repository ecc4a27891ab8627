"""Corrections, raised counts, own losses and deeds, relays and named victims, as several hands write them; "
"invented sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("By midday Akkar Live had raised its count from two dead to five, and it attributed the raid to an "
         "“enemy drone”.",
         [("Akkar Live", "none", (), (5, 5), None)]),
        ("Two hours afterwards came a correction from the Health Emergency Centre: four dead, not five.",
         [("Health Emergency Centre", "none", (), (4, 4), None)]),
        ("The Israeli military’s Arabic-language spokesperson said a “Radwan Force squad leader” had been targeted.",
         [("Arabic-language spokesperson", "reports-action", ("Israeli Military",), None, None)]),
        ("Idlib Health Directorate’s figures, published on 3 June, were nine dead and 26 injured.",
         [("Idlib Health Directorate", "none", (), (9, 9), (26, 26))]),
        ("Abu Hasan al-Binnishi, whose shop was in the row that was hit, put it differently: “Two planes, eight "
         "missiles, eleven martyrs.”",
         [("Abu Hasan al-Binnishi", "none", (), (11, 11), None)]),
        ("The Syrian Network for Justice and Memory (SNJM) documented the death of 10 civilians, among them a "
         "media worker, Hadi Qaddour.",
         [("Syrian Network for Justice and Memory", "none", (), (10, 10), None)]),
        ("The aircraft, wrote the plane spotters of @sky_idlib, were two Russian Su-25s that had taken off from "
         "Hmeimim.",
         [("@sky_idlib", "none", (), None, None)]),
        ("Mosul Witness, a blog kept by a historian in the city, wrote on April 2 that a house with 25 people "
         "in it had been brought down.",
         [("Mosul Witness", "none", (), None, None)]),
        ("When journalists of the Baghdad Ledger reached the site nine days later, neighbours told them that 17 "
         "bodies had been taken out and that others were still below.",
         [("neighbours", "none", (), (17, 17), None)]),
        ("The Iraqi Counter-Terrorism Service attributed the collapse to a lorry bomb, while the provincial "
         "council member Nura al-Hamdani blamed “the aircraft of the international coalition”.",
         [("Iraqi Counter-Terrorism Service", "none", (), None, None),
          ("Nura al-Hamdani", "blames", ("U.S.-led Coalition",), None, None)]),
        ("In its May 2017 report, the Coalition classed the case as credible and put the civilian deaths at four.",
         [("U.S.-led Coalition", "reports-action", ("U.S.-led Coalition",), (4, 4), None)]),
        ("A former neighbour, now in Erbil, listed for us the nine members of the Younis family who had died.",
         [("former neighbour", "none", (), (9, 9), None)]),
        ("Galgaduud Post said that al-Shabaab had lost two men and that a herder had been wounded in the thigh.",
         [("Galgaduud Post", "none", (), None, (1, 1))]),
        ("Palestine Hour, a radio programme, had it from a paramedic that three bodies and a severed hand were "
         "brought to the Jenin clinic.",
         [("paramedic", "none", (), (3, 3), None)]),
        ("According to the Nur Shams Popular Committee, quoted by three outlets, the missile came from a drone.",
         [("Nur Shams Popular Committee", "none", (), None, None)]),
        ("The Ministry of Health in Ramallah confirmed one death, that of Qais Jaber, 17, and said two others "
         "were critical.",
         [("Ministry of Health", "none", (), (1, 1), (2, 2))]),
        ("The Kharkiv regional prosecutor’s office gave the preliminary toll: one killed, a 61-year-old man, "
         "and four injured.",
         [("Kharkiv regional prosecutor’s office", "none", (), (1, 1), (4, 4))]),
        ("By evening prosecutors spoke of two killed, after a woman died in surgery, and seven injured.",
         [("prosecutors", "none", (), (2, 2), (7, 7))]),
        ("The mayor, Serhii Tkach, shared her post and named the man as Mykola Bondar.",
         [("Serhii Tkach", "none", (), (1, None), None)]),
        ("The Russian Ministry of Defence reported strikes on “fuel depots in the Kharkiv direction” that day.",
         [("Russian Military", "reports-action", ("Russian Military",), None, None)]),
        ("Saba Net, which is controlled by the Houthis, said that “the aggression’s aircraft” had launched four "
         "raids on a farm, martyring a woman and her two children and injuring her husband.",
         [("Saba Net", "none", (), (3, 3), (1, None))]),
        ("Two users, @sanaa_girl and Khalid al-Wesabi, both of whom have family in the village, named the "
         "children as Ayham and Rimas.",
         [("Two users", "none", (), (2, None), None), ("@sanaa_girl", "none", (), (2, None), None),
          ("Khalid al-Wesabi", "none", (), (2, None), None)]),
        ("Puntland Post said a “foreign plane” fired two rockets at a vehicle near Timirshe, killing both of "
         "its occupants.",
         [("Puntland Post", "none", (), (2, 2), None)]),
        ("An elder reached by VOA Somali, Ciise Nur, described the dead as “a camel herder and his nephew, "
         "nothing else”.",
         [("Ciise Nur", "none", (), (2, 2), None)]),
        ("In what it called a final statement the Tabqa Civil Council brought the number of martyrs down from "
         "17 to 15.",
         [("Tabqa Civil Council", "none", (), (15, 15), None)]),
        ("Of the three sources only Ayn al-Raqqa gave names, eight in all.",
         [("Ayn al-Raqqa", "none", (), None, None)]),
        ("“Whole families” were buried under the school, the Euphrates Liberation Centre alleged, without "
         "giving any figure.",
         [("Euphrates Liberation Centre", "none", (), None, None)]),
        ("Khalaf, who drove the ambulance and who asked for his surname to be left out, said that he had "
         "carried seven bodies and two women who were alive.",
         [("Khalaf", "none", (), (7, 7), None)]),
        ("ANHA cited the hospital director as putting the dead at ten, eight of them minors.",
         [("hospital director", "none", (), (10, 10), None)]),
        ("Turkey’s defence ministry said 18 “YPG/PKK terrorists” had been neutralised that day in the area.",
         [("Turkish Military", "reports-action", ("Turkish Military",), None, None)]),
        ("SOHR, which had reported nine fatalities on the day, now speaks of eleven, after two boys succumbed.",
         [("SOHR", "none", (), (9, 9), None), ("SOHR", "none", (), (11, 11), None)]),
        ("The Israeli army spokesman announced the killing of a Hamas field commander named R. Saleh in the "
         "strike, without commenting on the others.",
         [("Israeli army spokesman", "reports-action", ("Israeli Military",), None, None)]),
        ("Quoting a doctor at the Harbour Field Clinic, Noor TV wrote that three people arrived there with "
         "shrapnel wounds, one of them an eleven-year-old girl.",
         [("doctor at the Harbour Field Clinic", "none", (), None, (3, 3))]),
        ("Bayan Agency issued a statement blaming “Crusader bombing” for the deaths of women and children.",
         [("Bayan Agency", "none", (), None, None)]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, claims: list[Told]) -> None:
    assert [told(it) for it in said(text)] == claims
