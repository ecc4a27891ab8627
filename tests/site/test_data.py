"""The data page, the guide and the questions."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from kg.export.columns import COLUMNS
from kg.query import shipped
from kg.site import Language, Site
from kg.site.data import Dump, data_page
from kg.site.i18n import table
from kg.site.queries import ELSEWHERE, queries_page
from kg.site.reading_numbers import reading_page
from tests.site.publications import published
from tests.site.standing import seen

DUMPS = (
    Dump("graph.nq", "/dumps/graph.nq", "application/n-quads", 999, "ab" * 32, None),
    Dump("tables/incidents.csv", "/dumps/tables/incidents.csv", "text/csv", 1_234_567, "cd" * 32, "gzip"),
)
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


@pytest.fixture(scope="module")
def site() -> Site:
    return published()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_file_with_size_and_hash(site: Site, language: Language) -> None:
    html = data_page(site, language, DUMPS, licence=LICENCE)
    page = seen(html, site, dumps=frozenset(it.href for it in DUMPS))
    for it in DUMPS:
        assert it.sha256 in page.text("table.dumps")
        assert it.readable_size in page.text("table.dumps")
    assert site.publication.about.sha256 in page.text("main")
    assert LICENCE in [it.attributes["href"] for it in page.all("a.away")]


def test_a_licence_that_nobody_chose_is_not_invented(site: Site) -> None:
    page = seen(data_page(site, "en", ()), site)
    assert "has not said under which licence" in page.text("main")
    assert "license" not in orjson.loads(page.all('script[type="application/ld+json"]')[0].text())


def test_search_engines_read_the_same(site: Site) -> None:
    dumps = frozenset(it.href for it in DUMPS)
    page = seen(data_page(site, "en", DUMPS, licence=LICENCE), site, dumps=dumps)
    told = orjson.loads(page.all('script[type="application/ld+json"]')[0].text())
    assert (told["@type"], told["license"]) == ("Dataset", LICENCE)
    assert [it["sha256"] for it in told["distribution"]] == [it.sha256 for it in DUMPS]
    assert [it["contentSize"] for it in told["distribution"]] == ["999 B", "1234567 B"]
    hostile = data_page(site, "en", [replace(DUMPS[0], name="</script><b>")])
    assert "</script><b>" not in hostile
    told = orjson.loads(seen(hostile, site, dumps=dumps).all('script[type="application/ld+json"]')[0].text())
    assert told["distribution"][0]["name"] == "</script><b>"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (123_456, "123 kB"), (6_574_342, "6.6 MB"), (2 * 10**12, "2.0 TB")],
)
def test_sizes(size: int, words: str) -> None:
    assert Dump("x", "/x", "text/csv", size, "", None).readable_size == words


def test_every_table_of_the_export_is_told_apart() -> None:
    held = {Dump(f"tables/{name}.csv", "", "text/csv", 0, "", None).holds for name in COLUMNS}
    assert held == {f"table_{name}" for name in COLUMNS}
    assert {f"data.holds_{key}" for key in held} <= table().keys()


@pytest.mark.parametrize("victims", ["names", "counts"])
def test_what_is_kept_back_is_said(victims: str, request: pytest.FixtureRequest) -> None:
    publication = request.getfixturevalue("full" if victims == "names" else "careful")
    page = seen(data_page(Site(publication), "en", ()), Site(publication))
    assert f"(victims = “{victims}”)" in page.text("main")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_guide_stands(site: Site, language: Language) -> None:
    page = seen(reading_page(site, language), site)
    for anchor in ("claims", "ranges", "sums", "several", "differ", "dates", "places", "words", "checked", "withheld"):
        assert page.all(f"h2#{anchor}"), anchor
    assert len(page.all("dl.facts dt")) > 20


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_question_can_be_asked(site: Site, language: Language) -> None:
    page = seen(queries_page(site, language), site)
    asked = [it for it in shipped(site.publication.names.base) if it.name not in ELSEWHERE]
    assert [it.attributes["id"] for it in page.all("ol.questions > li")] == [it.name for it in asked]
    for it in asked:
        if it.parameters:
            fields = page.all(f"form[action='/q/{it.name}'] input:not([type=hidden])")
            assert [field.attributes["name"] for field in fields] == [each.name for each in it.parameters]
        else:
            assert page.all(f"a[href^='/q/{it.name}.csv']")


def test_every_question_is_told_in_arabic() -> None:
    missing = [it.name for it in shipped() if it.name not in ELSEWHERE and f"questions.{it.name}" not in table()]
    assert not missing
    told = {key.removeprefix("questions.") for key in table() if key.startswith("questions.")}
    assert told <= {it.name for it in shipped()}
