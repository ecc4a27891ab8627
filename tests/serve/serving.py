"""`kg serve` in a process of its own, over a store of a few invented pages whose base is the server's own address."""

from __future__ import annotations

import atexit
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from kg.public import Publication
from tests.conftest import ROOT
from tests.runs import command, environment, kg

#: One client for all: patient with a machine that has much else to do. A connection is used once: the server may close
#: an idle one in the moment in which it is taken again.
web = httpx.Client(timeout=60, limits=httpx.Limits(max_keepalive_connections=0))
atexit.register(web.close)

PAGES = ("text/zz901-statements.txt", "html/zz910-full.html", "html/zz911-statements.html", "text/zz900-victims.txt")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

#: A person withdraws one claim and replaces another: the first is gone, the second has a successor.
CORRECTIONS = """corrections:
  - do: withdraw
    document: {name: zz901-statements.txt}
    claim: {claimant: U.S.-led Coalition, words: "One to two invented civilians were unintentionally killed."}
    by: A. Person
    date: 2026-01-02
    reason: the sentence tells of another day
"""


@dataclass(frozen=True)
class Built:
    """A folder with kg.toml and output/, and the port that its base names."""

    folder: Path
    port: int

    @property
    def root(self) -> str:
        """The address of the server, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    @cached_property
    def publication(self) -> Publication:
        return Publication((self.folder / "output" / "current" / "public").resolve())

    def one(self, pattern: str) -> str:
        """The first IRI, in order, that ?it stands for in a pattern; `chv:` and others are declared."""
        names = self.publication.names
        prefixes = {
            "chv": names.chv.iri,
            "dct": "http://purl.org/dc/terms/",
            "oa": "http://www.w3.org/ns/oa#",
            "prov": "http://www.w3.org/ns/prov#",
            "schema": "https://schema.org/",
        }
        declared = "".join(f"PREFIX {key}: <{iri}>\n" for key, iri in prefixes.items())
        rows = self.publication.graphs.rows(f"{declared}SELECT DISTINCT ?it WHERE {{ {pattern} }} ORDER BY ?it LIMIT 1")
        return next(row["it"].value for row in rows)


def built(folder: Path) -> Built:
    """Builds the pages under a base that is the address of a free port."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    pages = folder / "pages"
    pages.mkdir()
    for name in PAGES:
        shutil.copy(ROOT / "tests" / "pages" / name, pages / Path(name).name)
    (pages / "overlay.yaml").write_text(CORRECTIONS, encoding="utf-8")
    told = [
        f'base = "http://127.0.0.1:{port}/"',
        'victims = "names"',
        'text = "full"',
        f'licence = "{LICENCE}"',
        "[gazetteers]",
    ]
    (folder / "kg.toml").write_text("\n".join([*told, ""]), encoding="utf-8")
    done = kg("build", "pages", cwd=folder)
    assert (folder / "output" / "current" / "public").exists(), done.err
    return Built(folder, port)


@contextmanager
def served(it: Built, *options: str, port: int | None = None) -> Iterator[str]:
    """The server of a built folder; gives its address as it says it."""
    arguments = command("serve", "--port", str(it.port if port is None else port), *options)
    with subprocess.Popen(
        arguments, cwd=it.folder, env=environment(PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said.startswith("serving"), said
            address = said.split()[1]
            web.get(f"{address}robots.txt", timeout=120)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


@dataclass(frozen=True)
class Raw:
    """An answer as it came over the wire; header names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def raw(root: str, target: bytes, *headers: bytes, method: bytes = b"GET") -> Raw:
    """Sends exactly these bytes: clients mend addresses before they send them."""
    host = urlsplit(root).netloc
    lines = [method + b" " + target + b" HTTP/1.1", b"Host: " + host.encode(), b"Connection: close", *headers]
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=60) as connection:
        connection.sendall(b"\r\n".join([*lines, b"", b""]))
        found = bytearray()
        while part := connection.recv(65536):
            found += part
    head, _, body = bytes(found).partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    told = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
    return Raw(int(first.split()[1]), told, body)
