"""Figures that a clause takes from a sentence before: "the deaths were announced by B", "B confirmed these casualties".

Only where the words speak of the dead or the hurt as of those already told of, and give no number themselves. What
the monitor alone counted before is a minimum: who announces those deaths need not say that there were no more.
"""

import re
from collections.abc import Sequence

from kg.model import Claim, Figure, Quotation
from kg.prose.counting import Count
from kg.prose.numbers import NUMBER_WORD
from kg.prose.screen import Screened
from kg.prose.victims import victims
from kg.prose.wordlists import words

_TOLD_OF = r"(?:the|these|those|their|both|all(?:\s+of)?(?:\s+(?:the|these))?)"
_WHAT = (
    r"(?P<dead>deaths|fatalities|killings|martyrdoms?(?=\s+(?:was|were))|death\s+toll"
    r"|(?<=their )(?:death|loss|martyrdom|passing|killing))"
    r"|(?P<both>casualties|toll|figures?|losses|deaths\s+and\s+injuries)|(?P<hurt>injuries|woundings)"
)
_SAID_OF = (
    r"(?:announced|confirmed|reported|mourned|mentioned|acknowledged|shared|published|documented|corroborated"
    r"|verified|recorded|covered"
    r"|carried|repeated|relayed|posted|noted|echoed|given|provided|cited|backed|supported|marked|lamented"
    r"|commemorated|condemned)"
)
#: "The deaths were later confirmed by B", "Their deaths, also announced by B".
_PASSIVE = Screened(
    rf"^\W*{_TOLD_OF}\s+(?:{NUMBER_WORD}\s+)?(?:civilian\s+|reported\s+)?(?:{_WHAT})\b,?\s+(?:(?:was|were|is|are"
    r"|has|have|had|been|also|later|first|then|all"
    rf"|\w+ly)\s+)*{_SAID_OF}\b[^.;“”]{{0,60}}?\bby\b",
    re.IGNORECASE,
)
#: "B confirmed the deaths", "mourned their deaths".
_ACTIVE = Screened(
    rf"^\s*(?:on\s+\w+\s+|also\s+)?{_TOLD_OF}\s+(?:{NUMBER_WORD}\s+)?(?:civilian\s+|reported\s+)?(?:{_WHAT})\b"
    r"(?!\s+(?:of|from|that|which|at|on\s+the|to)\b)",
    re.IGNORECASE,
)
_CONFIRMING = words(
    "confirm report announce mourn acknowledge corroborate verify record mention document repeat echo relay lament"
    " commemorate publish share cover"
)


def carried(sentence: str, content: str, after: int, verb: str, before: Sequence[Claim]) -> tuple[Figure, ...]:
    """The figures of the claim before that a clause of the lemma `verb` takes over; empty: it takes over none.

    `content` is the clause; what is said begins at `after` in it.
    """
    found = _PASSIVE.match(sentence)
    if found is None and verb in _CONFIRMING:
        found = _ACTIVE.match(content[after:])
    if found is None:
        return ()
    harms = ("killed", "injured") if found["both"] else ("injured",) if found["hurt"] else ("killed",)
    for claim in reversed(before):
        figures = tuple(
            f for f in claim.figures if f.harm in harms and f.unit == "persons" and f.group != "belligerents"
        )
        if figures:
            return _least(claim, figures) if claim.claimant.kind == "monitor" else figures
    return ()


def numbered(counts: Sequence[Count]) -> bool:
    """Whether any of the counts gives a number of its own."""
    return any(count.numbered for count in counts)


def _least(claim: Claim, found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """What the monitor counted, or named one by one, as a minimum."""
    start = claim.evidence.start or 0
    named = {told.harm: told for told in victims(claim.evidence.exact)}
    least = []
    for figure in found:
        update: dict[str, object] = {}
        told = named.get(figure.harm)
        if told is not None and told.number > (figure.minimum or 0):
            named_as = claim.evidence.exact[told.start : told.end]
            where = Quotation(exact=named_as, start=start + told.start, end=start + told.end)
            update = {"minimum": told.number, "verbatim": " ".join(named_as.split()), "evidence": where, "parts": ()}
        if told is not None or figure.minimum is not None:
            update |= {"maximum": None, "bound": "at-least"}
        least.append(figure.model_copy(update=update))
    return tuple(least)
