"""Files as they are: the site's own, and those to download. Ranges, conditions, and a strong tag of what is in them.

Source: RFC 9110, section 14 (range requests).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import BinaryIO

from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.serve.conditional import http_date, unchanged, wanted_range
from kg.serve.problems import Refused

_AT_ONCE = 256 * 1024

#: What the machine's own tables may not know.
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file with what a client is told of it. `sha256` is that of its bytes."""

    path: Path
    media_type: str
    size: int
    sha256: str
    modified: str


def file_of(path: Path, media_type: str | None = None) -> File:
    """Reads it once for its hash; again only when it has changed."""
    found = path.stat()
    known = media_type or _TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return File(path, known, found.st_size, _sha256(path, found.st_mtime_ns, found.st_size), http_date(found.st_mtime))


def file_response(request: Request, file: File, headers: Mapping[str, str] | None = None) -> Response:
    """200, 206 with the part that is wanted, 304, or 416. Raises Refused (503) where the file has just gone."""
    given = request.headers
    tag = f'"{file.sha256[:24]}"'
    there = {
        "etag": tag,
        "last-modified": file.modified,
        "accept-ranges": "bytes",
        "cache-control": "public, no-cache",
        **(headers or {}),
    }
    if unchanged(tag, file.modified, given.get("if-none-match"), given.get("if-modified-since")):
        return Response(status_code=304, headers=there)
    wanted = wanted_range(given.get("range"), given.get("if-range"), file.size, tag, file.modified)
    if wanted is not None and not wanted:
        return Response(status_code=416, headers=there | {"content-range": f"bytes */{file.size}"})
    part = wanted if wanted is not None else range(file.size)
    there["content-length"] = str(len(part))
    there["content-type"] = file.media_type
    if wanted is not None:
        there["content-range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    status = 200 if wanted is None else 206
    if request.method == "HEAD":
        return Response(status_code=status, headers=there)
    try:
        handle = file.path.open("rb")
    except OSError as error:  # its release has been replaced, and the new one is about to be served
        raise Refused(503, "a new release is being taken over; ask again", {"retry-after": "2"}) from error
    return StreamingResponse(iterate_in_threadpool(_parts(handle, part)), status, there)


def _parts(file: BinaryIO, part: range) -> Iterator[bytes]:
    with file as handle:
        handle.seek(part.start)
        left = len(part)
        while left:
            data = handle.read(min(_AT_ONCE, left))
            if not data:
                return
            left -= len(data)
            yield data


@lru_cache(maxsize=1_000)
def _sha256(path: Path, modified: int, size: int) -> str:  # noqa: ARG001  # a file that changed is another key
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
