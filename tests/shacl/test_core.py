"""What is refused, what is told, and the corners of SHACL Core that the W3C suite leaves out."""

import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, URIRef

from kg.shacl import IllFormedShapesError, Indexed, RecursiveShapesError, Report, ShaclError
from kg.shacl import compile as compiled
from kg.shacl.patterns import matcher
from kg.shacl.terms import Row, literal, parts, rows, to_ox
from kg.shacl.values import less, same, well_formed
from tests.shacl.made import PREFIXES

XSD = "http://www.w3.org/2001/XMLSchema#"
HUGE = "9" * 310  #: more than a double holds


def turtle(text: str) -> list[Row]:
    return list(rows(parse((PREFIXES + text).encode(), format=RdfFormat.TURTLE)))


def found(shapes: str, data: str) -> Report:
    return compiled(turtle(shapes)).validate(turtle(data))


def names(report: Report) -> list[tuple[str, str | None]]:
    return [(it.focus.removeprefix("<https://example.org/"), it.value) for it in report.results]


@pytest.mark.parametrize(
    ("shapes", "cycle"),
    [
        (":S sh:targetClass :A ; sh:node :S .", ["S", "S"]),
        (":S sh:targetClass :A ; sh:property :P . :P sh:path :p ; sh:node :S .", ["S", "P", "S"]),
        (":S sh:targetClass :A ; sh:or ( :T ) . :T sh:not :U . :U sh:and ( :T ) .", ["T", "U", "T"]),
        (
            ":S sh:targetClass :A ; sh:property [ sh:path :p ; sh:qualifiedValueShape :S ; sh:qualifiedMinCount 1 ] .",
            ["S"],
        ),
        (
            ":P sh:targetNode :a ; sh:property :Q , :R . :Q sh:path :p ; sh:qualifiedValueShape :T ;"
            " sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true . :T sh:nodeKind sh:IRI ."
            " :R sh:path :p ; sh:qualifiedValueShape :S ; sh:qualifiedMinCount 0 . :S sh:property :Q .",
            ["Q", "S", "Q"],
        ),
    ],
)
def test_recursive_shapes_are_refused_with_their_cycle(shapes: str, cycle: list[str]) -> None:
    with pytest.raises(RecursiveShapesError) as error:
        compiled(turtle(shapes))
    told = [node.strip("<>").rpartition("/")[2] for node in error.value.cycle]
    assert told[0] == told[-1]
    assert set(cycle) <= set(told)
    assert all(node in str(error.value) for node in error.value.cycle)


def test_shacls_own_components_may_be_described_in_the_shapes() -> None:
    described = "sh:MinCountConstraintComponent a sh:ConstraintComponent ; sh:parameter [ sh:path sh:minCount ] . "
    shape = ":S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1 ] ."
    assert names(found(described + shape, ":a :q 1 .")) == [("a>", None)]


def test_a_report_with_a_term_that_is_none_says_so() -> None:
    data = Graph()
    data.add((URIRef("https://example.org/a b"), RDF.type, URIRef("https://example.org/A")))
    report = compiled(
        turtle(":S a sh:NodeShape ; sh:targetClass :A ; sh:property [ sh:path :p ; sh:minCount 1 ] .")
    ).validate(data)
    assert len(report.results) == 1
    with pytest.raises(ShaclError, match="a b"):
        report.graph()


def test_a_shape_that_two_others_use_is_not_recursive() -> None:
    shapes = ":S sh:targetClass :A ; sh:node :T , :U . :T sh:node :V . :U sh:node :V . :V sh:nodeKind sh:IRI ."
    assert found(shapes, ":a a :A .").conforms


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("sh:path :p , :q", "2 paths"),
        ("sh:path [ :p :q ]", "no property path"),
        ("sh:path ( :p )", "two members"),
        ('sh:path "p"', "no property path"),
        ("sh:path :p ; sh:minCount 1.5", "whole number"),
        ("sh:path :p ; sh:minCount true", "whole number"),
        ("sh:minCount 1", "node shape"),
        ("sh:lessThan :p", "node shape"),
        ("sh:nodeKind :IRI", "node kind"),
        ("sh:datatype 5", "no IRI"),
        ("sh:in :a", "list"),
        ("sh:property [ sh:nodeKind sh:IRI ]", "no property shape"),
        ('sh:path :p ; sh:pattern "("', "regular expression"),
        ("sh:severity sh:Info , sh:Warning", "one is allowed"),
        ('sh:deactivated "yes"', "neither true nor false"),
        ('sh:closed "yes"', "neither true nor false"),
        ('sh:targetClass "x"', "no IRI"),
        ('sh:node "x"', "is a literal"),
        ('sh:or ( "x" )', "is a literal"),
    ],
)
def test_ill_formed_shapes_are_refused_by_name(shape: str, told: str) -> None:
    with pytest.raises(IllFormedShapesError, match=told) as error:
        compiled(turtle(f":S sh:targetClass :A ; {shape} ."))
    assert str(error.value).startswith("<https://example.org/S>")


