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

from kg.serve.conditional import another, http_date, unchanged, wanted_ranges
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

    @property
    def tag(self) -> str:
        """Its strong entity tag."""
        return f'"{self.sha256[:24]}"'


def file_of(path: Path, media_type: str | None = None) -> File:
    """Reads it once for its hash; again only when it has changed."""
    found = path.stat()
    known = media_type or _TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return File(path, known, found.st_size, _sha256(path, found.st_mtime_ns, found.st_size), http_date(found.st_mtime))


def file_response(request: Request, file: File, headers: Mapping[str, str] | None = None) -> Response:
    """200, 206 with the parts that are wanted, 304, or 416.

    Raises Refused: 412 where the client wants another state of the file, 503 where the file has just gone.
    """
    given = request.headers
    there = {
        "etag": file.tag,
        "last-modified": file.modified,
        "accept-ranges": "bytes",
        "cache-control": "public, no-cache",
        **(headers or {}),
    }
    if another(file.tag, file.modified, given.get("if-match"), given.get("if-unmodified-since")):
        raise Refused(412, "the file is another than the one that is asked for", {"etag": file.tag})
    if unchanged(file.tag, file.modified, given.get("if-none-match"), given.get("if-modified-since")):
        return Response(status_code=304, headers=there)
    # a range means something to GET alone
    asked = given.get("range") if request.method == "GET" else None
    wanted = wanted_ranges(asked, given.get("if-range"), file.size, file.tag, file.modified)
    if wanted is not None and not wanted:
        return Response(status_code=416, headers=there | {"content-range": f"bytes */{file.size}"})
    pieces, more = _pieces(file, wanted)
    there |= more | {"content-length": str(sum(len(it) for it in pieces))}
    status = 200 if wanted is None else 206
    if request.method == "HEAD":
        return Response(status_code=status, headers=there)
    try:
        handle = file.path.open("rb")
    except OSError as error:  # its release has been replaced, and the new one is about to be served
        raise Refused(503, "a new release is being taken over; ask again", {"retry-after": "2"}) from error
    return StreamingResponse(iterate_in_threadpool(_read(handle, pieces)), status, there)


def _pieces(file: File, wanted: list[range] | None) -> tuple[list[range | bytes], dict[str, str]]:
    """What is sent, parts of the file and words between them, and the headers that say so (RFC 9110, 15.3.7)."""
    if wanted is None:
        return [range(file.size)], {"content-type": file.media_type}
    if len(wanted) == 1:
        return [wanted[0]], {"content-type": file.media_type, "content-range": _within(wanted[0], file)}
    boundary = f"part-{file.sha256[:32]}"
    pieces: list[range | bytes] = []
    for it in wanted:
        head = f"\r\n--{boundary}\r\nContent-Type: {file.media_type}\r\nContent-Range: {_within(it, file)}\r\n\r\n"
        pieces += [head.encode(), it]
    pieces.append(f"\r\n--{boundary}--\r\n".encode())
    return pieces, {"content-type": f"multipart/byteranges; boundary={boundary}"}


def _within(part: range, file: File) -> str:
    return f"bytes {part.start}-{part.stop - 1}/{file.size}"


def _read(file: BinaryIO, pieces: list[range | bytes]) -> Iterator[bytes]:
    with file as handle:
        for it in pieces:
            if isinstance(it, bytes):
                yield it
                continue
            handle.seek(it.start)
            left = len(it)
            while left and (data := handle.read(min(_AT_ONCE, left))):
                left -= len(data)
                yield data


@lru_cache(maxsize=1_000)
def _sha256(path: Path, modified: int, size: int) -> str:  # noqa: ARG001  # a file that changed is another key
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
