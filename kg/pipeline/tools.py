"""What all stages of a build work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.pipeline.memo import Memo
from kg.pipeline.table import Table
from kg.pool import Workers
from kg.release import Release

Progress = Callable[[str, int, int], None]  #: stage in words, pages done, all pages


def silent(stage: str, done: int, total: int) -> None:
    """Nobody wants to know how far the build is."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with; `before` is the release that still counts, None: there is none."""

    memo: Memo
    pool: Workers
    before: Release | None
    table: Table
