"""A claim keeps the words by which the text names its speaker, beside the register's name and under the same IRI."""

import pytest

from kg.lift import lift
from kg.lift.claim import named_as
from kg.model import Actor, Claim, Quotation, Reading
from tests.lift.words import NAMES, WORDS, reading, said


def speaker(name: str, words: str | None, named: str | None = None) -> Actor:
    return Actor(
        name=name,
        kind="belligerent",
        registered=True,
        evidence=Quotation(exact=words, start=0, end=len(words)) if words else None,
        named=Quotation(exact=named, start=0, end=len(named)) if named else None,
    )


@pytest.mark.parametrize(
    ("name", "words", "named", "expected"),
    [
        ("Israeli Military", "the IDF", None, '"the IDF"'),
        ("Israeli Military", "It", "Israeli\n forces", '"Israeli forces"'),
        ("Israeli Military", "Israeli military", None, '"Israeli military"'),
        ("Israeli Military", "The Israeli Military", None, None),
        ("Israeli Military", "It", "the Israeli Military", None),
        ("a number of sources", "A number of sources", None, None),
        ("Israeli Military", None, None, None),
    ],
)
def test_the_words_where_they_differ(name: str, words: str | None, named: str | None, expected: str | None) -> None:
    assert named_as(speaker(name, words, named)) == expected


def page(words: str) -> Reading:
    WORDS.clear()
    said("AB1")
    party = Actor(name="Israeli Military", kind="belligerent", registered=True, evidence=said(words))
    claim = Claim(claimant=party, verb="none", rule="prose-said", evidence=said("they said that two people died"))
    return reading(claims=(claim,))


def test_the_graph_has_both_and_the_claim_keeps_its_iri() -> None:
    found = {words: lift(page(words), NAMES, "AB1", "a page.txt") for words in ("IDF", "Israeli Military")}
    chv = NAMES.chv
    [named] = [it for it in found["IDF"].triples if it.predicate == chv.namedAs]
    assert list(found["IDF"].claims) == list(found["Israeli Military"].claims) == [named.subject]
    assert not [it for it in found["Israeli Military"].triples if it.predicate == chv.namedAs]
    speakers = {it.object for it in found["IDF"].triples if it.predicate == chv.claimedBy}
    assert NAMES.actor("israeli-military") in speakers
