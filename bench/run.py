"""`make bench`: generated incidents, us and the others side by side in one run; ratios, rates, memory, growth, a chart.

    python -m bench.run [--incidents 100000] [--peers FOLDER] [--documents 27400] [--write docs/performance.md]

Sizes are 1,000, 10,000 and 100,000 incidents, up to `--incidents`. Peers are those that `bench/peers.sh FOLDER run` has
installed; one that is absent is named in the table. Every engine runs in a process of its own. The queries have a
graph of our model with as many documents as give as many triples (`bench.queries`).
"""

from __future__ import annotations

import argparse
import importlib.util
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

from bench import loading, queries, shacl
from bench.chart import Series, chart
from bench.light import incident

SIZES = (1_000, 10_000, 100_000)
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
CHART = "img/performance.svg"

#: Incidents on which pySHACL and pyrudof are compared: they take seconds there, and hours on all.
BESIDE = 1_000

#: Triples of a document of bench.many, those of the ontology apart.
_TRIPLES_A_DOCUMENT = 312

#: Benches of their own that write their own section, where they are part of this tree; with how many things.
_OTHERS = {"bench.stream": 10_000}

Figures = dict[str, Any]


def measure(incidents: int, documents: int, peers: Path | None, folder: Path) -> Figures:
    """Runs every part, telling on stderr what is done."""
    sizes = [size for size in SIZES if size <= incidents] or [incidents]
    found: Figures = {"sizes": sizes, "triples": sum(len(incident(it)) for it in range(1_000)) / 1_000}
    found["shacl"] = [_shacl("ours", size, folder, None) for size in sizes]
    beside = min(BESIDE, sizes[-1])
    rudof = _python(peers, "rudof")
    found["beside"] = [_shacl("ours", beside, folder, None), _shacl("pyshacl", beside, folder, None)]
    found["beside"].append(_shacl("rudof", beside, folder, rudof) if rudof else {"engine": "rudof", "absent": True})
    found["loading"] = list(_loading(sizes, peers, folder))
    _say("queries")
    found["queries"] = queries.measure(folder / "queries", documents, peers, 5)
    return found


def _shacl(engine: str, size: int, folder: Path, python: Path | None) -> Figures:
    _say(f"validation: {engine}, {size:,} incidents")
    data, turtle = shacl.write(size, folder)
    ran = shacl.measure(engine, data, turtle, None if python is None else str(python))
    data.unlink()
    told = {name: ran[name] for name in ("seconds", "cpu", "memory")}
    return {"engine": engine, "count": size, "planted": shacl.as_planted(ran, size), **told}


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
    yield f"Validation, light incidents of {found['triples']:.1f} triples, {shacl.components()} constraint components:"
    yield ""
    yield "| incidents | clock, µs each | processor, µs each | most memory, MiB | findings as planted |"
    yield "|--:|--:|--:|--:|---|"
    for it in found["shacl"]:
        each = f"{1e6 * it['seconds'] / it['count']:.0f} | {1e6 * it['cpu'] / it['count']:.0f}"
        yield f"| {it['count']:,} | {each} | {it['memory']:.0f} | {_yes(it['planted'])} |"
    yield ""
    yield f"Growth: {_growth(found['shacl'])}."
    yield ""
    ours = found["beside"][0]
    yield f"| on {ours['count']:,} incidents | processor, s | times ours | most memory, MiB | findings as planted |"
    yield "|---|--:|--:|--:|---|"
    for it in found["beside"]:
        if it.get("absent"):
            yield f"| {it['engine']} | absent | | | |"
        else:
            ratio = it["cpu"] / ours["cpu"]
            yield f"| {it['engine']} | {it['cpu']:.2f} | {ratio:.1f} | {it['memory']:.0f} | {_yes(it['planted'])} |"


def _loads(found: Figures) -> Iterator[str]:
    yield "Reading, making and loading triples:"
    yield ""
    yield "| engine | incidents | triples | triples/s by the clock | triples/s of a processor | most memory, MiB |"
    yield "|---|--:|--:|--:|--:|--:|"
    for it in sorted(found["loading"], key=lambda it: list(loading.ENGINES).index(it["engine"])):
        if it.get("absent"):
            yield f"| {it['engine']} | {it['count']:,} | absent | | | |"
            continue
        rates = f"{it['triples'] / it['seconds']:,.0f} | {it['triples'] / it['cpu']:,.0f}"
        yield f"| {it['engine']} | {it['count']:,} | {it['triples']:,} | {rates} | {it['memory']:.0f} |"
    yield ""
    for engine, what in loading.ENGINES.items():
        runs = [it for it in found["loading"] if it["engine"] == engine and not it.get("absent")]
        yield f"- {engine}: {what}. Growth: {_growth(runs)}."
    ours, raw = ([it for it in found["loading"] if it["engine"] == name][-1] for name in ("ours", "pyoxigraph"))
    yield f"- Ours loads at {raw['cpu'] / ours['cpu']:.2f} of the raw loader's rate, by processor time."


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
    lines = [Series("kg validates", [(it["count"], it["seconds"]) for it in found["shacl"]])]
    lines += [
        Series(f"{it['engine']} validates", [(it["count"], it["seconds"])])
        for it in found["beside"][1:]
        if not it.get("absent")
    ]
    for engine in loading.ENGINES:
        runs = [it for it in found["loading"] if it["engine"] == engine and not it.get("absent")]
        does = {"rdflib": "parses", "morph-kgc": "maps"}.get(engine, "loads")
        lines.append(
            Series(f"{'kg' if engine == 'ours' else engine} {does}", [(it["count"], it["seconds"]) for it in runs])
        )
    return chart([it for it in lines if it.points], "incidents", "seconds by the clock")


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
    made = section(found, _told(f"make bench N={chosen.incidents}"))
    sys.stdout.write(made + "\n")
    if chosen.write:
        chosen.write.write_text(replaced(chosen.write.read_text(encoding="utf-8"), made), encoding="utf-8")
        (chosen.write.parent / CHART).write_text(_drawn(found), encoding="utf-8")
        for module, count in _OTHERS.items():
            if importlib.util.find_spec(module):
                command = [
                    sys.executable,
                    "-m",
                    module,
                    str(min(count, chosen.incidents)),
                    "--write",
                    str(chosen.write),
                ]
                subprocess.run(command, check=True)  # noqa: S603  # our own arguments


if __name__ == "__main__":
    main()
