"""How fast models become sorted, compressed quads: `kg build FILE.jsonl --only-shards`, a process of its own.

    python -m bench.stream [COUNT] [--workers 2] [--times 10]

Light records (`bench.records`) are written first, which is not counted. A run with `--times` as many records shows how
time and memory grow. All seconds have the start of the program and of its workers in them. CPU seconds are those of all
processes: on a machine that others use, they tell more than seconds by the clock.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import orjson

from bench import report
from bench.records import write

TITLE = "## From models to shards"

#: Runs the command in this process, and tells on stderr what it and its workers took. Workers load nothing of it.
_MEASURED = """
import json, re, resource, sys
from kg.__main__ import main
code = main()
cpu = [it.ru_utime + it.ru_stime for it in map(resource.getrusage, (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))]
workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
# what getrusage tells of this process has in it what the one was that started it
own = int(re.search("VmHWM:\\s*([0-9]+) kB", open("/proc/self/status").read())[1])
sys.stderr.write(json.dumps([*cpu, workers, own]))
sys.exit(code)
"""


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
    """Makes the shards of a file. Memory is what a process ever took, of the workers the largest."""
    asked = ["build", str(file), "--only-shards", "--out", str(folder), "--workers", str(workers), "--json"]
    # a program that is installed is not compiled at each start; the settings are those of nobody
    unset = ("PYTHONDONTWRITEBYTECODE", "KG_CONFIG")
    here = {name: value for name, value in os.environ.items() if name not in unset}
    here["PYTHONPATH"] = os.pathsep.join(sys.path)
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # our own program with our own arguments
        [sys.executable, "-c", _MEASURED, *asked], cwd=file.parent, env=here, capture_output=True, check=True
    )
    seconds = time.perf_counter() - begun
    told = orjson.loads(done.stdout)
    workers_cpu, own_cpu, workers_memory, own_memory = orjson.loads(done.stderr)
    made = [path.stat().st_size for path in folder.iterdir()]
    return Run(
        told["documents"],
        told["quads"],
        seconds,
        workers_cpu,
        own_cpu,
        workers_memory / 1024,  # Linux counts in KiB
        own_memory / 1024,
        file.stat().st_size,
        sum(made),
        told["shards"],
    )


def apart(count: int, workers: int) -> Run:
    """A run over so many light records."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "records.jsonl"
        write(count, file)
        return one(workers, file, Path(place) / "shards")


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
    called = f"python -m bench.stream {small.records} --times {times:.0f} --write docs/performance.md"
    table = "\n".join(f"| {name} | {' | '.join(values)} |" for name, values in rows)
    return (
        f"{TITLE}\n\n{report.told(called, f'{workers} workers')} "
        "`kg build FILE.jsonl --only-shards`: invented light records, validated, lifted, sorted, compressed and "
        "written as shards, each name seen to stand once. All seconds have the start of the program and its workers in "
        "them; CPU seconds are those of all processes.\n\n"
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
    parser.add_argument("--write", type=report.document, metavar="FILE", help="put the section into this document")
    chosen = parser.parse_args()
    runs = [apart(count, chosen.workers) for count in (chosen.count, chosen.times * chosen.count)]
    section = told(runs, chosen.workers)
    print(section)
    if chosen.write:
        report.put(chosen.write, section, TITLE)


if __name__ == "__main__":
    main()
