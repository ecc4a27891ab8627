"""Names of belligerents in running text, found through the register of actors (ontology/actors.ttl).

Aliases are compared word by word, the longest first. Names of one word ("Israeli", "IDF") must be written as the
register writes them; whether the party named acts is the business of `attribution`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg import codelists

#: What stands for a state's forces behind its name: "Israel’s military", "Russia’s air force".
_ARMED = re.compile(
    r"(?:[’']s)?\s+(?:military|army|armed forces|forces|air force|navy|troops|defen[cs]e ministry"
    r"|ministry of defen[cs]e)",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<![\w@])[^\W\d_][\w’'.]*(?:-\w+)*")


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


#: "Moscow’s Ministry of Defence".
_MINISTRY_IN = re.compile(
    r"(?P<seat>[A-Z][\w-]+)[’']s\s+(?:[Dd]efen[cs]e\s+[Mm]inistry|[Mm]inistry\s+of\s+[Dd]efen[cs]e|military|army"
    r"|armed\s+forces)"
)
_THE = re.compile(r"the\s+", re.IGNORECASE)
_SPOKES_AFTER = re.compile(
    r"(?:[’']s)?\s+(?:[a-z-]+\s+){0,3}(?:spokes\w+|commander(?:-in-chief)?|leader|chief\s+of\s+staff|(?:media|press"
    r"|information)\s+(?:office|service|cent(?:re|er)|department|desk|division|bureau|unit|wing|branch"
    r"|directorate))\b",
    re.IGNORECASE,
)
#: "the Houthi health ministry" speaks for a ministry, not for those who fight.
_CIVIL = re.compile(
    r"(?:[’']s|-\w+)?\s+(?:\w+\s+){0,2}?(?:[Mm]inistry(?!\s+of\s+[Dd]efen[cs]e)|[Hh]ealth|[Gg]overnment|[Pp]arty"
    r"|[Mm]edia(?!\s+(?:office|cent|department|bureau|unit|wing|arm|service|desk|division|directorate|branch|cell))"
    r"|[Hh]ospital|[Pp]olice|[Cc]ivil)\b"
)
_SPOKES_BEFORE = re.compile(r"\bspokes\w+\s+(?:for|of)\s+(?:the\s+)?$", re.IGNORECASE)
#: Common nouns that a page uses for one party; "the Saudi-led coalition", "the Harbour regime" are others.
_COMMON = frozenset({"coalition", "regime", "alliance", "occupation"})


@lru_cache(maxsize=256)  # the same clause is asked by several rules
def parties(text: str) -> tuple[Party, ...]:
    """Every naming of a belligerent, in order."""
    written = list(_WORD.finditer(text))
    plain = [m[0] if m[0][-1] not in _TAILS else _plain(m[0]) for m in written]
    folded = tuple(map(str.casefold, plain))
    compounds = [it for it in plain if "-" in it]
    named = not _aliases().keys().isdisjoint(folded) or any(_both(_Word(it, 0)) for it in compounds)
    if not named and not (compounds and _ALLIES.search(text)):
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
                and not (word.plain.casefold() in _COMMON and at > 0 and _anothers(text, words[at - 1], word))
            ):
                end = words[last - 1].start + len(words[last - 1].plain)
                led = _LED_BY.match(text, end) if word.plain.casefold() in _COMMON else None
                found.append(Party((led and _led_by(led["who"])) or name, word.start, end))
                reached = last - 1
                break
        else:
            if "-" in word.plain:
                found += _both(word) or _with_allies(text, word)
            elif word.plain in peoples:
                found += _of_a_state(text, word)
    return tuple(found)


#: "the coalition led by Saudi Arabia" is the Saudi-led one.
_LED_BY = re.compile(r"\s+led\s+by\s+(?:the\s+)?(?P<who>[A-Z][\w.]*)(?:\s+Arabia|\s+States)?")


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


#: "GNA-aligned militias" are listed as the side that they fight for; a state's army is not its allies.
_ALLIES = re.compile(
    r"(?P<side>[A-Z]{2,6})-(?:aligned|affiliated|allied|loyal)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:militias?|forces|fighters|groups?|brigades?|militants|units?|gunmen|factions?|troops|artillery)\b"
)


def _with_allies(text: str, word: _Word) -> list[Party]:
    """The side of "GNA-aligned militias"; empty where the words name none, or a state's army."""
    allies = _ALLIES.match(text, word.start)
    actor = codelists.actor(allies["side"]) if allies else None
    if allies is None or actor is None or actor.kind != "actor-belligerent" or actor.name in _demonyms().values():
        return []
    return [Party(actor.name, word.start, allies.end("side"))]


