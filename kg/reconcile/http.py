"""What a request may be and how an answer is written: limits, forms, JSONP, addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.reconcile.requests import MOST_BYTES, RequestError

#: No script, no image, no request: the page may stand in anybody's frame.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_CALLBACK = re.compile(r"[A-Za-z_$][\w$]{0,100}(?:\.[A-Za-z_$][\w$]{0,100}){0,5}", re.ASCII)
_HOST = re.compile(r"(?:[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?", re.ASCII)

Form = Mapping[str, list[str]]


def answer(data: object, callback: str | None = None, status: int = 200, language: str | None = None) -> Response:
    """JSON, or a call of `callback` with it. Raises RequestError (400) where the callback is no name of a function."""
    headers = {"X-Content-Type-Options": "nosniff"} | ({"Content-Language": language} if language else {})
    body = orjson.dumps(data)
    if callback is None:
        return Response(body, status, headers, "application/json")
    if not _CALLBACK.fullmatch(callback):
        raise RequestError(400, "callback is no name of a JavaScript function")
    # the comment keeps the name from being the first bytes of the file, where it could be made to look like another
    script = b"/**/" + callback.encode() + b"(" + body + b");"
    return Response(script, status, headers, "application/javascript")


def page(html: str) -> Response:
    """A page for a frame."""
    return HTMLResponse(html, headers={"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff"})


def query_of(request: Request) -> Form:
    """The parameters of the address. Raises RequestError: 413 where it is too long, 400 where it is no UTF-8."""
    raw: bytes = request.scope["query_string"]
    if len(raw) > MOST_BYTES:
        raise RequestError(413, f"the address is longer than {MOST_BYTES} bytes")
    return _fields(raw)


async def body_of(request: Request) -> bytes:
    """The body. Raises RequestError (413) as soon as it is too long."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise RequestError(413, f"the request is longer than {MOST_BYTES} bytes")
        parts.append(part)
    return b"".join(parts)


def form_of(request: Request, body: bytes) -> Form:
    """The fields of a form. Raises RequestError: 415 for another media type, 400 where it is no UTF-8."""
    _expect(request, "application/x-www-form-urlencoded")
    return _fields(body)


def json_of(request: Request, body: bytes) -> bytes:
    """The body of a request that must be JSON. Raises RequestError (415) for another media type."""
    _expect(request, "application/json")
    return body


def one(form: Form, key: str) -> str | None:
    """The value of a parameter; None: it is not given. Raises RequestError (400) where it is given twice."""
    values = form.get(key, [])
    if len(values) > 1:
        raise RequestError(400, f"'{key}' is given {len(values)} times")
    return values[0] if values else None


def needed(form: Form, key: str) -> str:
    """The value of a parameter. Raises RequestError (400) where it is not given."""
    value = one(form, key)
    if value is None:
        raise RequestError(400, f"the parameter '{key}' is needed")
    return value


def number(form: Form, key: str, default: int | None = None) -> int | None:
    """A whole number from 0. Raises RequestError (400) for anything else."""
    value = one(form, key)
    if value is None:
        return default
    if not re.fullmatch("[0-9]{1,9}", value, re.ASCII):
        raise RequestError(400, f"'{key}' must be a whole number from 0")
    return int(value)


def root_of(request: Request, address: str | None) -> str:
    """The address of the service without a slash at its end: the one it was given, else the one it was asked under."""
    if address is not None:
        return address.rstrip("/")
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise RequestError(400, "the header Host is no name of a host")
    path = str(request.scope.get("root_path", "")).rstrip("/")
    return f"{request.scope['scheme']}://{host}{path}"


def _fields(raw: bytes) -> Form:
    try:
        pairs = parse_qsl(raw.decode(), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=100)
    except ValueError as error:
        raise RequestError(400, f"the parameters cannot be read: {error}") from error
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _expect(request: Request, media_type: str) -> None:
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != media_type:
        raise RequestError(415, f"Content-Type must be {media_type}")
