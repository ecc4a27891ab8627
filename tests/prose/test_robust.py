"""No narrative makes the rules raise, hang, or give words that do not stand in the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, Figure
from kg.prose import claims
from kg.prose.words.sentences import sentences
from tests.prose.made import reading

PIECES = (
    "Noor News", "@abc99", "said that", "reported", "“", "”", "‘", "’", "seven", "12", "people", "were killed", "and",
    "injuring 5", "including two women", ", ", ". ", "\n", "Israeli", "airstrike", "blamed Russia", "according to",
    "local sources", "posted by", "a family", "(", ")", "It added", "mourned the death of Sami", "–", "quoted", "who",
    "السبت ٥ قتلى", "\u00a0", "💔", "al-Odeh", "Where sources identified the belligerent", "All four sources", "with",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


def words(claim: Claim) -> list[tuple[str, int | None, int | None]]:
    def of(figures: tuple[Figure, ...]) -> list[Figure]:
        return [f for figure in figures for f in (figure, *of(figure.parts))]

    actors = (claim.claimant, *claim.relays, *claim.attributed_to)
    quotations = [claim.evidence, *claim.notes, *(f.evidence for f in of(claim.figures))]
    quotations += [a.evidence for a in actors if a.evidence is not None]
    quotations += [claim.stated_time.evidence] if claim.stated_time else []
    return [(q.exact, q.start, q.end) for q in quotations]


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_nothing_raises_and_all_words_stand_in_the_text(text: str) -> None:
    found, findings = claims(reading(text))
    for claim in found:
        for exact, start, end in words(claim):
            assert text[start:end] == exact
            assert exact
        for link in (claim.copy_of, claim.replaces):
            assert link is None or 0 <= link < len(found)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.words


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    found = sentences(text)
    at = 0
    for sentence in found:
        assert not text[at : sentence.start].strip()
        assert text[sentence.start : sentence.end] == sentence.text
        assert len(sentence.masked) == len(sentence.text)
        at = sentence.end
    assert not text[at:].strip()


SENTENCES = (
    "Noor News said that seven people were killed.",
    "Harbour Agency blamed Russia for the attack.",
    "Most sources, including @abc99 and @def77, reported five injuries.",
    "According to Gulf Observer, “two houses were bombed. A family died.”",
    "Lina Odeh mourned the death of her cousin Sami Hassan.",
    "Valley Press quoted the Health Ministry as saying that nine bodies had arrived.",
    "Where sources identified the belligerent, all sources attributed the strike to Israel.",
)


def essence(claim: Claim) -> tuple[object, ...]:
    figures = tuple((f.harm, f.minimum, f.maximum, f.verbatim) for f in claim.figures)
    relays = tuple(r.name for r in claim.relays)
    return (
        claim.claimant.name,
        claim.verb,
        tuple(a.name for a in claim.attributed_to),
        figures,
        relays,
        claim.evidence.exact,
    )


@given(st.permutations(SENTENCES), st.integers(0, len(SENTENCES) - 1), st.sampled_from([" ", "\n"]))
@settings(deadline=None)
def test_removing_a_sentence_changes_no_claim_that_rests_on_others(order: list[str], gone: int, gap: str) -> None:
    whole = claims(reading(gap.join(order)))[0]
    rest = claims(reading(gap.join(order[:gone] + order[gone + 1 :])))[0]
    assert [essence(c) for c in whole if c.evidence.exact not in order[gone]] == [essence(c) for c in rest]


def seconds(text: str) -> float:
    """Time of the processor, for other work on the machine is not ours."""
    made = reading(text)
    begun = time.process_time()
    claims(made)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "unit", [" ".join(SENTENCES) + "\n", "seven people killed and A said ", "“a ", "posted by A and ", "(", "a"]
)
def test_time_grows_with_length(unit: str) -> None:
    short, long = 30_000, 120_000
    few = min(seconds((unit * short)[:short]) for _ in range(2))
    assert seconds((unit * long)[:long]) < 10 * few + 0.5


def test_a_megabyte_takes_ten_times_a_hundred_thousand_letters() -> None:
    text = ("\n".join(SENTENCES) + "\n") * 2500
    assert len(text) > 1_000_000
    assert seconds(text[:1_000_000]) < 25 * seconds(text[:100_000])  # the square would be a hundred times
