"""How fast triples are read, written and loaded: each way in a process of its own, on the same light incidents.

    python -m bench.loading ENGINE COUNT FOLDER      one run, told as JSON

Seconds are by the clock and of the processor, memory is the most that the process took, in MiB. `triples` are those
that went through; our store and the raw loader put each triple in a named graph and in the default graph.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.light import ID, NS, incident
from bench.memory import peak

#: Name -> what it does, in words.
ENGINES = {
    "ours": "kg fills its store from sorted N-Quads (named graphs and union)",
    "pyoxigraph": "pyoxigraph's raw bulk loader, the same quads and triples",
    "rdflib": "rdflib parses the triples into memory",
    "morph-kgc": "morph-kgc makes N-Triples from CSV with an RML mapping, two processes",
}
#: rdflib needs some 1 kB of memory a triple; more tells nothing new.
MOST = {"rdflib": 10_000}

_COLUMNS = ("code", "day", "published", "updated", "name", "country", "status", "region", "url", "title", "size")


def files(count: int, folder: Path) -> None:
    """Writes the incidents as sorted N-Quads, as N-Triples, and their columns as CSV with a mapping."""
    if (folder / "light.nq").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "light.nq").open("w", encoding="utf-8") as quads, (folder / "light.nt").open("w") as triples:
        for number in sorted(range(count), key=str):
            for line in incident(number):
                triples.write(line + "\n")
                quads.write(f"{line[:-1]}<{ID}graph/{number}> .\n")
    with (folder / "light.csv").open("w", encoding="utf-8") as out:
        out.write("number," + ",".join(_COLUMNS) + "\n")
        for number in range(count):
            out.write(f"{number}," + ",".join(f"{column} {number}" for column in _COLUMNS) + "\n")
    (folder / "map.ttl").write_text(_mapping(folder / "light.csv"), encoding="utf-8")
    (folder / "morph.ini").write_text(
        f"[CONFIGURATION]\noutput_file: {folder / 'morph.nt'}\noutput_format: N-TRIPLES\nnumber_of_processes: 2\n"
        f"logging_level: ERROR\n[Light]\nmappings: {folder / 'map.ttl'}\n",
        encoding="utf-8",
    )


def _mapping(source: Path) -> str:
    made = [
        "@prefix rr: <http://www.w3.org/ns/r2rml#> .\n@prefix rml: <http://semweb.mmlab.be/ns/rml#> .\n"
        "@prefix ql: <http://semweb.mmlab.be/ns/ql#> .",
        f'<#Light> a rr:TriplesMap ; rml:logicalSource [ rml:source "{source}" ; rml:referenceFormulation ql:CSV ] ;',
        f'rr:subjectMap [ rr:template "{ID}{{number}}" ; rr:class <{NS}Incident> ]',
    ]
    made += [
        f'; rr:predicateObjectMap [ rr:predicate <{NS}{name}> ; rr:objectMap [ rml:reference "{name}" ] ]'
        for name in _COLUMNS
    ]
    return "\n".join(made) + " .\n"


def measure(engine: str, count: int, folder: Path, python: Path | None = None) -> dict[str, Any]:
    """One engine in a process of its own. `python` is that of morph-kgc."""
    if engine == "morph-kgc":
        return _morph(folder, python or Path(sys.executable))
    command = [sys.executable, "-m", "bench.loading", engine, str(count), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
    if done.returncode:
        raise RuntimeError(f"{engine}: {done.stderr[-2000:]}")
    return dict(json.loads(done.stdout))


def _morph(folder: Path, python: Path) -> dict[str, Any]:
    timed = (
        "import json, resource, subprocess, sys, time; begun = time.perf_counter();"
        " subprocess.run([sys.executable, '-m', 'morph_kgc', sys.argv[1]], check=True, stdout=2);"
        " used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        " print(json.dumps({'seconds': time.perf_counter() - begun, 'cpu': used.ru_utime + used.ru_stime,"
        " 'memory': used.ru_maxrss / 1024}))"
    )
    command = [str(python), "-c", timed, str(folder / "morph.ini")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
    if done.returncode:
        raise RuntimeError(f"morph-kgc: {done.stderr[-2000:]}")
    with (folder / "morph.nt").open("rb") as lines:
        triples = sum(1 for _ in lines)
    return {**json.loads(done.stdout), "triples": triples}


def _ours(folder: Path) -> int:
    from kg.store import Graphs  # noqa: PLC0415  # the peers' processes do without

    return 2 * Graphs.fill(folder / f"ours-{os.getpid()}", folder / "light.nq")


def _pyoxigraph(folder: Path) -> int:
    from pyoxigraph import RdfFormat, Store  # noqa: PLC0415

    store = Store(str(folder / f"raw-{os.getpid()}"))
    store.bulk_load(path=str(folder / "light.nq"), format=RdfFormat.N_QUADS)
    store.bulk_load(path=str(folder / "light.nt"), format=RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()
    return len(store)


def _rdflib(folder: Path) -> int:
    from rdflib import Graph  # noqa: PLC0415

    return len(Graph().parse(folder / "light.nt", format="nt"))


_RUN: dict[str, Callable[[Path], int]] = {"ours": _ours, "pyoxigraph": _pyoxigraph, "rdflib": _rdflib}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=list(_RUN))
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    files(chosen.count, chosen.folder)
    begun, busy = time.perf_counter(), time.process_time()
    triples = _RUN[chosen.engine](chosen.folder)
    told = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - busy, "triples": triples}
    told["memory"] = peak()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
