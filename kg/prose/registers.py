"""Names of belligerents in running text, found through the register of actors (ontology/actors.ttl).

Aliases are compared word by word, the longest first. Names of one word ("Israeli", "IDF") must be written as the
register writes them; whether the party named acts is the business of `attribution`.
"""

import re
from dataclasses import dataclass
from functools import cache

from kg import codelists

_WORD = re.compile(r"(?<![\w@])[^\W\d_][\w’'.]*(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Party:
    """A belligerent named in the text at `start` to `end`; `name` is the register's."""

    name: str
    start: int
    end: int


def parties(text: str) -> list[Party]:
    """Every naming of a belligerent, in order."""
    words = list(_WORD.finditer(text))
    found: list[Party] = []
    reached = -1
    for at, word in enumerate(words):
        if at <= reached:
            continue
        for name, pattern in _aliases().get(_plain(word[0]).casefold(), ()):
            last = at + len(pattern) - 1
            if last < len(words) and _matches(words[at : last + 1], pattern, text):
                found.append(Party(name, word.start(), words[last].start() + len(_plain(words[last][0]))))
                reached = last
                break
    return found


def known(words: str) -> str | None:
    """The register's name of a belligerent called by these words as a whole; None: the register does not know it."""
    folded = " ".join(words.split())
    for form in (folded, _bare(folded), "the " + _bare(folded)):
        actor = codelists.actor(form)
        if actor is not None and actor.kind == "actor-belligerent":
            return actor.name
    return None


@cache
def _aliases() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """First word, folded, to the names that begin with it: register's name and words, the longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for alias, actor in codelists.register().items():
        if actor.kind == "actor-belligerent":
            words = tuple(_bare(alias).replace("(", "").replace(")", "").split())
            found.setdefault(words[0].casefold(), []).append((actor.name, words))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[1]), entry))
    return found


def _matches(words: list[re.Match[str]], pattern: tuple[str, ...], text: str) -> bool:
    if len(pattern) == 1:
        return _plain(words[0][0]) == pattern[0]
    for before, after in zip(words, words[1:], strict=False):
        if not text[before.end() : after.start()].replace("-", " ").isspace():
            return False
    return all(_plain(w[0]).casefold() == p.casefold() for w, p in zip(words, pattern, strict=True))


def _plain(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    return word if "." in word[:-1] else word.rstrip(".")


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
