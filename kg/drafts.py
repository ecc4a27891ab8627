"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
