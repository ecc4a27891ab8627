"""Builds a release from pages.

Pages go through worker processes one by one; only their names, keys and counts stay in memory. What a worker makes of a
page depends on the page alone, and everything is put together in the order of the documents' names: the bytes are the
same whatever the number of workers, the time zone, the locale or the order of the files.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from kg import ledger, release
from kg.errors import StoreError, UsageError
from kg.gazetteers import Gazetteer, judgements
from kg.gazetteers.judgements import Decided
from kg.iri import Names
from kg.model import Finding
from kg.pipeline import known, storing, whole
from kg.pipeline.inputs import Input
from kg.pipeline.link import Named, OnPage, gazetteers, link
from kg.pipeline.memo import Memo
from kg.pipeline.overlays import Overlays
from kg.pipeline.room import PEOPLE, Room
from kg.pipeline.storing import Changes, Master
from kg.pipeline.summary import Summary, manifest_of, summary_of
from kg.pipeline.work import ReadDone, fingerprint, nquads
from kg.pool import Workers
from kg.release import FINDINGS, Release
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding, report_triples

Progress = Callable[[str, int, int], None]  #: stage in words, pages done, all pages


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
    frozen = ledger.load(ledger_file)
    corrected = Overlays(pages, overlays)
    decisions = judgements.load(places_file)
    asked = gazetteers(settings)
    tell = progress or silent
    with release.building(out) as folder:
        work = Room.laid_out(folder, fingerprint(), settings.base, settings.monitor)
        people = corrected.write(folder / "overlays")
        with Memo(work.parts / "memo.db", work.fingerprint) as memo, Workers(workers) as pool:
            done = list(known.read(work, memo, pages, people, pool, lambda n: tell("reading", n, len(pages))))
            failures = [
                {"document": it.name, "reason": it.failure, "line": it.line} for it in done if it.failure is not None
            ]
            named = frozen.assign(it.identity for it in done if it.identity is not None)
            read_pages = [_read_page(it, named[it.name]) for it in done if it.identity is not None]
            lost = corrected.without_page((key for it in done for key in it.corrections), settings.names)
            ending = Ending(out, settings, failures, lost, sum(it.reused for it in done), tell)
            summary = finish(work, Tools(memo, pool, _before(out)), read_pages, asked, decisions, ending)
        ledger.save(ledger_file, frozen, summary.notes)
    return summary


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that was read, under the keys that it has; `findings` are those of the ledger.

    `machine` is the key of its reading without corrections.
    """

    name: str
    key: str
    machine: str
    incident_key: str
    document_key: str
    findings: tuple[Finding, ...]
    place: OnPage | None


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with; `before` is the release that still counts, None: there is none."""

    memo: Memo
    pool: Workers
    before: Release | None


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of a build needs beside the pages: `lost` are findings of no page, `reused` pages taken over.

    `linking`: the pages are those of the release before, and only their links may change.
    """

    out: Path
    settings: Settings
    failures: list[dict[str, Any]]
    lost: list[CheckedFinding]
    reused: int
    tell: Progress
    linking: bool = False


