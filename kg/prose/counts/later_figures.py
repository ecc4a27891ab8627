"""Figures that replace earlier ones: "raised its count from two dead to five", "now speaks of eleven"."""

import re

from kg.prose.counts.counting import Count
from kg.prose.words.screen import Screened

#: "raised its count from two dead to five": five is the figure.
FROM_TO = Screened(
    r"(?<=\w)\s+from\s+(?:at\s+least\s+)?(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:dead|deaths|killed|martyrs|people|civilians|victims|bodies|wounded|injured)"
    r"(?=\s+to\s+(?:at\s+least\s+)?(?:\d|[a-z]+\b))"
    r"|(?<=\w)\s+from\s+(?:an?|the|its)\s+(?:initial|earlier|previous|original|first|preliminary|reported)\s+(?:(?:toll|figure|count|number|estimate)\s+of\s+)?"
    r"(?:\d+|[a-z]+(?:-[a-z]+)?)(?=\s+to\s+(?:at\s+least\s+)?(?:\d|[a-z]+\b))"
)
#: "now speaks of eleven, after two boys succumbed": eleven is the figure.
_SPEAKS_LATER = re.compile(
    r"\bspeaks\s+of\s+\S+,\s+(?:after|since|because|as)\s+[^.;“”]{2,60}?\b(?:died|succumbed|passed\s+away)\b"
)


def speaks_of(text: str, count: Count) -> bool:
    """Whether the count is the later one that the words give with its reason."""
    found = _SPEAKS_LATER.search(text, max(0, count.words_start - 20))
    return found is not None and found.start() < count.words_start
