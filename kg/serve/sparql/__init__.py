"""The SPARQL endpoint: read-only, and such that nobody can hurt it.

A query is never evaluated in the server's process: workers that can be killed do it, without a network, with so much
memory, time and answer and no more. Whoever asks gets the whole answer or is told which limit was met.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.routing import Route

    from kg.public import Publication
    from kg.serve.options import Options
    from kg.serve.sparql.budget import Accounts
    from kg.serve.sparql.two_lanes import Lanes


def routes(publication: Publication, options: Options) -> list[Route]:
    """The routes, without the prefix. They need `lanes` in the state of the application's lifespan."""
    # the workers import this package too, and need none of it
    from kg.serve.sparql import protocol  # noqa: PLC0415

    return protocol.routes(publication, options)


@contextmanager
def accounts(options: Options) -> Iterator[Accounts]:
    """The accounts of this process's clients, from its start to its end: a new release starts no new account."""
    from kg.serve.sparql.budget import Accounts  # noqa: PLC0415

    with closing(Accounts(options.accounts, options.seconds_a_minute)) as found:
        yield found


@asynccontextmanager
async def lanes(publication: Publication, options: Options, accounts: Accounts) -> AsyncIterator[Lanes]:
    """The workers, running. For a lifespan: `async with lanes(…) as running: yield {"lanes": running}`.

    Raises StoreError where no worker comes up.
    """
    from kg.public.publication import STORE  # noqa: PLC0415
    from kg.serve.sparql.limits import Limits  # noqa: PLC0415
    from kg.serve.sparql.two_lanes import Lanes  # noqa: PLC0415

    running = Lanes(publication.folder / STORE, Limits.of(options), accounts)
    try:
        await running.pool.start()
        if running.pool.walls == "none":
            logging.getLogger("kg.serve").warning(
                "nothing on this machine takes the network away from the query workers; SERVICE is refused by its "
                "words alone: do not serve strangers from here"
            )
        yield running
    finally:
        await running.pool.stop()
