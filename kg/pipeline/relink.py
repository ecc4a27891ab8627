"""Links the places of a finished release anew: its pages are not read again, all else is made as a build makes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg import release
from kg.gazetteers import Gazetteer
from kg.gazetteers.judgements import Decided
from kg.iri import Names
from kg.model import Finding, Reading
from kg.pipeline.build import Ending, Progress, ReadPage, Tools, finish, silent
from kg.pipeline.link import OnPage
from kg.pipeline.memo import Memo
from kg.pipeline.room import Room
from kg.pipeline.summary import Summary
from kg.pipeline.work import fingerprint
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
        before = Release.current(out)
        manifest = before.manifest
        own = settings.model_copy(update={"base": manifest["base"], "monitor": manifest["monitor"]})
        work = Room.laid_out(folder, fingerprint(), own.base, own.monitor)
        _take_overlays(before.folder, folder)
        entries = before.documents()
        documents = {entry["name"] for entry in entries}
        told: dict[str, list[CheckedFinding]] = defaultdict(list)
        for it in map(CheckedFinding.model_validate, before.findings()):
            told[it.document].append(it)
        lost = [
            it for name, its in told.items() if name not in documents for it in its if not it.check.startswith(_LINKING)
        ]
        pages = [_page(before, own.names, entry, told[entry["name"]]) for entry in entries]
        ending = Ending(out, own, manifest["failures"], lost, len(pages), progress or silent, linking=True)
        with Memo(work.parts / "memo.db", work.fingerprint) as memo, Workers(workers) as pool:
            summary = finish(work, Tools(memo, pool, before), pages, asked, decisions, ending)
    return summary


def _take_overlays(before: Path, folder: Path) -> None:
    (folder / "overlays").mkdir()
    for path in sorted((before / "overlays").glob("*")):
        (folder / "overlays" / path.name).hardlink_to(path)


def _page(before: Release, names: Names, entry: dict[str, Any], told: Sequence[CheckedFinding]) -> ReadPage:
    reading = before.reading(entry)
    incident_key = names.read_back(entry["incident"])[-1]
    document_key = names.read_back(entry["document"])[-1]
    key = entry["reading"]
    return ReadPage(entry["name"], key, key, incident_key, document_key, _ledger(told, reading), OnPage.of(reading))


def _ledger(told: Sequence[CheckedFinding], reading: Reading) -> tuple[Finding, ...]:
    """The findings that neither the reader nor the shapes nor linking made: the ledger's."""
    own = [
        Finding.model_validate(it.model_dump(include=set(Finding.model_fields)))
        for it in told
        if it.component == "ReaderCheck" and not it.check.startswith(_LINKING)
    ]
    return tuple(it for it in own if it not in reading.findings)
