"""Builds a release from pages.

Pages go through worker processes one by one; only their names, keys and counts stay in memory. What a worker makes of a
page depends on the page alone, and everything is put together in the order of the documents' names: the bytes are the
same whatever the number of workers, the time zone, the locale or the order of the files.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from kg import __version__, answers, ledger, release, resources
from kg.errors import StoreError, UsageError
from kg.gazetteers import Gazetteer, judgements
from kg.gazetteers.judgements import Decided
from kg.gazetteers.review import rows
from kg.iri import Names
from kg.merge import merged
from kg.model import Finding
from kg.pipeline.inputs import Input
from kg.pipeline.link import Named, OnPage, gazetteers, link
from kg.pipeline.overlays import Overlays
from kg.pipeline.pool import each
from kg.pipeline.publish import show
from kg.pipeline.room import Room
from kg.pipeline.work import ReadDone, fingerprint, lift_one, nquads, read_one
from kg.release import FORMAT, Release
from kg.settings import Settings
from kg.store import Graphs, ontology_graphs
from kg.validate import SEVERITIES, CheckedFinding, Checker, report_triples

Progress = Callable[[str, int, int], None]  #: stage in words, pages done, all pages


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. `failures` and `unread` name documents; `notes` are things to know that stopped nothing."""

    pages: int
    reused: int
    incidents: int
    claims: int
    triples: int
    findings: dict[str, int]
    failures: list[dict[str, Any]]
    unread: list[dict[str, Any]]
    notes: list[str]
    out: str
    results: dict[str, str] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 done, 1 violations found, 2 some page could not be read; the higher wins."""
        return 2 if self.failures else 1 if self.findings["Violation"] else 0


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
    known = ledger.load(ledger_file)
    corrected = Overlays(pages, overlays)
    decisions = judgements.load(places_file)
    asked = gazetteers(settings)
    tell = progress or silent
    with release.building(out) as folder:
        rooms(folder)
        work = Room(folder, _before(out), fingerprint(), settings.base, settings.monitor)
        people = corrected.write(folder / "overlays")
        given = [(work, it, people.get(it.name)) for it in pages]
        read = list(each(read_one, given, workers, lambda n: tell("reading", n, len(pages))))
        done = [it for it in read if isinstance(it, ReadDone)]
        failures = [
            {"document": it.name, "reason": it.failure, "line": it.line} for it in done if it.failure is not None
        ]
        named = known.assign(it.identity for it in done if it.identity is not None)
        read_pages = [
            ReadPage(it.name, it.key, (key := named[it.name]).incident_key, key.document_key, key.findings, it.place)
            for it in done
            if it.identity is not None
        ]
        lost = corrected.without_page((key for it in done for key in it.corrections), settings.names)
        ending = Ending(out, settings, failures, lost, sum(it.reused for it in done), workers, tell)
        summary = finish(work, read_pages, asked, decisions, ending)
        ledger.save(ledger_file, known, summary.notes)
        tell("storing", 1, 1)
    return summary


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that was read, under the keys that it has; `findings` are those of the ledger."""

    name: str
    key: str
    incident_key: str
    document_key: str
    findings: tuple[Finding, ...]
    place: OnPage | None


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of a build needs beside the pages: `lost` are findings of no page, `reused` pages taken over."""

    out: Path
    settings: Settings
    failures: list[dict[str, Any]]
    lost: list[CheckedFinding]
    reused: int
    workers: int | None
    tell: Progress


def finish(
    work: Room, pages: Sequence[ReadPage], asked: Sequence[Gazetteer], decisions: Sequence[Decided], end: Ending
) -> Summary:
    """Links, lifts and checks the readings, stores and shows everything, and publishes the release."""
    folder, names, tell = work.folder, end.settings.names, end.tell
    places = [Named(it.name, names.incident(it.incident_key), it.place) for it in pages if it.place is not None]
    linked = link(places, names, asked, decisions, lambda n, of: tell("linking", n, of))
    nquads(folder / "links.nq", linked.triples, names.graph("links"))
    (folder / "places.json").write_bytes(orjson.dumps(rows(linked.judgements, linked.places, names.id)))
    tasks = [
        (
            *(work, it.name, it.key, it.incident_key, it.document_key),
            (*it.findings, *linked.findings.get(it.name, ())),
            linked.of_document.get(it.name, ""),
        )
        for it in pages
    ]
    entries = [it.entry for it in each(lift_one, tasks, end.workers, lambda n: tell("checking", n, len(tasks)))]
    tell("storing", 0, 1)
    findings = _store(folder, entries, [*end.lost, *linked.lost], names)
    manifest = _manifest(end.settings, entries, end.failures, findings, folder)
    manifest["gazetteers"] = [it.source.title for it in asked]
    answers.write(folder / answers.FILE, Graphs.open(folder / "store"), names.base, answers.of_release(manifest))
    notes = [*linked.notes, *show(folder, manifest, findings, end.settings)]
    summary = _summary(manifest, end.reused, end.out, notes, end.settings)
    (folder / "manifest.json").write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    name = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()[:16]
    release.publish(end.out, folder, name)
    return summary


def rooms(folder: Path) -> None:
    """The folders that a build fills page by page."""
    for room in ("readings", "corrections", "documents", "text"):
        (folder / room).mkdir()


def silent(stage: str, done: int, total: int) -> None:
    """Nobody wants to know how far the build is."""


def _before(out: Path) -> Path | None:
    try:
        return Release.current(out).folder
    except StoreError:
        return None  # nothing to take over, or a store of another format: everything is read anew


def _store(
    folder: Path, entries: list[dict[str, Any]], lost: list[CheckedFinding], names: Names
) -> list[CheckedFinding]:
    """Writes the master and the store; returns every finding, sorted. `lost`: those of corrections without a page."""
    ontology = [resources.text(name, names.base) for name in ontology_files()]
    home = names.graph("ontology")
    nquads(folder / "ontology.nq", {quad.triple for quad in ontology_graphs(ontology, home)}, home)
    parts = [folder / "documents" / f"{entry['lifted']}.nq" for entry in entries]
    people = [folder / "documents" / f"{entry['lifted']}-people.nq" for entry in entries]
    merged(
        folder / "graph.nq",
        [*parts, *(part for part in people if part.exists()), folder / "links.nq", folder / "ontology.nq"],
    )
    (folder / "ontology.nq").unlink()
    (folder / "links.nq").unlink()
    Graphs.fill(folder / "store", folder / "graph.nq")
    findings = [*Checker(names).across(Graphs.open(folder / "store")), *lost]
    for entry in entries:
        facts = orjson.loads((folder / "documents" / f"{entry['lifted']}.json").read_bytes())
        findings += [CheckedFinding.model_validate(found) for found in facts["findings"]]
    findings.sort(key=lambda finding: finding.order)
    documents = {str(entry["name"]): str(entry["document"]) for entry in entries}
    home = names.graph("findings")
    nquads(folder / "findings.nq", report_triples(names, documents, findings), home)
    Graphs.fill(folder / "store", folder / "findings.nq", union=False)
    return findings


def ontology_files() -> list[str]:
    """The Turtle files that go into every store: the ontology, its code lists and registers, not its examples."""
    return [name for name in resources.names("ontology", ".ttl") if not name.endswith("examples.ttl")]


def _manifest(
    settings: Settings,
    entries: list[dict[str, Any]],
    failures: list[dict[str, Any]],
    findings: list[CheckedFinding],
    folder: Path,
) -> dict[str, Any]:
    counts = Counter(finding.severity for finding in findings)
    return {
        "format": FORMAT,
        "program": __version__,
        "base": settings.base,
        "monitor": settings.monitor,
        "documents": entries,
        "failures": failures,
        "incidents": len({entry["incident"] for entry in entries}),
        "claims": sum(entry["claims"] for entry in entries),
        "triples": _lines(folder / "graph.nq"),
        "findings": {severity: counts[severity] for severity in SEVERITIES},
        "sha256": {name: _sha256(folder / name) for name in ("graph.nq", "findings.nq")},
    }


def _summary(manifest: dict[str, Any], reused: int, out: Path, notes: list[str], settings: Settings) -> Summary:
    results = {
        "folder": out,
        "report": out / "report.html",
        "graph": out / "graph.nq",
        "findings": out / "findings.json",
    }
    if not settings.missing:
        results["exports"] = out / "export"
    return Summary(
        pages=len(manifest["documents"]),
        reused=reused,
        incidents=manifest["incidents"],
        claims=manifest["claims"],
        triples=manifest["triples"],
        findings=manifest["findings"],
        failures=manifest["failures"],
        unread=[
            {"document": entry["name"], "code_points": entry["unread"]}
            for entry in manifest["documents"]
            if entry["unread"]
        ],
        notes=notes,
        out=str(out),
        results={name: str(path) for name, path in results.items()},
    )


def _lines(path: Path) -> int:
    with path.open("rb") as handle:
        return sum(1 for _ in handle)


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
