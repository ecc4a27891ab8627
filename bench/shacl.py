"""Our SHACL engine, pySHACL and pyrudof side by side on light incidents: time, memory, and whether they find the same.

    python -m bench.shacl [--sizes 1000 10000 100000] [--peers 1000] [--rudof PYTHON] [--write docs/shacl.md]

`--rudof`: a Python with `pyrudof` in it (`uv venv X; uv pip install --python X/bin/python pyrudof`); it is not one of
our dependencies. Every engine runs in a process of its own on the same file of N-Triples. Ours is timed with reading
the file, document by document, and with what spans documents; the peers are timed without reading it.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from bench.light import expected, incident, shapes
from bench.memory import peak

TITLE = "## How fast it is"
#: Name -> how often it is run; the run with the median of the seconds counts.
ENGINES = {"ours": 5, "ours, 2 workers": 5, "pyshacl": 1, "rudof": 3}


def write(count: int, folder: Path) -> tuple[Path, Path]:
    """Writes the shapes and the incidents, an empty line behind each. Returns both files."""
    data, turtle = folder / f"{count}.nt", folder / "shapes.ttl"
    turtle.write_text(shapes(), encoding="utf-8")
    with data.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write("\n".join(incident(number)) + "\n\n")
    return data, turtle


def documents(path: Path) -> Iterator[bytes]:
    """The incidents of a file, one at a time."""
    rest = b""
    with path.open("rb") as source:
        while piece := source.read(1 << 18):
            *whole, rest = (rest + piece).split(b"\n\n")
            yield from whole


def run_ours(data: Path, turtle: Path, workers: int = 1) -> dict[str, Any]:
    """Streams the file through our engine. The start and the end of workers count; they are forked."""
    from kg.shacl import Result  # noqa: PLC0415  # the peers' processes do without
    from kg.shacl import compile as compiled  # noqa: PLC0415
    from kg.shacl.paths import sparql  # noqa: PLC0415

    begun = time.perf_counter()
    engine = compiled(turtle)
    ready, busy = time.perf_counter(), _busy()

    def take(it: Result) -> None:
        path = "" if it.path is None else sparql(it.path)
        told = (it.focus, path, it.shape, it.component, it.severity)
        print(json.dumps([term.strip("<>") for term in told]))

    # this process has one thread and holds nothing open, so that its workers may be forked
    with engine.stream(workers=workers, context=get_context("fork")) as stream:
        for report in stream.documents(documents(data)):
            for it in report.results:
                take(it)
        alone = time.perf_counter()
        for it in stream.end():
            take(it)
    ended = time.perf_counter()
    return {
        "compile": ready - begun,
        "seconds": ended - ready,
        "cpu": _busy() - busy,
        "together": ended - alone,
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def _busy() -> float:
    """Seconds of processors, of this process and of its workers that have ended."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(it.ru_utime + it.ru_stime for it in spent)


def run_pyshacl(data: Path, turtle: Path) -> dict[str, Any]:
    """pySHACL over the whole graph, loaded before."""
    import logging  # noqa: PLC0415

    import pyshacl  # noqa: PLC0415
    from rdflib import RDF, SH, Graph  # noqa: PLC0415

    logging.disable(logging.CRITICAL)  # a traceback for each ill-formed literal
    begun = time.perf_counter()
    graph, shapes_graph = Graph().parse(data, format="nt"), Graph().parse(turtle, format="turtle")
    ready, busy = time.perf_counter(), time.process_time()
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes_graph, inference="none")
    ended, busy = time.perf_counter(), time.process_time() - busy
    if not isinstance(report, Graph):
        raise TypeError(report)
    names = (SH.focusNode, SH.resultPath, SH.sourceShape, SH.sourceConstraintComponent, SH.resultSeverity)
    results = report.subjects(RDF.type, SH.ValidationResult)
    found = [[str(report.value(it, name) or "") for name in names] for it in results]
    return {"load": ready - begun, "seconds": ended - ready, "cpu": busy, "found": found}


