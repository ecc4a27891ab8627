"""What each client may use: one query at a time, and so many seconds of worker time a minute.

The accounts stand in one small file that all processes of a server map into their memory, so that several processes
give a client no more than one would. An account is a leaky bucket: what was used drains away at an even rate. No
address stands in the file, only a keyed hash of it; a place is taken over when its account is the emptiest around.
"""

from __future__ import annotations

import fcntl
import hashlib
import ipaddress
import math
import mmap
import os
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

_KEY = 32
_PLACES, _NEAR = 16_384, 8
_ACCOUNT = struct.Struct("<8sddd")  # client, seconds used, when that was so, until when a query of his may run
_SLOW = 1 << 30  # locks on bytes far behind the end of the file: the places in the slow lane


@dataclass(frozen=True, slots=True)
class Standing:
    """`left` is in seconds of worker time; `reset`: in how many seconds all of it is back; `busy`: a query runs."""

    left: float
    reset: float
    busy: bool


def client_of(address: str) -> str:
    """Whose account it is: an IPv4 address, or the network of an IPv6 address, which one household has for itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


class Accounts:
    """The accounts in `file`, made by `create`; None: a file of this process alone.

    One a process: the locks are the process's, so that whoever closed a second one would let go of all of them
    (fcntl(2), record locks).
    """

    def __init__(self, file: Path | None, seconds: float, window: float = 60.0) -> None:
        place = file or create(Path(tempfile.gettempdir()))
        self._file = place.open("r+b", buffering=0)
        if file is None:
            place.unlink()  # it lives as long as it is open
        self._map = mmap.mmap(self._file.fileno(), 0)
        self._key = bytes(self._map[:_KEY])
        self._seconds, self._window = seconds, window
        self._held: set[int] = set()  # places in the slow lane that this process has: a lock keeps out others alone

    def close(self) -> None:
        self._map.close()
        self._file.close()

    def standing(self, client: str) -> Standing:
        with self._locked():
            _, used, busy = self._found(self._tag(client))
        return self._told(used, busy)

    def enter(self, client: str, lease: float) -> Standing:
        """How the client stands; where he may, he has the one place for `lease` seconds from now, or until he leaves.

        He may where he is not `busy` and has something `left`.
        """
        tag, now = self._tag(client), monotonic()
        with self._locked():
            at, used, busy = self._found(tag)
            told = self._told(used, busy)
            if not told.busy and told.left > 0:
                _ACCOUNT.pack_into(self._map, at, tag, used, now, now + lease)
        return told

    def leave(self, client: str, used: float) -> Standing:
        """Gives the place back, with the seconds of worker time that were used."""
        tag, now = self._tag(client), monotonic()
        with self._locked():
            at, before, _ = self._found(tag)
            _ACCOUNT.pack_into(self._map, at, tag, before + used, now, 0.0)
        return self._told(before + used, 0.0)

    def slow_place(self, places: int) -> int | None:
        """One of the places that the processes of this server share; None: all are taken."""
        for place in (it for it in range(places) if it not in self._held):
            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _SLOW + place)
            except OSError:
                continue
            self._held.add(place)
            return place
        return None

    def leave_slow_place(self, place: int) -> None:
        self._held.discard(place)
        fcntl.lockf(self._file, fcntl.LOCK_UN, 1, _SLOW + place)

    def _told(self, used: float, busy: float) -> Standing:
        rate = self._seconds / self._window
        return Standing(self._seconds - used, math.ceil(used / rate), busy > monotonic())

    def _tag(self, client: str) -> bytes:
        return hashlib.blake2b(client.encode("utf-8", "replace"), digest_size=8, key=self._key).digest()

    def _found(self, tag: bytes) -> tuple[int, float, float]:
        """Where his account is or would be, what he has used, until when he is busy."""
        now, rate = monotonic(), self._seconds / self._window
        start, emptiest, least = int.from_bytes(tag, "big"), 0, math.inf
        for step in range(_NEAR):
            at = _KEY + (start + step) % _PLACES * _ACCOUNT.size
            whose, used, then, busy = _ACCOUNT.unpack_from(self._map, at)
            used = max(0.0, used - (now - then) * rate)
            if whose == tag:
                return at, used, busy
            weight = used + (self._seconds if busy > now else 0.0)
            if weight < least:
                emptiest, least = at, weight
        return emptiest, 0.0, 0.0

    @contextmanager
    def _locked(self) -> Iterator[None]:
        fcntl.lockf(self._file, fcntl.LOCK_EX, 1, 0)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, 0)


def create(folder: Path) -> Path:
    """A new file of accounts, for this user only."""
    handle, name = tempfile.mkstemp(prefix="kg-accounts-", dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(_KEY))
        file.truncate(_KEY + _PLACES * _ACCOUNT.size)
    return Path(name)
