"""Search: codes old and new, names in both scripts however they are spelled, and the words that may be shown.

What agrees most comes first: a code as printed, a name as printed, the same plain words, a part of a name, the same
sounds in another spelling or script, words in a text. On one rung: preferred names first, places and belligerents
before sources, then what is named in more incidents. Answers are in a fixed order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import orjson

from kg.names import SHORT, Name, alike, normalise
from kg.public.publication import Publication
from kg.public.search_forms import asked_codes, exact, keys, match_all, match_any, sound_words, without_zeros
from kg.public.search_library import ROLE

#: The rungs, the surest first.
HOWS = (
    *("address", "code", "code-form", "name", "code-number", "same-words"),
    *("part", "beginning", "sound", "sound-part", "short-sound", "text", "some-words"),
)

_RUNG = {how: number for number, how in enumerate(HOWS)}

#: A question is cut there, in code points.
LONGEST = 200
#: At most so many are looked at on each rung.
_MOST = 1_000
#: At most so many names that sound alike are compared, and so many places are asked for their incidents.
_COMPARED, _PLACES = 150, 40

_ROLES = {"code": 0, "name": 0, "address": 0, "previous-code": 1, "other-name": 1, "inferred-code": 2, "victim": 2,
          "listed-source": 2, ROLE: 2}  # fmt: skip
_KINDS = {"place": 0, "belligerent": 1, "incident": 2, "monitor": 2, "source": 3, "scheme": 4, "concept": 5, "term": 6}


@dataclass(frozen=True, slots=True)
class Hit:
    """`how` is one of HOWS, `role` what the matched words are: code, previous-code, …, name, other-name, gazetteer-name
    (it stands on no page), victim, listed-source, text.

    `matched` are the words that agree, with their language tag, "" where the graph gives none; `at` is the place, where
    an incident was found by the name of the place that it is said to have happened at. `chunk` leads to the text.
    """

    iri: str
    kind: str
    how: str
    role: str
    matched: str
    language: str
    at: str | None = None
    chunk: int | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """`total` counts all hits; `capped`: there may be more."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool


@dataclass(slots=True)  # not frozen: thousands are made for a question, and freezing doubles what each costs
class _Found:
    thing: int
    how: str
    role: str
    matched: str
    language: str
    score: float = 1.0
    chunk: int | None = None


def search(publication: Publication, text: str, limit: int = 20, offset: int = 0) -> Results:
    """What the question finds, the best first. Any text is a question; one without a letter or digit finds nothing."""
    asked = text[:LONGEST].replace("\0", " ")
    everything = list(_all(publication.database, asked)) or list(_some(publication.database, asked))
    kinds = _Kinds(publication.database)
    kinds.fetch(it.thing for it in everything)
    best: dict[int, tuple[tuple[float, ...], _Found, str | None]] = {}
    for found in everything:
        if found.thing in best and best[found.thing][0][0] < _RUNG[found.how]:
            continue
        rank = _rank(found, kinds.of(found.thing), kinds.weight(found.thing))
        if found.thing not in best or rank < best[found.thing][0]:
            best[found.thing] = (rank, found, None)
    places = sorted((it for it in best if kinds.of(it) == "place"), key=lambda it: (best[it][0], it))[:_PLACES]
    for place, incident in _incidents(publication.database, places):
        rank, found, _ = best[place]
        if incident not in best or (*rank, 1) < best[incident][0]:
            best[incident] = ((*rank, 1), found, kinds.iri(place))
    order = sorted(best, key=lambda it: (best[it][0], it))
    kinds.fetch(order[offset : offset + limit])
    hits = tuple(_hit(kinds, it, *best[it][1:]) for it in order[offset : offset + limit])
    return Results(hits, len(order), len(everything) >= _MOST)


def chunk(publication: Publication, number: int) -> tuple[str, int, str] | None:
    """The document, first code point and text of a stretch of text; None: there is no such stretch."""
    row = publication.database.execute(
        "SELECT document, first, past FROM search_chunks WHERE id = ?", (number,)
    ).fetchone()
    passages = publication.passages(row[0]) if row else None
    if row is None or passages is None:
        return None
    for at, words in passages.stretches:
        if at <= row[1] and row[2] <= at + len(words):
            return row[0], row[1], words[row[1] - at : row[2] - at]
    return None


def _hit(kinds: _Kinds, thing: int, found: _Found, at: str | None) -> Hit:
    told = (found.how, found.role, found.matched, found.language)
    return Hit(kinds.iri(thing), kinds.of(thing), *told, at, found.chunk)


def _rank(it: _Found, kind: str, weight: int) -> tuple[float, ...]:
    return _RUNG[it.how], _ROLES.get(it.role, 3), -round(it.score, 3), _KINDS[kind], -weight, 0


