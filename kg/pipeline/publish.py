"""What a build writes for people and other programs, beside the store: answers, the report page, and what leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from kg import __version__, answers
from kg.documents import FILE, Documents, Entry
from kg.export import Named, name_screen
from kg.pages.findings import Listed
from kg.pages.pieces import FILE as PIECES
from kg.pages.report import report
from kg.pages.totals import asking
from kg.pages.view import DocumentSummary, Failure, ReportView
from kg.pipeline import pieces
from kg.pipeline.exporting import export
from kg.pipeline.kept import readings
from kg.pipeline.program import fingerprint_of_all
from kg.pipeline.since import Since, answered, keep_answers, take_over
from kg.pool import Workers
from kg.public.publication import STORE
from kg.release import findings
from kg.settings import Settings
from kg.store import Graphs

NAMED = "named.json"

#: Documents of a build from which on worker processes write faster than one: they take a second to start. After a
#: change there is little to do, unless there are very many documents or many triples of the union changed.
_WORTH_WORKERS, _WORTH_AGAIN, _MANY_CHANGED = 50, 20_000, 50_000


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
    much = _worth(manifest["documents"], since) and (since is None or not settings.missing)
    named, same, ours = _named(folder, settings, since)
    source = answers.of_release(manifest)
    known = since is not None and same and answers.of_release(since.release.manifest) == source
    if since is not None and known:
        take_over(since.release.folder, folder, answers.FILE)
    start = pool.beside(worth=much)
    before = None
    if since is not None and ours and not known:
        before = answered(since.release.folder, settings.base, since.changed, since.findings)
    shown = None if since is None else pieces.Before.of(since.release, since.changed)
    page = start(_page, folder, manifest, settings, named, known, before, shown, pool.count)
    notes = export(folder, settings, start, named, since if same else None)
    page.result()
    return notes


def _named(folder: Path, settings: Settings, since: Since | None) -> tuple[Named, bool, bool]:
    """Whom the store names, written down for the build after this one.

    And whether what was screened before is screened so again: the same program made it, and names leave or are the
    same; and whether the same program made it. What another program wrote down is not taken over.
    """
    graphs, names, by = Graphs.open(folder / STORE), settings.names, fingerprint_of_all()
    before = None if since is None else since.release.folder / NAMED
    told = {} if before is None or not before.is_file() else orjson.loads(before.read_bytes())
    ours = since is not None and told.get("by") == by
    if since is None or not ours:
        found, same = Named.of(graphs, names), False
    else:
        known = Named(told["counts"])
        found = known.since(since.release.graphs(), graphs, since.changed, names)
        same = settings.victims == "names" or known.words() == found.words()
    (folder / NAMED).write_bytes(orjson.dumps({"by": by, "counts": found.counts}))
    return found, same, ours


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
        keep_answers(folder, settings.base, source, before, workers)
    graphs = Graphs.open(folder / STORE)
    view = ReportView(
        graphs=graphs,
        settings=settings,
        documents=tuple(documents(Documents(folder / FILE))),
        failures=tuple(Failure(it["document"], it["reason"], it["line"]) for it in manifest["failures"]),
        findings=Listed(partial(findings, folder)),
        reading_of=readings(folder),
        holds_name=name_screen(graphs, settings.names, named).holds,
        asked=asking(graphs, settings.names, answers.Answers(folder / answers.FILE, source)),
        version=__version__,
        pieces=pieces.held(folder, shown, fingerprint_of_all(), settings, named),
    )
    (folder / "report.html").write_text(report(view), encoding="utf-8", newline="")
    view.pieces.write(folder / PIECES)


def _worth(documents: int, since: Since | None) -> bool:
    """Whether worker processes should be started to show a build of so many documents."""
    if since is None:
        return documents >= _WORTH_WORKERS
    changed = len(since.changed.gone) + len(since.changed.come)
    return documents >= _WORTH_AGAIN or (documents >= _WORTH_WORKERS and changed >= _MANY_CHANGED)


def documents(entries: Iterable[Entry]) -> Iterator[DocumentSummary]:
    """What was read of each document, in the order of their names."""
    for it in entries:
        yield DocumentSummary(it["name"], it["document"], it["incident"], it["reader"], it["length"], it["unread"])