def test_shapes_that_want_inference_are_refused() -> None:
    regime = "<http://www.w3.org/ns/entailment/RDFS>"
    with pytest.raises(ShaclError, match="no inference") as error:
        compiled(turtle(f":shapes sh:entailment {regime} . :S sh:targetClass :A ; sh:nodeKind sh:IRI ."))
    assert regime in str(error.value)


def test_a_class_that_is_a_shape_targets_its_instances() -> None:
    shapes = ":C a rdfs:Class , sh:NodeShape ; sh:nodeKind sh:BlankNode ."
    assert names(found(shapes, ":a a :D . :D rdfs:subClassOf :C .")) == [("a>", "<https://example.org/a>")]
    assert found(shapes.replace("rdfs:Class ,", ""), ":a a :C .").conforms


def test_a_deactivated_shape_is_conformed_to() -> None:
    broken = "[ sh:nodeKind sh:Literal ; sh:deactivated true ]"
    assert found(
        f":S sh:targetClass :A ; sh:node {broken} ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:deactivated true ] .",
        ":a a :A .",
    ).conforms
    assert not found(f":S sh:targetClass :A ; sh:not {broken} .", ":a a :A .").conforms


def test_results_tell_severity_messages_path_and_details() -> None:
    shapes = (
        ':S sh:targetClass :A ; sh:severity sh:Warning ; sh:message "no"@en , "nein"@de ;'
        " sh:path [ sh:inversePath ( :p :q ) ] ; sh:node [ sh:property [ sh:path :r ; sh:minCount 1 ] ] ."
    )
    report = found(shapes, ":a a :A . :b :p :c . :c :q :a .")
    (result,) = report.results
    assert result.value == "<https://example.org/b>"
    assert set(result.messages) == {'"no"@en', '"nein"@de'}
    assert result.severity.endswith("#Warning>")
    assert [it.component.rpartition("#")[2] for it in result.details] == ["MinCountConstraintComponent>"]
    told = Graph().parse(data=ox.serialize(report.graph(), format=RdfFormat.N_TRIPLES), format="nt")
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    answer = told.query(
        f"""PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX : <https://example.org/> ASK {{
            ?report a sh:ValidationReport ; sh:conforms false ; sh:result ?result .
            ?result sh:resultPath/sh:inversePath ?list ; sh:detail/sh:resultPath :r .
            ?list <{rdf}first> :p ; <{rdf}rest>/<{rdf}first> :q }}"""
    )
    assert answer.askAnswer


def test_a_conforming_report_says_so() -> None:
    assert {t.predicate.value.rpartition("#")[2] for t in Report().graph()} == {"type", "conforms"}


