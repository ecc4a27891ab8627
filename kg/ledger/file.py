"""The ledger on disk."""

from __future__ import annotations

import os
from pathlib import Path

from kg.drafts import draft
from kg.errors import SettingsError
from kg.ledger.incidents import Ledger


def load(path: Path | None) -> Ledger:
    """The ledger in the file; an empty one where there is no file or no path. Raises SettingsError."""
    if path is None or not path.is_file():
        return Ledger()
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:  # spreadsheets put a mark before the first cell
            return Ledger.read(lines, str(path))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not in UTF-8: {error.reason}") from error


def save(path: Path | None, ledger: Ledger, notes: list[str]) -> None:
    """Writes the ledger where it changed, whole or not at all. A folder that cannot be written is a note, no error."""
    if path is None or _holds(path, ledger):
        return
    try:
        with draft(path) as fresh, fresh.open("wb") as out:
            out.writelines(piece.encode() for piece in ledger.pieces())
            out.flush()
            os.fsync(out.fileno())  # else the rename may be on disk before the words are
    except OSError as error:
        notes.append(f"the ledger {path} could not be written ({error.strerror}): IRIs given now are not frozen")


def _holds(path: Path, ledger: Ledger) -> bool:
    """Whether the file holds this ledger already, byte by byte."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        for piece in ledger.pieces():
            data = piece.encode()
            if file.read(len(data)) != data:
                return False
        return not file.read(1)
