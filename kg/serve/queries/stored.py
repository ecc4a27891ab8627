"""/queries and /q/NAME: the shipped queries, answered in the same lanes as everybody's own.

    /queries                            what there is to ask
    /q/NAME?param=…&limit=…&offset=…    the rows of one, in pages; Link leads to the next and the previous page
    /q/NAME.csv                         the same in one format, for links

Parameters are bound as typed terms (`kg.query`), never pasted into the text.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import orjson
from pyoxigraph import Literal, NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.public import Publication
from kg.query.questions import Query, bind, shipped
from kg.serve.negotiate import choose
from kg.serve.options import Options
from kg.serve.queries.openapi import document
from kg.serve.sparql.answering import Answering, Visit, whole
from kg.serve.sparql.asked import Pairs, formats, number, one, pairs_of
from kg.serve.sparql.frames import Head
from kg.serve.sparql.pages import html
from kg.serve.sparql.refusals import Refusal
from kg.serve.sparql.results import FORMATS, HTML, Format, chosen
from kg.serve.sparql.two_lanes import Answer
from kg.serve.sparql.writing import NOT_XML, WRITERS
from kg.site import Language, Site
from kg.site.queries import ELSEWHERE, queries_page
from kg.site.results import SHOWN
from kg.site.sparql import stored_query_page
from kg.store import Term

#: Rows of a page, and how many rows can be reached by leafing; whoever needs more sorts otherwise, or takes the dump.
USUAL, MOST, DEEPEST = 1_000, 10_000, 100_000

#: Names that are no parameters of a query.
RESERVED = ("limit", "offset", "format", "lang")

_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One page of one query: `given` are its parameters as they came."""

    query: Query
    given: dict[str, str]
    limit: int
    offset: int
    pairs: Pairs


