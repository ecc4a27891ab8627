"""The queries of the folders below queries/: who asks each, how often, and how long it takes at a given size.

    site/map-*, site/terms   a page of the site: a reader waits for them
    reconcile/               the reconciliation service, when it is asked the first time since the server started
    all others               a build: the index of the site, the map and the tables that it exports

The first are asked as the site asks them, about things here and there in the graph; the median is told. The others are
asked once, whole, of the store alone; a build asks some of them of parts of it. Milliseconds are of the processor.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from pyoxigraph import NamedNode, QuerySolutions

from bench.many import NAMES
from kg import resources
from kg.public import Publication
from kg.public.publication import ABOUT, About
from kg.site import Site
from kg.site.map_features import part, rows
from kg.store import Graphs

BUILD, PAGE, SERVICE = "build", "page", "service"

#: Queries that pages ask: name -> property of claims that leads to the thing asked about, and its variable.
_BY_PAGES: dict[str, tuple[str, str] | None] = {
    "site/map-locations": ("about", "incident"),
    "site/map-place": ("statedPlace", "place"),
    "site/map-entries": ("statedPlace", "place"),
    "site/terms": None,
}
_THINGS, _APART = 30, 500


def asked_by(name: str) -> str:
    """The class of a query, by its name below queries/, without its ending."""
    if name in _BY_PAGES:
        return PAGE
    return SERVICE if name.startswith("reconcile/") else BUILD


def names() -> list[str]:
    """The queries of the folders, sorted."""
    found = (it.removeprefix("queries/").removesuffix(".rq") for it in resources.names("queries", ".rq"))
    return sorted(it for it in found if "/" in it)


def measure(folder: Path) -> Iterator[dict[str, Any]]:
    """Needs the store in `folder`."""
    graphs = Graphs.open(folder / "store")
    described(folder)
    site = Site(Publication(folder))
    for name in names():
        asks = list(_asks(site, name)) if asked_by(name) == PAGE else [_whole(graphs, name)]
        took, found = [], 0
        for ask in asks:
            begun = time.process_time()
            found += ask()
            took.append(1000 * (time.process_time() - begun))
        told = {"name": name, "by": asked_by(name), "rows": found, "ms": statistics.median(took), "most": max(took)}
        print(json.dumps(told), file=sys.stderr, flush=True)
        yield told


def described(folder: Path, documents: int = 0) -> None:
    """What a publication says of itself, so that the store in the folder can be read as one."""
    if (folder / ABOUT).exists():
        return
    about = About(
        base=NAMES.base,
        monitor=NAMES.monitor_name,
        victims="names",
        text="full",
        program="bench",
        sha256="bench",
        documents=documents,
        incidents=documents,
        triples=0,
        findings={},
    )
    (folder / ABOUT).write_bytes(orjson.dumps(about.model_dump()))


def _whole(graphs: Graphs, name: str) -> Callable[[], int]:
    def ask() -> int:
        found = graphs.query(resources.text(f"queries/{name}.rq", NAMES.base))
        assert isinstance(found, QuerySolutions)
        return sum(1 for _ in found)

    return ask


def _asks(site: Site, name: str) -> Iterator[Callable[[], int]]:
    """As the site does, about some things."""
    how, graphs, query = _BY_PAGES[name], site.publication.graphs, name.removeprefix("site/")
    if how is None:
        yield _whole(graphs, name)
        return
    leads, key = how
    pattern = f"SELECT ?it WHERE {{ ?claim <{NAMES.chv.iri}{leads}> ?it }} LIMIT {_THINGS * _APART}"
    for row in islice(graphs.rows(pattern), 0, None, _APART):
        yield _about(site, query, leads, key, row["it"])


def _about(site: Site, query: str, leads: str, key: str, thing: object) -> Callable[[], int]:
    assert isinstance(thing, NamedNode)

    def ask() -> int:
        whole = query == "map-entries"
        graphs = site.publication.graphs if whole else part(site, leads, thing.value)
        return len(rows(site, graphs, query, key, thing.value))

    return ask


def section(found: list[dict[str, Any]]) -> Iterator[str]:
    """The figures as Markdown."""
    waiting = [it for it in found if it["by"] == PAGE]
    yield "Queries of the folders below queries/. Pages of the site ask these; milliseconds of the processor:"
    yield ""
    yield "| query | median, ms | longest, ms |"
    yield "|---|--:|--:|"
    for it in waiting:
        yield f"| {it['name']} | {it['ms']:,.1f} | {it['most']:,.1f} |"
    yield ""
    yield (
        "The reconciliation service asks once, when it is asked the first time since the server started, and holds the"
        " answers in memory; a build asks all others, for its index, map and tables. Asked whole, of the store alone:"
    )
    yield ""
    yield "| query | asked by | rows | seconds |"
    yield "|---|---|--:|--:|"
    for it in found:
        if it["by"] != PAGE:
            yield f"| {it['name']} | {it['by']} | {it['rows']:,} | {it['ms'] / 1000:,.2f} |"
