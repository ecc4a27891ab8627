"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import fcntl
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

#: Folders beside the one that they are for: one that is being made, and what stood there before.
_NEW, _OLD = "new", "old"


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """A path beside `path` that becomes it once the block has ended well; else `path` stays as it was.

    No other process or thread gets the same. Raises OSError where it cannot be put in place.
    """
    fresh = path.with_name(f".{path.name}-{os.getpid()}-{threading.get_ident()}")
    try:
        yield fresh
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


@contextmanager
def draft_folder(place: Path) -> Iterator[Path]:
    """A folder beside `place` that takes its place once the block has ended well; else `place` stays as it was.

    What processes that died left of theirs is removed first. Raises OSError where nothing can be written there.
    """
    place = place.resolve()
    fresh, old = (place.with_name(f".{place.name}-{what}-{os.getpid()}") for what in (_NEW, _OLD))
    with ExitStack() as held:
        place.parent.mkdir(parents=True, exist_ok=True)
        with locked(place.parent, wait=True):  # so that nobody finds a new folder before it is locked
            _sweep(place)
            fresh.mkdir()
            held.enter_context(locked(fresh))
        try:
            yield fresh
            if place.exists():
                held.enter_context(locked(place))
                place.rename(old)
            fresh.rename(place)
        finally:
            if old.exists() and not place.exists():
                old.rename(place)
            for folder in (fresh, old):
                shutil.rmtree(folder, ignore_errors=True)


def _sweep(place: Path) -> None:
    """Removes folders beside `place` that nobody holds any more; one that stood there itself comes back if it must."""
    for what in (_OLD, _NEW):
        for name in sorted(os.listdir(place.parent)):  # noqa: PTH208
            folder, begin = place.with_name(name), f".{place.name}-{what}-"
            if not name.startswith(begin) or not name.removeprefix(begin).isdigit() or folder.is_symlink():
                continue
            with locked(folder) as died:
                if died and what == _OLD and not place.exists():  # between two renames
                    folder.rename(place)
                elif died:
                    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """Holds the lock of a folder, which the kernel takes back when the process ends, however it does.

    False: somebody else holds it, or the file system knows no locks.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            held = True
        except OSError:
            held = False
        yield held
    finally:
        os.close(handle)
