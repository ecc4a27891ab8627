"""Results of queries as tables for people: things of ours as links, words with lang and dir, numbers to the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson
from markupsafe import Markup

from kg.iri import Names, web_address
from kg.pages.words import Said, html
from kg.site.site import Language, Site
from kg.terms import XSD

#: Rows that a page shows; programs get all of them.
SHOWN = 1_000

#: Prefixes of others that shorten IRIs in a table and are offered in the editor.
PREFIXES: Mapping[str, str] = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "geof": "http://www.opengis.net/def/function/geosparql/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_NUMBERS = frozenset(it.value for it in (XSD.integer, XSD.decimal, XSD.double, XSD.float))


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `number`: it is one."""

    words: Markup
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Some rows of a result, the first of them its `first`, counted from 1. A cell None is unbound.

    `total` None: others stand behind them, nobody has counted how many. `answer` of an ASK; `text` of what is no table.
    `previous` and `next` are the paths of the pages beside this one.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    total: int | None
    answer: bool | None = None
    text: str | None = None
    first: int = 1
    previous: str | None = None
    next: str | None = None

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    def beside(self, where: str, skipped: int, shown: int, *, more: bool) -> Table:
        """The same with the pages beside it. `where` is the path of the first page, `skipped` the rows before this."""
        mark = "&" if "?" in where else "?"

        def at(offset: int) -> str:
            return f"{where}{mark}offset={offset}" if offset > 0 else where

        return replace(
            self,
            first=skipped + 1,
            previous=at(skipped - shown) if skipped else None,
            next=at(skipped + shown) if more else None,
        )


def prefixes(names: Names) -> dict[str, str]:
    """All prefixes, ours first."""
    return {"chv": names.chv.iri, "chc": names.chc.iri, "id": names.id, **PREFIXES}


def table(site: Site, results: bytes, language: Language, skipped: int = 0) -> Table:
    """SPARQL 1.1 Query Results JSON as a table, from the row behind those skipped; anything else is shown as text."""
    try:
        told = orjson.loads(results)
    except orjson.JSONDecodeError:
        return Table((), (), 0, text=results.decode("utf-8", "replace"))
    if not isinstance(told, dict) or not {"head", "results", "boolean"} & set(told):
        return Table((), (), 0, text=results.decode("utf-8", "replace"))
    if "boolean" in told:
        return Table((), (), 1, answer=bool(told["boolean"]))
    columns = tuple(told["head"].get("vars", ()))
    found = told["results"]["bindings"]
    shorter = prefixes(site.publication.names)
    rows = tuple(
        tuple(_cell(site, row[name], shorter, language) if name in row else None for name in columns)
        for row in found[skipped : skipped + SHOWN]
    )
    return Table(columns, rows, len(found))


def _cell(site: Site, term: Any, shorter: Mapping[str, str], language: Language) -> Cell:
    kind, value = term["type"], str(term["value"]) if not isinstance(term["value"], dict) else ""
    if kind == "uri":
        return Cell(_link(site, value, shorter, language))
    if kind == "literal" and term.get("datatype") in _NUMBERS:
        return Cell(Markup('<bdi class="num" dir="ltr">{0}</bdi>').format(value), number=True)
    if kind == "triple":
        parts = (_cell(site, term["value"][key], shorter, language).words for key in ("subject", "predicate", "object"))
        return Cell(Markup("⟪ {0} ⟫").format(Markup(" ").join(parts)))
    return Cell(html(Said(value, term.get("xml:lang"))) if value else Markup('<span class="soft">""</span>'))


def _link(site: Site, iri: str, shorter: Mapping[str, str], language: Language) -> Markup:
    words = short(iri, shorter)
    shown = Markup('<code class="iri" dir="ltr" translate="no">{0}</code>').format(words)
    if iri.startswith(site.publication.names.base):
        return Markup('<a href="{0}">{1}</a>').format(site.path(iri, language), shown)
    address = web_address(iri)
    if address is None:
        return shown
    rel = "noopener noreferrer external"
    return Markup('<a class="away" rel="{0}" href="{1}">{2}</a>').format(rel, address.value, shown)


def short(iri: str, shorter: Mapping[str, str]) -> str:
    """The IRI with the longest prefix that begins it, else as it is."""
    best = max((it for it in shorter.items() if iri.startswith(it[1])), key=lambda it: len(it[1]), default=None)
    return iri if best is None or iri == best[1] else f"{best[0]}:{iri[len(best[1]) :]}"
