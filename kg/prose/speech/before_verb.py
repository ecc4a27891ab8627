"""What stands before a verb and is no subject: adverbs, auxiliaries, "on Facebook"."""

from kg.prose.speech.clause_patterns import BE, BEFORE_VERB, NOT


def stripped(before: str) -> tuple[str, bool, bool]:
    """The words before a verb without adverbs, auxiliaries and "on Facebook"; whether negated, whether passive."""
    negated = passive = False
    first = True
    bare = before
    while True:
        found = BEFORE_VERB.search(bare[-160:])
        if found is None or not found[0]:
            return bare, negated, passive
        word = (found["word"] or "").lower()
        negated = negated or word in NOT
        passive = passive or (word in BE and first)
        first = first and (
            word.endswith("ly") or word in ("also", "later", "then", "first", "already", "still", "now") or word in BE
        )
        bare = bare[: len(bare) - len(found[0])]
