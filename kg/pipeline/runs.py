"""Files of models, read in runs of lines: a task a run, where a task a record would cost more than the record.

Where a run ends depends on the bytes of its lines, so that a line that comes, goes or changes makes another run of one
or two, and what is known of all others is taken over.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import overlay, records
from kg.errors import PageError
from kg.opening import unopened
from kg.pipeline.inputs import Input
from kg.pipeline.memo import Memo
from kg.pipeline.overlays import overlay_of
from kg.pipeline.records import Line, changed, key_of
from kg.pipeline.room import Room
from kg.pipeline.rows import Read, row_of
from kg.pipeline.table import Table
from kg.pool import Workers
from kg.scratch import scratch

_ENDS = 128  #: one line of so many ends a run
_MOST_LINES = 1024
_MOST_BYTES = 8_000_000  #: of lines, after which a run takes no other one

_TOLD = 7  #: fields of `Read` that a worker tells

#: A record that was read, by its place in the run, without where it stands, and whether people corrected it.
Good = tuple[int, tuple[Any, ...], bool]
#: A line that is none: its place in the run, and why.
Bad = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of a file that follow each other: number from 1, offset and length of each. `digest` is of them all."""

    file: int
    path: Path
    digest: str
    numbers: array[int]
    offsets: array[int]
    lengths: array[int]


@dataclass(frozen=True, slots=True)
class RunDone:
    good: list[Good]
    bad: list[Bad]


def runs(file: int, path: Path) -> Iterator[Run]:
    """The runs of a file of models. `file` is its number among the inputs. Raises OSError where it cannot be read."""
    held = (array("q"), array("q"), array("q"))
    digest, size = hashlib.sha256(), 0
    for number, offset, length, line in records.lines(path):
        for values, value in zip(held, (number, offset, length), strict=True):
            values.append(value)
        digest.update(line)
        size += length
        if zlib.crc32(line) % _ENDS == 0 or len(held[0]) == _MOST_LINES or size > _MOST_BYTES:
            yield Run(file, path, digest.hexdigest(), *held)
            held = (array("q"), array("q"), array("q"))
            digest, size = hashlib.sha256(), 0
    if held[0]:
        yield Run(file, path, digest.hexdigest(), *held)


def read_run(path: Path, digest: str, offsets: Sequence[int], lengths: Sequence[int], overlay_: Path | None) -> RunDone:
    """Reads the records of a run. `overlay_`: the corrections that may be about some of them.

    Raises UsageError where they are not those of this `digest` any more.
    """
    good: list[Good] = []
    bad: list[Bad] = []
    found = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        for at, (offset, length) in enumerate(zip(offsets, lengths, strict=True)):
            file.seek(offset)
            line = file.read(min(length, records.MAX_LINE))
            found.update(line)
            if length > records.MAX_LINE:
                bad.append((at, records.too_long()))
                continue
            try:
                good.append(_read(at, line, overlay_))
            except PageError as error:
                bad.append((at, error.reason))
    if found.hexdigest() != digest:
        raise changed(path)
    return RunDone(good, bad)


def _read(at: int, line: bytes, overlay_: Path | None) -> Good:
    reading = records.parse(line)
    corrected = overlay_ is not None and bool(overlay.entries_for(overlay_of(overlay_), reading).corrections)
    read = row_of(reading.document.name, key_of(line), reading)
    return at, tuple(read[:_TOLD]), corrected


@dataclass(frozen=True, slots=True)
class Records:
    """What reading some files of models gave: how many records were taken over, the lines that are none, the records
    that people corrected (to be read as pages are)."""

    reused: int
    failures: list[dict[str, Any]]
    corrected: list[Input]


