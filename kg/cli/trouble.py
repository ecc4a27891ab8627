"""What the machine does not give, in words: a full disk, a worker process that was killed, no memory."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import BrokenExecutor

from kg.errors import DISK_FULL

_UNCHANGED = "what was published before is unchanged, and a build takes over what was done of it"


def in_words(error: Exception) -> str | None:
    """What happened and what to do, where the machine is at fault; None: it is not, as far as the error tells."""
    if isinstance(error, BrokenExecutor):
        return (
            "a worker process was killed, most often by the system for want of memory: "
            f"run the command again, with fewer --workers; {_UNCHANGED}"
        )
    if isinstance(error, MemoryError):
        return f"there is no memory left: run the command again, with fewer --workers; {_UNCHANGED}"
    if _full(error):
        return (
            f"a disk is full ({error}), that of the output or of temporary files "
            "(SQLITE_TMPDIR, TMPDIR, else /var/tmp): "
            f"make room on it and run the command again; {_UNCHANGED}"
        )
    return None


def _full(error: Exception) -> bool:
    """Whether it says that the disk took no more. From a worker it comes without its code, from the store too."""
    told = str(error)
    if isinstance(error, sqlite3.OperationalError):
        return told in ("database or disk is full", "disk I/O error")
    return isinstance(error, OSError) and (
        error.errno in DISK_FULL or (error.errno is None and any(os.strerror(it) in told for it in DISK_FULL))
    )
