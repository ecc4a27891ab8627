"""The limits of the endpoint in one process of the server."""

from __future__ import annotations

from dataclasses import dataclass

from kg.serve.options import Options


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take, and how many may be answered at once.

    Seconds are those of a worker, bytes and rows those of one answer; `most_memory` is in bytes, for one query.
    `most_inside` is how many requests may be inside at once, waiting ones included.
    """

    fast_seconds: float
    slow_seconds: float
    fast_workers: int
    slow_workers: int
    spare_workers: int
    most_rows: int
    most_bytes: int
    most_memory: int
    most_inside: int

    @classmethod
    def of(cls, options: Options) -> Limits:
        """Those of each of the server's processes: together they have about as many workers as one would have.

        Fast workers, spares and places inside are shared out, at least one to each. In the slow lane only
        `slow_workers` of all processes run at a time, and a client has one account with all of them.
        """
        return cls(
            fast_seconds=options.fast_seconds,
            slow_seconds=options.slow_seconds,
            fast_workers=_share(options.fast_workers, options.processes),
            slow_workers=options.slow_workers,
            spare_workers=_share(options.spare_workers, options.processes),
            most_rows=options.most_rows,
            most_bytes=options.most_bytes,
            most_memory=options.most_memory,
            most_inside=_share(options.most_waiting, options.processes),
        )


def _share(number: int, processes: int) -> int:
    return -(-number // processes)
