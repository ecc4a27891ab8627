"""public/ in a release: only what `victims` and `text` in kg.toml let out of the store. Nothing else is ever served.

PUBLIC/about.json   settings it was made under, counts, SHA-256 of graph.nq
PUBLIC/graph.nq     the graph that may leave: sorted canonical N-Quads, one named graph a document
PUBLIC/store/       the same in Oxigraph, each triple in the default graph too
PUBLIC/answers.db   SQLite, read-only: the rows of the shipped queries (`kg.answers`)
PUBLIC/site.db      SQLite, read-only: findings as they may be shown, words of the pages that may be shown
PUBLIC/stages.db    SQLite: what the index in site.db was made of, for the build after this one (`kg.public.stages`)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict

from kg.answers import FILE, Answers
from kg.errors import SettingsError, StoreError
from kg.export import View
from kg.iri import Names
from kg.release import Release
from kg.settings import Settings, Text, Victims
from kg.store import Graphs

MASTER, STORE, DATABASE, ABOUT = "graph.nq", "store", "site.db", "about.json"


class About(BaseModel):
    """What a publication was made under and how much it holds. `sha256` is that of graph.nq."""

    model_config = ConfigDict(frozen=True)

    base: str
    monitor: str
    victims: Victims
    text: Text
    program: str
    sha256: str
    documents: int
    incidents: int
    triples: int
    findings: dict[str, int]


class ShownFinding(BaseModel):
    """A finding as it may be shown. `document` and `incident` are IRIs, "" for a finding across documents.

    `words` None: it rests on no words, or these are withheld, which `withheld` then says in words.
    """

    model_config = ConfigDict(frozen=True)

    severity: str
    check: str
    place: str
    message: str
    words: str | None
    withheld: str | None
    hint: str | None
    focus: str
    document: str
    incident: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of one document that may be shown: stretches with their first code point; all between is withheld.

    `length` is that of the whole rendition, in code points.
    """

    length: int
    stretches: tuple[tuple[int, str], ...]


class Publication:
    """A finished public/ folder, read-only; may be read by several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about = About.model_validate_json((folder / ABOUT).read_bytes())
        self.names = Names(self.about.base, self.about.monitor)

    @classmethod
    def of(cls, release: Release, settings: Settings) -> Publication:
        """That of a release. Raises SettingsError where kg.toml does not decide, or not as when it was built.

        Raises StoreError where the release has none: it was built before the settings decided what may leave.
        """
        victims, text = settings.require_publishing()
        folder = release.folder / "public"
        again = "run kg build again with these settings"
        if not (folder / ABOUT).is_file():
            raise StoreError(f"{release.folder} was built before kg.toml said what may leave the store; {again}")
        found = cls(folder)
        if (found.about.victims, found.about.text) != (victims, text):
            said = f'victims = "{found.about.victims}", text = "{found.about.text}"'
            raise SettingsError(f"what was published in {folder} was made under {said}; {again}")
        return found

    @cached_property
    def graphs(self) -> Graphs:
        return Graphs.open(self.folder / STORE)

    @cached_property
    def answers(self) -> Answers:
        """Those of the shipped queries that were worked out when this was made."""
        return Answers(self.folder / FILE, self.about.sha256)

    @cached_property
    def view(self) -> View:
        """For exporters."""
        return View(self.graphs, self.names, self.about.incidents, 0, self.folder / MASTER)

    @cached_property
    def database(self) -> sqlite3.Connection:
        """site.db; immutable, so that no lock is ever taken."""
        where = f"{(self.folder / DATABASE).resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(where, uri=True, check_same_thread=False)

    def findings(self, incident: str) -> list[ShownFinding]:
        """The findings on one incident's documents, the gravest first; "" for those across documents."""
        return [ShownFinding.model_validate(it) for it in self._json("findings", "incident", incident)]

    def passages(self, document: str) -> Passages | None:
        """The words of a document, by its IRI. None: `text = "none"`, or there is no such document."""
        for found in self._json("passages", "document", document):
            return Passages(found["length"], tuple((at, words) for at, words in found["stretches"]))
        return None

    def _json(self, table: str, key: str, value: str) -> Iterator[Any]:
        rows: Sequence[tuple[bytes]] = self.database.execute(
            f"SELECT data FROM {table} WHERE {key} = ? ORDER BY rowid",  # noqa: S608  # names of ours
            (value,),
        ).fetchall()
        return (orjson.loads(data) for (data,) in rows)
