"""Servers to stand beside ours: `oxigraph serve-read-only`, Apache Jena Fuseki, rdflib-endpoint, on the same triples.

Each is installed where bench/peers.sh puts it; one that is absent is left out of the table, which says so.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"

#: Serves a file of N-Triples with rdflib; run by the peers' own Python.
_RDFLIB = """
import sys, uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint
graph = Graph()
graph.parse(sys.argv[1], format="nt")
app = SparqlEndpoint(graph=graph, path="/query")
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error", access_log=False)
"""


@dataclass(frozen=True)
class Peer:
    """A server of others: its name, the command that starts it, and the path that takes queries."""

    name: str
    command: tuple[str, ...]
    path: str
    patience_s: float = 900.0


def peers(folder: Path, triples: Path, store: Path, work: Path) -> list[Peer]:
    """Those that are installed in `folder`, on a port of their own. `store` is copied: a server may write beside it."""
    found = []
    oxigraph, python = folder / "venv" / "bin" / "oxigraph", folder / "venv" / "bin" / "python"
    if oxigraph.exists():
        copy = work / "oxigraph"
        shutil.copytree(store, copy)
        serve = (str(oxigraph), "serve-read-only", "--location", str(copy), "--bind", f"{HOST}:{free_port()}")
        found.append(Peer("oxigraph serve-read-only", serve, "/query"))
    for jar in sorted(folder.glob("jena-fuseki-server-*.jar")):
        port = str(free_port())
        command = ("java", "-Xmx6g", "-jar", str(jar), f"--port={port}", "--localhost", f"--file={triples}", "/kg")
        found.append(Peer("Fuseki, in memory", command, "/kg/query"))
    if python.exists():
        script = work / "rdflib_server.py"
        script.write_text(_RDFLIB, encoding="utf-8")
        found.append(Peer("rdflib-endpoint", (str(python), str(script), str(triples), str(free_port())), "/query"))
    return found


def root_of(peer: Peer) -> str:
    """The address that its command names."""
    port = next(word for word in reversed(peer.command) if word.rpartition(":")[2].rpartition("=")[2].isdigit())
    return f"http://{HOST}:{port.rpartition(':')[2].rpartition('=')[2]}"


@contextmanager
def running(command: tuple[str, ...], root: str, ask: str, patience_s: float, folder: Path) -> Iterator[int]:
    """The server while it runs, in a folder of its own; begins when `ask` is answered, and yields its process id.

    Raises RuntimeError where it ends by itself, or is not up in time.
    """
    process = subprocess.Popen(  # noqa: S603  # our own arguments
        command, stdout=subprocess.DEVNULL, stderr=None, env=os.environ, cwd=folder, start_new_session=True
    )
    try:
        until = time.monotonic() + patience_s
        while not _answers(root + ask):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{' '.join(command)}: it did not come up")
            time.sleep(0.3)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def ours(out: Path, config: Path, port: int, processes: int) -> tuple[str, ...]:
    """The command that serves a build."""
    chosen = ("--port", str(port), "--workers", str(processes))
    return (sys.executable, "-m", "kg", "--config", str(config), "serve", "--store", str(out), *chosen)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  # loopback
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code < 500  # it is up, and did not like the question
    except OSError:
        return False
