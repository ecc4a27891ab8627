"""Virtuoso as a peer: started on loopback in a folder of its own, filled by its bulk loader, asked, and stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_GRAPH = "https://example.org/bench"

# memory for a million pages of 8 KiB and no limit on the rows of an answer, so that whole answers are compared
_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
TransactionFile = {folder}/virtuoso.trx
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
DirsAllowed = {data}
ThreadsPerQuery = 2
MaxQueryMem = 4G
ResultSetMaxRows = 10000000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 600
"""


@dataclass(frozen=True)
class Virtuoso:
    """A running server. `loaded` is in seconds."""

    loaded: float
    version: str
    port: int

    def ask(self, query: str) -> tuple[int, float]:
        """How many rows the answer has, and the seconds until its last byte. Raises RuntimeError with its words."""
        form = urllib.parse.urlencode({"query": query, "default-graph-uri": _GRAPH})
        headers = {"Accept": "text/tab-separated-values"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/sparql", form.encode(), headers)
        begun = time.perf_counter()
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:  # noqa: S310  # our own address
                body = answer.read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode(errors="replace").strip().split("\n")[0]) from error
        return body.count(b"\n") - 1, time.perf_counter() - begun


@contextmanager
def virtuoso(installed: Path, triples: Path, work: Path) -> Iterator[Virtuoso]:
    """A server filled with a file of N-Triples. `installed` is what bench/peers.sh unpacked."""
    work.mkdir()
    sql, http = _free(), _free()
    (work / "virtuoso.ini").write_text(
        _INI.format(folder=work, data=triples.parent, sql=sql, http=http), encoding="utf-8"
    )
    libraries = ":".join(str(it) for it in (installed / "usr/lib/x86_64-linux-gnu", installed / "lib/x86_64-linux-gnu"))
    env = os.environ | {"LD_LIBRARY_PATH": libraries}
    command = [str(installed / "usr/bin/virtuoso-t"), "+foreground", "+configfile", str(work / "virtuoso.ini")]
    with (
        (work / "out").open("wb") as out,
        subprocess.Popen(command, env=env, stdout=out, stderr=out) as server,  # noqa: S603  # our own arguments
    ):
        try:
            at = f"127.0.0.1:{sql}"
            version = _sql(installed, env, at, "SELECT sys_stat('st_dbms_ver');", 120)
            begun = time.perf_counter()
            _sql(installed, env, at, f"ld_dir('{triples.parent}', '{triples.name}', '{_GRAPH}');", 10)
            _sql(installed, env, at, "rdf_loader_run(); checkpoint;", 10)
            yield Virtuoso(time.perf_counter() - begun, version, http)
        finally:
            server.terminate()
            server.wait(120)


def _free() -> int:
    """A port of loopback that nobody listens on: another run's server must not be asked for this one's."""
    with socket.socket() as waiting:
        waiting.bind(("127.0.0.1", 0))
        return int(waiting.getsockname()[1])


def _sql(installed: Path, env: dict[str, str], at: str, words: str, patience: float) -> str:
    """The last line of the answer. Waits until the server answers at all."""
    command = [str(installed / "usr/bin/isql-vt"), at, "dba", "dba", "VERBOSE=OFF", "BANNER=OFF"]
    until = time.monotonic() + patience
    while True:
        done = subprocess.run(  # noqa: S603  # our own arguments
            [*command, f"EXEC={words}"], env=env, capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            lines = [line for line in done.stdout.splitlines() if line.strip()]
            return lines[-1].strip() if lines else ""
        if time.monotonic() > until:
            raise RuntimeError(f"Virtuoso does not answer: {done.stderr or done.stdout}")
        time.sleep(1)
