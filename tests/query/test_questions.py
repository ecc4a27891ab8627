"""Loading queries, binding parameters, refusing what reaches outside, showing answers."""

import io
import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import QueryError
from kg.formats import RESULT_FORMATS
from kg.query import Parameter, Query, answer, bind, guard, load, rendered, shipped
from kg.resources import PLACEHOLDER
from kg.store import Graphs
from kg.terms import XSD
from tests.export.stores import NAMES, graphs

NOTHING = io.StringIO("")
LABELS = "SELECT ?code ?asked WHERE { ?i <https://w3id.org/civharm/ns#code> ?code FILTER(?code = ?asked) }"
TYPED = tuple(Parameter(name, name, "") for name in ("string", "integer", "date", "iri", "code"))


@pytest.fixture(scope="module")
def store() -> Graphs:
    return graphs("invented")


def test_a_shipped_query_by_name() -> None:
    query = load("sources", NOTHING)
    assert query.question.startswith("Which sources")
    assert [(it.name, it.type) for it in query.parameters] == [("code", "code")]
    assert query in shipped()


def test_an_unknown_name_gives_near_ones() -> None:
    with pytest.raises(QueryError, match="did you mean sources"):
        load("source", NOTHING)
    with pytest.raises(QueryError, match="--list"):
        load("qqqqqq", NOTHING)


def test_tables_and_maps_are_no_questions() -> None:
    assert not {"rows", "locations"} & {query.name for query in shipped()}
    with pytest.raises(QueryError):
        load("tables/claims/rows", NOTHING)


def test_a_file_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        "# How many?\n# param n: integer – a number\n" + f"SELECT ?n WHERE {{ <{PLACEHOLDER}x> ?p ?n }}",
        encoding="utf-8",
    )
    mine = load(str(path), NOTHING, "https://example.org/harm/")
    assert (mine.question, mine.parameters) == ("How many?", (Parameter("n", "integer", "a number"),))
    assert "https://example.org/harm/x" in mine.text
    assert load("-", io.StringIO(LABELS)) == Query("-", "", (), LABELS)
    with pytest.raises(QueryError, match="cannot read"):
        load(str(tmp_path / "none.rq"), NOTHING)
    path.write_text("# param n: number – unknown type\nASK {}", encoding="utf-8")
    with pytest.raises(QueryError, match="'number'"):
        load(str(path), NOTHING)


@pytest.mark.parametrize(
    ("name", "value", "term"),
    [
        ("string", "a 'b' }", Literal("a 'b' }")),
        ("integer", "-07", Literal("-7", datatype=XSD.integer)),
        ("date", "2016-06-27", Literal("2016-06-27", datatype=XSD.date)),
        ("iri", "<https://example.org/x>", NamedNode("https://example.org/x")),
        ("iri", "https://example.org/x", NamedNode("https://example.org/x")),
        ("code", "ISPT0134c", Literal("ISPT0134c")),
    ],
)
def test_values_are_bound_by_their_declared_type(name: str, value: str, term: object) -> None:
    query = Query("q", "", tuple(it for it in TYPED if it.name == name), "")
    assert bind(query, {name: value}) == {name: term}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("integer", "five"),
        ("integer", "٥"),
        ("date", "2016-02-30"),
        ("date", "27 June"),
        ("iri", "no iri"),
        ("code", "CS243; DROP"),
        ("code", "cs243"),
    ],
)
def test_an_ill_typed_value_is_refused_by_name(name: str, value: str) -> None:
    query = Query("q", "", tuple(it for it in TYPED if it.name == name), "")
    with pytest.raises(QueryError, match=f"'{name}'"):
        bind(query, {name: value})


def test_missing_and_unknown_parameters_are_named() -> None:
    query = load("incidents-in-period", NOTHING)
    with pytest.raises(QueryError, match="--param last="):
        bind(query, {"first": "2016-01-01"})
    with pytest.raises(QueryError, match="no parameter 'end'"):
        bind(query, {"first": "2016-01-01", "last": "2016-12-31", "end": "x"})


def test_undeclared_values_tell_their_type_by_their_form() -> None:
    given = {
        "a": "<https://example.org/x>",
        "b": "42",
        "c": "2016-06-27",
        "d": "2016-06-31",
        "e": "CS243",
        "f": "https://x",
    }
    assert bind(Query("-", "", (), ""), given) == {
        "a": NamedNode("https://example.org/x"),
        "b": Literal("42", datatype=XSD.integer),
        "c": Literal("2016-06-27", datatype=XSD.date),
        "d": Literal("2016-06-31"),
        "e": Literal("CS243"),
        "f": Literal("https://x"),
    }
    with pytest.raises(QueryError, match="'a' is no IRI"):
        bind(Query("-", "", (), ""), {"a": "<no iri>"})


