"""Which administrative unit a printed region means, in a gazetteer that names units by codes."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from kg.gazetteers.base import SAME_REGION
from kg.names import Name, best

#: So many of the largest settlements of a country are looked at.
_LARGEST = 200


class Units:
    """Looks regions up in the unit table of an index; where that is empty, by the seat that bears the region's name.

    Most governorates of the region are named after their seat: Aleppo, Deir ez-Zor. One that is not stays unknown.
    """

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, country: str | None, region: str) -> frozenset[str]:
        """The codes of the units that the region may mean; empty: not known."""
        if country is None:
            return frozenset()
        wanted = [Name.of(region)]
        named = self._base.execute("SELECT code, name FROM unit WHERE code LIKE ?", (f"{country}.%",)).fetchall()
        if named:
            likeness: dict[str, float] = {}
            for code, name in named:
                likeness[code] = max(likeness.get(code, 0.0), best(wanted, [Name.of(name)])[0])
            return frozenset(code for code, score in likeness.items() if score >= SAME_REGION)
        seat = self.seat(country, region)
        return frozenset({seat[1]}) if seat else frozenset()

    def seat(self, country: str, region: str) -> tuple[int, str] | None:
        """The largest entry that bears the region's name, and the code of its unit; None: there is none."""
        wanted = [Name.of(region)]
        ask = (
            "SELECT id, admin, names FROM entry WHERE country = ? AND admin != '' ORDER BY population DESC, id LIMIT ?"
        )
        for entry, admin, names in self._base.execute(ask, (country, _LARGEST)):
            if best(wanted, [Name.of(line.partition("\t")[0]) for line in names.split("\n")])[0] >= SAME_REGION:
                return entry, admin.split("|")[0]
        return None
