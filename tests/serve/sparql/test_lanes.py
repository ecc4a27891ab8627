"""What holds the endpoint together: deadlines, caps, accounts, clients that leave, processes that die."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.serve.sparql.budget import create
from tests.serve.sparql.serving import Served, served, waited

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUICK = "SELECT ?s { ?s ?p ?o } LIMIT 1"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i LIMIT 1"


@pytest.fixture(scope="module")
def strict(public: Path) -> Iterator[Served]:
    """A slow lane long enough to look into, and little of everything else."""
    options = {"fast_seconds": 0.2, "slow_seconds": 3, "most_rows": 500, "most_bytes": 300_000}
    with served(public, **options, seconds_a_minute=100_000, most_memory=150_000_000) as running:
        yield running


def test_a_query_that_does_not_end_is_ended(strict: Served) -> None:
    assert waited(lambda: len(strict.workers) == 5)
    workers, started = strict.workers, time.monotonic()
    response = strict.ask(ENDLESS)
    assert 3 <= time.monotonic() - started < 3.2 + 0.5
    told = response.json()
    assert (response.status_code, told["reason"]) == (504, "too-slow")
    assert told["limit"] == {"name": "slow-seconds", "value": 3} and told["better"]
    assert waited(lambda: len(workers - strict.workers) >= 2)  # one in each lane
    assert waited(lambda: len(strict.workers) == len(workers))
    assert strict.ask(QUICK).status_code == 200


@pytest.mark.parametrize("accept", ["json", "xml", "csv", "tsv"])
def test_rows_are_counted_exactly_in_every_format(strict: Served, accept: str) -> None:
    kinds = {"csv": "text/csv", "tsv": "text/tab-separated-values"}
    kind = kinds.get(accept, f"application/sparql-results+{accept}")
    text = "SELECT ?v ('\"},{\\n<result>\\r\\n' AS ?w) { VALUES ?x { %s } BIND(?x AS ?v) }"
    for rows, status in ((500, 200), (501, 413)):
        response = strict.ask(text % " ".join(str(n) for n in range(rows)), kind)
        assert response.status_code == status, rows
    assert response.json()["limit"] == {"name": "most-rows", "value": 500}


def test_triples_are_counted(strict: Served) -> None:
    graph = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT %d"
    assert strict.ask(graph % 500, "application/n-triples").status_code == 200
    response = strict.ask(graph % 501, "application/n-triples")
    assert (response.status_code, response.json()["reason"]) == (413, "rows")


def test_a_long_answer_is_refused_as_a_whole(strict: Served) -> None:
    response = strict.ask("SELECT * { ?s ?p ?o . ?t ?q ?r }")
    assert (response.status_code, response.json()["reason"]) == (413, "bytes")
    assert len(response.content) < 1_000


def test_memory_is_bounded(strict: Served) -> None:
    before = strict.rss()
    response = strict.ask(HUNGRY)
    assert (response.status_code, response.json()["reason"]) == (413, "memory")
    assert strict.rss() - before < 20_000_000
    assert strict.ask(QUICK).status_code == 200


def test_a_client_that_leaves_frees_its_worker(strict: Served) -> None:
    assert waited(lambda: len(strict.workers) == 5)
    address = httpx.URL(strict.url)
    with socket.create_connection((address.host, address.port or 80)) as connection:
        body = ENDLESS.encode()
        head = (
            f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: {len(body)}"
        )
        connection.sendall(head.encode() + b"\r\n\r\n" + body)
        assert waited(lambda: busy(strict), 2)
        time.sleep(0.6)  # it is in the slow lane now
        running = busy(strict)
        assert running
    assert waited(lambda: not set(running) & strict.workers, 0.5)
    assert waited(lambda: len(strict.workers) == 5)
    assert strict.ask(QUICK).status_code == 200


def busy(service: Served) -> list[int]:
    """Workers that have used more than a little time."""
    found = []
    for pid in service.workers:
        try:
            parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if parts[0] == "R":
            found.append(pid)
    return found


def test_workers_that_are_killed_are_replaced(strict: Served) -> None:
    old = strict.workers
    for pid in old:
        os.kill(pid, signal.SIGKILL)
    assert waited(lambda: len(strict.workers) == 5 and not strict.workers & old)
    assert strict.ask(QUICK).status_code == 200


def test_a_nursery_that_is_killed_is_started_again(strict: Served) -> None:
    old, workers = strict.nursery, strict.workers
    os.kill(old, signal.SIGKILL)
    assert waited(lambda: not any(Path(f"/proc/{pid}").exists() and alive(pid) for pid in workers))
    assert strict.ask(QUICK).status_code == 200
    assert strict.nursery != old
    assert strict.process.poll() is None


def alive(pid: int) -> bool:
    try:
        return "Z (zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_the_server(public: Path, how: signal.Signals) -> None:
    with served(public) as running:
        processes = [running.nursery, *running.workers]
        running.process.send_signal(how)
        running.process.wait(timeout=10)
        assert waited(lambda: not any(alive(pid) for pid in processes))


def test_workers_are_shut_in(strict: Served) -> None:
    for pid in strict.workers:
        status = dict(
            line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line
        )
        assert (status["Seccomp"].strip(), status["NoNewPrivs"].strip()) == ("2", "1")
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert all(
            words in limits
            for words in ("Max address space", "Max core file size        0", "Max file size             0")
        )
        opened = {str(it.readlink()) for it in Path(f"/proc/{pid}/fd").iterdir()}
        assert len([it for it in opened if it.startswith("socket:")]) == 1  # the one to the server


def test_one_query_at_a_time(public: Path) -> None:
    with served(public, slow_seconds=3, seconds_a_minute=1_000) as running:
        answers: list[httpx.Response] = []
        first = threading.Thread(target=lambda: answers.append(running.ask(ENDLESS)))
        first.start()
        assert waited(lambda: busy(running))
        second = httpx.get(f"{running.url}/sparql?query=ASK%7B%7D")
        told = second.json()
        assert (second.status_code, told["reason"]) == (429, "one-at-a-time")
        assert int(second.headers["retry-after"]) >= 1
        # with the option off, who claims to come from elsewhere is not believed
        claimed = httpx.get(f"{running.url}/sparql?query=ASK%7B%7D", headers={"x-forwarded-for": "192.0.2.1"})
        assert claimed.status_code == 429
        first.join()
        assert answers[0].status_code == 504
        assert running.ask(QUICK).status_code == 200


def test_the_time_of_a_client_is_used_up_and_comes_back(public: Path) -> None:
    with served(public, fast_seconds=0.1, slow_seconds=0.5, seconds_a_minute=1, behind_proxy=True) as running:
        address = f"{running.url}/sparql"
        mine, yours = {"x-forwarded-for": "10.0.0.1, 192.0.2.1"}, {"x-forwarded-for": "192.0.2.1, 198.51.100.7"}
        statuses = [httpx.post(address, data={"query": ENDLESS}, headers=mine).status_code for _ in range(4)]
        assert statuses == [504, 504, 429, 429]
        refused = httpx.post(address, data={"query": QUICK}, headers=mine)
        assert refused.json()["reason"] == "used-up"
        assert refused.headers["ratelimit"].startswith('"worker-seconds";r=0;t=')
        # only the last address is the proxy's word
        assert httpx.post(address, data={"query": QUICK}, headers=yours).status_code == 200
        time.sleep(int(refused.headers["retry-after"]))
        assert httpx.post(address, data={"query": QUICK}, headers=mine).status_code == 200


def test_a_full_server_says_so(public: Path) -> None:
    with served(public, slow_seconds=2, most_waiting=2, behind_proxy=True) as running:
        clients = [threading.Thread(target=lambda n=n: of(running, n)) for n in range(2)]
        for it in clients:
            it.start()
        assert waited(lambda: len(busy(running)) >= 1)
        time.sleep(0.1)
        response = httpx.post(f"{running.url}/sparql", data={"query": QUICK}, headers={"x-forwarded-for": "192.0.2.99"})
        assert (response.status_code, response.json()["reason"]) == (503, "full")
        assert response.headers["retry-after"]
        for it in clients:
            it.join()


def of(running: Served, client: int) -> httpx.Response:
    headers = {"x-forwarded-for": f"192.0.2.{client}"}
    return httpx.post(f"{running.url}/sparql", data={"query": ENDLESS}, headers=headers, timeout=30)


def test_several_processes_share_accounts_and_the_slow_lane(public: Path, tmp_path: Path) -> None:
    accounts = create(tmp_path)
    options = {"processes": 2, "accounts": accounts, "slow_seconds": 1, "seconds_a_minute": 2, "behind_proxy": True}
    with served(public, **options) as one, served(public, **options) as two:
        assert len(one.workers) == len(two.workers) == 3  # a fast one, a slow one, a spare
        statuses = [of(running, 1).status_code for running in (one, two, one, two)]
        assert statuses == [504, 504, 429, 429]
        started = time.monotonic()
        both = [threading.Thread(target=of, args=(running, n)) for n, running in ((2, one), (3, two))]
        for it in both:
            it.start()
        for it in both:
            it.join()
        assert time.monotonic() - started >= 2.2  # one after the other in the one slow place


def test_no_word_of_a_query_and_no_address_is_logged(public: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    arguments = [
        "tests.serve.sparql.server",
        str(public),
        json.dumps({"slow_seconds": 0.3, "most_memory": 100_000_000}),
    ]
    with (
        log.open("w") as out,
        subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdout=subprocess.PIPE,
            stderr=out,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert waited(lambda: reached(url), 20)
        for query in (f"SELECT ('canary' AS ?x) {{ {QUICK} }}", "canary", HUNGRY.replace("?a", "?canary"), ENDLESS):
            httpx.post(f"{url}/sparql?canary=1", data={"query": query})
            httpx.get(f"{url}/q/canary?code=canary")
        process.terminate()
        rest = process.stdout.read()
    assert "canary" not in log.read_text() + rest
    assert "127.0.0.1" not in log.read_text() + rest


def reached(url: str) -> bool:
    try:
        return httpx.get(f"{url}/sparql").status_code == 200
    except httpx.TransportError:
        return False
