"""What a second build costs where one page in a hundred changed, beside the first build.

    python -m bench.again [COUNT …] [--workers 2] [--part 0.01] [--long] [--publish] [--write docs/performance.md]

Pages are generated (`bench.generate`), one incident each, short or as long as real ones. The changed pages get a
sentence more, so that all offsets behind it move. Figures are seconds of the processors (user and system) of the build
and its workers, start included, which other programs on the machine do not stretch, and seconds by the clock beside
them. A stage's figure holds what the workers did in it, too. The settings publish nothing, with `--publish` what
`victims = "counts"` and `text = "quotes"` let out. The store's swap stands apart: it is copied by links, changed and
closed; the first time filled. So do the answers of the shipped queries, where workers do not make them beside the
report, and with `--publish` the publication with the exports; the answers then stand with the report. The program's
modules are compiled beforehand, as an installation does. Three times pages change and are built again: the run in the
middle counts, for a short run may meet a fast or a slow moment of the machine. Of several COUNTs each is run, and what
a page more costs is told from the first to the last. How far a build is stands on the error output.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson

from bench import report
from bench.generate import write
from kg.pipeline import build, inputs
from kg.settings import Settings

TITLE = "## A second build"
SETTINGS = Settings(base="https://example.org/scale/")
PUBLISHING = Settings(base=SETTINGS.base, victims="counts", text="quotes")

#: The stages that a build tells of, by what they are called here; all else is in the first.
_ROWS = ("reading to findings", "store", "answers", "report", "publication")
_STAGES = {"storing": "store", "showing": "report"}
#: Seconds after which the progress of a stage is told again.
_TELL_EVERY = 20.0
#: What is told of each way to run it: whether pages are long, whether they are published.
_TOLD = {
    (False, False): "Settings that publish nothing:",
    (True, False): "The same with pages as long as real ones:",
    (False, True): 'With `victims = "counts"`, `text = "quotes"`, public/ and exports:',
}
#: How often pages change and are built again.
_TIMES = 3
#: What is shown, by the functions that `kg.pipeline.publish` calls for it: told apart where they run one by one.
_APART = {"keep_answers": "answers", "export": "publication"}


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processors."""

    clock: float = 0.0
    processors: float = 0.0

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.clock - other.clock, self.processors - other.processors)

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.clock + other.clock, self.processors + other.processors)


@dataclass(frozen=True)
class Run:
    """One build: all of it, and its parts by the names of `_ROWS`; those that it did not do are not there."""

    whole: Cost
    parts: dict[str, Cost]
    reused: int
    triples: int


def now() -> Cost:
    """Of this process and its workers, living and ended."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    ended = sum(it.ru_utime + it.ru_stime for it in spent)
    return Cost(time.perf_counter(), ended + sum(map(_spent, _children())))


def _children() -> list[str]:
    """The processes that threads of this one have started and that still run (proc(5))."""
    found = []
    for thread in Path("/proc/self/task").iterdir():
        found += (thread / "children").read_text(encoding="ascii").split()
    return found


def _spent(process: str) -> float:
    """Its seconds of the processors: fields 14 and 15 of stat, in ticks."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


