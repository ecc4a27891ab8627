"""Wikidata, or any store shaped like it: from a SPARQL endpoint of the user's choice, or from a local extract.

    [gazetteers.wikidata]
    endpoint = "https://query.wikidata.org/sparql"     or
    extract = "places.nt"       N-Triples with the properties below
    title = "Wikidata, extract of 2024-05-01"          the name with its version
    nearby = "wikibase"         how the endpoint finds what is near: the service wikibase:around, "filter" (by latitude
                                and longitude, for a small store), or "none" (by name only)
    rate = 1                    the most requests a second

Used: rdfs:label, skos:altLabel, P625 (point), P17 and P297 (country and its code), P131 (unit). The data are CC0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError

from pydantic import BaseModel, TypeAdapter, ValidationError
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from SPARQLWrapper import JSON, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.errors import GazetteerError, SettingsError
from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source, region_among
from kg.gazetteers.index import Index, Row
from kg.gazetteers.options import Options
from kg.gazetteers.web import AGENT, LONGEST, TIMEOUT_S, Web, retry_after, web_base
from kg.names import normalise

ENTITY = "http://www.wikidata.org/entity/"
DIRECT = "http://www.wikidata.org/prop/direct/"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
NEARBY = ("wikibase", "filter", "none")
_LABELS = {"http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel"}
_WKT = re.compile(r"Point\(([-+0-9.eE]{1,24}) ([-+0-9.eE]{1,24})\)", re.IGNORECASE | re.ASCII)
_PREFIXES = (
    "PREFIX wd: <http://www.wikidata.org/entity/> PREFIX wdt: <http://www.wikidata.org/prop/direct/> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX wikibase: <http://wikiba.se/ontology#> PREFIX bd: <http://www.bigdata.com/rdf#> "
    "PREFIX geo: <http://www.opengis.net/ont/geosparql#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
)
_TELLING = """
  ?item wdt:P625 ?point ; rdfs:label|skos:altLabel ?name . FILTER(LANG(?name) IN ("en", "ar", "ku", "tr", "fr"))
  OPTIONAL { ?item wdt:P17/wdt:P297 ?country } OPTIONAL { ?item wdt:P131/rdfs:label ?unit FILTER(LANG(?unit) = "en") }
