"""What a change of the public graph touches: descriptions that asked for nothing of it stay as they are."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg.filling import Changed
from kg.public.publication import DATABASE

Row = tuple[str, str, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Touched:
    """IRIs of the subjects and objects of quads that came or went since the publication in `before`.

    `union` is what that changed in the union of its store, `documents` are the names of the documents that changed.
    """

    before: Path
    union: Changed
    documents: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]

    @classmethod
    def by(cls, before: Path, union: Changed, documents: frozenset[str], lines: Iterable[bytes]) -> Touched:
        """`lines` are canonical N-Quads that came or went."""
        subjects: set[str] = set()
        objects: set[str] = set()
        for line in lines:
            subject, _, thing, *_ = line.split(b" ", 3)
            subjects.add(_iri(subject))
            if thing.startswith(b"<"):
                objects.add(_iri(thing))
        return cls(before, union, documents, frozenset(subjects), frozenset(objects))

    def database(self) -> sqlite3.Connection:
        """site.db of the publication before, read-only."""
        return sqlite3.connect(f"{(self.before / DATABASE).resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    def kept(self, pages: Mapping[str, Sequence[str]]) -> Iterator[Row]:
        """The rows of the publication before that would be made again, by incident.

        `pages` leads from an incident to its documents. A description rests on what its own documents say, on what
        points at things of its own, and on what is said of the other things that it asked about.
        """
        own = {iri: incident for incident, its in pages.items() for iri in (incident, *its)}
        affected = {own[part] for iri in self.subjects | self.objects for part in _beginnings(iri) if part in own}
        with closing(self.database()) as database:
            for row in database.execute("SELECT iri, hash, turtle, jsonld, asked FROM descriptions ORDER BY iri"):
                if row[0] in pages and row[0] not in affected and self.subjects.isdisjoint(asked_for(row[4])):
                    yield row


def packed(asked: Iterable[str]) -> bytes:
    """The IRIs in their order, small."""
    return zlib.compress("\n".join(sorted(asked)).encode(), 6)


def asked_for(data: bytes) -> list[str]:
    """The same read back."""
    return zlib.decompress(data).decode().split("\n")


def _iri(term: bytes) -> str:
    return term[1:-1].decode()


def _beginnings(iri: str) -> Iterator[str]:
    """The IRI, and what stands in it before each slash and number sign."""
    yield iri
    for at, sign in enumerate(iri):
        if sign in "/#":
            yield iri[:at]
