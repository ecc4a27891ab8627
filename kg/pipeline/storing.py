"""The master and the store of a release: what did not change is taken over from the release before."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import master, resources
from kg.filling import Changed, Filling
from kg.iri import Names
from kg.pipeline.room import Room
from kg.pipeline.work import nquads
from kg.pool import Workers
from kg.release import FINDINGS, MASTER, Release
from kg.store import ontology_graphs

Entry = dict[str, Any]
#: The store is filled anew where more than this part of the documents changed: then that is faster.
_MOST_CHANGED = 0.2


@dataclass
class Master:
    """The shards of a release: their SHA-256 by path, how many quads they hold, and how many claims are checked."""

    sha256: dict[str, str] = field(default_factory=dict)
    quads: int = 0
    checked: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """The documents that one release holds otherwise than the one before, by the keys of their triples."""

    gone: list[str]
    come: list[str]

    @classmethod
    def of(cls, old: Iterable[Entry], new: Iterable[Entry]) -> Difference:
        before, now = ({it["lifted"]: None for it in entries} for entries in (old, new))
        return cls([it for it in before if it not in now], [it for it in now if it not in before])


def write_master(
    room: Room,
    entries: Sequence[Entry],
    people: Sequence[str],
    links: Sequence[bytes],
    before: Release | None,
    pool: Workers,
) -> Master:
    """Writes the shards. `people` are the keys of documents with triples on people's corrections."""
    names, made = Names(room.base, room.monitor), Master()
    (room.folder / MASTER).mkdir()
    told = {
        "ontology": ontology(names),
        "links": links,
        "corrections": _people(room, people),
    }
    for name in master.APART:
        if told[name]:
            path = f"{MASTER}/{name}{master.END}"
            made.sha256[path] = write(room.folder / path, told[name])
            made.quads += len(told[name])
    made.quads += sum(entry["triples"] for entry in entries)
    by = f" {names.chv.checkedBy} ".encode()
    made.checked = len({line.partition(by)[0] for line in told["corrections"] if by in line})
    shards, old = _shards(entries), {} if before is None else _shards(before.documents())
    fresh = []
    for name, keys in sorted(shards.items()):
        path = f"{MASTER}/{name}{master.END}"
        if before is not None and old.get(name) == keys:
            os.link(before.folder / path, room.folder / path)
            made.sha256[path] = before.manifest["sha256"][path]
        else:
            fresh.append((room, path, keys))
    for (_, path, _), digest in zip(fresh, pool.each(write_shard, fresh, lambda _: None), strict=True):
        made.sha256[path] = digest
    return made


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
class Changes:
    """What was changed in the store of the release before, documents and findings, to make the one of this release."""

    before: Release
    changed: list[Changed]


@dataclass(frozen=True, slots=True)
class Filled:
    """The store of a release, still open. `changed` tells how that of the release before was changed, None: it was
    filled anew; `age` how many documents were changed in it since it was."""

    filling: Filling
    changed: Changed | None
    age: int


def fill_store(room: Room, entries: Sequence[Entry], before: Release | None, age: int) -> Filled:
    """Writes the store, without findings, when the master is written. `age` is that of the store before."""
    aside = [Names(room.base, room.monitor).graph("findings")]
    folder = room.folder / "store"
    if before is not None and before.manifest["base"] == room.base:
        differing = Difference.of(before.documents(), entries)
        count, many = max(len(differing.come), len(differing.gone)), len(entries)
        here = room.whole(("documents", it) for it in differing.gone)
        # what is taken out leaves its words in the database's dictionary: a store is not changed for ever
        if here and count <= _MOST_CHANGED * many and age + count <= many:
            filling = Filling(folder, aside, before.folder / "store")
            return Filled(filling, filling.change(*_lines(room, before, differing)), age + count)
    filling = Filling(folder, aside)
    filling.load(master.quads(room.folder / MASTER))
    return Filled(filling, None, 0)


def fill_findings(filled: Filled, folder: Path, before: Release | None) -> list[Changed] | None:
    """Puts the findings of the release in `folder` into its store. Returns all that was changed in the store before."""
    new = master.lines_of(folder / FINDINGS)
    if filled.changed is None or before is None:
        filled.filling.load(new, union=False)
        return None
    old = set(master.lines_of(before.folder / FINDINGS))
    return [filled.changed, filled.filling.change(old.difference(new), set(new) - old, union=False)]


def _lines(room: Room, before: Release, differing: Difference) -> tuple[list[bytes], list[bytes]]:
    """The lines that the new master does not hold any more, and those that the old one did not hold."""
    gone, come = (
        {line for key in keys for line in master.lines_of(room.part("documents", key))}
        for keys in (differing.gone, differing.come)
    )
    for name in master.APART:
        path = f"{MASTER}/{name}{master.END}"
        old, new = (set(_apart(folder / path)) for folder in (before.folder, room.folder))
        gone |= old - new
        come |= new - old
    return sorted(gone - come), sorted(come - gone)


def _apart(path: Path) -> list[bytes]:
    return master.lines_of(path) if path.exists() else []


def _shards(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """The keys of the documents' triples by shard, sorted."""
    all_ = list(entries)
    bits = master.bits(len(all_))
    found: dict[str, list[str]] = defaultdict(list)
    for entry in all_:
        found[master.shard(entry["document"], bits)].append(entry["lifted"])
    return {name: sorted(keys) for name, keys in found.items()}


def _people(room: Room, keys: Iterable[str]) -> list[bytes]:
    return sorted({line for key in keys for line in master.lines_of(room.part("documents", key))})
