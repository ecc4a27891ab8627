"""Writes public/ of a release: the screened graph document by document, its store, and what pages need beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from hashlib import file_digest
from pathlib import Path

import orjson
from pyoxigraph import Quad, RdfFormat, serialize

from kg import __version__
from kg.export import name_screen
from kg.export.publish import screened
from kg.export.withhold import Rules
from kg.merge import batched, sorted_file
from kg.pages.disclosure import Disclosure
from kg.pages.findings import counts
from kg.pages.victims import ListsOfPersons
from kg.pool import Start
from kg.public import descriptions, findings, index, passages, search_tables, statistics
from kg.public.publication import ABOUT, DATABASE, MASTER, STORE, About, Publication
from kg.public.source import Made, Source
from kg.settings import Settings
from kg.store import Graphs

#: What site.db holds beside the descriptions: each makes its own tables and fills them from what may leave.
PARTS: tuple[Callable[[sqlite3.Connection, Made], None], ...] = (
    findings.fill,
    passages.fill,
    statistics.fill,
    index.fill,
    search_tables.fill,
)

_AT_ONCE = 10_000


def write_graph(folder: Path, source: Source, settings: Settings) -> Publication:
    """Makes the folder with the graph that may leave. Raises SettingsError where `victims` or `text` is not set."""
    victims, text = settings.require_publishing()
    names = settings.names
    screen = name_screen(source.graphs, names) if victims == "counts" else None
    folder.mkdir()
    sorted_file(folder / MASTER, _lines(screened(source.graphs, Rules(names, victims, text, "full", screen))))
    triples = Graphs.fill(folder / STORE, folder / MASTER)
    with (folder / MASTER).open("rb") as master:
        sha256 = file_digest(master, "sha256").hexdigest()
    about = About(
        base=names.base,
        monitor=names.monitor_name,
        victims=victims,
        text=text,
        program=__version__,
        sha256=sha256,
        documents=len(source.documents),
        incidents=len({it.incident for it in source.documents}),
        triples=triples,
        findings=counts(source.findings),
    )
    (folder / ABOUT).write_bytes(orjson.dumps(about.model_dump(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    return Publication(folder)


def write_database(folder: Path, source: Source, settings: Settings, start: Start) -> None:
    """Adds what pages need beside the graph, which stands there already. `start` starts work beside the caller's."""
    names = settings.names
    screen = name_screen(source.graphs, names)
    disclosure = Disclosure.of(settings, screen.holds, ListsOfPersons(source.graphs, names))
    made = Made(Graphs.open(folder / STORE), names, source, disclosure)
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        for fill in PARTS:
            fill(database, made)
        descriptions.fill(database, folder / STORE, names, source.documents, start)
        database.commit()


def _lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    for some in batched(quads, _AT_ONCE):
        yield from (serialize(some, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]
