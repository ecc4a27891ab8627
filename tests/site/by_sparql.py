"""What each facet means, said in SPARQL over the public store: the list's own counts must be the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kg.iri import Names
from kg.site import Site
from kg.site.facets import Facets
from kg.store import Graphs

_PREFIXES = """PREFIX chv: <{base}ns#>
PREFIX chc: <{base}concept/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

_TOLD = "?f chv:harm chc:harm-killed ; chv:unit chc:unit-persons ; chv:group chc:group-civilians"
_LISTED = "?c chv:suspects|chv:listsAsKnown ?b ; chv:about ?i ; chv:claimedBy/chv:kind chc:actor-monitor"
_ENGLISH = 'FILTER(LANG(?n) = "en" || NOT EXISTS { ?b skos:prefLabel ?e FILTER(LANG(?e) = "en") })'
_DIFFER = {
    "killed": """?x chv:about ?i ; chv:figure ?f . ?y chv:about ?i ; chv:figure ?g . FILTER(?x != ?y)
        ?f chv:harm chc:harm-killed ; chv:unit chc:unit-persons ; chv:group ?group ; schema:minValue ?low .
        ?g chv:harm chc:harm-killed ; chv:unit chc:unit-persons ; chv:group ?group ; schema:maxValue ?high .
        FILTER(?group IN (chc:group-civilians, chc:group-people-unspecified) && ?low > ?high)""",
    "blamed": """{ ?x chv:about ?i ; chv:conflictingBlame ?any } UNION {
        ?x chv:about ?i ; chv:blames ?one . ?y chv:about ?i ; chv:blames ?two . FILTER(?x != ?y)
        FILTER NOT EXISTS { ?x chv:blames ?both . ?y chv:blames ?both } }""",
    "denied": "?x chv:about ?i ; chv:deniesAction|chv:deniesHarm ?any",
}


def incidents(site: Site, facets: Facets) -> set[str]:
    """The incidents of a selection."""
    names = site.publication.names
    patterns = [_MEANING[facet](names, values) for facet, values in facets.values]
    if facets.first or facets.last:
        patterns.append(_period(facets.first, facets.last))
    kept = " ".join(f"FILTER EXISTS {{ {it} }}" for it in patterns)
    found = _iris(site, f"SELECT ?i WHERE {{ ?i a chv:Incident {kept} }}")
    if facets.killed is not None:
        found &= _minima(site, facets.killed)
    return found


def _iris(site: Site, query: str) -> set[str]:
    prefixes = _PREFIXES.replace("{base}", site.publication.names.base)
    return {row["i"].value for row in _graphs(site).rows(prefixes + query)}


def _graphs(site: Site) -> Graphs:
    return site.publication.graphs


def _texts(values: tuple[str, ...]) -> str:
    return ", ".join('"' + it.replace("\\", "\\\\").replace('"', '\\"') + '"' for it in values)


def _iri_list(prefix: str, values: tuple[str, ...]) -> str:
    return " ".join(f"<{prefix}{it}>" for it in values)


def _belligerent(names: Names, values: tuple[str, ...]) -> str:
    return f"{_LISTED} . ?b skos:prefLabel ?n {_ENGLISH} FILTER(STR(?n) IN ({_texts(values)}))"


def _listed(names: Names, values: tuple[str, ...]) -> str:
    other = _LISTED.replace("?b", "?b2").replace("?c", "?c2")
    meaning = {
        "nobody": f"FILTER NOT EXISTS {{ {_LISTED} }}",
        "alone": f"{_LISTED} FILTER NOT EXISTS {{ {other} FILTER(?b != ?b2) }}",
        "several": f"{_LISTED} . {other} FILTER(?b != ?b2)",
    }
    return " UNION ".join(f"{{ ?i a chv:Incident . {meaning[it]} }}" for it in values)


def _category(scheme: str) -> Callable[[Names, tuple[str, ...]], str]:
    def pattern(names: Names, values: tuple[str, ...]) -> str:
        concepts = _iri_list(f"{names.chc.iri}{scheme}-", values)
        return f"VALUES ?k {{ {concepts} }} ?a a chv:Assessment ; chv:about ?i ; chv:category ?k"

    return pattern


def _conflict(names: Names, values: tuple[str, ...]) -> str:
    return f"VALUES ?k {{ {_iri_list(names.chc.iri + 'conflict-', values)} }} ?i chv:conflict ?k"


def _region(names: Names, values: tuple[str, ...]) -> str:
    areas = _iri_list(names.id + "area/", values)
    stated = "?a a chv:Assessment ; chv:about ?i ; chv:statedPlace ?p"
    return f"VALUES ?k {{ {areas} }} {stated} . ?p schema:containedInPlace+ ?k"


def _place(names: Names, values: tuple[str, ...]) -> str:
    places = _iri_list(names.id + "place/", values)
    return f"VALUES ?k {{ {places} }} ?a a chv:Assessment ; chv:about ?i ; chv:statedPlace ?k"


def _source(names: Names, values: tuple[str, ...]) -> str:
    item = "?r chv:kind chc:report-source-item ; chv:about ?i ; skos:prefLabel ?n"
    return f"{item} FILTER(STR(?n) IN ({_texts(values)}))"


def _differ(names: Names, values: tuple[str, ...]) -> str:
    return " UNION ".join(f"{{ {_DIFFER[it]} }}" for it in values)


def _dated(names: Names, values: tuple[str, ...]) -> str:
    day = "?a a chv:Assessment ; chv:about ?i ; chv:statedTime/chv:earliest ?day"
    meaning = {"yes": day, "no": f"?i a chv:Incident FILTER NOT EXISTS {{ {day} }}"}
    return " UNION ".join(f"{{ {meaning[it]} }}" for it in values)


def _period(first: date | None, last: date | None) -> str:
    limits = [f'?earliest <= "{last}"^^xsd:date'] if last else []
    limits += [f'COALESCE(?latest, ?earliest) >= "{first}"^^xsd:date'] if first else []
    return (
        "?a a chv:Assessment ; chv:about ?i ; chv:statedTime ?t . ?t chv:earliest ?earliest "
        f"OPTIONAL {{ ?t chv:latest ?latest }} FILTER({' && '.join(limits)})"
    )


def _minima(site: Site, least: int) -> set[str]:
    """The monitor's minimum: the lowest of its figures with both bounds, else of those with a minimum only."""
    both = f"?a a chv:Assessment ; chv:about ?i ; chv:figure ?f . {_TOLD} ; schema:minValue ?l ; schema:maxValue ?h"
    half = f"?a a chv:Assessment ; chv:about ?i ; chv:figure ?f . {_TOLD} ; schema:minValue ?l"
    lone = f"{half} FILTER NOT EXISTS {{ {both.replace('?a', '?a2').replace('?f', '?f2').replace('?l', '?l2')} }}"
    query = "SELECT ?i (MIN(?l) AS ?low) WHERE {{ {0} }} GROUP BY ?i HAVING (MIN(?l) >= {1})"
    return _iris(site, query.format(both, least)) | _iris(site, query.format(lone, least))


_MEANING: dict[str, Callable[[Names, tuple[str, ...]], str]] = {
    "belligerent": _belligerent,
    "listed": _listed,
    "status": _category("harm-status"),
    "strike": _category("strike-status"),
    "type": _category("strike-type"),
    "conflict": _conflict,
    "region": _region,
    "place": _place,
    "source": _source,
    "differ": _differ,
    "dated": _dated,
}