def finish(
    work: Room,
    tools: Tools,
    pages: Sequence[ReadPage],
    asked: Sequence[Gazetteer],
    decisions: Sequence[Decided],
    end: Ending,
) -> Summary:
    """Links, lifts and checks the readings, stores and shows everything, and publishes the release."""
    folder, names, tell = work.folder, end.settings.names, end.tell
    places = [Named(it.name, names.incident(it.incident_key), it.place) for it in pages if it.place is not None]
    linked = link(places, names, asked, decisions, lambda n, of: tell("linking", n, of), tools.memo)
    (folder / "places.json").write_bytes(orjson.dumps(linked.rows))
    tasks: list[known.ToLift] = [
        (
            *(it.name, it.key, (it.incident_key, it.document_key)),
            (*it.findings, *linked.findings.get(it.name, ())),
            linked.of_document.get(it.name, ""),
        )
        for it in pages
    ]
    _texts(work, pages)
    lifted = list(known.lift(work, tools.memo, tasks, tools.pool, lambda n: tell("checking", n, len(tasks))))
    entries = [it.entry for it in lifted]
    people = [it.entry["lifted"] + PEOPLE for it in lifted if it.people]
    tell("writing", 0, 1)
    stored = storing.write_master(work, entries, people, linked.quads(names.graph("links")), tools.before, tools.pool)
    tell("writing", 1, 1)
    findings = [CheckedFinding.model_validate(found) for it in lifted for found in it.findings]
    findings, changed = _store(work, tools, stored, entries, [*findings, *end.lost, *linked.lost], tell)
    manifest = manifest_of(end.settings, entries, end.failures, findings, stored)
    manifest["gazetteers"] = [it.source.title for it in asked]
    tell("showing", 0, 1)
    from kg.pipeline.publish import show  # noqa: PLC0415  # workers load this module too, and they show nothing

    notes = [*linked.notes, *show(folder, manifest, findings, end.settings, tools.pool, changed)]
    tell("showing", 1, 1)
    summary = summary_of(manifest, end.reused, end.out, notes, end.settings)
    (folder / "manifest.json").write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    name = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()[:16]
    release.publish(end.out, folder, name)
    work.sweep({"documents": {*(entry["lifted"] for entry in entries), *people}})
    if not end.linking:
        read = {it.key for it in pages}
        work.sweep({"readings": read | {it.machine for it in pages}, "corrections": read, "text": read})
        tools.memo.drop_unused()
    return summary


def silent(stage: str, done: int, total: int) -> None:
    """Nobody wants to know how far the build is."""


def _read_page(it: ReadDone, key: ledger.Named) -> ReadPage:
    return ReadPage(it.name, it.key, it.machine, key.incident_key, key.document_key, key.findings, it.place)


def _before(out: Path) -> Release | None:
    try:
        return Release.current(out)
    except StoreError:
        return None  # nothing to take over, or a store of another format


def _texts(work: Room, pages: Iterable[ReadPage]) -> None:
    """Lays out the text of each document under its name."""
    there: set[str] = set()
    for it in pages:
        place = f"{work.folder}/text/{it.name}.txt"
        above = os.path.dirname(place)  # noqa: PTH120  # a million of them
        if above not in there:
            os.makedirs(above, exist_ok=True)  # noqa: PTH103
            there.add(above)
        os.link(f"{work.parts}/text/{it.key}.txt", place)


def _store(
    work: Room,
    tools: Tools,
    stored: Master,
    entries: list[dict[str, Any]],
    found: Sequence[CheckedFinding],
    tell: Progress,
) -> tuple[list[CheckedFinding], Changes | None]:
    """Fills the store and writes the findings graph. `found` are the findings of documents.

    Returns every finding, sorted, and how the store before was changed; None: it was filled anew.
    """
    names = Names(work.base, work.monitor)
    tell("storing", 0, 2)
    before = whole.known(tools.memo, tools.before)
    filled = storing.fill_store(work, entries, before.release if before else None, before.age if before else 0)
    tell("storing", 1, 2)
    results, spanning = whole.across(names, Graphs(filled.filling.store), before, filled.changed)
    whole.remember(tools.memo, stored, results, filled.age)
    findings = [*found, *spanning]
    findings.sort(key=lambda finding: finding.order)
    documents = {str(entry["name"]): str(entry["document"]) for entry in entries}
    told = nquads(report_triples(names, documents, findings), names.graph("findings"))
    stored.sha256[FINDINGS] = storing.write(work.folder / FINDINGS, told)
    tell("comparing", 1, 1)
    changed = storing.fill_findings(filled, work.folder, tools.before)
    filled.filling.close(whole=filled.changed is None)
    tell("storing", 2, 2)
    return findings, None if changed is None or tools.before is None else Changes(tools.before, changed)
