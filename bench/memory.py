"""The most memory that this process took, and what the machine has to give."""

from __future__ import annotations

import re
import resource
from pathlib import Path


def available() -> float:
    """MiB that a program could take without driving others out; infinite where the kernel does not tell."""
    told = Path("/proc/meminfo")
    found = re.search(r"MemAvailable:\s+(\d+) kB", told.read_text(encoding="ascii")) if told.exists() else None
    return int(found[1]) / 1024 if found else float("inf")


def peak() -> float:
    """MiB since this program was started. (The kernel's ru_maxrss counts what the parent held when it forked too.)"""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
