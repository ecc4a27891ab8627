"""One place: gazetteers asked, persons' decisions laid over the rule's, what does not fit; or all of it remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from typing import Any, Protocol, TypedDict

from pyoxigraph import RdfFormat, Triple, serialize

from kg.errors import GazetteerError
from kg.gazetteers import Candidate, Gazetteer, Judgement, PlaceQuery, Surroundings, judge
from kg.gazetteers.base import Boundaries, Versioned
from kg.gazetteers.judgements import Decided, changes, settle
from kg.gazetteers.review import Row, rows
from kg.gazetteers.sanity import Doubt, beyond, name_elsewhere, outside
from kg.iri import Names
from kg.lift.link import links

_MOST_CANDIDATES = 200
_HINT = "Look at the place again and decide anew in the file of decisions."

ToldDoubt = tuple[str, ...]  #: check, message and hint


class Fit(TypedDict):
    """What does not fit on the pages that ask for a place in one way: of the name, and of each point."""

    elsewhere: list[ToldDoubt]
    points: list[list[ToldDoubt]]


class Settled(TypedDict):
    """A place, as JSON has it: rows of places.json, sorted N-Triples, doubts by page, changes since a decision."""

    rows: list[Row]
    text: str
    doubts: dict[str, Fit]
    changed: list[ToldDoubt]


class Remembered(Protocol):
    """What earlier builds settled. `fingerprint` is that of the program."""

    @property
    def fingerprint(self) -> str: ...

    def get(self, key: str) -> Any: ...

    def put(self, key: str, row: object) -> None: ...


class Settling:
    """Settles one place after the other. A gazetteer that fails is asked no more, and told of in `notes`."""

    def __init__(self, names: Names, asked: list[Gazetteer], notes: list[str]) -> None:
        self._names, self._asked, self._notes = names, asked, notes
        versioned = [it.stamp for it in asked if isinstance(it, Versioned)]
        self._stamp = None if len(versioned) < len(asked) else "\x1e".join((names.base, names.monitor_name, *versioned))

    def again(
        self, queries: Mapping[str, PlaceQuery], decisions: Sequence[Decided], remembered: Remembered | None
    ) -> Settled:
        """The place that all these queries name, by their texts; what is remembered of it, where nothing changed."""
        if remembered is None or self._stamp is None:
            return self._settled(queries, decisions)
        parts = (remembered.fingerprint, self._stamp, *queries, *(repr(it) for it in decisions))
        key = f"place {hashlib.sha256(chr(31).join(parts).encode()).hexdigest()}"
        row = remembered.get(key)
        if row is None:
            row = self._settled(queries, decisions)
            if not self._notes:
                remembered.put(key, row)
        known: Settled = row
        return known

    def _settled(self, queries: Mapping[str, PlaceQuery], decisions: Sequence[Decided]) -> Settled:
        place = together(queries.values())
        judged, offered = self._judged(place, decisions)
        return {
            "rows": rows(judged, {place.key: place}, self._names.id),
            "text": _text(links(self._names, judged)),
            "doubts": {text: self._fit(query, judged) for text, query in queries.items()},
            "changed": self._changed(place, decisions, offered),
        }

    def _judged(self, place: PlaceQuery, decisions: Sequence[Decided]) -> tuple[list[Judgement], dict[str, Candidate]]:
        """The judgements of all gazetteers, and the entries that they offer.

        A person's decision on an entry that is not offered is among the judgements.
        """
        found: list[Judgement] = []
        for gazetteer in list(self._asked):
            try:
                found += judge(place, gazetteer.candidates(place, _MOST_CANDIDATES), gazetteer.source)
            except GazetteerError as error:
                self._asked.remove(gazetteer)
                after = f"places after '{place.names[0]}' were not asked"
                self._notes.append(f"gazetteer {gazetteer.source.key}: {error}; {after}")
        offered = {it.candidate.iri: it.candidate for it in found}
        return settle(place, found, decisions, {it.source.key: it.source for it in self._asked}), offered

    def _changed(
        self, place: PlaceQuery, decisions: Sequence[Decided], offered: Mapping[str, Candidate]
    ) -> list[ToldDoubt]:
        """What changed since a person decided."""
        asked = {it.source.key for it in self._asked}
        return [
            ("places-Changed", sentence, _HINT)
            for it in decisions
            for sentence in changes(it, place, offered.get(it.candidate), asked=it.gazetteer in asked)
        ]

    def _fit(self, query: PlaceQuery, judged: Sequence[Judgement]) -> Fit:
        points = []
        for point in query.points:
            doubts = [outside(query, point, it) for it in self._asked if isinstance(it, Surroundings)]
            doubts += [beyond(query, point, it) for it in self._asked if isinstance(it, Boundaries)]
            points.append(_told(doubts))
        return {"elsewhere": _told([name_elsewhere(query, judged)]), "points": points}


def together(queries: Iterable[PlaceQuery]) -> PlaceQuery:
    """One query with the names and points of all pages that name a place."""
    its = list(queries)
    return PlaceQuery(
        its[0].key,
        tuple(sorted({name for it in its for name in it.names})),
        tuple(sorted({point for it in its for point in it.points}, key=repr)),
        its[0].country,
        its[0].region,
    )


def _told(doubts: Sequence[Doubt | None]) -> list[ToldDoubt]:
    return [astuple(doubt) for doubt in doubts if doubt is not None]


def _text(triples: set[Triple]) -> str:
    data = serialize(sorted(triples, key=str), format=RdfFormat.N_TRIPLES) or b""
    return data.decode()
