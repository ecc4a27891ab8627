"""`kg reconcile`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.common import OUTPUT, ConfigOption, StoreOption, opened, settings_of, write
from kg.cli.listening import listening, until_stopped

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

PortOption = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0: any that is free.")]
AddressOption = Annotated[
    str | None,
    typer.Option("--address", metavar="URL", help="Where the world sees the service, if it stands behind another."),
]


@app.callback()
def reconcile() -> None:
    """Let OpenRefine and other clients reconcile against the store.

    Example: `kg reconcile serve`
    """


@app.command()
def serve(
    store: StoreOption = OUTPUT,
    host: Annotated[str, typer.Option("--host", metavar="NAME", help="127.0.0.1: this machine only.")] = "127.0.0.1",
    port: PortOption = 8093,
    address: AddressOption = None,
    config: ConfigOption = None,
) -> None:
    """Serve places, incidents, belligerents and sources to reconciliation clients until Ctrl-C.

    Serves what `victims` and `text` in kg.toml let out of the store, as it is now; nothing can be changed through it.

    Example: `kg reconcile serve`, then add `http://127.0.0.1:8093/` in OpenRefine.
    """
    # a server is loaded only by the command that needs one
    import uvicorn  # noqa: PLC0415

    from kg.export.publish import published  # noqa: PLC0415
    from kg.reconcile.app import DRAFT, application  # noqa: PLC0415
    from kg.reconcile.catalogue import catalogue  # noqa: PLC0415
    from kg.reconcile.requests import MOST_BYTES  # noqa: PLC0415

    release = opened(store, config)
    found = catalogue(published(release.graphs(), settings_of(release, config)))
    socket, local = listening(host, port)
    root = address.rstrip("/") if address else local
    write(f"serving    {len(found.entities):,} places, incidents and actors; stop with Ctrl-C")
    write(f"version 0.2        {root}/\nversion 1.0-draft  {root}{DRAFT}/")
    server = uvicorn.Server(
        uvicorn.Config(
            application(found, address),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            h11_max_incomplete_event_size=MOST_BYTES + 20_000,  # a query may stand in the address
            http="h11",
        )
    )
    with until_stopped():
        server.run(sockets=[socket])
