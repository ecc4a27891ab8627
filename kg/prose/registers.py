"""Names of belligerents in running text, found through the register of actors (ontology/actors.ttl).

The register's aliases are matched as whole words, the longest first; bare demonyms ("Israeli") count only in front of
a word that acts, which is the business of `attribution`.
"""

import re
from dataclasses import dataclass
from functools import cache

from kg import codelists

_ANY_CASE = 5  #: aliases of more letters than this match in any case; shorter ones ("IDF", "RAF") as written


@dataclass(frozen=True, slots=True)
class Party:
    """A belligerent named in the text at `start` to `end`; `name` is the register's."""

    name: str
    start: int
    end: int


@cache
def pattern() -> re.Pattern[str]:
    """Every name of a belligerent that the register knows, with or without an article."""
    names = [name for name, known in codelists.register().items() if known.kind == "actor-belligerent"]
    pieces = []
    for name in sorted({_bare(name) for name in names}, key=lambda n: (-len(n), n)):
        words = r"\s+".join(re.escape(word) for word in name.split())
        pieces.append(f"(?i:{words})" if len(name) > _ANY_CASE and " " in name else words)
    return re.compile(rf"(?<![\w@-])(?:{'|'.join(pieces)})(?![\w])(?!’s? (?:border|list))")


def parties(text: str) -> list[Party]:
    """Every naming of a belligerent, in order."""
    found = []
    for match in pattern().finditer(text):
        name = known(match[0])
        if name is not None:
            found.append(Party(name, match.start(), match.end()))
    return found


def known(words: str) -> str | None:
    """The register's name of a belligerent called by these words as a whole; None: the register does not know it."""
    folded = " ".join(words.split())
    for form in (folded, _bare(folded), "the " + _bare(folded), _bare(folded).title()):
        actor = codelists.actor(form)
        if actor is not None and actor.kind == "actor-belligerent":
            return actor.name
    return None


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
