"""Ways of telling that no annotated page showed when they were written down; invented sentences."""

import pytest

from kg.model import Claim
from tests.prose.made import injured, killed, said

Bounds = tuple[int | None, int | None] | None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("At least 30 people are feared dead under the rubble, Harbour TV said.", None),
        ("Harbour TV said it was feared that 30 people had been killed.", None),
        ("Harbour TV reported five dead and said that 12 others were feared dead.", (5, 5)),
        ("Harbour News said that two weeks after a raid in which 14 people were killed, three people died.", (3, 3)),
        ("Harbour News said five people were not killed but kidnapped.", None),
        ("Harbour News said that five of the seven wounded later died.", (5, 5)),
        ("Harbour News initially said two, then four, people had died.", (4, 4)),
        ("Harbour News said that two dozen people were killed.", (24, 24)),
        ("Harbour News reported half a dozen dead.", (6, 6)),
        ("Harbour News said the toll exceeded 20.", (21, None)),
        ("Harbour News said the toll had climbed from 4 to 6.", (6, 6)),
        ("Harbour News said that the dead numbered eleven.", (11, 11)),
        ("@sea_88 said that “not fewer than 14 martyrs” arrived.", (14, None)),
        ("Harbour News said that among the dead were a doctor and two nurses.", (3, None)),
        ("Harbour News said that a couple and their baby were killed.", (3, 3)),
        ("Harbour News mourned a couple, Sami and Lina Odeh, and their son.", (3, None)),
        ("Harbour News said that the family – father, mother and six children – was killed.", (8, None)),
        ("Harbour News mourned Sami, father of Omar, and his two sons.", (3, None)),
        ("Harbour News mourned a generous son, brother and husband.", (1, None)),
        ("Harbour News failed to mention that five people were killed.", None),
        ("The school mourned his father and brother Rami and Omar Odeh.", (2, None)),
        ("The school offered its sympathy to Rami Odeh for the death of his father and brother.", (2, None)),
        ("Lina Odeh wrote: “My beloved mother, my two generous sisters and my niece were killed.”", (4, None)),
    ],
)
def test_numbers(text: str, number: Bounds) -> None:
    assert killed(said(text)[0]) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("“Goodbye, my brother. You went before me to paradise.”", (1, None)),
        ("“To heaven, Lina and Rami, until we meet again.”", (2, None)),
        ("“My heart is broken for you, Sami. Rest in peace, beloved.”", (1, None)),
        ("“Rest in peace Sami and Lina.”", (2, None)),
        ("that Sami had left this world with his two sons.", (3, None)),
        ("that Sami and Lina are no longer with us.", (2, None)),
        ("that her cousin Sami had returned to his Lord.", (1, None)),
        ("“We belong to God and to Him we return. My uncle Omar and his wife.”", (2, None)),
        ("that “God took Sami, Lina and their baby”.", (3, None)),
        ("“the soul of my friend Omar rose to its Creator.”", (1, None)),
        ("that our neighbours Omar and Lina joined their daughter in heaven.", (2, None)),
    ],
)
def test_mourning_without_a_word_of_death(words: str, number: Bounds) -> None:
    (found,) = said(f"Nada Issa wrote {words}")
    assert (found.claimant.name, killed(found)) == ("Nada Issa", number)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour News wrote that she miraculously survived and sustained burns.",
        "Harbour News said that Huda survived with burns.",
        "Harbour News said that he was badly injured.",
        "Harbour News said that Huda survived the strike but suffered burns.",
    ],
)
def test_one_who_was_hurt(text: str) -> None:
    (found,) = said(text)
    assert (killed(found), injured(found)) == (None, (1, None))


def chain(claim: Claim) -> tuple[str, list[str]]:
    return claim.claimant.name, [relay.name for relay in claim.relays]


@pytest.mark.parametrize(
    ("text", "speaker", "relays"),
    [
        ("Omar Haddad was quoted in The Guardian as saying that five people were killed.", "Omar Haddad", ["Guardian"]),
        (
            "Omar Haddad was quoted in an article by Reuters as saying that five people died.",
            "Omar Haddad",
            ["Reuters"],
        ),
        ("Omar Haddad was quoted as telling Reuters that five people died.", "Omar Haddad", ["Reuters"]),
        ("Reuters spoke to Lina Saqr, whose husband and two daughters were killed.", "Lina Saqr", ["Reuters"]),
        ("Reuters interviewed Lina Saqr, who said that five people were killed.", "Lina Saqr", ["Reuters"]),
        ("Reuters spoke to a relative, who said that five people were killed.", "relative", ["Reuters"]),
        ("Lina Saqr spoke to Reuters about the loss of her husband.", "Lina Saqr", ["Reuters"]),
        ("A medic quoted by Reuters said that five people were killed.", "medic", ["Reuters"]),
        ("A resident who asked not to be named told AFP that five people were killed.", "a resident", ["AFP"]),
        ("Speaking on condition of anonymity, a medic told AFP that five people were killed.", "medic", ["AFP"]),
        ("In an interview with Al Ghad, Lina Saqr said that five people died.", "Lina Saqr", ["Al Ghad"]),
        ("Speaking to Harbour News by phone, Lina Saqr said that five people died.", "Lina Saqr", ["Harbour News"]),
        ("Lina Saqr said by phone that “five people died”.", "Lina Saqr", []),
        ("“We pulled out four bodies,” recalled paramedic Omar Haddad.", "Omar Haddad", []),
        ("“Nine people were killed,” said a doctor at the hospital.", "doctor at the hospital", []),
        ("“They were all killed,” lamented her neighbour, Lina Saqr.", "Lina Saqr", []),
        ("A nurse at the Harbour hospital said that five people were killed.", "nurse at the Harbour hospital", []),
        ("The union of teachers mourned its member Rami Salem.", "union of teachers", []),
        ("The hospital said that five people were killed.", "hospital", []),
    ],
)
def test_who_speaks_and_who_passes_it_on(text: str, speaker: str, relays: list[str]) -> None:
    (found,) = said(text)
    assert chain(found) == (speaker, relays)