class _Kinds:
    """IRIs, kinds and weights of things that have been fetched."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._known: dict[int, tuple[str, str, int]] = {}

    def fetch(self, things: Iterable[int]) -> None:
        wanted = orjson.dumps(sorted(set(things) - self._known.keys())).decode()
        query = "SELECT id, iri, kind, weight FROM search_things WHERE id IN (SELECT value FROM json_each(?))"
        self._known |= {it: (iri, kind, weight) for it, iri, kind, weight in self._database.execute(query, (wanted,))}

    def iri(self, thing: int) -> str:
        return self._known[thing][0]

    def of(self, thing: int) -> str:
        return self._known[thing][1]

    def weight(self, thing: int) -> int:
        return self._known[thing][2]


def _all(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    yield from _by_address(database, asked)
    yield from _by_code(database, asked)
    yield from _by_name(database, asked)
    yield from _by_part(database, asked)
    yield from _by_sound(database, asked)
    yield from _by_sounding_part(database, asked)
    yield from _by_words(database, match_all(asked), "text")


def _some(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    """Where nothing has all words: what has some of them."""
    yield from _by_words(database, match_any(asked), "some-words")


def _by_address(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    if "://" in asked:
        yield from _coded(database, exact(asked).rstrip("/"), "address", {0: "address"})
        row = database.execute("SELECT id FROM search_things WHERE iri = ?", (asked.strip(),)).fetchone()
        if row:
            yield _Found(row[0], "address", "address", asked.strip(), "")


def _by_code(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    for key in asked_codes(asked):
        yield from _coded(database, key, "code", {0: "code", 1: "code-form", 2: "code-number"})
        if without_zeros(key) != key:
            yield from _coded(database, without_zeros(key), "code", {0: "code-form", 1: "code-form", 2: "code-number"})


def _coded(database: sqlite3.Connection, form: str, family: str, hows: dict[int, str]) -> Iterator[_Found]:
    query = "SELECT form_rank, thing, code, role FROM search_codes WHERE form = ? LIMIT ?"
    for rank, thing, code, role in database.execute(query, (form, _MOST)).fetchall():
        if rank in hows and (role == "address") == (family == "address"):
            yield _Found(thing, hows[rank], role, code, "")


def _by_name(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    plain = normalise(asked)
    for column, value, how in (("exact", exact(asked), "name"), ("plain", plain, "same-words")):
        if plain:
            query = f"SELECT thing, role, name, language FROM search_names WHERE {column} = ? LIMIT ?"  # noqa: S608
            for thing, role, name, language in database.execute(query, (value, _MOST)).fetchall():
                yield _Found(thing, how, role, name, language)


def _by_part(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    seen, length = set(), len(normalise(asked))
    for how, wanted in (("part", match_all(asked)), ("beginning", match_all(asked, begun=True))):
        if wanted:
            for thing, role, name, language in _parts(database, f"word : ({wanted})"):
                if (thing, name) not in seen:
                    seen.add((thing, name))
                    yield _Found(thing, how, role, name, language, min(1.0, length / (len(name) or 1)))


def _by_sounding_part(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    heard = sound_words(asked)
    if heard:
        spoken = [Name.of(word) for word in normalise(asked).split()]
        for thing, role, name, language in _parts(database, f"sound : ({' AND '.join(heard)})", _COMPARED):
            others = [Name.of(word) for word in normalise(name).split()]
            score = min(max((alike(one, other) for other in others), default=0.0) for one in spoken)
            if score > SHORT:
                yield _Found(thing, "sound-part", role, name, language, score * len(spoken) / len(others))


def _parts(database: sqlite3.Connection, wanted: str, most: int = _MOST) -> list[tuple[int, str, str, str]]:
    query = """SELECT n.thing, n.role, n.name, n.language FROM search_parts AS p
        JOIN search_names AS n ON n.id = p.rowid WHERE search_parts MATCH ? ORDER BY p.rowid LIMIT ?"""
    return database.execute(query, (wanted, most)).fetchall()


def _by_sound(database: sqlite3.Connection, asked: str) -> Iterator[_Found]:
    name = Name.of(asked)
    for key in keys(asked):
        found = database.execute(
            """SELECT n.thing, n.role, n.name, n.language FROM search_keys AS k JOIN search_names AS n ON n.id = k.name
            WHERE k.sound = ? ORDER BY n.id LIMIT ?""",
            (key, _COMPARED),
        ).fetchall()
        for thing, role, text, language in found:
            other = Name.of(text)
            score = alike(name, other)
            if score > SHORT:
                yield _Found(thing, "sound", role, text, language, score)
            elif len(name.skeleton) > 1 and name.keys & other.keys:
                # two consonants prove nothing, but As Suwar may be meant by Al Soor
                yield _Found(thing, "short-sound", role, text, language, score)


def _by_words(database: sqlite3.Connection, wanted: str, how: str) -> Iterator[_Found]:
    if not wanted:
        return
    # what so many texts say tells none of them apart, and to rank them all takes long
    query = "SELECT COUNT(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT ?)"
    [(n,)] = database.execute(query, (wanted, _MOST)).fetchall()
    rank, order = ("w.rank", "w.rank, w.rowid") if n < _MOST else ("0.0", "w.rowid")
    query = f"""SELECT c.thing, c.id, {rank} FROM search_words AS w JOIN search_chunks AS c ON c.id = w.rowid
        WHERE search_words MATCH ? ORDER BY {order} LIMIT ?"""  # noqa: S608  # one of two texts of ours
    for thing, number, score in database.execute(query, (wanted, _MOST)).fetchall():
        yield _Found(thing, how, "text", "", "", -score, number)


def _incidents(database: sqlite3.Connection, places: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of place and incident, those of the first place first."""
    query = "SELECT place, incident FROM search_at WHERE place = ? ORDER BY incident LIMIT ?"
    return [pair for place in places for pair in database.execute(query, (place, _MOST)).fetchall()]
