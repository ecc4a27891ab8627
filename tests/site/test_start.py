"""The start page: counted, whole without script, light, and nothing on it asks another host."""

from __future__ import annotations

import re

import orjson
import pytest

from kg.public import Publication
from kg.site import Language, Site
from kg.site.assets import asset_file, static_file
from kg.site.start import counts, start_page
from tests.site.publications import published
from tests.site.standing import seen


@pytest.fixture(scope="module")
def site() -> Site:
    return published()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_stands_and_says_how_much_there_is(site: Site, language: Language) -> None:
    page = seen(start_page(site, language), site)
    told = counts(site.publication)
    tiles = [it.text() for it in page.all(".tiles b")]
    shown = (told.incidents, told.claims, told.speakers, told.places, told.documents, told.differ)
    assert tiles == [f"{it:,}" for it in shown]
    for wanted in ("where", "when", "latest", "documented", "browse", "reading", "take"):
        assert page.all(f"h2#{wanted}"), wanted
    assert page.all("form.search-large input[type=search]")
    assert site.publication.about.sha256[:16] in page.text(".cite")
    assert "Airwars" in page.text("h1 + .lead")


def test_its_counts_are_those_of_the_graph(site: Site) -> None:
    told, chv = counts(site.publication), site.publication.names.chv

    def number(pattern: str) -> int:
        [row] = site.publication.graphs.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        return int(row["n"].value)

    assert told.incidents == number(f"?i a {chv.Incident}")
    assert told.documents == number(f"?i a {chv.Document}")
    assert told.claims == number(f"SELECT DISTINCT ?c WHERE {{ ?c {chv.claimedBy} ?s ; {chv.about} ?i }}")
    assert told.speakers == number(f"SELECT DISTINCT ?s WHERE {{ ?c {chv.claimedBy} ?s ; {chv.about} ?i }}")
    monitor = site.publication.names.chc["actor-monitor"]
    of_others = f"?c {chv.claimedBy} ?s ; {chv.about} ?i FILTER NOT EXISTS {{ ?s {chv.kind} {monitor} }}"
    assert told.others == number(f"SELECT DISTINCT ?c WHERE {{ {of_others} }}")
    assert told.checked == number(f"SELECT DISTINCT ?c WHERE {{ ?c {chv.checkedBy} ?p ; {chv.claimedBy} ?s }}")


def test_its_scripts_are_light(site: Site) -> None:
    """Under 150 kB, and every fact is in the page itself."""
    page = seen(start_page(site, "en"), site)
    size = 0
    for it in page.all("script[src]"):
        source = it.attributes["src"] or ""
        find = static_file if source.startswith("/static/") else asset_file
        found = find(source.split("/", 2)[2])
        assert found is not None, source
        size += found.stat().st_size
    assert 0 < size < 150_000


def test_search_engines_are_told_what_this_is(site: Site) -> None:
    page = seen(start_page(site, "en"), site)
    [block] = page.all('script[type="application/ld+json"]')
    told = orjson.loads(block.text())
    assert told["@type"] == "WebSite"
    assert told["about"]["@id"] == site.publication.names.dataset().value


def test_nothing_that_is_kept_back_is_on_it(full: Publication, careful: Publication) -> None:
    """Pages of a careful publication name nobody whom the other lists as a victim."""
    chv = full.names.chv
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    names = {row["n"].value for row in full.graphs.rows(f"SELECT ?n WHERE {{ ?v a {chv.Victim} ; <{label}> ?n }}")}
    assert names
    html = start_page(Site(careful), "en") + start_page(Site(careful), "ar")
    words = re.sub(r"<[^>]*>", " ", html)
    assert not [it for it in names if " " in it and it in words]
