"""What is taken over from the release before, whose store was changed into that of this one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kg import answers
from kg.filling import Changed
from kg.public.publication import STORE
from kg.release import Release


@dataclass(frozen=True, slots=True)
class Since:
    """The release before, whose store was changed into that of this one, and what that changed in the union and of
    the findings."""

    release: Release
    changed: Changed
    findings: Changed


def keep_answers(folder: Path, base: str, source: str, before: answers.Before | None = None, workers: int = 1) -> None:
    """The answers of the graph in this folder, made there; arguments as for `kg.answers.write_of`."""
    answers.write_of(folder / answers.FILE, folder / STORE, base, source, before, workers)


def answered(there: Path, base: str, *changed: Changed) -> answers.Before | None:
    """The answers of the graph `there`, which these changes made this one of; None: there are none."""
    if not (there / answers.FILE).is_file():
        return None
    return answers.Before(there / answers.FILE, there / STORE, answers.concerned(base, *changed))


def take_over(before: Path, folder: Path, *shown: str) -> None:
    """Takes over what is made of the same graph: files, and folders with all that is in them."""
    for name in shown:
        for path in sorted([before / name, *(before / name).rglob("*")]):
            place = folder / path.relative_to(before)
            if path.is_dir():
                place.mkdir()
            else:
                os.link(path, place)
