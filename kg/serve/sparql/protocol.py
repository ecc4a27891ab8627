"""/sparql: queries by the SPARQL 1.1 Protocol, and what the service is where nothing is asked."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response
from starlette.routing import Route

from kg.public import Publication
from kg.serve.negotiate import choose
from kg.serve.options import Options
from kg.serve.sparql.answering import Answering, Visit, whole
from kg.serve.sparql.asked import Asked, asked, formats, number
from kg.serve.sparql.describe import Description
from kg.serve.sparql.frames import Head
from kg.serve.sparql.graphs import GraphStore
from kg.serve.sparql.pages import html
from kg.serve.sparql.results import FORMATS, HTML, Format, chosen, offered
from kg.site import Site
from kg.site.sparql import answer_page, sparql_page

#: What a page shows, by the form of the answer: rows as a table, a graph as its text.
_SHOWN = {"rows": "json", "truth": "json", "graph": "turtle"}


class Endpoint:
    """The endpoint over a publication."""

    def __init__(self, publication: Publication, options: Options) -> None:
        self._site = Site(publication, options.prefix, options.tiles)
        self._base, self._most_rows = publication.names.base, options.most_rows
        self._description = Description(publication, options)

    async def answer(self, visit: Visit) -> Response:
        """An answer, the page with the editor, or the service description."""
        request = await asked(visit.request)
        if request.query is None:
            return await self._about(visit, request)
        query, wanted = request.query, formats(request.pairs)
        offers = {form: offered(form, visit.accept, wanted, page=True) for form in FORMATS}
        head: Head = {
            "query": query,
            "base": self._base,
            "formats": {form: it and (_SHOWN[form] if it.name == "html" else it.name) for form, it in offers.items()},
            "default": request.default,
            "named": request.named,
        }
        found = await visit.ask(head)
        it = offers[found.form]
        assert it is not None  # else the worker had refused it
        if it.name == "html":
            skipped = number(request.pairs, "offset", 0, 0, self._most_rows)
            made = partial(answer_page, self._site, query, found.body, skipped=skipped)
            return await html(visit, request.one("lang"), made)
        return whole(visit, found.body, _typed(it), it.name)

    async def _about(self, visit: Visit, request: Asked) -> Response:
        graphs = FORMATS["graph"]
        at = choose(visit.accept, (*(it.media_type for it in graphs), HTML))
        if at == len(graphs):
            return await html(visit, request.one("lang"), lambda language: sparql_page(self._site, language))
        it = graphs[at] if at is not None else chosen("graph", visit.accept)
        body = self._description.written(visit.request, it)
        return whole(visit, body, _typed(it), it.name)


def _typed(it: Format) -> str:
    # tables have their charset in their media type, the others in their definition
    return f"{it.media_type}; charset=utf-8" if it.media_type.startswith("text/") else it.media_type


def routes(publication: Publication, options: Options) -> list[Route]:
    """/sparql, and the read side of the Graph Store Protocol under /graphs."""
    endpoint = Answering(options, Endpoint(publication, options).answer, post=True)
    graphs = Answering(options, GraphStore(publication, options).answer)
    return [
        Route("/sparql", endpoint),
        Route("/sparql/", endpoint),
        Route("/graphs", graphs),
        Route("/graphs/{graph:path}", graphs),
    ]
