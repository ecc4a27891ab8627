"""Who may be meant by "two children", "three women": those whom the words behind spell out."""

import re
from collections.abc import Sequence

_MEANT = (
    (
        re.compile(r"\b(?:children|kids|minors|siblings)$"),
        {"boy", "girl", "brother", "sister", "son", "daughter", "baby", "infant", "toddler"},
    ),
    (
        re.compile(r"\b(?:women|females)$"),
        {"mother", "sister", "daughter", "wife", "grandmother", "aunt", "girl", "woman"},
    ),
    (re.compile(r"\b(?:men|males)$"), {"father", "brother", "son", "husband", "grandfather", "uncle", "man"}),
)


def may_be(called: str, kin: Sequence[str]) -> bool:
    """Whether those of the words `kin`, which follow a number of persons so called, may be those persons."""
    return any(words.search(called) and all(one in those for one in kin) for words, those in _MEANT)
