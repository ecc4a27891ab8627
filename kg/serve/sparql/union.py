"""A default graph that is larger than an answer may be: streamed from the sorted N-Quads of the publication.

No query is evaluated and no worker is taken: a line that differs from the one before in its graph alone is the same
triple. N-Triples are Turtle, TriG and N-Quads too, so that one stream serves all four.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import BinaryIO

from starlette.concurrency import iterate_in_threadpool
from starlette.responses import Response, StreamingResponse

from kg.public import Publication
from kg.public.publication import MASTER
from kg.serve.conditional import entity_tag, unchanged
from kg.serve.options import Options
from kg.serve.sparql.answering import Visit
from kg.serve.sparql.refusals import refusal
from kg.serve.sparql.results import Format

_LINES = frozenset({"ntriples", "turtle", "trig", "nquads"})
_PIECE = 256 * 1024
_AT_ONCE = 4  # streams of one process: each takes a share of the interpreter as long as it runs


class LargeUnion:
    """The union of all named graphs of a publication."""

    def __init__(self, publication: Publication, options: Options) -> None:
        self._publication, self._master = publication, publication.folder / MASTER
        self._large = _large(publication, self._master, options)
        self._streams = 0

    def streams(self, it: Format) -> bool:
        """Whether the graph is streamed in a format: it is too large for an answer, and the format has lines."""
        return self._large and it.name in _LINES

    def response(self, visit: Visit, it: Format, media_type: str) -> Response:
        """200 with the graph, or 304. Raises Refusal (503) where as many are sent as can be."""
        tag = entity_tag(self._publication.about.sha256, f"union-{it.name}")
        headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache", "Content-Type": media_type}
        if unchanged(tag, "", visit.request.headers.get("if-none-match"), None):
            return Response(status_code=304, headers=headers)
        if self._streams >= _AT_ONCE:
            raise refusal("full", visit.lanes.limits)
        if visit.request.method == "HEAD":
            answer = Response(headers=headers)
            del answer.headers["content-length"]
            return answer
        return StreamingResponse(self._sent(self._master.open("rb")), headers=headers)

    async def _sent(self, lines: BinaryIO) -> AsyncIterator[bytes]:
        self._streams += 1
        try:
            async for piece in iterate_in_threadpool(pieces(lines)):
                yield piece
        finally:
            self._streams -= 1


def pieces(lines: BinaryIO) -> Iterator[bytes]:
    """Sorted N-Quads as sorted N-Triples, each once, in pieces of many lines. Closes the file."""
    with lines:
        before, piece = b"", bytearray()
        for line in lines:
            triple = line[: line.rindex(b" <")]
            if triple != before:
                piece += triple
                piece += b" .\n"
                before = triple
                if len(piece) >= _PIECE:
                    yield bytes(piece)
                    piece.clear()
        yield bytes(piece)


def _large(publication: Publication, master: Path, options: Options) -> bool:
    if not master.is_file():
        return False
    return publication.about.triples > options.most_rows or master.stat().st_size > options.most_bytes
