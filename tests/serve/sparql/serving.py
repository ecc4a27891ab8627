"""Servers for the tests: the endpoint in a process of its own, over invented pages or over data of a suite."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import httpx
from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from kg.public.publication import ABOUT, STORE, About
from tests.runs import environment

BASE = "https://example.org/harm/"


@dataclass(frozen=True)
class Served:
    """`url` is the address of the server, without a slash at its end."""

    url: str
    process: subprocess.Popen[str]
    client: httpx.Client

    @property
    def nursery(self) -> int:
        [found] = children(self.process.pid)
        return found

    @property
    def workers(self) -> set[int]:
        return set(children(self.nursery))

    def rss(self) -> int:
        """Memory of the server process, in bytes."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * 4096

    def ask(self, query: str, accept: str = "application/sparql-results+json", timeout: float = 30) -> httpx.Response:
        return self.client.post(
            f"{self.url}/sparql",
            content=query.encode("utf-8", "surrogatepass"),
            headers={"content-type": "application/sparql-query", "accept": accept},
            timeout=timeout,
        )


@contextmanager
def served(public: Path, **options: object) -> Iterator[Served]:
    """The endpoint over a public/ folder, with these fields of `Options`; `whole`: with all else that is served."""
    whole = ["whole"] if options.pop("whole", False) else []
    given = [str(public), json.dumps(options, default=str), *whole]
    arguments = [sys.executable, "-m", "tests.serve.sparql.server", *given]
    with subprocess.Popen(arguments, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert url.startswith("http"), "the server does not start"
            with httpx.Client(timeout=60) as client:
                client.get(f"{url}/sparql", timeout=120).raise_for_status()
                yield Served(url, process, client)
        finally:
            process.terminate()
            process.wait(timeout=20)


def public_of(folder: Path, quads: Iterable[Quad], *, graphs: Iterable[str] = (), base: str = BASE) -> Path:
    """A public/ folder of these quads; each stands in the default graph too. `graphs` exist even where empty."""
    folder.mkdir(parents=True)
    store = Oxigraph(str(folder / STORE))
    given = list(quads)
    store.extend(given)
    store.extend(Quad(it.subject, it.predicate, it.object) for it in given)
    for graph in graphs:
        store.add_graph(NamedNode(graph))
    store.flush()
    about = About(
        base=base,
        monitor="Airwars",
        victims="names",
        text="full",
        program="0",
        sha256=sha256().hexdigest(),
        documents=0,
        incidents=0,
        triples=len(given),
        findings={},
    )
    (folder / ABOUT).write_text(about.model_dump_json(), encoding="utf-8")
    return folder


def children(parent: int) -> list[int]:
    """Process ids."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(it) for it in found]


def waited(condition: object, seconds: float = 5.0) -> bool:
    """Whether the condition comes true in time."""
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True
