"""The master, the findings' graph and the store of a release: what did not change is taken over from the one before."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg import master, resources
from kg.filling import Changed, Filling
from kg.iri import Names
from kg.merge import differing
from kg.pipeline import judged
from kg.pipeline.room import Room
from kg.pipeline.rows import Unit
from kg.pipeline.table import Table
from kg.pipeline.work import nquads
from kg.pool import Workers
from kg.release import FINDINGS, MASTER, Release
from kg.store import ontology_graphs
from kg.terms import SH
from kg.validate import SEVERITIES

#: The store is filled anew where more than this part of the documents changed: then that is faster.
_MOST_CHANGED = 0.2
#: And where more than this part of them lies in packs that changed: the lines of both are unpacked and compared.
_MOST_COMPARED = 0.5
#: Of more findings only the gravest go into the store, where each takes some 3.4 kB (0.2 kB in the findings' graph).
MOST_STORED = 1_000_000
#: The SHA-256 of a shard without a line.
_NOTHING = hashlib.sha256(master.compressed(b"")).hexdigest()
#: Gives lines when they are needed.
Lines = Callable[[], Sequence[bytes]]
#: The findings that are of no document alone, and what the report says of itself.
REPORT = "report"


def checked(corrections: Iterable[bytes], names: Names) -> int:
    """How many claims a person has checked, as the triples on people's corrections tell."""
    by = f" {names.chv.checkedBy} ".encode()
    return len({line.partition(by)[0] for line in corrections if by in line})


def write_master(room: Room, table: Table, corrections: Sequence[bytes], before: Release | None, pool: Workers) -> int:
    """Writes the shards; returns how many quads they hold. `corrections`: lines on people's corrections, sorted."""
    documents = None if before is None else before.documents()
    names = Names(room.base, room.monitor)
    (room.folder / MASTER).mkdir()
    apart = {"ontology": ontology(names), "links": judged.links(table), "corrections": corrections}
    quads = int(table.one("SELECT coalesce(sum(triples), 0) FROM documents"))
    for name in master.APART:
        path = f"{MASTER}/{name}{master.END}"
        count, digest = master.write_sorted(room.folder / path, apart[name])
        if count:
            table.file(path, digest)
            quads += count
    fresh: list[tuple[Room, str, list[str]]] = []
    made: list[str] = []
    for shard, units in _shards(table):
        path, stamp = f"{MASTER}/{shard}{master.END}", _stamp(units)
        known = None if documents is None else documents.made(path)
        if before is not None and known is not None and known[1] == stamp:
            os.link(before.folder / path, room.folder / path)
            table.file(path, known[0], stamp)
        elif len(units) == 1 and units[0].packed:
            os.link(room.part("documents", units[0].key), room.folder / path)
            table.file(path, units[0].triples, stamp)
        else:
            fresh.append((room, path, [unit.key for unit in units]))
            made.append(stamp)
    for (_, path, _), stamp, digest in zip(fresh, made, pool.each(write_shard, fresh, lambda _: None), strict=True):
        table.file(path, digest, stamp)
    return quads


def write_findings(
    room: Room, table: Table, told: Mapping[str, Lines], report: Iterable[bytes], before: Release | None
) -> None:
    """Writes the findings' graph. `told`: lines on documents that are no records, by shard; `report`: those of none.

    A shard of the same documents as in the release before has the same findings: they are in the keys' making. Where
    nothing is found there is no file, whether the documents are pages or records.
    """
    (room.folder / FINDINGS).mkdir()
    documents = None if before is None else before.documents()
    for shard, units in _shards(table):
        path, own = f"{FINDINGS}/{shard}{master.END}", told.get(shard)
        packs = [unit for unit in units if unit.packed]
        if len(packs) == 1 and own is None:
            if packs[0].reports != _NOTHING:
                os.link(room.part("reports", packs[0].key), room.folder / path)
                table.file(path, packs[0].reports)
        elif own is not None or packs:
            stamp = _stamp(units)
            known = None if documents is None else documents.made(path)
            if before is not None and known is not None and known[1] == stamp:
                os.link(before.folder / path, room.folder / path)
                table.file(path, known[0], stamp)
                continue
            lines = [line for unit in packs for line in master.lines_of(room.part("reports", unit.key))]
            lines += own() if own else ()
            if lines:
                table.file(path, write(room.folder / path, lines), stamp)
    path = f"{FINDINGS}/{REPORT}{master.END}"
    table.file(path, write(room.folder / path, report))


def write_shard(room: Room, path: str, keys: Sequence[str]) -> str:
    """Writes the triples of some documents into one shard; returns its SHA-256."""
    return write(room.folder / path, (line for key in keys for line in master.lines_of(room.part("documents", key))))


def write(path: Path, lines: Iterable[bytes]) -> str:
    """Writes lines of N-Quads, sorted and compressed; returns the SHA-256 of the file."""
    data = master.packed(lines)
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def ontology(names: Names) -> list[bytes]:
    """The ontology as lines of N-Quads."""
    home = names.graph("ontology")
    texts = [resources.text(name, names.base) for name in ontology_files()]
    return nquads({quad.triple for quad in ontology_graphs(texts, home)}, home)


