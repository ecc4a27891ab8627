"""Pages and readings that an earlier build did are recognised by hashes; what it made of them is not opened."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import PageError
from kg.model import Capture, Finding
from kg.opening import opened
from kg.pipeline.inputs import Input, page
from kg.pipeline.memo import Memo
from kg.pipeline.room import Room
from kg.pipeline.rows import Read
from kg.pipeline.work import LiftDone, ReadDone, lift_one, lifted_key, read_one
from kg.pool import Workers
from kg.read.base import MAX_BYTES
from kg.read.capture import MANIFESTS, SIDECAR, is_sidecar

Told = Callable[[int], None]
#: A reading to lift: name and key, keys of incident and document, findings besides its own, links of its place.
ToLift = tuple[str, str, tuple[str, str], tuple[Finding, ...], str]

#: The columns of `Read` that tell of a page, not of where a record stands; and where the parts are in a row.
_TOLD = Read._fields.index("file")
_PARTS = 2


def read(
    room: Room, memo: Memo, pages: Sequence[Input], overlays: Mapping[str, str], workers: Workers, tell: Told
) -> Iterator[ReadDone]:
    """What was read of each page, in the order given. `overlays`: from a page's name to the key of its corrections."""
    found: dict[str, ReadDone] = {}
    keys: dict[str, str] = {}
    beside = Beside()
    for it in pages:
        keys[it.name] = key = _key(room, it, overlays.get(it.name, ""), beside)
        row = memo.get(key) if key else None
        if row is not None and room.whole(row[_PARTS]):
            found[it.name] = _known(it.name, row)
    tell(len(found))
    fresh = [it for it in pages if it.name not in found]
    made = workers.each(
        read_one,
        [(room, it, overlays.get(it.name)) for it in fresh],
        lambda done: tell(len(pages) - len(fresh) + done),
    )
    for it in pages:
        known = found.pop(it.name, None)
        if known is None:
            known = next(made)
            # the worker read the page again: a row must not tell of other bytes than its key is of
            if known.failure is None and keys[it.name] == (_key(room, it, overlays.get(it.name, ""), beside) or None):
                memo.put(keys[it.name], _row(known))
        yield known


def lift(room: Room, memo: Memo, tasks: Sequence[ToLift], workers: Workers, tell: Told) -> Iterator[LiftDone]:
    """What was lifted and checked of each reading, in the order given."""
    found: dict[str, LiftDone] = {}
    keys = []
    for _, key, of, extra, links in tasks:
        keys.append(lifted := lifted_key(room, key, of, extra, links))
        row = memo.get(lifted)
        if row is not None and room.whole(row[2]):
            found[lifted] = LiftDone(*row)
    tell(len(found))
    fresh = [(room, lifted, *task) for lifted, task in zip(keys, tasks, strict=True) if lifted not in found]
    made = workers.each(lift_one, fresh, lambda done: tell(len(tasks) - len(fresh) + done))
    for lifted in keys:
        it = found.pop(lifted, None)
        if it is None:
            it = next(made)
            memo.put(lifted, [it.entry, it.findings, it.parts, it.people])
        yield it


class Beside:
    """Which files lie in the folders of the pages: a folder is listed once, each page would have three to ask for."""

    def __init__(self) -> None:
        self._folders: dict[str, frozenset[str]] = {}

    def tells_of(self, path: Path) -> bool:
        """Whether a file beside the page may tell of its capture."""
        folder, name = os.path.split(path)
        told = self._folders.get(folder)
        if told is None:
            told = self._folders[folder] = frozenset(it for it in os.listdir(folder or ".") if is_sidecar(Path(it)))  # noqa: PTH208
        return bool(told) and (name + SIDECAR in told or not told.isdisjoint(MANIFESTS))


#: What stands for the capture of a page of which no file beside it tells.
_UNTOLD = Capture().model_dump_json()


def _key(room: Room, it: Input, overlay: str, beside: Beside) -> str:
    """Of the page's bytes, what is told of its capture beside it, and its corrections; empty: it cannot be read."""
    try:
        if it.line is None and not beside.tells_of(it.path):
            with opened(it.path) as file:
                if os.fstat(file.fileno()).st_size > MAX_BYTES:
                    return ""
                sha256, capture = hashlib.sha256(file.read()).hexdigest(), _UNTOLD
        else:
            source = page(it, inside=False)
            sha256, capture = source.sha256, source.capture.model_dump_json()
    except (OSError, PageError):
        return ""
    stamp = "\x1f".join((room.fingerprint, it.name, sha256, capture, overlay))
    return hashlib.sha256(stamp.encode()).hexdigest()


def _row(it: ReadDone) -> list[Any]:
    """What is remembered of a page that was read, as JSON has it; the table's row without its name comes first."""
    row = it.row
    assert row is not None
    return [row[1:_TOLD], it.machine, it.parts, it.corrections]


def _known(name: str, row: Sequence[Any]) -> ReadDone:
    """The same back."""
    told, machine, parts, applied = row
    return ReadDone(name, Read(name, *told), True, tuple(applied), machine, parts)
