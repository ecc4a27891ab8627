"""Loads a made-up GeoNames dump of any size into the local index and tells time and memory.

    python -m bench.geonames_rows [--rows 12000000]

Rows are entries of the embedded gazetteer over and over, each with an identifier and a point of its own.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import tempfile
import time
from pathlib import Path

from kg.gazetteers.geonames import entries
from kg.gazetteers.geonames_dump import GeoNamesDump


def write(file: Path, rows: int) -> None:
    """A file in the form of allCountries.txt: 19 columns, tab-separated."""
    known = [row for row in entries() if row.point is not None]
    with file.open("w", encoding="utf-8") as out:
        for number, row in enumerate(itertools.islice(itertools.cycle(known), rows), start=1):
            assert row.point is not None
            shift = (number // len(known)) * 1e-4
            name, other = row.names[0][0], ",".join(text for text, _ in row.names[1:3])
            cells = [
                str(number),
                name,
                name,
                other,
                f"{row.point[0] + shift:.5f}",
                f"{row.point[1]:.5f}",
                "P",
                "PPL",
                row.country or "",
            ]
            out.write("\t".join([*cells, "", "01", "", "", "", "0", "", "0", "UTC", "2026-01-01"]) + "\n")


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "dump"
        folder.mkdir()
        write(folder / "allCountries.txt", rows)
        os.environ["KG_CACHE"] = str(Path(place) / "cache")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        GeoNamesDump(folder)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = sum(file.stat().st_size for file in (Path(place) / "cache").rglob("*") if file.is_file())
        print(
            f"{rows:,} rows: {seconds:,.0f} s, peak memory {peak / 1024:,.0f} MiB "
            f"({before / 1024:,.0f} MiB before loading), index {size / 2**20:,.0f} MiB"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=12_000_000)
    main(parser.parse_args().rows)
