"""Answers for a resource in variants: which one, whether it must be sent at all, and with which headers.

This is the path that most requests take: headers are put together once and kept with the bytes they belong to.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, TypeVar
from urllib.parse import parse_qsl

from kg.serve.conditional import another, entity_tag, unchanged
from kg.serve.headers import Raw, common, raw
from kg.serve.negotiate import choose, page_language, takes
from kg.serve.options import Options
from kg.serve.problems import Refused, Way
from kg.serve.resource import Body, Query, Resource, Shelf
from kg.serve.variants import HTML, NESTED, TTL, Variant, media_types
from kg.site import Language, Site
from kg.site.site import LANGUAGES

MOST_PARAMETERS = 100
_KEPT = 96_000_000  # bytes of answers, in each process
_MOST_WAITING = 400  # for a thread; at some ten milliseconds each nobody would wait longer
_NOT_WITH_304 = {f"content-{it}".encode() for it in ("type", "encoding", "length", "security-policy", "language")}


P = ParamSpec("P")
T = TypeVar("T")

#: Makes a page or a file in a language for a query; None: there is none.
Make = Callable[[Language, Query], str | bytes | None]


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer with all its headers."""

    tag: str
    headers: Raw
    without_body: Raw
    body: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a request has a say in the answer. `path` is as it was sent, below the prefix."""

    path: bytes
    query: bytes
    accept: str | None
    languages: str | None
    gzip: bool

    def weight(self, made: Ready) -> int:
        """Bytes that keeping its answer takes, with headers and with what the client may have made up."""
        asked = len(self.path) + len(self.query) + len(self.accept or "") + len(self.languages or "")
        return len(made.body) + asked + 2_000

    @classmethod
    def of(cls, path: bytes, query: bytes, headers: Mapping[bytes, str]) -> Asked:
        packed = takes(headers.get(b"accept-encoding"), "gzip")
        return cls(path, query, headers.get(b"accept"), headers.get(b"accept-language"), packed)


class Responder:
    """Keeps what it made, in memory that is bounded. For one event loop."""

    def __init__(self, options: Options, site: Site, modified: str) -> None:
        self._prefix, self._base, self.modified = options.prefix, site.publication.names.base, modified
        self._common = common(site)
        self._licence = options.licence
        self._kept: Shelf[Asked, Ready] = Shelf(_KEPT)
        # what computes holds the interpreter: more threads would only wait for each other
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="document")
        self._waiting = 0
        self._making: dict[Asked, asyncio.Task[Ready]] = {}

    def kept(self, asked: Asked) -> Ready | None:
        """The answer that was given to the same question before."""
        return self._kept.get(asked)

    async def ready(self, asked: Asked, resource: Resource) -> Ready:
        """The answer with a body. Raises Refused (406 with the variants, 400, 503)."""
        return await self._once(asked, partial(self._ready, asked, resource))

    async def page(self, asked: Asked, variant: Variant, make: Make) -> Ready:
        """A page or download that is no document about a thing. Raises Refused (404 where `make` gives None, 503)."""
        return await self._once(asked, partial(self._page, asked, variant, make))

    async def computed(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function gives that would hold up the event loop. Raises Refused (503) where too many wait."""
        if self._waiting >= _MOST_WAITING:
            raise Refused(503, "too many wait for an answer; ask again", {"retry-after": "2"})
        self._waiting += 1
        try:
            work = partial(function, *args, **kwargs)
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1

    async def _once(self, asked: Asked, make: Callable[[], Coroutine[object, object, Ready]]) -> Ready:
        """Whoever asks the same while it is being made waits for it too."""
        task = self._making.get(asked)
        if task is None:
            task = self._making[asked] = asyncio.create_task(make())
            task.add_done_callback(partial(self._done, asked))
        return await asyncio.shield(task)

    def _done(self, asked: Asked, task: asyncio.Task[Ready]) -> None:
        del self._making[asked]
        if not task.cancelled() and task.exception() is None:
            made = task.result()
            self._kept.put(asked, made, asked.weight(made))

    async def _ready(self, asked: Asked, resource: Resource) -> Ready:
        variant = self._variant(asked, resource)
        query = query_of(asked.query) if variant is HTML else ()
        spoken: Language = language_of(query, asked.languages) if variant is HTML else "en"
        body = await self.computed(resource.write, variant, spoken, query)
        return self._answer(asked, resource, variant, spoken, body)

    async def _page(self, asked: Asked, variant: Variant, make: Make) -> Ready:
        query = query_of(asked.query)
        spoken = language_of(query, asked.languages)
        data = await self.computed(make, spoken, query)
        if data is None:
            raise Refused(404, "there is no such page")
        there = {"vary": "Accept-Language, Accept-Encoding" if variant is HTML else "Accept-Encoding"}
        body = Body.of(data.encode() if isinstance(data, str) else data)
        return self._written(asked, variant, spoken, body, there)

    def at_once(self, asked: Asked, resource: Resource) -> Ready | None:
        """The answer where it was written at the build; None: it must be made. Raises Refused (406)."""
        if not resource.quick:
            return None
        variant = self._variant(asked, resource)
        if variant not in (TTL, NESTED):
            return None
        made = self._answer(asked, resource, variant, "en", resource.write(variant, "en", ()))
        self._kept.put(asked, made, asked.weight(made))
        return made

    def answer(self, ready: Ready, headers: Mapping[bytes, str]) -> tuple[int, Raw, bytes]:
        """Status, headers and body: 304 without one where the client has it already.

        Raises Refused (412) where the client wants another state of it.
        """
        if (b"if-match" in headers or b"if-unmodified-since" in headers) and another(
            ready.tag, self.modified, headers.get(b"if-match"), headers.get(b"if-unmodified-since")
        ):
            raise Refused(412, "what stands here is another than what is asked for", {"etag": ready.tag})
        match, since = headers.get(b"if-none-match"), headers.get(b"if-modified-since")
        if (match or since) and unchanged(ready.tag, self.modified, match, since):
            return 304, ready.without_body, b""
        return 200, ready.headers, ready.body

    def ways(self, resource: Resource) -> list[Way]:
        """Where each variant stands."""
        where = self._prefix + resource.path
        return [(f"{where}.{it.extension}", it.media_type, it.name) for it in resource.variants]

    def links(self, resource: Resource, but: Variant | None = None) -> str:
        """The header Link."""
        where, base = self._prefix + resource.path, self._base
        found = [
            f'<{where}.{it.extension}>; rel="alternate"; type="{it.media_type}"'
            for it in resource.variants
            if it is not but
        ]
        found.append(f'<{base}{resource.path[1:]}>; rel="canonical"')
        found.append(f'<{self._prefix}/.well-known/void>; rel="describedby"')
        if resource.iri != base + resource.path[1:]:
            found.append(f'<{resource.iri}>; rel="describes"')
        if self._licence:
            found.append(f'<{self._licence}>; rel="license"')
        return ", ".join(found)

    def _variant(self, asked: Asked, resource: Resource) -> Variant:
        if resource.extension is not None:
            return next(it for it in resource.variants if it.extension == resource.extension)
        chosen = choose(asked.accept, media_types(resource.variants))
        if chosen is None:
            there = {"link": self.links(resource), "vary": "Accept, Accept-Language"}
            raise Refused(406, "none of the variants is acceptable to you; here they are", there, self.ways(resource))
        return resource.variants[chosen]

    def _answer(self, asked: Asked, resource: Resource, variant: Variant, spoken: Language, body: Body) -> Ready:
        there = {"vary": _vary(resource, variant), "link": self.links(resource, variant)}
        if resource.extension is None:
            spoken_in = f"?lang={spoken}" if variant is HTML else ""
            there["content-location"] = f"{self._prefix}{resource.path}.{variant.extension}{spoken_in}"
        return self._written(asked, variant, spoken, body, there)

    def _written(self, asked: Asked, variant: Variant, spoken: Language, body: Body, more: dict[str, str]) -> Ready:
        packed = asked.gzip and body.packed is not None
        data = body.packed if packed and body.packed is not None else body.bytes()
        # of the bytes that are sent: what says the same in other words is no range of it (RFC 9110, 8.8.1)
        tag = entity_tag(hashlib.sha256(data).hexdigest(), f"{variant.extension}{'-gz' if packed else ''}")
        there = {
            "content-type": variant.header,
            "content-length": str(len(data)),
            "etag": tag,
            "last-modified": self.modified,
            "cache-control": "public, no-cache",
            **more,
        }
        if variant is HTML:
            there["content-language"] = spoken
        if packed:
            there["content-encoding"] = "gzip"
        headers = raw(there.items()) + self._common
        return Ready(tag, headers, [it for it in headers if it[0] not in _NOT_WITH_304], data)


def _vary(resource: Resource, variant: Variant) -> str:
    """What has a say: with a suffix the client's tastes have none."""
    if resource.extension is None:
        return "Accept, Accept-Language, Accept-Encoding"
    return "Accept-Language, Accept-Encoding" if variant is HTML else "Accept-Encoding"


def query_of(query: bytes) -> Query:
    """What stands behind the question mark. Raises Refused (400) where it cannot be read."""
    if not query:
        return ()
    try:
        pairs = parse_qsl(
            query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS
        )
    except ValueError as error:
        raise Refused(400, "the query of the address cannot be read") from error
    return tuple(pairs)


def language_of(query: Query, languages: str | None) -> Language:
    """`?lang=` wins, then Accept-Language. Raises Refused (400) for a language that the pages are not in."""
    given = next((value for name, value in query if name == "lang"), None)
    if given is not None and given not in LANGUAGES:
        raise Refused(400, f"lang is one of {', '.join(LANGUAGES)}")
    return page_language(given, languages)
