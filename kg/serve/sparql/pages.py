"""Pages of the site as answers: made in a thread, because a table of many rows takes its time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.responses import Response

from kg.serve.negotiate import language
from kg.serve.sparql.answering import Visit, whole
from kg.serve.sparql.results import HTML
from kg.site.site import LANGUAGES, Language


async def html(visit: Visit, wanted: str | None, make: Callable[[Language], str]) -> Response:
    """The page that `make` makes, in the language that is `wanted` (`?lang=`), else that of Accept-Language."""
    text = await asyncio.to_thread(make, spoken(visit, wanted))
    headers = {"Vary": "Accept, Accept-Language"}
    return whole(visit, text.encode(), f"{HTML}; charset=utf-8", "html", headers)


def spoken(visit: Visit, wanted: str | None) -> Language:
    """The language of a page: `?lang=` wins, then Accept-Language."""
    for name in LANGUAGES:
        if name == wanted:
            return name
    return "ar" if language(visit.request.headers.get("accept-language"), LANGUAGES) == "ar" else "en"
