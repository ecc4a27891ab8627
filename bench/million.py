"""A million incidents: built, checked, stored and asked, with time by stage, memory and disk.

    python -m bench.million [COUNT] [--workers 2] [--folder FOLDER] [--write docs/performance.md]

Light records (`bench.records`) are written first, which is not counted. Then `kg build` runs as for a user whose
settings publish nothing, the findings are counted by streaming over them, and every shipped query is asked by a
`kg query` of its own, its start included. A second process looks on: processor time and memory of the build and its
workers come from the kernel (/proc, Linux).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

import orjson

from bench import report
from bench.records import write

TITLE = "## A million incidents"
SETTINGS = 'base = "https://example.org/million/"\n'
#: Values for the parameters of shipped queries, of the invented records, by query.
GIVEN = {
    "codes": {"asked": "LM000001"},
    "incident": {"code": "LM000001"},
    "incidents-at-place": {"name": "Al Mithal 0"},
    "incidents-in-period": {"first": "2017-01-01", "last": "2017-03-31"},
    "incidents-of-belligerent": {"name": "Russian Military"},
    "sources": {"code": "LM000001"},
    "victims": {"code": "LM000001"},
}
_TICK = os.sysconf("SC_CLK_TCK")
_EVERY = 0.2  #: seconds between two looks at the processes
_TOLD = 1.0  #: seconds from which on a stage is told of when it ends


@dataclass
class Stage:
    """Seconds by the clock and of the processor, and the most MiB that the build and its largest worker had so far."""

    name: str
    seconds: float = 0.0
    parent: float = 0.0
    workers: float = 0.0
    parent_memory: float = 0.0
    worker_memory: float = 0.0


class Watch:
    """Looks at this process and its workers while stages go by."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []
        self._since = time.perf_counter()
        self._spent: dict[int, float] = {}
        self._memory: dict[int, float] = {}
        self._seen = (0.0, 0.0)
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def tell(self, stage: str, _done: int, _of: int) -> None:
        """What the build tells of its progress."""
        if not self.stages or self.stages[-1].name != stage:
            self._close()
            self.stages.append(Stage(stage))

    def stop(self) -> list[Stage]:
        self._close()
        self._end.set()
        self._thread.join()
        return [it for it in self.stages if it.seconds >= 0.01]

    def _close(self) -> None:
        """Ends the last stage, or forgets what was before the first."""
        self._look()
        now, own = time.perf_counter(), os.getpid()
        spent = (self._spent.get(own, 0.0), sum(it for pid, it in self._spent.items() if pid != own))
        if self.stages:
            last = self.stages[-1]
            last.seconds = now - self._since
            last.parent, last.workers = (new - old for new, old in zip(spent, self._seen, strict=True))
            last.parent_memory = self._memory.get(own, 0.0)
            last.worker_memory = max((it for pid, it in self._memory.items() if pid != own), default=0.0)
            if last.seconds >= _TOLD:
                sys.stderr.write(f"{last.name}: {last.seconds:,.0f} s\n")
                sys.stderr.flush()
        self._since, self._seen = now, spent

    def _look_on(self) -> None:
        while not self._end.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        for pid in (os.getpid(), *_children()):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:  # it ended
                continue
            self._spent[pid] = (int(fields[11]) + int(fields[12])) / _TICK  # utime and stime, proc(5)
            peak = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0 kB")
            self._memory[pid] = int(peak.split()[1]) / 1024


def _children(process: int | str = "self") -> list[int]:
    """Its children and theirs: workers may start workers."""
    found = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            own = [int(pid) for pid in path.read_text().split()]
        except OSError:  # it ended
            continue
        found += own + [it for pid in own for it in _children(pid)]
    return found


@dataclass
class Asked:
    """One `kg query`: seconds of the whole command, rows of its answer, MiB."""

    name: str
    seconds: float
    rows: int
    memory: float


@dataclass
class Measured:
    """All that was measured. `disk` in bytes, `checks` counts findings."""

    count: int
    workers: int
    seconds: float = 0.0
    bytes_in: int = 0
    triples: int = 0
    incidents: int = 0
    failures: int = 0
    stages: list[Stage] = field(default_factory=list)
    findings: dict[str, int] = field(default_factory=dict)
    checks: dict[str, int] = field(default_factory=dict)
    disk: dict[str, int] = field(default_factory=dict)
    queries: list[Asked] = field(default_factory=list)
    start: float = 0.0


def build(folder: Path, workers: int) -> None:
    """The build itself, in a process of its own; leaves built.json."""
    from kg.pipeline import build as run  # noqa: PLC0415  # workers load this module too
    from kg.pipeline import inputs  # noqa: PLC0415
    from kg.settings import load  # noqa: PLC0415

    watch, begun = Watch(), time.perf_counter()
    found = inputs([str(folder / "records.jsonl")], whole=True)
    out, ledger = folder / "output", folder / "ledger.csv"
    summary = run(found, out, load(folder / "kg.toml"), workers=workers, ledger_file=ledger, progress=watch.tell)
    told = {"seconds": time.perf_counter() - begun, "stages": [asdict(it) for it in watch.stop()]}
    told |= {"triples": summary.triples, "incidents": summary.incidents, "findings": summary.findings}
    told |= {"failures": len(summary.failures), "pages": summary.pages}
    (folder / "built.json").write_bytes(orjson.dumps(told))


