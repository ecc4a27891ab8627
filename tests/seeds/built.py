"""What the tests of the two real pages share: where their build lies."""

import csv
from dataclasses import dataclass
from pathlib import Path

from kg.release import Release
from kg.store import Graphs
from tests.conftest import shared

FIRST, SECOND = "000_acb6866aad5f5815.txt", "001_3cedff8cfe9fab97.txt"


@dataclass(frozen=True)
class Built:
    """Where the build of both pages lies."""

    folder: Path
    store: Path

    @property
    def release(self) -> Release:
        return Release.current(self.store)

    @property
    def graphs(self) -> Graphs:
        return self.release.graphs()

    def table(self, name: str) -> list[dict[str, str]]:
        """The filled cells of each row; the incident by the end of its IRI."""
        with (self.folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            rows = [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(handle)]
        return [row | {"incident": row["incident"].rpartition("/")[2]} for row in rows]


def line(page: str, number: int) -> str:
    """A line of a page, counted from 1: what is long is compared with the page and not repeated here."""
    return (shared("seeds") / page).read_text(encoding="utf-8").split("\n")[number - 1]
