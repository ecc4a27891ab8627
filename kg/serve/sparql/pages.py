"""Pages of the site as answers: made in a thread, because a table of many rows takes its time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.responses import Response

from kg.serve.negotiate import page_language
from kg.serve.sparql.answering import Visit, whole
from kg.serve.sparql.results import HTML
from kg.site.site import Language


async def html(visit: Visit, wanted: str | None, make: Callable[[Language], str]) -> Response:
    """The page that `make` makes, in the language that is `wanted` (`?lang=`), else that of Accept-Language."""
    text = await asyncio.to_thread(make, page_language(wanted, visit.request.headers.get("accept-language")))
    headers = {"Vary": "Accept, Accept-Language"}
    return whole(visit, text.encode(), f"{HTML}; charset=utf-8", "html", headers)
