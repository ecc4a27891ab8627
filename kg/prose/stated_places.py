"""Where a claim says that it happened: the exact words of the innermost place by name, never normalised.

A place counts only behind a word of a strike or of harm that it goes with ("a strike on X", "killed in X"), or before
one at the head of what is said ("In X, a strike killed"). Where the wounded were taken, where somebody spoke or comes
from, a house, a person, an outlet or a month is no place of the event. Where the words name two places of one grade
they say of neither that all happened there, and none is set. "near", "north of" and "outskirts of" stay in the words:
what lies near a place is not the place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg import codelists
from kg.prose import place_patterns as of
from kg.prose.names.registers import parties

_REACH = 300  #: code points before a place in which the word of harm must stand


@lru_cache(maxsize=256)  # each of several speakers of one clause asks
def place(text: str) -> tuple[int, int] | None:
    """Where in what a claim says the words of its one place stand; None where it names none, or several."""
    found: tuple[int, int] | None = None
    last = 0
    for match in _named(text):
        start, end = _words(match)
        if of.AND_ANOTHER.match(text, match.end()):
            return None
        if found is None:
            found, last = (start, end), match.end()
        elif of.LINK.fullmatch(text, last, match.start()):  # "in X, in the east of Y": Y says where X is
            last = match.end()
        elif text[start:end] != text[slice(*found)]:
            return None
    return found or _part_of_the_city(text)


def happened_in(text: str) -> Iterator[re.Match[str]]:
    """Each place of a strike or of harm in the words, with the groups of `place_patterns.PLACE`."""
    return _named(text)


def opening(text: str, at: int) -> tuple[int, int] | None:
    """The place behind the date with which a published statement opens: "Jul. 2, 2017, in X, Syria, via …"."""
    comma = of.COMMA.match(text, at)
    match = of.PLACE.match(text, comma.end()) if comma else None
    return _words(match) if match and (match["in"] or match["near"]) and _is_place(text, match) else None


def _part_of_the_city(text: str) -> tuple[int, int] | None:
    """ "in the market area of the city": words without a name, where nothing else says where."""
    found = of.PART.search(text)
    return found.span("part") if found and _happened(text, found) else None


def _named(text: str) -> Iterator[re.Match[str]]:
    inner: re.Match[str] | None = None
    for match in of.PLACE.finditer(text):
        if not _is_place(text, match):
            continue
        if _happened(text, match):
            if (
                inner
                and not inner["hit"]
                and of.WAS_HIT.match(text, match.end())
                and of.LINK.fullmatch(text, inner.end(), match.start())
            ):
                yield inner  # "a clinic in X in the east of Y was hit"
            yield match
            inner = None
        else:
            inner = match


def _words(match: re.Match[str]) -> tuple[int, int]:
    first = "near" if match["near"] else "side" if match["side"] else "area" if match["area"] else "name"
    end = match.end("kind" if match["kind"] else "name")
    opened = any(mark in match[0][match.start(first) - match.start() :] for mark in "“[‘")
    return match.start(first), end + (opened and match.string[end : end + 1] in ("”", "]", "’"))


def _is_place(text: str, match: re.Match[str]) -> bool:
    name, kind = match["name"], match["kind"]
    if of.NO_PLACE.match(name) or of.NO_PLACE_ENDS.search(name):
        return False
    if not kind and of.SOMEBODYS.match(text, match.end("name")):
        return False
    if parties(name) or codelists.actor(name) is not None:
        return False
    if match["in"] == "on":
        return of.ROAD.search(text[match.start("name") : match.end()]) is not None
    if match["hit"] is None or kind or of.KIND.search(name) or match["side"] or match["area"]:
        return True
    if of.FATHER_OF.match(name):
        return False
    return (
        (" " not in name and match["on"] is not None)
        or of.PLACE_BEGINS.match(name) is not None
        or of.CHAINED.match(text, match.end("name")) is not None
    )


def _happened(text: str, match: re.Match[str]) -> bool:
    """Whether the place is that of the strike or of the harm told of."""
    if match["hit"]:
        return True
    back = max(0, match.start() - _REACH)
    first = max((m.end() for m in of.STOP.finditer(text, back, match.start())), default=back)
    events = list(of.EVENT.finditer(text, first, match.start()))
    if events:
        if events[-1][0] == "died" and of.DIED_LATER.search(text, first, events[-1].start()):
            return False
        if not events[-1]["strike"] and of.SICK.search(text, events[-1].end(), match.end()):
            return False
        return of.ELSEWHERE.search(text, events[-1].end(), match.start()) is None
    if of.WAS_HIT.match(text, match.end()):
        return True
    if of.FRONT.fullmatch(text, first, match.start()) is None:
        return False
    if text.startswith((", that ", " that "), match.end()):  # "speaking in X, that"
        return False
    after = of.EVENT.search(text, match.end(), match.end() + 80)
    return after is not None and of.ELSEWHERE.search(text, match.end(), after.start()) is None
