"""Hundreds of requests that are meant to hurt: each is bounded, nothing restarts, nothing grows, nobody is called."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.serve import Options
from kg.serve.sparql import two_lanes
from kg.serve.sparql.budget import Accounts
from kg.serve.sparql.limits import Limits
from kg.serve.sparql.refusals import Refusal
from tests.serve.sparql.hostile import Hostile, everything, services
from tests.serve.sparql.serving import Served, public_of, served

FAST, SLOW, MARGIN = 0.1, 0.4, 0.5
_TRIES = 3
_GROWTH = 64_000_000
_EVERY = 10
_CALM = {200, 400, 403, 404, 405, 406, 413, 414, 415, 504}


class Listener:
    """A port of the loopback address that counts who connects."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.hits = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                found, _ = self._socket.accept()
            except OSError:
                return
            self.hits += 1
            found.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thousand triples: few, and far too many when every one meets every other twice."""
    p, graph = NamedNode("https://example.org/harm/p"), NamedNode("https://example.org/harm/graph/x")
    things = [NamedNode(f"https://example.org/harm/id/{n}") for n in range(1_500)]
    quads = [Quad(one, p, Literal(f"number {n}"), graph) for n, one in enumerate(things)]
    quads += [Quad(one, p, things[n * 7 % 1_500], graph) for n, one in enumerate(things)]
    return public_of(tmp_path_factory.mktemp("heavy") / "public", quads)


@pytest.fixture(scope="module")
def target(heavy: Path) -> Iterator[Served]:
    options = {"fast_seconds": FAST, "slow_seconds": SLOW, "most_memory": 400_000_000, "seconds_a_minute": 100_000}
    with served(heavy, **options) as running:
        yield running


def sent(target: Served, it: Hostile) -> tuple[httpx.Response, float]:
    started = time.monotonic()
    response = target.client.request(it.method, target.url + it.path, content=it.body, headers=it.headers)
    return response, time.monotonic() - started


def bounded(target: Served, it: Hostile) -> tuple[httpx.Response, float]:
    """Sent again where it took too long: what is not bounded is so each time, a pause of the machine is not."""
    for _ in range(_TRIES):
        response, seconds = sent(target, it)
        if seconds <= FAST + SLOW + MARGIN:
            break
    return response, seconds


def test_there_are_enough() -> None:
    assert len(everything()) >= 300
    assert len({it.name for it in everything()}) > 300


def test_each_is_bounded_and_others_are_answered(
    target: Served, listener: Listener, record_property: Callable[[str, object], None]
) -> None:
    nursery, hits = target.nursery, listener.hits
    target.ask("ASK {}")
    before, slowest, ordinary = target.rss(), 0.0, 0.0
    faults: list[str] = []
    for at, it in enumerate(everything(listener.url)):
        response, seconds = bounded(target, it)
        slowest = max(slowest, seconds)
        if seconds > FAST + SLOW + MARGIN:
            faults.append(f"{it.name}: {seconds:.2f} s")
        if response.status_code not in _CALM or (it.refused and response.status_code == 200):
            faults.append(f"{it.name}: {response.status_code} {response.text[:100]}")
        ours = it.path.startswith(("/sparql", "/graphs", "/q/in")) and ".." not in it.path
        if ours and response.status_code != 200 and response.headers["content-type"] != "application/problem+json":
            faults.append(f"{it.name}: {response.headers['content-type']}")
        if at % _EVERY == 0:
            started = time.monotonic()
            assert target.ask("SELECT ?o { <https://example.org/harm/id/1> ?p ?o }").status_code == 200, it.name
            ordinary = max(ordinary, time.monotonic() - started)
    record_property("slowest", slowest)
    record_property("ordinary", ordinary)
    assert not faults
    assert listener.hits == hits
    assert target.process.poll() is None and target.nursery == nursery
    assert target.rss() - before < _GROWTH
    end = time.monotonic() + 10
    while len(target.workers) > 5 and time.monotonic() < end:  # one that was killed may not be gone yet
        time.sleep(0.1)
    assert len(target.workers) == 5


def test_without_the_look_at_words_the_workers_still_reach_nobody(heavy: Path, listener: Listener) -> None:
    """Asked of the lanes directly: seccomp alone holds."""

    async def run() -> list[str]:
        options = Options(fast_seconds=1, slow_seconds=1)
        lanes = two_lanes.Lanes(heavy / "store", Limits.of(options), Accounts(None, options.seconds_a_minute))
        await lanes.pool.start()
        try:
            assert lanes.pool.walls != "none"
            return [await asked(lanes, query) for query in services(listener.url)]
        finally:
            await lanes.pool.stop()
            lanes.accounts.close()

    told = asyncio.run(run())
    assert listener.hits == 0
    # the engine did try, and was held: else this test shows nothing
    assert sum("not permitted" in it for it in told) >= 10, told


async def asked(lanes: two_lanes.Lanes, query: str) -> str:
    form = "truth" if "ASK" in query else "graph" if "CONSTRUCT" in query else "rows"
    head = {"query": query, "base": "x:", "form": form, "formats": {form: "ntriples" if form == "graph" else "json"}}
    try:
        found = await lanes.answer({**head, "default": None, "named": None}, two_lanes.Meter())
    except Refusal as refusal:
        return refusal.detail
    return found.body.decode()