"""


#: A row of results: each variable with its value, and its language under xml:lang.
Binding = dict[str, dict[str, str]]


class _Bindings(BaseModel):
    bindings: list[Binding]


class _Results(BaseModel):
    """SPARQL 1.1 Query Results JSON, as far as it is read."""

    results: _Bindings


_RESULTS = TypeAdapter(_Results)


class Wikidata:
    """Asks an endpoint, or an extract that is held in memory."""

    def __init__(self, source: Source, asked: Endpoint | Index) -> None:
        self.source = source
        self._asked = asked

    @classmethod
    def configured(cls, options: Options) -> Wikidata:
        endpoint, extract = options.text("endpoint"), options.file("extract")
        nearby, rate = options.text("nearby", "wikibase") or "", options.number("rate", 1)
        if (endpoint is None) == (extract is None):
            raise SettingsError("[gazetteers.wikidata] needs either endpoint or extract")
        if nearby not in NEARBY:
            raise SettingsError(f"[gazetteers.wikidata] nearby must be one of {', '.join(NEARBY)}")
        title = options.text("title", f"Wikidata at {endpoint}" if endpoint else f"Wikidata extract {extract}")
        source = Source("wikidata", title or "", LICENCE, "Wikidata, CC0", ENTITY, remote=endpoint is not None)
        if endpoint is not None:
            address = web_base(endpoint, "[gazetteers.wikidata] endpoint")
            return cls(source, Endpoint(address, nearby, Web("the endpoint of Wikidata", rate)))
        assert extract is not None
        return cls(source, Index.memory(rows(extract)))

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        return self._asked.candidates(place, limit)


@dataclass
class Endpoint:
    """One SPARQL endpoint: a query for the names, and one for each point."""

    address: str
    nearby: str
    web: Web
    _client: SPARQLWrapper = field(init=False)

    def __post_init__(self) -> None:
        self._client = SPARQLWrapper(self.address, returnFormat=JSON, agent=AGENT)
        self._client.setTimeout(int(TIMEOUT_S))

    def candidates(self, place: PlaceQuery, limit: int) -> tuple[Candidate, ...]:
        queries = [_by_name(place.names, limit)]
        for point in place.telling if self.nearby != "none" else ():
            km = max((point.radius_m or 0) / 1000, 5.0)
            queries.append(_near(point.position, km, limit, self.nearby))
        found: dict[str, Candidate] = {}
        for query in queries:
            for it in _candidates(self._rows(query), place):
                found.setdefault(it.iri, it)
        return tuple(found.values())

    def _rows(self, query: str) -> list[Binding]:
        return self.web.kept(f"{self.address}\x1f{query}", lambda: self._ask(query), self._read)

    def _read(self, answer: bytes) -> list[Binding]:
        try:
            found = _RESULTS.validate_json(answer).results.bindings
        except ValidationError as error:
            raise GazetteerError(f"{self.address} gave no SPARQL results in JSON: {error}") from error
        if any("value" not in row.get(name, {}) for row in found for name in ("item", "point", "name")):
            raise GazetteerError(f"{self.address} gave rows without an item, its point or its name")
        return found

    def _ask(self, query: str) -> bytes:
        self._client.setQuery(query)
        try:
            body: bytes = self._client.query().response.read(LONGEST + 1)
        except HTTPError as error:
            with error:
                raise GazetteerError(f"{self.address} answered {error.code}", retry_after(error)) from error
        except (SPARQLWrapperException, URLError, HTTPException, OSError) as error:
            raise GazetteerError(f"{self.address} did not answer: {str(error)[:200]}") from error
        if len(body) > LONGEST:
            raise GazetteerError(f"{self.address} gave more than {LONGEST:,} bytes")
        return body


def rows(extract: Path) -> Iterator[Row]:
    """The items of an N-Triples file that have a name and a point."""
    try:
        triples = list(parse(path=str(extract), format=RdfFormat.N_TRIPLES))
    except (OSError, SyntaxError, ValueError) as error:
        raise GazetteerError(f"{extract} cannot be read: {error}") from error
    names: dict[str, list[tuple[str, str | None]]] = {}
    facts: dict[tuple[str, str], list[str]] = {}
    for triple in triples:
        if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, Literal | NamedNode):
            continue
        if triple.predicate.value in _LABELS and isinstance(triple.object, Literal):
            names.setdefault(triple.subject.value, []).append((triple.object.value, triple.object.language))
        elif triple.predicate.value.startswith(DIRECT):
            key = triple.subject.value, triple.predicate.value.removeprefix(DIRECT)
            facts.setdefault(key, []).append(triple.object.value)
    for number, item in enumerate(sorted(names), start=1):
        points = [point for it in facts.get((item, "P625"), []) if (point := _point(it)) is not None]
        if points:
            country = next((code for it in facts.get((item, "P17"), []) for code in facts.get((it, "P297"), [])), None)
            units = [text for unit in facts.get((item, "P131"), []) for text, _ in names.get(unit, [])]
            yield Row(number, item, tuple(names[item]), points[0], country, tuple(units), "P")


def _by_name(names: Iterable[str], limit: int) -> str:
    asked = sorted({form for name in names for form in (name, normalise(name), normalise(name).title(), f"ال{name}")})
    values = " ".join(f"{_quoted(it)}@{language}" for it in asked for language in ("ar", "en"))
    inner = f"SELECT DISTINCT ?item WHERE {{ VALUES ?asked {{ {values} }} ?item rdfs:label|skos:altLabel ?asked }}"
    return _whole(f"{{ {inner} LIMIT {limit} }}")


def _near(point: Position, km: float, limit: int, how: str) -> str:
    latitude, longitude = point
    if how == "wikibase":
        near = (
            "SERVICE wikibase:around { ?item wdt:P625 ?near . "
            f'bd:serviceParam wikibase:center "Point({longitude} {latitude})"^^geo:wktLiteral ; '
            f'wikibase:radius "{km:g}" }}'
        )
    else:
        degrees = km / 111 * 1.5
        near = (
            '?item wdt:P625 ?near . BIND(STRBEFORE(STRAFTER(STR(?near), "("), ")") AS ?pair) '
            'BIND(xsd:double(STRBEFORE(?pair, " ")) AS ?x) BIND(xsd:double(STRAFTER(?pair, " ")) AS ?y) '
            f"FILTER(ABS(?x - ({longitude})) < {degrees} && ABS(?y - ({latitude})) < {degrees})"
        )
    return _whole(f"{{ SELECT DISTINCT ?item WHERE {{ {near} }} LIMIT {limit} }}")


def _whole(part: str) -> str:
    return f"{_PREFIXES}SELECT ?item ?point ?name ?country ?unit WHERE {{ {part} {_TELLING} }}"


def _quoted(text: str) -> str:
    """A SPARQL string: section 19.7 of the grammar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _candidates(bindings: list[Binding], place: PlaceQuery) -> list[Candidate]:
    names: dict[str, dict[tuple[str, str | None], None]] = {}
    units: dict[str, dict[str, None]] = {}
    told: dict[str, Binding] = {}
    for row in sorted(bindings, key=lambda row: sorted((key, it["value"]) for key, it in row.items())):
        item = row["item"]["value"]
        told.setdefault(item, row)
        names.setdefault(item, {})[row["name"]["value"], row["name"].get("xml:lang")] = None
        if "unit" in row:
            units.setdefault(item, {})[row["unit"]["value"]] = None
    return [
        Candidate(
            iri=item,
            names=tuple(names[item]),
            point=_point(row["point"]["value"]),
            country=row["country"]["value"] if "country" in row else None,
            region_agrees=region_among(place.region, units.get(item, ())) or None,
            admin=tuple(units.get(item, ())),
            feature_class="P",
        )
        for item, row in told.items()
    ]


def _point(wkt: str) -> Position | None:
    """Latitude and longitude of a WKT point, longitude first in it; None: it is none."""
    found = _WKT.fullmatch(wkt.strip())
    try:
        return None if found is None else (float(found[2]), float(found[1]))
    except ValueError:
        return None