class Watch:
    """What each stage of a build cost, told by its progress: from when it is told of until another one is, or its end.

    Only those of `_STAGES`: looking at processes for each page would be measured, too.
    """

    def __init__(self) -> None:
        self.spent: dict[str, Cost] = defaultdict(Cost)
        self._row: str | None = None
        self._last = now()
        self._told = ("", 0.0)

    def __call__(self, stage: str, done: int, total: int) -> None:
        row = _STAGES.get(stage) if done < total else None
        if row is not None or self._row is not None:
            at = now()
            if self._row is not None:
                self.spent[self._row] += at - self._last
            self._row, self._last = row, at
        if stage != self._told[0] or time.monotonic() > self._told[1] + _TELL_EVERY:
            self._told = (stage, time.monotonic())
            sys.stderr.write(f"  {stage} {done:,} of {total:,}\n")
            sys.stderr.flush()

    def apart(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        """The function, whose cost is then no more the report's."""

        def watched(*given: object) -> object:
            begun = now()
            made = function(*given)
            cost = now() - begun
            self.spent[name] += cost
            self.spent["report"] -= cost
            return made

        return watched


def once(folder: Path, workers: int, publish: bool) -> Run:
    """Builds in this process, which has done nothing else; its start counts."""
    from kg.pipeline import publish as showing  # noqa: PLC0415  # only the process that builds

    watch = Watch()
    for function, name in _APART.items():
        if (name == "publication") is publish:  # what goes to workers by name cannot be watched from here
            setattr(showing, function, watch.apart(name, getattr(showing, function)))
    settings = PUBLISHING if publish else SETTINGS
    pages = inputs([str(folder / "pages")])
    summary = build(pages, folder / "output", settings, workers=workers, progress=watch)
    whole = Cost(time.time() - _born(), now().processors)
    parts = dict(watch.spent)
    rest = [cost for name, cost in parts.items() if name != _ROWS[0]]
    parts[_ROWS[0]] = whole - sum(rest, Cost())
    return Run(whole, parts, summary.reused, summary.triples)


def _born() -> float:
    """When this process began, in seconds since 1970 (proc(5): field 22 of stat, in ticks since the machine began)."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    begun = next(
        line for line in Path("/proc/stat").read_text(encoding="ascii").splitlines() if line.startswith("btime")
    )
    return int(begun.split()[1]) + ticks / os.sysconf("SC_CLK_TCK")


def change(folder: Path, part: float) -> int:
    """Adds a sentence to some pages, spread evenly; returns to how many."""
    pages = sorted(folder.iterdir())
    step = max(1, round(1 / part))
    changed = pages[step // 2 :: step]
    for path in changed:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("This page is fictional.", "This page is fictional. It was edited."), "utf-8")
    return len(changed)


def run(folder: Path, workers: int, publish: bool) -> Run:
    """One build in a process of its own."""
    command = [sys.executable, "-m", "bench.again", "--once", str(folder), "--workers", str(workers)]
    command += ["--publish"] if publish else []
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    variables["PYTHONPYCACHEPREFIX"] = str(folder.parent / "compiled")
    sys.stderr.write(f"{' '.join(command)}\n")
    # no time limit: of many pages a build takes hours on a busy machine, and tells how far it is
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=variables)  # noqa: S603  # our own program
    it = orjson.loads(done.stdout)
    parts = {name: Cost(**cost) for name, cost in it["parts"].items()}
    return Run(Cost(**it["whole"]), parts, it["reused"], it["triples"])


def told(first: Run, second: Run, pages: int, changed: int) -> str:
    """The table of both builds, as Markdown."""
    lines = [
        f"{pages:,} pages, {first.triples:,} triples; then {changed:,} changed, {second.reused:,} taken over "
        f"(of {_TIMES} such builds the middle one).",
        "",
        "| | first build | second build | part of the whole first |",
        "|---|---|---|---|",
    ]
    whole = first.whole
    for name in _ROWS:
        if name in first.parts or name in second.parts:
            lines.append(_row(name, first.parts.get(name), second.parts.get(name), whole))
    lines.append(_row("all", first.whole, second.whole, whole))
    swapped = second.parts.get("store", Cost())
    lines.append(_row("all but the store's swap", first.whole, second.whole - swapped, whole))
    answered = second.parts.get("answers", Cost())
    lines.append(
        _row("all but the store's swap and the answers", first.whole, second.whole - swapped - answered, whole)
    )
    return "\n".join([*lines, "", "Seconds of the processors, and by the clock in brackets.", ""])


def _row(name: str, first: Cost | None, second: Cost | None, whole: Cost) -> str:
    part = "" if second is None else f"{second.processors / whole.processors:.1%} ({second.clock / whole.clock:.1%})"
    return f"| {name} | {_cost(first)} | {_cost(second)} | {part} |"


def _cost(it: Cost | None) -> str:
    return "with the report" if it is None else f"{it.processors:,.1f} ({it.clock:,.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="*", default=[1000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--part", type=float, default=0.01, help="of the pages that change")
    parser.add_argument("--publish", action="store_true", help="publish and export, too")
    parser.add_argument(
        "--write",
        type=report.document,
        metavar="FILE",
        help="put the section into this file; it has three ways: plain, with --long, with --publish",
    )
    parser.add_argument("--long", action="store_true", help="pages as long as real ones")
    parser.add_argument("--once", type=Path, metavar="FOLDER", help="one build of FOLDER/pages, its cost as JSON")
    chosen = parser.parse_args()
    if chosen.once:
        sys.stdout.buffer.write(orjson.dumps(once(chosen.once, chosen.workers, chosen.publish)))
        return
    ways = _TOLD if chosen.write else {(chosen.long, chosen.publish): ""}
    tables = [_sizes(chosen.count, chosen.workers, chosen.part, long, publish) for long, publish in ways]
    sys.stdout.write("\n".join(tables))
    if chosen.write:
        counts = " ".join(map(str, chosen.count))
        called = f"python -m bench.again {counts} --write docs/performance.md"
        head = f"{TITLE}\n\n{report.told(called, f'{chosen.workers} workers')}"
        section = "\n\n".join([head, *(f"{text} {table}" for text, table in zip(ways.values(), tables, strict=True))])
        report.put(chosen.write, section, TITLE)


def _sizes(counts: list[int], workers: int, part: float, long: bool, publish: bool) -> str:
    """The tables of all sizes, and what a page more costs."""
    with tempfile.TemporaryDirectory() as place:
        _both(Path(place) / "few", 2, workers, part, long, publish)  # compiles the modules
        both = [_both(Path(place) / str(count), count, workers, part, long, publish) for count in counts]
    texts = [told(first, second, count, changed) for count, (first, second, changed) in zip(counts, both, strict=True)]
    if len(counts) > 1:
        texts.append(_growth(counts[-1] - counts[0], both[0], both[-1]))
    return "\n".join(texts)


def _both(folder: Path, count: int, workers: int, part: float, long: bool, publish: bool) -> tuple[Run, Run, int]:
    """First and second build, and how many pages changed between them."""
    write(count, folder / "pages", every=0, long=long)
    first = run(folder, workers, publish)
    later = []
    for _ in range(_TIMES):
        changed = change(folder / "pages", part)
        later.append(run(folder, workers, publish))
    shutil.rmtree(folder)
    return first, sorted(later, key=_without_swap)[_TIMES // 2], changed


def _growth(more: int, few: tuple[Run, Run, int], many: tuple[Run, Run, int]) -> str:
    """What a page more costs, all but the store's swap."""
    pairs = ((few[0], many[0]), (few[1], many[1]))
    first, second = (1000 * (_without_swap(large) - _without_swap(small)) / more for small, large in pairs)
    return (
        f"From the first size to the last, without the store, a page more costs {first:,.1f} ms of a processor in the "
        f"first build and {second:,.2f} ms ({second / first:.1%}) in the second.\n"
    )


def _without_swap(it: Run) -> float:
    return it.whole.processors - it.parts.get("store", Cost()).processors


if __name__ == "__main__":
    main()
