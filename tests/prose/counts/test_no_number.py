"""Numbers that count no one killed or hurt here: other events, lives told, missing, survivors, houses, days."""

import pytest

from tests.prose.made import injured, killed, said

SENTENCES = (
    "Sami Odwan recalled that his friend had three sisters.",
    "Lina Farra wrote that Omar was the father of four children.",
    "Noor News reported that 2,000 displaced people were staying at the school when it was bombed.",
    "Huda Saleh remembered her friend as someone with a dream of becoming a doctor.",
    "@noor_11 posted a photo of a child with the words “I will never forget you”.",
    "Sami Odwan said he had buried his father years before the strike.",
    "Lina Farra wrote that her brother Anas, 27, had graduated two months before his death.",
    "Omar Halabi tweeted that seven rockets landed on the street.",
    "A friend, Rula Deeb, said that Amal was one of three sisters and loved to draw.",
    "Sami Odwan wrote that she was survived by her husband and two sons.",
    "Noor News said that rescue workers pulled eight survivors from the rubble.",
    "Harbour TV aired footage of people searching for ten missing people.",
    "Lina Farra said that 14 of her relatives remained under the rubble.",
    "Rula Deeb explained that the family had been displaced four times.",
    "Noor News reported that the house belonged to the Deeb family and had five floors.",
    "The Ministry of Health said that only 12 of 36 hospitals were working.",
    "Omar Halabi said that he lost his job and his house.",
    "Sami Odwan told Noor News that his cousin was arrested with two friends.",
    "Rula Deeb described the victims as kind people.",
    "Noor News said that a funeral was held for the victims the next day.",
    "Sami Odwan asked for prayers for the wounded.",
    "Lina Farra said her nephew would have turned six in May.",
    "Omar Halabi wrote that 1,400 people had liked his friend’s last post.",
    "Harbour TV reported that the army issued evacuation orders for three blocks.",
    "Rula Deeb said that she prayed that her three children would survive.",
    "The World Food Programme said that five of its trucks were hit.",
    "Noor News reported that the strike came two days after another raid killed nine people.",
    "Sami Odwan said nobody knew whether his two brothers had been killed.",
    "Lina Farra told how she identified her mother by her ring.",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_no_figure(text: str) -> None:
    for claim in said(text):
        assert (killed(claim), injured(claim)) in {(None, None), ((None, None), None), (None, (None, None))}
