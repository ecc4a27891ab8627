"""Links the places of a finished release anew: its pages are not read again, all else is made as a build makes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from kg import release
from kg.gazetteers import Gazetteer
from kg.gazetteers.judgements import Decided
from kg.iri import Names
from kg.model import Finding, Reading
from kg.pipeline.build import Ending, Progress, ReadPage, Summary, finish, rooms, silent
from kg.pipeline.link import OnPage
from kg.pipeline.room import Room
from kg.pipeline.work import fingerprint
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
        rooms(folder)
        work = Room(folder, before.folder, fingerprint(), own.base, own.monitor)
        _take_overlays(work)
        entries = before.documents()
        pages = [_page(work, own.names, entry) for entry in entries]
        documents = {entry["name"] for entry in entries}
        findings = (CheckedFinding.model_validate(it) for it in before.findings())
        lost = [it for it in findings if it.document not in documents and not it.check.startswith(_LINKING)]
        tell = progress or silent
        ending = Ending(out, own, manifest["failures"], lost, len(pages), workers, tell)
        summary = finish(work, pages, asked, decisions, ending)
        tell("storing", 1, 1)
    return summary


def _take_overlays(work: Room) -> None:
    assert work.before is not None
    if (work.before / "overlays").is_dir():
        (work.folder / "overlays").mkdir()
        for path in sorted((work.before / "overlays").iterdir()):
            work.kept("overlays", path.name)


def _page(work: Room, names: Names, entry: dict[str, Any]) -> ReadPage:
    assert work.before is not None
    key = entry["reading"]
    kept = work.kept("readings", f"{key}.json")
    assert kept is not None
    work.kept("corrections", f"{key}.json")
    reading = Reading.model_validate_json(kept.read_bytes())
    facts = orjson.loads((work.before / "documents" / f"{entry['lifted']}.json").read_bytes())
    incident_key = names.read_back(entry["incident"])[-1]
    document_key = names.read_back(entry["document"])[-1]
    return ReadPage(entry["name"], key, incident_key, document_key, _ledger(facts, reading), OnPage.of(reading))


def _ledger(facts: dict[str, Any], reading: Reading) -> tuple[Finding, ...]:
    """The findings that neither the reader nor the shapes nor linking made: the ledger's."""
    told = [CheckedFinding.model_validate(it) for it in facts["findings"]]
    own = [
        Finding.model_validate(it.model_dump(include=set(Finding.model_fields)))
        for it in told
        if it.component == "ReaderCheck" and not it.check.startswith(_LINKING)
    ]
    return tuple(it for it in own if it not in reading.findings)
