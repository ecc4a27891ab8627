"""Documents about things, in front of everything else: most requests are for them, and they are known beforehand.

/id/x answers 303 See Other with /doc/x (https://www.w3.org/TR/cooluris/#r303gendocument); /doc/x negotiates, /doc/x.ttl
does not. Concepts are documents at their own IRIs.
"""

from __future__ import annotations

from functools import partial

from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve.conditional import headers_of
from kg.serve.headers import common
from kg.serve.pages import refusal_page
from kg.serve.past import Past
from kg.serve.problems import PAGE, Page, Refused, refusal
from kg.serve.respond import Asked, Ready, Responder
from kg.serve.things import Things
from kg.site import Site


class Documents:
    """Answers below /id/, /doc/ and /concept/X; `others` answers everything else. A plain ASGI application."""

    def __init__(self, others: ASGIApp, site: Site, responder: Responder, past: Past) -> None:
        self._others, self._responder = others, responder
        self._things = Things(site, past)
        self._prefix = site.prefix
        self._common = common(site)
        self._page: Page = partial(refusal_page, site)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._path(scope)
        if path is None:
            await self._others({**scope, PAGE: self._page}, receive, send)
            return
        headers = headers_of(scope["headers"])
        asked = Asked.of(path, scope["query_string"], headers)
        try:
            ready = self._responder.kept(asked) if scope["method"] in ("GET", "HEAD") else _read_only(scope["method"])
            if ready is None:
                ready = await self._ready(asked)
            status, there, body = self._responder.answer(ready, headers)
        except Refused as refused:
            await self._refuse(refused, asked, scope, receive, send)
            return
        await send({"type": "http.response.start", "status": status, "headers": there})
        await send({"type": "http.response.body", "body": body})

    def _path(self, scope: Scope) -> bytes | None:
        """The path below the prefix, as it was sent; None: it is not ours to answer."""
        if scope["type"] != "http" or scope["method"] == "OPTIONS":
            return None
        path: bytes = scope["raw_path"]
        if self._prefix:
            path = path.removeprefix(self._prefix.encode())
        return path if path.startswith((b"/doc/", b"/id/", b"/concept/")) and path != b"/concept/" else None

    async def _ready(self, asked: Asked) -> Ready:
        resource = self._things.known(asked.path)
        if resource is None:
            resource = await self._responder.computed(self._things.find, asked.path)
            self._things.remember(asked.path, resource)
        if asked.path.startswith(b"/id/"):
            extension = f".{resource.extension}" if resource.extension else ""
            there = f"{self._prefix}{resource.path}{extension}"
            query = f"?{asked.query.decode('latin-1')}" if asked.query else ""
            headers = {"location": there + query, "link": f'<{there}>; rel="describedby"'}
            raise Refused(303, f"a document about it stands at {there}", headers)
        return self._responder.at_once(asked, resource) or await self._responder.ready(asked, resource)

    async def _refuse(self, refused: Refused, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        headers = refused.headers
        if refused.status == 301:
            headers = headers | {"location": self._prefix + headers["location"]}
        target = f"{self._prefix}{asked.path.decode('latin-1')}?{asked.query.decode('latin-1')}"
        page = partial(self._page, target, asked.languages)
        answer = refusal(asked.accept, refused.status, refused.detail, headers=headers, ways=refused.ways, page=page)
        there = {name for name, _ in answer.raw_headers}
        answer.raw_headers.extend(it for it in self._common if it[0] not in there)
        await answer(scope, receive, send)


def _read_only(method: str) -> Ready:
    raise Refused(405, f"documents can be read; {method} changes nothing here", {"allow": "GET, HEAD, OPTIONS"})
