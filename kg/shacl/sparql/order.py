"""The order in which the pieces of a group are run: triple patterns that can find least come first, filters early."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kg.shacl.paths import Repeat, Step
from kg.shacl.sparql.elements import Element, Filtered, Matched, all_names, sure_of
from kg.shacl.sparql.pattern import Either, Part, Place, Var
from kg.shacl.terms import TYPE


def ordered(pieces: Iterable[Element], known: Iterable[str]) -> list[Element]:
    """Triple patterns that stand side by side in a better order; filters go behind them, the rest stays in place."""
    bound, made = set(known), list[Element]()
    for movable, run in groupby(pieces, key=lambda it: isinstance(it, Matched | Filtered)):
        group = list(run)
        waiting = [it for it in group if isinstance(it, Matched)] if movable else []
        while waiting:
            best = min(waiting, key=lambda it: _cost(it.part, bound))
            waiting.remove(best)
            made.append(best)
            bound |= best.sure
        rest = [it for it in group if not movable or not isinstance(it, Matched)]
        made += rest
        bound |= sure_of(rest)
    return made


def filters_early(pieces: list[Element], known: set[str]) -> list[Element]:
    """Each filter stands as soon as no later piece can bind one of its variables."""
    others = [it for it in pieces if not isinstance(it, Filtered)]
    placed: dict[int, list[Element]] = {}
    for it in (one for one in pieces if isinstance(one, Filtered)):
        needed = it.names & all_names(others)
        settled, place = set(known), 0
        for number, piece in enumerate(others, 1):
            if needed <= settled:
                break
            place = number
            settled |= piece.sure | (piece.names - all_names(others[number:]))
        placed.setdefault(place, []).append(it)
    made = [*placed.get(0, [])]
    for number, piece in enumerate(others, 1):
        made += [piece, *placed.get(number, [])]
    return made


def _cost(part: Part, bound: set[str]) -> float:
    """How many matches a pattern may have, in steps of a rough scale."""
    if isinstance(part, Either):
        return 0.5 + max(_cost(group[0], bound) for group in part.groups)
    subject, thing = _known(part.subject, bound), _known(part.thing, bound)
    if isinstance(part.path, Var):
        return (2 if thing else 4) if subject else (20 if thing else 40)
    repeated = isinstance(part.path, Repeat)
    if subject:
        return (0 if thing else 2) + repeated
    if thing:
        return 12 if isinstance(part.path, Step) and part.path.predicate == TYPE else 6 + repeated
    return 15 + 20 * repeated


def _known(place: Place, bound: set[str]) -> bool:
    return not isinstance(place, Var) or place.name in bound
