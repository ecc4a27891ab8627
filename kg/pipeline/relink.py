"""Links the places of a finished release anew: its pages are not read again, all else is made as a build makes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import orjson

from kg import master, release
from kg.documents import Entry
from kg.gazetteers import Gazetteer
from kg.gazetteers.judgements import Decided
from kg.iri import Names
from kg.model import Finding, Reading
from kg.pipeline.build import Ending, finish
from kg.pipeline.gathering import given
from kg.pipeline.link import OnPage
from kg.pipeline.memo import Memo
from kg.pipeline.program import fingerprint
from kg.pipeline.room import Room
from kg.pipeline.rows import Read, findings_json, place_json
from kg.pipeline.summary import Summary
from kg.pipeline.table import Table
from kg.pipeline.tools import Progress, Tools, reusable, silent
from kg.pool import Workers
from kg.release import Release
from kg.settings import Settings
from kg.validate import CheckedFinding

#: Findings of linking itself: they are found anew.
_LINKING = "places-"


def relink(
    out: Path,
    settings: Settings,
    asked: Sequence[Gazetteer],
    decisions: Sequence[Decided] = (),
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Publishes the release in `out` with the links that these gazetteers give now.

    Base and monitor are those of the release. Raises StoreError where there is none, BusyError while another build
    runs.
    """
    with release.building(out) as folder:
        before, notes = Release.current(out, held=False), list[str]()
        manifest = before.manifest
        own = settings.model_copy(update={"base": manifest["base"], "monitor": manifest["monitor"]})
        work = Room.laid_out(folder, fingerprint(), own.base, own.monitor)
        _take_overlays(before.folder, folder)
        with (
            Memo(work.parts / "memo.db", work.fingerprint) as memo,
            Workers(workers) as pool,
            Table(folder) as table,
        ):
            files, lost = _take(work, table, before, own.names)
            many = len(before.documents())
            ending = Ending(out, own, manifest["failures"], lost, many, progress or silent, files, None, _frozen)
            tools = Tools(memo, pool, reusable(before, out, notes), table, notes)
            summary = finish(work, tools, asked, decisions, ending)
    return summary


def _frozen(_notes: list[str]) -> None:
    """The keys stay what they are."""


def _take(work: Room, table: Table, before: Release, names: Names) -> tuple[list[Path], list[CheckedFinding]]:
    """Takes the documents of the release into the table; gives the files of its records, findings of no document."""
    told: dict[str, list[CheckedFinding]] = defaultdict(list)
    for it in before.findings():
        if it["component"] == "ReaderCheck" and not it["check"].startswith(_LINKING):
            told[it["document"]].append(CheckedFinding.model_validate(it))
    documents = before.documents()
    bits = master.bits(len(documents))
    files: dict[Path, int] = {}
    for entry in documents:
        reading = before.reading(entry)
        table.add(_row(work, entry, reading, files))
        incident_key = names.read_back(entry["incident"])[-1]
        document_key = names.read_back(entry["document"])[-1]
        findings = findings_json(_ledger(told.pop(entry["name"], ()), reading))
        table.give([given(names, bits, entry["name"], incident_key, document_key, findings)])
    return list(files), [it for its in told.values() for it in its]


def _row(work: Room, entry: Entry, reading: Reading, files: dict[Path, int]) -> Read:
    """A document of the release; `files` gives a number to each file that records lie in."""
    place, codes = place_json(OnPage.of(reading)), orjson.dumps(entry["codes"]).decode()
    row = Read(entry["name"], entry["reading"], entry["sha256"], None, None, codes, place)
    if entry["packed"] is None:
        return row
    number = files.setdefault(work.part("records", entry["packed"]), len(files))
    return row._replace(file=number, line=0, offset=entry["at"], length=0)


def _take_overlays(before: Path, folder: Path) -> None:
    (folder / "overlays").mkdir()
    for path in sorted((before / "overlays").glob("*")):
        (folder / "overlays" / path.name).hardlink_to(path)


def _ledger(told: Sequence[CheckedFinding], reading: Reading) -> tuple[Finding, ...]:
    """The findings that neither the reader nor the shapes nor linking made: the ledger's."""
    own = [Finding.model_validate(it.model_dump(include=set(Finding.model_fields))) for it in told]
    return tuple(it for it in own if it not in reading.findings)
