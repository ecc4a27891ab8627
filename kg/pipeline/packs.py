"""Records, lifted and checked by packs: those of a shard of the master together, for what lies there is one file.

A pack is named by a hash of all that it is made of. Its parts are the triples (where all documents of the shard are
records, this is the shard), the records themselves, the findings as lines that sort, and the findings' graph.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import RdfFormat, parse

from kg import master, records
from kg.documents import Entry
from kg.iri import Names
from kg.lift import lift
from kg.pipeline.memo import Memo
from kg.pipeline.records import changed, key_of
from kg.pipeline.room import KINDS, Part, Room
from kg.pipeline.rows import Told
from kg.pipeline.table import Table
from kg.pipeline.work import checker, entry_of
from kg.pool import Workers
from kg.shacl.terms import Row, rows
from kg.shards import Shard
from kg.validate import report_lines, told

#: Records from which on worker processes are faster than one.
_WORTH_WORKERS = 200


@dataclass(frozen=True, slots=True)
class Packed:
    """What was made of a pack: entries (without their shard: a pack may come to lie in another), parts, SHA-256 of
    triples and of findings' graph, findings by severity."""

    entries: list[Entry]
    parts: list[Part]
    sha256: tuple[str, ...]
    findings: dict[str, int]


def each(
    room: Room, memo: Memo, table: Table, files: Sequence[Path], workers: Workers
) -> Iterator[tuple[str, str, Packed]]:
    """Shard and key of each pack of the records in the table, with what was made of it, shard by shard."""

    def tasks() -> Iterator[tuple[tuple[str, str, Any], tuple[Any, ...] | None]]:
        for shard, some in groupby(table.told(packed=True), attrgetter("shard")):
            its = list(some)
            key = _key(room, its)
            row = memo.get(key)
            if row is not None and room.whole(row[1]):
                yield (shard, key, row), None
            else:
                where = [(str(files[it.file or 0]), it) for it in its]
                yield (shard, key, None), (room, key, where)

    worth = table.one("SELECT count(*) FROM page WHERE file IS NOT NULL") >= _WORTH_WORKERS
    for (shard, key, row), made in workers.some(pack, tasks(), worth=worth):
        if made is None:
            yield shard, key, Packed(*row)
        else:
            memo.put(key, [made.entries, made.parts, made.sha256, made.findings])
            yield shard, key, made


def pack(room: Room, key: str, where: Sequence[tuple[str, Told]]) -> Packed:
    """Makes a pack of records. `where` gives the file that each stands in."""
    names, made = Names(room.base, room.monitor), Shard()
    check = checker(room.base, room.monitor)
    entries, reports, findings = [], [], []
    lines = list(_lines(where))
    for at, (line, (_, it)) in enumerate(zip(lines, where, strict=True)):
        reading = records.parse(line)
        graph = lift(reading, names, it.incident_key, it.document_key)
        before = len(made)
        made.add(graph.blocks())
        own = entry_of(reading, graph, len(made) - before)
        lies = {"reading": it.key, "packed": key, "at": at, "lifted": _lifted(room, it)}
        entries.append(own | lies)
        found = [told(it.name, own["document"], its) for its in (*reading.findings, *it.extra)]
        found += check.document(it.name, (*graph.rows(), *_judged(it.links)), reading.text)
        findings += found
        reports += report_lines(names, {it.name: own["document"]}, found)
    counts: Counter[str] = Counter(finding.severity for finding in findings)
    data = {
        "documents": b"".join(made.pieces()),
        "records": b"".join(line + b"\n" for line in lines),
        "found": b"".join(sorted(finding.line for finding in findings)),
        "reports": b"".join(line + b"\n" for line in sorted(set(reports))),
    }
    written = {kind: master.compressed(plain) for kind, plain in data.items()}
    parts = [room.keep(kind, key, packed) for kind, packed in written.items()]
    sha256 = (hashlib.sha256(written[kind]).hexdigest() for kind in ("documents", "reports"))
    return Packed(entries, parts, tuple(sha256), dict(counts))


def _lines(where: Iterable[tuple[str, Told]]) -> Iterator[bytes]:
    """The records, from files of models or from packs; of a pack, `offset` is the record's number.

    Raises UsageError where other bytes stand there than were read.
    """
    with ExitStack() as open_files:
        files: dict[str, BinaryIO] = {}
        packs: dict[str, list[bytes]] = {}
        for place, it in where:
            if place.endswith(KINDS["records"]):
                if place not in packs:
                    packs[place] = master.lines_of(Path(place))
                yield packs[place][it.offset]
                continue
            if place not in files:
                files[place] = open_files.enter_context(Path(place).open("rb"))
            files[place].seek(it.offset)
            line = files[place].read(it.length).rstrip(b"\r\n")
            if key_of(line) != it.key:
                raise changed(Path(place))
            yield line


@lru_cache(maxsize=64)
def _judged(links: str) -> list[Row]:
    """The judgements on a place, as the shapes see them beside the document's own triples."""
    return list(rows(parse(links, format=RdfFormat.N_TRIPLES))) if links else []


def _lifted(room: Room, it: Told) -> str:
    """The key of what is made of one record."""
    stamp = "\x1f".join((room.fingerprint, it.name, it.key, it.incident_key, it.document_key, room.base, room.monitor))
    stamp = "\x1f".join((stamp, it.findings, it.placing, it.links))
    return hashlib.sha256(stamp.encode()).hexdigest()[:32]


def _key(room: Room, its: Sequence[Told]) -> str:
    stamp = "\x1f".join(("pack", *(_lifted(room, it) for it in its)))
    return hashlib.sha256(stamp.encode()).hexdigest()[:32]
