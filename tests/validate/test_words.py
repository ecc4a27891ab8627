"""Which words a finding shows."""

import pytest
from pyoxigraph import RdfFormat, parse

from kg.shacl import Indexed
from kg.shacl.terms import rows
from kg.validate.words import spans

PREFIXES = """
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix : <https://example.org/> .
"""
POINT = """
:point :evidence :accuracy, :grid .
:accuracy oa:exact "100 m" ; oa:start 10 ; oa:end 15 .
:grid oa:exact "37S DA 121 099" ; oa:start 40 ; oa:end 54 .
"""
CONCEPT = """
:claim :category :balloon ; :evidence :quote, :other .
:quote oa:exact "Balloon" ; oa:start 30 ; oa:end 37 ; dct:subject :balloon .
:other oa:exact "Yes" ; oa:start 1 ; oa:end 4 .
"""
PART = """
:figure :group :beekeepers ; :evidence :words .
:words oa:exact "4 Beekeepers" ; oa:start 7 ; oa:end 19 .
"""


@pytest.mark.parametrize(
    ("data", "focus", "message", "words"),
    [
        (POINT, "point", "The grid reference 37SDA121099 lies near.", "37S DA 121 099"),
        (POINT, "point", "A message without words of the page.", "100 m"),
        (CONCEPT, "balloon", "'Balloon' is not in the code list.", "Balloon"),
        (PART, "beekeepers", "'beekeepers' is not in the code list.", "4 Beekeepers"),
    ],
)
def test_the_words_that_a_message_speaks_of(data: str, focus: str, message: str, words: str) -> None:
    node = f"<https://example.org/{focus}>"
    graph = Indexed(rows(parse((PREFIXES + data).encode(), format=RdfFormat.TURTLE)))
    assert [exact for _, _, exact in spans(graph, node, node, message)] == [words]
