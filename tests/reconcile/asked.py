"""The service over the invented pages, asked in this process: httpx speaks to it as a server would."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Any

import httpx

from kg.export.publish import published
from kg.reconcile.app import application
from kg.reconcile.catalogue import Catalogue, catalogue
from kg.settings import Text, Victims
from tests.export import stores

ROOT = "http://127.0.0.1:8093"
DRAFT = "/1.0-draft"


@cache
def service(victims: Victims = "names", text: Text = "full") -> Catalogue:
    return catalogue(published(stores.graphs("invented"), stores.settings(victims, text)))


def ask(method: str, path: str, **given: Any) -> httpx.Response:
    """One request to the service of the invented pages. An error in the service is raised here."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(application(service()))
        async with httpx.AsyncClient(transport=transport, base_url=ROOT) as client:
            return await client.request(method, path, **given)

    return asyncio.run(asked())


def get(path: str, **given: Any) -> httpx.Response:
    return ask("GET", path, **given)


def post(path: str, **given: Any) -> httpx.Response:
    return ask("POST", path, **given)
