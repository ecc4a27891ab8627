"""Figures that a clause takes from a sentence before: "the deaths were announced by B", "B confirmed these casualties".

Only where the words speak of the dead or the hurt as of those already told of, and give no number themselves. What
the monitor alone counted before is a minimum: who announces those deaths need not say that there were no more.
"""

import re
from collections.abc import Iterable, Sequence

from kg.model import Claim, Figure, Quotation
from kg.prose.counts.counting import Count
from kg.prose.counts.victims import victims
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened
from kg.prose.words.wordlists import words

_TOLD_OF = r"(?:the|these|those|their|both|all(?:\s+of)?(?:\s+(?:the|these))?)"
_WHAT = (
    r"(?P<dead>deaths|fatalities|killings|martyrdoms?(?=\s+(?:was|were))|death\s+toll"
    r"|(?<=their )(?:death|loss|martyrdom|passing|killing))"
    r"|(?P<both>casualties|toll|figures?|losses|deaths\s+and\s+injuries)|(?P<hurt>injuries|woundings)"
)
_SAID_OF = (
    r"(?:announced|confirmed|reported|mourned|mentioned|acknowledged|shared|published|documented|corroborated|verified|recorded|covered"
    r"|carried|repeated|relayed|posted|noted|echoed|given|provided|cited|backed|supported|marked|lamented|commemorated|condemned)"
)
#: "The deaths were later confirmed by B", "Their deaths, also announced by B".
_PASSIVE = Screened(
    rf"^\W*{_TOLD_OF}\s+(?:{NUMBER_WORD}\s+)?(?:civilian\s+|reported\s+)?(?:{_WHAT})\b,?\s+(?:(?:was|were|is|are|has|have|had|been|also|later|first|then|all"
    rf"|\w+ly)\s+)*{_SAID_OF}\b[^.;“”]{{0,60}}?\bby\b",
    re.IGNORECASE,
)
#: "B confirmed the deaths", "mourned their deaths".
_ACTIVE = Screened(
    rf"^\s*(?:on\s+\w+\s+|also\s+)?{_TOLD_OF}\s+(?:{NUMBER_WORD}\s+)?(?:civilian\s+|reported\s+)?(?:{_WHAT})\b"
    r"(?!\s+(?:of|from|that|which|at|on\s+the|to)\b)",
    re.IGNORECASE,
)
#: "The lower figure was given by B", where the sentences before have a range.
_END_OF_RANGE = Screened(
    r"^\W*The\s+(?:(?P<low>lower|lowest|smaller|smallest|minimum|former)|(?P<high>higher|highest|larger|largest|maximum|latter))\s+"
    r"(?:(?:death|casualty)\s+)?(?:figure|toll|number|estimate|count|total)(?:\s+of\s+(?:the\s+)?(?:dead|deaths|killed))?,?\s+"
    r"(?:(?:was|is|were|has|had|been|also|first|later|\w+ly)\s+)*(?:given|reported|put\s+forward|provided|cited|published|mentioned|claimed|stated|announced)\s+"
    r"(?:[a-z]+\s+){0,2}?by\b"
)
_CONFIRMING = words(
    "confirm report announce mourn acknowledge corroborate verify record mention document repeat echo relay lament"
    " commemorate publish share cover"
)


def carried(sentence: str, content: str, after: int, verb: str, before: Iterable[Claim]) -> tuple[Figure, ...]:
    """The figures of the claim before that a clause of the lemma `verb` takes over; empty: it takes over none.

    `content` is the clause; what is said begins at `after` in it. `before` are the claims before, the nearest first.
    """
    end = _END_OF_RANGE.match(sentence)
    if end is not None:
        return _end_of_range(end, before)
    found = _PASSIVE.match(sentence)
    if found is None and verb in _CONFIRMING:
        found = _ACTIVE.match(content[after:])
    if found is None:
        return ()
    harms = ("killed", "injured") if found["both"] else ("injured",) if found["hurt"] else ("killed",)
    for claim in before:
        figures = tuple(
            f for f in claim.figures if f.harm in harms and f.unit == "persons" and f.group != "belligerents"
        )
        if figures:
            return _least(claim, figures) if claim.claimant.kind == "monitor" else figures
    return ()


def of_a_range(sentence: str) -> bool:
    """Whether the sentence speaks of the lower or the higher figure of those told of before."""
    return _END_OF_RANGE.match(sentence) is not None


def _end_of_range(end: re.Match[str], before: Iterable[Claim]) -> tuple[Figure, ...]:
    for claim in before:
        for figure in claim.figures:
            ranged = figure.minimum is not None and figure.maximum is not None and figure.minimum < figure.maximum
            if figure.harm == "killed" and figure.unit == "persons" and ranged:
                number = figure.minimum if end["low"] else figure.maximum
                return (
                    figure.model_copy(update={"minimum": number, "maximum": number, "bound": "exact", "parts": ()}),
                )
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
