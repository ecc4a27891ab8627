"""The answer of a query as bytes: all of it, or the limit that it met. `worker` says what stands in a head."""

from __future__ import annotations

import re
from itertools import islice

import orjson
from pyoxigraph import QueryResultsFormat, QuerySolutions, QueryTriples, Store, Triple, serialize

from kg.formats import GRAPH_FORMATS, prefixes
from kg.serve.sparql.frames import Head

#: XML 1.0 cannot hold these in any way (https://www.w3.org/TR/xml/#charsets).
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

WRITERS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}


class Failed(Exception):  # noqa: N818  # told, not raised further
    """The query has no answer; `error` is "not-acceptable" or one of `refusals`."""

    def __init__(self, error: str, message: str = "") -> None:
        self.error, self.message = error, message
        super().__init__(message)


class _Sink:
    """A file that holds so many bytes and no more."""

    def __init__(self, most: int) -> None:
        self.parts: list[bytes] = []
        self._left = most

    def write(self, some: bytes) -> int:
        self._left -= len(some)
        if self._left < 0:
            raise Failed("bytes")
        self.parts.append(some)
        return len(some)

    def flush(self) -> None:
        """Nothing waits."""

    def whole(self, form: str) -> bytes:
        """All of it. Raises Failed where it is XML and holds what XML cannot."""
        body = b"".join(self.parts)
        if form in {"xml", "rdfxml"} and NOT_XML.search(body.decode()):
            raise Failed("xml")
        return body


def rows(found: QuerySolutions, head: Head) -> tuple[Head, bytes]:
    """All rows. Raises Failed where there are more rows or bytes than may be."""
    sink = _Sink(head["bytes"])
    found.serialize(sink, WRITERS[head["format"]])  # type: ignore[arg-type]  # the stub wants all that a file can do
    body = sink.whole(head["format"])
    count = counted(body, head["format"], head["rows"])
    if count > head["rows"]:
        raise Failed("rows")
    return {"rows": count, "more": False}, body


def counted(body: bytes, form: str, most: int) -> int:
    """How many rows the results hold. Exact where they may be more than `most`, else perhaps only an upper bound."""
    match form:
        case "xml":
            return body.count(b"<result>")  # in a literal it would be &lt;result&gt;
        case "tsv":
            return body.count(b"\n") - 1  # in a literal it would be \n
        case "csv":
            # every second part stands outside quotation marks
            return sum(part.count(b"\r\n") for part in body.split(b'"')[::2]) - 1
    # a row takes three bytes at least
    return len(orjson.loads(body)["results"]["bindings"]) if len(body) > 3 * most else 0


def page(found: QuerySolutions, head: Head) -> tuple[Head, bytes]:
    """Some rows of all. They are written by the same serializer: as the answer of a query that lists them."""
    offset, limit = head["page"]
    names = [f"?{variable.value}" for variable in found.variables]
    rows = list(islice(found, offset, offset + limit + 1))
    listed = "".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows[:limit])
    again = Store().query(f"SELECT {' '.join(names)} {{ VALUES ({' '.join(names)}) {{ {listed} }} }}")
    if not isinstance(again, QuerySolutions):
        raise Failed("form")
    sink = _Sink(head["bytes"])
    again.serialize(sink, WRITERS[head["format"]])  # type: ignore[arg-type]  # the stub wants all that a file can do
    return {"rows": min(len(rows), limit), "more": len(rows) > limit}, sink.whole(head["format"])


def graph(found: QueryTriples, head: Head) -> tuple[Head, bytes]:
    """The triples, each once, in a fixed order. Raises Failed as `rows` does."""
    triples: set[Triple] = set()
    for triple in found:
        triples.add(triple)
        if len(triples) > head["rows"]:
            raise Failed("rows")
    sink = _Sink(head["bytes"])
    it = GRAPH_FORMATS[head["format"]]
    short = prefixes(head["base"]) if it.prefixes else None
    serialize(sorted(triples, key=str), sink, it.syntax, prefixes=short)  # type: ignore[arg-type]  # as above
    return {"rows": len(triples), "more": False}, sink.whole(head["format"])
