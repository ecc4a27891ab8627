"""Our SHACL engine, pySHACL and pyrudof, each in a process of its own on the same file of N-Triples.

    python -m bench.validators ENGINE DATA SHAPES      one run: the findings line by line, then what it took, as JSON

Ours is timed with reading the file, document by document, and with what spans documents; the peers are timed after
they have read it. pyrudof is none of our dependencies: its Python is given.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from bench.light import expected, incident, shapes
from bench.memory import peak

OURS = ("ours", "ours, 2 workers")
#: Name -> how often it is run; the run with the median of the seconds counts.
ENGINES = {"ours": 9, "ours, 2 workers": 9, "pyshacl": 1, "rudof": 9}


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


def measure(engine: str, data: Path, turtle: Path, times: int = 1) -> dict[str, Any]:
    """One engine in a process of its own, so many times: the run with the median of the seconds.

    `memory` is the most that one process took, in MiB.
    """
    return _middle([_once(engine, data, turtle) for _ in range(times)])


def _middle(runs: Iterable[dict[str, Any]]) -> dict[str, Any]:
    ordered = sorted(runs, key=lambda it: float(it["seconds"]))
    return ordered[(len(ordered) - 1) // 2]


def _once(engine: str, data: Path, turtle: Path, rudof: str | None = None) -> dict[str, Any]:
    if engine == "rudof":
        command = [str(rudof), "-c", _RUDOF, str(data), str(turtle)]
    else:
        command = [sys.executable, "-m", "bench.validators", engine, str(data), str(turtle)]
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


def components() -> int:
    """How many constraint components the shapes declare, as a result would name them."""
    from kg.shacl import compile as compiled  # noqa: PLC0415
    from kg.shacl.terms import rows  # noqa: PLC0415

    turtle = ox.parse(shapes().encode(), format=ox.RdfFormat.TURTLE)
    return len(compiled(list(rows(turtle))).decides())


def by_size(sizes: Iterable[int], folder: Path) -> Iterator[dict[str, Any]]:
    """Ours at each size, with one process and with two workers."""
    for count in sizes:
        data, turtle = write(count, folder)
        for engine in OURS:
            run = measure(engine, data, turtle, times=3 if count <= 10_000 else 1)
            kept = {key: it for key, it in run.items() if key != "found"}
            yield {"engine": engine, "count": count, "as_planted": as_planted(run, count), **kept}
        data.unlink()


def side_by_side(count: int, folder: Path, rudof: str | None, *, slow: bool = True) -> Iterator[dict[str, Any]]:
    """The run of each engine on the same incidents, ours first, and whether it found what ours found.

    `slow`: pySHACL too, and several runs of each, taking turns. `absent` tells why a peer has none.
    """
    data, turtle = write(count, folder)
    told = {"count": count, "triples": sum(len(incident(it)) for it in range(count)) / count}
    told["components"] = components()
    runs, absent = _in_rounds(data, turtle, rudof, slow=slow)
    first = _middle(runs[OURS[0]])
    for engine in ENGINES:
        if engine in absent:
            yield {"engine": engine, "absent": absent[engine], **told}
        elif engine in runs:
            run = _middle(runs[engine])
            kept = {key: it for key, it in run.items() if key != "found"}
            yield {"engine": engine, "same": same(run, first), "planted": as_planted(run, count), **told, **kept}
    data.unlink()


def _in_rounds(
    data: Path, turtle: Path, rudof: str | None, *, slow: bool
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, str]]:
    """The runs of each engine, and why one has none. The engines take turns: the machine is not always equally fast."""
    runs, absent = dict[str, list[dict[str, Any]]](), dict[str, str]()
    if not rudof:
        absent["rudof"] = "absent"
    for number in range(max(ENGINES.values()) if slow else 1):
        for engine, times in ENGINES.items():
            if engine in absent or number >= times or (engine == "pyshacl" and not slow):
                continue
            try:
                runs.setdefault(engine, []).append(_once(engine, data, turtle, rudof))
            except RuntimeError as error:
                if engine in OURS:
                    raise
                print(f"bench: {error}", file=sys.stderr)
                runs.pop(engine)
                absent[engine] = "failed"
    return runs, absent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=list(_RUN))
    parser.add_argument("data", type=Path)
    parser.add_argument("shapes", type=Path)
    chosen = parser.parse_args()
    found = _RUN[chosen.engine](chosen.data, chosen.shapes)
    found["memory"] = max(peak(), found.get("worker", 0.0))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
