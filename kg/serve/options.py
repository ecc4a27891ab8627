"""How a publication is served: what a person chose at start-up, and nothing that changes afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """`prefix` stands before every path: "" at the root of the host, else "/harm".

    `tiles` is the user's own map tiles, None: outlines only. `licence` is the IRI under which the data may be used,
    None: the publisher has not said. `dumps` is the folder of files to download, None: there are none. `ledger` is the
    file that freezes IRIs, None: what there was before this release is not known. `address` is where the world sees the
    server, without a slash at its end; None: the base IRI of the data stands for it.
    `behind_proxy`: X-Forwarded-For is believed. `processes` is how many processes of the server share its budgets, and
    `accounts` the file in which they keep them, None: each keeps its own. What follows are limits of the SPARQL
    endpoint, in seconds, bytes and numbers.
    """

    prefix: str = ""
    tiles: str | None = None
    licence: str | None = None
    dumps: Path | None = None
    ledger: Path | None = None
    address: str | None = None
    behind_proxy: bool = False
    processes: int = 1
    accounts: Path | None = None
    fast_seconds: float = 0.25
    slow_seconds: float = 5.0
    fast_workers: int = 2
    slow_workers: int = 1
    spare_workers: int = 2
    most_bytes: int = 8_000_000
    most_rows: int = 100_000
    most_memory: int = 1_200_000_000
    most_waiting: int = 64
    seconds_a_minute: float = 10.0
