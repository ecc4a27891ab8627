"""One count out of several: a sum of persons under one verb, a whole before its parts, the later of an update."""

import re
from dataclasses import replace

from kg.model import Bound
from kg.prose.counts.coordinated import spelt_out
from kg.prose.counts.counting import Count
from kg.prose.counts.parts import part_and_others
from kg.prose.words.numbers import NUMBER_WORD

_PARTED = "–—:("
_THEN = re.compile(
    r",\s+(?:and\s+|but\s+)?(?:(?:then|later|now|subsequently|finally)\s+|(?:\w+\s+)?(?:corrected|revised|updated"
    r"|raised|amended|changed|increased|lowered|reduced)\s+(?:this|it|that|its\s+\w+|the\s+\w+)\s+(?:up\w*\s+|down\w*"
    rf"\s+)?(?:to\s+)?)(?=(?:at\s+least\s+|about\s+|up\s+to\s+|more\s+than\s+)?{NUMBER_WORD})"
)
#: "two died on the spot and three more in hospital": three besides the two.
_MORE = re.compile(
    r"(?:another\s+)?(?:an?\s+(?:second|third|fourth|fifth|sixth)\b|\S+\s+(?:more|others|other|further)\b)",
    re.IGNORECASE,
)
#: "the toll, first given as nine, had fallen to seven".
_TOLL_WORDS = re.compile(
    r"(?:\w+\s+(?:the|a|their)\s+)?(?:\w+\s+)?(?:toll|numbers?|count|figure|tally|estimate|total)\b", re.IGNORECASE
)
_CAME_TO = re.compile(r"\b(?:had|has|was|were|later|now|then)\s+(?:[\w]+\s+){0,3}?(?:to|at)\s+(?:\S+\s*){1,3}$")
_ANOTHER = re.compile(r"\banother\s+$")
_JOINED = re.compile(r"[^.;]{0,60}?(?:,|\band|\bwhile|\bwith|\bbefore)\s+(?:that\s+)?(?:another\s+)?")


def headline(text: str, found: list[Count]) -> Count | None:
    """One count of several: a sum of persons under one verb, a whole before its parts, the later of an update."""
    if not found:
        return None
    if len(found) > 1 and part_and_others(text, found[0].start, found[1].end + 8):
        found = found[1:]
    head, rest = found[0], found[1:]
    same = [c for c in rest if c.by == head.by and c.unit == "persons"]
    later = [c for c in same if _THEN.match(text, head.end, c.end)]
    if not later and same and _TOLL_WORDS.match(text, head.by) and _CAME_TO.search(text[head.end : same[-1].end]):
        later = same
    if later:
        return _as_headline(later[-1])  # "two, then four, people had died"
    spelt = [c for c in same if set(_PARTED) & set(text[head.end : c.start])]
    if spelt and len(spelt) == len(same):
        return _as_headline(head)  # "four members – a couple and their two daughters – were killed"
    if same and spelt_out(text, head, same):
        return replace(_as_headline(head), parts=tuple(c for c in same if c.group in ("children", "women", "men")))
    more = [c for c in rest if c not in same and _besides(text, head, c)]
    if same or more:
        return _summed([head, *same, *more])
    if rest and head.group in ("people-unspecified", "civilians") and head.minimum is not None:
        inner = [c for c in rest if c.group in ("children", "women", "men")]
        total = sum(c.minimum or 0 for c in inner)
        if inner and total <= head.minimum and len(inner) == len(rest):
            return replace(head, parts=tuple(inner))
    return _as_headline(head)


def _besides(text: str, head: Count, count: Count) -> bool:
    """Whether those of `count` are told of as others than those of `head`, in the same sentence."""
    if count.unit != "persons" or head.minimum is None or not _JOINED.fullmatch(text, head.end, count.start):
        return False
    led = _ANOTHER.search(text[max(0, count.start - 10) : count.start])
    return _MORE.match(text, count.start) is not None or led is not None


def _as_headline(head: Count) -> Count:
    """Children alone are persons, of whom all are children."""
    if head.group not in ("children", "women", "men"):
        return head
    return replace(head, group="people-unspecified", parts=(replace(head, parts=()),))


def _summed(found: list[Count]) -> Count:
    lows, highs = [c.minimum for c in found], [c.maximum for c in found]
    low = sum(n for n in lows if n is not None) if all(n is not None for n in lows) else None
    high = sum(n for n in highs if n is not None) if all(n is not None for n in highs) else None
    first, last = found[0], found[-1]
    bound: Bound = "exact" if low == high else "range" if low is not None and high is not None else "at-least"
    parts = tuple(c for c in found if c.group in ("children", "women", "men"))
    return replace(first, group="people-unspecified", minimum=low, maximum=high, bound=bound, end=last.end,
                   words_end=last.words_end, parts=parts)  # fmt: skip
