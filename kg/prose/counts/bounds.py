"""Bounds that the words around a number give it: "the toll could reach eight", "ten people or more"."""

import re
from dataclasses import replace

from kg.prose.words.numbers import Number

_RISE = (
    r"(?:rise|reach|climb|increase|grow|go\s+up|jump|exceed|be|surpass|hit|total|have\s+(?:risen|reached|been|climbed))"
)
#: "could reach eight", "is expected to rise to ten": no more than that is said to be possible.
_POSSIBLE = re.compile(
    r"\b(?:could|may|might|can|would|(?:is|was|are|were|be|been)\s+(?:\w+\s+)?(?:likely|expected|feared|set|bound|going|believed)\s+to"
    rf"|(?:likely|expected|feared)\s+to)\s+(?:(?:\w+ly|still|yet|well|even|eventually|soon|ultimately)\s+){{0,2}}{_RISE}\s+(?:(?:to|as|at|by)\s+){{0,2}}$"
)
#: "ten people or more": at least ten.
_OR_MORE = re.compile(r"\s+(?:[a-z]+\s+){1,2}or\s+(?:(?:possibly|perhaps|maybe|even)\s+)?more\b")


#: "put it at 14 at least".
_BEHIND = re.compile(
    r"(?:\s+(?:people|persons|civilians|dead|killed|deaths|martyrs|wounded|injured))?,?\s+at\s+(?:the\s+)?(?:very\s+)?(?P<which>least|most)"
    r"(?=\s*(?:[,.;”]|$)|\s+(?:were|had|died|have)\b)"
)


def bounded(text: str, number: Number) -> Number:
    """The number as the words before and behind it bound it."""
    if " or more" in text and number.minimum is not None and _OR_MORE.match(text, number.end):
        return replace(number, maximum=None, bound="at-least")
    behind = _BEHIND.match(text, number.end) if " at " in text and number.bound == "exact" else None
    if behind:
        if behind["which"] == "least":
            return replace(number, maximum=None, bound="at-least")
        return replace(number, minimum=None, bound="at-most")
    possible = _POSSIBLE.search(text, max(0, number.start - 60), number.start)
    if possible is None:
        return number
    return replace(number, minimum=None, maximum=number.maximum or number.minimum, bound="at-most")
