"""What all stages of a build work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kg.pipeline.memo import Memo
from kg.pipeline.table import Table
from kg.pool import Workers
from kg.release import Release
from kg.sealed import is_sealed

Progress = Callable[[str, int, int], None]  #: stage in words, pages done, all pages


def silent(stage: str, done: int, total: int) -> None:
    """Nobody wants to know how far the build is."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with; `before` is the release that it may take something over from, None: there is none.

    `notes` are things to know that stop nothing.
    """

    memo: Memo
    pool: Workers
    before: Release | None
    table: Table
    notes: list[str] = field(default_factory=list)


def reusable(before: Release, out: Path, notes: list[str]) -> Release | None:
    """The release in OUT, where it is as it was made. None, and a note: nothing of it may be taken over."""
    if is_sealed(out, before.folder):
        return before
    notes.append(f"files in {out}/current were changed or lost since they were made: all were made anew")
    return None
