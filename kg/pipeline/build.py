"""Builds a release from pages.

Pages go through worker processes one by one; only their names, keys and counts stay in memory. What a worker makes of a
page depends on the page alone, and everything is put together in the order of the documents' names: the bytes are the
same whatever the number of workers, the time zone, the locale or the order of the files.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import orjson

from kg import ledger, release
from kg.documents import FILE, Documents
from kg.errors import StoreError, UsageError
from kg.filling import Changed
from kg.gazetteers import Gazetteer, judgements
from kg.gazetteers.judgements import Decided
from kg.iri import Names
from kg.pipeline import judged, listing, storing, whole
from kg.pipeline.gathering import gather, give
from kg.pipeline.inputs import Input
from kg.pipeline.link import gazetteers
from kg.pipeline.making import link_places, make_packs, make_pages
from kg.pipeline.memo import Memo
from kg.pipeline.overlays import Overlays
from kg.pipeline.program import fingerprint
from kg.pipeline.room import Room
from kg.pipeline.storing import Filled
from kg.pipeline.summary import Summary, manifest_of, summary_of
from kg.pipeline.table import Table
from kg.pipeline.tools import Progress, Tools, reusable, silent
from kg.pool import Workers
from kg.release import MASTER, Release
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding, report_head, report_lines


def build(
    pages: list[Input],
    out: Path,
    settings: Settings,
    *,
    workers: int | None = None,
    ledger_file: Path | None = None,
    overlays: Sequence[Path] = (),
    places_file: Path | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Reads the pages and publishes a release in `out`. Raises UsageError (BusyError, SettingsError) before it begins.

    `overlays` are files of corrections besides the overlay.yaml of the pages' folders; OverlayError where one is wrong.
    `places_file` holds what persons decided on candidates of gazetteers; those that the settings name are asked.
    A page that fails is named in the summary; the others are done. Whatever was in `out` before is replaced.
    """
    if not pages:
        raise UsageError("no page was found in what was given")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; --out needs a folder")
    corrected = Overlays(pages, overlays)
    decisions = judgements.load(places_file)
    asked = gazetteers(settings)
    tell = progress or silent
    with ledger.held(ledger_file), release.building(out) as folder:
        frozen = ledger.load(ledger_file)
        work = Room.laid_out(folder, fingerprint(), settings.base, settings.monitor)
        people = corrected.write(folder / "overlays")
        with Memo(work.parts / "memo.db", work.fingerprint) as memo, Workers(workers) as pool, Table(folder) as table:
            before, notes = _before(out), list[str]()
            taken = None if before is None else reusable(before, out, notes)
            tools = Tools(memo, pool, taken, table, notes)
            got = gather(work, tools, pages, people, tell)
            give(table, frozen, settings.names)
            lost = corrected.without_page(got.corrections, settings.names)
            files = [it.path for it in pages if it.of_models]
            freeze = partial(ledger.save, ledger_file, frozen)
            ending = Ending(out, settings, got.failures, lost, got.reused, tell, files, got.parts, freeze)
            return finish(work, tools, asked, decisions, ending)


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of a build needs beside the table: `lost` are findings of no page, `reused` pages taken over.

    `files` are those that records lie in, `parts` the keys of the readings and corrections of pages; None: they stay.
    `freeze` writes the keys down before they are published, and adds to the notes what kept it from that.
    """

    out: Path
    settings: Settings
    failures: list[dict[str, Any]]
    lost: list[CheckedFinding]
    reused: int
    tell: Progress
    files: list[Path]
    parts: dict[str, set[str]] | None
    freeze: Callable[[list[str]], None]


def finish(work: Room, tools: Tools, asked: Sequence[Gazetteer], decisions: Sequence[Decided], end: Ending) -> Summary:
    """Links, lifts and checks what the table holds, stores and shows everything, and publishes the release."""
    folder, names, tell, table = work.folder, end.settings.names, end.tell, tools.table
    linking = link_places(tools, names, asked, decisions, tell)
    judged.write(table, folder / "places.json")
    found = make_pages(work, tools, tell)
    counts = Counter(it.severity for it in found.findings) + make_packs(work, tools, end.files, tell)
    tell("writing", 0, 1)
    corrections = storing.people_lines(work, found.people)
    quads = storing.write_master(work, table, corrections, tools.before, tools.pool)
    tell("writing", 1, 1)
    more, filled, findings = _store(work, tools, found.findings, [*end.lost, *linking.lost()], counts, tell)
    manifest = manifest_of(end.settings, table, end.failures, counts + more, quads, storing.checked(corrections, names))
    manifest["findings_stored"] = storing.severities_stored(manifest["findings"])
    manifest["gazetteers"] = [it.source.title for it in asked]
    table.write(folder / FILE)
    tell("showing", 0, 1)
    from kg.pipeline.publish import show  # noqa: PLC0415  # workers load this module too, and they show nothing
    from kg.pipeline.since import Since  # noqa: PLC0415

    since = None
    if tools.before is not None and filled.changed is not None and findings is not None:
        since = Since(tools.before, filled.changed, findings)
    notes = [
        *tools.notes,
        *linking.notes,
        *release.not_stored(manifest),
        *show(folder, manifest, end.settings, tools.pool, since),
    ]
    tell("showing", 1, 1)
    summary = summary_of(manifest, Documents(folder / FILE), end.reused, end.out, notes, end.settings)
    (folder / "manifest.json").write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    name = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()[:16]
    packed = set(table.packs())
    table.close()
    end.freeze(notes)
    if not release.publish(end.out, folder, name):
        return summary
    work.sweep({"documents": {*packed, *found.lifted, *found.people}})
    work.sweep(dict.fromkeys(("records", "found", "reports"), packed))
    if end.parts is not None:
        work.sweep(end.parts)
        tools.memo.drop_unused()
    return summary


def _before(out: Path) -> Release | None:
    """The release that this one takes the place of; None: there is none, or one of another format."""
    try:
        return Release.current(out, held=False)
    except StoreError:
        return None


def _store(
    work: Room,
    tools: Tools,
    found: Sequence[CheckedFinding],
    lost: Sequence[CheckedFinding],
    counts: Counter[str],
    tell: Progress,
) -> tuple[Counter[str], Filled, Changed | None]:
    """Fills the store, writes and stores the findings; returns how many no document alone gives, how it was filled, and
    what was changed of the findings in it (None: they were filled anew).

    `found` are those of documents that are no records, `lost` those of none, `counts` all of documents.
    """
    names, table = Names(work.base, work.monitor), tools.table
    tell("storing", 0, 2)
    before = whole.known(tools.memo, tools.before)
    filled = storing.fill_store(work, table, before.release if before else None, before.age if before else 0)
    tell("comparing", 0, 1)
    results, spanning = whole.across(names, Graphs(filled.filling.store), before, filled.changed)
    whole.remember(tools.memo, table.digest(MASTER), results, filled.age)
    tell("comparing", 1, 1)
    tell("listing", 0, 1)
    rest = [*lost, *spanning]
    report = report_lines(names, table.iris({it.document for it in rest}), rest)
    report += report_head(names, conforms=not rest and not counts.total())
    storing.write_findings(work, table, _by_shard(names, table, found), report, tools.before)
    listing.write(work, table.packs(), [*found, *rest], tools.pool)
    tell("storing", 1, 2)
    all_ = counts + Counter(it.severity for it in rest)
    findings = storing.fill_findings(filled, work.folder, table, tools.before, storing.severities_stored(all_))
    filled.filling.close(whole=filled.changed is None)
    tell("storing", 2, 2)
    return Counter(it.severity for it in rest), filled, findings


def _by_shard(names: Names, table: Table, found: Iterable[CheckedFinding]) -> dict[str, storing.Lines]:
    """What the report says of these findings, by the shard that their document lies in."""
    homes: dict[str, dict[str, str]] = {}
    findings: dict[str, list[CheckedFinding]] = {}
    for name, its in groupby(found, attrgetter("document")):
        shard, iri = table.home(name)
        homes.setdefault(shard, {})[name] = iri
        findings.setdefault(shard, []).extend(its)
    return {shard: partial(report_lines, names, homes[shard], its) for shard, its in findings.items()}
