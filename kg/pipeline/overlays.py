"""Files of corrections in a build: which pages each is for, and what of them found no page.

They are read and checked before anything is built. Workers find them in the build's folder as `overlays/<key>.json`;
what they make of a page lies beside the machine's reading: `readings/<key>.json` and `corrections/<key>.json`.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import orjson

from kg import overlay
from kg.iri import Names
from kg.model import Reading
from kg.overlay import Correction, Entry, Overlay
from kg.overlay.entries import Merge
from kg.pipeline.inputs import Input
from kg.pipeline.room import Room
from kg.validate import CheckedFinding


@dataclass(frozen=True, slots=True)
class _Placed:
    """A correction with the name of its file and its line there."""

    file: str
    line: int
    entry: Entry


class Overlays:
    """All files of corrections of a build. Raises OverlayError where one is wrong."""

    def __init__(self, pages: Iterable[Input], extra: Sequence[Path] = ()) -> None:
        self._files: dict[Path, list[_Placed]] = {}
        self._of: dict[str, tuple[Path, ...]] = {}
        found: dict[tuple[Path, str, bool], tuple[Path, ...]] = {}
        for it in pages:
            folder = (it.path.parent, posixpath.dirname(it.name), it.line is None)
            if folder not in found:  # pages of one folder have the same
                beside = [(place / overlay.NAME, name / overlay.NAME) for place, name in _folders(it)]
                told = [(path, name.as_posix()) for path, name in beside if os.path.isfile(path)]  # noqa: PTH113  # False where nobody may look
                told += [(path, path.name) for path in extra]
                found[folder] = tuple(self._load(path, name) for path, name in told)
            self._of[it.name] = found[folder]

    def write(self, folder: Path) -> dict[str, str]:
        """Lays them out for the workers; returns the key of each page that has one."""
        folder.mkdir()
        keys: dict[str, str] = {}
        for name, files in self._of.items():
            entries = {overlay.key(it.entry): it.entry for file in dict.fromkeys(files) for it in self._files[file]}
            if entries:
                data = Overlay(corrections=tuple(entries.values())).model_dump_json(by_alias=True, exclude_unset=True)
                key = hashlib.sha256(data.encode()).hexdigest()[:32]
                (folder / f"{key}.json").write_text(data, encoding="utf-8")
                keys[name] = key
        return keys

    def without_page(self, found: Iterable[str], names: Names) -> list[CheckedFinding]:
        """A finding for each correction that is of no page of the build. `found` are the keys of the others."""
        known = set(found)
        placed = (it for file in sorted(self._files) for it in self._files[file])
        return [_of_no_page(it, names) for it in placed if overlay.key(it.entry) not in known]

    def _load(self, path: Path, name: str) -> Path:
        file = path.resolve()
        if file not in self._files:
            read, lines = overlay.load_lines(path)
            self._files[file] = [_Placed(name, *it) for it in zip(lines, read.corrections, strict=True)]
        return file


def _of_no_page(it: _Placed, names: Names) -> CheckedFinding:
    entry = it.entry
    check, what = "overlay-NoPage", "is of no page that was built"
    hint = "Give the build the page, or name it in the entry by its site id or its codes."
    if isinstance(entry, Merge) and entry.document is None:
        check, what = "overlay-NoSource", f"found no source that is spelled {' or '.join(entry.also)} on any page"
        hint = "Write the name under `also` just as the page prints it, or take the entry out."
    return CheckedFinding(
        check=check,
        severity="Warning",
        message=f"The correction '{entry.do}' by {entry.by} {what}.",
        lines=(it.line,),
        words="",
        hint=hint,
        document=it.file,
        component="ReaderCheck",
        focus=names.graph("corrections").value,
    )


def corrected(room: Room, key: str, reading: Reading, overlay_key: str) -> tuple[str, Reading, tuple[str, ...]]:
    """The reading as people corrected it, its key, and the keys of the corrections that are about it.

    One that names no page is about those on which it changes something. Without a correction reading and key stay what
    they were; the machine's reading stays in the release.
    """
    mine = overlay.entries_for(overlay_of(room.folder / "overlays" / f"{overlay_key}.json"), reading)
    if not mine.corrections:
        return key, reading, ()
    stamp = f"{key}\x1f{mine.model_dump_json()}"
    own = hashlib.sha256(stamp.encode()).hexdigest()[:32]
    reading, records = overlay.apply(reading, mine)
    room.keep("readings", own, reading.model_dump_json().encode())
    room.keep("corrections", own, orjson.dumps([record.model_dump(mode="json") for record in records]))
    done = {record.key for record in records}
    keys = ((overlay.key(it), it.document) for it in mine.corrections)
    return own, reading, tuple(key for key, document in keys if document is not None or key in done)


def corrections_of(folder: Path, key: str) -> tuple[Correction, ...]:
    """The corrections that made the reading with this key; empty for a reading as the machine made it."""
    path = folder / "corrections" / f"{key}.json"
    if not path.is_file():
        return ()
    return tuple(Correction.model_validate(it) for it in orjson.loads(path.read_bytes()))


def overlays_of(folder: Path) -> list[Overlay]:
    """All corrections that a release was built with, those of each group of pages."""
    return [overlay_of(path) for path in sorted((folder / "overlays").glob("*.json"))]


@cache
def overlay_of(path: Path) -> Overlay:
    """The corrections in a file that `Overlays.write` wrote."""
    return Overlay.model_validate_json(path.read_bytes())


def _folders(it: Input) -> list[tuple[Path, PurePosixPath]]:
    """The folders that a page lies in, the widest first, down from what the build was given; each with its name."""
    if it.line is not None or it.of_models:  # the name of a record is its own: it tells of no folder here
        return [(it.path.parent, PurePosixPath())]
    names, folders = PurePosixPath(it.name).parents, it.path.parents
    if len(folders) < len(names):  # a name that tells two files apart may have more of the path than was given
        folders = it.path.absolute().parents
    return [(folders[depth], name) for depth, name in reversed(list(enumerate(names)))]
