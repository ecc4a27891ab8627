"""The SPARQL page: an editor with prefixes and examples, and answers as tables. All of it works without script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from kg.query import Query, shipped
from kg.resources import text
from kg.site.i18n import strings
from kg.site.layout import Variant, page
from kg.site.map import SCRIPTS as MAP_SCRIPTS
from kg.site.queries import ELSEWHERE, FIELDS, asked_for, question
from kg.site.results import SHOWN, Table, prefixes, table
from kg.site.site import Language, Site

STYLES = ("/assets/yasqe/yasqe.min.css", "/static/sparql.css", "/static/map.css")
SCRIPTS = ("/assets/yasqe/yasqe.min.js", *MAP_SCRIPTS, "/static/sparql_views.js", "/static/sparql.js")

#: What a form may ask for, by what the endpoint calls it; a page first.
FORMATS = ("html", "json", "csv", "tsv", "xml")

_START = """# Which incidents are there, with their codes?
SELECT ?incident ?code WHERE {
  ?incident a chv:Incident ; chv:code ?code
}
ORDER BY ?code
LIMIT 100
"""


def sparql_page(site: Site, language: Language, query: str = "") -> str:
    """The editor with a question in it: the one given, else a first one."""
    names = site.publication.names
    head = "".join(
        f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(names).items() if name in ("chv", "chc", "skos")
    )
    return _page(site, language, query or f"{head}\n{_START}", "/sparql", None)


def answer_page(site: Site, query: str, results_json: bytes, language: Language, skipped: int = 0) -> str:
    """The editor with the question, and the answer's rows behind those skipped below it; the other pages are linked.

    Raises nothing: what is no table is shown as text.
    """
    where = "/sparql?" + urlencode({"query": query})
    found = table(site, results_json, language, skipped)
    shown = found.beside(where, skipped, SHOWN, more=skipped + SHOWN < (found.total or 0))
    return _page(site, language, query, where + (f"&offset={skipped}" if skipped else ""), shown)


def stored_query_page(
    site: Site,
    name: str,
    given: Mapping[str, str],
    results_json: bytes | None,
    language: Language,
    *,
    skipped: int = 0,
    shown: int = SHOWN,
    more: bool = False,
) -> str:
    """A shipped question with a field for each parameter, and its answer; None: nothing has been asked yet.

    The answer holds the rows behind those skipped, so many as are shown at most; `more`: others stand behind them.
    Raises KeyError where no question has that name.
    """
    query = {it.name: it for it in shipped(site.publication.names.base)}[name]
    told = {it.name: given[it.name] for it in query.parameters if it.name in given}
    asked = urlencode(told)
    paging = {"limit": str(shown)} if shown != SHOWN else {}
    paged = urlencode(told | paging)
    where = f"/q/{name}" + (f"?{paged}" if paged else "")
    found = None
    if results_json is not None:
        found = table(site, results_json, language).beside(where, skipped, shown, more=more)
        found = replace(found, total=None) if skipped or more else found
    variants = [
        Variant(site.to(f"/q/{name}.{it}" + (f"?{asked}" if asked else "")), media_type, it.upper())
        for it, media_type in (("csv", "text/csv"), ("json", "application/json"))
    ]
    return page(
        site,
        language,
        title=question(query, language).text,
        body_template="stored_query.html.j2",
        here=where + (f"{'&' if '?' in where else '?'}offset={skipped}" if skipped else ""),
        section="queries",
        styles=STYLES[1:],
        variants=variants if results_json is not None else (),
        query=query,
        question=question(query, language),
        given=given,
        fields=[(it, asked_for(query, it, language), FIELDS.get(it.type, "text")) for it in query.parameters],
        table=found,
        editor="/sparql?" + urlencode({"query": query.text}),
    )


def _page(site: Site, language: Language, query: str, here: str, shown: Table | None) -> str:
    t = strings(language)
    examples = [it for it in shipped(site.publication.names.base) if it.name not in ELSEWHERE]
    told = {
        "endpoint": site.to("/sparql"),
        "prefix": site.prefix,
        "base": site.publication.names.base,
        "tiles": site.tiles,
        "language": language,
        "prefixes": prefixes(site.publication.names),
        "terms": _terms(site),
        "words": {key: str(t(f"sparql.{key}")) for key in _WORDS} | {"keys": str(t("map.keys"))},
    }
    return page(
        site,
        language,
        title=str(t("nav.sparql")),
        body_template="sparql.html.j2",
        here=here,
        section="sparql",
        styles=STYLES,
        scripts=SCRIPTS,
        query=query,
        formats=FORMATS,
        examples=[_example(it, language) for it in examples],
        told=told,
        table=shown,
    )


#: Strings that the script shows.
_WORDS = (
    *("table", "map", "chart", "running", "failed", "rows", "row_one", "none", "yes", "no", "more", "unbound", "took"),
    *("label", "editor", "no_chart", "stop", "stopped", "download", "results", "column_label", "column_value"),
    *("zoom_in", "zoom_out", "live"),
)


def _example(it: Query, language: Language) -> dict[str, Any]:
    return {
        "name": it.name,
        "question": question(it, language),
        "text": it.text,
        "parameters": [(p.name, asked_for(it, p, language)) for p in it.parameters],
        "here": "/sparql?" + urlencode({"query": it.text}),
    }


def _terms(site: Site) -> dict[str, list[str]]:
    """The classes and properties of the ontology, for completion in the editor."""
    found: dict[str, list[str]] = {"classes": [], "properties": []}
    asked = text("queries/site/terms.rq", site.publication.names.base)
    for row in site.publication.graphs.rows(asked):
        kind = row["class"].value.rpartition("#")[2]
        found["classes" if kind == "Class" else "properties"].append(row["thing"].value)
    return {key: sorted(set(values)) for key, values in found.items()}
