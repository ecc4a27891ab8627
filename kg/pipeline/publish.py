"""What a build writes for people and other programs, beside the store: findings, the report page, the exports."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from pyoxigraph import NamedNode

from kg import __version__, answers, public, resources
from kg.documents import FILE, Documents, Entry
from kg.export import EXPORTERS, Named, name_screen
from kg.export.nested import change_jsonld
from kg.export.pieces import reached
from kg.export.rdf import change_turtle
from kg.filling import Changed
from kg.packing import pack
from kg.pages.findings import Listed
from kg.pages.pieces import FILE as PIECES
from kg.pages.report import DocumentSummary, Failure, ReportView, report
from kg.pages.totals import asking
from kg.pipeline import pieces
from kg.pipeline.kept import readings
from kg.pool import Start, Workers
from kg.public import by_document
from kg.public.publication import ABOUT, MASTER, STORE
from kg.public.touched import Touched
from kg.release import Release, findings
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding

#: What every build exports, where the settings allow it: name of the format, file or folder under export/. The first
#: are made of the whole graph, the others document by document.
_WHOLE = (("turtle", "graph.ttl"), ("jsonld", "graph.jsonld"))
EXPORTED = (*_WHOLE, ("geojson", by_document.FEATURES), ("tables", by_document.TABLES))

NAMED = "named.json"

#: Of more than this part of the documents all rows are made: what stays would cost as much to find.
_MOST_STALE = 0.2

#: Documents of a build from which on worker processes write faster than one: they take a second to start.
_WORTH_WORKERS = 50

#: The JSON-LD file nests the whole graph and is made in memory: a larger graph has it by parts only (`kg export`).
MOST_NESTED = 500_000
#: Of more nodes that hang together with what changed, finding them would cost as much as writing all.
_MOST_NODES = 10_000
_TOO_MANY = f"more than {MOST_NESTED:,} triples; use kg export for a part"


@dataclass(frozen=True, slots=True)
class Since:
    """The release before, whose store was changed into that of this one, and what that changed in the union and of
    the findings."""

    release: Release
    changed: Changed
    findings: Changed


def show(
    folder: Path,
    manifest: dict[str, Any],
    settings: Settings,
    pool: Workers,
    since: Since | None = None,
) -> list[str]:
    """Writes report.html and, where kg.toml allows it, public/ and export/. Returns notes to show.

    What does not wait for something else is written by worker processes, side by side. `since` tells of the release
    before; None: nothing is taken over from it.
    """
    much = manifest["documents"] >= _WORTH_WORKERS and (since is None or not settings.missing)
    named, same = _named(folder, settings, since)
    source = answers.of_release(manifest)
    known = since is not None and same and answers.of_release(since.release.manifest) == source
    if since is not None and known:
        _link(since.release.folder, folder, answers.FILE)
    start = pool.beside(worth=much)
    before = None
    if since is not None and not known:
        before = _answered(since.release.folder, settings.base, since.changed, since.findings)
    shown = None if since is None else pieces.Before.of(since.release, since.changed)
    page = start(_page, folder, manifest, settings, named, known, before, shown, pool.count)
    notes = _exports(folder, settings, start, named, since if same else None)
    page.result()
    return notes


def _answers(folder: Path, base: str, source: str, before: answers.Before | None = None, workers: int = 1) -> None:
    answers.write_of(folder / answers.FILE, folder / STORE, base, source, before, workers)


def _answered(there: Path, base: str, *changed: Changed) -> answers.Before | None:
    """The answers of the graph `there`, which these changes made this one of; None: there are none."""
    if not (there / answers.FILE).is_file():
        return None
    return answers.Before(there / answers.FILE, there / STORE, answers.concerned(base, *changed))


def _named(folder: Path, settings: Settings, since: Since | None) -> tuple[Named, bool]:
    """Whom the store names, written down for the build after this one.

    And whether what was screened before is screened so again: the same program made it, and names leave or are the
    same. What another program wrote down is not taken over.
    """
    graphs, names, by = Graphs.open(folder / STORE), settings.names, _program()
    before = None if since is None else since.release.folder / NAMED
    told = {} if before is None or not before.is_file() else orjson.loads(before.read_bytes())
    if since is None or told.get("by") != by:
        found, same = Named.of(graphs, names), False
    else:
        known = Named(told["counts"])
        found = known.since(since.release.graphs(), graphs, since.changed, names)
        same = settings.victims == "names" or known.words() == found.words()
    (folder / NAMED).write_bytes(orjson.dumps({"by": by, "counts": found.counts}))
    return found, same


def _program() -> str:
    """Changes with every line of the program and of its queries, unlike the fingerprint of what reads and checks."""
    package = Path(__file__).parent.parent
    parts = [path.read_bytes() for path in sorted(package.rglob("*.py"))]
    for folder, end in (("ontology", ".ttl"), ("queries", ".rq")):
        parts += [resources.text(name).encode() for name in resources.names(folder, end)]
    return hashlib.sha256(b"\x1f".join(parts)).hexdigest()


def _page(
    folder: Path,
    manifest: dict[str, Any],
    settings: Settings,
    named: Named,
    known: bool,
    before: answers.Before | None,
    shown: pieces.Before | None,
    workers: int,
) -> None:
    """The answers, unless they are `known` and there, and the report, which tells some of them."""
    source = answers.of_release(manifest)
    if not known:
        _answers(folder, settings.base, source, before, workers)
    graphs = Graphs.open(folder / STORE)
    view = ReportView(
        graphs=graphs,
        settings=settings,
        documents=tuple(documents(Documents(folder / FILE))),
        failures=tuple(Failure(it["document"], it["reason"]) for it in manifest["failures"]),
        findings=Listed(partial(findings, folder)),
        reading_of=readings(folder),
        holds_name=name_screen(graphs, settings.names, named).holds,
        asked=asking(graphs, settings.names, answers.Answers(folder / answers.FILE, source)),
        version=__version__,
        pieces=pieces.held(folder, shown, _program(), settings, named),
    )
    (folder / "report.html").write_text(report(view), encoding="utf-8", newline="")
    view.pieces.write(folder / PIECES)


def documents(entries: Iterable[Entry]) -> Iterator[DocumentSummary]:
    """What was read of each document, in the order of their names."""
    for it in entries:
        yield DocumentSummary(it["name"], it["document"], it["incident"], it["reader"], it["length"], it["unread"])


def _earlier(folder: Path, settings: Settings, since: Since | None) -> public.Earlier | None:
    """The publication of the release before, where its documents leave as they would leave now."""
    if since is None or not (since.release.folder / "public" / ABOUT).is_file():
        return None
    before = public.Publication(since.release.folder / "public")
    about = before.about
    if (about.base, about.monitor) != (settings.base, settings.names.monitor_name):
        return None
    if (about.victims, about.text) != settings.require_publishing():
        return None
    old, new = (
        {it["lifted"]: (it["document"], it["name"]) for it in its}
        for its in (since.release.documents(), Documents(folder / FILE))
    )
    gone, come = ([one[it] for it in one if it not in other] for one, other in ((old, new), (new, old)))
    changed = frozenset(name for _, name in (*gone, *come))
    return public.Earlier(before, [NamedNode(it) for it, _ in gone], [NamedNode(it) for it, _ in come], changed)


def _exports(folder: Path, settings: Settings, start: Start, named: Named, since: Since | None) -> list[str]:
    if settings.missing:
        lines = "; ".join(line.split("#")[0].strip() for line in settings.missing)
        return [f"nothing was exported: kg.toml does not say what may leave the store; add {lines}"]
    entries = [public.Document(it["name"], it["document"], it["incident"]) for it in Documents(folder / FILE)]
    checked = [CheckedFinding.model_validate(it) for it in findings(folder)]
    source = public.Source(Graphs.open(folder / STORE), entries, checked, readings(folder), named)
    earlier = _earlier(folder, settings, since)
    published, touched = public.write_graph(folder / "public", folder / STORE, source, settings, start, earlier)
    many = published.about.triples > MOST_NESTED
    notes = [] if not many else [f"export/graph.jsonld was not written: {_TOO_MANY}"]
    if earlier is not None and published.about.sha256 == earlier.publication.about.sha256:
        _link(earlier.publication.folder.parent, folder, "export", f"public/{answers.FILE}")
        public.write_database(folder / "public", source, settings, start, touched)
        return notes
    (folder / "export").mkdir()
    wanted = [(name, place) for name, place in _WHOLE if not (many and name == "jsonld")]
    new = _new(touched)
    written = [start(_export, folder / "public", name, folder / "export" / place, new) for name, place in wanted]
    kept = None
    if touched is not None:
        kept = _answered(touched.before, settings.base, touched.union)
    written.append(start(_answers, folder / "public", settings.base, published.about.sha256, kept))
    by_document.write(folder / "public", folder / "export", entries, start, _stale(source, published, earlier, touched))
    public.write_database(folder / "public", source, settings, start, touched)
    for it in written:
        it.result()
    for plain in (folder / "public" / MASTER, folder / "export" / "graph.ttl"):
        packed = Path("export") / f"{plain.name}.gz"
        old = None if touched is None else touched.before.parent / packed
        pack(plain, folder / packed, start, old if old and old.is_file() else None)
    return notes


def _stale(
    source: public.Source, published: public.Publication, earlier: public.Earlier | None, touched: Touched | None
) -> by_document.Before | None:
    """Which rows of the exports before may stand no more; None: too many."""
    if earlier is None or touched is None:
        return None
    most = int(_MOST_STALE * len(source.documents))
    before = earlier.publication
    found = reached(before.graphs, published.graphs, published.names, touched.union, most)
    if found is None or len(touched.documents) > most:
        return None
    names = {it.name for it in source.documents if it.iri in found[0]}
    return by_document.Before(before.folder.parent / "export", touched.documents | names)


def _link(before: Path, folder: Path, *shown: str) -> None:
    """Takes over what is made of the same graph: files, and folders with all that is in them."""
    for name in shown:
        for path in sorted([before / name, *(before / name).rglob("*")]):
            place = folder / path.relative_to(before)
            if path.is_dir():
                place.mkdir()
            else:
                os.link(path, place)


def _new(touched: Touched | None) -> tuple[Path, list[str]] | None:
    """The exports before, and the subjects of which the union says something else than it did then."""
    if touched is None:
        return None
    triples = (*touched.union.gone, *touched.union.come)
    subjects = {it.subject.value for it in triples if isinstance(it.subject, NamedNode)}
    return touched.before.parent / "export", sorted(subjects)


def _export(publication: Path, name: str, out: Path, new: tuple[Path, list[str]] | None) -> None:
    view = public.Publication(publication).view
    if new is not None:
        before, subjects = new
        old = before / out.name
        if name == "turtle":
            return change_turtle(old, out, view, subjects)
        was = Graphs.open(before.parent / "public" / STORE)
        if old.is_file() and change_jsonld(old, out, was, view, subjects, _MOST_NODES):
            return None
    EXPORTERS[name].write(view, out)
    return None