def ontology_files() -> list[str]:
    """The Turtle files that go into every store: the ontology, its code lists and registers, not its examples."""
    return [name for name in resources.names("ontology", ".ttl") if not name.endswith("examples.ttl")]


@dataclass(frozen=True, slots=True)
class Filled:
    """The store of a release, still open. `changed` tells how that of the release before was changed, None: it was
    filled anew; `age` how many documents were changed in it since it was."""

    filling: Filling
    changed: Changed | None
    age: int


def fill_store(room: Room, table: Table, before: Release | None, age: int) -> Filled:
    """Writes the store, without findings, when the master is written. `age` is that of the store before."""
    aside = [Names(room.base, room.monitor).graph("findings")]
    folder = room.folder / "store"
    if before is not None and before.manifest["base"] == room.base:
        differing = table.difference(before.folder)
        many = table.count("documents")
        here = room.whole(("documents", key) for _, key in differing.gone)
        # what is taken out leaves its words in the database's dictionary: a store is not changed for ever
        few = differing.documents <= _MOST_CHANGED * many and differing.compared <= _MOST_COMPARED * many
        if here and few and age + differing.documents <= many:
            filling = Filling(folder, aside, before.folder / "store")
            gone, come = _lines(room, before, differing.gone, differing.come)
            return Filled(filling, filling.change(gone, come), age + differing.documents)
    filling = Filling(folder, aside)
    filling.load(master.quads(room.folder / MASTER))
    return Filled(filling, None, 0)


def severities_stored(counts: Mapping[str, int]) -> list[str]:
    """The severities whose findings go into the store: the gravest always, others as far as all are not too many."""
    kept: list[str] = []
    for severity in SEVERITIES:
        if kept and sum(counts.get(it, 0) for it in (*kept, severity)) > MOST_STORED:
            break
        kept.append(severity)
    return kept


def fill_findings(
    filled: Filled, folder: Path, table: Table, before: Release | None, severities: list[str]
) -> Changed | None:
    """Puts the findings of these severities, of the release in `folder`, into its store.

    Returns what this changed of the findings in the store before; None: they were filled anew.
    """
    if filled.changed is None or before is None:
        shards = (master.lines_of(path) for path in master.each(folder / FINDINGS))
        filled.filling.load((line for lines in shards for line in stored(lines, severities)), union=False)
        return None
    old, new = (dict(it) for it in (before.documents().files(), table.files()))
    was = before.manifest["findings_stored"]
    same = was == severities
    gone, come = (
        {
            line
            for path in mine
            if path.startswith(f"{FINDINGS}/") and not (same and mine[path] == others.get(path))
            for line in stored(master.lines_of(place / path), these)
        }
        for mine, others, place, these in ((old, new, before.folder, was), (new, old, folder, severities))
    )
    return filled.filling.change(gone - come, come - gone, union=False)


def stored(lines: list[bytes], severities: Sequence[str]) -> list[bytes]:
    """The lines of a findings' graph on results of these severities, and what the report says besides its results."""
    if len(severities) == len(SEVERITIES):
        return lines
    marks = tuple(f" {SH.resultSeverity} {SH[it]} ".encode() for it in severities)
    kept = {line.partition(b" ")[0] for line in lines if any(mark in line for mark in marks)}
    result = str(SH.result).encode()
    found = []
    for line in lines:
        subject, predicate, thing = line.split(b" ", 3)[:3]
        if (thing if predicate == result else subject) in kept or (b"/graph/" in subject and predicate != result):
            found.append(line)
    return found


def _lines(
    room: Room, before: Release, old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]
) -> tuple[list[bytes], list[bytes]]:
    """The lines that the new master does not hold any more, and those that the old one did not hold.

    Shard by shard, for what is unpacked of a pack with one changed record is mostly the same on both sides.
    """
    parts: dict[str, tuple[list[str], list[str]]] = {}
    for side, its in enumerate((old, new)):
        for shard, key in its:
            parts.setdefault(shard, ([], []))[side].append(key)
    gone: set[bytes] = set()
    come: set[bytes] = set()
    for keys in parts.values():
        was, now = ({line for key in side for line in master.lines_of(room.part("documents", key))} for side in keys)
        gone |= was - now
        come |= now - was
    for name in master.APART:
        path = f"{MASTER}/{name}{master.END}"
        for line, old_one in differing(_apart(before.folder / path), _apart(room.folder / path)):
            (gone if old_one else come).add(line)
    return sorted(gone - come), sorted(come - gone)


def _apart(path: Path) -> Iterator[bytes]:
    return master.lines(path) if path.exists() else iter(())


def _shards(table: Table) -> Iterator[tuple[str, list[Unit]]]:
    """What lies in each shard."""
    for shard, units in groupby(table.units(), itemgetter(0)):
        yield shard, list(units)


def _stamp(units: Iterable[Unit]) -> str:
    """What a shard was made of."""
    return hashlib.sha256("\x1f".join(unit.key for unit in units).encode()).hexdigest()[:32]


def people_lines(room: Room, keys: Iterable[str]) -> list[bytes]:
    """The triples on people's corrections, of the documents with these keys."""
    return sorted({line for key in keys for line in master.lines_of(room.part("documents", key))})
