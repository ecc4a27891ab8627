"""Numbers that are no toll of this event: of a period, a war, another place, and of what is denied or untrue."""

import pytest

from tests.prose.made import injured, killed, said

SENTENCES = (
    ("The agency Al-Sabil claimed that 24 civilians were killed in American raids on the city in "
     "the past 24 hours."),
    ("Noor News said that 40 people were killed by shelling in the city during the previous two "
     "days."),
    "Noor News reported that 19 people had been killed in the previous 48 hours.",
    "Noor News said that over the last three days 80 civilians had died in the bombing of the town.",
    "Noor News said that within a week 120 civilians had been killed in the town.",
    "Noor News said that 12 civilians had been killed in the city since Friday.",
    "The Harbour Centre counted 300 civilian deaths during the month of March.",
    "On the same day three people were killed in neighbouring Tell Amar, Noor News added.",
    "The same morning four men were killed in the nearby village of Tell Amar, Noor News added.",
    "Noor News added that two others were killed in nearby Tell Amar on the same day.",
    "On the same evening a child died in a strike on Tell Amar, according to Noor News.",
    "Elsewhere in the province, Noor News reported, five people were killed.",
    "Noor News also reported that six people died in a separate strike on Hajla.",
    "Noor News said three people were killed in another village the same day.",
    "According to Noor News, a second strike in a different quarter killed two.",
    ("The state news agency Al-Jazr reported that day that army units had destroyed positions of "
     "“terrorists” in the town and killed 15 of them."),
    "Al-Jazr reported that the army had killed nine of “the terrorists” in the village.",
    ("Al-Jazr reported that army units hit a headquarters of the terrorists and killed dozens of "
     "them."),
    "The army said that its aircraft had eliminated 14 militants in the raid.",
    "Harbour TV said that a couple of children were killed.",
    "Harbour TV said scores were killed.",
    "Harbour TV said that two families were killed.",
    "Harbour TV said that 12 houses were destroyed.",
    "Harbour TV said that 20 people were killed or injured.",
    "Harbour TV said there were 20 casualties.",
    "Harbour TV spoke of 25 victims, dead and wounded.",
    "Harbour TV reported that seven people are believed to be under the rubble.",
    "Harbour TV said that the school was hit in 2015, when 20 pupils were killed.",
    "Harbour TV recalled that a strike on the same market had killed 40 people a year earlier.",
    "Harbour TV said that the strike came as the ministry put the toll of the war at 8,000.",
    "Harbour TV said that 30,000 people had been killed in the war so far.",
    "Harbour TV said Sami Odeh was the 12th journalist killed since the start of the year.",
    "The Syndicate said that he was the third member of his family to be killed.",
    "Harbour TV said that eleven strikes hit the town, four of them near the school.",
    "Harbour TV said that 16 people lived in the building that was hit.",
    "Harbour TV said that four ambulances were destroyed and a clinic damaged.",
    "Harbour TV said that 14 animals were killed.",
    "Harbour TV said that 20 sheep were killed and the shepherd was unhurt.",
    "Harbour TV said that two cows and a donkey died.",
    "Harbour TV reported that the raid destroyed six fishing boats.",
    "The army said that six rockets were fired from the area, killing two soldiers.",
    "Harbour TV reported that an earlier raid on the village had killed nine people.",
    "Harbour TV noted that nine people were killed in the village a week before.",
    "Harbour TV said 14 people had been killed by landmines in the area this year.",
    "Harbour TV said five people were pulled alive from the rubble.",
    "Harbour TV said that two men were arrested after the raid.",
    "Harbour TV said that 3,400 people signed a letter of condolence.",
    "Harbour TV said the wounded were treated by four doctors.",
    "Harbour TV said the hospital has only 12 beds for the wounded.",
    "Harbour TV said that a convoy of 20 vehicles had carried the dead to the cemetery.",
    "Harbour TV said that hundreds attended the funeral of the victims.",
    "Harbour TV said the drone fired two missiles; nobody was killed.",
    "Harbour TV said that no one of the 40 workers was hurt.",
    "Harbour TV said that none of the six passengers was killed.",
    "Harbour TV reported a strike on a house, which left no casualties among the nine residents.",
    "Harbour TV denied that eight people had been killed.",
    "The army denied that it had killed 15 civilians.",
    "Harbour TV said reports of 12 dead were false.",
    "Harbour TV could not confirm whether four people had died.",
    "Harbour TV said that the raid could have killed 200 people.",
    "Harbour TV said that if the shell had exploded it would have killed ten people.",
    "Harbour TV said the school sheltered 300 people, many of them wounded in earlier raids.",
    "Harbour TV said it did not know how many of the nine people in the house had died.",
)  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_no_count(text: str) -> None:
    claims = said(text)
    assert claims
    assert all(told in (None, (None, None)) for claim in claims for told in (killed(claim), injured(claim)))


def test_a_claim_repeated_by_another_has_its_figure() -> None:
    text = "Noor News said that two people had been killed, a claim that was later repeated by Safa."
    assert [killed(claim) for claim in said(text)] == [(2, 2), (2, 2)]


def test_names_added_to_a_list_of_the_dead_are_as_many_at_least() -> None:
    text = "The Lantern Network added Salma Haddad and Rami Haddad to its list of the dead."
    assert [killed(claim) for claim in said(text)] == [(2, None)]
