"""Services on the loopback address that the tests start and stop: SPARQL by Oxigraph, and a search over an extract.

python -m tests.gazetteers.services sparql extract.nt      prints its port, then serves until it is ended
"""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store


class _Handler(BaseHTTPRequestHandler):
    """Every answer is made by `answer(path, query)`; a refusal is a status with how long to wait."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        self.server.asked.append((parts.path, query, self.headers.get("User-Agent", "")))  # type: ignore[attr-defined]
        status, body, wait = self.server.answer(parts.path, query)  # type: ignore[attr-defined]
        self.send_response(status)
        if wait is not None:
            self.send_header("Retry-After", wait)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's own name
        """Nothing is printed."""


Answered = tuple[int, bytes, str | None]


class Service(ThreadingHTTPServer):
    """A service on a free port; `asked` are the questions so far."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str], str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, query: dict[str, str]) -> Answered:
        raise NotImplementedError


class Sparql(Service):
    """The SPARQL protocol over an extract, answered by Oxigraph."""

    def __init__(self, extract: Path) -> None:
        super().__init__()
        self._store = Store()
        self._store.load(path=str(extract), format=RdfFormat.N_TRIPLES)

    def answer(self, path: str, query: dict[str, str]) -> Answered:
        if path != "/sparql":
            return 404, b"", None
        try:
            found = self._store.query(query["query"])
        except SyntaxError as error:
            return 400, str(error).encode(), None
        assert isinstance(found, QuerySolutions)
        return 200, found.serialize(format=QueryResultsFormat.JSON) or b"", None


class Search(Service):
    """Nominatim's search over one list of answers; `refusals` are given first, one a question."""

    def __init__(self, items: list[dict[str, Any]], refusals: list[Answered] | None = None) -> None:
        super().__init__()
        self._items, self._refusals = items, refusals or []

    def answer(self, path: str, query: dict[str, str]) -> Answered:
        if path != "/search":
            return 404, b"", None
        if self._refusals:
            return self._refusals.pop(0)
        words = query["q"].split(",")[0]
        return 200, orjson.dumps([it for it in self._items if words in it["namedetails"].values()]), None


def main() -> None:
    with Sparql(Path(sys.argv[2])) as service:
        sys.stdout.write(f"{service.server_port}\n")
        sys.stdout.flush()
        service.serve_forever()


if __name__ == "__main__":
    main()
