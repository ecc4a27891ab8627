"""By which words the text names a claimant: its own, or, where something stands for it, those before."""

import pytest

from tests.prose.made import said


def named(text: str) -> list[tuple[str, str]]:
    """The name of each claimant, and the words that name it."""
    found = []
    for claim in said(text):
        words = claim.claimant.named or claim.claimant.evidence
        assert words is not None and words.start is not None and words.end is not None
        assert text[words.start : words.end] == words.exact
        found.append((claim.claimant.name, words.exact))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The IDF said that two people were killed.", [("Israeli Military", "IDF")]),
        ("Harbour News said that two people were killed.", [("Harbour News", "Harbour News")]),
        (
            "The IDF said that two people were killed. It blamed the Coalition for three deaths.",
            [("Israeli Military", "IDF"), ("Israeli Military", "IDF")],
        ),
        (
            "The IDF said that two people were killed. It said that three people were injured. It said that one died.",
            [("Israeli Military", "IDF")] * 3,
        ),
        (
            "The Harbour Health Directorate said that two people were killed.\n\n"
            "Noor News reported five dead.\n\nThe Directorate said that three people were injured.",
            [
                ("Harbour Health Directorate", "Harbour Health Directorate"),
                ("Noor News", "Noor News"),
                ("Harbour Health Directorate", "Harbour Health Directorate"),
            ],
        ),
        (
            "Sami Odeh said that two people were killed.\n\nSami later said that three people were killed.",
            [("Sami Odeh", "Sami Odeh"), ("Sami Odeh", "Sami")],
        ),
        (
            "According to Harbour Jersey News, Sami Odeh lost his wife. He said that two people were killed.",
            [("Sami Odeh", "Sami Odeh")],
        ),
    ],
)
def test_words_that_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text)[-len(expected) :] == expected


def test_words_that_stand_for_a_claimant_stay_its_evidence() -> None:
    first, second = said("The IDF said that two people were killed. It blamed the Coalition for three deaths.")
    assert first.claimant.named is None
    assert second.claimant.evidence is not None and second.claimant.evidence.exact == "It"
    assert first.claimant.evidence == second.claimant.named


def test_a_relay_is_named_within_its_words() -> None:
    text = "According to Noor News, “local sources said that two people were killed.”"
    [relay] = [it for claim in said(text) for it in claim.relays]
    assert relay.evidence is not None and relay.evidence.exact == "According to Noor News"
    assert relay.named is not None and relay.named.exact == "Noor News"
