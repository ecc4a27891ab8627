"""What a build writes for people and other programs, beside the store: findings, the report page, the exports."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson

from kg import __version__, answers, public
from kg.export import EXPORTERS, name_screen
from kg.model import Reading
from kg.pages.report import DocumentSummary, Failure, ReportView, report
from kg.pipeline.kept import readings
from kg.pipeline.storing import Changes
from kg.pool import Start, Workers
from kg.public.publication import MASTER, STORE
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding

#: What every build exports, where the settings allow it: name of the format, file or folder under export/.
EXPORTED = (("turtle", "graph.ttl"), ("jsonld", "graph.jsonld"), ("geojson", "incidents.geojson"), ("tables", "tables"))

FINDINGS = "findings.json"

#: Documents of a build from which on worker processes write faster than one: they take a second to start.
_WORTH_WORKERS = 50

#: The JSON-LD file nests the whole graph and is made in memory: a larger graph has it by parts only (`kg export`).
MOST_NESTED = 500_000


def show(
    folder: Path,
    manifest: dict[str, Any],
    findings: Sequence[CheckedFinding],
    settings: Settings,
    pool: Workers,
    changes: Changes | None,
) -> list[str]:
    """Writes findings.json, report.html and, where kg.toml allows it, public/ and export/. Returns notes to show.

    `changes`: how the store was made from the one before; None: it was filled anew. What does not wait for something
    else is written by worker processes, side by side.
    """
    data = [finding.model_dump(mode="json") for finding in findings]
    (folder / FINDINGS).write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    start = pool.beside(worth=len(manifest["documents"]) >= _WORTH_WORKERS)
    page = start(_report, folder, manifest, settings)
    kept = start(_answers, folder, settings.base, answers.of_release(manifest), _answered(changes, settings.base))
    notes = _exports(folder, manifest, findings, settings, start)
    for it in (page, kept):
        it.result()
    return notes


def _answers(folder: Path, base: str, source: str, before: answers.Before | None = None) -> None:
    answers.write_of(folder / answers.FILE, folder / STORE, base, source, before)


def _answered(changes: Changes | None, base: str) -> answers.Before | None:
    if changes is None:
        return None
    there = changes.before.folder
    return answers.Before(there / answers.FILE, there / STORE, answers.concerned(base, *changes.changed))


def _report(folder: Path, manifest: dict[str, Any], settings: Settings) -> None:
    graphs = Graphs.open(folder / "store")
    reading_of = readings(folder, manifest)
    view = ReportView(
        graphs=graphs,
        settings=settings,
        documents=tuple(documents(manifest, reading_of)),
        failures=tuple(Failure(it["document"], it["reason"]) for it in manifest["failures"]),
        findings=[CheckedFinding.model_validate(it) for it in orjson.loads((folder / FINDINGS).read_bytes())],
        reading_of=reading_of,
        holds_name=name_screen(graphs, settings.names).holds,
        version=__version__,
    )
    (folder / "report.html").write_text(report(view), encoding="utf-8", newline="")


def _pack(plain: Path, packed: Path) -> None:
    """Gzip without name and clock in it: the same bytes give the same bytes. Some 160 MB a second, to a twentieth."""
    with plain.open("rb") as source, packed.open("wb") as target, gzip.GzipFile("", "wb", 6, target, mtime=0) as out:
        shutil.copyfileobj(source, out, 1 << 20)


def documents(manifest: dict[str, Any], reading_of: Callable[[str], Reading | None]) -> list[DocumentSummary]:
    """What was read of each document, in the order of their names."""
    found = []
    for entry in manifest["documents"]:
        reading = reading_of(entry["name"])
        if reading is not None:
            found.append(DocumentSummary.of(reading, entry["document"], entry["incident"]))
    return found


def _exports(
    folder: Path, manifest: dict[str, Any], findings: Sequence[CheckedFinding], settings: Settings, start: Start
) -> list[str]:
    if settings.missing:
        lines = "; ".join(line.split("#")[0].strip() for line in settings.missing)
        return [f"nothing was exported: kg.toml does not say what may leave the store; add {lines}"]
    entries = [public.Document(it["name"], it["document"], it["incident"]) for it in manifest["documents"]]
    source = public.Source(Graphs.open(folder / "store"), entries, findings, readings(folder, manifest))
    published = public.write_graph(folder / "public", source, settings)
    (folder / "export").mkdir()
    many = published.about.triples > MOST_NESTED
    wanted = [(name, place) for name, place in EXPORTED if not (many and name == "jsonld")]
    written = [start(_export, folder / "public", name, folder / "export" / place) for name, place in wanted]
    written.append(start(_answers, folder / "public", settings.base, published.about.sha256))
    public.write_database(folder / "public", source, settings, start)
    for it in written:
        it.result()
    for plain in (folder / "public" / MASTER, folder / "export" / "graph.ttl"):
        _pack(plain, folder / "export" / f"{plain.name}.gz")
    if many:
        return [f"export/graph.jsonld was not written: more than {MOST_NESTED:,} triples; use kg export for a part"]
    return []


def _export(publication: Path, name: str, out: Path) -> None:
    EXPORTERS[name].write(public.Publication(publication).view, out)
