"""What a build writes for people and other programs, beside the store: findings, the report page, the exports."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson

from kg import __version__, public
from kg.export import EXPORTERS, name_screen
from kg.model import Reading
from kg.pages.report import DocumentSummary, Failure, ReportView, report
from kg.public.publication import MASTER
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import CheckedFinding

#: What every build exports, where the settings allow it: name of the format, file or folder under export/.
EXPORTED = (("turtle", "graph.ttl"), ("jsonld", "graph.jsonld"), ("geojson", "incidents.geojson"), ("tables", "tables"))

#: The JSON-LD file nests the whole graph and is made in memory: a larger graph has it by parts only (`kg export`).
MOST_NESTED = 500_000


def show(folder: Path, manifest: dict[str, Any], findings: Sequence[CheckedFinding], settings: Settings) -> list[str]:
    """Writes findings.json, report.html and, where kg.toml allows it, public/ and export/. Returns notes to show."""
    data = [finding.model_dump(mode="json") for finding in findings]
    (folder / "findings.json").write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    graphs = Graphs.open(folder / "store")
    reading_of = readings(folder, manifest)
    view = ReportView(
        graphs=graphs,
        settings=settings,
        documents=tuple(documents(manifest, reading_of)),
        failures=tuple(Failure(it["document"], it["reason"]) for it in manifest["failures"]),
        findings=findings,
        reading_of=reading_of,
        holds_name=name_screen(graphs, settings.names).holds,
        version=__version__,
    )
    (folder / "report.html").write_text(report(view), encoding="utf-8", newline="")
    entries = [public.Document(it["name"], it["document"], it["incident"]) for it in manifest["documents"]]
    return _exports(folder, settings, public.Source(graphs, entries, findings, reading_of))


def _pack(plain: Path, packed: Path) -> None:
    """Gzip without name and clock in it: the same bytes give the same bytes. Some 160 MB a second, to a twentieth."""
    with plain.open("rb") as source, packed.open("wb") as target, gzip.GzipFile("", "wb", 6, target, mtime=0) as out:
        shutil.copyfileobj(source, out, 1 << 20)


def readings(folder: Path, manifest: dict[str, Any]) -> Callable[[str], Reading | None]:
    """Leads from a document's name to its reading; None for a document that the release does not hold."""
    keys = {entry["name"]: entry["reading"] for entry in manifest["documents"]}

    def reading_of(name: str) -> Reading | None:
        key = keys.get(name)
        if key is None:
            return None
        return Reading.model_validate_json((folder / "readings" / f"{key}.json").read_bytes())

    return reading_of


def documents(manifest: dict[str, Any], reading_of: Callable[[str], Reading | None]) -> list[DocumentSummary]:
    """What was read of each document, in the order of their names."""
    found = []
    for entry in manifest["documents"]:
        reading = reading_of(entry["name"])
        if reading is not None:
            found.append(DocumentSummary.of(reading, entry["document"], entry["incident"]))
    return found


def _exports(folder: Path, settings: Settings, source: public.Source) -> list[str]:
    if settings.missing:
        lines = "; ".join(line.split("#")[0].strip() for line in settings.missing)
        return [f"nothing was exported: kg.toml does not say what may leave the store; add {lines}"]
    published = public.write(folder / "public", source, settings)
    (folder / "export").mkdir()
    many = published.about.triples > MOST_NESTED
    for name, place in EXPORTED:
        if not (many and name == "jsonld"):
            EXPORTERS[name].write(published.view, folder / "export" / place)
    for plain in (folder / "public" / MASTER, folder / "export" / "graph.ttl"):
        _pack(plain, folder / "export" / f"{plain.name}.gz")
    if many:
        return [f"export/graph.jsonld was not written: more than {MOST_NESTED:,} triples; use kg export for a part"]
    return []
