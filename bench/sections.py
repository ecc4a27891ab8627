"""The figures of `make bench` as a section of a document, and as a chart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from bench import folders, loading, shacl, validators
from bench.chart import Series, chart

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
CHART = "img/performance.svg"

Figures = dict[str, Any]


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
    for engine in validators.OURS:
        yield f"- {engine}. Growth: {_growth([it for it in found['shacl'] if it['engine'] == engine])}."
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
            yield f"| {it['engine']} | {it['count']:,} | {it['absent']} | | | |"
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
    yield ""
    yield from folders.section(it["folders"])


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


def drawn(found: Figures) -> str:
    """The chart: seconds by the number of incidents."""
    does = {
        "ours": "kg loads",
        "rdflib": "rdflib parses",
        "morph-kgc": "morph-kgc maps",
        "models to shards": "kg makes shards",
    }
    lines = [
        *_series(found["shacl"], "kg{} validates", "ours"),
        *_series([it for it in found["beside"] if it["engine"] not in validators.OURS], "{} validates"),
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


def _ms(milliseconds: float | None) -> str:
    if milliseconds is None:
        return "–"
    return f"{milliseconds:,.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def _yes(it: bool) -> str:
    return "yes" if it else "NO"
