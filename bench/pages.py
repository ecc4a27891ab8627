"""How fast saved HTML pages become checked, sorted, compressed quads, everything read and claims included.

    python -m bench.pages [COUNT] [--workers 2] [--folder FOLDER] [--write docs/performance.md]

Pages are generated (`bench.generate`). Real ones are longer: those of FOLDER (*.html) are measured beside, one after
the other until COUNT are done, ten times each at most. What a build does once for all pages is left out: ledger, links
of places, store, exports. CPU seconds are those of all processes, their start included: on a machine that others use,
they tell more than seconds by the clock.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from bench.generate import Incident, as_html
from bench.scale import replaced
from kg.iri import Names
from kg.lift import lift
from kg.master import compressed
from kg.pipeline.reading import read_whole
from kg.pool import Workers
from kg.read.base import Page
from kg.validate import Checker

TITLE = "## From saved HTML pages to shards"
NAMES = Names("https://example.org/stream/", "Airwars")


@dataclass(frozen=True)
class Run:
    """Triples and findings of all pages; seconds by the clock and of the processors."""

    pages: int
    triples: int
    findings: int
    seconds: float
    cpu: float


def page(path: Path, number: int) -> tuple[int, int]:
    """Reads, lifts, checks and packs one page; returns how many triples and findings it has."""
    reading = read_whole(Page(path.name, path.read_bytes()))
    lifted = lift(reading, NAMES, f"I{number}", f"D{number}")
    found = _checker().document(path.name, lifted.rows(), reading.text)
    compressed(lifted.lines)
    return len(lifted), len(found)


@cache
def _checker() -> Checker:
    return Checker(NAMES)


def run(paths: list[Path], count: int, workers: int) -> Run:
    """The pages, over and over until `count` are done."""
    tasks = list(islice(((path, number) for number, path in enumerate(cycle(paths))), count))
    begun, before = time.perf_counter(), _spent()
    with Workers(workers) as pool:
        made = list(pool.each(page, tasks, lambda _: None))
    seconds = time.perf_counter() - begun
    return Run(count, sum(it for it, _ in made), sum(it for _, it in made), seconds, _spent() - before)


def _spent() -> float:
    """Seconds of the processors so far: this process and its workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(it.ru_utime + it.ru_stime for it in used)


def told(runs: dict[str, Run], workers: int) -> str:
    """The section of docs/performance.md: a column a run, by what its pages are."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    rows: dict[str, Callable[[Run], str]] = {
        "pages": lambda it: f"{it.pages:,}",
        "triples": lambda it: f"{it.triples:,} ({it.triples / it.pages:.0f} a page)",
        "findings": lambda it: f"{it.findings:,}",
        "pages a second": lambda it: f"{it.pages / it.seconds:.0f}",
        "triples a second": lambda it: f"{it.triples / it.seconds:,.0f}",
        "CPU milliseconds a page, start of the workers included": lambda it: f"{1000 * it.cpu / it.pages:.1f}",
    }
    lines = [f"| {name} | {' | '.join(map(shown, runs.values()))} |" for name, shown in rows.items()]
    return (
        f"{TITLE}\n\nWritten by `python -m bench.pages --write docs/performance.md` ({workers} workers; {machine}): "
        "read with all claims, lifted, checked by all shapes of a document, sorted and compressed.\n\n"
        f"| what | {' | '.join(runs)} |\n|---|{'---|' * len(runs)}\n" + "\n".join(lines) + "\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="saved pages (*.html) to measure beside")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the section into this document")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        paths = []
        for number in range(min(chosen.count, 1_000)):
            paths.append(Path(place) / f"page-{number:06d}.html")
            paths[-1].write_text(as_html(Incident.make(number)), encoding="utf-8")
        runs = {"generated pages": run(paths, chosen.count, chosen.workers)}
    if chosen.folder:
        real = sorted(chosen.folder.glob("*.html"))
        runs["real pages"] = run(real, min(chosen.count, 10 * len(real)), chosen.workers)
    section = told(runs, chosen.workers)
    print(section)
    if chosen.write:
        chosen.write.write_text(replaced(chosen.write.read_text(encoding="utf-8"), section, TITLE), encoding="utf-8")


if __name__ == "__main__":
    main()
