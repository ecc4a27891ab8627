"""How fast models become sorted, compressed quads: JSON Lines, validated, lifted and packed into shards by workers.

    python -m bench.stream [COUNT] [--workers 2] [--times 10]

Light records (`bench.records`) are written first, which is not counted. A run with `--times` as many records shows how
time and memory grow. CPU seconds are those of all processes, their start included: on a machine that others use, they
tell more than seconds by the clock.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from bench.records import write
from kg.iri import Names
from kg.stream import records_of, stream

TITLE = "## From models to shards"
NAMES = Names("https://example.org/stream/", "Airwars")


@dataclass(frozen=True)
class Run:
    """One run. Memory in MiB is that of the largest worker, and of the process that hands out the lines."""

    records: int
    triples: int
    seconds: float
    workers_cpu: float
    parent_cpu: float
    worker_memory: float
    parent_memory: float
    bytes_in: int
    bytes_out: int
    shards: int

    @property
    def rate(self) -> float:
        return self.triples / self.seconds

    @property
    def rate_of_cpu(self) -> float:
        return self.triples / (self.workers_cpu + self.parent_cpu)


def one(workers: int, file: Path, folder: Path) -> Run:
    """Streams a file, in this process and its workers. To be called once a process: memory is what it ever took."""
    folder.mkdir()
    before, begun = time.process_time(), time.perf_counter()
    done = stream(records_of(file), folder, NAMES, workers)
    seconds, own = time.perf_counter() - begun, time.process_time() - before
    if done.failures:
        raise ValueError(done.failures[0])
    children, us = (resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    made = [path.stat().st_size for path in folder.iterdir()]
    return Run(
        done.records,
        done.triples,
        seconds,
        children.ru_utime + children.ru_stime,
        own,
        children.ru_maxrss / 1024,  # Linux counts in KiB
        us.ru_maxrss / 1024,
        file.stat().st_size,
        sum(made),
        len(made),
    )


def apart(count: int, workers: int) -> Run:
    """A run in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        file, folder = Path(place) / "records.jsonl", Path(place) / "shards"
        write(count, file)
        done = subprocess.run(  # noqa: S603  # our own program with our own arguments
            [sys.executable, "-m", "bench.stream", "--one", file, folder, "--workers", str(workers)],
            capture_output=True,
            check=True,
        )
        return Run(**orjson.loads(done.stdout))


def told(runs: list[Run], workers: int) -> str:
    """The section of docs/performance.md: the figures as a table, a column a run."""
    rows = [
        ("records", [f"{it.records:,}" for it in runs]),
        ("triples", [f"{it.triples:,} ({it.triples / it.records:.0f} a record)" for it in runs]),
        (f"triples a second, {workers} workers", [f"{it.rate:,.0f}" for it in runs]),
        ("triples a second of CPU", [f"{it.rate_of_cpu:,.0f}" for it in runs]),
        ("seconds", [f"{it.seconds:.1f}" for it in runs]),
        ("CPU seconds, workers and parent", [f"{it.workers_cpu:.1f} + {it.parent_cpu:.1f}" for it in runs]),
        ("most memory of a worker", [f"{it.worker_memory:.1f} MiB" for it in runs]),
        ("memory of the parent", [f"{it.parent_memory:.1f} MiB" for it in runs]),
        ("bytes in, out", [f"{it.bytes_in / 1e6:,.1f} MB, {it.bytes_out / 1e6:,.1f} MB" for it in runs]),
        ("shards", [f"{it.shards:,}" for it in runs]),
    ]
    small, large = runs
    times = large.records / small.records
    grown = (large.workers_cpu + large.parent_cpu) / (small.workers_cpu + small.parent_cpu)
    table = "\n".join(f"| {name} | {' | '.join(values)} |" for name, values in rows)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    return (
        f"{TITLE}\n\nWritten by `python -m bench.stream --write docs/performance.md` ({workers} workers; {machine}). "
        "Invented light records, validated, lifted, sorted, compressed and written as shards; CPU seconds are those "
        "of all processes, their start included.\n\n"
        f"| what | measured | {times:.0f} times as many |\n|---|---|---|\n{table}\n\n"
        f"With {times:.0f} times as many records: CPU seconds {grown:.2f} times as many (exponent "
        f"{math.log(grown) / math.log(times):.3f}), memory of a worker "
        f"{large.worker_memory / small.worker_memory:.2f} times as much.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=10, metavar="N", help="so many times as many records once more")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the section into this document")
    parser.add_argument("--one", type=Path, nargs=2, metavar=("FILE", "FOLDER"), help="one run, told as JSON")
    chosen = parser.parse_args()
    if chosen.one:
        sys.stdout.write(orjson.dumps(asdict(one(chosen.workers, *chosen.one))).decode())
        return
    runs = [apart(count, chosen.workers) for count in (chosen.count, chosen.times * chosen.count)]
    section = told(runs, chosen.workers)
    print(section)
    if chosen.write:
        # not at the top: workers load this module, and their memory is what is measured
        from bench.scale import replaced  # noqa: PLC0415

        chosen.write.write_text(replaced(chosen.write.read_text(encoding="utf-8"), section, TITLE), encoding="utf-8")


if __name__ == "__main__":
    main()
