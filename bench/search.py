"""Word search at a given size: the search tables are made of a store of `bench.many`, and asked as the site asks them.

    python -m bench.search FOLDER

FOLDER holds store/ (`bench.queries --folder`); site.db is made beside it where it is not yet there. Milliseconds are
by the clock, the median of `--times` runs, of `kg.public.search.search` with the first twenty hits.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.folders import described
from bench.generate import Incident, as_text
from bench.many import NAMES
from kg.model import Reading
from kg.pages.disclosure import Disclosure
from kg.pipeline.reading import read_whole
from kg.public import Document, Publication, Source, findings, index, passages, search_tables
from kg.public.publication import DATABASE
from kg.public.search import search
from kg.public.source import Made
from kg.read.base import Page
from kg.settings import Settings
from kg.store import Graphs

#: What is asked: what it is -> words. The generated texts share most words, so that common ones are in every document.
ASKED = {
    "a code": "ZZ200077",
    "a code with a slip of the pen": "zz 200077",
    "a place as written": "Al Mithal 200077",
    "a place in Arabic": "المثال",
    "a place by its sound": "El Mithaal",
    "a belligerent": "Russian Military",
    "a word of every text": "civilians",
    "words of every text": "civilians reportedly killed near",
    "a word of few texts": "200077",
    "a region": "Example Hills",
    "an address": "https://monitor.example/civilian-casualties/zz912c-march-11-2031/",
    "nothing like it": "qwrtpl xzvbn",
}

_DOCUMENTS = """
PREFIX chv: <{0}ns#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?document ?name ?incident WHERE {{
  ?document a chv:Document ; dct:identifier ?name ; chv:about ?incident
}} ORDER BY ?name
"""


def measure(folder: Path, times: int) -> dict[str, Any]:
    """Makes the tables where they are not yet there, and asks."""
    seconds = _made(folder)
    publication = Publication(folder)
    found = []
    for what, words in ASKED.items():
        hits, took = _median(lambda words=words: search(publication, words).total, times)  # type: ignore[misc]
        found.append({"what": what, "words": words, "hits": hits, "ms": 1000 * took})
    size = (folder / DATABASE).stat().st_size
    return {"made": seconds, "bytes": size, "asked": found}


def _made(folder: Path) -> float:
    """The seconds that it took to make site.db, kept in search.json."""
    kept = folder / "search.json"
    if kept.exists():
        return float(json.loads(kept.read_text(encoding="utf-8")))
    (folder / DATABASE).unlink(missing_ok=True)
    settings = Settings(victims="names", text="full")
    graphs = Graphs.open(folder / "store")
    rows = list(graphs.rows(_DOCUMENTS.format(NAMES.base)))
    documents = [Document(row["name"].value, row["document"].value, row["incident"].value) for row in rows]
    described(folder, len(documents))
    disclosure = Disclosure.of(settings, lambda _: False, {})
    made = Made(graphs, NAMES, Source(graphs, documents, [], _readings()), disclosure)
    begun = time.perf_counter()
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        for fill in (findings.fill, passages.fill, index.fill, search_tables.fill):
            fill(database, made)
        database.commit()
    seconds = time.perf_counter() - begun
    kept.write_text(json.dumps(seconds), encoding="utf-8")
    return seconds


def _readings() -> Callable[[str], Reading | None]:
    """One reading with the text of each generated document in turn: nothing else of it is asked for."""
    one = read_whole(Page("page", as_text(Incident.make(200_000)).encode()))

    def reading_of(name: str) -> Reading | None:
        serial = name.rpartition("-")[2]
        return one.model_copy(update={"text": as_text(Incident.make(int(serial)))}) if serial.isdigit() else None

    return reading_of


def _median(ask: Callable[[], int], times: int) -> tuple[int, float]:
    took = []
    hits = 0
    for _ in range(times):
        begun = time.perf_counter()
        hits = ask()
        took.append(time.perf_counter() - begun)
    return hits, statistics.median(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=5)
    chosen = parser.parse_args()
    print(json.dumps(measure(chosen.folder, chosen.times), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
