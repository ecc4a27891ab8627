"""What a second build costs where one page in a hundred changed, beside the first build.

    python -m bench.again [COUNT] [--workers 2] [--part 0.01]

Pages are generated (`bench.generate`), one incident each. The changed pages get a sentence more, so that all offsets
behind it move. Times are of the build and its workers: seconds by the clock, and seconds of the processors (user and
system), which other programs on the machine do not stretch. The settings publish nothing. The store's swap (it is
copied by links, changed and closed; the first time filled) and the pages for people (findings and report) are stated
apart.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from bench.generate import write
from kg.pipeline import build, inputs
from kg.settings import Settings

SETTINGS = Settings(base="https://example.org/scale/")


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processors, start of the program and of its workers included."""

    clock: float
    processors: float

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.clock - other.clock, self.processors - other.processors)

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.clock + other.clock, self.processors + other.processors)


@dataclass(frozen=True)
class Run:
    """One build: all of it, and what it took in it to write the store and the pages for people."""

    whole: Cost
    store: Cost
    shown: Cost
    reused: int
    triples: int

    @property
    def own(self) -> Cost:
        """Reading, lifting, checking, linking, the master, findings: all but the store and the pages for people."""
        return self.whole - self.store - self.shown


def now() -> Cost:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Cost(time.perf_counter(), sum(it.ru_utime + it.ru_stime for it in spent))


class Watch:
    """What each stage of a build cost, told by its progress: a step ends when it is told of."""

    def __init__(self) -> None:
        self.spent: dict[str, Cost] = {}
        self._last = now()

    def __call__(self, stage: str, done: int, _total: int) -> None:
        at = now()
        if done:
            self.spent[stage] = self.spent.get(stage, Cost(0.0, 0.0)) + (at - self._last)
        self._last = at


def once(folder: Path, workers: int) -> Run:
    """Builds in this process, which has done nothing else; its start counts."""
    watch = Watch()
    summary = build(inputs([str(folder / "pages")]), folder / "output", SETTINGS, workers=workers, progress=watch)
    whole = Cost(time.time() - _born(), now().processors)
    return Run(whole, watch.spent["storing"], watch.spent["showing"], summary.reused, summary.triples)


def _born() -> float:
    """When this process began, in seconds since 1970 (proc(5): field 22 of stat, in ticks since the machine began)."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    begun = next(
        line for line in Path("/proc/stat").read_text(encoding="ascii").splitlines() if line.startswith("btime")
    )
    return int(begun.split()[1]) + ticks / 100


def change(folder: Path, part: float) -> int:
    """Adds a sentence to some pages, spread evenly; returns to how many."""
    pages = sorted(folder.iterdir())
    step = max(1, round(1 / part))
    changed = pages[step // 2 :: step]
    for path in changed:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("This page is fictional.", "This page is fictional. It was edited."), "utf-8")
    return len(changed)


def run(folder: Path, workers: int) -> Run:
    """One build in a process of its own."""
    command = [sys.executable, "-m", "bench.again", "--once", str(folder), "--workers", str(workers)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # our own program
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    it = orjson.loads(done.stdout)
    return Run(Cost(**it["whole"]), Cost(**it["store"]), Cost(**it["shown"]), it["reused"], it["triples"])


def told(first: Run, second: Run, pages: int, changed: int) -> str:
    """The table of both builds."""
    lines = [f"{pages:,} pages, {first.triples:,} triples; then {changed:,} changed, {second.reused:,} taken over", ""]
    lines.append(f"{'':38}{'first':>20}{'second':>20}{'ratio':>9}")
    for name, one, other in (
        ("build", first.own, second.own),
        ("store", first.store, second.store),
        ("pages for people", first.shown, second.shown),
        ("all", first.whole, second.whole),
        ("build / all of the first but its pages", first.whole - first.shown, second.own),
    ):
        lines.append(f"{name:38}{_cost(one)}{_cost(other)}{other.processors / one.processors:9.1%}")
    return "\n".join([*lines, "", "s by the clock / s of the processors; ratio of the latter", ""])


def _cost(it: Cost) -> str:
    return f"{it.clock:10.2f} /{it.processors:8.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--part", type=float, default=0.01, help="of the pages that change")
    parser.add_argument("--once", type=Path, metavar="FOLDER", help="one build of FOLDER/pages, its cost as JSON")
    chosen = parser.parse_args()
    if chosen.once:
        sys.stdout.buffer.write(orjson.dumps(asdict(once(chosen.once, chosen.workers))))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(chosen.count, folder / "pages", every=0)
        first = run(folder, chosen.workers)
        changed = change(folder / "pages", chosen.part)
        sys.stdout.write(told(first, run(folder, chosen.workers), chosen.count, changed))


if __name__ == "__main__":
    main()
