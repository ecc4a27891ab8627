"""A server of the endpoint and the stored queries alone, as `kg serve` would run them: python -m … PUBLIC OPTIONS.

OPTIONS is a JSON object of fields of `Options`; a third word makes it the whole server. The first line that it prints
is its address.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from kg.public import Publication
from kg.serve import Options, app, queries
from kg.serve.sparql import accounts, lanes, routes
from kg.serve.sparql.two_lanes import Lanes


def application(publication: Publication, options: Options, *, whole: bool) -> Starlette:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[Mapping[str, Lanes]]:
        with accounts(options) as told:
            async with lanes(publication, options, told) as running:
                yield {"lanes": running}

    ours: list[BaseRoute] = [*routes(publication, options), *queries.routes(publication, options)]
    everything = [Mount("", app.application(publication, options))] if whole else ours
    return Starlette(routes=everything, lifespan=lifespan)


def main(folder: str, options: str, whole: str = "") -> None:
    given = json.loads(options)
    if "accounts" in given:
        given["accounts"] = Path(given["accounts"])
    listening = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"http://127.0.0.1:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        application(Publication(Path(folder)), Options(**given), whole=bool(whole)),
        access_log=False,
        log_level="warning",
        proxy_headers=False,
        h11_max_incomplete_event_size=200_000,
    )
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main(*sys.argv[1:])
