"""`make bench`: generated incidents, us and the others side by side in one run; ratios, rates, memory, growth, a chart.

    python -m bench.run [--incidents 100000] [--peers FOLDER] [--documents 27400] [--write docs/performance.md]

Sizes are 1,000, 10,000 and 100,000 incidents, up to `--incidents`. Peers are those that `bench/peers.sh FOLDER run` has
installed; one that is absent is named in the table. Every engine runs in a process of its own; slow ones and those that
need much memory have fewer incidents, which the tables tell. The queries have a graph of our model with as many
documents as give as many triples (`bench.queries`). With `--write`, other benches write their sections too, and
docs/shacl.md beside gets the figures of validation.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import loading, queries, shacl, stream
from bench.chart import Series, chart
from bench.light import incident

SIZES = (1_000, 10_000, 100_000)
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
CHART = "img/performance.svg"

#: Incidents on which all validators are compared: pySHACL takes more than a minute there, and hours on all.
BESIDE = 1_000
#: pyrudof needs some 1 MB of memory an incident.
MOST_OF_RUDOF = 10_000

#: Triples of a document of bench.many, those of the ontology apart.
_TRIPLES_A_DOCUMENT = 312

#: Benches that write a section of their own: with which part of the incidents, and with how many things at most.
_OTHERS = {"bench.stream": (0.1, 10_000), "bench.pages": (1.0, 2_000), "bench.again": (1.0, 1_000)}

Figures = dict[str, Any]


def measure(incidents: int, documents: int, peers: Path | None, folder: Path) -> Figures:
    """Runs every part, telling on stderr what is done."""
    sizes = [size for size in SIZES if size <= incidents] or [incidents]
    found: Figures = {"sizes": sizes, "triples": sum(len(incident(it)) for it in range(1_000)) / 1_000}
    _say("validation: ours")
    found["shacl"] = list(shacl.by_size(sizes, folder))
    found["beside"] = list(_beside(sizes, peers, folder))
    found["shards"] = list(_shards(sizes))
    found["loading"] = list(_loading(sizes, peers, folder))
    _say("queries")
    found["queries"] = queries.measure(folder / "queries", documents, peers, 5)
    return found


def _beside(sizes: list[int], peers: Path | None, folder: Path) -> Iterator[Figures]:
    python = _python(peers, "rudof")
    rudof = None if python is None else str(python)
    least = min(BESIDE, sizes[-1])
    _say(f"validation: all engines, {least:,} incidents")
    yield from shacl.side_by_side(least, folder, rudof)
    for size in sizes:
        if rudof and least < size <= MOST_OF_RUDOF:
            _say(f"validation: ours and rudof, {size:,} incidents")
            yield from shacl.side_by_side(size, folder, rudof, slow=False)


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
                yield {"engine": engine, "count": size, "absent": True}
            else:
                yield {"engine": engine, "count": size, **loading.measure(engine, size, place, python)}


def section(found: Figures, told: str) -> str:
    """The figures as Markdown."""
    return "\n".join(
        [
            BEGIN,
            "## Side by side",
            "",
            told,
            "",
            f"![Seconds by the number of incidents]({CHART})",
            "",
            *_validation(found),
            "",
            *_loads(found),
            "",
            *_queries(found["queries"]),
            END,
        ]
    )


def _validation(found: Figures) -> Iterator[str]:
    yield "Validation:"
    yield ""
    yield from shacl.tables(found["shacl"], found["beside"])
    for engine in shacl.OURS:
        yield f"- {engine}: growth of {_growth([it for it in found['shacl'] if it['engine'] == engine])}."
    yield "- pySHACL is sampled: it takes more than a minute for 1,000 incidents, and the time grows with their number."


def _loads(found: Figures) -> Iterator[str]:
    engines = {**loading.ENGINES, "models to shards": "kg makes sorted, compressed quads of its model, two workers"}
    every = [*found["loading"], *found["shards"]]
    runs = {name: [it for it in every if it["engine"] == name and not it.get("absent")] for name in engines}
    yield "Reading, making and loading triples:"
    yield ""
    yield "| engine | incidents | triples | triples/s by the clock | triples/s of a processor | most memory, MiB |"
    yield "|---|--:|--:|--:|--:|--:|"
    for it in sorted(every, key=lambda it: list(engines).index(it["engine"])):
        if it.get("absent"):
            yield f"| {it['engine']} | {it['count']:,} | absent | | | |"
            continue
        rates = f"{it['triples'] / it['seconds']:,.0f} | {it['triples'] / it['cpu']:,.0f}"
        yield f"| {it['engine']} | {it['count']:,} | {it['triples']:,} | {rates} | {it['memory']:.0f} |"
    yield ""
    for engine, what in engines.items():
        yield f"- {engine}: {what}. Growth: {_growth(runs[engine])}."
    ours, raw = runs["ours"][-1], runs["pyoxigraph"][-1]
    yield f"- Ours loads at {raw['cpu'] / ours['cpu']:.2f} of the raw loader's rate, by processor time."
    if runs["morph-kgc"]:
        made, mapped = (it["triples"] / it["seconds"] for it in (runs["models to shards"][-1], runs["morph-kgc"][-1]))
        yield f"- Models to shards: {made / mapped:.1f} times as many triples a second as morph-kgc, by the clock."


def _queries(it: Figures) -> Iterator[str]:
    beside, duckdb = it["virtuoso"], it["duckdb"]
    yield (
        f"The shipped queries over {it['documents']:,} documents, {it['triples']:,} triples. Whole answers as TSV,"
        f" median milliseconds by the clock. To work out the answers took {it['answered']:.0f} s, once, when the graph"
        f" was made; they are {it['answers_bytes'] / 1e6:.1f} MB."
    )
    yield ""
    yield f"Virtuoso: {'absent' if beside is None else beside['version']}. DuckDB, on flat tables made for it:"
    yield f"{'absent' if duckdb is None else duckdb['version']}. A dash: no kept answer, a few look-ups in the store."
    yield ""
    yield "| query | rows | kg, ms | the store alone, ms | Virtuoso, ms | DuckDB, ms | as many rows |"
    yield "|---|--:|--:|--:|--:|--:|---|"
    for query in it["queries"]:
        cells = [_ms(query["kept"]), _ms(query["store"]), _ms(query["virtuoso"])]
        cells[2] = "refused" if "virtuoso_error" in query else cells[2]
        flat = _ms(duckdb["ms"].get(query["name"])) if duckdb else ""
        same = query["same"] and query.get("virtuoso_rows", query["rows"]) == query["rows"]
        yield f"| {query['name']} | {query['rows']:,} | {' | '.join(cells)} | {flat} | {_yes(same)} |"
    slow = [query["name"] for query in it["queries"] if not _meets(query)]
    yield ""
    yield f"Neither under 50 ms nor within Virtuoso's time: {', '.join(slow) or 'none'}."


def _meets(query: Figures) -> bool:
    took = query["store"] if query["kept"] is None else query["kept"]
    return bool(took < 50 or (query["virtuoso"] is not None and took <= query["virtuoso"]))


def _growth(runs: list[Figures]) -> str:
    """How time and memory grow with the number of incidents: the exponents between the smallest and the largest run."""
    if len(runs) < 2:
        return "one size only"
    first, last = runs[0], runs[-1]
    many = math.log(last["count"] / first["count"])
    time, memory = (math.log(last[it] / first[it]) / many for it in ("cpu", "memory"))
    return f"time n^{time:.2f}, memory n^{memory:.2f} from {first['count']:,} to {last['count']:,}"


def _drawn(found: Figures) -> str:
    does = {
        "ours": "kg loads",
        "rdflib": "rdflib parses",
        "morph-kgc": "morph-kgc maps",
        "models to shards": "kg makes shards",
    }
    lines = [
        *_series(found["shacl"], "kg{} validates", "ours"),
        *_series([it for it in found["beside"] if it["engine"] not in shacl.OURS], "{} validates"),
    ]
    for it in _series([*found["loading"], *found["shards"]], "{}"):
        lines.append(Series(does.get(it.name, f"{it.name} loads"), it.points))
    return chart(lines, "incidents", "seconds by the clock")


def _series(runs: list[Figures], words: str, ours: str = "") -> Iterator[Series]:
    """A line an engine; absent ones have none."""
    there = [it for it in runs if not it.get("absent")]
    for engine in dict.fromkeys(it["engine"] for it in there):
        points = [(it["count"], it["seconds"]) for it in there if it["engine"] == engine]
        yield Series(words.format(engine.removeprefix(ours) if ours else engine), points)


def _told(command: str) -> str:
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {platform.system()}"
    used = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib", "pyshacl"))
    return f"Written by `{command}` on {date.today()} ({machine}; {used}). Every figure is of this one run."


def _python(peers: Path | None, name: str) -> Path | None:
    python = None if peers is None else peers.absolute() / name / "bin" / "python"
    return python if python is not None and python.exists() else None


def _ms(milliseconds: float | None) -> str:
    if milliseconds is None:
        return "–"
    return f"{milliseconds:,.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def _yes(it: bool) -> str:
    return "yes" if it else "NO"


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
            found = measure(chosen.incidents, documents, chosen.peers, Path(place))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    told = f"make bench N={chosen.incidents}"
    made = section(found, _told(told))
    sys.stdout.write(made + "\n")
    if chosen.write:
        chosen.write.write_text(replaced(chosen.write.read_text(encoding="utf-8"), made), encoding="utf-8")
        (chosen.write.parent / CHART).write_text(_drawn(found), encoding="utf-8")
        _of_validation(chosen.write.with_name("shacl.md"), found, told)
        _others(chosen.incidents, chosen.write)


def _of_validation(document: Path, found: Figures, told: str) -> None:
    before, title, _ = document.read_text(encoding="utf-8").partition(shacl.TITLE)
    if title:
        document.write_text(before + shacl.section([*found["shacl"], *found["beside"]], told), encoding="utf-8")


def _others(incidents: int, document: Path) -> None:
    """The benches with sections of their own. One that fails stops no other; they are named at the end."""
    failed = []
    for module, (part, most) in _OTHERS.items():
        count = min(most, max(1, round(part * incidents)))
        _say(f"{module}, {count:,}")
        command = [sys.executable, "-m", module, str(count), "--write", str(document)]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:  # noqa: S603  # our own arguments
            failed.append(module)
    if failed:
        raise SystemExit(f"bench: failed: {', '.join(failed)}; all other sections are written")


if __name__ == "__main__":
    main()
