"""Writes public/ of a release: the screened graph document by document, its store, and what pages need beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from hashlib import file_digest
from pathlib import Path

import orjson
from pyoxigraph import NamedNode, Quad

from kg import __version__
from kg.errors import StoreError
from kg.export import name_screen
from kg.export.pieces import reached
from kg.export.withhold import Rules
from kg.filling import Filling
from kg.iri import Names
from kg.master import APART
from kg.merge import sorted_file
from kg.pages.disclosure import Disclosure
from kg.pages.findings import counts
from kg.pages.victims import ListsOfPersons
from kg.pool import Start
from kg.public import descriptions, findings, index, passages, search_tables, statistics
from kg.public.publication import ABOUT, DATABASE, MASTER, STORE, About, Publication
from kg.public.screening import lines, released
from kg.public.source import Made, Source, leaving
from kg.public.touched import Touched
from kg.settings import Settings
from kg.splice import Key, Records, spliced
from kg.store import Graphs

#: What site.db holds beside the descriptions: each makes its own tables and fills them from what may leave.
PARTS: tuple[Callable[[sqlite3.Connection, Made], None], ...] = (
    findings.fill,
    passages.fill,
    statistics.fill,
    index.fill,
    search_tables.fill,
)


#: The queries whose rows are taken over where a change does not reach them.
_ASKING = ("queries/map", "queries/site", "queries/tables")
#: Where it reaches more than this part of the documents, all rows are made: what stays would cost as much to find.
_MOST_REACHED = 0.2


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
    folder: Path, store: Path, source: Source, settings: Settings, start: Start, earlier: Earlier | None = None
) -> tuple[Publication, Touched | None]:
    """Makes the folder with the graph that may leave. Raises SettingsError where `victims` or `text` is not set.

    `store` is the folder of the whole store; `start` starts work beside the caller's. `earlier` is the publication
    before, where it serves; None: everything is screened. Returns also what changed since.
    """
    victims, text = settings.require_publishing()
    names = settings.names
    screen = name_screen(source.graphs, names, source.named) if victims == "counts" else None
    rules = Rules(names, victims, text, "full", screen)
    folder.mkdir()
    touched = None
    if earlier is None:
        every = [it.iri for it in source.documents]
        sorted_file(folder / MASTER, released(store, rules, every, folder, start))
        triples = Graphs.fill(folder / STORE, folder / MASTER)
    else:
        changed = [it.value for it in earlier.come]
        triples, touched = _change(folder, earlier, released(store, rules, changed, folder, start), names)
    documents = leaving(Graphs.open(folder / STORE), source.documents)
    with (folder / MASTER).open("rb") as master:
        sha256 = file_digest(master, "sha256").hexdigest()
    about = About(
        base=names.base,
        monitor=names.monitor_name,
        victims=victims,
        text=text,
        program=__version__,
        sha256=sha256,
        documents=len(documents),
        incidents=len({it.incident for it in documents}),
        triples=triples,
        findings=counts(source.findings),
    )
    (folder / ABOUT).write_bytes(orjson.dumps(about.model_dump(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    made = Publication(folder)
    if earlier is not None and touched is not None:
        most = int(_MOST_REACHED * about.documents)
        reach = reached(earlier.publication.graphs, made.graphs, names, touched.union, most, _ASKING)
        touched = replace(touched, reach=reach)
    return made, touched


def write_database(
    folder: Path, source: Source, settings: Settings, start: Start, touched: Touched | None = None
) -> None:
    """Adds what pages need beside the graph, which stands there already. `start` starts work beside the caller's.

    Of the documents of `source` only those are told of that left with the graph. `touched` is what changed since the
    publication before, None: nothing is taken over from it.
    """
    names = settings.names
    screen = name_screen(source.graphs, names, source.named)
    disclosure = Disclosure.of(settings, screen.holds, ListsOfPersons(source.graphs, names))
    graphs = Graphs.open(folder / STORE)
    source = replace(source, documents=leaving(graphs, source.documents))
    made = Made(graphs, names, source, disclosure, touched)
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        for fill in PARTS:
            fill(database, made)
        descriptions.fill(database, folder / STORE, names, source.documents, start, touched)
        database.commit()


def _change(folder: Path, earlier: Earlier, fresh: Iterable[bytes], names: Names) -> tuple[int, Touched]:
    """Writes graph and store as they were, but for the graphs that changed.

    Returns how many triples there are, and what changed.

    `fresh` are the lines of the graphs of changed documents and of those of no document.
    """
    before = earlier.publication
    stale = dict.fromkeys((*earlier.gone, *earlier.come, *map(names.graph, APART)))
    was = (Quad(it.subject, it.predicate, it.object, name) for name in stale for it in before.graphs.graph(name))
    old, new = set(lines(was)), set(fresh)
    gone, come = old - new, new - old
    spliced(before.folder / MASTER, folder / MASTER, _edits(gone, come), Records(lambda line: (0, _subject(line))))
    filling = Filling(folder / STORE, before=before.folder / STORE)
    made = filling.change(sorted(gone), sorted(come))
    filling.close(whole=False)
    triples = before.about.triples + len(made.come) - len(made.gone)
    return triples, Touched.by(before.folder, made, earlier.changed, gone | come)


def _edits(gone: Iterable[bytes], come: Iterable[bytes]) -> Iterator[tuple[Key, Callable[[bytes], bytes]]]:
    """What is to be written of each subject of which something else is said than before."""
    of_subject: dict[bytes, tuple[set[bytes], set[bytes]]] = {}
    for place, its in enumerate((gone, come)):
        for line in its:
            of_subject.setdefault(_subject(line), (set(), set()))[place].add(line)
    for subject in sorted(of_subject):
        yield (0, subject), partial(_edited, *of_subject[subject])


def _edited(gone: set[bytes], come: set[bytes], before: bytes) -> bytes:
    was = set(before.split(b"\n")[:-1])
    if not gone <= was:
        raise StoreError("public/graph.nq is not what public/store holds; build into another folder")
    return b"".join(line + b"\n" for line in sorted((was - gone) | come))


def _subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]