#: "Syrian helicopters", "Somali soldiers": a people that is no name alone, where its forces follow.
_FORCES = re.compile(
    r"\s+(?:(?:fighter|military|attack|war|government|army)\s+)?(?:helicopters?|warplanes?|jets?|aircraft|planes?"
    r"|artillery|drones?|troops"
    r"|soldiers|air\s+force|gunships?|gunboats?|tanks?|navy|shelling|air\s?strikes?|bombardment|bombers?|MiGs?"
    r"|missiles?)\b"
)
_NO_STATE = frozenset({"Kurdish", "Palestinian", "Rebel", "Tribal"})


def _of_a_state(text: str, word: _Word) -> list[Party]:
    forces = _demonyms().get(word.plain) if word.plain not in _NO_STATE else None
    named = _FORCES.match(text, word.start + len(word.plain)) if forces else None
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
    if first and first[0].start == 0 and _ARMED.fullmatch(folded, first[0].end):
        return first[0].name
    capital = _MINISTRY_IN.fullmatch(folded)
    seat = codelists.names_where_blamed().get(capital["seat"]) if capital else None
    return seat.name if seat else None


def spoken_for(text: str) -> Party | None:
    """The belligerent whose spokesperson the words name: "Israeli army spokesperson Sami Levi"; None: nobody's."""
    for party in parties(text):
        if _CIVIL.match(text, party.end):
            continue
        if _SPOKES_AFTER.match(text, party.end) or _SPOKES_BEFORE.search(text, 0, party.start):
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


#: A coalition without a name: the one that the page tells of.
_A_COALITION = re.compile(
    r"(?:[Tt]he\s+)?[Cc]oalition(?:[’']s)?(?:\s+(?:forces|aircraft|warplanes|jets|planes))?|alliance\s+aircraft"
)


def meant(found: Sequence[Party], text: str, coalition: str | None) -> tuple[Party, ...]:
    """The parties, where those whom the text calls "the coalition" only are the `coalition` of the page or speaker."""
    if coalition is None or "oalition" not in coalition:
        return tuple(found)
    return tuple(Party(coalition, p.start, p.end) if _A_COALITION.fullmatch(text, p.start, p.end) else p for p in found)


def army_of(text: str) -> str | None:
    """Whose "the army" is on a page: the only army that it names, else its only party that has one; None: unclear."""
    if _THE_ARMY.search(text) is None:
        return None
    for pattern in (_ARMY_NAMED, _SENTENCE):
        found = {p.name for near in pattern.finditer(text) for p in parties(near[0]) if _HAS_ARMY.search(p.name)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


_THE_ARMY = re.compile(r"\b[Tt]he\s+(?:army|military)\b(?!\s+(?:[a-z]+ing|operation|campaign|base|site|council)\b)")
_ARMY_NAMED = re.compile(
    r"(?:U\.S\.\s+|[A-Z][\w’'-]*\s+){1,3}(?:occupation\s+)?(?:army|military|Army|Military|Armed\s+Forces)\b|\bI[DO]F\b"
)
_SENTENCE = re.compile(r"[^.\n]{1,2000}")
_HAS_ARMY = re.compile(r"(?:Military|Army|Forces|Regime)$")


def coalition_of(text: str) -> str | None:
    """The one coalition that a page names by more than that word; None: it names none, or several."""
    if "oalition" not in text:
        return None
    named = {
        p.name
        for m in _COALITION_SENTENCE.finditer(text)
        for p in parties(m[0])
        if "oalition" in p.name and not _A_COALITION.fullmatch(m[0], p.start, p.end)
    }
    return named.pop() if len(named) == 1 else None


_COALITION_SENTENCE = re.compile(r"[^.;\n]{0,400}oalition[^.;\n]{0,40}")


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


_TAILS = ".'’s"  # how words may end from which something is taken off


def _plain(word: str) -> str:
    if word.endswith(("’", "'", "’s", "'s")):
        word = word.removesuffix("s")[:-1]
    return word if "." in word[:-1] else word.rstrip(".")


def _bare(name: str) -> str:
    the = _THE.match(name)
    return name[the.end() :] if the else name