_RUDOF = """
import json, sys, time
import pyrudof
data, turtle = sys.argv[1:3]
begun = time.perf_counter()
engine = pyrudof.Rudof(pyrudof.RudofConfig())
engine.read_shacl(open(turtle, encoding="utf-8").read())
engine.read_data(data, pyrudof.RDFFormat.NTriples)
ready, busy = time.perf_counter(), time.process_time()
report = engine.validate_shacl()
ended, busy = time.perf_counter(), time.process_time() - busy
short = "http://www.w3.org/ns/shacl#"
found = [
    [str(x.focus_node).strip("<>"), "" if x.path is None else str(x.path).strip("<>"), str(x.source_shape).strip("<>"),
     str(x.constraint_component).strip("<>"), short + str(x.severity).rpartition("#")[2]]
    for x in report
]
print(json.dumps({"load": ready - begun, "seconds": ended - ready, "cpu": busy, "found": found,
                  "memory": int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024,
                  "version": pyrudof.Rudof(pyrudof.RudofConfig()).get_version()}))
"""


def measure(engine: str, data: Path, turtle: Path, rudof: str | None = None, times: int = 1) -> dict[str, Any]:
    """One engine in a process of its own, so many times: the run with the median of the seconds.

    `memory` is the most that one process took, in MiB.
    """
    runs = sorted((_once(engine, data, turtle, rudof) for _ in range(times)), key=lambda it: float(it["seconds"]))
    return runs[(len(runs) - 1) // 2]


def _once(engine: str, data: Path, turtle: Path, rudof: str | None) -> dict[str, Any]:
    if engine == "rudof":
        command = [str(rudof), "-c", _RUDOF, str(data), str(turtle)]
    else:
        command = [sys.executable, "-m", "bench.shacl", "--run", engine, str(data), str(turtle)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603  # our own arguments
    if done.returncode:
        raise RuntimeError(f"{engine}: {done.stderr[-2000:]}")
    *told, last = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(last)
    found.setdefault("found", [json.loads(line) for line in told])
    return found


_RUN: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    "ours": run_ours,
    "ours, 2 workers": lambda data, turtle: run_ours(data, turtle, 2),
    "pyshacl": run_pyshacl,
}


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two engines found the same: focus node, path, shape, component and severity."""
    return {tuple(it) for it in one["found"]} == {tuple(it) for it in other["found"]}


def as_planted(run: dict[str, Any], count: int) -> bool:
    """Whether the findings are the defects that were planted."""
    wanted, found = expected(count), dict[str, int]()
    for it in run["found"]:
        name = str(it[2]).rpartition("#")[2]
        found[name] = found.get(name, 0) + 1
    return found == dict(wanted)


def main() -> None:
    """Runs everything and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000, 100000])
    parser.add_argument("--peers", type=int, default=1000, help="incidents for the side-by-side run")
    parser.add_argument("--rudof", help="a Python with pyrudof; without it pyrudof is left out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the section into this document")
    parser.add_argument("--from", dest="taken", type=Path, metavar="FILE", help="take the figures of an earlier --json")
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.run:
        engine, data, turtle = chosen.run
        found = _RUN[engine](Path(data), Path(turtle))
        found["memory"] = max(peak(), found.get("worker", 0.0))
        print(json.dumps(found))
        return
    if chosen.taken:
        figures = json.loads(chosen.taken.read_text(encoding="utf-8"))
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures = [*_sizes(chosen.sizes, Path(folder)), *_peers(chosen.peers, Path(folder), chosen.rudof)]
    if chosen.write:
        before, _, _ = chosen.write.read_text(encoding="utf-8").partition(TITLE)
        chosen.write.write_text(before + section(figures), encoding="utf-8")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def section(figures: list[dict[str, Any]]) -> str:
    """The figures as a section of a document."""
    sizes = [it for it in figures if "as_planted" in it]
    peers = [it for it in figures if "same" in it]
    ours = next(it for it in peers if it["engine"] == "ours")
    lines = [
        TITLE,
        "",
        f"Written by `python -m bench.shacl --write docs/shacl.md` ({date.today()}, {platform.machine()}, CPython"
        f" {platform.python_version()}). Light incidents of {ours['triples']:.0f} triples,",
        f"{ours['components']} constraint components, six kinds of defects at 1 %. Ours with reading the file,",
        "the peers without.",
        "",
        "| incidents | clock, µs each | processor, µs each | most memory, MiB | as planted |",
        "|--:|--:|--:|--:|---|",
        *(
            f"| {it['count']:,} | {it['seconds'] / it['count'] * 1e6:.0f} | {it['cpu'] / it['count'] * 1e6:.0f}"
            f" | {it['memory']:.0f} | {'yes' if it['as_planted'] else 'no'} |"
            for it in sizes
        ),
        "",
        f"Side by side on {ours['count']:,} incidents, and how many times longer the others take:",
        "",
        "| | clock, s | processor, s | times by the clock | times by processor | most memory, MiB | same findings |",
        "|---|--:|--:|--:|--:|--:|---|",
        *(
            f"| {it['engine']} | {it['seconds']:.2f} | {it['cpu']:.2f} | {it['seconds'] / ours['seconds']:.0f}"
            f" | {it['cpu'] / ours['cpu']:.0f} | {it['memory']:.0f} | {'yes' if it['same'] else 'no'} |"
            for it in peers
        ),
    ]
    return "\n".join(lines) + "\n"


