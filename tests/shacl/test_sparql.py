"""Queries give what Oxigraph gives, which asks each for every focus node: every form that is compiled to closures."""

import pytest
from hypothesis import given, settings
from pyoxigraph import QuerySolutions, RdfFormat, Store, Variable, parse

from kg.shacl import Compiled, IllFormedShapesError, Indexed, UnsupportedQueryError
from kg.shacl import compile as compiled
from kg.shacl.terms import SH, TYPE, rows, to_ox
from tests.shacl.made import PREFIXES, graphs
from tests.shacl.queries import QUERIES, shape_of

_SPARQL_PREFIXES = (
    "PREFIX : <https://example.org/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
)
ENGINES: dict[str, Compiled] = {}


def engine(name: str) -> Compiled:
    if name not in ENGINES:
        ENGINES[name] = compiled(turtle(shape_of(name)))
    return ENGINES[name]


def turtle(text: str) -> list[tuple[str, str, str]]:
    return list(rows(parse(text.encode(), format=RdfFormat.TURTLE)))


@pytest.mark.parametrize("name", QUERIES)
@settings(max_examples=25, deadline=None)
@given(data=graphs())
def test_a_query_gives_what_oxigraph_gives(name: str, data: str) -> None:
    graph = Indexed(turtle(data))
    found = {(it.focus, _unordered(it.value)) for it in engine(name).validate(graph).results}
    assert found == {(node, _unordered(value)) for node, value in by_oxigraph(name, data, graph)}


def _unordered(value: str | None) -> str | None:
    """GROUP_CONCAT joins in no fixed order."""
    return value if value is None or "|" not in value else "|".join(sorted(value.strip('"').split("|")))


def by_oxigraph(name: str, data: str, graph: Indexed) -> set[tuple[str, str | None]]:
    store = Store()
    store.extend(parse(data.encode(), format=RdfFormat.TURTLE))
    nodes = {*graph.holders("<https://example.org/p>"), *graph.instances("<https://example.org/A>")}
    found: set[tuple[str, str | None]] = set()
    for node in nodes:
        term = to_ox(node)
        answer = store.query(_SPARQL_PREFIXES + QUERIES[name], substitutions={Variable("this"): term})
        assert isinstance(answer, QuerySolutions)
        names = [variable.value for variable in answer.variables]
        for solution in answer:
            value = solution["value"] if "value" in names else None
            found.add((node, node if value is None else str(value)))
    return found


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT $this WHERE { $this :p ?x", "cannot be parsed"),
        ("SELECT $this WHERE { $this :p ?x MINUS { $this :q ?x } }", "MINUS"),
        ("SELECT $this WHERE { $this :p ?x . VALUES ?x { 1 } }", "VALUES"),
        ("SELECT $this WHERE { SERVICE <https://example.org/sparql> { $this :p ?x } }", "SERVICE"),
        ("SELECT $this WHERE { $this nobody:p ?x }", "nobody"),
        ("SELECT ?x WHERE { $this :p ?x }", "must select"),
        ("SELECT $this WHERE { BIND(1 AS $this) }", "bound beforehand"),
        ("SELECT $this WHERE { { SELECT ?x WHERE { ?x :p ?y } } }", "inner SELECT"),
        ("SELECT $this FROM <https://example.org/g> WHERE { $this :p ?x }", "FROM"),
        ("SELECT $this WHERE { $this :p ?x FILTER(RAND() > 0.5) }", "not supported"),
        ("CONSTRUCT WHERE { ?this :p ?x }", "SELECT or ASK"),
    ],
)
def test_a_query_that_shacl_forbids_is_refused_by_name(query: str, told: str) -> None:
    shape = PREFIXES + (
        ':ns sh:declare [ sh:prefix "" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .'
        f':S a sh:NodeShape ; sh:targetClass :A ; sh:sparql :Q . :Q sh:prefixes :ns ; sh:select """{query}""" .'
    )
    with pytest.raises(UnsupportedQueryError, match=told) as error:
        compiled(turtle(shape))
    assert "https://example.org/Q" in str(error.value)
    nameless = shape.replace("sh:sparql :Q . :Q ", "sh:sparql [ ").rpartition(".")[0] + "] ."
    with pytest.raises(UnsupportedQueryError, match=told) as error:
        compiled(turtle(nameless))
    assert str(error.value).startswith("<https://example.org/S>: _:")


def test_a_constraint_without_a_query_is_ill_formed() -> None:
    with pytest.raises(IllFormedShapesError, match="no sh:select"):
        compiled(turtle(PREFIXES + ":S a sh:NodeShape ; sh:targetClass :A ; sh:sparql [ sh:message 'x' ] ."))


def test_messages_take_values_and_keep_languages() -> None:
    shape = PREFIXES + (
        ':ns sh:declare [ sh:prefix "" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .'
        ':S a sh:NodeShape ; sh:targetClass :A ; sh:sparql [ sh:prefixes :ns ; sh:message "{$this} has {?x}, {?y}"@en,'
        ' "{?x} !"@de ; sh:select "SELECT $this ?x ?y WHERE { $this :p ?x }" ] .'
    )
    report = compiled(turtle(shape)).validate(turtle(PREFIXES + ":a a :A ; :p 1 ."))
    (result,) = report.results
    assert set(result.messages) == {'"https://example.org/a has 1, {?y}"@en', '"1 !"@de'}
    assert any(t.predicate.value.endswith("sourceConstraint") for t in report.graph())
    assert ("_:report", TYPE, SH.ValidationReport) in set(report.rows())
