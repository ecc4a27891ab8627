"""What leaves the store at a build, where kg.toml allows it: public/ and export/."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode

from kg import answers, public
from kg.documents import FILE, Documents
from kg.export import EXPORTERS, Named
from kg.export.base import kept_back
from kg.export.nested import change_jsonld
from kg.export.rdf import change_turtle
from kg.packing import pack
from kg.pipeline.kept import readings
from kg.pipeline.since import Since, answered, keep_answers, take_over
from kg.pool import Start
from kg.public import by_document
from kg.public.publication import ABOUT, MASTER, STORE
from kg.public.touched import Touched
from kg.release import findings
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding

#: What every build exports, where the settings allow it: name of the format, file or folder under export/. The first
#: are made of the whole graph, the others document by document.
_WHOLE = (("turtle", "graph.ttl"), ("jsonld", "graph.jsonld"))
EXPORTED = (*_WHOLE, ("geojson", by_document.FEATURES), ("tables", by_document.TABLES))

#: The JSON-LD file nests the whole graph and is made in memory: a larger graph has it by parts only (`kg export`).
MOST_NESTED = 500_000
#: Of more nodes that hang together with what changed, finding them would cost as much as writing all.
_MOST_NODES = 10_000
_TOO_MANY = f"more than {MOST_NESTED:,} triples; use kg export for a part"


def export(folder: Path, settings: Settings, start: Start, named: Named, since: Since | None) -> list[str]:
    """Writes public/ and export/; returns notes to show. `named` is whom the store names, `since` as for a report.

    Where kg.toml does not say what may leave, nothing is written, and a note tells what to add.
    """
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
    if published.about.documents < len(entries):
        notes.append(kept_back(len(entries) - published.about.documents))
        entries = public.leaving(published.graphs, entries)
    if earlier is not None and published.about.sha256 == earlier.publication.about.sha256:
        take_over(earlier.publication.folder.parent, folder, "export", f"public/{answers.FILE}")
        public.write_database(folder / "public", source, settings, start, touched)
        return notes
    (folder / "export").mkdir()
    wanted = [(name, place) for name, place in _WHOLE if not (many and name == "jsonld")]
    new = _new(touched)
    written = [start(_written, folder / "public", name, folder / "export" / place, new) for name, place in wanted]
    kept = None
    if touched is not None:
        kept = answered(touched.before, settings.base, touched.union)
    written.append(start(keep_answers, folder / "public", settings.base, published.about.sha256, kept))
    by_document.write(folder / "public", folder / "export", entries, start, _stale(source, touched))
    public.write_database(folder / "public", source, settings, start, touched)
    for it in written:
        it.result()
    for plain in (folder / "public" / MASTER, folder / "export" / "graph.ttl"):
        packed = Path("export") / f"{plain.name}.gz"
        old = None if touched is None else touched.before.parent / packed
        pack(plain, folder / packed, start, old if old and old.is_file() else None)
    return notes


def _stale(source: public.Source, touched: Touched | None) -> by_document.Before | None:
    """Which rows of the exports before may stand no more; None: too many."""
    if touched is None or touched.reach is None:
        return None
    documents, _ = touched.reach
    names = {it.name for it in source.documents if it.iri in documents}
    return by_document.Before(touched.before.parent / "export", touched.documents | names)


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


def _new(touched: Touched | None) -> tuple[Path, list[str]] | None:
    """The exports before, and the subjects of which the union says something else than it did then."""
    if touched is None:
        return None
    triples = (*touched.union.gone, *touched.union.come)
    subjects = {it.subject.value for it in triples if isinstance(it.subject, NamedNode)}
    return touched.before.parent / "export", sorted(subjects)


def _written(publication: Path, name: str, out: Path, new: tuple[Path, list[str]] | None) -> None:
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