def components() -> int:
    """How many constraint components the shapes declare, as a result would name them."""
    from kg.shacl import compile as compiled  # noqa: PLC0415
    from kg.shacl.terms import rows  # noqa: PLC0415

    turtle = ox.parse(shapes().encode(), format=ox.RdfFormat.TURTLE)
    return len(compiled(list(rows(turtle))).decides())


def _sizes(sizes: list[int], folder: Path) -> Iterator[dict[str, Any]]:
    print(f"{platform.python_implementation()} {platform.python_version()}; ours, document by document")
    for count in sizes:
        data, turtle = write(count, folder)
        for engine in ("ours", "ours, 2 workers"):
            run = measure(engine, data, turtle)
            each, together, busy = (run[it] / count * 1e6 for it in ("seconds", "together", "cpu"))
            right = as_planted(run, count)
            print(
                f"{engine:>16} {count:>8} incidents  {each:7.1f} µs each, {busy:6.1f} µs of a processor"
                f" ({together:.1f} across them)  {count / run['seconds']:6.0f}/s  {run['memory']:6.1f} MiB"
                f"  as planted: {right}",
                flush=True,
            )
            told = {key: it for key, it in run.items() if key != "found"}
            yield {"engine": engine, "count": count, "as_planted": right, **told}
        data.unlink()


def _peers(count: int, folder: Path, rudof: str | None) -> Iterator[dict[str, Any]]:
    data, turtle = write(count, folder)
    runs = {
        name: measure(name, data, turtle, rudof, times) for name, times in ENGINES.items() if name != "rudof" or rudof
    }
    ours, declared = runs["ours"], components()
    triples = sum(len(incident(it)) for it in range(count)) / count
    print(f"side by side on {count} incidents of {triples:.1f} triples, {declared} constraint components")
    for name, run in runs.items():
        print(
            f"{name:>16}  {run['seconds']:8.3f} s  {count / run['seconds']:8.0f}/s  {run['memory']:6.0f} MiB"
            f"  ours is {run['seconds'] / ours['seconds']:6.1f} times as fast by the clock,"
            f" {run['cpu'] / ours['cpu']:6.1f} times by processor time  {len(run['found'])} findings"
            f"  the same as ours: {same(run, ours)}  (loading before: {run.get('load', 0):.2f} s)"
        )
        told = {key: it for key, it in run.items() if key != "found"}
        yield {
            "engine": name,
            "count": count,
            "same": same(run, ours),
            "triples": triples,
            "components": declared,
            **told,
        }


if __name__ == "__main__":
    main()