def test_respectively_gives_each_speaker_his_own() -> None:
    found = said("Harbour News and Noor Media differed on the toll, reporting 5 and 7 deaths respectively.")
    assert [(it.claimant.name, killed(it)) for it in found] == [("Harbour News", (5, 5)), ("Noor Media", (7, 7))]


def test_respectively_gives_nobody_a_number_that_cannot_be_told_apart() -> None:
    found = said("Harbour News, Noor Media and @sea_88 reported 5 and 7 deaths respectively.")
    assert {killed(it) for it in found} == {None}


def test_a_number_of_sources_has_those_listed_as_members() -> None:
    group, *listed = said("Three sources, @sea_88, Harbour News and Lina Saqr, each gave a toll of eight.")
    assert (group.claimant.kind, len(group.members)) == ("unnamed-group", 3)
    assert [killed(it) for it in listed] == [(8, 8)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Harbour News, which had said that five people were killed, corrected its toll to four.",
        "Harbour News reported five deaths, then lowered the toll to four.",
        "Harbour News reported five deaths; it later amended this to four.",
    ],
)
def test_a_corrected_toll_is_a_second_claim(text: str) -> None:
    assert [killed(it) for it in said(text)] == [(5, 5), (4, 4)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Harbour News said that Danish warplanes bombed the market.", "Danish warplanes"),
        ("Harbour News said that a Danish drone strike killed two people.", "Danish"),
        ("Harbour News said that the market was shelled by Chadian troops.", "Chadian troops"),
        ("Harbour News said that the QRA shelled the village.", "QRA"),
    ],
)
def test_a_party_that_no_register_knows_stays_as_written(text: str, party: str) -> None:
    (found,) = said(text)
    assert (found.verb, [(it.name, it.registered) for it in found.attributed_to]) == (
        "reports-action",
        [(party, False)],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Harbour News reported on an alleged Saudi air strike that killed two people.",
        "Harbour News said that two Ethiopian soldiers killed in the raid were buried.",
        "Harbour News said that five people were killed in a Rafah strike.",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    assert [it.attributed_to for it in said(text)] == [()]


@pytest.mark.parametrize(
    ("text", "claimant", "verb", "party"),
    [
        ("A Coalition spokesperson denied that any aircraft had struck the village.",
         "Coalition spokesperson", "denies-action", "U.S.-led Coalition"),
        ("A spokesman for the Turkish military said that no civilians were harmed.",
         "spokesman for the Turkish military", "denies-harm", "Turkish Military"),
        ("Israeli army spokesperson Sami Levi said that the army struck a command centre.",
         "Sami Levi", "reports-action", "Israeli Military"),
        ("The spokesperson of the Russian Ministry of Defence, Igor Petrov, denied the strike.",
         "Igor Petrov", "denies-action", "Russian Military"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_belligerent(text: str, claimant: str, verb: str, party: str) -> None:
    (found,) = said(text)
    assert (found.claimant.name, found.verb, [it.name for it in found.attributed_to]) == (claimant, verb, [party])


def test_a_belligerent_that_reviews_a_strike_has_not_said_that_it_struck() -> None:
    (found,) = said("An IDF spokesperson told both CNN and the BBC that they had not confirmed the strike.")
    assert (found.verb, [it.name for it in found.relays]) == ("none", ["CNN", "BBC"])


@pytest.mark.parametrize(
    ("text", "verb", "parties"),
    [
        ("Noor News said that the occupation’s bombing killed five people.", "reports-action", ["Israeli Military"]),
        ("Noor News said that two people were killed by occupation soldiers.", "blames", ["Israeli Military"]),
        ("Noor News said a rocket fired by Hamas’s Qassam Brigades hit it.", "blames", ["Palestinian Militants"]),
        ("Noor News said that the occupation of the town by its army killed five people.", "none", []),
        ("The Qassam Brigades said that three people were killed.", "none", []),
        ("Harbour News was unable to determine who carried out the strike.", "not-identified", []),
        ("Harbour News failed to identify the culprit.", "not-identified", []),
    ],
)
def test_names_of_the_register(text: str, verb: str, parties: list[str]) -> None:
    (found,) = said(text)
    assert (found.verb, [it.name for it in found.attributed_to]) == (verb, parties)


def test_who_spoke_before_is_one_of_the_mourners_and_not_of_the_dead() -> None:
    text = (
        "Hosam Odeh said that the strike came without warning. "
        "Many users posted eulogies for the four civilians, including their neighbour Hosam Odeh."
    )
    first, group, member = said(text)
    assert (first.claimant.name, member.claimant.name, group.members) == ("Hosam Odeh", "Hosam Odeh", ("Hosam Odeh",))
    assert killed(member) == killed(group) == (4, None)