def measure(folder: Path, count: int, workers: int) -> Measured:
    """Everything, in this folder. Raises ValueError where a record is missing."""
    (folder / "kg.toml").write_text(SETTINGS, encoding="utf-8")
    file = folder / "records.jsonl"
    write(count, file)
    _run("-m", "bench.million", "--build", folder, "--workers", str(workers))
    told = orjson.loads((folder / "built.json").read_bytes())
    stages = [Stage(**it) for it in told.pop("stages")]
    if told.pop("pages") != count:
        raise ValueError(f"not all of {count} records were built")
    made = Measured(count, workers, stages=stages, bytes_in=file.stat().st_size, **told)
    made.disk = disk(folder / "output")
    made.checks = checks(folder / "output")
    made.start = _run("-m", "kg", "query", "--list").seconds
    made.queries = queries(folder)
    return made


def checks(out: Path) -> dict[str, int]:
    """How many findings of each check the release lists; they are read one by one."""
    from kg.release import Release  # noqa: PLC0415

    counts = Counter(f"{it['check']} ({it['severity']})" for it in Release.current(out).findings())
    return dict(sorted(counts.items()))


def queries(folder: Path) -> list[Asked]:
    """Every shipped query by a command of its own."""
    from kg.query import shipped  # noqa: PLC0415

    found = []
    for query in shipped():
        given = [f"--param={name}={value}" for name, value in GIVEN.get(query.name, {}).items()]
        it = _run("-m", "kg", "query", query.name, *given, "--format", "csv", "--store", folder / "output")
        found.append(Asked(query.name, it.seconds, max(it.lines - 1, 0), it.memory))
    return found


@dataclass
class _Ran:
    seconds: float
    lines: int
    memory: float


def _run(*arguments: str | Path) -> _Ran:
    """Runs a Python program of ours; lines are those of its output, of which no more than a piece is held."""
    begun = time.perf_counter()
    root = Path(__file__).parent.parent
    with subprocess.Popen(  # noqa: S603  # our own program with our own arguments
        [sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(root)}
    ) as running:
        output, lines = running.stdout, 0
        while output is not None and (piece := output.read(1 << 20)):
            lines += piece.count(b"\n")
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(map(str, arguments))} ended with {running.returncode}")
    return _Ran(time.perf_counter() - begun, lines, used.ru_maxrss / 1024)  # Linux counts in KiB


def disk(out: Path) -> dict[str, int]:
    """Bytes on disk by part of the output folder; a file with several names counts with the first of them."""
    release, seen = (out / "current").resolve(), set[int]()
    sizes: Counter[str] = Counter()
    for root, within in ((release, ""), (out / "parts", "parts/")):
        for place in sorted(root.iterdir()):
            if place.is_symlink():
                continue
            for path in (place, *place.rglob("*")) if place.is_dir() else (place,):
                told = path.lstat()
                if told.st_ino not in seen:
                    seen.add(told.st_ino)
                    sizes[f"{within}{place.name}"] += told.st_blocks * 512
    return dict(sizes.most_common())


def told(it: Measured) -> str:
    """The section of docs/performance.md."""
    called = f"python -m bench.million {it.count} --write docs/performance.md"
    minutes = f"{it.seconds / 60:.1f} minutes"
    stages = [
        f"| {s.name} | {s.seconds:,.1f} | {s.parent:,.1f} | {s.workers:,.1f} | {s.parent_memory:,.0f} | "
        f"{s.worker_memory:,.0f} |"
        for s in it.stages
    ]
    sizes = [f"| `{name}` | {size / 1e6:,.1f} |" for name, size in it.disk.items() if size >= 50_000]
    found = [f"| {name} | {count:,} |" for name, count in it.checks.items()]
    asked = [f"| {q.name} | {q.seconds:,.2f} | {q.rows:,} | {q.memory:,.0f} |" for q in it.queries]
    head = (
        f"{TITLE}\n\n{report.told(called, f'{it.workers} workers')} "
        f"Invented light records as JSON Lines, {it.bytes_in / 1e6:,.0f} MB, built by `kg build` with settings that "
        f"publish nothing: {it.incidents:,} incidents and {it.triples:,} triples in {minutes}, "
        f"{it.failures:,} records refused, {sum(it.disk.values()) / 1e9:,.2f} GB on disk."
    )
    return "\n".join(
        [
            head,
            "",
            "| stage | seconds | of the processor, build | workers | MiB so far, build | largest worker |",
            "|---|---|---|---|---|---|",
            *stages,
            "",
            "| findings | |",
            "|---|---|",
            *found,
            "",
            "| on disk | MB |",
            "|---|---|",
            *sizes,
            "",
            f"Every shipped query as one `kg query`, whose start takes {it.start:.2f} s of it:",
            "",
            "| query | seconds | rows | MiB |",
            "|---|---|---|---|",
            *asked,
            "",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="an empty folder to work in, which stays; else a temporary one")
    parser.add_argument("--write", type=report.document, metavar="FILE", help="put the section into this document")
    parser.add_argument("--build", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.build:
        build(chosen.build, chosen.workers)
        return
    with tempfile.TemporaryDirectory(prefix="million-") as place:
        folder = chosen.folder or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        section = told(measure(folder, chosen.count, chosen.workers))
    print(section)
    if chosen.write:
        report.put(chosen.write, section, TITLE)


if __name__ == "__main__":
    main()