class Stored:
    """The shipped queries over a publication."""

    def __init__(self, publication: Publication, options: Options) -> None:
        self._site = Site(publication, options.prefix, options.tiles)
        self._base = publication.names.base
        self._answers, self._most_bytes = publication.answers, options.most_bytes
        self._queries = {query.name: query for query in shipped(self._base) if query.name not in ELSEWHERE}
        self._document = orjson.dumps(document(self._queries.values(), options), option=orjson.OPT_INDENT_2)

    async def listed(self, visit: Visit) -> Response:
        """What there is to ask."""
        pairs = pairs_of(visit.request.scope["query_string"])
        at = choose(visit.accept, (_JSON, HTML))
        if at is None:
            raise Refusal(406, "not-acceptable", f"the list comes as {_JSON} or {HTML}", available=[_JSON, HTML])
        if at == 1:
            return await html(visit, one(pairs, "lang"), lambda language: queries_page(self._site, language))
        told = [self._told(query) for query in self._queries.values()]
        return whole(visit, orjson.dumps({"queries": told}, option=orjson.OPT_INDENT_2), _JSON, "json")

    async def described(self, visit: Visit) -> Response:
        """The OpenAPI document."""
        media_type = "application/vnd.oai.openapi+json;version=3.1"
        at = choose(visit.accept, (_JSON, "application/vnd.oai.openapi+json"))
        return whole(visit, self._document, media_type if at == 1 else _JSON, "openapi")

    async def answered(self, visit: Visit) -> Response:
        """The rows of one query."""
        name, _, suffix = visit.request.path_params["name"].partition(".")
        asked = self._asked(name, pairs_of(visit.request.scope["query_string"]))
        it = self._format(visit, suffix, asked)
        if it.name == "html" and self._unasked(asked):
            return await self._page(visit, asked, None)
        if it.name == "html":
            asked = replace(asked, limit=min(asked.limit, SHOWN))
        bindings = {name: _parts(term) for name, term in self._bound(asked).items()}
        head: Head = {
            "query": asked.query.text,
            "base": self._base,
            "form": "rows",
            "formats": {"rows": "json" if it.name == "html" else it.name},
            "default": None,
            "named": None,
            "bindings": bindings,
            "page": [asked.offset, asked.limit],
        }
        found = await run_in_threadpool(self._kept, asked, it) or await visit.ask(head)
        if it.name == "html":
            return await self._page(visit, asked, found)
        return whole(visit, found.body, _typed(it, visit), it.name, self._links(visit, asked, found))

    def _asked(self, name: str, pairs: Pairs) -> _Asked:
        query = self._queries.get(name)
        if query is None:
            near = difflib.get_close_matches(name, self._queries, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else "/queries lists all"
            raise Refusal(404, "query", f"there is no such query; {hint}", near=near)
        names = dict.fromkeys(key for key, _ in pairs)
        given = {key: one(pairs, key) or "" for key in names if key not in RESERVED}
        known = [it.name for it in query.parameters]
        for key in given:
            if key not in known:
                takes = ", ".join(known) or "no parameters"
                raise Refusal(400, "parameter", f"this query does not take '{key}'; it takes {takes}", parameter=key)
        limit, offset = number(pairs, "limit", USUAL, 1, MOST), number(pairs, "offset", 0, 0, DEEPEST)
        return _Asked(query, given, limit, offset, pairs)

    def _kept(self, asked: _Asked, it: Format) -> Answer | None:
        """The page from what was worked out when the release was made; None: the engine must say it, or refuse it."""
        page = self._answers.page(asked.query, asked.given, asked.offset, asked.limit)
        if page is None:
            return None
        body = page.rows.serialize(format=WRITERS["json" if it.name == "html" else it.name]) or b""
        fits = len(body) <= self._most_bytes and not (it.name == "xml" and NOT_XML.search(body.decode()))
        return Answer(body, "rows", page.count, page.more) if fits else None

    async def _page(self, visit: Visit, asked: _Asked, found: Answer | None) -> Response:
        """For people: a form for the parameters, and the rows where there are any."""

        def made(language: Language) -> str:
            body, more = (found.body, found.more) if found is not None else (None, False)
            return stored_query_page(
                self._site, asked.query.name, asked.given, body, language,
                skipped=asked.offset, shown=asked.limit, more=more,
            )  # fmt: skip

        return await html(visit, one(asked.pairs, "lang"), made)

    @staticmethod
    def _format(visit: Visit, suffix: str, asked: _Asked) -> Format:
        if not suffix:
            return chosen("rows", visit.accept, formats(asked.pairs), page=True)
        for it in FORMATS["rows"]:
            if suffix in it.short:
                return it
        raise Refusal(404, "query", "rows come as .json, .csv, .tsv or .xml")

    @staticmethod
    def _unasked(asked: _Asked) -> bool:
        """A person who opens the page of a query that needs parameters is shown a form first."""
        return not asked.given and bool(asked.query.parameters)

    @staticmethod
    def _bound(asked: _Asked) -> dict[str, Term]:
        for it in asked.query.parameters:
            if it.name not in asked.given:
                raise Refusal(
                    400,
                    "parameter",
                    f"the parameter '{it.name}' is missing: {it.what}",
                    parameter=it.name,
                    expected=it.type,
                )
            if "\0" in asked.given[it.name]:
                raise Refusal(400, "parameter", f"'{it.name}' holds a NUL character", parameter=it.name)
            try:
                bind(Query(asked.query.name, "", (it,), ""), {it.name: asked.given[it.name]})
            except QueryError as error:
                raise Refusal(400, "parameter", str(error), parameter=it.name, expected=it.type) from error
        return bind(asked.query, asked.given) if asked.query.parameters else {}

    def _links(self, visit: Visit, asked: _Asked, found: Answer) -> dict[str, str]:
        path = f"{self._site.prefix}/q/{visit.request.path_params['name']}"
        rest = [pair for pair in asked.pairs if pair[0] not in {"offset", "limit"}]
        steps: list[tuple[str, int]] = []
        if found.more and asked.offset + asked.limit <= DEEPEST:
            steps.append(("next", asked.offset + asked.limit))
        if asked.offset:
            steps += [("prev", max(0, asked.offset - asked.limit)), ("first", 0)]
        links = [
            f'<{path}?{urlencode([*rest, ("limit", asked.limit), ("offset", offset)])}>; rel="{kind}"'
            for kind, offset in steps
        ]
        links.append(f'<{self._site.prefix}/openapi.json>; rel="service-desc"')
        return {"Link": ", ".join(links)}

    def _told(self, query: Query) -> dict[str, object]:
        return {
            "name": query.name,
            "question": query.question,
            "path": f"{self._site.prefix}/q/{query.name}",
            "parameters": [{"name": it.name, "type": it.type, "what": it.what} for it in query.parameters],
            "query": query.text,
        }


def routes(publication: Publication, options: Options) -> list[Route]:
    """The routes, without the prefix. They need the lanes, as those of the endpoint do."""
    stored = Stored(publication, options)
    return [
        Route("/queries", Answering(options, stored.listed)),
        Route("/q/{name}", Answering(options, stored.answered)),
        Route("/openapi.json", Answering(options, stored.described)),
    ]


def _parts(term: Term) -> list[str]:
    """The term as a worker takes it."""
    if isinstance(term, NamedNode):
        return ["iri", term.value]
    assert isinstance(term, Literal)
    return ["literal", term.value, term.datatype.value]


def _typed(it: Format, visit: Visit) -> str:
    """Who asked for JSON as such is told that it is JSON as such."""
    if it.name == "json" and choose(visit.accept, (it.media_type, _JSON)) == 1:
        return _JSON
    return f"{it.media_type}; charset=utf-8" if it.media_type.startswith("text/") else it.media_type
