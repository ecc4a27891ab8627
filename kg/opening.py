"""Opening the files that people name: nothing waits for a pipe, and what cannot be opened is told of in words."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

#: What has no end that could be known before it is read, and may keep its reader waiting for ever.
_NO_FILES = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def opened(path: Path) -> BinaryIO:
    """The file, for reading bytes. Raises OSError where it cannot be opened, or is no regular file behind its links."""
    found = _NO_FILES.get(stat.S_IFMT(os.stat(path).st_mode))  # noqa: PTH116  # one for each page
    if found is not None:
        raise OSError(errno.EINVAL, f"it is {found}, not a file; save what it gives to a file, and name that one")
    return open(path, "rb")  # noqa: PTH123  # as above


def unopened(error: OSError) -> str:
    """What is said of a file that `opened` did not open."""
    return f"cannot be opened: {error.strerror or error}"


def is_missing(path: Path) -> bool:
    """Whether nothing has that name, not even a link that leads nowhere; what nobody may look at is not missing."""
    try:
        path.lstat()
    except PermissionError:
        return False
    except OSError:
        return True
    return False
