"""What the look at a query's words lets through, and that it never takes long."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.guard import Barred, Looked, look
from kg.query.questions import shipped
from tests.serve.sparql.hostile import LISTENER, services


@pytest.mark.parametrize("query", list(services(LISTENER)))
def test_service_is_found_in_every_disguise(query: str) -> None:
    with pytest.raises(Barred) as found:
        look(query)
    assert found.value.reason == "outside"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE' }",
        'SELECT * { ?s ?p "SERVICE <http://x>" }',
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
        "SELECT * { ?s ?p '''it's SERVICE''' }",
        "SELECT * { # SERVICE <http://x>\n ?s ?p ?o }",
        "SELECT * { ?SERVICE ?p $service }",
        "SELECT * { <http://x/SERVICE> <x:LOAD> ?o }",
        "PREFIX ex: <http://x/> SELECT * { ex:SERVICE ex:b.SERVICE ex:LOAD }",
        'SELECT * { ?s ?p "x"@en-SERVICE }',
        "SELECT * { ?s ?p _:SERVICE }",
        "SELECT (LOAD AS ?x) {}",
    ],
)
def test_what_only_looks_like_it_passes(query: str) -> None:
    assert look(query).form == "rows"


@pytest.mark.parametrize("query", shipped(), ids=lambda query: query.name)
def test_our_own_queries_pass(query: object) -> None:
    assert look(getattr(query, "text", "")).form == "rows"


@pytest.mark.parametrize(
    ("query", "looked"),
    [
        ("ASK{}", Looked("truth", (), "")),
        ("# c\nPREFIX ask: <x:SELECT> DESCRIBE<x:y>", Looked("graph", (), "# c\nPREFIX ask: <x:SELECT> ")),
        ("BASE<x:>CONSTRUCT{}{}", Looked("graph", (), "BASE<x:>")),
        ("SELECTDISTINCT*{}", Looked("rows", (), "")),
        ("select * from <x:a>#c\nfrom named <x:b> from c:d {}", Looked("rows", ("<x:a>", "<x:b>", "c:d"), "")),
        ("SELECT*FROM<x:a>FROMNAMED<x:b>{ ?s ?p <x:c> }", Looked("rows", ("<x:a>", "<x:b>"), "")),
        ("nothing", Looked(None, (), "")),
    ],
)
def test_what_the_words_tell(query: str, looked: Looked) -> None:
    assert look(query) == looked


@pytest.mark.parametrize(
    "word", ["INSERT DATA {}", "load <x:>", "PREFIX a: <x:> CLEAR ALL", "WITH <x:> DELETE {} WHERE {}"]
)
def test_updates_are_told_apart(word: str) -> None:
    with pytest.raises(Barred) as found:
        look(word)
    assert found.value.reason == "read-only"


@pytest.mark.parametrize(
    "unit",
    [
        "9", "a", "a-", "a:", "a:b\\", ":", ".", "<", "<a", "\"\\\"", "'\"\n", "\"\"\"\\\n", "'''\"\"\"", "@a-", "?",
        "?a", "#", "#\r",
        "\\", "( ", "!", "- ", " ", "é", "a.b-", "%41", "\u2028", "1e", "\"a", "^", "a:\\%",
    ],
)  # fmt: skip
def test_it_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        with suppress(Barred):
            look("SELECT " + unit * (size // len(unit)))
        return time.process_time() - started

    assert seconds(60_000) < 40 * seconds(7_500) + 0.5  # eight times the length; the square would be 64 times


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    try:
        look(text)
    except Barred as barred:
        assert barred.reason in {"outside", "read-only", "too-deep", "syntax"}