def test_a_bound_value_is_a_term_and_never_text_of_the_query(store: Graphs) -> None:
    found = answer(store, Query("-", "", (), LABELS), {"asked": '" || true || "'})
    assert isinstance(found, QuerySolutions) and list(found) == []


def test_a_parameter_that_is_not_selected_is_explained(store: Graphs) -> None:
    with pytest.raises(QueryError, match="behind SELECT"):
        answer(store, Query("-", "", (), LABELS.replace("?asked WHERE", "WHERE")), {"asked": "x"})


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * WHERE { SERVICESILENT<https://example.org/sparql>{} }",
        "SELECT * WHERE { # ends here\rSERVICE <https://example.org/sparql> {} }",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "select * from named <x> where { ?s ?p ?o }",
        "LOAD <https://example.org/x>",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * WHERE { " + "{" * 5000 + "}" * 5000 + " }",
    ],
    ids=["SERVICE", "no space", "comment", "FROM", "from named", "LOAD", "DELETE", "depth"],
)
def test_what_reaches_outside_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"refused|nests"):
        guard(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?from ?service { ?s ?p "FROM SERVICE" } # LOAD',
        "SELECT ?s { ?s <https://example.org/from/service> ?from . ?s from:service load:x }",
        "SELECT ?s { ?s ?p '''FROM\n'''@load }",
        'SELECT ?s { ?s ?p "say \\"FROM\\" twice" }',
    ],
)
def test_names_and_words_are_no_keywords(text: str) -> None:
    guard(text)


def test_a_query_that_cannot_be_parsed_says_where(store: Graphs) -> None:
    with pytest.raises(QueryError, match="1:"):
        answer(store, Query("-", "", (), "SELEKT"), {})


def _shown(store: Graphs, text: str, form: str) -> str:
    return rendered(answer(store, Query("-", "", (), text), {}), RESULT_FORMATS[form], NAMES.base, width=100)


def test_csv_and_json_follow_the_standards(store: Graphs) -> None:
    values = 'SELECT ?a ?b { VALUES (?a ?b) { ("x,y"@en 1) (<https://example.org/x> UNDEF) } }'
    assert _shown(store, values, "csv") == 'a,b\r\n"x,y",1\r\nhttps://example.org/x,\r\n'
    found = json.loads(_shown(store, values, "json"))
    assert found["head"]["vars"] == ["a", "b"]
    assert found["results"]["bindings"][0]["a"] == {"type": "literal", "value": "x,y", "xml:lang": "en"}
    assert json.loads(_shown(store, "ASK { ?s ?p ?o }", "json"))["boolean"] is True


def test_the_table_isolates_arabic_and_shortens_iris(store: Graphs) -> None:
    table = _shown(
        store, 'SELECT ?a ?b { VALUES (?a ?b) { ("الخفسة"@ar <https://w3id.org/civharm/concept/x>) } }', "table"
    )
    assert "\u2068الخفسة\u2069" in table and "chc:x" in table and table.endswith("1 row\n")
    assert _shown(store, "SELECT ?a { VALUES ?a { } }", "table") == "no rows\n"
    assert _shown(store, "ASK { ?s ?p ?o }", "table") == "yes\n"


def test_no_cell_of_the_table_is_cut_short(store: Graphs) -> None:
    long = "".join(chr(ord("a") + n % 26) for n in range(300))
    shown = _shown(store, f'SELECT ?a ?b {{ VALUES (?a ?b) {{ ("{long}" "x") }} }}', "table")
    assert "…" not in shown and sum(shown.count(letter) for letter in "abcdefghijklmnopqrstuvwxyz") >= 300


def test_a_page_cannot_steer_the_terminal(store: Graphs) -> None:
    assert "\x1b" not in _shown(store, 'SELECT ?a { VALUES ?a { "\\u001B[2J[bold]x[/bold]" } }', "table")
    assert "[bold]x" in _shown(store, 'SELECT ?a { VALUES ?a { "[bold]x[/bold]" } }', "table")


def test_triples_are_written_as_turtle_or_jsonld(store: Graphs) -> None:
    text = "CONSTRUCT { <https://w3id.org/civharm/concept/a> <http://purl.org/dc/terms/title> 'x' } WHERE {}"
    assert 'chc:a dct:title "x"' in _shown(store, text, "ttl")
    assert "https://w3id.org/civharm/concept/a" in _shown(store, text, "jsonld")


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("CONSTRUCT WHERE { ?s ?p ?o }", "table", "ttl or jsonld"),
        ("DESCRIBE <https://example.org/x>", "csv", "ttl or jsonld"),
        ("SELECT * { ?s ?p ?o }", "ttl", "table or csv or json"),
        ("ASK {}", "jsonld", "table or csv or json"),
    ],
)
def test_a_format_that_cannot_hold_the_answer_is_refused(store: Graphs, text: str, form: str, wanted: str) -> None:
    with pytest.raises(QueryError, match=wanted):
        _shown(store, text, form)
