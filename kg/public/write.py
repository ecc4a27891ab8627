"""Writes public/ of a release: the screened graph document by document, its store, and what pages need beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import orjson
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg import __version__
from kg.export import name_screen
from kg.export.publish import screened
from kg.export.withhold import Rules
from kg.filling import Filling
from kg.iri import Names
from kg.master import APART
from kg.merge import batched, sorted_file
from kg.pages.disclosure import Disclosure
from kg.pages.findings import counts
from kg.pages.victims import ListsOfPersons
from kg.pool import Start
from kg.public import descriptions, findings, index, passages, search_tables, statistics
from kg.public.publication import ABOUT, DATABASE, MASTER, STORE, About, Publication
from kg.public.source import Made, Source
from kg.public.touched import Touched
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


@dataclass(frozen=True, slots=True)
class Earlier:
    """The publication before, made by the same program under the same settings and the same screen of names.

    `gone` and `come` are the graphs of documents that changed since, `changed` the names of these; all others leave as
    they left then.
    """

    publication: Publication
    gone: Sequence[NamedNode]
    come: Sequence[NamedNode]
    changed: frozenset[str]


def write_graph(
    folder: Path, source: Source, settings: Settings, earlier: Earlier | None = None
) -> tuple[Publication, Touched | None]:
    """Makes the folder with the graph that may leave. Raises SettingsError where `victims` or `text` is not set.

    `earlier` is the publication before, where it serves; None: everything is screened. Returns also what changed since.
    """
    victims, text = settings.require_publishing()
    names = settings.names
    screen = name_screen(source.graphs, names, source.named) if victims == "counts" else None
    rules = Rules(names, victims, text, "full", screen)
    folder.mkdir()
    touched = None
    if earlier is None:
        sorted_file(folder / MASTER, _lines(screened(source.graphs, rules)))
        triples = Graphs.fill(folder / STORE, folder / MASTER)
    else:
        triples, touched = _change(folder, earlier, [*_lines(screened(source.graphs, rules, earlier.come))], names)
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
    return Publication(folder), touched


def write_database(
    folder: Path, source: Source, settings: Settings, start: Start, touched: Touched | None = None
) -> None:
    """Adds what pages need beside the graph, which stands there already. `start` starts work beside the caller's.

    `touched` is what changed since the publication before, None: nothing is taken over from it.
    """
    names = settings.names
    screen = name_screen(source.graphs, names, source.named)
    disclosure = Disclosure.of(settings, screen.holds, ListsOfPersons(source.graphs, names))
    made = Made(Graphs.open(folder / STORE), names, source, disclosure, touched)
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        for fill in PARTS:
            fill(database, made)
        descriptions.fill(database, folder / STORE, names, source.documents, start, touched)
        database.commit()


def _change(folder: Path, earlier: Earlier, fresh: Sequence[bytes], names: Names) -> tuple[int, Touched]:
    """Writes graph and store as they were, but for the graphs that changed.

    Returns how many triples there are, and what changed.

    `fresh` are the lines of the graphs of changed documents and of those of no document.
    """
    new = sorted(set(fresh))
    stale = {f"{it} .\n".encode() for it in (*earlier.gone, *earlier.come, *map(names.graph, APART))}
    old: set[bytes] = set()
    waiting = iter(new)
    following = next(waiting, None)
    with (earlier.publication.folder / MASTER).open("rb") as before, (folder / MASTER).open("wb") as out:
        for line in before:
            if line[line.rindex(b" <") + 1 :] in stale:
                old.add(line[:-1])
                continue
            while following is not None and following < line:
                out.write(following + b"\n")
                following = next(waiting, None)
            out.write(line)
        while following is not None:
            out.write(following + b"\n")
            following = next(waiting, None)
    filling = Filling(folder / STORE, before=earlier.publication.folder / STORE)
    gone, come = old.difference(new), set(new) - old
    made = filling.change(sorted(gone), sorted(come))
    filling.close(whole=False)
    triples = earlier.publication.about.triples + len(made.come) - len(made.gone)
    return triples, Touched.by(earlier.publication.folder, made, earlier.changed, gone | come)


def _lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    for some in batched(quads, _AT_ONCE):
        yield from (serialize(some, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]