def read(
    room: Room,
    memo: Memo,
    table: Table,
    files: Sequence[Input],
    taken: Mapping[str, str],
    overlays: Mapping[str, str],
    workers: Workers,
    tell: Any,
) -> Records:
    """Reads files of models into the table. `taken`: names of documents that are not in it and may not be used.

    `overlays` leads from the name of a file to the key of its corrections.
    """
    staged = Staged(files)
    total, done, reused = staged.records, 0, 0
    failures = list(staged.failures)
    corrected: list[Input] = []
    tell(0, total)
    for run, made, known in _each(room, memo, staged, files, overlays, workers):
        it = files[run.file]
        failures += [_failure(it, reason, run.numbers[at]) for at, reason in made.bad]
        for at, found, people in made.good:
            line, name = run.numbers[at], found[0]
            where = (run.file, line, run.offsets[at], run.lengths[at])
            row = Read._make((*found, *where))
            if name in taken or not table.add(row):
                other = taken.get(name) or _other(table, files, name)
                failures.append(_failure(it, records.named_twice(name, other), line))
            elif people:
                corrected.append(Input(name, it.path, Line(it.name, line, row.offset or 0, row.length or 0)))
        reused += sum(not people for _, _, people in made.good) if known else 0
        done += len(run.numbers)
        tell(done, total)
    return Records(reused, failures, corrected)


class Staged:
    """The runs of all files, in a table: how many records there are must be known before the first is read.

    `failures` tell of files that cannot be read, and of those without any record.
    """

    def __init__(self, files: Sequence[Input]) -> None:
        self._rows = scratch("CREATE TABLE run (file INTEGER, digest TEXT, numbers BLOB, offsets BLOB, lengths BLOB)")
        self._files = files
        self.failures: list[dict[str, Any]] = []
        self.records = 0
        for number, it in enumerate(files):
            try:
                if not self._take(number, it):
                    self.failures.append(_failure(it, records.without_record(it.path)))
            except OSError as error:
                self.failures.append(_failure(it, unopened(error)))

    def __iter__(self) -> Iterator[Run]:
        for file, digest, *held in self._rows.execute("SELECT * FROM run ORDER BY rowid"):
            yield Run(file, self._files[file].path, digest, *(array("q", it) for it in held))

    def _take(self, number: int, it: Input) -> int:
        """Takes in the runs of a file, all or none; returns how many lines they have. Raises OSError."""
        before = self.records
        try:
            for run in runs(number, it.path):
                held = (values.tobytes() for values in (run.numbers, run.offsets, run.lengths))
                self._rows.execute("INSERT INTO run VALUES (?, ?, ?, ?, ?)", (number, run.digest, *held))
                self.records += len(run.numbers)
        except OSError:
            self._rows.execute("DELETE FROM run WHERE file = ?", (number,))
            self.records = before
            raise
        return self.records - before


def _each(
    room: Room, memo: Memo, found: Staged, files: Sequence[Input], overlays: Mapping[str, str], workers: Workers
) -> Iterator[tuple[Run, RunDone, bool]]:
    """What was read of each run, and whether it was known."""

    def one(run: Run) -> tuple[str, Any]:
        key = _key(memo.fingerprint, run.digest, overlays.get(files[run.file].name, ""))
        return key, memo.get(key)

    def task(run: Run, row: Any) -> tuple[Any, ...] | None:
        if row is not None:
            return None
        key = overlays.get(files[run.file].name)
        people = None if key is None else room.folder / "overlays" / f"{key}.json"
        return run.path, run.digest, run.offsets, run.lengths, people

    asked = ((run, *one(run)) for run in found)
    worth = found.records >= WORTH_WORKERS
    for (run, key, row), made in workers.some(read_run, ((it, task(it[0], it[2])) for it in asked), worth=worth):
        if made is None:
            yield run, RunDone(*row), True
        else:
            memo.put(key, [made.good, made.bad])
            yield run, made, False


#: Records from which on worker processes are faster than one.
WORTH_WORKERS = 2_000


def _failure(it: Input, reason: str, line: int | None = None) -> dict[str, Any]:
    """What a build tells of a line that is no record; `line` None: of the file as a whole."""
    return {"document": it.name, "reason": reason, "line": line}


def _told(it: Input, line: int) -> str:
    return f"{it.name}, line {line}"


def _other(table: Table, files: Sequence[Input], name: str) -> str:
    file, line = table.where(name)
    return name if file is None else _told(files[file], line or 0)


def _key(fingerprint: str, digest: str, overlay_key: str) -> str:
    return f"run {hashlib.sha256(chr(31).join((fingerprint, digest, overlay_key)).encode()).hexdigest()}"
