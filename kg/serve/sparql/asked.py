"""What a request asks, by the SPARQL 1.1 Protocol: the query and its dataset, from address, form or body.

Source: https://www.w3.org/TR/sparql11-protocol/#query-operation.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.query.guard import MOST_BYTES
from kg.serve.sparql.refusals import Refusal

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

#: A form spells most characters as three, and carries the dataset beside the query.
_MOST_BODY = 3 * MOST_BYTES + 16_384
_MOST_FIELDS = 200
_BODY_SECONDS = 10.0
_NUMBER = re.compile("[0-9]{1,9}", re.ASCII)

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """`query` None: none was given. `default` and `named` None: the request names no dataset."""

    query: str | None
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    pairs: Pairs

    def one(self, name: str) -> str | None:
        """A parameter; None: it is not given. Raises Refusal where it is given twice."""
        return one(self.pairs, name)


async def asked(request: Request) -> Asked:
    """Raises Refusal: 400 for what is unclear, 403 for an update, 413 and 408 for a body that is long or slow, 415."""
    pairs = pairs_of(request.scope["query_string"])
    direct: str | None = None
    if request.method == "POST":
        kind = _content_type(request)
        body = await _body(request)
        if kind == FORM:
            # a long one takes milliseconds, in which others are answered
            pairs += await asyncio.to_thread(pairs_of, body)
        else:
            direct = _text(body)
    _no_update(pairs)
    queries = [value for name, value in pairs if name == "query"]
    if direct is not None:
        queries.append(direct)
    if len(queries) > 1:
        raise Refusal(400, "several-queries", f"{len(queries)} queries are given; one is answered at a time")
    if request.method == "POST" and not queries:
        raise Refusal(400, "no-query", "the request has no query")
    _short(queries)
    default = tuple(value for name, value in pairs if name == "default-graph-uri")
    named = tuple(value for name, value in pairs if name == "named-graph-uri")
    whole = not default and not named
    if not queries and not whole:
        raise Refusal(400, "no-query", "the request names a dataset and no query")
    return Asked(queries[0] if queries else None, None if whole else default, None if whole else named, pairs)


def pairs_of(raw: bytes) -> Pairs:
    """Names and values of a query string or a form. Raises Refusal where they are not UTF-8, or too many."""
    try:
        return tuple(parse_qsl(raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise Refusal(400, "unreadable", "the parameters are no UTF-8, or more than can be meant") from error


def formats(pairs: Pairs) -> tuple[str, ...]:
    """What `format=` says."""
    return tuple(value for name, value in pairs if name == "format")


def one(pairs: Pairs, name: str) -> str | None:
    """A parameter's value; None: it is not given. Raises Refusal where it is given twice."""
    found = [value for key, value in pairs if key == name]
    if len(found) > 1:
        raise Refusal(400, "repeated", f"'{name}' is given {len(found)} times", parameter=name)
    return found[0] if found else None


def number(pairs: Pairs, name: str, usual: int, least: int, most: int) -> int:
    """A parameter that is a whole number, `usual` where it is not given. Raises Refusal for anything else."""
    value = one(pairs, name)
    if value is None:
        return usual
    if not _NUMBER.fullmatch(value) or not least <= int(value) <= most:
        raise Refusal(400, "parameter", f"'{name}' must be a whole number from {least} to {most:,}", parameter=name)
    return int(value)


def _content_type(request: Request) -> str:
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    accepted = {"Accept-Post": f"{FORM}, {QUERY}"}
    if kind == UPDATE:
        raise Refusal(403, "read-only", "updates are refused: this endpoint only reads")
    if kind not in {FORM, QUERY}:
        raise Refusal(415, "media-type", f"a query is posted as {QUERY} or {FORM}", accepted)
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8"}:
            raise Refusal(415, "media-type", "a query is written in UTF-8", accepted)
    return kind


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > _MOST_BODY:
                    raise Refusal(413, "too-long", f"the request is longer than {_MOST_BODY:,} bytes")
                parts.append(part)
    except TimeoutError as error:
        raise Refusal(408, "too-slow", f"the request was not there after {_BODY_SECONDS:.0f} seconds") from error
    except ClientDisconnect as error:
        raise Refusal(400, "gone", "the client has gone") from error
    return b"".join(parts)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, "unreadable", "the query is no UTF-8") from error


def _short(queries: list[str]) -> None:
    if any(len(query.encode("utf-8", "surrogatepass")) > MOST_BYTES for query in queries):
        raise Refusal(
            413,
            "too-long",
            f"the query is longer than {MOST_BYTES:,} bytes",
            limit={"name": "most-query-bytes", "value": MOST_BYTES},
            better="ask in parts",
        )


def _no_update(pairs: Pairs) -> None:
    names = {name for name, _ in pairs}
    if "update" in names:
        raise Refusal(403, "read-only", "updates are refused: this endpoint only reads")
    if names & {"using-graph-uri", "using-named-graph-uri"}:
        raise Refusal(400, "read-only", "using-graph-uri belongs to updates, and this endpoint only reads")
