"""Our client and our service speak to each other over HTTP, in both versions; the command starts and stops well."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from kg.errors import GazetteerError, SettingsError
from kg.gazetteers.base import Candidate, PlaceQuery, StatedPoint
from kg.gazetteers.options import Options
from kg.gazetteers.reconciliation import Properties, ReconciliationService
from kg.gazetteers.web import Web
from tests.reconcile.serving import Served, served
from tests.runs import BASE, kg

OURS = Properties("country", "region", "point", "name")
LICENCE = "https://example.org/licence"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))


def client(url: str, kind: str | None = "place", use: Properties | None = OURS) -> ReconciliationService:
    return ReconciliationService(url, Web("service", rate=0), LICENCE, "ours", kind, use)


@pytest.mark.parametrize("version", ["0.2", "1.0-draft"])
def test_a_place_is_found_in_both_versions(service: Served, version: str) -> None:
    asked = client(service.root if version == "0.2" else f"{service.root}1.0-draft/")
    assert asked.api.version == version
    query = PlaceQuery("urn:x:1", ("دار مرسى", "Dar Marsa"), country="Ardistan", region="Wadi Nahr")
    best, *others = asked.candidates(query)
    assert best.iri.startswith(f"{BASE}id/place/Ardistan/Wadi_Nahr/Dar_Marsa/")
    assert {text for text, _ in best.names} == {"Dar Marsa", "دار مرسى"}
    assert version == "0.2" or ("دار مرسى", "ar") in best.names
    assert best.region_agrees is True and best.admin == ("Ardistan", "Wadi Nahr") and best.country is None
    assert len({it.iri for it in (best, *others)}) == len(others) + 1
    assert asked.candidates(PlaceQuery("urn:x:2", ("Nobody's Town",))) == ()
    assert asked.candidates(PlaceQuery("urn:x:3", ())) == ()


def test_both_versions_give_the_same_candidates(service: Served) -> None:
    old, new = client(service.root), client(f"{service.root}1.0-draft/")
    query = PlaceQuery("urn:x:1", ("Mithal town", "Lone Village"), country="Ardistan")

    def plain(found: tuple[Candidate, ...]) -> list[Any]:
        return [(it.iri, {text for text, _ in it.names}, it.point, it.admin) for it in found]

    assert plain(old.candidates(query)) == plain(new.candidates(query)) != []
    located = [it.point for it in old.candidates(query) if it.point is not None]
    assert located and all(abs(latitude) <= 90 for latitude, _ in located)


def test_a_point_is_sent_and_counts(service: Served) -> None:
    asked = client(service.root)
    found = [it for it in asked.candidates(PlaceQuery("urn:x:1", ("Mithal town",), country="Ardistan")) if it.point]
    assert found and found[0].point is not None
    near = StatedPoint(found[0].point[0], found[0].point[1], 3000.0, of_the_place=True)
    again = asked.candidates(PlaceQuery("urn:x:1", ("Mithal town",), (near,), "Ardistan"))
    assert again[0].point == found[0].point


def test_what_the_service_is(service: Served) -> None:
    source = client(service.root).source
    assert source.key == "reconciliation" and source.remote and source.licence == LICENCE
    assert source.title.startswith("Places, incidents, belligerents and sources in pages of Airwars")
    assert source.space == f"{BASE}id/"


def test_answers_are_kept(service: Served) -> None:
    query = PlaceQuery("urn:x:1", ("Dar Marsa",))
    first = client(service.root).candidates(query)
    web = Web("service", rate=0)

    class Silent(Web):
        def _fetch(self, request: object) -> bytes:  # noqa: ARG002
            raise AssertionError("asked again")

    assert web.service == "service"
    again = ReconciliationService(service.root, Silent("service", rate=0), LICENCE, "ours", "place", OURS)
    assert again.candidates(query) == first


@contextmanager
def saying(answers: dict[str, str], status: int = 200) -> Iterator[str]:
    """A small service that says these things."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = answers.get(self.path, "").encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


QUERY = PlaceQuery("urn:x:1", ("Dar Marsa",))
DRAFT_MANIFEST = {"versions": ["1.0-draft"], "name": "x", "view": {"url": "https://example.org/{id}"}}


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"/": "<html>"}, "no answer of its API"),
        ({"/": "{}"}, "no answer of its API"),
        ({"/": json.dumps({"name": "old"})}, "speaks version 0.1"),
        ({"/": json.dumps(DRAFT_MANIFEST), "/reconcile": "[]"}, "no answer of its API"),
        (
            {"/": json.dumps(DRAFT_MANIFEST), "/reconcile": '{"results": [{"candidates": [{}]}]}'},
            "no answer of its API",
        ),
    ],
)
def test_another_answer_is_told(answers: dict[str, str], reason: str) -> None:
    with saying(answers) as url, pytest.raises(GazetteerError, match=reason):
        client(url).candidates(QUERY)


def test_a_service_that_fails_is_told() -> None:
    with saying({}, status=500) as url, pytest.raises(GazetteerError, match="answered 500"):
        client(url).candidates(QUERY)


def test_short_ids_become_iris() -> None:
    found = json.dumps({"results": [{"candidates": [{"id": "a/1", "name": "Dar Marsa"}]}]})
    with saying({"/": json.dumps(DRAFT_MANIFEST), "/reconcile": found}) as url:
        (one,) = client(url).candidates(QUERY)
        assert one.iri == "https://example.org/a%2F1"
    old = {"versions": ["0.2"], "name": "x", "identifierSpace": "https://example.org/entity/"}
    with saying({"/": json.dumps(old)}) as url:
        assert client(url).api.iri("Q1") == "https://example.org/entity/Q1"


def test_options(tmp_path: Path) -> None:
    table = {"url": "http://127.0.0.1:1/", "licence": LICENCE, "attribution": "x", "type": "place", "point": "P625"}
    options = Options("reconciliation", table, tmp_path)
    ReconciliationService.configured(options)
    options.done()
    with pytest.raises(SettingsError, match="no http"):
        ReconciliationService.configured(Options("reconciliation", table | {"url": "file:///etc"}, tmp_path))
    with pytest.raises(SettingsError, match="needs licence"):
        ReconciliationService.configured(Options("reconciliation", {"url": "http://x/"}, tmp_path))


def test_the_process_keeps_the_limits(service: Served) -> None:
    parts = urlsplit(service.root)
    for path, status in [(f"/suggest/entity?prefix={'x' * 100_001}", 413), (f"/?queries={'x' * 90_000}", 400)]:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == status and json.loads(answer.read())["message"]
        assert answer.getheader("server") is None
        connection.close()


def test_it_ends_when_it_is_told_to(folder: Path) -> None:
    with served(folder) as running:
        pass
    assert running.process.poll() is not None
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", urlsplit(running.root).port or 0), timeout=5)


def test_wrong_use(folder: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = kg("reconcile", "serve", "--port", str(taken.getsockname()[1]), cwd=folder)
        assert done.code == 3 and "cannot listen on 127.0.0.1" in done.err
    assert kg("reconcile", "serve", "--store", "nowhere", cwd=folder).code == 3
    (tmp_path / "kg.toml").write_text(f'base = "{BASE}"\n', encoding="utf-8")
    undecided = kg("--config", tmp_path / "kg.toml", "reconcile", "serve", "--port", "0", cwd=folder)
    assert undecided.code == 3 and "victims" in undecided.err
