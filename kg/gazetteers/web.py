"""Polite requests: one at a time and not too fast, with a name, kept on disk, and never again before the time it gives.

Nothing is fetched unless a gazetteer with an address of the user's own is configured.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from kg import __version__
from kg.drafts import draft
from kg.errors import GazetteerError, SettingsError
from kg.gazetteers import cache

AGENT = f"kg/{__version__} (gazetteer client; one request at a time)"
TIMEOUT_S = 60.0
#: The longest answer that is read, in bytes.
LONGEST = 20_000_000
#: A service that asks to wait longer than this is left alone for the rest of the run.
MOST_PATIENCE_S = 30.0
_BUSY = {429, 503}

T = TypeVar("T")


def web_base(address: str, where: str) -> str:
    """The address, checked. Raises SettingsError where it is no http(s) address."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{where}: '{address}' is no http(s) address")
    return address


@dataclass
class Web:
    """Asks one service. `rate` is the most requests a second; `kept` the folder of answers, made when needed."""

    service: str
    rate: float = 1.0
    agent: str = AGENT
    sleep: Callable[[float], None] = time.sleep
    _last: float = field(default=0.0, init=False)
    _until: float = field(default=0.0, init=False)

    def get(self, address: str, query: Mapping[str, str], read: Callable[[bytes], T]) -> T:
        """What `read` makes of the answer, which is on disk if it was asked before.

        Raises GazetteerError where none comes, or `read` does: such an answer is not kept.
        """
        url = f"{address}?{urlencode(sorted(query.items()))}" if query else address
        request = Request(url, headers={"User-Agent": self.agent})  # noqa: S310  # web_base
        return self.kept(url, lambda: self._fetch(request), read)

    def post(self, address: str, body: bytes, media_type: str, read: Callable[[bytes], T]) -> T:
        """The same for a question that stands in a body."""
        headers = {"User-Agent": self.agent, "Content-Type": media_type}
        request = Request(address, data=body, headers=headers)  # noqa: S310  # web_base
        return self.kept(f"{address}\x1f{body.decode()}", lambda: self._fetch(request), read)

    def kept(self, question: str, ask: Callable[[], bytes], read: Callable[[bytes], T]) -> T:
        """What `read` makes of the answer on disk, else of what `ask` gives, which is kept if it could be read."""
        place = self._place(question)
        if place.is_file():
            return read(place.read_bytes())
        answer = self.patiently(ask)
        found = read(answer)
        with draft(place) as fresh:  # another build may ask the same
            fresh.write_bytes(answer)
        return found

    def patiently(self, ask: Callable[[], bytes]) -> bytes:
        """Waits its turn, asks, and asks once more after the pause that a busy service names."""
        self._wait()
        try:
            return ask()
        except GazetteerError as error:
            pause = error.retry_after
            if pause is None:
                raise
            self._until = time.monotonic() + pause
            if pause > MOST_PATIENCE_S:
                raise
        self._wait()
        return ask()

    def _fetch(self, request: Request) -> bytes:
        try:
            with urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310  # web_base let http(s) only through
                body: bytes = answer.read(LONGEST + 1)
        except HTTPError as error:
            with error:
                raise GazetteerError(f"{self.service} answered {error.code}", retry_after(error)) from error
        except (URLError, HTTPException, TimeoutError, OSError) as error:
            raise GazetteerError(f"{self.service} did not answer: {error}") from error
        if len(body) > LONGEST:
            raise GazetteerError(f"{self.service} gave more than {LONGEST:,} bytes")
        return body

    def _wait(self) -> None:
        now = time.monotonic()
        if self._until - now > MOST_PATIENCE_S:
            raise GazetteerError(f"{self.service} asked to wait", self._until - now)
        due = max(self._until, self._last + (1 / self.rate if self.rate else 0.0))
        if due > now:
            self.sleep(due - now)
        self._last = time.monotonic()

    def _place(self, question: str) -> Path:
        folder = cache.folder() / "answers"
        folder.mkdir(exist_ok=True)
        return folder / hashlib.sha256(f"{self.service}\x1f{question}".encode()).hexdigest()


def retry_after(error: HTTPError) -> float | None:
    """Seconds until the service wants to be asked again (RFC 9110 section 10.2.3); None: it does not want to be."""
    if error.code not in _BUSY:
        return None
    told = (error.headers.get("Retry-After") or "").strip()
    if told.isascii() and told.isdecimal():
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 5.0  # busy, and no time named