def test_files_graphs_and_rows_are_the_same_to_it(tmp_path: Path) -> None:
    shapes, data = ":S sh:targetClass :A ; sh:property [ sh:path :p ; sh:minCount 1 ] .", ":a a :A ; :q 'x\\n\"y\"' ."
    file = tmp_path / "shapes.ttl"
    file.write_text(PREFIXES + shapes, encoding="utf-8")
    graph = Graph().parse(data=PREFIXES + data, format="turtle")
    triples = [quad.triple for quad in parse((PREFIXES + data).encode(), format=RdfFormat.TURTLE)]
    lines = (ox.serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
    graph_name = ox.NamedNode("https://example.org/g")
    quads = "".join(f"{ox.Quad(t.subject, t.predicate, t.object, graph_name)} .\n" for t in triples)
    engine = compiled(file)
    for it in (
        graph,
        triples,
        turtle(data),
        Indexed.of_lines(lines),
        Indexed.of_lines(quads),
        Indexed.of_lines(quads + lines),
    ):
        assert [result.focus for result in engine.validate(it).results] == ["<https://example.org/a>"]
        assert set(Indexed(rows(it)) if not isinstance(it, Indexed) else it) == set(turtle(data))


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "^(a*)*b", "(x+x+)+y"])
def test_no_pattern_hangs(pattern: str) -> None:
    begun = time.process_time()
    matcher(pattern)("a" * 5000 + "!")
    matcher(pattern)("x" * 5000)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("pattern", "flags", "text", "matches"),
    [
        ("^a$", "", "a", True),
        ("^a$", "", "a\n", False),
        ("^b$", "m", "a\nb", True),
        ("a.b", "", "a\nb", False),
        ("a.b", "s", "a\nb", True),
        ("A", "i", "xax", True),
        (r"^\p{Lu}", "", "Éa", True),
        (r"^\d{2}$", "", "42", True),
        ("a b", "x", "ab", True),
    ],
)
def test_patterns_match_as_sparql_has_it(pattern: str, flags: str, text: str, matches: bool) -> None:
    assert matcher(pattern, flags)(text) is matches


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ('"1"^^integer', '"2.5"^^decimal', True),
        ('"2"^^integer', '"1.0E0"^^double', False),
        ('"NaN"^^double', '"1"^^integer', False),
        ('"2020-01-01"^^date', '"2020-01-02"^^date', True),
        ('"2020-01-01T00:00:00Z"^^dateTime', '"2020-01-01T00:00:00+01:00"^^dateTime', False),
        ('"2020-01-01T00:00:00Z"^^dateTime', '"2020-01-01T10:00:00"^^dateTime', None),
        ('"2020-01-01T00:00:00Z"^^dateTime', '"2020-01-09T10:00:00"^^dateTime', True),
        ('"P1M"^^duration', '"P30D"^^duration', None),
        (f'"{HUGE}"^^integer', '"1e0"^^double', False),
        (f'"-{HUGE}"^^integer', '"-1e300"^^double', True),
        ('"P1D"^^duration', '"PT25H"^^duration', True),
        ('"2020-01-01"^^date', '"2020"^^gYear', None),
        ('"a"', '"b"', True),
        ('"a"@en', '"b"@en', None),
        ("<https://example.org/a>", "<https://example.org/b>", None),
    ],
)
def test_order_of_values(one: str, other: str, answer: bool | None) -> None:
    assert less(_typed(one), _typed(other)) is answer


@pytest.mark.parametrize(
    ("term", "right"),
    [
        ('"2020-02-30"^^date', False),
        ('"2020-02-29"^^date', True),
        ('"2019-02-29"^^date', False),
        ('"24:00:00"^^time', True),
        ('"24:00:01"^^time', False),
        ('"300"^^byte', False),
        ('"+5"^^integer', True),
        ('"5.0"^^integer', False),
        ('"P"^^duration', False),
        ('"-P1Y2M3DT4H5M6.7S"^^duration', True),
        ('"yes"^^boolean', False),
        ('"1"^^boolean', True),
        ('"1e3"^^double', True),
        ('"0FB7"^^hexBinary', True),
        ('"YQ=="^^base64Binary', True),
        ('"YWJj YWI="^^base64Binary', True),
        ('"a"^^base64Binary', False),
        ('"YR=="^^base64Binary', False),
        (f'"P{HUGE * 20}D"^^duration', False),
        (f'"{HUGE * 20}-01-01"^^date', False),
        ('"x"^^unheardOf', True),
    ],
)
def test_lexical_forms(term: str, right: bool) -> None:
    assert well_formed(_typed(term)) is right


def test_equal_values_are_the_same() -> None:
    assert same(_typed('"1"^^integer'), _typed('"1.0"^^decimal'))
    assert same(_typed('"x"@en'), _typed('"x"@de')) is False
    assert same(_typed('"x"^^unheardOf'), _typed('"y"^^unheardOf')) is None


def test_terms_go_there_and_back() -> None:
    for term in (literal('a"b\\c\nd'), literal("x", language="EN"), literal("1", XSD + "integer"), "<urn:x>", "_:b"):
        assert str(to_ox(term)) == term
    assert parts(literal('a"b\\c\nd'))[0] == 'a"b\\c\nd'


def _typed(short: str) -> str:
    text, separator, name = short.partition("^^")
    return f"{text}^^<{XSD}{name}>" if separator else short
