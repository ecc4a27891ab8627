"""Queries give what Oxigraph gives, which asks each for every focus node: every form that is compiled to closures."""

import pytest
from hypothesis import given, settings
from pyoxigraph import QuerySolutions, RdfFormat, Store, Variable, parse

from kg.shacl import Compiled, IllFormedShapesError, Indexed, UnsupportedQueryError
from kg.shacl import compile as compiled
from kg.shacl.terms import SH, TYPE, rows, to_ox
from tests.shacl.made import PREFIXES, graphs
from tests.shacl.queries import QUERIES, queries, shape_of

_SPARQL_PREFIXES = (
    "PREFIX : <https://example.org/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
)
#: What Oxigraph answers now so, now so: section 18.6 says what an inner group sees.
_OTHERWISE = {"exists in a group": "where it joins row by row, EXISTS in an inner group sees what is bound outside"}
ENGINES: dict[str, Compiled] = {}


def engine(name: str) -> Compiled:
    if name not in ENGINES:
        ENGINES[name] = compiled(turtle(shape_of(name)))
    return ENGINES[name]


def turtle(text: str) -> list[tuple[str, str, str]]:
    return list(rows(parse(text.encode(), format=RdfFormat.TURTLE)))


@pytest.mark.parametrize("name", sorted(QUERIES.keys() - _OTHERWISE.keys()))
@settings(max_examples=25, deadline=None)
@given(data=graphs())
def test_a_query_gives_what_oxigraph_gives(name: str, data: str) -> None:
    graph = Indexed(turtle(data))
    found = {(it.focus, _unordered(it.value)) for it in engine(name).validate(graph).results}
    assert found == {(node, _unordered(value)) for node, value in by_oxigraph(name, data, graph)}


def test_exists_in_an_inner_group_sees_nothing_of_the_outer_one() -> None:
    data = turtle(PREFIXES + ":b :p :b ; :q :a . :a :r :a .")
    assert engine("exists in a group").validate(data).conforms
    assert (
        len(engine("exists in a group").validate([row for row in data if row[0] != "<https://example.org/a>"]).results)
        == 1
    )


@settings(max_examples=300, deadline=None)
@given(query=queries(exists=False), data=graphs())
def test_groups_within_groups_give_what_oxigraph_gives(query: str, data: str) -> None:
    graph = Indexed(turtle(data))
    found = {(it.focus, it.value) for it in compiled(turtle(shape_of(query))).validate(graph).results}
    assert found == by_oxigraph(query, data, graph)


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
        answer = store.query(_SPARQL_PREFIXES + QUERIES.get(name, name), substitutions={Variable("this"): term})
        assert isinstance(answer, QuerySolutions)
        names = [variable.value for variable in answer.variables]
        for solution in answer:
            value = solution["value"] if "value" in names else None
            found.add((node, node if value is None else str(value)))
    return found


HUGE = "9" * 3900


@pytest.mark.parametrize(
    ("expression", "value", "answer"),
    [
        ('STRBEFORE(?x, "") = ""', '"abc"', True),
        ('CONTAINS(?x, "b"@en)', '"abc"', False),
        ('CONTAINS(?x, "b"@en)', '"abc"@en', True),
        ('CONTAINS(?x, "b")', '"abc"@en', True),
        ('STRAFTER(?x, "a"@de) = "bc"', '"abc"@en', False),
        ("?x / 0e0 > 1", "1", True),
        ("?x / 0e0 < 1", "-1", True),
        ("?x / 0e0 = ?x / 0e0", "0", False),
        ("YEAR(?x) = 2020", '"2020-01-01"', False),
        ("YEAR(?x) = 2020", '"2020-01-01"^^xsd:date', True),
        ("?x", '"abc"@en', True),
        ("?x", '""@en', False),
        ("?x * 1e0 > 1e300", HUGE, True),
        ("?x * ?x > 1", HUGE, False),  # more digits than can be written: an error
        ("?x + 1 > ?x", HUGE, True),
    ],
)
def test_functions_at_their_edges(expression: str, value: str, answer: bool) -> None:
    query = f"SELECT $this WHERE {{ $this :p ?x FILTER({expression}) }}"
    report = compiled(turtle(shape_of(query, "sh:targetNode :a"))).validate(turtle(PREFIXES + f":a :p {value} ."))
    assert len(report.results) == answer


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
        ("SELECT $this WHERE { $this :p 'x'@abcdefghijklmnop }", "subtag"),
        (f"SELECT $this WHERE {{ $this :p ?x FILTER({'(' * 200}1 = 1{')' * 200}) }}", "cannot be parsed"),
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
