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
        text = path.read_bytes().decode("utf-8-sig")  # spreadsheets put a mark before the first cell
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not in UTF-8: {error}") from error
    return Ledger.parse(text, str(path))


def save(path: Path | None, ledger: Ledger, notes: list[str]) -> None:
    """Writes the ledger where it changed, whole or not at all. A folder that cannot be written is a note, no error."""
    if path is None:
        return
    data = ledger.print().encode()
    if path.is_file() and path.read_bytes() == data:
        return
    try:
        with draft(path) as fresh, fresh.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())  # else the rename may be on disk before the words are
    except OSError as error:
        notes.append(f"the ledger {path} could not be written ({error.strerror}): IRIs given now are not frozen")
