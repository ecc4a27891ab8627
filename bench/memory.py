"""The most memory that this process took."""

from __future__ import annotations

import re
import resource
from pathlib import Path


def peak() -> float:
    """MiB since this program was started. (The kernel's ru_maxrss counts what the parent held when it forked too.)"""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
