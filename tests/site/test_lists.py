"""The lists: what is chosen, counted, sorted, paged and taken along; whole without script."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qsl, urlsplit

import orjson
import pytest

from kg.errors import QueryError
from kg.export.columns import COLUMNS as EXPORTED
from kg.export.tables import Cell, table
from kg.site import Language, Site, selection
from kg.site.catalogues import belligerents_page, conflicts_page, places_page, sources_page
from kg.site.downloads import COLUMNS, incidents_csv, incidents_geojson, incidents_json
from kg.site.facets import SORTS, Facets
from kg.site.lists import PAGE, incidents_page
from tests.site.publications import published
from tests.site.standing import seen

QUERIES = (
    "",
    "status=fair",
    "belligerent=Russian Military&listed=several",
    "from=2017&to=2019",
    "dated=no",
    "differ=blamed",
)


@pytest.fixture(scope="module")
def site() -> Site:
    return published()


def asked(site: Site, query: str) -> Facets:
    return Facets.parse(site.publication, parse_qsl(query))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_list_of_incidents_stands(site: Site, language: Language, query: str) -> None:
    facets = asked(site, query)
    page = seen(incidents_page(site, facets, language), site)
    rows = page.all("table.incidents tbody tr")
    assert len(rows) == min(selection.total(site.publication, facets), PAGE)
    assert len(page.all(".chosen li")) == (len(facets.pairs(view=False)) + 1 if query else 0)


def test_what_is_chosen_can_be_removed(site: Site) -> None:
    facets = asked(site, "status=fair&status=weak&from=2016&killed=2")
    page = seen(incidents_page(site, facets, "en"), site)
    left = {urlsplit(it.attributes["href"] or "").query for it in page.all(".chosen a")}
    assert left == {
        "status=weak&from=2016-01-01&killed=2&lang=en",
        "status=fair&from=2016-01-01&killed=2&lang=en",
        "status=fair&status=weak&killed=2&lang=en",
        "status=fair&status=weak&from=2016-01-01&lang=en",
        "lang=en",
    }


def test_the_form_carries_what_is_chosen(site: Site) -> None:
    page = seen(incidents_page(site, asked(site, "status=fair&sort=killed&from=2016"), "ar"), site)
    fields = page.all("aside form input")
    given = {(it.attributes["name"], it.attributes.get("value") or "") for it in fields}
    assert given == {
        *(("status", "fair"), ("sort", "killed"), ("lang", "ar")),
        *(("from", "2016-01-01"), ("to", ""), ("killed", "")),
    }


def test_pages_of_a_list_hold_every_incident_once(site: Site) -> None:
    everything = [it.iri for it in selection.rows(site.publication, Facets())]
    paged = [it.iri for n in range(0, len(everything), 7) for it in selection.rows(site.publication, Facets(), 7, n)]
    assert paged == everything
    assert len(set(everything)) == site.publication.about.incidents
    with pytest.raises(QueryError, match="there is no page 99"):
        incidents_page(site, asked(site, "page=99"), "en")


@pytest.mark.parametrize("sort", SORTS)
def test_orders(site: Site, sort: str) -> None:
    rows = list(selection.rows(site.publication, Facets(sort=sort)))
    keys: dict[str, list[tuple[str, int]]] = {
        "date": [(it.last or "", 0) for it in reversed(rows)],
        "oldest": [(it.first or "9", 0) for it in rows],
        "killed": [("", -(it.killed.high if it.killed.high is not None else it.killed.low or -1)) for it in rows],
        "claims": [("", -it.others) for it in rows],
        "codes": [(it.codes or "", 0) for it in rows],
    }
    assert keys[sort] == sorted(keys[sort])


def test_what_the_pages_leave_open_is_said(site: Site) -> None:
    page = seen(incidents_page(site, Facets(sort="codes"), "en"), site)
    told = {it.css("th")[0].text(): " ".join(it.text().split()) for it in page.all("table.incidents tbody tr")}
    assert "no date printed" in told["ZZ00205"]
    assert "June 2016" in told["ZZ00203"]
    assert "March 30, 2017" in told["ZZ00201"]
    assert "not said" in told["ZZ00207"]
    assert "Unknown" in told["ZZ00209"]


@pytest.mark.parametrize("query", QUERIES)
def test_downloads_are_exactly_the_selection(site: Site, query: str) -> None:
    facets = asked(site, query)
    rows = list(selection.rows(site.publication, facets))
    cells_of = list(csv.DictReader(io.StringIO(incidents_csv(site, facets))))
    told = orjson.loads(incidents_json(site, facets))
    places = orjson.loads(incidents_geojson(site, facets))
    assert [it["incident"] for it in cells_of] == [it.iri for it in rows]
    assert [it["incident"] for it in told["incidents"]] == [it.iri for it in rows]
    assert [it["id"] for it in places["features"]] == [it.iri for it in rows]
    assert told["release"] == site.publication.about.sha256
    assert told["count"] == len(rows)
    for row, cells, it in zip(rows, cells_of, told["incidents"], strict=True):
        assert tuple(cells) == COLUMNS
        assert cells["killed_min"] == ("" if row.killed.low is None else str(row.killed.low))
        assert it["killed_max"] == row.killed.high
        assert (it["first_day"], it["last_day"]) == (row.first, row.last)


def test_the_columns_of_a_download_agree_with_the_tables(site: Site) -> None:
    """The list's table and the export's say the same of the same incident."""
    exported: dict[str, dict[str, Cell]] = {}
    for row in table(site.publication.view, "incidents"):
        told = dict(zip(EXPORTED["incidents"], row, strict=True))
        exported.setdefault(str(told["incident"]), told)
    for it in orjson.loads(incidents_json(site, Facets()))["incidents"]:
        theirs = exported[it["incident"]]
        assert it["killed_min"] == theirs["killed_min"]
        assert it["killed_max"] == theirs["killed_max"]
        assert it["country"] == theirs["country"]
        assert it["region"] == theirs["region"]
        assert " | ".join(it["harm_status"]) == (theirs["harm_status"] or "")


def test_downloads_of_a_page_are_linked(site: Site) -> None:
    page = seen(incidents_page(site, asked(site, "status=fair&page=1&sort=killed"), "en"), site)
    links = {it.attributes["href"] for it in page.all("a[download]")}
    assert links == {f"/incidents.{end}?status=fair&sort=killed" for end in ("csv", "json", "geojson")}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_other_lists_stand(site: Site, language: Language) -> None:
    publication = site.publication
    [(places,)] = publication.database.execute("SELECT COUNT(*) FROM places").fetchall()
    assert len(seen(places_page(site, [], language), site).all("table.places tbody tr")) == min(places, 100)
    page = seen(belligerents_page(site, language), site)
    assert len(page.all("table.belligerents tbody tr")) >= 4
    assert len(seen(conflicts_page(site, language), site).all("tbody tr")) >= 2
    for pairs in ([], [("list", "listed")], [("list", "claimants"), ("page", "1")]):
        assert seen(sources_page(site, pairs, language), site).all("tbody tr")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_name_of_sources_has_a_page_with_every_item(site: Site, language: Language) -> None:
    rows = site.publication.database.execute("SELECT name, items, incidents FROM sources ORDER BY items DESC, name")
    for name, items, incidents in rows.fetchmany(3):
        page = seen(sources_page(site, [("name", name)], language), site)
        assert page.text("h1").strip() == name
        assert len(page.all("[aria-labelledby=items] tbody tr")) == min(items, 100)
        assert len(page.all("[aria-labelledby=incidents] tbody tr")) == min(incidents, 20)


def test_belligerents_are_named_in_the_language_of_the_page(site: Site) -> None:
    told = seen(belligerents_page(site, "ar"), site).text("table.belligerents")
    assert "التحالف بقيادة الولايات المتحدة" in told
    assert "U.S.-led Coalition" not in told
    assert "U.S.-led Coalition" in seen(belligerents_page(site, "en"), site).text("table.belligerents")


def test_places_of_a_region(site: Site) -> None:
    [region] = [
        path for (path,) in site.publication.database.execute("SELECT path FROM areas WHERE path LIKE '%Hills'")
    ]
    page = seen(places_page(site, [("region", region)], "en"), site)
    rows = page.all("table.places tbody tr")
    assert rows
    assert all("Example Hills" in it.text() for it in rows)


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([("colour", "red")], "unknown here or given twice"),
        ([("page", "2")], "needs one of them"),
        ([("list", "all")], "must be listed or claimants"),
        ([("list", "listed"), ("page", "1000")], "there is no page"),
        ([("list", "listed"), ("page", "-1")], "there is no page"),
        ([("list", "listed"), ("list", "listed")], "given twice"),
        ([("name", "nobody of this name")], "no page lists a source"),
        ([("name", "a"), ("list", "listed")], "unknown here"),
    ],
)
def test_other_lists_refuse_what_they_do_not_know(site: Site, pairs: list[tuple[str, str]], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        sources_page(site, pairs, "en")


def test_columns_of_belligerents_are_never_added(site: Site) -> None:
    page = seen(belligerents_page(site, "en"), site)
    headings = [it.text() for it in page.all("table.belligerents thead th")]
    assert headings == ["Belligerent", "The only one listed", "One of several", "Discounted", "Positions recorded"]
    assert not page.all("tfoot")
    assert not re.search(r"\btotal\b", page.text("table.belligerents"), re.IGNORECASE)


def test_a_prefix_stands_before_every_link() -> None:
    plain = published()
    site = Site(plain.publication, "/harm")
    for html in (incidents_page(site, Facets(), "en"), places_page(site, [], "ar"), sources_page(site, [], "en")):
        page = seen(html, site)
        assert all(it.startswith(("/harm/", "#", "http")) for it in page.links())


def test_lists_are_the_same_each_time(site: Site) -> None:
    assert incidents_page(site, Facets(), "ar") == incidents_page(Site(site.publication), Facets(), "ar")
    assert incidents_csv(site, Facets()) == incidents_csv(Site(site.publication), Facets())


def test_lists_need_no_script(site: Site) -> None:
    """All facts are in the bytes of the page: the only script changes light and dark."""
    for html in (incidents_page(site, Facets(), "en"), places_page(site, [], "ar"), belligerents_page(site, "en")):
        assert [it.attributes.get("src") for it in seen(html, site).all("script")] == ["/static/theme.js"]


def test_where_nothing_can_be_summed_no_zero_is_shown(site: Site) -> None:
    page = seen(incidents_page(site, asked(site, "status=discounted"), "en"), site)
    assert page.text(".sums").startswith("Discounted, counted apart:")
    silent = {it.iri for it in selection.rows(site.publication, Facets()) if it.killed.kind in (None, "words")}
    regions = site.publication.database.execute("SELECT value FROM terms WHERE facet = 'place'").fetchall()
    for (place,) in regions:
        facets = Facets().toggled("place", place)
        if {it.iri for it in selection.rows(site.publication, facets)} <= silent:
            told = seen(incidents_page(site, facets, "en"), site).text(".sums")
            assert told.startswith(("No figure here has both bounds", "Discounted, counted apart: no figure"))
            return
    pytest.fail("no place with nothing but incidents without a number")
