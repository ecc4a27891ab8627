"""Which function of the site makes which page, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from urllib.parse import parse_qsl, quote, urlencode

from kg.serve.dumps import Dump
from kg.serve.negotiate import page_language
from kg.serve.options import Options
from kg.serve.problems import Refused, Way
from kg.serve.resource import Query
from kg.serve.respond import Make
from kg.serve.variants import CSV, HTML, JSON, PLACES, Variant
from kg.site import Language, Site
from kg.site import data as data_room
from kg.site.catalogues import belligerents_page, conflicts_page, places_page, sources_page
from kg.site.codes import bearers
from kg.site.downloads import incidents_csv, incidents_geojson, incidents_json
from kg.site.facets import Facets
from kg.site.i18n import strings, table
from kg.site.layout import Variant as Link
from kg.site.lists import incidents_page
from kg.site.map import map_geojson, map_page
from kg.site.message import message_page
from kg.site.ontology import ontology_page, scheme_page, schemes_page, shapes_page
from kg.site.reading_numbers import reading_page
from kg.site.resource import resource_page
from kg.site.search import search_json, search_page
from kg.site.start import start_page
from kg.site.timeline import timeline_page
from kg.site.words_in_text import words_page

#: Pages that a search engine may know, besides those on incidents.
INDEXED = (
    *("/", "/incidents", "/places", "/belligerents", "/sources", "/conflicts", "/timeline", "/map", "/data"),
    *("/reading", "/queries", "/ns", "/concept/", "/shapes"),
)

_MOST_HITS = 100


def tables(site: Site, dumps: list[Dump], options: Options) -> dict[str, tuple[Variant, Make]]:
    """The pages and downloads by their path below the prefix."""

    def whole(page: Callable[[Site, Language], str]) -> tuple[Variant, Make]:
        return HTML, lambda spoken, _query: page(site, spoken)

    def chosen(page: Callable[[Site, Facets, Language], str]) -> tuple[Variant, Make]:
        return HTML, lambda spoken, query: page(site, _facets(site, query), spoken)

    def listed(page: Callable[[Site, Query, Language], str]) -> tuple[Variant, Make]:
        return HTML, lambda spoken, query: page(site, query, spoken)

    def table(variant: Variant, file: Callable[[Site, Facets], str | bytes]) -> tuple[Variant, Make]:
        return variant, lambda _spoken, query: file(site, _facets(site, query))

    return {
        "/": whole(start_page),
        "/incidents": chosen(incidents_page),
        "/incidents.csv": table(CSV, incidents_csv),
        "/incidents.json": table(JSON, incidents_json),
        "/incidents.geojson": table(PLACES, incidents_geojson),
        "/places": listed(places_page),
        "/belligerents": whole(belligerents_page),
        "/sources": listed(sources_page),
        "/conflicts": whole(conflicts_page),
        "/timeline": chosen(timeline_page),
        "/map": chosen(map_page),
        "/map.geojson": table(PLACES, map_geojson),
        "/search": listed(_search),
        "/search.json": (JSON, lambda _spoken, query: _hits(site, query)),
        "/data": whole(lambda it, spoken: data_page(it, dumps, options, spoken)),
        "/reading": whole(reading_page),
    }


def vocabulary_pages(site: Site) -> dict[str, Callable[[Language], str]]:
    """The pages of the ontology, the code lists and the shapes, by their path."""
    return {
        "/ns": lambda spoken: ontology_page(site, spoken),
        "/concept/": lambda spoken: schemes_page(site, spoken),
        "/shapes": lambda spoken: shapes_page(site, spoken),
    }


def thing_page(site: Site, iri: str, spoken: Language, query: Query) -> str:
    """The page about a thing. Raises Refused (404) where the site has none for it."""
    found = None
    marked = _marked(query)
    if marked is not None:
        found = words_page(site, iri, spoken, marked)
    elif iri.startswith(site.publication.names.chc.iri):
        found = scheme_page(site, iri, spoken)
    if found is None:
        found = resource_page(site, iri, spoken)
    if found is None:
        raise Refused(404, f"there is no page about {iri}")
    return found


def data_page(site: Site, dumps: list[Dump], options: Options, spoken: Language) -> str:
    """The page with downloads."""
    shown = [
        data_room.Dump(
            it.name,
            site.to(f"/dumps/{it.name}"),
            it.media_type,
            it.file.size,
            it.file.sha256,
            "gzip" if it.compressed else None,
        )
        for it in dumps
    ]
    return data_room.data_page(site, spoken, shown, licence=options.licence)


def refusal_page(site: Site, target: str, languages: str | None, status: int, detail: str, ways: Sequence[Way]) -> str:
    """The page that says why there is none at `target` (path and query); `?lang=` wins, then Accept-Language."""
    choices = [Link(href, kind, name) for href, kind, name in ways]
    path, _, query = target.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    given = next((value for name, value in pairs if name == "lang"), None)
    language = page_language(given, languages)
    rest = urlencode([it for it in pairs if it[0] != "lang"])
    # never a link to another host: that is what a browser makes of //host
    below = quote(path.removeprefix(site.prefix).lstrip("/\\"), safe="/%:@!$&'()*+,;=")
    here = f"/{below}?{rest}" if rest else f"/{below}"
    key = f"refused.{status}"
    title = str(strings(language)(key)) if key in table() else HTTPStatus(status).phrase
    return message_page(site, language, status=status, title=title, text=detail, here=here, choices=choices)


def bearer(site: Site, code: str) -> str | None:
    """The incident that alone bears a code now; None: none or several do, or only as a previous one."""
    current = [iri for iri, status in bearers(site, code) if status == "current"]
    return current[0] if len(current) == 1 else None


def _search(site: Site, query: Query, spoken: Language) -> str:
    return search_page(site, _one(query, "q"), spoken, _number(query, "from"))


def _hits(site: Site, query: Query) -> bytes:
    limit = min(_number(query, "limit") or 20, _MOST_HITS)
    return search_json(site, _one(query, "q"), limit, _number(query, "from"))


def _facets(site: Site, query: Query) -> Facets:
    return Facets.parse(site.publication, [it for it in query if it[0] != "lang"])


def _one(query: Query, name: str) -> str:
    """The value of a parameter, "" where it is not given. Raises Refused (400) where it is given twice."""
    values = [value for key, value in query if key == name]
    if len(values) > 1:
        raise Refused(400, f"'{name}' is given {len(values)} times")
    return values[0] if values else ""


def _number(query: Query, name: str) -> int:
    value = _one(query, name)
    if not value:
        return 0
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise Refused(400, f"'{name}' must be a whole number from 0")
    return int(value)


def _marked(query: Query) -> tuple[int, int] | None:
    """The stretch of a page's text to mark: `?from=12&to=40`, in code points, the end exclusive."""
    if not any(key in ("from", "to") for key, _ in query):
        return None
    return _number(query, "from"), _number(query, "to")
