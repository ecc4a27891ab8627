"""Names of belligerents in running text, found through the register of actors (ontology/actors.ttl).

Aliases are compared word by word, the longest first. Names of one word ("Israeli", "IDF") must be written as the
register writes them; whether the party named acts is the business of `attribution`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg import codelists
from kg.prose.names.register_patterns import (
    A_COALITION,
    ALLIES,
    ARMED,
    ARMY_NAMED,
    CIVIL,
    COALITION_SENTENCE,
    COMMON,
    FORCES,
    HAS_ARMY,
    LED_BY,
    MINISTRY_IN,
    NO_STATE,
    SENTENCE,
    SPOKES_AFTER,
    SPOKES_BEFORE,
    TAILS,
    THE,
    THE_ARMY,
    WORD,
)


@dataclass(frozen=True, slots=True)
class Party:
    """A belligerent named in the text at `start` to `end`; `name` is the register's."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    start: int


@lru_cache(maxsize=256)  # the same clause is asked by several rules
def parties(text: str) -> tuple[Party, ...]:
    """Every naming of a belligerent, in order."""
    written = list(WORD.finditer(text))
    plain = [m[0] if m[0][-1] not in TAILS else _plain(m[0]) for m in written]
    folded = tuple(map(str.casefold, plain))
    compounds = [it for it in plain if "-" in it]
    named = not _aliases().keys().isdisjoint(folded) or any(_both(_Word(it, 0)) for it in compounds)
    if not named and not (compounds and ALLIES.search(text)):
        return ()
    words = [_Word(word, m.start()) for word, m in zip(plain, written, strict=True)]
    found: list[Party] = []
    peoples = _demonyms()
    reached = -1
    for at, word in enumerate(words):
        if at <= reached:
            continue
        for name, pattern, spelling in _aliases().get(folded[at], ()):
            last = at + len(pattern)
            if (
                folded[at:last] == pattern
                and (spelling is None or spelling == word.plain)
                and _adjacent(text, words[at:last])
                and not (word.plain.casefold() in COMMON and at > 0 and _anothers(text, words[at - 1], word))
            ):
                end = words[last - 1].start + len(words[last - 1].plain)
                led = LED_BY.match(text, end) if word.plain.casefold() in COMMON else None
                found.append(Party((led and _led_by(led["who"])) or name, word.start, end))
                reached = last - 1
                break
        else:
            if "-" in word.plain:
                found += _both(word) or _with_allies(text, word)
            elif word.plain in peoples:
                found += _of_a_state(text, word)
    return tuple(found)


def _led_by(leader: str) -> str | None:
    actor = codelists.actor(f"{leader}-led Coalition") or codelists.actor(f"{leader}-led coalition")
    return actor.name if actor and actor.kind == "actor-belligerent" else None


def _both(word: _Word) -> list[Party]:
    """The two parties of "US-British"; empty where not each part is one."""
    pieces = word.plain.split("-")
    each = [
        next(
            (
                name
                for name, pattern, spelling in _aliases().get(piece.casefold(), ())
                if len(pattern) == 1 and spelling == piece
            ),
            None,
        )
        for piece in pieces
    ]
    if len(pieces) == 2 and any(each):  # "Russian-Syrian": a people that is no name alone is one beside another
        each = [name or _demonyms().get(piece) for name, piece in zip(each, pieces, strict=True)]
    if len(pieces) != 2 or None in each:
        return []
    middle = word.start + len(pieces[0])
    return [Party(str(each[0]), word.start, middle), Party(str(each[1]), middle + 1, word.start + len(word.plain))]


def _with_allies(text: str, word: _Word) -> list[Party]:
    """The side of "GNA-aligned militias"; empty where the words name none, or a state's army."""
    allies = ALLIES.match(text, word.start)
    actor = codelists.actor(allies["side"]) if allies else None
    if allies is None or actor is None or actor.kind != "actor-belligerent" or actor.name in _demonyms().values():
        return []
    return [Party(actor.name, word.start, allies.end("side"))]


def _of_a_state(text: str, word: _Word) -> list[Party]:
    forces = _demonyms().get(word.plain) if word.plain not in NO_STATE else None
    named = FORCES.match(text, word.start + len(word.plain)) if forces else None
    return [Party(forces, word.start, named.end())] if forces and named else []


