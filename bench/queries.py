"""Every shipped query three ways at a given size: kept answers, the store alone, and Virtuoso; DuckDB on flat tables.

    python -m bench.queries [DOCUMENTS] [--peers FOLDER] [--folder FOLDER] [--json FILE]

The graph is `bench.many`'s: 27,400 documents are 8.56 million triples. Whole answers are
written as TSV: ours in this process, Virtuoso's behind HTTP on loopback. Milliseconds are by the clock, the median of
`--times` runs; what takes the store alone long is run once. The queries in folders are asked as `bench.folders` tells.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import QueryResultsFormat, QuerySolutions

from bench import folders
from bench.generate import Incident
from bench.many import NAMES, write
from bench.virtuoso import Virtuoso, virtuoso
from kg import answers
from kg.answers.keyed import keyed
from kg.query import Query, bind, shipped
from kg.store import Graphs

#: What is given where a query has parameters: values that some document has.
GIVEN: dict[str, dict[str, str]] = {
    "codes": {"asked": "ZZ200077"},
    "incident": {"code": "ZZ200077"},
    "incidents-at-place": {"name": f"{Incident.make(200_078).place[1]} 200078"},
    "incidents-in-period": {"first": "2017-01-01", "last": "2017-03-31"},
    "incidents-of-belligerent": {"name": "Russian Military"},
    "sources": {"code": "ZZ200077"},
    "victims": {"code": "ZZ200000"},
}
_SLOW_S = 1.0

_DUCKDB = """
import json, statistics, sys, time
import duckdb
folder, times = sys.argv[1], int(sys.argv[2])
base = duckdb.connect()
for name in ("figures", "sources"):
    base.execute(f"CREATE TABLE {name} AS FROM read_csv('{folder}/{name}.tsv', delim='\\t', header=true)")
asked = {
    "totals-by-belligerent": "SELECT belligerent, count(*), sum(least), sum(most) FROM figures GROUP BY 1 ORDER BY 1",
    "months": "SELECT substr(day::VARCHAR, 1, 7), belligerent, count(*), sum(least), sum(most)"
              " FROM figures GROUP BY 1, 2 ORDER BY 1, 2",
    "top-sources": "SELECT name, count(DISTINCT incident), count(DISTINCT item) FROM sources"
                   " GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1",
}
found = {}
for name, text in asked.items():
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        base.execute(text).fetchall()
        took.append(1000 * (time.perf_counter() - begun))
    found[name] = statistics.median(took)
print(json.dumps({"version": duckdb.__version__, "ms": found}))
"""

#: The flat tables that DuckDB is given: name -> columns, SELECT.
_FLAT = {
    "figures": (
        "incident belligerent day least most",
        "?a a chv:Assessment ; chv:about ?i ; chv:figure ?f ; chv:statedTime ?t . ?t chv:earliest ?day ."
        " ?f schema:minValue ?least ; schema:maxValue ?most ; chv:harm chc:harm-killed ; chv:group ?g ."
        " ?p chv:about ?i ; chv:suspects|chv:listsAsKnown ?b . ?b skos:prefLabel ?belligerent",
    ),
    "sources": (
        "incident item name",
        "?item chv:kind chc:report-source-item ; chv:about ?i ; skos:prefLabel ?name",
    ),
}


def measure(folder: Path, documents: int, peers: Path | None, times: int) -> dict[str, Any]:
    """Makes graph, store and answers in `folder` where they are not yet, and times everything."""
    told = made(folder, documents)
    graphs = Graphs.open(folder / "store")
    installed = peers / "virtuoso" if peers else None
    there = installed is not None and (installed / "usr/bin/virtuoso-t").exists()
    told["duckdb"] = _duckdb(folder, graphs, peers, times)
    with tempfile.TemporaryDirectory() as work:
        beside = virtuoso(installed, triples(folder), Path(work) / "v") if there and installed else nullcontext(None)
        with beside as server:
            told["virtuoso"] = None if server is None else {"version": server.version, "loaded": server.loaded}
            told["queries"] = [_asked(query, graphs, folder, server, times) for query in shipped(NAMES.base)]
    told["folders"] = list(folders.measure(folder))
    return told


def made(folder: Path, documents: int) -> dict[str, Any]:
    """Sizes and seconds of what was made; kept in made.json. Answers to other queries than today's are made again."""
    file = folder / "made.json"
    told = dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}
    if not told:
        quads = write(documents, folder)
        triples, filled = _timed(lambda: Graphs.fill(folder / "store", folder / "graph.nq"))
        told = {"documents": documents, "quads": quads, "triples": triples, "filled": filled}
    asked = answers.Answers(folder / answers.FILE, "bench")
    current = [query for query in shipped(NAMES.base) if keyed(query)]
    if any(asked.page(query, GIVEN.get(query.name, {}), 0, 1) is None for query in current):
        (folder / answers.FILE).unlink(missing_ok=True)
        make = partial(answers.write_of, folder / answers.FILE, folder / "store", NAMES.base, "bench", workers=2)
        _, told["answered"] = _timed(make)
        told["answers_bytes"] = (folder / answers.FILE).stat().st_size
        file.unlink(missing_ok=True)  # it may be a link to another folder's
        file.write_text(json.dumps(told), encoding="utf-8")
    return told


