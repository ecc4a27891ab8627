"""Every word of the two real pages is accounted for, and every quotation stands where it says."""

import re

import pytest

from kg.model import Reading
from kg.read.base import Page
from tests.conftest import shared
from tests.runs import kg
from tests.seeds.built import FIRST, SECOND, Built


@pytest.mark.parametrize("page", [FIRST, SECOND])
def test_every_quotation_equals_the_page_at_its_offsets(seeds: Built, page: str) -> None:
    text = (shared("seeds") / page).read_bytes().decode()
    rows = list(
        seeds.graphs.rows(
            "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dct: <http://purl.org/dc/terms/> "
            "PREFIX prov: <http://www.w3.org/ns/prov#> SELECT DISTINCT ?q ?words ?start ?end WHERE { "
            "?q oa:exact ?words ; oa:start ?start ; oa:end ?end ; "
            f'prov:wasQuotedFrom/dct:isVersionOf/dct:identifier "{page}" }}'
        )
    )
    assert len(rows) > 20
    for row in rows:
        assert text[int(row["start"].value) : int(row["end"].value)] == row["words"].value


@pytest.mark.parametrize("page", [FIRST, SECOND])
def test_coverage_accounts_for_every_character(page: str) -> None:
    text = (shared("seeds") / page).read_bytes().decode()
    found = kg("coverage", shared("seeds") / page, "--json").json
    assert found["document"] == page
    assert found["length"] == len(text)
    assert (found["carried"], found["unread"]) == (len(text), 0)


#: Fields of the ledger of coverage that name where a value stands and are no value.
LABELS = ("(label)", "heading", "declared_media")


@pytest.mark.parametrize("page", [FIRST, SECOND])
def test_what_coverage_calls_carried_is_quoted_in_the_graph(seeds: Built, page: str) -> None:
    """Every character that is no white space stands in a quotation, or in a label that the model needs no words for."""
    reading = Reading.model_validate_json(kg("read", shared("seeds") / page, "--json").out)
    quoted = set[int]()
    pattern = re.compile(r"#char=([0-9]+),([0-9]+)")
    for row in seeds.graphs.rows("SELECT DISTINCT ?q WHERE { ?thing ?p ?q . FILTER(CONTAINS(STR(?q), '#char=')) }"):
        found = pattern.search(row["q"].value)
        if found and _document(row["q"].value) == page:
            quoted |= set(range(int(found[1]), int(found[2])))
    for it in reading.carried:
        missing = [at for at in range(it.start, it.end) if at not in quoted and not reading.text[at].isspace()]
        words = "".join(reading.text[at] for at in missing)
        assert it.field.endswith(LABELS) or not re.search(r"\w", words), (it.field, words)


def _document(quotation: str) -> str:
    return quotation.partition("/document/")[2].partition("/")[0].replace("%5F", "_")


def test_the_page_is_the_page(seeds: Built) -> None:
    """The graph names each document's bytes by hash and length."""
    for entry in seeds.release.documents():
        data = (shared("seeds") / entry["name"]).read_bytes()
        assert entry["sha256"] == Page(entry["name"], data).sha256
        assert seeds.release.reading(entry).document.byte_length == len(data)
