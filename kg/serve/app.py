"""The server put together: routes and nothing clever."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KgError, UsageError
from kg.public import Publication
from kg.public.publication import ABOUT
from kg.serve import queries, sparql
from kg.serve.conditional import http_date
from kg.serve.dataset import DATASET_VARIANTS, Description
from kg.serve.documents import Documents
from kg.serve.dumps import Dump, dumps
from kg.serve.endpoints import Endpoints
from kg.serve.headers import CommonHeaders, allowed
from kg.serve.ontology import context, vocabularies
from kg.serve.options import Options
from kg.serve.pages import data_page, tables, vocabulary_pages
from kg.serve.past import Past
from kg.serve.problems import Refused, problem
from kg.serve.reconciliation import Reconciliation
from kg.serve.resource import Body, Query, Resource
from kg.serve.respond import Responder
from kg.serve.variants import HTML, Variant
from kg.serve.wellknown import robots, sitemap
from kg.site import Language, Site
from kg.site.assets import asset_file, static_file

_LOG = logging.getLogger("kg.serve")


def application(publication: Publication, options: Options) -> ASGIApp:
    """The server of a publication: an ASGI application. The state of its requests holds the running `lanes`."""
    site = Site(publication, options.prefix, options.tiles)
    modified = http_date((publication.folder / ABOUT).stat().st_mtime)
    responder = Responder(options, site, modified)
    held = dumps(publication, options.dumps)
    ends = Endpoints(site, options, responder)

    routes: list[BaseRoute] = [
        *sparql.routes(publication, options),
        *queries.routes(publication, options),
        *_standing(site, ends, held, options),
        *(_get(path, ends.page(*it)) for path, it in tables(site, held, options).items()),
        *(_get(f"/dumps/{it.name}", ends.dump(it)) for it in held),
        _get("/codes/{code}", ends.code),
        _get("/static/{path:path}", ends.file(static_file)),
        _get("/assets/{path:path}", ends.file(asset_file)),
        _get("/context.jsonld", ends.standing("application/ld+json", lambda _: context(publication.names))),
        _get("/robots.txt", ends.standing("text/plain; charset=utf-8", lambda _: robots(site))),
        _get("/sitemap.xml", ends.standing("application/xml", lambda _: sitemap(site, None))),
        _get("/sitemap-{part:int}.xml", ends.standing("application/xml", _part(site))),
        Mount("/reconcile", Reconciliation(publication, options, site, responder)),
    ]
    handlers: dict[Any, Any] = {Refused: _refused, HTTPException: _missing, KgError: _wrong, Exception: _failed}
    inner = Starlette(routes=routes, exception_handlers=handlers)
    past = Past(publication.names, options.ledger)
    return Documents(CommonHeaders(_Below(inner, options.prefix), site), site, responder, past)


def _standing(site: Site, ends: Endpoints, held: list[Dump], options: Options) -> list[Route]:
    """The vocabulary and the description of the data set, with and without suffix, and the ways that lead to them."""
    names = site.publication.names
    made = vocabularies(names, vocabulary_pages(site))
    description = Description(site.publication, held, options.licence)

    def write(variant: Variant, language: Language, query: Query) -> Body:  # noqa: ARG001  # no query has a say
        if variant is HTML:
            return Body.of(data_page(site, held, options, language).encode())
        return description.write(variant)

    made["/void"] = Resource(names.dataset().value, "/void", DATASET_VARIANTS, write)
    routes = []
    for path, resource in made.items():
        routes.append(_get(path, ends.document(resource)))
        # the code lists stand at /concept/: their variants at /concept.ttl
        for it in resource.variants:
            of_one = resource.as_variant(it.extension)
            routes.append(_get(f"{of_one.path}.{it.extension}", ends.document(of_one)))
    links, corrections = (f"/graphs?graph={quote(names.graph(it).value, safe='')}" for it in ("links", "corrections"))
    graphs = {
        "/graph/links": links,
        "/graph/corrections": corrections,
        "/graph/": "/void",
        "/.well-known/void": "/void",
        "/graph/ontology": "/ns",
        "/concept": "/concept/",
        "/dumps/": "/data",
    }
    return routes + [_get(path, ends.see(target)) for path, target in graphs.items()]


def _get(path: str, answering: Callable[[Request], Awaitable[Response]]) -> Route:
    return Route(path, answering, methods=["GET"])


def _part(site: Site) -> Callable[[Request], bytes | None]:
    return lambda request: sitemap(site, request.path_params["part"])


class _Below:
    """Takes the prefix off the path, whether a proxy has done so already or not."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app, self._prefix = app, prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._prefix and scope["type"] == "http":
            # who leaves out the slash behind the prefix means the start page
            path = f"{self._prefix}/" if scope["path"] == self._prefix else scope["path"]
            if path.startswith(f"{self._prefix}/"):
                scope = {**scope, "path": path, "root_path": self._prefix}
        if scope["type"] == "http" and scope["path"].removeprefix(self._prefix) == "/reconcile":
            # clients are given the address with and without its slash, and a posted batch follows no redirection
            scope = {**scope, "path": f"{scope['path']}/"}
        await self._app(scope, receive, send)


async def _refused(request: Request, error: Refused) -> Response:
    return problem(request, error.status, error.detail, headers=error.headers, ways=error.ways, **error.more)


async def _missing(request: Request, error: HTTPException) -> Response:
    detail = f"there is nothing at {request.url.path}" if error.status_code == 404 else error.detail
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    headers = {"allow": allowed(path)} if error.status_code == 405 else error.headers
    return problem(request, error.status_code, detail, headers=headers)


async def _wrong(request: Request, error: KgError) -> Response:
    if isinstance(error, UsageError):
        return problem(request, 400, str(error))
    return await _failed(request, error)


async def _failed(request: Request, error: Exception) -> Response:
    # the path is not logged: it may be somebody's search
    _LOG.error("a request failed", exc_info=error)
    return problem(request, 500, "the server has made a mistake; nothing is wrong with the request")
