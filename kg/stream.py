"""Models become shards: JSON Lines are validated, lifted, sorted and compressed by worker processes.

Records go to the workers in runs, a shard a run; where a run ends depends on the records alone. The bytes are the same
however many workers there are, and no process holds more than a few runs, however many records there are.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from kg.errors import PageError
from kg.iri import Names
from kg.ledger import Identity
from kg.lift import lift
from kg.master import END
from kg.model import Reading
from kg.records import lines, parse, too_long
from kg.shards import Shard, write

#: The number of a line, from 1, its JSON (None: it is too long), and the keys that the ledger gave its incident and
#: document (None: its own, which are site id, address or codes, and the document's name). Workers get millions of them.
Record: TypeAlias = tuple[int, bytes | None, tuple[str, str] | None]

A_SHARD = 128  #: records at most; some 12,000 quads of light ones
BYTES_A_SHARD = 400_000  #: of JSON, after which a shard takes no other record; quads have some eight times as many
_WAITING_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that is no record, by its number from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Streamed:
    """What was done. `failures` in the order of the lines."""

    records: int
    triples: int
    failures: tuple[Failure, ...]


def records_of(path: Path) -> Iterator[Record]:
    """The records of a file, one after the other."""
    for number, _, length, line in lines(path):
        yield number, line if length == len(line) else None, None


def stream(records: Iterable[Record], folder: Path, names: Names, workers: int | None = None) -> Streamed:
    """Writes the records' quads into the folder as shards `000000.nq.zst`, `000001.nq.zst` and so on.

    `workers` None: one a processor; 1: no process is started. A line that is no record is told of, the others are done.
    No two records may have the same document key: the caller sees to that, for it knows all names.
    """
    count = triples = 0
    failures: list[Failure] = []
    tasks = (
        (folder / f"{at:06d}{END}", some, names.base, names.monitor_name) for at, some in enumerate(_runs(records))
    )
    for done in _each(tasks, workers or os.cpu_count() or 1):
        count, triples = count + done.records, triples + done.triples
        failures += done.failures
    return Streamed(count, triples, tuple(failures))


def shard(path: Path, records: list[Record], base: str, monitor: str) -> Streamed:
    """Makes one shard; none is written where no line is a record."""
    names, made = Names(base, monitor), Shard()
    failures = []
    for number, line, keys in records:
        if line is None:
            failures.append(Failure(number, too_long()))
            continue
        try:
            reading = parse(line)
        except PageError as error:
            failures.append(Failure(number, error.reason))
            continue
        lifted = lift(reading, names, *(keys or own_keys(reading)))
        made.add(lifted.blocks())
    triples = len(made)
    if triples:
        write(path, made.pieces())
    return Streamed(len(records) - len(failures), triples, tuple(failures))


def _runs(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of each shard. Where one ends depends on the records alone."""
    run: list[Record] = []
    size = 0
    for record in records:
        run.append(record)
        size += len(record[1] or b"")
        if len(run) == A_SHARD or size >= BYTES_A_SHARD:
            yield run
            run, size = [], 0
    if run:
        yield run


def own_keys(reading: Reading) -> tuple[str, str]:
    """The keys of the record's incident and document where no ledger knows them."""
    document, incident = reading.document, reading.incident
    codes = frozenset([code.code for code in incident.codes])
    identity = Identity(document.name, document.sha256, incident.site_id, incident.permalink, codes)
    key = identity.own_key or f"document-{document.sha256[:16]}"
    return key, f"site-{incident.site_id}" if incident.site_id else document.name


def _ready() -> None:
    """Records hold no circles: the search for them would look at what stays for ever, again and again."""
    gc.freeze()
    gc.set_threshold(1_000_000)


def _each(tasks: Iterator[tuple[Path, list[Record], str, str]], workers: int) -> Iterator[Streamed]:
    if workers == 1:
        for task in tasks:
            yield shard(*task)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ready) as pool:
        waiting: deque[Future[Streamed]] = deque()
        for task in tasks:
            waiting.append(pool.submit(shard, *task))
            if len(waiting) >= workers * _WAITING_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
