"""Links between claims of one speaker: an update to the claim that it updates, a position to the one before."""

import re

from kg.model import Claim

_UPDATE = re.compile(r"\b(?:later|updated?|rose|risen|increased|increasing|final)\b", re.IGNORECASE)


def updated(found: list[Claim]) -> list[Claim]:
    """Links an update to the claim of the same speaker that it updates, and a later position to the earlier one."""
    latest: dict[tuple[str, bool], int] = {}
    result = []
    for at, claim in enumerate(found):
        key = (claim.claimant.name, claim.position is not None)
        before = latest.get(key)
        if before is not None and _replaces(found[before], claim):
            result.append(claim.model_copy(update={"replaces": before}))
        else:
            result.append(claim)
        if claim.figures or claim.position is not None:
            latest[key] = at
    return result


def _replaces(before: Claim, claim: Claim) -> bool:
    if claim.position is not None:
        return before.position is not None and before.position.concept != claim.position.concept
    return bool(claim.figures) and _UPDATE.search(claim.evidence.exact) is not None and claim.claimant.kind != "monitor"
