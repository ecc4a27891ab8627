"""Whether a release is still as its build left it: only then may the next one take over what it made.

    OUT/.sealed.json   the name of the release, and of each of its files size and time of the last change

A person may have edited a table in export/, a disk may have lost the end of a file. Of a store only sizes are told, for
Oxigraph checks what it reads. Parts of pages are checked on their own (`kg.pipeline.room`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import orjson

from kg.drafts import draft

_FILE = ".sealed.json"
_STORE = "store"
#: Files of a store that change when it is opened.
_STORY = ("LOCK", "LOG")
#: A link to parts, a file each page.
_TEXT = "text"


def seal(out: Path, release: Path) -> None:
    """Writes down how the files of the release in OUT are."""
    told = {"release": release.name, "files": dict(_files(release))}
    with draft(out / _FILE) as fresh:
        fresh.write_bytes(orjson.dumps(told))


def is_sealed(out: Path, release: Path) -> bool:
    """Whether all files of the release are there as they were, and no others."""
    try:
        told = orjson.loads((out / _FILE).read_bytes())
        return bool(told["release"] == release.name and told["files"] == dict(_files(release)))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _files(release: Path) -> Iterator[tuple[str, list[int]]]:
    for folder, folders, names in os.walk(release):
        of_store = os.path.basename(folder) == _STORE  # noqa: PTH119  # a string is faster, and there may be many
        folders[:] = [it for it in folders if it != _TEXT or folder != str(release)]
        for name in names:
            if not (of_store and name.startswith(_STORY)):
                path = f"{folder}/{name}"
                found = os.lstat(path)
                changed = 0 if of_store else found.st_mtime_ns
                yield path[len(str(release)) + 1 :], [found.st_size, changed]
