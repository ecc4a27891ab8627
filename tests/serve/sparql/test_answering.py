"""Clients that are slow, by intention or not."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from starlette.responses import Response
from starlette.types import Message

from kg.serve import Options
from kg.serve.sparql import answering, asked
from kg.serve.sparql.answering import Answering, Visit
from kg.serve.sparql.asked import QUERY


def scope(method: str, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {"type": "http", "method": method, "path": "/sparql", "query_string": b"", "headers": list(headers)}


def test_who_never_reads_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "SENDING", 0.1)
    freed: list[bool] = []
    pieces: list[Message] = []

    async def answered(visit: Visit) -> Response:
        visit.stack.callback(lambda: freed.append(True))
        return Response(b"x" * 1_000_000)

    async def send(message: Message) -> None:
        pieces.append(message)
        if len(pieces) > 2:
            await asyncio.sleep(60)  # as a server does whose client takes nothing

    async def run() -> None:
        await Answering(Options(), answered)(scope("GET"), never, send)

    started = time.monotonic()
    asyncio.run(run())
    assert time.monotonic() - started < 30  # and not the 60 that the client would take
    assert freed == [True]
    assert all(len(it.get("body", b"")) <= 65_536 for it in pieces)


def test_who_never_ends_his_question_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "_BODY_SECONDS", 0.1)
    sent: list[Message] = []

    async def answered(visit: Visit) -> Response:
        await asked.asked(visit.request)
        return Response()

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(
        Answering(Options(), answered, post=True)(scope("POST", (b"content-type", QUERY.encode())), never, send)
    )
    assert sent[0]["status"] == 408


async def never() -> Message:
    await asyncio.sleep(60)
    return {"type": "http.disconnect"}
