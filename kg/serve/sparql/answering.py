"""One request to the lanes, from its first word to its last: client's account, time, disconnection, slow readers."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from time import monotonic

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kg.serve.conditional import entity_tag, unchanged
from kg.serve.options import Options
from kg.serve.problems import Refused, problem
from kg.serve.sparql.budget import Standing, client_of
from kg.serve.sparql.frames import Head
from kg.serve.sparql.refusals import Refusal
from kg.serve.sparql.two_lanes import Answer, Lanes, Meter

#: Seconds: that a second query of one client waits for his first; that an answer may take to be fetched; longer than
#: any query can be inside, should the server die with somebody's place.
PATIENCE, SENDING, LEASE = 1.0, 60.0, 120.0

_POLL = 0.01
_PIECE = 65_536
_WINDOW = 60
_KILLED = 0.1  # seconds of worker time that a new worker costs

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, RateLimit, RateLimit-Policy, Vary",
}
_PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


@dataclass
class Visit:
    """A request: what it uses is put on its client's account when its answer is sent. `stack` ends with the request."""

    request: Request
    options: Options
    stack: AsyncExitStack
    meter: Meter = field(default_factory=Meter)
    standing: Standing | None = None

    @property
    def lanes(self) -> Lanes:
        """Those that the application started (`kg.serve.sparql.lanes`)."""
        found: Lanes = self.request.state.lanes
        return found

    @property
    def accept(self) -> str | None:
        return ", ".join(self.request.headers.getlist("accept")) or None

    @property
    def headers(self) -> dict[str, str]:
        """How the client's account stands (draft-ietf-httpapi-ratelimit-headers); nothing where it was not asked."""
        if self.standing is None:
            return {}
        quota = self.options.seconds_a_minute
        left = self.standing.left - self.meter.seconds
        reset = math.ceil((quota - left) * _WINDOW / quota)
        return {
            "RateLimit-Policy": f'"worker-seconds";q={quota:.0f};w={_WINDOW}',
            "RateLimit": f'"worker-seconds";r={max(0, math.floor(left))};t={max(0, reset)}',
        }

    async def ask(self, head: Head) -> Answer:
        """The answer of the lanes. Raises Refusal; 429 where the client's account does not allow it."""
        await self._enter()
        work = asyncio.ensure_future(self.lanes.answer(head, self.meter))
        gone = asyncio.ensure_future(self._gone())
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise Refusal(400, "gone", "the client has gone")
            return work.result()
        finally:
            for task in (work, gone):
                task.cancel()
            # the worker is freed before the account is
            await asyncio.gather(work, gone, return_exceptions=True)

    async def _enter(self) -> None:
        await self.stack.enter_async_context(self.lanes.place())
        accounts, client, until = self.lanes.accounts, self._client(), monotonic() + PATIENCE
        while (standing := accounts.enter(client, LEASE)).busy and monotonic() < until:
            await asyncio.sleep(_POLL)
        self.standing = standing
        if standing.busy:
            raise Refusal(
                429,
                "one-at-a-time",
                "another query of yours is being answered",
                {"Retry-After": "1"},
                limit={"name": "queries-at-once", "value": 1},
                better="ask one query after the other",
            )
        if standing.left <= 0:
            rate = self.options.seconds_a_minute / _WINDOW
            raise Refusal(
                429,
                "used-up",
                f"your queries used {self.options.seconds_a_minute:.0f} seconds of worker time a minute",
                {"Retry-After": str(math.ceil(-standing.left / rate) + 1)},
                limit={"name": "seconds-a-minute", "value": self.options.seconds_a_minute},
                better="ask for less at once, or take the whole dataset from /data",
            )
        self.stack.callback(lambda: accounts.leave(client, self.meter.seconds))

    async def _gone(self) -> None:
        while (await self.request.receive())["type"] != "http.disconnect":
            pass

    def _client(self) -> str:
        if self.options.behind_proxy:
            # the last name is the one that our own proxy has seen; those before it are hearsay
            forwarded = self.request.headers.getlist("x-forwarded-for")
            if forwarded:
                return client_of(forwarded[-1].rpartition(",")[2].strip())
        return client_of(self.request.client.host) if self.request.client else ""


Handler = Callable[[Visit], Awaitable[Response]]


class Answering:
    """An ASGI endpoint: GET, HEAD and what else `methods` names; refusals as problems, OPTIONS, 405, whole answers."""

    def __init__(self, options: Options, handle: Handler, *, post: bool = False) -> None:
        self._options, self._handle = options, handle
        self._methods = ("GET", "HEAD", *(("POST",) if post else ()), "OPTIONS")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        async with AsyncExitStack() as stack:
            visit = Visit(request, self._options, stack)
            response = await self._answered(visit)
            for name, value in {**CORS, **visit.headers}.items():
                response.headers[name] = value
            if isinstance(response, StreamingResponse):  # it has no worker that waits for its reader
                await response(scope, receive, send)
                return
            with suppress(TimeoutError):  # a reader that takes for ever is left, in the middle of what he takes
                await _sent(response, send, with_body=request.method != "HEAD")

    async def _answered(self, visit: Visit) -> Response:
        request, allowed = visit.request, ", ".join(self._methods)
        if request.method == "OPTIONS":
            headers = {"Allow": allowed, "Access-Control-Allow-Methods": allowed, **_PREFLIGHT}
            return Response(status_code=204, headers=headers)
        try:
            if request.method not in self._methods:
                raise Refusal(405, "method", f"{request.method} is refused: this is only read", {"Allow": allowed})
            return await self._handle(visit)
        except Refused as refused:
            more = refused.more if isinstance(refused, Refusal) else {}
            return problem(request, refused.status, refused.detail, headers=refused.headers, ways=refused.ways, **more)


def whole(visit: Visit, body: bytes, media_type: str, variant: str, headers: dict[str, str] | None = None) -> Response:
    """200 with a strong tag of the content, or 304 where the client has just that."""
    tag = entity_tag(sha256(body).hexdigest(), variant)
    there = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache", **(headers or {})}
    match = visit.request.headers.get("if-none-match") if visit.request.method in ("GET", "HEAD") else None
    if unchanged(tag, "", match, None):
        return Response(status_code=304, headers=there)
    return Response(body, headers=there, media_type=media_type)


async def _sent(response: Response, send: Send, *, with_body: bool) -> None:
    """In pieces: the server then waits for the client between them, and does not keep the whole for who never reads."""
    body = bytes(response.body)
    async with asyncio.timeout(SENDING):
        await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
        pieces = range(0, len(body), _PIECE) if with_body else ()
        for at in pieces:
            await send({"type": "http.response.body", "body": body[at : at + _PIECE], "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
