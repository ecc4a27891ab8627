"""What stands between a name and its verb, headlines, labelled pages, first and later tolls of one source; "
"invented sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Qasr Welfare Society, to which the clinic belonged, said in a statement that three of its nurses "
         "had been killed.",
         [("Qasr Welfare Society", "none", (), (3, 3), None)]),
        ("The Orontes Network for Justice, in a study that came out only in March, when most of the families "
         "had returned, and that is therefore the fullest, recorded 31 victims.",
         [("Orontes Network for Justice", "none", (), (31, 31), None)]),
        ("The Civil Defence in the Northern governorate, whose crews, as they were based next door, were the "
         "first to arrive, said that it had recovered six bodies.",
         [("Civil Defence", "none", (), (6, 6), None)]),
        ("The Press Information Bureau, whose release seems to have been written in a hurry, since it gets the "
         "village’s name wrong, accused the Israeli army of “a massacre of the displaced”.",
         [("Press Information Bureau", "blames", ("Israeli Military",), None, None)]),
        ("Farqad, the outlet tied to ISIS, released a clip with the ruins of a shop which it said had been "
         "bombed by American jets.",
         [("Farqad", "reports-action", ("US Forces",), None, None)]),
        ("Al-Mirqab al-Gharbi, a pro-government page, reported that the air force “delivered precise hits on a "
         "fuel depot in the valley”.",
         [("Al-Mirqab al-Gharbi", "none", (), None, None)]),
        ("Facebook user Salma Abu Nada, who presented herself as a cousin, mourned “my aunt Rim, her husband "
         "Khalil and their two little ones, Adam and Layan, who were martyred in their sleep”.",
         [("Salma Abu Nada", "none", (), (4, None), None)]),
        ("Facebook user Sami Abu Rida, who introduced himself as a neighbour, wrote that “five martyrs” had "
         "been taken out.",
         [("Sami Abu Rida", "none", (), (5, 5), None)]),
        ("A second brother, Hisham, who lives in Oslo and who had heard of it from a neighbour’s call, posted "
         "the same two names of the dead.",
         [("Hisham", "none", (), (2, None), None)]),
        ("The Syrian Rights Observatory (SRO), however, listed only two victims, adult males Ahmad Nassar and "
         "Ziad Khatib.",
         [("Syrian Rights Observatory", "none", (), (2, 2), None)]),
        ("The Damage Documentation Office (DDO), on the other hand, counted nine dead.",
         [("Damage Documentation Office", "none", (), (9, 9), None)]),
        ("For its part the Coalition denied, through its spokesman, Colonel Adel Rashidi, who was speaking in "
         "Amman, that any buses were targeted on that day.",
         [("U.S.-led Coalition", "denies-action", ("U.S.-led Coalition",), None, None)]),
        ("The highest toll came from the Iraqi Monitoring Group, which published the names of 14 people, "
         "including three children.",
         [("Iraqi Monitoring Group", "none", (), (14, 14), None)]),
        ("Omar al-Khatib, the manager of the page Echo of the East, told Nahr TV he knew of 12 dead by name.",
         [("Omar al-Khatib", "none", (), (12, 12), None)]),
        ("Activist Yasin al-Homsi told Rights Archive that the second rocket fell on those who had come to help.",
         [("Yasin al-Homsi", "none", (), None, None)]),
        ("Its director, Salim Barghash, told Coast Monitor, after he had visited the morgue, that he had "
         "recognised three bodies.",
         [("Salim Barghash", "none", (), None, None)]),
        ("“My father, who built this house, was martyred in it today along with my mother,” wrote the couple’s "
         "eldest daughter, Hind al-Masri.",
         [("Hind al-Masri", "none", (), (2, None), None)]),
        ("Fadl al-Sayed, the mayor of the village, confirmed to Valley Today the fall of a third shell on the "
         "people who came to help.",
         [("Fadl al-Sayed", "none", (), None, None)]),
        ("The Tikrit Echo website, quoting a tribal elder whom it did not name, reported that three people had "
         "been killed.",
         [("tribal elder", "none", (), (3, 3), None)]),
        ("The Basra Times page, citing a nurse whose name it withheld, said that two had died.",
         [("nurse", "none", (), (2, 2), None)]),
        ("Two of the dead were later named by their uncle, Saleh Badawi, as Rami, who was nine, and Dina, who "
         "was four.",
         [("Saleh Badawi", "none", (), (2, None), None)]),
        ("The girl was named by her teacher, Facebook user Rana Hosni, as Layan Abu Amra.",
         [("Rana Hosni", "none", (), (1, None), None)]),
        ("@delta_live had four dead, then posted again at 21:15 that the toll was now six.",
         [("@delta_live", "none", (), (4, 4), None), ("@delta_live", "none", (), (6, 6), None)]),
        ("Homs Voice first had seven killed and raised this to nine by midnight.",
         [("Homs Voice", "none", (), (7, 7), None), ("Homs Voice", "none", (), (9, 9), None)]),
        ("Tal Afar Post had 20 dead.",
         [("Tal Afar Post", "none", (), (20, 20), None)]),
        ("The hospital told Radio Amal of nine dead and 20 wounded, and at night the radio, still citing the "
         "hospital, gave 11.",
         [("hospital", "none", (), (9, 9), (20, 20)), ("hospital", "none", (), (11, 11), None)]),
        ("According to a comment by Dr. Salim Awad under Rula’s post, a nephew died on 3 May of his wounds.",
         [("Salim Awad", "none", (), (1, 1), None)]),
        ("Telegram channel Nida Janoub: dozens of martyrs and wounded by Israeli tanks.",
         [("Nida Janoub", "blames", ("Israeli Military",), (None, None), None)]),
        ("Facebook page Minbar Daraa: four martyrs in a raid on the market.",
         [("Minbar Daraa", "none", (), (4, 4), None)]),
        ("A second version is from the page Sword of the East: it says the dead were ISIS members.",
         [("Sword of the East", "none", (), None, None)]),
        ("“Scores of martyrs in bombardment by the coalition,” read Furat Post’s headline.",
         [("Furat Post", "reports-action", ("U.S.-led Coalition",), (None, None), None)]),
        ("“Dozens of martyrs under the coalition’s raids,” ran the headline of Furat Post.",
         [("Furat Post", "reports-action", ("U.S.-led Coalition",), (None, None), None)]),
        ("The attack was also reported by several outlets, including Sahil Online and the Arabic service of "
         "Orient Broadcasting.",
         [("several outlets", "none", (), None, None), ("Sahil Online", "none", (), None, None),
          ("Orient Broadcasting", "none", (), None, None)]),
        ("It was a regime Mi-8, according to Idlib Pulse.",
         [("Idlib Pulse", "reports-action", ("Syrian Regime",), None, None)]),
        ("@orontes_now, who gives the same toll, blames the regime as well.",
         [("@orontes_now", "blames", ("Syrian Regime",), None, None)]),
        ("The victims were listed in a post by Abu Omar al-Saadi: Khaled al-Ali, his wife Maryam Yusuf, and "
         "their sons Bilal and Omar.",
         [("Abu Omar al-Saadi", "none", (), (4, None), None)]),
        ("On the next day the society revised the number to seven, since a guard, Kamal Issa, had died of his "
         "wounds.",
         [("the society", "none", (), (7, 7), None)]),
        ("The municipality mourned “two sons of the town taken by Israeli treachery”.",
         [("municipality", "blames", ("Israeli Military",), (2, 2), None)]),
        ("A tweet of 12 May from @SahelWatch had it that the victim’s son survived with burns.",
         [("@SahelWatch", "none", (), None, (1, None))]),
        ("The Beqaa Health Directorate, which runs the clinic, said that six patients had been killed.",
         [("Beqaa Health Directorate", "none", (), (6, 6), None)]),
        ("The Marib Displacement Committee, in a bulletin that it circulated among the camps only after the "
         "rains, put the toll at 13.",
         [("Marib Displacement Committee", "none", (), (13, 13), None)]),
        ("Zaytoun Municipality, in whose grounds the shelter stood, announced the death of four of its guards.",
         [("Zaytoun Municipality", "none", (), (4, 4), None)]),
        ("The Lamplight Foundation, one of the few bodies still at work in the town, documented nine deaths, "
         "two of them of infants.",
         [("Lamplight Foundation", "none", (), (9, 9), None)]),
        ("The page Deir Mimas Today, usually well informed, had seven wounded.",
         [("Deir Mimas Today", "none", (), None, (7, 7))]),
        ("The council of elders of Wadi Haj said that a plane of the coalition had fired twice.",
         [("council of elders of Wadi Haj", "reports-action", ("U.S.-led Coalition",), None, None)]),
        ("The Women’s Committee of Tell Aran: two of our members were killed this morning.",
         [("Women’s Committee of Tell Aran", "none", (), (2, 2), None)]),
        ("As the Syrian Medical Bureau has it, six people died.",
         [("Syrian Medical Bureau", "none", (), (6, 6), None)]),
        ("In the account of the Sidon Fire Brigade, three people were pulled out dead.",
         [("Sidon Fire Brigade", "none", (), (3, 3), None)]),
        ("For the Yarmouk Action Group, the death toll was eleven.",
         [("Yarmouk Action Group", "none", (), (11, 11), None)]),
        ("A post under the name “Lover of Homs” listed four names of the dead.",
         [("Lover of Homs", "none", (), (4, None), None)]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, claims: list[Told]) -> None:
    assert [told(it) for it in said(text)] == claims
