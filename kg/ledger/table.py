"""The rows of a ledger while it is in use: in tables of a temporary file, for there may be millions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from kg.ledger.identity import Identity
from kg.ledger.rows import Row
from kg.scratch import scratch

#: `entered` counts up; a row that replaces another comes last. Codes are JSON, sorted, empty where there are none.
_TABLES = """
CREATE TABLE row (entered INTEGER PRIMARY KEY, key TEXT UNIQUE, site_id TEXT, permalink TEXT, codes TEXT);
CREATE INDEX of_site ON row (site_id, entered) WHERE site_id > '';
CREATE INDEX of_link ON row (permalink, site_id > '', entered) WHERE permalink > '';
CREATE INDEX of_codes ON row (codes, site_id > '' OR permalink > '', entered) WHERE codes > '';
CREATE TABLE codes_rival (codes TEXT, key TEXT, PRIMARY KEY (codes, key)) WITHOUT ROWID;
CREATE TABLE link_rival (permalink TEXT, site_id TEXT, PRIMARY KEY (permalink, site_id)) WITHOUT ROWID
"""
_ROW = "SELECT key, site_id, permalink, codes FROM row"


class Rows:
    """Frozen keys, each with what led to it; and which records of one build are alike."""

    def __init__(self) -> None:
        self._rows = scratch(_TABLES)

    def __iter__(self) -> Iterator[Row]:
        """All rows, sorted by key."""
        return map(_row, self._rows.execute(f"{_ROW} ORDER BY key"))

    def get(self, key: str) -> Row | None:
        """The row with this key; None: there is none."""
        found = self._rows.execute(f"{_ROW} WHERE key = ?", (key,)).fetchone()
        return None if found is None else _row(found)

    def enter(self, row: Row) -> None:
        """Adds a row, or replaces the one with its key."""
        values = (row.key, row.site_id, row.permalink, _text(row.codes))
        self._rows.execute("INSERT OR REPLACE INTO row VALUES (NULL, ?, ?, ?, ?)", values)

    def of_site(self, site_id: str) -> str | None:
        """The key of the first row with this site id; None: no row has it."""
        asked = "SELECT key FROM row WHERE site_id = ? AND site_id > '' ORDER BY entered LIMIT 1"
        found = self._rows.execute(asked, (site_id,)).fetchone()
        return None if found is None else str(found[0])

    def of_link(self, permalink: str) -> list[Row]:
        """The first two rows with this address: those without a site id come first. None has the empty one."""
        asked = f"{_ROW} WHERE permalink = ? AND permalink > '' ORDER BY site_id > '', entered LIMIT 2"
        return [*map(_row, self._rows.execute(asked, (permalink,)))]

    def of_codes(self, codes: frozenset[str]) -> list[Row]:
        """The first two rows with these codes: those with neither site id nor address come first. None has no code."""
        asked = f"{_ROW} WHERE codes = ? AND codes > '' ORDER BY site_id > '' OR permalink > '', entered LIMIT 2"
        return [*map(_row, self._rows.execute(asked, (_text(codes),)))]

    def rival(self, it: Identity) -> None:
        """Takes in a record of the build that is at hand, by its codes and its address."""
        if it.site_id or it.permalink:
            self._rows.execute("INSERT OR IGNORE INTO codes_rival VALUES (?, ?)", (_text(it.codes), it.own_key or ""))
        if it.site_id:
            self._rows.execute("INSERT OR IGNORE INTO link_rival VALUES (?, ?)", (it.permalink or "", it.site_id))

    def alone_with_codes(self, codes: frozenset[str]) -> bool:
        """Whether the records of the build with these codes are of one incident, by their own keys."""
        return self._one("SELECT key FROM codes_rival WHERE codes = ?", _text(codes))

    def alone_with_link(self, permalink: str) -> bool:
        """Whether one site id alone comes with this address in the build."""
        return self._one("SELECT site_id FROM link_rival WHERE permalink = ?", permalink)

    def forget_rivals(self) -> None:
        self._rows.execute("DELETE FROM codes_rival")
        self._rows.execute("DELETE FROM link_rival")

    def _one(self, asked: str, value: str) -> bool:
        return len(self._rows.execute(f"{asked} LIMIT 2", (value,)).fetchall()) == 1


def _text(codes: frozenset[str]) -> str:
    return orjson.dumps(sorted(codes)).decode() if codes else ""


def _row(found: tuple[Any, ...]) -> Row:
    key, site_id, permalink, codes = found
    return Row(key, site_id, permalink, frozenset(orjson.loads(codes)) if codes else frozenset())
