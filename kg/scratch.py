"""What must be looked up while a program runs, and may be more than memory should hold: tables in a temporary file."""

from __future__ import annotations

import sqlite3


def scratch(tables: str) -> sqlite3.Connection:
    """A database of its own with these tables (SQL), gone when it is closed or the process ends.

    A few MB of it stay in memory; the rest lies where SQLite keeps temporary files (SQLITE_TMPDIR, TMPDIR, /var/tmp).
    Raises sqlite3.OperationalError later on, where that disk is full.
    """
    made = sqlite3.connect("", isolation_level=None)
    made.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {tables}; BEGIN")
    return made
