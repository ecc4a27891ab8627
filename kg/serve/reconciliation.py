"""/reconcile/ in the server: the service for programs, and a page at the same address for people.

Programs get the manifest unless they say that they like HTML better; whatever carries a batch is the service's.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable
from functools import partial
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.pages.words import Said
from kg.public import Publication
from kg.reconcile.app import application
from kg.reconcile.catalogue import Catalogue, catalogue
from kg.reconcile.entities import Label
from kg.reconcile.http import root_of
from kg.reconcile.match import candidates
from kg.reconcile.requests import USUAL_LIMIT, Condition, Question, RequestError
from kg.reconcile.schema import DEFAULT_TYPES, PROPERTIES, TYPES
from kg.serve.conditional import entity_tag, unchanged
from kg.serve.negotiate import choose
from kg.serve.options import Options
from kg.serve.problems import Refused
from kg.serve.resource import Query
from kg.serve.respond import Responder, language_of, query_of
from kg.serve.variants import HTML
from kg.site import Language, Site
from kg.site.reconciliation import Kind, Match, Tried, Words, reconciliation_page

_FOR_PROGRAMS = {"queries", "extend", "callback", "format"}
_MOST = 200  # characters of a name, as the form has it


class Reconciliation:
    """A plain ASGI application. What it searches in is read when somebody asks for it the first time."""

    def __init__(self, publication: Publication, options: Options, site: Site, responder: Responder) -> None:
        self._publication, self._site, self._responder = publication, site, responder
        self._address = f"{options.address}/reconcile" if options.address else None
        self._read: tuple[Catalogue, ASGIApp] | None = None
        self._reading = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if not request.url.path.endswith("/reconcile/"):
            _, service = await self._ready()
            await service(scope, receive, send)
        elif self._is_read_by_people(request):
            response = await self._page(request)
            await response(scope, receive, send)
        else:
            _, service = await self._ready()
            await service(scope, receive, partial(_negotiated, send))

    @staticmethod
    def _is_read_by_people(request: Request) -> bool:
        if request.method not in ("GET", "HEAD"):
            return False
        named = {name for name, _ in parse_qsl(request.url.query, keep_blank_values=True)}
        accept = ", ".join(request.headers.getlist("accept")) or None
        return not named & _FOR_PROGRAMS and choose(accept, ("application/json", HTML.media_type)) == 1

    async def _ready(self) -> tuple[Catalogue, ASGIApp]:
        async with self._reading:
            if self._read is None:
                found = await asyncio.to_thread(catalogue, self._publication.view)
                self._read = found, application(found, self._address)
        return self._read

    async def _page(self, request: Request) -> Response:
        query = query_of(request.scope["query_string"])
        language = language_of(query, request.headers.get("accept-language"))
        try:
            address = f"{root_of(request, self._address)}/"
        except RequestError as error:
            raise Refused(400, error.reason) from error
        tried = _tried(query)
        if tried.name:
            found, _ = await self._ready()
            matches = await self._responder.computed(_matches, found, tried, language)
            tried = Tried(tried.name, tried.kind, matches)
        made = partial(reconciliation_page, self._site, language, address, _kinds(), _properties(), tried)
        html = (await self._responder.computed(made)).encode()
        tag = entity_tag(hashlib.sha256(html).hexdigest(), HTML.extension)
        headers = {
            "etag": tag,
            "vary": "Accept, Accept-Language",
            "cache-control": "public, no-cache",
            "content-language": language,
        }
        if unchanged(tag, "", request.headers.get("if-none-match"), None):
            return Response(status_code=304, headers=headers)
        return Response(html, headers=headers, media_type=HTML.header)


def _tried(query: Query) -> Tried:
    """What the form asks. Raises Refused (400) for a type that there is not, or a name that is too long."""
    given = dict(query)
    name, kind = given.get("name", "").strip(), given.get("type", "")
    if len(name) > _MOST:
        raise Refused(400, f"'name' is longer than {_MOST} characters")
    if kind and kind not in DEFAULT_TYPES:
        raise Refused(400, f"'type' is one of {', '.join(DEFAULT_TYPES)}")
    return Tried(name, kind, None)


def _matches(found: Catalogue, tried: Tried, language: Language) -> list[Match]:
    named = Condition(match="name", property=None, values=(tried.name,))
    types = (tried.kind,) if tried.kind else ()
    question = Question(conditions=(named,), types=types, strict="any", limit=USUAL_LIMIT, language=language)
    return [
        Match(it.entity.iri, _said(it.entity.name(language)), _named(it.entity.types[:1]), it.score, it.certain)
        for it in candidates(found, question)
    ]


def _said(label: Label) -> Said:
    return Said(label.text, label.language)


def _named(types: Iterable[str]) -> tuple[Words, ...]:
    return tuple(Words(TYPES[it].name, TYPES[it].name_ar) for it in types)


def _kinds() -> list[Kind]:
    return [Kind(it.id, Words(it.name, it.name_ar), it.description) for it in (TYPES[key] for key in DEFAULT_TYPES)]


def _properties() -> list[Kind]:
    return [
        Kind(it.id, Words(it.name, it.name_ar), it.description, _named(key for key in DEFAULT_TYPES if key in it.types))
        for it in PROPERTIES.values()
    ]


async def _negotiated(send: Send, message: Message) -> None:
    """Says that another Accept would have got the page."""
    if message["type"] == "http.response.start":
        kept = [it for it in message["headers"] if it[0].lower() != b"vary"]
        message["headers"] = [*kept, (b"vary", b"Accept")]
    await send(message)
