"""How many were killed and hurt: tolls, parts, ages, wounds told by transport; invented sentences."""

import pytest

from tests.prose.made import Range, killed, said, toll

SENTENCES = (
    ("Noor News put the number killed at nine, among them four women and two children, and "
     "published the names of all.",
     (9, 9), None),
    ("The Harbour Centre put the number of killed at 22, including eight children, and listed all "
     "of them by name.",
     (22, 22), None),
    ("Noor News put the number wounded at 30, among them six children.", None, (30, 30)),
    ("Noor News gave the number killed as 11, and of wounded as 25.", (11, 11), (25, 25)),
    ("The Harbour Centre put the number of prisoners killed at 12, and that of guards at five.", (12, 12), None),
    ("Noor News later put the number of workers killed at nine.", (9, 9), None),
    ("Noor News put the number of civilians who were killed at six and that of the wounded at 14.", (6, 6), (14, 14)),
    ("Rula Deeb told Noor News that her brother Sami, who was 22, was shot in the head and died at "
     "once.",
     (1, None), None),
    ("Rula Deeb said that her nephew Omar, who had just turned 12, was killed by shrapnel.", (1, None), None),
    ("Rula Deeb said her mother, who was 71 and could not walk, died under the roof.", (1, None), None),
    ("Sami Odeh said that his daughter, who was only six, was killed beside him.", (1, None), None),
    ("Harbour TV named the dead man as Sami Odeh, who was 45.", (1, None), None),
    ("The Red Crescent said its teams transferred three men and a boy with injuries to the Noor "
     "Hospital.",
     None, (4, 4)),
    ("The Red Crescent said that its crews evacuated a woman and two girls with burns.", None, (3, 3)),
    ("Civil Defence said it took a man and a woman with shrapnel wounds to the clinic.", None, (2, 2)),
    ("Noor News quoted a medic as saying that five people reached the clinic with gunshot wounds, "
     "two of them women.",
     None, (5, 5)),
    ("A doctor, Rami Salem, said that six men came to the clinic with burns.", None, (6, 6)),
    ("Rami Salem told Noor News that one of them was moved to Amman with a head wound.", None, (1, 1)),
    ("A nurse, Huda Saleh, told Noor News that two of them were transferred to Cairo with chest "
     "injuries.",
     None, (2, 2)),
    ("Relief International said that three of its staff were hurt, one of them critically.", None, (3, 3)),
    ("The Harbour Clinic, which opened in 2012, said that two of its nurses were wounded, one "
     "seriously.",
     None, (2, 2)),
    ("Save Them said that one of its drivers was killed and two of its guards were hurt.", (1, 1), (2, 2)),
    ("Rami Salem said that one man had died and that six, among them a pregnant woman, were in "
     "hospital.",
     (1, 1), (6, 6)),
    ("Rami Salem said that “the enemy” had shelled the market, that three people had died and that "
     "nine, two of them children, were in hospital.",
     (3, 3), (9, 9)),
    ("The mayor, Rami Salem, wrote that four were dead and eleven were in hospital.", (4, 4), (11, 11)),
    ("The mayor, Rami Salem, wrote that one person was dead and that five, including a teacher, had"
     " been hospitalised.",
     (1, 1), (5, 5)),
    ("Noor News said that the Deeb family had been buried under its house, and that 21 people were "
     "“martyred in an instant”.",
     (21, 21), None),
    ("Noor News said that the house fell in, and that nine people “were martyred at once”.", (9, 9), None),
    ("Noor News said that two houses were levelled and that 14 persons were “killed in cold blood”.", (14, 14), None),
    ("Noor News wrote that “eight of our people rose as martyrs”.", (8, 8), None),
    ("Noor News wrote that seven people had “ascended as martyrs” at dawn.", (7, 7), None),
    ("Noor News said the strike killed three militants and two civilians.", (2, 2), None),
    ("Noor News reported that six fighters were killed, and that four civilians died too.", (4, 4), None),
    ("Noor News said that eight people were killed, five of them fighters.", (8, 8), None),
    ("Noor News said the death toll rose from nine to 14.", (14, 14), None),
    ("Noor News said that the number of dead rose from 9 to 14 overnight.", (14, 14), None),
    ("The Ministry of Health said another three people had died of their wounds, bringing the toll "
     "to 17.",
     (17, 17), None),
    ("Harbour TV reported the death of one more of the wounded, which brought the number of victims"
     " to eight.",
     (8, 8), None),
    ("Harbour TV said the number of dead stood at nine by evening.", (9, 9), None),
    ("Harbour TV said the number of martyrs had reached 31.", (31, 31), None),
    ("Harbour TV spoke of a dozen dead.", (12, 12), None),
    ("Harbour TV said that half a dozen people were killed.", (6, 6), None),
    ("Harbour TV reported that two dozen people had been killed.", (24, 24), None),
    ("Harbour TV reported more than a dozen dead.", (13, None), None),
    ("Harbour TV said that a man and his wife were killed.", (2, 2), None),
    ("Harbour TV said that a couple and their three children were killed.", (5, 5), None),
    ("Harbour TV said that a woman, her mother and two of her sons were killed.", (4, 4), None),
    ("Harbour TV said that five members of the Deeb family were killed.", (5, 5), None),
    ("Harbour TV said that a family of seven was killed.", (7, 7), None),
    ("Harbour TV said that 11 people from two families were killed.", (11, 11), None),
    ("Harbour TV said that between six and nine civilians died.", (6, 9), None),
    ("Harbour TV said that six or seven civilians died.", (6, 7), None),
    ("Harbour TV said at least six and as many as nine civilians died.", (6, 9), None),
    ("Harbour TV said that not less than ten civilians died.", (10, None), None),
    ("Harbour TV said that no more than three civilians died.", (None, 3), None),
    ("Harbour TV reported 12 bodies at the hospital morgue.", (12, 12), None),
    ("Harbour TV said rescuers had recovered nine bodies and were searching for four others.", (9, 9), None),
    ("Harbour TV said that 13 martyrs arrived at the hospital.", (13, 13), None),
    ("Harbour TV reported “13 martyrs and 40 wounded”.", (13, 13), (40, 40)),
    ("Harbour TV reported that there were four martyrs and several injured.", (4, 4), None),
    ("Harbour TV said seven people were killed and 12 others were injured.", (7, 7), (12, 12)),
    ("Harbour TV said seven people were killed, and 12 others, most of them children, injured.", (7, 7), (12, 12)),
    ("Harbour TV said one of three brothers was killed and the other two were wounded.", (1, 1), (2, 2)),
    ("Harbour TV said that eight people were killed, four of whom were women.", (8, 8), None),
    ("Harbour TV said that eight people, all members of one family, were killed.", (8, 8), None),
    ("Harbour TV said that Sami Odeh and six others were killed.", (7, 7), None),
    ("Harbour TV said that Sami Odeh and his two sons were killed.", (3, None), None),
    ("Harbour TV said that the dead were a teacher, his wife and their baby.", (3, 3), None),
    ("Harbour TV said that four rockets hit the house and killed three people.", (3, 3), None),
    ("Harbour TV said that three strikes destroyed seven houses and wounded nine people.", None, (9, 9)),
    ("Harbour TV said that the market, 3 kilometres from the front, was hit by six shells and that "
     "two vendors died.",
     (2, 2), None),
    ("Harbour TV said that at 4 pm two vehicles were hit and five people burned to death.", (5, 5), None),
    ("Harbour TV said that 2,000 families had fled and 14 people had been killed.", (14, 14), None),
    ("Harbour TV said that there were 30 people in the house, of whom 11 were killed.", (11, 11), None),
    ("Harbour TV said that of the 12 people in the bus nine were killed.", (9, 9), None),
    ("Harbour TV said that nine of the 12 passengers were killed.", (9, 9), None),
    ("Harbour TV said that all eight occupants of the car were killed.", (8, 8), None),
    ("Harbour TV said the car’s three occupants died instantly.", (3, 3), None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "dead", "hurt"), SENTENCES)
def test_how_many(text: str, dead: Range | None, hurt: Range | None) -> None:
    assert toll(text) == (dead, hurt)


def test_a_revised_toll_is_a_claim_of_its_own() -> None:
    first, second = said("Noor News at first put the number killed at four, and later revised it to six.")
    assert (killed(first), killed(second)) == ((4, 4), (6, 6))
