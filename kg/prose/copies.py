"""Sources that repeat one post word for word: the later claim is linked to the first, both stay."""

import re

from kg.model import Claim

_QUOTED = re.compile(r"[“\"]([^“”\"]{20,})[”\"]")
_FEWEST = 4  #: words; fewer are a phrase that two people may well share


def linked(claims: list[Claim]) -> list[Claim]:
    """The same claims, with `copy_of` where another speaker said the very same quoted words before."""
    first: dict[tuple[str, ...], int] = {}
    result = []
    for at, claim in enumerate(claims):
        words = _words(claim.evidence.exact)
        if claim.copy_of is None and words and claim.claimant.kind != "unnamed-group" and not claim.relays:
            earlier = first.setdefault(words, at)
            if earlier != at and claims[earlier].claimant.name != claim.claimant.name:
                result.append(claim.model_copy(update={"copy_of": earlier}))
                continue
        result.append(claim)
    return result


def _words(text: str) -> tuple[str, ...]:
    quoted = " ".join(m[1] for m in _QUOTED.finditer(text))
    words = tuple(re.findall(r"\w+", quoted.casefold()))
    return words if len(words) >= _FEWEST else ()
