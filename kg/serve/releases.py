"""The release that counts, served: when `kg build` publishes another, it takes the place of the old without a pause.

Each process looks at the link OUT/current by itself (DECISIONS: a release is an immutable folder, and a link says which
counts). A request is answered by one release from beginning to end; the old one is let go when nobody uses it any more.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KgError
from kg.public import Publication
from kg.release import Release
from kg.serve import sparql
from kg.serve.app import application
from kg.serve.options import Options
from kg.serve.sparql.budget import Accounts
from kg.settings import Settings

_LOG = logging.getLogger("kg.serve")
_EVERY = 1.0  # seconds between two looks at the link
_LONGEST = 30.0  # seconds between two tries of a release that cannot be served
_GRACE = 30.0  # seconds that requests to the old release may still take


@dataclass(slots=True)
class _Running:
    app: ASGIApp
    state: dict[str, Any]
    workers: AsyncExitStack
    busy: int = 0


class Current:
    """Serves what OUT/current leads to. A plain ASGI application with a lifespan of its own."""

    def __init__(self, out: Path, settings: Settings, options: Options) -> None:
        self._out, self._settings, self._options = out, settings, options
        self._running: _Running | None = None
        self._closing: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        running = self._running
        assert running is not None  # the server asks only after the start
        running.busy += 1
        try:
            await running.app({**scope, "state": running.state}, receive, send)
        finally:
            running.busy -= 1

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        with sparql.accounts(self._options) as accounts:
            await self._serve(receive, send, accounts)

    async def _serve(self, receive: Receive, send: Send, accounts: Accounts) -> None:
        target = self._target()
        try:
            self._running = await self._begin(accounts)
        except (KgError, OSError, sqlite3.Error) as error:
            await send({"type": "lifespan.startup.failed", "message": f"kg: {error}"})
            return
        await send({"type": "lifespan.startup.complete"})
        watching = asyncio.create_task(self._watch(target, accounts))
        await receive()
        watching.cancel()
        await asyncio.gather(watching, *self._closing, return_exceptions=True)
        await self._running.workers.aclose()
        await send({"type": "lifespan.shutdown.complete"})

    async def _begin(self, accounts: Accounts) -> _Running:
        """Raises KgError, OSError or sqlite3.Error where the release cannot be served under these settings."""
        release = await asyncio.to_thread(Release.current, self._out)
        publication = Publication.of(release, self._settings)
        options = replace(self._options, dumps=release.folder / "export", ledger=self._ledger())
        app = await asyncio.to_thread(application, publication, options)
        workers = AsyncExitStack()
        lanes = await workers.enter_async_context(sparql.lanes(publication, options, accounts))
        return _Running(app, {"lanes": lanes}, workers)

    def _ledger(self) -> Path | None:
        """The file that was chosen, else the one that `kg build` keeps beside kg.toml."""
        if self._options.ledger is None and self._settings.path is not None:
            return self._settings.path.parent / "ledger.csv"
        return self._options.ledger

    async def _watch(self, known: Path | None, accounts: Accounts) -> None:
        pause, refused = _EVERY, None
        while True:
            await asyncio.sleep(pause)
            target = self._target()
            if target in (known, None):
                continue
            try:
                new = await self._begin(accounts)
            except (KgError, OSError, sqlite3.Error) as error:
                # a machine that is busy for a moment must not keep the old release for good
                pause = min(2 * pause, _LONGEST)
                if refused != target:
                    _LOG.error("the new release is not served, the old one stays: %s", error)
                refused = target
                continue
            known, pause = target, _EVERY
            old, self._running = self._running, new
            if old is not None:
                task = asyncio.create_task(self._let_go(old))
                self._closing.add(task)
                task.add_done_callback(self._closing.discard)

    async def _let_go(self, old: _Running) -> None:
        waited = 0.0
        while old.busy and waited < _GRACE:
            await asyncio.sleep(0.1)
            waited += 0.1
        await old.workers.aclose()

    def _target(self) -> Path | None:
        try:
            return (self._out / "current").readlink()
        except OSError:
            return None