def _asked(query: Query, graphs: Graphs, folder: Path, server: Virtuoso | None, times: int) -> dict[str, Any]:
    given = GIVEN.get(query.name, {})
    bindings = bind(query, given)

    def known() -> int | None:
        found = answers.Answers(folder / answers.FILE, "bench").rows(query, given)
        return None if found is None else read(found)

    def alone() -> int:
        found = graphs.query(query.text, bindings)
        assert isinstance(found, QuerySolutions)
        return read(found)

    rows, seconds = median(alone, times)
    kept, kept_s = median(known, times)
    told: dict[str, Any] = {"name": query.name, "rows": rows, "store": 1000 * seconds, "virtuoso": None}
    told["kept"] = None if kept is None else 1000 * kept_s
    told["same"] = kept is None or kept == rows
    if server is not None:
        told |= _beside(server, query, given, times)
    print(json.dumps(told), file=sys.stderr, flush=True)
    return told


def _beside(server: Virtuoso, query: Query, given: dict[str, str], times: int) -> dict[str, Any]:
    """Virtuoso's rows and milliseconds; it takes no parameters from outside, so they stand in the text."""
    text = query.text
    for name, term in bind(query, given).items():
        head, brace, rest = text.partition("WHERE {")
        text = f"{head}{brace} VALUES ?{name} {{ {term} }} {rest}"
    try:
        rows, first = server.ask(text)
        if first <= _SLOW_S:
            first = statistics.median(server.ask(text)[1] for _ in range(times))
        return {"virtuoso_rows": rows, "virtuoso": 1000 * first}
    except RuntimeError as error:
        return {"virtuoso_error": str(error)[:160]}


def read(found: QuerySolutions) -> int:
    """Rows of the answer as TSV, in which a line break of a literal is escaped. Virtuoso is asked for the same."""
    return (found.serialize(format=QueryResultsFormat.TSV) or b"").count(b"\n") - 1


def median(ask: Callable[[], Any], times: int) -> tuple[Any, float]:
    result, first = _timed(ask)
    if first > _SLOW_S:
        return result, first
    return result, statistics.median(_timed(ask)[1] for _ in range(times))


def _timed(ask: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    result = ask()
    return result, time.perf_counter() - begun


def triples(folder: Path) -> Path:
    """The union as N-Triples, each once, in a folder of its own."""
    file = folder / "union" / "graph.nt"
    if not file.exists():
        file.parent.mkdir()
        with (folder / "graph.nq").open("rb") as quads, file.open("wb") as out:
            out.writelines(_union(quads))
    return file


def _union(quads: Iterator[bytes]) -> Iterator[bytes]:
    last = b""
    for line in quads:
        triple = line[: line.rindex(b" <")] + b" .\n"
        if triple != last:
            yield triple
            last = triple


def _duckdb(folder: Path, graphs: Graphs, peers: Path | None, times: int) -> dict[str, Any] | None:
    """DuckDB's milliseconds on flat tables, which are made here and not timed. None: it is absent."""
    python = peers / "duckdb/bin/python" if peers else None
    if python is None or not python.exists():
        return None
    prefixes = f"PREFIX chv: <{NAMES.base}ns#> PREFIX chc: <{NAMES.base}concept/> PREFIX schema: <https://schema.org/>"
    prefixes += " PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    for name, (columns, pattern) in _FLAT.items():
        if not (folder / f"{name}.tsv").exists():
            variables = [f"?{column}" for column in columns.replace("incident", "i").split()]
            with (folder / f"{name}.tsv").open("w", encoding="utf-8") as out:
                out.write("\t".join(columns.split()) + "\n")
                for row in graphs.rows(f"{prefixes} SELECT {' '.join(variables)} WHERE {{ {pattern} }}"):
                    out.write("\t".join(row[it[1:]].value for it in variables) + "\n")
    done = subprocess.run(  # noqa: S603  # our own arguments
        [str(python), "-c", _DUCKDB, str(folder), str(times)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return dict(json.loads(done.stdout))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=27_400)
    parser.add_argument("--peers", type=Path, help="what bench/peers.sh installed; without it ours alone")
    parser.add_argument("--folder", type=Path, help="keep graph and store here, and use them where they are")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    chosen = parser.parse_args()
    with nullcontext(chosen.folder) if chosen.folder else tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        told = measure(folder, chosen.documents, chosen.peers, chosen.times)
    text = json.dumps(told, indent=1)
    print(text)
    if chosen.json:
        chosen.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
