"""The service behind HTTP (Starlette): routes and nothing clever.

Version 0.2 stands at the root, where OpenRefine asks; 1.0-draft under /1.0-draft. Anybody's page may ask (CORS *):
what is served is what the settings let out of the store, and nothing can be changed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.reconcile.catalogue import Catalogue
from kg.reconcile.dialect import Json, Version, preferred_language
from kg.reconcile.extend import extended
from kg.reconcile.http import Form, answer, body_of, form_of, json_of, needed, number, one, page, query_of, root_of
from kg.reconcile.manifest import manifest_02, manifest_10
from kg.reconcile.preview import preview
from kg.reconcile.requests import RequestError, extension, questions_02, questions_10
from kg.reconcile.results import batch_02, batch_10
from kg.reconcile.suggest import flyout, propose_properties, suggest_entities, suggest_properties, suggest_types

Answering = Callable[[Request], Awaitable[Response]]

DRAFT = "/1.0-draft"


def application(catalogue: Catalogue, address: str | None = None) -> Starlette:
    """The service over a catalogue. `address`: where the world sees it; None: wherever it is asked."""
    service = _Service(catalogue, address)
    routes = [
        Route("/", service.root_02, methods=["GET", "POST"]),
        Route("/view", service.page, methods=["GET"]),
        Route("/flyout/{what:str}", service.flyout, methods=["GET"]),
        *_of_both("", service, "0.2"),
        Route(DRAFT, service.manifest_10, methods=["GET"]),
        Route(f"{DRAFT}/", service.manifest_10, methods=["GET"]),
        # the draft has renamed this path: older clients ask /reconcile, newer ones /match
        Route(f"{DRAFT}/reconcile", service.batch_10, methods=["POST"]),
        Route(f"{DRAFT}/match", service.batch_10, methods=["POST"]),
        Route(f"{DRAFT}/extend", service.extend_10, methods=["POST"]),
        Route(f"{DRAFT}/view", service.page, methods=["GET"]),
        *_of_both(DRAFT, service, "1.0-draft"),
    ]
    cors = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
    return Starlette(
        routes=routes, middleware=[cors], exception_handlers={RequestError: _refused, HTTPException: _missing}
    )


def _of_both(prefix: str, service: _Service, version: Version) -> Iterable[Route]:
    yield Route(f"{prefix}/suggest/{{what:str}}", service.suggest(version), methods=["GET"])
    yield Route(f"{prefix}/extend/propose", service.propose(version), methods=["GET"])
    yield Route(f"{prefix}/preview", service.page, methods=["GET"])


class _Service:
    """The endpoints: a request in, an answer out. Work that computes leaves the event loop free."""

    def __init__(self, catalogue: Catalogue, address: str | None) -> None:
        self._catalogue, self._address = catalogue, address

    async def root_02(self, request: Request) -> Response:
        """The manifest; or, with `queries` or `extend`, a batch or a data extension."""
        query = query_of(request)
        form = form_of(request, await body_of(request)) if request.method == "POST" else query
        callback = one(query, "callback") if request.method == "GET" else None
        queries, extend = one(form, "queries"), one(form, "extend")
        if queries is not None and extend is not None:
            raise RequestError(400, "either 'queries' or 'extend', not both")
        if queries is not None:
            return answer(await run_in_threadpool(self._batch_02, queries), callback)
        if extend is not None:
            return answer(await run_in_threadpool(extended, "0.2", self._catalogue, extension(extend)), callback)
        if request.method == "POST":
            raise RequestError(400, "the form needs 'queries' or 'extend'")
        return answer(manifest_02(self._catalogue.names, root_of(request, self._address)), callback)

    def _batch_02(self, queries: str) -> Json:
        return batch_02(self._catalogue, questions_02(queries))

    async def manifest_10(self, request: Request) -> Response:
        root, language = root_of(request, self._address), _language(request)
        return answer(manifest_10(self._catalogue.names, root + DRAFT, language), language=language)

    async def batch_10(self, request: Request) -> Response:
        asked = questions_10(json_of(request, await body_of(request)))
        language = _language(request)
        return answer(await run_in_threadpool(batch_10, self._catalogue, asked, language), language=language)

    async def extend_10(self, request: Request) -> Response:
        asked = extension(json_of(request, await body_of(request)))
        language = _language(request)
        told = await run_in_threadpool(extended, "1.0-draft", self._catalogue, asked, language)
        return answer(told, language=language)

    def suggest(self, version: Version) -> Answering:
        async def suggested(request: Request) -> Response:
            form, what = query_of(request), request.path_params["what"]
            told = await run_in_threadpool(self._suggested, version, what, form, _language(request, version))
            return answer(told, one(form, "callback") if version == "0.2" else None, language=_named(request, version))

        return suggested

    def _suggested(self, version: Version, what: str, form: Form, language: str) -> Json:
        prefix, cursor = needed(form, "prefix"), number(form, "cursor", 0) or 0
        if what == "entity":
            types = tuple(it for it in form.get("type", ()) if it)
            return suggest_entities(version, self._catalogue, prefix, cursor, types, language)
        if what == "type":
            return suggest_types(version, prefix, cursor, language)
        if what == "property":
            return suggest_properties(version, prefix, cursor, language)
        raise RequestError(404, f"nothing is suggested for '{what}'; there are entity, type and property")

    def propose(self, version: Version) -> Answering:
        async def proposed(request: Request) -> Response:
            form = query_of(request)
            told = propose_properties(version, one(form, "type"), number(form, "limit"), _language(request, version))
            return answer(told, one(form, "callback") if version == "0.2" else None, language=_named(request, version))

        return proposed

    async def flyout(self, request: Request) -> Response:
        form, what = query_of(request), request.path_params["what"]
        if what not in {"entity", "type", "property"}:
            raise RequestError(404, f"there is no flyout for '{what}'; there are entity, type and property")
        return answer(flyout(self._catalogue, what, needed(form, "id")), one(form, "callback"))

    async def page(self, request: Request) -> Response:
        key = needed(query_of(request), "id")
        return page(await run_in_threadpool(preview, self._catalogue, key))


def _language(request: Request, version: Version = "1.0-draft") -> str:
    """0.2 knows no languages: its answers are in English."""
    return "en" if version == "0.2" else preferred_language(request.headers.get("accept-language", ""))


def _named(request: Request, version: Version) -> str | None:
    return None if version == "0.2" else _language(request)


async def _refused(request: Request, error: Exception) -> Response:  # noqa: ARG001
    status, reason = (error.status, error.reason) if isinstance(error, RequestError) else (400, str(error))
    return _complaint(status, reason)


async def _missing(request: Request, error: Exception) -> Response:  # noqa: ARG001
    if not isinstance(error, HTTPException):
        return _complaint(400, str(error))
    found = _complaint(error.status_code, error.detail)
    found.headers.update(error.headers or {})  # the methods that are allowed
    return found


def _complaint(status: int, reason: str) -> Response:
    # a lone surrogate of the address cannot stand in JSON
    said = reason.encode("utf-8", "replace").decode()
    return answer({"status": "error", "message": said}, status=status)
