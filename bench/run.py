"""`make bench`: generated incidents, us and the others side by side in one run; ratios, rates, memory, growth, a chart.

    python -m bench.run [--incidents 100000] [--peers FOLDER] [--documents 27400] [--folder FOLDER]
        [--write docs/performance.md]

Sizes are 1,000, 10,000 and 100,000 incidents, up to `--incidents`. Peers are those that `bench/peers.sh FOLDER run` has
installed; one that is absent is named in the table. Every engine runs in a process of its own; slow ones and those that
need much memory have fewer incidents, which the tables tell. The queries have a graph of our model with as many
documents as give as many triples (`bench.queries`). With `--write`, other benches write their sections too, and
docs/shacl.md beside gets the figures of validation.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench import loading, queries, shacl, stream, validators
from bench.memory import available
from bench.sections import BEGIN, CHART, END, Figures, drawn, section

SIZES = (1_000, 10_000, 100_000)

#: Incidents on which all validators are compared: pySHACL takes more than a minute there, and hours on all.
BESIDE = 1_000
#: Incidents for pyrudof at most, and the MiB that it takes for one, with some to spare.
MOST_OF_RUDOF, _MIB_OF_RUDOF = 10_000, 1.3

#: Triples of a document of bench.many, those of the ontology apart.
_TRIPLES_A_DOCUMENT = 312

#: Benches that write a section of their own: with which part of the incidents, and with how many things at most.
_OTHERS = {"bench.stream": (0.1, 10_000), "bench.pages": (1.0, 2_000), "bench.again": (1.0, 1_000)}


def measure(incidents: int, documents: int, peers: Path | None, folder: Path, kept: Path | None = None) -> Figures:
    """Runs every part, telling on stderr what is done. `kept`: where the graph of the queries is, or is to stay."""
    sizes = [size for size in SIZES if size <= incidents] or [incidents]
    found: Figures = {"sizes": sizes, "versions": _versions(peers)}
    _say("validation: ours")
    found["shacl"] = list(validators.by_size(sizes, folder))
    found["beside"] = list(_beside(sizes, peers, folder))
    found["shards"] = list(_shards(sizes))
    found["loading"] = list(_loading(sizes, peers, folder))
    _say("queries")
    found["queries"] = queries.measure(kept or folder / "queries", documents, peers, 5)
    return found


def _beside(sizes: list[int], peers: Path | None, folder: Path) -> Iterator[Figures]:
    python = _python(peers, "rudof")
    rudof = None if python is None else str(python)
    least = min(BESIDE, sizes[-1])
    _say(f"validation: all engines, {least:,} incidents")
    yield from validators.side_by_side(least, folder, rudof)
    for size in sizes:
        if rudof and least < size <= MOST_OF_RUDOF and size * _MIB_OF_RUDOF < available():
            _say(f"validation: ours and rudof, {size:,} incidents")
            yield from validators.side_by_side(size, folder, rudof, slow=False)


def _shards(sizes: list[int]) -> Iterator[Figures]:
    """From JSON Lines of the model to shards, on two workers."""
    for size in sizes:
        _say(f"models to shards, {size:,} records")
        it = stream.apart(size, 2)
        told = {"engine": "models to shards", "count": size, "triples": it.triples, "seconds": it.seconds}
        yield {**told, "cpu": it.workers_cpu + it.parent_cpu, "memory": it.worker_memory}


def _loading(sizes: list[int], peers: Path | None, folder: Path) -> Iterator[Figures]:
    for size in sizes:
        place = folder / f"light-{size}"
        loading.files(size, place)
        for engine in loading.ENGINES:
            if size > loading.MOST.get(engine, size):
                continue
            _say(f"loading: {engine}, {size:,} incidents")
            python = _python(peers, "morph")
            if engine == "morph-kgc" and python is None:
                yield {"engine": engine, "count": size, "absent": "absent"}
                continue
            try:
                yield {"engine": engine, "count": size, **loading.measure(engine, size, place, python)}
            except RuntimeError as error:
                if engine in ("ours", "pyoxigraph"):
                    raise
                _say(str(error))
                yield {"engine": engine, "count": size, "absent": "failed"}


def _versions(peers: Path | None) -> dict[str, str]:
    """Of the packages that are compared; those of peers as their own Python tells them."""
    found = {name: version(name) for name in ("pyoxigraph", "rdflib", "pyshacl")}
    for name, package in {"rudof": "pyrudof", "morph": "morph-kgc", "duckdb": "duckdb"}.items():
        python = _python(peers, name)
        if python is not None:
            ask = f"from importlib.metadata import version; print(version({package!r}))"
            done = subprocess.run([str(python), "-c", ask], capture_output=True, text=True, check=False)  # noqa: S603
            found[package] = done.stdout.strip() or "unknown"
    return found


def _told(command: str, found: Figures) -> str:
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {platform.system()}"
    used = ", ".join(f"{name} {number}" for name, number in found["versions"].items())
    return f"Written by `{command}` on {date.today()} ({machine}; {used}). Every figure is of this one run."


def _python(peers: Path | None, name: str) -> Path | None:
    python = None if peers is None else peers.absolute() / name / "bin" / "python"
    return python if python is not None and python.exists() else None


def _say(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr, flush=True)


def replaced(text: str, made: str) -> str:
    """The document with the section between its marks, or at its end."""
    before, begin, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{made}{after}" if begin else f"{text.rstrip()}\n\n{made}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=SIZES[-1])
    parser.add_argument("--documents", type=int, help="of the queries' graph; as many triples as the incidents have")
    parser.add_argument("--peers", type=Path, help="what bench/peers.sh installed")
    parser.add_argument("--folder", type=Path, help="keep the queries' graph here, and use it where it is")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="put the section into this document, and its chart beside"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--from", dest="taken", type=Path, metavar="FILE", help="take the figures of an earlier --json")
    chosen = parser.parse_args()
    documents = chosen.documents or max(100, round(chosen.incidents * 85.6 / _TRIPLES_A_DOCUMENT))
    if chosen.taken:
        found = json.loads(chosen.taken.read_text(encoding="utf-8"))
    else:
        with tempfile.TemporaryDirectory() as place:
            found = measure(chosen.incidents, documents, chosen.peers, Path(place), chosen.folder)
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    told = f"make bench N={chosen.incidents}"
    made = section(found, _told(told, found))
    sys.stdout.write(made + "\n")
    if chosen.write:
        chosen.write.write_text(replaced(chosen.write.read_text(encoding="utf-8"), made), encoding="utf-8")
        (chosen.write.parent / CHART).write_text(drawn(found), encoding="utf-8")
        _of_validation(chosen.write.with_name("shacl.md"), found, told)
        _others(chosen.incidents, chosen.write)


def _of_validation(document: Path, found: Figures, told: str) -> None:
    if document.exists():
        before, _, _ = document.read_text(encoding="utf-8").partition(shacl.TITLE)
        document.write_text(before + shacl.section([*found["shacl"], *found["beside"]], told), encoding="utf-8")


def _others(incidents: int, document: Path) -> None:
    """The benches with sections of their own. One that fails stops no other; they are named at the end."""
    failed = []
    real = Path(os.environ.get("KG_SHARED", "../shared")) / "corpus" / "html"
    for module, (part, most) in _OTHERS.items():
        count = min(most, max(1, round(part * incidents)))
        _say(f"{module}, {count:,}")
        command = [sys.executable, "-m", module, str(count), "--write", str(document)]
        if module == "bench.pages" and real.is_dir():
            command += ["--folder", str(real)]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:  # noqa: S603  # our own arguments
            failed.append(module)
    if failed:
        raise SystemExit(f"bench: failed: {', '.join(failed)}; all other sections are written")


if __name__ == "__main__":
    main()
