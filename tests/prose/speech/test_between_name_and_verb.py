"""Who speaks where something stands between the name and the verb, or the name stands elsewhere; invented sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Sahil News Agency was the first to mention the bombing, writing at 02:14 that “[Israeli] warplanes "
            "targeted a house of the Odeh family without prior warning”.",
            [("Sahil News Agency", "reports-action", ("Israeli Military",), None, None)],
        ),
        (
            "Harbour Radio was among the first to break the news, saying that four people had been killed.",
            [("Harbour Radio", "none", (), (4, 4), None)],
        ),
        (
            "The first to report the attack was Noor News, which said that six people died.",
            [("Noor News", "none", (), (6, 6), None)],
        ),
        (
            "Noor News was the only source to report casualties, claiming that two civilians were killed.",
            [("Noor News", "none", (), (2, 2), None)],
        ),
        (
            "The Gaza Now Telegram channel was quick to report “a martyr and several injuries”.",
            [("Gaza Now", "none", (), (1, 1), None)],
        ),
        (
            "Shortly afterwards @murjan_now wrote that seven people had died.",
            [("@murjan_now", "none", (), (7, 7), None)],
        ),
        ("The next morning Noor News put the toll at nine.", [("Noor News", "none", (), (9, 9), None)]),
        (
            "In a report published in May 2019 the Coalition accepted that it had conducted a strike near the town.",
            [("U.S.-led Coalition", "reports-action", ("U.S.-led Coalition",), None, None)],
        ),
        (
            "Noor News said seven people had died, as did user sami_k and the Facebook page Harbour Today.",
            [
                ("Noor News", "none", (), (7, 7), None),
                ("sami_k", "none", (), (7, 7), None),
                ("Harbour Today", "none", (), (7, 7), None),
            ],
        ),
        (
            "Noor News said seven people had died, and so did @harbour_now.",
            [("Noor News", "none", (), (7, 7), None), ("@harbour_now", "none", (), (7, 7), None)],
        ),
        (
            "Noor News said seven people had died. Harbour News and @harbour_now gave the same toll.",
            [
                ("Noor News", "none", (), (7, 7), None),
                ("Harbour News", "none", (), (7, 7), None),
                ("@harbour_now", "none", (), (7, 7), None),
            ],
        ),
        (
            "Noor News said seven people had died. The same toll was given by Harbour News.",
            [("Noor News", "none", (), (7, 7), None), ("Harbour News", "none", (), (7, 7), None)],
        ),
        (
            "Noor News said that six people had died. This number came from a Civil Defence officer.",
            [("Noor News", "none", (), (6, 6), None), ("Civil Defence officer", "none", (), (6, 6), None)],
        ),
        (
            "The highest toll, 31 dead, came from the Harbour Media Office.",
            [("Harbour Media Office", "none", (), (31, 31), None)],
        ),
        ("The Daily’s headline, however, read “four farmers killed”.", [("Daily", "none", (), (4, 4), None)]),
        ("Noor News’ evening bulletin put the number of dead at 12.", [("Noor News", "none", (), (12, 12), None)]),
        (
            "Amnesty International’s investigation concluded that the building was struck by an unguided bomb "
            "dropped by a Russian aircraft.",
            [("Amnesty International", "reports-action", ("Russian Military",), None, None)],
        ),
        (
            "Local journalist Sami Odeh, himself wounded in the strike, said that four colleagues were killed.",
            [("Sami Odeh", "none", (), (4, 4), None)],
        ),
        ("Khaled Odeh, 43, told Noor News that his two sons were killed.", [("Khaled Odeh", "none", (), (2, 2), None)]),
        ("Khaled Odeh, 34 and a father of two, said five people died.", [("Khaled Odeh", "none", (), (5, 5), None)]),
        (
            "Al Masirah TV, run by the Houthis, reported that American aggression had targeted a house, killing "
            "nine and injuring five.",
            [("Al Masirah TV", "reports-action", ("US Forces",), (9, 9), (5, 5))],
        ),
        (
            "Amaq, ISIS’s propaganda agency, claimed that 20 civilians died in US strikes.",
            [("Amaq", "reports-action", ("US Forces",), (20, 20), None)],
        ),
        (
            "The ISIS-affiliated Amaq Agency reported that 20 civilians died.",
            [("Amaq Agency", "none", (), (20, 20), None)],
        ),
        (
            "Mosul Eye, a blogger who documented life under ISIS, wrote that “a whole family was annihilated by "
            "the Coalition aircraft”.",
            [("Mosul Eye", "reports-action", ("U.S.-led Coalition",), None, None)],
        ),
        (
            "Noor News, reached by telephone, said that three bodies had been recovered.",
            [("Noor News", "none", (), (3, 3), None)],
        ),
        (
            "Sami Odeh, interviewed by Noor News, said three of his sons were killed.",
            [("Sami Odeh", "none", (), (3, 3), None)],
        ),
        (
            "When contacted by Noor News, a Coalition spokesman stated that the allegation was still open.",
            [("Coalition spokesman", "none", (), None, None)],
        ),
        (
            "A local elder who spoke to VOA Somali on condition of anonymity said three herders died.",
            [("local elder", "none", (), (3, 3), None)],
        ),
        (
            "A resident who gave his name as Abu Firas said he lost nine relatives.",
            [("Abu Firas", "none", (), (9, 9), None)],
        ),
        (
            "A Twitter user with the handle @harbour_now reported two martyrs.",
            [("@harbour_now", "none", (), (2, 2), None)],
        ),
        (
            "“It was the Russians,” a resident named Tolik wrote.",
            [("Tolik", "blames", ("Russian Military",), None, None)],
        ),
        (
            "Researchers from Amnesty International found that 12 civilians were killed.",
            [("Amnesty International", "none", (), (12, 12), None)],
        ),
        (
            "Philippe Lazzarini, UNRWA Commissioner-General, said that six colleagues were killed.",
            [("Philippe Lazzarini", "none", (), (6, 6), None)],
        ),
        (
            "The Committee to Protect Journalists identified the victim as Sami Odeh, a cameraman for Noor TV.",
            [("Committee to Protect Journalists", "none", (), (1, None), None)],
        ),
        (
            "The Legal Center for Rights and Development in Sanaa counted one killed and two injured.",
            [("Legal Center for Rights and Development", "none", (), (1, 1), (2, 2))],
        ),
        (
            "The regional prosecutor’s office later opened an investigation and put the death toll at eight.",
            [("regional prosecutor’s office", "none", (), (8, 8), None)],
        ),
        (
            "Noor News, Harbour News, and @harbour_now – among others – reported ten deaths.",
            [
                ("Noor News", "none", (), (10, 10), None),
                ("Harbour News", "none", (), (10, 10), None),
                ("@harbour_now", "none", (), (10, 10), None),
            ],
        ),
        ("All sources except Noor News reported three deaths.", [("All sources", "none", (), (3, 3), None)]),
        ("Noor News alone reported that two civilians were killed.", [("Noor News", "none", (), (2, 2), None)]),
        (
            "Noor News and Harbour News blamed Israeli forces, the former adding that nine people had died.",
            [
                ("Noor News", "blames", ("Israeli Military",), None, None),
                ("Harbour News", "blames", ("Israeli Military",), None, None),
                ("Noor News", "none", (), (9, 9), None),
            ],
        ),
        (
            "Noor News and Harbour News reported that four people died. The former reported 12 wounded, while the"
            " latter put the number at 15.",
            [
                ("Noor News", "none", (), (4, 4), None),
                ("Harbour News", "none", (), (4, 4), None),
                ("Noor News", "none", (), None, (12, 12)),
                ("Harbour News", "none", (), (15, 15), None),
            ],
        ),
        (
            "Noor News reported that four people were killed. In a later post, the outlet raised the number to seven.",
            [("Noor News", "none", (), (4, 4), None), ("Noor News", "none", (), (7, 7), None)],
        ),
        (
            "Noor News originally reported two deaths but later said that only one person had died.",
            [("Noor News", "none", (), (2, 2), None), ("Noor News", "none", (), (1, 1), None)],
        ),
        (
            "The attack was attributed by Noor News to Russian warplanes.",
            [("Noor News", "blames", ("Russian Military",), None, None)],
        ),
        (
            "The National reported on the incident, quoting survivor Ahmed Ali who said that he lost his wife and"
            " six children.",
            [("Ahmed Ali", "none", (), (7, None), None)],
        ),
        (
            "The tailors’ syndicate mourned its member Ghassan Issa, and the Harbour Sports Club announced the "
            "death of Omar Issa.",
            [("tailors’ syndicate", "none", (), (1, None), None), ("Harbour Sports Club", "none", (), (1, None), None)],
        ),
    ],
)
def test_what_is_read(text: str, claims: list[Told]) -> None:
    assert [told(claim) for claim in said(text)] == claims
