"""The SPARQL page and answers as tables: complete without script, links to our pages, words with lang and dir."""

import orjson
import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions

from kg.query import shipped
from kg.site import Language, Site
from kg.site.queries import ELSEWHERE, asked_for
from kg.site.results import SHOWN, prefixes, short, table
from kg.site.sparql import answer_page, sparql_page, stored_query_page
from tests.site.pages import Seen, check, known

SELECT = """SELECT ?incident ?name ?killed WHERE {
  ?a a <{chv}Assessment> ; <{chv}about> ?incident ; <{chv}statedPlace> ?p .
  ?p <http://www.w3.org/2004/02/skos/core#prefLabel> ?name
  OPTIONAL { ?a <{chv}figure> ?f . ?f <https://schema.org/maxValue> ?killed } } ORDER BY ?incident ?name ?killed"""


def asked(site: Site, query: str) -> tuple[str, bytes]:
    """The query with our namespace in it, and its answer as JSON."""
    text = query.replace("{chv}", site.publication.names.chv.iri)
    answer = site.publication.graphs.query(text)
    assert isinstance(answer, QuerySolutions | QueryBoolean)
    return text, answer.serialize(format=QueryResultsFormat.JSON) or b""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_stands(site: Site, language: Language) -> None:
    page = Seen(sparql_page(site, language))
    check(page, site, known(site) | {f"/q/{it.name}" for it in shipped()})
    form = page.all("form#ask")[0]
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "/sparql")
    assert page.all("textarea[name=query]")
    assert {it.attributes["id"] for it in page.all(".examples > li")} == {it.name for it in shipped()} - ELSEWHERE
    told = orjson.loads(page.all("script#told")[0].text())
    assert told["prefixes"]["chv"] == site.publication.names.chv.iri
    assert len(told["terms"]["classes"]) > 5


def test_the_first_question_can_be_asked(site: Site) -> None:
    query = Seen(sparql_page(site, "en")).all("textarea")[0].text()
    assert list(site.publication.graphs.rows(query))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_answer_is_a_table(site: Site, language: Language) -> None:
    query, found = asked(site, SELECT)
    page = Seen(answer_page(site, query, found, language))
    check(page, site, known(site) | {f"/q/{it.name}" for it in shipped()})
    assert page.all("textarea")[0].text() == query
    rows = orjson.loads(found)["results"]["bindings"]
    assert len(page.all("table.results tbody tr")) == len(rows)
    assert page.all(f"a[href='/doc/airwars/incident/CS243-RS0954?lang={language}']")
    arabic = [it for it in page.all("td bdi") if it.text() == "الخفسة"]
    assert {(it.attributes["lang"], it.attributes["dir"]) for it in arabic} == {("ar", "rtl")}
    assert page.all("td.num")


def test_yes_no_nothing_and_text(site: Site) -> None:
    assert table(site, asked(site, "ASK { ?s ?p ?o }")[1], "en").answer is True
    assert table(site, asked(site, "ASK { <urn:x> ?p ?o }")[1], "en").answer is False
    assert not table(site, asked(site, "SELECT ?s WHERE { <urn:x> <urn:y> ?s }")[1], "en").rows
    assert table(site, b"<urn:a> <urn:b> <urn:c> .", "en").text == "<urn:a> <urn:b> <urn:c> ."
    assert table(site, b"[1, 2]", "en").text == "[1, 2]"


def test_markup_in_terms_is_text(site: Site) -> None:
    query = 'SELECT ("<script>x</script>" AS ?a) (IRI("javascript:alert(1)") AS ?b) (IRI("urn:<") AS ?c) WHERE {}'
    html = answer_page(site, query, asked(site, query)[1], "en")
    assert "<script>x" not in html
    assert 'href="javascript' not in html


def test_long_answers_are_cut_and_say_so(site: Site) -> None:
    rows = [{"n": {"type": "literal", "value": str(n)}} for n in range(SHOWN + 5)]
    results = orjson.dumps({"head": {"vars": ["n"]}, "results": {"bindings": rows}})
    found = table(site, results, "en")
    assert (len(found.rows), found.total) == (SHOWN, SHOWN + 5)
    first, second = (answer_page(site, "q", results, "en", skipped) for skipped in (0, SHOWN))
    assert f"Rows 1 to {SHOWN:,} · {SHOWN + 5:,} rows" in Seen(first).text("caption")
    assert f"Rows {SHOWN + 1:,} to {SHOWN + 5:,}" in Seen(second).text("caption")
    assert f'rel="next" href="/sparql?query=q&amp;offset={SHOWN}&amp;lang=en"' in first
    assert 'rel="prev" href="/sparql?query=q&amp;lang=en"' in second
    assert 'rel="next"' not in second


def test_pages_of_a_shipped_question(site: Site) -> None:
    rows = [{"n": {"type": "literal", "value": str(n)}} for n in range(3)]
    results = orjson.dumps({"head": {"vars": ["n"]}, "results": {"bindings": rows}})
    page = stored_query_page(site, "incident", {"code": "ZZ1"}, results, "en", skipped=SHOWN, more=True)
    assert f"Rows {SHOWN + 1:,} to {SHOWN + 3:,}" in Seen(page).text("caption")
    assert 'rel="prev" href="/q/incident?code=ZZ1&amp;lang=en"' in page
    assert f'rel="next" href="/q/incident?code=ZZ1&amp;offset={2 * SHOWN}&amp;lang=en"' in page


def test_iris_are_shortened_by_the_longest_prefix(site: Site) -> None:
    names = site.publication.names
    assert short(names.chv.iri + "Incident", prefixes(names)) == "chv:Incident"
    assert short(names.chv.iri, prefixes(names)) == names.chv.iri
    assert short("urn:x", prefixes(names)) == "urn:x"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_stored_question_has_its_page(site: Site, language: Language) -> None:
    paths = known(site) | {f"/q/{it.name}" for it in shipped()}
    for query in shipped():
        page = Seen(stored_query_page(site, query.name, {}, None, language))
        check(page, site, paths)
        fields = [it.attributes["name"] for it in page.all("form.ask input:not([type=hidden])")]
        assert fields == [it.name for it in query.parameters]


def test_what_a_parameter_stands_for_is_said_in_both_languages(site: Site) -> None:
    for query in shipped():
        for it in query.parameters:
            english, arabic = (asked_for(query, it, language) for language in ("en", "ar"))
            assert (english.text, english.language) == (it.what, "en")
            assert arabic.language == "ar", (query.name, it.name)
            assert arabic.text in Seen(stored_query_page(site, query.name, {}, None, "ar")).text("form.ask")


def test_a_cell_names_its_column_where_a_row_becomes_a_card(site: Site) -> None:
    query, found = asked(site, SELECT)
    page = Seen(answer_page(site, query, found, "en"))
    assert page.all("table.results.stack")
    assert {it.attributes["data-label"] for it in page.all("table.results td")} == {"incident", "name", "killed"}


def test_a_stored_question_keeps_what_was_given(site: Site) -> None:
    results = asked(site, SELECT)[1]
    page = Seen(stored_query_page(site, "incident", {"code": 'CS243"><b>'}, results, "en"))
    assert page.all("input[name=code]")[0].attributes["value"] == 'CS243"><b>'
    assert page.all("table.results")
    assert any("/q/incident.csv?code=CS243" in it for it in page.links())
