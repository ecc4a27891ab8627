"""Endpoints for pages, standing documents, files and texts: a request in, an answer out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.conditional import headers_of
from kg.serve.dumps import Dump
from kg.serve.files import file_of, file_response
from kg.serve.options import Options
from kg.serve.pages import bearer
from kg.serve.problems import Refused
from kg.serve.resource import Resource
from kg.serve.respond import Asked, Make, Ready, Responder
from kg.serve.variants import HTML, Variant
from kg.site import Site
from kg.site.codes import code_page

Answering = Callable[[Request], Awaitable[Response]]


class Endpoints:
    """What they share: the site, and the responder that keeps what was made."""

    def __init__(self, site: Site, options: Options, responder: Responder) -> None:
        self._site, self._options, self._responder = site, options, responder

    def page(self, variant: Variant, make: Make) -> Answering:
        """A page or download that is made of its query and language."""

        async def answered(request: Request) -> Response:
            asked, headers = _asked(request)
            ready = self._responder.kept(asked) or await self._responder.page(asked, variant, make)
            return self._response(ready, headers)

        return answered

    def document(self, resource: Resource) -> Answering:
        """A document in variants, or one of them."""

        async def answered(request: Request) -> Response:
            asked, headers = _asked(request)
            ready = self._responder.kept(asked) or await self._responder.ready(asked, resource)
            return self._response(ready, headers)

        return answered

    def see(self, path: str) -> Answering:
        """303 to another path of the site."""

        async def answered(request: Request) -> Response:
            mark = "&" if "?" in path else "?"
            query = f"{mark}{request.url.query}" if request.url.query else ""
            return RedirectResponse(self._site.to(path) + query, 303)

        return answered

    async def code(self, request: Request) -> Response:
        """To the incident that alone bears a code now, else a page with the choices."""
        code = request.path_params["code"]
        found = await asyncio.to_thread(bearer, self._site, code)
        if found is not None:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(self._site.path(found) + query, 303)
        return await self.page(HTML, lambda language, _query: code_page(self._site, code, language))(request)

    def file(self, find: Callable[[str], Path | None]) -> Answering:
        """A file of the site's own."""

        async def served(request: Request) -> Response:
            path = find(request.path_params["path"])
            if path is None:
                raise Refused(404, "there is no such file")
            return file_response(request, file_of(path))

        return served

    def dump(self, it: Dump) -> Answering:
        """A file to download."""
        link = f'<{self._site.prefix}/void>; rel="describedby"'
        if self._options.licence:
            link += f', <{self._options.licence}>; rel="license"'

        async def served(request: Request) -> Response:
            return file_response(request, it.file, {"link": link})

        return served

    def standing(self, media_type: str, make: Callable[[Request], bytes | None]) -> Answering:
        """The same bytes for everybody; None: there is nothing at that address."""
        variant = Variant("text", media_type, media_type, "")

        async def answered(request: Request) -> Response:
            return await self.page(variant, lambda _language, _query: make(request))(request)

        return answered

    def _response(self, ready: Ready, headers: Mapping[bytes, str]) -> Response:
        status, there, body = self._responder.answer(ready, headers)
        response = Response(status_code=status)
        response.body, response.raw_headers = body, list(there)
        return response


def _asked(request: Request) -> tuple[Asked, dict[bytes, str]]:
    headers: dict[bytes, Any] = dict(headers_of(request.scope["headers"]))
    return Asked.of(request.url.path.encode(), request.scope["query_string"], headers), headers
