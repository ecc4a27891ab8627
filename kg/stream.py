"""Models become shards: JSON Lines are validated, lifted, sorted and compressed by worker processes.

Lines go to the workers in runs, a shard a run; where a run ends depends on the lines alone. A worker is told where its
run stands and reads it by itself. The bytes are the same however many workers there are, and no process holds more than
a few runs, however many records there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import orjson

from kg.errors import PageError
from kg.iri import Names
from kg.ledger import own_key
from kg.lift import lift
from kg.master import END
from kg.model import Reading
from kg.pool import Workers
from kg.records import lines, parse_plain, too_long
from kg.shards import Shard, write

A_SHARD = 128  #: records at most; some 12,000 quads of light ones
BYTES_A_SHARD = 400_000  #: of JSON, after which a shard takes no other record; quads have some eight times as many

#: The keys of a record's incident and document; or in words why it is not taken.
Given: TypeAlias = tuple[str, str] | str
#: What a record says of its identity (`kg.ledger.Identity`): its line, the name of its document, the key that it alone
#: gives its incident, site id, permalink, and codes (a list in JSON, sorted, each once).
Said: TypeAlias = tuple[int, str, str, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of a file that follow each other: where the first begins, how many lines stand before it, how many of them
    are not empty, where the last ends. `file` is the file's number among the inputs."""

    file: int
    path: Path
    offset: int
    before: int
    records: int
    end: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that is no record, by its number from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """A shard. `sha256` is that of the file, empty where there is none: no line was a record. `failures` and `said` in
    the order of the lines."""

    quads: int
    sha256: str
    said: tuple[Said, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be made, by its number. `given` has lines whose keys are not their own (`own_keys`)."""

    number: int
    run: Run
    given: Mapping[int, Given]


def runs(file: int, path: Path) -> Iterator[Run]:
    """The runs of a file, a shard each. Where one ends depends on the lines alone.

    `file` is its number among the inputs. Raises OSError where it cannot be opened or read.
    """
    count = size = before = begin = end = 0
    for number, offset, length, _ in lines(path):
        if not count:
            begin, before = offset, number - 1
        count, size, end = count + 1, size + length, offset + length
        if count == A_SHARD or size >= BYTES_A_SHARD:
            yield Run(file, path, begin, before, count, end)
            count = size = 0
    if count:
        yield Run(file, path, begin, before, count, end)


def stream(
    tasks: Iterable[Task], folder: Path, names: Names, workers: int | None = None
) -> Iterator[tuple[Task, Made]]:
    """Makes the shards, in the order of the tasks, as files of the folder (`file_of`).

    `workers` None: one a processor; 1: no process is started. A line that is no record is told of, the others are done.
    No two records may have the same document key: the caller sees to that, for it knows all names.
    """
    them = ((it, (folder / file_of(it.number), it.run, it.given, names.base, names.monitor_name)) for it in tasks)
    with Workers(workers) as pool:
        for task, made in pool.some(shard, them, worth=True):
            if made is not None:  # as every task is done
                yield task, made


def file_of(number: int) -> str:
    """The name of the shard with this number, from 0."""
    return f"{number:06d}{END}"


def shard(path: Path, run: Run, given: Mapping[int, Given], base: str, monitor: str) -> Made:
    """Makes one shard; none is written where no line is a record."""
    names, made = Names(base, monitor), Shard()
    said: list[Said] = []
    failures: list[Failure] = []
    for number, _, length, line in islice(lines(run.path, run.offset, run.before), run.records):
        keys = given.get(number)
        if length > len(line) or isinstance(keys, str):
            failures.append(Failure(number, keys if isinstance(keys, str) else too_long()))
            continue
        try:
            reading = parse_plain(line)
        except PageError as error:
            failures.append(Failure(number, error.reason))
            continue
        said.append(said_by(reading, number))
        made.add(lift(reading, names, *(keys or own_keys(said[-1]))).blocks())
    sha256 = write(path, made.pieces()) if said else ""
    return Made(len(made), sha256, tuple(said), tuple(failures))


def said_by(reading: Reading, line: int) -> Said:
    document, incident = reading.document, reading.incident
    codes = incident.codes
    printed = [codes[0].code] if len(codes) == 1 else sorted({code.code for code in codes})
    key = own_key(incident.site_id, incident.permalink, printed) or f"document-{document.sha256[:16]}"
    return line, document.name, key, incident.site_id, incident.permalink, orjson.dumps(printed).decode()


def own_keys(it: Said) -> tuple[str, str]:
    """The keys of a record's incident and document where no ledger knows them and no other record is like it."""
    _, name, key, site_id, *_ = it
    return key, f"site-{site_id}" if site_id else name