@lru_cache(maxsize=1024)  # the same speakers are named all over a page, and from page to page
def known(words: str) -> str | None:
    """The register's name of a belligerent called by these words as a whole; None: the register does not know it."""
    folded = " ".join(words.split())
    for form in (folded, _bare(folded), "the " + _bare(folded)):
        actor = codelists.actor(form)
        if actor is not None and actor.kind == "actor-belligerent":
            return actor.name
    first = parties(folded)[:1]
    if first and first[0].start == 0 and ARMED.fullmatch(folded, first[0].end):
        return first[0].name
    capital = MINISTRY_IN.fullmatch(folded)
    seat = codelists.names_where_blamed().get(capital["seat"]) if capital else None
    return seat.name if seat else None


def spoken_for(text: str) -> Party | None:
    """The belligerent whose spokesperson the words name: "Israeli army spokesperson Sami Levi"; None: nobody's."""
    for party in parties(text):
        if CIVIL.match(text, party.end):
            continue
        if SPOKES_AFTER.match(text, party.end) or SPOKES_BEFORE.search(text, 0, party.start):
            return party
    return None


def _anothers(text: str, before: _Word, word: _Word) -> bool:
    """Whether the word directly before makes a common noun the name of somebody else."""
    end = before.start + len(before.plain)
    if text[end : word.start].strip() or before.plain.casefold() in ("the", "israeli", "syrian", "american"):
        return False
    starts_sentence = not text[: before.start].strip() or text[: before.start].rstrip()[-1:] in '.!?:“"‘'
    named = before.plain[:1].isupper() and not starts_sentence
    return named or before.plain.endswith(("-led", "-backed"))


def meant(found: Sequence[Party], text: str, coalition: str | None) -> tuple[Party, ...]:
    """The parties, where those whom the text calls "the coalition" only are the `coalition` of the page or speaker."""
    if coalition is None or "oalition" not in coalition:
        return tuple(found)
    return tuple(Party(coalition, p.start, p.end) if A_COALITION.fullmatch(text, p.start, p.end) else p for p in found)


def army_of(text: str) -> str | None:
    """Whose "the army" is on a page: the only army that it names, else its only party that has one; None: unclear."""
    if THE_ARMY.search(text) is None:
        return None
    for pattern in (ARMY_NAMED, SENTENCE):
        found = {p.name for near in pattern.finditer(text) for p in parties(near[0]) if HAS_ARMY.search(p.name)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def coalition_of(text: str) -> str | None:
    """The one coalition that a page names by more than that word; None: it names none, or several."""
    if "oalition" not in text:
        return None
    named = {
        p.name
        for m in COALITION_SENTENCE.finditer(text)
        for p in parties(m[0])
        if "oalition" in p.name and not A_COALITION.fullmatch(m[0], p.start, p.end)
    }
    return named.pop() if len(named) == 1 else None


@cache
def _demonyms() -> dict[str, str]:
    """The peoples by which the register calls a state's forces, to these: "Syrian" to Syrian Regime."""
    names = {actor.name for actor in codelists.register().values() if actor.kind == "actor-belligerent"}
    found = (re.fullmatch(r"(\w+) (?:Regime|Forces|Military|Army)", name) for name in sorted(names))
    return {match[1]: match[0] for match in found if match}


def of_state(name: str) -> str | None:
    """The forces of the state that "Syria" or "Syrian" names; None: the register has none."""
    return next((forces for people, forces in _demonyms().items() if len(name) > 3 and people[:4] == name[:4]), None)


@cache
def _aliases() -> dict[str, list[tuple[str, tuple[str, ...], str | None]]]:
    """First word, folded, to the names that begin with it: register's name, words, spelling of a single word."""
    found: dict[str, list[tuple[str, tuple[str, ...], str | None]]] = {}
    for alias, actor in codelists.register().items():
        if actor.kind == "actor-belligerent":
            words = _bare(alias).replace("(", "").replace(")", "").split()
            folded = tuple(_plain(word).casefold() for word in words)
            found.setdefault(folded[0], []).append((actor.name, folded, _plain(words[0]) if len(words) == 1 else None))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[1]), entry[0], entry[1], entry[2] or ""))
    return found


def _adjacent(text: str, words: list[_Word]) -> bool:
    ends = [word.start + len(word.plain) for word in words]
    between = (text[end : after.start] for end, after in zip(ends, words[1:], strict=False))
    return all(gap.replace("-", " ").isspace() or gap in ("’s ", "'s ") for gap in between)  # "Assad’s army"


def _plain(word: str) -> str:
    if word.endswith(("’", "'", "’s", "'s")):
        word = word.removesuffix("s")[:-1]
    return word if "." in word[:-1] else word.rstrip(".")


def _bare(name: str) -> str:
    the = THE.match(name)
    return name[the.end() :] if the else name
