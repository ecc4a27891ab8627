"""What may leave the store, screened a few documents at a time, side by side: lines of N-Quads."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import lru_cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.export.publish import of_documents, of_none
from kg.export.withhold import Rules
from kg.iri import Names
from kg.merge import batched
from kg.pool import Start, ahead
from kg.store import Graphs

_DOCUMENTS, _AHEAD = 50, 8  # documents a piece of work, and pieces that may wait: some 100 kB a document
_QUADS = 10_000


def released(store: Path, rules: Rules, documents: Sequence[str], folder: Path, start: Start) -> Iterator[bytes]:
    """The lines of these documents' graphs and of those of no document, in no order. `folder` takes a draft."""
    yield from lines(of_none(Graphs.open(store), rules))
    draft = folder / ".rules"  # thousands of names would weigh more than the work that needs them
    told = (rules.names.base, rules.names.monitor_name, rules.victims, rules.text, rules.profile, rules.screen)
    draft.write_bytes(pickle.dumps(told))
    works: Iterable[Future[list[bytes]]] = (
        start(_released, store, draft, some) for some in batched(documents, _DOCUMENTS)
    )
    for work in ahead(works, _AHEAD):
        yield from work.result()
    draft.unlink()


def lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Canonical N-Quads without line breaks, in the order given."""
    for some in batched(quads, _QUADS):
        yield from (serialize(some, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]


def _released(store: Path, draft: Path, documents: Sequence[str]) -> list[bytes]:
    graphs, rules = _opened(store, draft, draft.stat().st_mtime_ns)
    return list(lines(of_documents(graphs, rules, map(NamedNode, documents))))


@lru_cache(maxsize=1)
def _opened(store: Path, draft: Path, _written: int) -> tuple[Graphs, Rules]:
    """Once a process and build; `_written` tells the draft from one that stood in the same place before."""
    base, monitor, victims, text, profile, screen = pickle.loads(draft.read_bytes())  # noqa: S301  # our own
    return Graphs.open(store), Rules(Names(base, monitor), victims, text, profile, screen)
