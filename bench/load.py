"""Load on a server: wrk as fast as it goes (closed loop), requests at a fixed rate (open loop), hostile clients.

A closed loop waits for each answer before it asks again, so it hides waiting; the open loop counts each delay from the
moment at which a request was due.
"""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import orjson

SCRIPT = Path(__file__).with_name("requests.lua")

#: What eight people would send who want to hurt: each would run for hours.
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c LIMIT 1",
    "SELECT (COUNT(*) AS ?n) WHERE { ?a (!<urn:x>)* ?b . ?b (!<urn:y>)* ?c }",
    "SELECT (GROUP_CONCAT(?c) AS ?all) WHERE { ?a ?b ?c . ?d ?e ?f }",
)


@dataclass(frozen=True)
class Closed:
    """What wrk measured: answers a second, bytes of one answer, milliseconds; `failed` answers that were no 2xx."""

    rate: float
    size: float
    p50: float
    p99: float
    failed: int


def wrk(root: str, requests: Sequence[str], accept: str, seconds: int, connections: int) -> Closed:
    """Runs wrk over the requests (see requests.lua). Raises RuntimeError where it cannot run."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(requests) + "\n")
        file.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(SCRIPT), root]
        done = subprocess.run(  # noqa: S603  # our own arguments
            [*command, "--", file.name, accept], capture_output=True, text=True, check=False
        )
    if done.returncode != 0:
        raise RuntimeError(done.stdout + done.stderr)
    it = orjson.loads(done.stdout.splitlines()[-1])
    rate = it["requests"] / (it["microseconds"] / 1e6)
    return Closed(rate, it["bytes"] / max(1, it["requests"]), it["p50"] / 1000, it["p99"] / 1000, it["failed"])


@dataclass
class Open:
    """Milliseconds from when each request was due to the end of its answer; `failed`: no 200, or another length."""

    due: int = 0
    failed: int = 0
    took: list[float] = field(default_factory=list)

    def percentile(self, part: float) -> float:
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("inf")


async def open_loop(root: str, paths: Sequence[str], accept: str, rate: float, seconds: float) -> Open:
    """Asks for the paths in turn, `rate` a second, whether or not answers have come."""
    found, loop = Open(), asyncio.get_running_loop()
    begun = loop.time()
    waiting: set[asyncio.Task[None]] = set()
    idle: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()

    async def one(path: str, due: float) -> None:
        try:
            pair = idle.get_nowait() if not idle.empty() else await _connected(root)
            status = await _asked(*pair, f"GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: {accept}\r\n\r\n".encode())
            idle.put_nowait(pair)
        except (OSError, asyncio.IncompleteReadError):
            status = 0
        found.failed += status != 200
        found.took.append((loop.time() - due) * 1000)

    while (due := begun + found.due / rate) < begun + seconds:
        await asyncio.sleep(max(0.0, due - loop.time()))
        task = asyncio.create_task(one(paths[found.due % len(paths)], due))
        waiting.add(task)
        task.add_done_callback(waiting.discard)
        found.due += 1
    await asyncio.gather(*waiting)
    return found


async def hostile(root: str, count: int, stop: asyncio.Event) -> dict[int, int]:
    """So many hostile clients, each from an address of its own on loopback, until told to stop: answers by status."""
    answers: dict[int, int] = {}

    async def one(number: int) -> None:
        query = HOSTILE[number % len(HOSTILE)].encode()
        head = (
            f"POST /sparql HTTP/1.1\r\nHost: bench\r\nContent-Type: application/sparql-query\r\n"
            f"Content-Length: {len(query)}\r\nConnection: close\r\n\r\n"
        )
        while not stop.is_set():
            try:
                pair = await _connected(root, f"127.0.0.{number + 2}")
                status = await _asked(*pair, head.encode() + query)
                pair[1].close()
            except (OSError, asyncio.IncompleteReadError):
                status = 0
            answers[status] = answers.get(status, 0) + 1
            await asyncio.sleep(0.02)

    tasks = [asyncio.create_task(one(number)) for number in range(count)]
    await stop.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return answers


async def _connected(root: str, source: str | None = None) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    where = urlsplit(root)
    return await asyncio.open_connection(where.hostname, where.port, local_addr=(source, 0) if source else None)


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> int:
    """Sends a request and reads the whole answer (with a length, or in chunks). Returns its status."""
    writer.write(request)
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    lines = head.lower().split("\r\n")
    for line in lines:
        if line.startswith("content-length:"):
            await reader.readexactly(int(line.partition(":")[2]))
            break
        if line.startswith("transfer-encoding: chunked"):
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
            break
    return int(head.split(" ", 2)[1])
