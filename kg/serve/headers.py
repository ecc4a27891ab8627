"""Headers that every answer carries: nothing is guessed or sent elsewhere, and any page may read the data.

Cross-origin reading is open to all and never with credentials (https://fetch.spec.whatwg.org/#http-cors-protocol):
there are no cookies, and what is served is public.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.site import Site
from kg.site.assets import policy

Raw = list[tuple[bytes, bytes]]

_EXPOSED = "ETag, Link, Content-Location, Last-Modified, Location, Accept-Ranges, Content-Range, Retry-After, Vary"
_ASKED = (
    "Accept, Accept-Language, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Range, "
    "If-Unmodified-Since, Range"
)
_ASKING = re.compile(r"/(?:sparql/?|reconcile(?:/.*)?)")  # where a question may be posted


def common(site: Site) -> Raw:
    """The headers of every answer."""
    return raw(
        {
            "content-security-policy": policy(site),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cross-origin-resource-policy": "cross-origin",
            "permissions-policy": "geolocation=(), camera=(), microphone=()",
            "access-control-allow-origin": "*",
            "access-control-expose-headers": _EXPOSED,
        }.items()
    )


def allowed(path: str) -> str:
    """The methods that may be used at a path below the prefix."""
    return "GET, HEAD, POST, OPTIONS" if _ASKING.fullmatch(path) else "GET, HEAD, OPTIONS"


def preflight(path: str) -> Raw:
    """What a page elsewhere may ask; answers OPTIONS."""
    return raw(
        [
            ("access-control-allow-methods", allowed(path)),
            ("access-control-allow-headers", _ASKED),
            ("access-control-max-age", "86400"),
            ("allow", allowed(path)),
        ]
    )


def raw(pairs: Iterable[tuple[str, str]]) -> Raw:
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in pairs]


class CommonHeaders:
    """Adds the common headers that an answer does not set itself, and answers OPTIONS."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._prefix, self._every = app, site.prefix, common(site)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(it for it in self._every if it[0] not in there)]
            await send(message)

        if scope["method"] == "OPTIONS":
            path = scope["path"].removeprefix(self._prefix)
            await with_headers({"type": "http.response.start", "status": 204, "headers": preflight(path)})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, with_headers)
