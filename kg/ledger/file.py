"""The ledger on disk."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.drafts import draft
from kg.errors import BusyError, SettingsError
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


@contextmanager
def held(path: Path | None, *, wait: bool = False) -> Iterator[None]:
    """Nobody else changes the ledger meanwhile: of two builds that give keys one would lose its own.

    Raises BusyError where somebody does, or waits for the end of that. A folder that cannot be written holds no ledger
    that could be changed.
    """
    lock = None if path is None else path.with_name(f".{path.name}.lock")
    handle = None if lock is None else _locked(lock, wait=wait)
    if lock is None or handle is None:
        yield
        return
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(handle)


def _locked(lock: Path, *, wait: bool) -> int | None:
    """The file, locked; None: it cannot be made. The kernel lets go of it when the process ends."""
    while True:
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise BusyError(
                f"another build gives keys of the ledger {lock.name[1:].removesuffix('.lock')} in {lock.parent}; "
                "wait for it, or name another --ledger"
            ) from error
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), lock.stat()):
                return handle
        os.close(handle)  # the last one has just removed it


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
