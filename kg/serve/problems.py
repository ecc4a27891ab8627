"""Refusals and failures in words: problem+json for programs, a page for people.

Source: RFC 9457, https://www.rfc-editor.org/rfc/rfc9457.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from http import HTTPStatus
from types import MappingProxyType

import orjson
from starlette.requests import HTTPConnection
from starlette.responses import Response

from kg.serve.negotiate import choose

PROBLEM = "application/problem+json"

#: A place to go on to: address, media type, name.
Way = tuple[str, str, str]

#: Writes the page on a refusal, by target, Accept-Language, status, detail and ways; it is in the scope under PAGE.
Page = Callable[[str, str | None, int, str, Sequence[Way]], str]
PAGE = "kg.refusal_page"


class Refused(Exception):  # noqa: N818  # an answer, no fault of ours
    """What is asked is answered with this status. `headers` go with it, `ways` lead on, `more` a program may read."""

    more: Mapping[str, object] = MappingProxyType({})

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, ways: Sequence[Way] = ()
    ) -> None:
        self.status, self.detail, self.headers, self.ways = status, detail, dict(headers or {}), tuple(ways)
        super().__init__(detail)


def problem(
    request: HTTPConnection,
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    ways: Sequence[Way] = (),
    **more: object,
) -> Response:
    """The answer. `more` are further members of the problem: a limit that was met, how to ask better."""
    accept = ", ".join(request.headers.getlist("accept")) or None
    page: Page | None = request.scope.get(PAGE)
    scope = request.scope
    target = f"{scope.get('raw_path', b'/').decode('latin-1')}?{scope['query_string'].decode('latin-1')}"
    shown = partial(page, target, request.headers.get("accept-language")) if page is not None else None
    return refusal(accept, status, detail, headers=headers, ways=ways, page=shown, **more)


def refusal(
    accept: str | None,
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    ways: Sequence[Way] = (),
    page: Callable[[int, str, Sequence[Way]], str] | None = None,
    **more: object,
) -> Response:
    """The same for who has only the Accept header. `page` writes the page; None: a plain one."""
    title = HTTPStatus(status).phrase
    there = {"cache-control": "no-cache", "vary": "Accept"} | dict(headers or {})
    if choose(accept, (PROBLEM, "application/json", "text/html")) == 2:
        there["vary"] = f"{there['vary']}, Accept-Language" if "Language" not in there["vary"] else there["vary"]
        return Response((page or _page)(status, detail, ways), status, there, "text/html")
    told: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    if ways:
        told["variants"] = [{"href": href, "type": kind, "title": name} for href, kind, name in ways]
    # a lone surrogate of an address cannot stand in JSON
    return Response(orjson.dumps(_printable(told)), status, there, PROBLEM)


def _printable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _printable(it) for key, it in value.items()}
    return [_printable(it) for it in value] if isinstance(value, list | tuple) else value


def _page(status: int, detail: str, ways: Sequence[Way]) -> str:
    title = HTTPStatus(status).phrase
    links = "".join(
        f'<li><a href="{escape(href)}" type="{escape(kind)}">{escape(name)}</a> <code>{escape(kind)}</code></li>'
        for href, kind, name in ways
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{status} {escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><main><h1>{status} {escape(title)}</h1><p>{escape(detail)}</p>"
        f"{f'<ul>{links}</ul>' if links else ''}</main></body></html>\n"
    )
