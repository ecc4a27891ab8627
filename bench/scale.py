"""Builds many generated pages as `kg build` does, and tells how fast, in how much memory and into how many bytes.

    python -m bench.scale [COUNT] [--workers 2] [--corrupt 100] [--sample 20] [--times 3] [--write docs/performance.md]

A second build of `--times` as many pages shows how time and memory grow.

Beside it stands what the same checks cost without our two savings: pySHACL that parses every SPARQL text for every
focus node, over a graph that rdflib reads from Turtle for each document. It runs over a sample of the same documents.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import orjson
import pyshacl
from pyoxigraph import RdfFormat, Triple, parse
from rdflib import RDF, Graph
from rdflib.namespace import SH

from bench import report
from bench.generate import write
from kg import resources
from kg.formats import prefixes
from kg.iri import Names
from kg.master import END, lines_of
from kg.pipeline.storing import ontology_files
from kg.release import Release
from kg.store import serialized
from kg.validate import Checker

TITLE = "## 1,000 generated pages"
BASE = "https://example.org/scale/"
SETTINGS = f'base = "{BASE}"\nvictims = "counts"\ntext = "quotes"\n'
TURTLE = RdfFormat.TURTLE


@dataclass(frozen=True)
class Run:
    """One build: seconds by the clock, and the most memory that one of its processes took, in MiB."""

    pages: int
    corrupt: int
    reported: int
    seconds: float
    again: float
    memory: float
    triples: int
    violations: int
    bytes_in: int
    bytes_out: int


@dataclass(frozen=True)
class Growth:
    """A larger build from nothing: how many pages, seconds by the clock, MiB of its largest process."""

    pages: int
    seconds: float
    memory: float


@dataclass(frozen=True)
class Peer:
    """Seconds to check the same documents, ours and pySHACL on what rdflib parses; whether both found the same."""

    documents: int
    ours: float
    theirs: float
    same: bool


def build(folder: Path, workers: int) -> tuple[float, dict[str, object]]:
    """Seconds that one build took, in processes of its own, and its summary."""
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # our own program with our own arguments
        [sys.executable, "-m", "kg", "build", "pages", "--workers", str(workers), "--json"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 2):
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - begun, orjson.loads(done.stdout)


def run(folder: Path, count: int, workers: int, every: int) -> Run:
    """Builds the pages twice: from nothing, and again with nothing changed."""
    (folder / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    corrupt = write(count, folder / "pages", every)
    seconds, summary = build(folder, workers)
    # of the largest process among the build and its workers; Linux counts in KiB
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again, _ = build(folder, workers)
    failures, findings = summary["failures"], summary["findings"]
    if not isinstance(failures, list) or not isinstance(findings, dict):
        raise TypeError(summary)
    return Run(
        pages=count,
        corrupt=corrupt,
        reported=len(failures),
        seconds=seconds,
        again=again,
        memory=memory,
        triples=int(str(summary["triples"])),
        violations=int(findings["Violation"]),
        bytes_in=size(folder / "pages"),
        bytes_out=size(folder / "output"),
    )


def larger(folder: Path, count: int, workers: int, every: int) -> Growth:
    """Builds more pages, after the smaller build: the largest process of all is then one of this one."""
    folder.mkdir()
    (folder / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    write(count, folder / "pages", every)
    seconds, _ = build(folder, workers)
    return Growth(count, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def size(folder: Path) -> int:
    """Bytes of the files, one that stands in two places counted once."""
    files = (path.stat() for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum({it.st_ino: it.st_size for it in files}.values())


def peer(folder: Path, sample: int) -> Peer:
    """Both ways over the first documents of the build; the shapes are parsed, and one document checked, before."""
    release = Release.current(folder / "output")
    checker = Checker(Names(BASE, "Airwars"))
    shapes = Graph()
    for name in resources.names("shapes", ".ttl"):
        if name != "shapes/across.ttl":
            shapes.parse(data=resources.text(name, BASE), format="turtle")
    concepts = [quad.triple for name in ontology_files() for quad in parse(resources.text(name, BASE), TURTLE)]
    ours = theirs = 0.0
    same = True
    entries = list(islice(release.documents(), sample + 1))
    for at, entry in enumerate(entries):
        lines = lines_of(release.folder / "documents" / f"{entry['lifted']}{END}")
        triples = [quad.triple for quad in parse(b"\n".join(lines), RdfFormat.N_QUADS)]
        begun = time.perf_counter()
        found = checker.document(entry["name"], triples, release.reading(entry).text)
        between = time.perf_counter()
        turtle = serialized([*triples, *used(concepts, triples)], TURTLE, prefixes(BASE))
        parsed = time.perf_counter()
        _, report, _ = pyshacl.validate(Graph().parse(data=turtle), shacl_graph=shapes, inference="none")
        if at:
            ours, theirs = ours + between - begun, theirs + time.perf_counter() - parsed
        same = same and Counter((it.check, it.focus) for it in found) == results(report)
    return Peer(len(entries) - 1, ours, theirs, same)


def used(concepts: list[Triple], triples: list[Triple]) -> list[Triple]:
    """What the ontology says of the concepts that a document uses, and of those that these lead to."""
    by_subject: dict[object, list[Triple]] = defaultdict(list)
    for triple in concepts:
        by_subject[triple.subject].append(triple)
    waiting: list[object] = [triple.object for triple in triples]
    found: list[Triple] = []
    while waiting:
        told_of = by_subject.pop(waiting.pop(), [])
        found += told_of
        waiting += [triple.object for triple in told_of]
    return found


def results(report: object) -> Counter[tuple[str, str]]:
    """Shape and focus node of each result."""
    if not isinstance(report, Graph):
        raise TypeError(report)
    return Counter(
        (str(report.value(it, SH.sourceShape)).rpartition("#")[2], str(report.value(it, SH.focusNode)))
        for it in report.subjects(RDF.type, SH.ValidationResult)
    )


def told(it: Run, more: Growth, beside: Peer, workers: int) -> str:
    """The section of docs/performance.md."""
    good = it.pages - it.corrupt
    called = f"python -m bench.scale {it.pages} --times {more.pages / it.pages:.0f} --write docs/performance.md"
    rows = [
        ("pages", f"{it.pages:,}, half text and half HTML, {it.corrupt:,} of them corrupt"),
        ("corrupt pages reported", f"{it.reported:,} of {it.corrupt:,}; the other {good:,} are done"),
        (
            "build from nothing, checked and exported",
            f"{it.seconds:,.0f} s, {it.pages / it.seconds:.1f} pages a second",
        ),
        ("build again, nothing changed", f"{it.again:,.0f} s"),
        ("most memory of one process", f"{it.memory:,.0f} MiB"),
        (
            f"{more.pages:,} such pages",
            f"{more.seconds:,.0f} s ({more.seconds / it.seconds:.1f} times as long), {more.memory:,.0f} MiB "
            f"({more.memory / it.memory:.2f} times as much)",
        ),
        ("triples", f"{it.triples:,} ({it.triples / good:,.0f} a page, the ontology shared)"),
        ("Violations", f"{it.violations:,}"),
        (
            "bytes",
            f"{it.bytes_in / 1e6:,.1f} MB in, {it.bytes_out / 1e6:,.1f} MB out (store, master, parts, exports, report)",
        ),
        ("checks of one document", f"{1000 * beside.ours / beside.documents:,.0f} ms"),
        (
            "the same checks, pySHACL on a graph parsed by rdflib",
            f"{1000 * beside.theirs / beside.documents:,.0f} ms: {beside.theirs / beside.ours:.1f} times as long "
            f"({'the same findings' if beside.same else 'NOT the same findings'}, {beside.documents} documents)",
        ),
    ]
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return (
        f"{TITLE}\n\n{report.told(called, f'{workers} workers')} "
        "Invented pages are shorter than most real ones; the time counts the start of the program, reading, lifting, "
        "checking each document, the pass over all, the store, the report page and the exports of `kg.toml`.\n\n"
        f"| what | measured |\n|---|---|\n{table}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corrupt", type=int, default=100, metavar="N", help="every N-th page; 0: none")
    parser.add_argument("--sample", type=int, default=20, metavar="N", help="documents checked by the peer too")
    parser.add_argument("--times", type=int, default=3, metavar="N", help="so many times as many pages once more")
    parser.add_argument("--write", type=report.document, metavar="FILE", help="put the section into this document")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        it = run(folder, chosen.count, chosen.workers, chosen.corrupt)
        more = larger(folder / "more", chosen.times * chosen.count, chosen.workers, chosen.corrupt)
        section = told(it, more, peer(folder, chosen.sample), chosen.workers)
    sys.stdout.write(section)
    if chosen.write:
        report.put(chosen.write, section, TITLE)


if __name__ == "__main__":
    main()
