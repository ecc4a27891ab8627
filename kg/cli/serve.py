"""`kg serve`."""

from __future__ import annotations

import ipaddress
import sys
import threading
import webbrowser
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import OUTPUT, ConfigOption, StoreOption, complain, opened, settings_of, write
from kg.cli.listening import listening, until_stopped
from kg.errors import SettingsError, UsageError
from kg.resources import PLACEHOLDER
from kg.settings import Settings

if TYPE_CHECKING:
    from socket import socket

    from starlette.types import ASGIApp

    from kg.serve.options import Options

HostOption = Annotated[str, typer.Option("--host", metavar="NAME", help="127.0.0.1: this machine only.")]
PortOption = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0: any that is free.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the start page in the browser.")]
WorkersOption = Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64, help="Processes that answer.")]
TilesOption = Annotated[
    str | None,
    typer.Option(
        "--tiles", metavar="URL", help="Your own map tiles, such as https://tiles.example.org/{z}/{x}/{y}.png."
    ),
]
PrefixOption = Annotated[
    str, typer.Option("--prefix", metavar="PATH", help="What stands before every path, such as /harm; none: the root.")
]
ProxyOption = Annotated[
    bool, typer.Option("--behind-proxy", help="A proxy of yours stands in front: believe its X-Forwarded-For.")
]


def serve(
    store: StoreOption = OUTPUT,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8094,
    open_: OpenOption = False,
    workers: WorkersOption = 1,
    tiles: TilesOption = None,
    prefix: PrefixOption = "",
    behind_proxy: ProxyOption = False,
    config: ConfigOption = None,
) -> None:
    """Serve pages for people, documents for machines and a SPARQL endpoint until Ctrl-C.

    Serves what `victims` and `text` in kg.toml let out of the store; nothing can be changed through it. A new
    `kg build` into the same folder is taken over while the server runs.

    Example: `kg serve --open`
    """
    from kg.public import Publication  # noqa: PLC0415  # a server is loaded only by the command that needs one
    from kg.public.statistics import statistics  # noqa: PLC0415
    from kg.serve.options import Options  # noqa: PLC0415
    from kg.serve.sparql.budget import create  # noqa: PLC0415
    from kg.site.assets import missing  # noqa: PLC0415

    release = opened(store, config)
    settings = settings_of(release, config)
    _fit_for(host, settings)
    statistics(Publication.of(release, settings).database)  # what it needs is there
    sock, root = listening(host, port)
    address = f"{root}{_prefix(prefix)}/"
    options = Options(
        prefix=_prefix(prefix),
        tiles=tiles,
        licence=settings.licence,
        behind_proxy=behind_proxy,
        processes=workers,
    )
    accounts = create(Path(gettempdir())) if workers > 1 else None
    _tell(address, settings, missing())
    if open_:
        # the browser asks at once: by then the socket listens, and the answer comes when the server is up
        threading.Timer(0.5, webbrowser.open, [address]).start()
    try:
        _run(store.absolute(), settings, replace(options, accounts=accounts), sock)
    finally:
        if accounts is not None:
            accounts.unlink(missing_ok=True)


def _fit_for(host: str, settings: Settings) -> None:
    """Raises SettingsError for what others should not see yet: undecided settings, identifiers of nobody."""
    settings.require_publishing()
    if settings.base == PLACEHOLDER and not _is_loopback(host):
        where = settings.path or Path("kg.toml")
        raise SettingsError(
            f"the identifiers begin with the placeholder {PLACEHOLDER}; before others can see them, put your own "
            f'address into {where}:\n    base = "https://example.org/harm/"\nand build again; '
            "on this machine alone (--host 127.0.0.1) the placeholder will do"
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _prefix(given: str) -> str:
    """With a slash in front and none behind. Raises UsageError for what is no path."""
    parts = [part for part in given.split("/") if part]
    if any(not part.isascii() or not part.replace("-", "").replace("_", "").isalnum() for part in parts):
        raise UsageError(f"--prefix takes a path such as /harm, not '{given}'")
    return "".join(f"/{part}" for part in parts)


def _tell(address: str, settings: Settings, missing: str | None) -> None:
    write(f"serving    {address}   stop with Ctrl-C")
    if missing:
        complain(missing)
    if settings.base == PLACEHOLDER:
        complain(f"the identifiers begin with the placeholder {PLACEHOLDER}: nobody else can follow them yet")


def _run(out: Path, settings: Settings, options: Options, sock: socket) -> None:
    import uvicorn  # noqa: PLC0415
    from uvicorn.supervisors import Multiprocess  # noqa: PLC0415

    config = uvicorn.Config(
        partial(made, out, settings, options),
        factory=True,
        workers=options.processes,
        log_level="warning",
        access_log=False,  # who asked what is nobody's business
        server_header=False,
        date_header=True,
        proxy_headers=False,
        lifespan="on",
        loop="uvloop",
        http="httptools",
        timeout_graceful_shutdown=5,
        timeout_worker_healthcheck=60,  # a busy machine starts a process slowly: it is not dead
    )
    if options.processes > 1:
        Multiprocess(config, [sock]).run()
    else:
        server = uvicorn.Server(config)
        with until_stopped():
            server.run(sockets=[sock])
        if not server.started:
            raise UsageError("the server did not start; the reason stands above")


def made(out: Path, settings: Settings, options: Options) -> ASGIApp:
    """The application, in a process of its own: each opens the publication for itself."""
    from kg.serve.releases import Current  # noqa: PLC0415

    # a page that is being made must not keep those waiting whose document is ready
    sys.setswitchinterval(0.001)
    return Current(out, settings, options)
