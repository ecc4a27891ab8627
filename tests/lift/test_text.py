"""Terms and quads that we write as text are, byte for byte, what pyoxigraph's serializer makes of the same terms."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg import iri
from kg.errors import IriError
from kg.lift import lift
from kg.lift.text import (
    XSD,
    Facts,
    Vocabulary,
    address,
    below,
    day,
    decimal,
    double,
    escaped,
    integer,
    literal,
    spoken,
    text,
    typed,
    web_address,
    written,
)
from kg.shacl.terms import rows
from tests.lift.made import MADE
from tests.lift.words import NAMES

#: All that canonical N-Quads escape, and what stands beside it in the tables.
ODD = st.sampled_from([*map(chr, range(0xA1)), *"\ufdd0\ufffd\ufffe\uffff\U0001fffe\U0010ffff\u2028"])
WORDS = st.text(st.one_of(ODD, st.characters(exclude_categories=["Cs"])))
GRAPH = NamedNode("https://example.org/graph")
SUBJECTS = st.sampled_from(["https://example.org/a", "https://example.org/a-2", "https://example.org/a/b", "urn:z"])
PREDICATES = st.sampled_from(["https://example.org/p", "https://example.org/p2"])
TERMS = st.one_of(
    WORDS.map(Literal),
    WORDS.map(lambda it: Literal(it, language="ar")),
    WORDS.map(lambda it: Literal(it, datatype=NamedNode("https://example.org/p"))),
    SUBJECTS.map(NamedNode),
)


def test_every_character_is_escaped_as_pyoxigraph_does() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x11000), 0x1FFFE, 0x10FFFF):
        assert literal(chr(code)) == str(Literal(chr(code))), hex(code)


@given(WORDS)
def test_literals(words: str) -> None:
    assert literal(words) == str(Literal(words))
    assert spoken(words, "ar") == str(Literal(words, language="ar"))
    assert typed(words, XSD.time) == str(Literal(words, datatype=NamedNode(XSD.time[1:-1])))
    assert text(words) in (str(Literal(words, language="en")), str(Literal(words, language="ar")))
    assert "\n" not in escaped(words)


@given(st.lists(st.tuples(SUBJECTS, PREDICATES, TERMS)))
def test_graphs(facts: list[tuple[str, str, Literal | NamedNode]]) -> None:
    """Sorted lines, each once; read back they are the triples, and the rows are what the checks make of these."""
    made = Facts()
    for subject, predicate, thing in facts:
        made.add(f"<{subject}>", f"<{predicate}>", str(thing))
    quads = {Quad(NamedNode(subject), NamedNode(predicate), thing, GRAPH) for subject, predicate, thing in facts}
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")
    assert made.nquads(written(GRAPH)) == b"".join(line + b"\n" for line in sorted(lines) if line)
    assert made.triples() == {quad.triple for quad in quads}
    assert sorted(made.rows()) == sorted(rows(quads))
    assert len(made) == len(quads)


@pytest.mark.parametrize("name", MADE)
def test_a_document_is_written_as_pyoxigraph_writes_it(name: str) -> None:
    lifted = lift(MADE[name](), NAMES, "AB1", "a page.txt")
    quads = [Quad(it.subject, it.predicate, it.object, lifted.graph) for it in lifted.triples]
    written_there = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    assert lifted.lines == b"".join(sorted(written_there))
    assert set(parse(lifted.lines, format=RdfFormat.N_QUADS)) == set(quads)
    assert set(lifted.rows()) == set(rows(lifted.triples))


@given(st.text(max_size=40))
def test_iris_are_those_of_the_mint(name: str) -> None:
    """`kg.iri` mints both; a lone surrogate is refused by both."""
    owner = NAMES.incident("AB1")
    try:
        minted = iri.below(owner, "claim", name)
    except IriError:
        with pytest.raises(IriError):
            below(written(owner), "claim", name)
        return
    assert below(written(owner), "claim", name) == str(minted)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x y",
        "http://a.example",
        "javascript:x",
        "HTTP://a.example/",
        "http://a.example/المثال",
        "a b",
    ],
)
def test_addresses(url: str) -> None:
    found = iri.web_address(url)
    assert web_address(url) == (None if found is None else str(found))
    assert address(url) == str(iri.address(url))


@pytest.mark.parametrize("name", ["a b", "a>b", 'a"b', "a\nb", "a\\b", "%zz"])
def test_a_local_name_that_makes_no_iri_is_refused(name: str) -> None:
    """A concept's name may come from a file of models: it cannot break out of its term."""
    with pytest.raises(ValueError, match="IRI"):
        Vocabulary("https://example.org/")[name]


def test_values() -> None:
    assert integer(None) is None
    assert day(None) is None
    assert integer(-3) == '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert day(date(2017, 7, 2)) == '"2017-07-02"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert decimal(Decimal("-38.50")) == '"-38.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert decimal(Decimal("1E+2")) == '"100"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert double(5000) == '"5.0E3"^^<http://www.w3.org/2001/XMLSchema#double>'
