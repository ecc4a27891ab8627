"""Builds a release from pages.

Pages go through worker processes one by one; only their names, keys and counts stay in memory. What a worker makes of a
page depends on the page alone, and everything is put together in the order of the documents' names: the bytes are the
same whatever the number of workers, the time zone, the locale or the order of the files.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

import orjson

from kg import ledger, master, release
from kg.documents import FILE, Documents
from kg.errors import StoreError, UsageError
from kg.gazetteers import Gazetteer, judgements
from kg.gazetteers.judgements import Decided
from kg.gazetteers.review import order
from kg.iri import Names
from kg.pipeline import known, listing, packs, runs, storing, whole
from kg.pipeline.inputs import Input
from kg.pipeline.link import Linked, Linking, gazetteers, query_of
from kg.pipeline.memo import Memo
from kg.pipeline.overlays import Overlays
from kg.pipeline.room import PEOPLE, Room
from kg.pipeline.storing import Filled
from kg.pipeline.summary import Summary, manifest_of, summary_of
from kg.pipeline.table import Given, Read, Table, Told, Unit, findings_json, place_json
from kg.pipeline.work import ReadDone, fingerprint
from kg.pool import Workers
from kg.release import MASTER, Release
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding, report_head, report_lines

Progress = Callable[[str, int, int], None]  #: stage in words, pages done, all pages
_PLACES_AT_ONCE = 2_000


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
        with Memo(work.parts / "memo.db", work.fingerprint) as memo, Workers(workers) as pool, Table(folder) as table:
            tools = Tools(memo, pool, _before(out), table)
            got = _read(work, tools, pages, people, tell)
            _give(table, frozen, settings.names)
            lost = corrected.without_page(got.corrections, settings.names)
            files = [it.path for it in pages if it.of_models]
            ending = Ending(out, settings, got.failures, lost, got.reused, tell, files, got.parts)
            summary = finish(work, tools, asked, decisions, ending)
        ledger.save(ledger_file, frozen, summary.notes)
    return summary


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with; `before` is the release that still counts, None: there is none."""

    memo: Memo
    pool: Workers
    before: Release | None
    table: Table


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of a build needs beside the table: `lost` are findings of no page, `reused` pages taken over.

    `files` are those that records lie in, `parts` the keys of the readings and corrections of pages; None: they stay.
    """

    out: Path
    settings: Settings
    failures: list[dict[str, Any]]
    lost: list[CheckedFinding]
    reused: int
    tell: Progress
    files: list[Path]
    parts: dict[str, set[str]] | None


@dataclass(slots=True)
class _Got:
    """What reading gave, besides the table."""

    failures: list[dict[str, Any]] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    parts: dict[str, set[str]] = field(default_factory=lambda: {"readings": set(), "corrections": set(), "text": set()})
    reused: int = 0

    def take(self, it: ReadDone) -> None:
        self.reused += it.reused
        if it.failure is not None:
            self.failures.append({"document": it.name, "reason": it.failure, "line": it.line})
            return
        self.corrections += it.corrections
        self.parts["readings"] |= {it.key, it.machine}
        self.parts["corrections"].add(it.key)
        self.parts["text"].add(it.key)


def _read(work: Room, tools: Tools, pages: Sequence[Input], people: dict[str, str], tell: Progress) -> _Got:
    """Reads pages and records into the table."""
    got, table = _Got(), tools.table
    files = [it for it in pages if it.of_models]
    alone = [it for it in pages if not it.of_models]
    for it in known.read(work, tools.memo, alone, people, tools.pool, lambda n: tell("reading", n, len(alone))):
        got.take(it)
        if it.identity is not None:
            table.add(_row(it))
    if files:
        taken = {it.name: it.name for it in alone}
        more = runs.read(
            work, tools.memo, table, files, taken, people, tools.pool, lambda n, of: tell("reading records", n, of)
        )
        got.failures += more.failures
        got.reused += more.reused
        keys = {it.name: people[file.name] for it in more.corrected for file in files if file.path == it.path}
        for it in known.read(work, tools.memo, more.corrected, keys, tools.pool, lambda _: None):
            got.take(it)
            table.replace(_row(it)) if it.identity is not None else table.drop(it.name)
    got.failures.sort(key=itemgetter("document"))
    return got


def _row(it: ReadDone) -> Read:
    identity = it.identity
    assert identity is not None
    codes = orjson.dumps(sorted(identity.codes)).decode()
    return Read(it.name, it.key, identity.sha256, identity.site_id, identity.permalink, codes, place_json(it.place))


def _give(table: Table, frozen: ledger.Ledger, names: Names) -> None:
    """Gives the documents in the table the keys of the ledger."""
    table.key(frozen.incident_keys(table.identities))
    bits = master.bits(table.count("page"))
    table.give(
        given(names, bits, name, incident_key, document_key, findings_json(findings))
        for incident_key, (name, document_key, findings) in zip(
            table.keys(), ledger.document_keys(table.identities()), strict=True
        )
    )


def given(names: Names, bits: int, name: str, incident_key: str, document_key: str, findings: str) -> Given:
    """What follows from the keys of a document, where so many `bits` name a shard."""
    document = names.document(document_key).value
    incident = names.incident(incident_key).value
    return Given(name, incident_key, document_key, document, incident, master.shard(document, bits), findings)


def finish(work: Room, tools: Tools, asked: Sequence[Gazetteer], decisions: Sequence[Decided], end: Ending) -> Summary:
    """Links, lifts and checks what the table holds, stores and shows everything, and publishes the release."""
    folder, names, tell, table = work.folder, end.settings.names, end.tell, tools.table
    linked = _link(tools, names, asked, decisions, tell)
    (folder / "places.json").write_bytes(orjson.dumps(linked.rows))
    found = _pages(work, tools, tell)
    counts = Counter(it.severity for it in found.findings) + _packs(work, tools, end.files, tell)
    tell("writing", 0, 1)
    told = storing.Told(linked.quads(names.graph("links")), storing.people_lines(work, found.people))
    quads = storing.write_master(work, table, told, tools.before, tools.pool)
    tell("writing", 1, 1)
    more, filled = _store(work, tools, found.findings, [*end.lost, *linked.lost], counts, tell)
    manifest = manifest_of(end.settings, table, end.failures, counts + more, quads, told.checked(names))
    manifest["findings_stored"] = storing.severities_stored(manifest["findings"])
    manifest["gazetteers"] = [it.source.title for it in asked]
    table.write(folder / FILE)
    tell("showing", 0, 1)
    from kg.pipeline.publish import Since, show  # noqa: PLC0415  # workers load this module too, and they show nothing

    since = None if tools.before is None or filled.changed is None else Since(tools.before, filled.changed)
    notes = [*linked.notes, *_not_stored(manifest), *show(folder, manifest, end.settings, tools.pool, since)]
    tell("showing", 1, 1)
    summary = summary_of(manifest, Documents(folder / FILE), end.reused, end.out, notes, end.settings)
    (folder / "manifest.json").write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    name = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()[:16]
    packed = set(table.packs())
    table.close()
    release.publish(end.out, folder, name)
    work.sweep({"documents": {*packed, *found.lifted, *found.people}})
    work.sweep(dict.fromkeys(("records", "found", "reports"), packed))
    if end.parts is not None:
        work.sweep(end.parts)
        tools.memo.drop_unused()
    return summary


def _not_stored(manifest: dict[str, Any]) -> list[str]:
    left = [it for it in manifest["findings"] if it not in manifest["findings_stored"]]
    if not left:
        return []
    many = sum(manifest["findings"][it] for it in left)
    told = f"{many:,} findings ({', '.join(left)}) are not in the store, which takes the gravest"
    return [f"{told} of {storing.MOST_STORED:,}; findings.json and findings/ hold all"]


def _link(
    tools: Tools, names: Names, asked: Sequence[Gazetteer], decisions: Sequence[Decided], tell: Progress
) -> Linked:
    """Links all places of the build; what is found of single documents goes into the table."""
    table, every, done = tools.table, Linked(), 0
    for it in table.named():
        query = query_of(names, it)
        if query is not None:
            table.place(it, query.key, (point.position for point in query.points))
    many = table.count("placed")
    tell("linking", 0, many)
    linking = Linking(names, asked, decisions, table.bearing, tools.memo)
    for some in table.places(_PLACES_AT_ONCE):
        found = linking.link(some)
        table.link(found)
        every.texts |= found.texts
        every.rows += found.rows
        done += len(some)
        tell("linking", done, many)
    every.rows.sort(key=order)
    every.lost, every.notes = linking.lost(), linking.notes
    return every


@dataclass(slots=True)
class _Pages:
    """What was made of documents that are no records: keys of their triples, of those on corrections, findings."""

    lifted: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    findings: list[CheckedFinding] = field(default_factory=list)


def _pages(work: Room, tools: Tools, tell: Progress) -> _Pages:
    """Lifts and checks the documents that are no records, and lays out their texts."""
    made, table = _Pages(), tools.table
    its = list(table.told(packed=False))
    _texts(work, its)
    tasks: list[known.ToLift] = [
        (it.name, it.key, (it.incident_key, it.document_key), it.extra, it.links) for it in its
    ]
    lifted = known.lift(work, tools.memo, tasks, tools.pool, lambda n: tell("checking", n, len(tasks)))
    for it, done in zip(its, lifted, strict=True):
        key = done.entry["lifted"]
        table.done([done.entry | {"shard": it.shard}])
        table.hold(Unit(it.shard, key))
        made.lifted.append(key)
        if done.people:
            made.people.append(key + PEOPLE)
        made.findings += [CheckedFinding.model_validate(found) for found in done.findings]
    return made


def _packs(work: Room, tools: Tools, files: Sequence[Path], tell: Progress) -> Counter[str]:
    """Lifts and checks the records; how many findings of each severity there are."""
    table, counts, done = tools.table, Counter[str](), 0
    many = table.one("SELECT count(*) FROM page WHERE file IS NOT NULL")
    if not many:
        return counts
    tell("checking records", 0, many)
    for shard, key, made in packs.each(work, tools.memo, table, files, tools.pool):
        table.done(made.entries)
        table.hold(Unit(shard, key, True, *made.sha256))
        counts.update(made.findings)
        done += len(made.entries)
        tell("checking records", done, many)
    return counts


def silent(stage: str, done: int, total: int) -> None:
    """Nobody wants to know how far the build is."""


def _before(out: Path) -> Release | None:
    try:
        return Release.current(out)
    except StoreError:
        return None  # nothing to take over, or a store of another format


def _texts(work: Room, pages: Iterable[Told]) -> None:
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
    found: Sequence[CheckedFinding],
    lost: Sequence[CheckedFinding],
    counts: Counter[str],
    tell: Progress,
) -> tuple[Counter[str], Filled]:
    """Fills the store, writes and stores the findings; returns how many no document alone gives, and how it was filled.

    `found` are those of documents that are no records, `lost` those of none, `counts` all of documents.
    """
    names, table = Names(work.base, work.monitor), tools.table
    tell("storing", 0, 2)
    before = whole.known(tools.memo, tools.before)
    filled = storing.fill_store(work, table, before.release if before else None, before.age if before else 0)
    tell("storing", 1, 2)
    results, spanning = whole.across(names, Graphs(filled.filling.store), before, filled.changed)
    whole.remember(tools.memo, table.digest(MASTER), results, filled.age)
    tell("comparing", 1, 1)
    rest = [*lost, *spanning]
    report = report_lines(names, table.iris({it.document for it in rest}), rest)
    report += report_head(names, conforms=not rest and not counts.total())
    storing.write_findings(work, table, _by_shard(names, table, found), report)
    listing.write(work.folder, (work.part("found", key) for key in table.packs()), [*found, *rest], tools.pool)
    all_ = counts + Counter(it.severity for it in rest)
    storing.fill_findings(filled, work.folder, table, tools.before, storing.severities_stored(all_))
    filled.filling.close(whole=filled.changed is None)
    tell("storing", 2, 2)
    return Counter(it.severity for it in rest), filled


def _by_shard(names: Names, table: Table, found: Iterable[CheckedFinding]) -> dict[str, list[bytes]]:
    """What the report says of these findings, by the shard that their document lies in."""
    lines: dict[str, list[bytes]] = {}
    for name, its in groupby(found, attrgetter("document")):
        shard, iri = table.home(name)
        lines.setdefault(shard, []).extend(report_lines(names, {name: iri}, its))
    return lines
