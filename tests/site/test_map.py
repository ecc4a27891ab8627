"""Maps: every location with who gives it, drawn to scale on the server, told in words, the same as data."""

import math
import re
from itertools import combinations

import orjson
import pytest
from pyoxigraph import Literal

from kg.public import Publication
from kg.site import Language, Site
from kg.site.facets import Facets
from kg.site.map import incident_features, map_block, map_geojson, map_page, overview_block, place_features
from kg.site.map_drawing import HIGH, WIDE, Panel, bounds, overview, panels
from kg.site.map_features import Feature, part, rows
from kg.site.outlines import Window, drawn, mercator, parallel
from tests.site.pages import Seen, check, known

KHAFSA = "id/airwars/incident/CS243-RS0954"


@pytest.fixture(scope="module")
def khafsa(site: Site) -> list[Feature]:
    return incident_features(site, site.publication.about.base + KHAFSA)


def point(longitude: float, latitude: float, radius: float | None = None) -> Feature:
    return Feature("point", {"type": "Point", "coordinates": [longitude, latitude]}, "", radius_m=radius)


def test_every_location_has_its_speaker(khafsa: list[Feature]) -> None:
    told = {it.kind: it for it in khafsa}
    assert told["point"].written == "36.2308082, 38.021965"
    assert told["point"].by is not None
    assert told["point"].by.text == "Airwars"
    assert told["point"].radius_m == 5000
    assert told["grid"].written == "37SDA121099"
    assert told["grid"].side_m == 100
    assert told["grid"].of is not None
    assert "Coalition" in told["grid"].of.text


def test_no_location_is_lost(site: Site) -> None:
    """Each point of the graph that a claim gives stands on the map of its incident, digit by digit."""
    chv = site.publication.names.chv.iri
    rows = site.publication.graphs.rows(f"""SELECT DISTINCT ?incident ?latitude ?longitude WHERE {{
      ?c <{chv}about> ?incident ; <{chv}geolocation>|<{chv}additionalGeolocation> ?g .
      ?g <https://schema.org/latitude> ?latitude ; <https://schema.org/longitude> ?longitude }}""")
    found = list(rows)
    assert found
    for row in found:
        written = f"{row['latitude'].value}, {row['longitude'].value}"
        assert written in {it.written for it in incident_features(site, row["incident"].value)}


def test_what_is_asked_of_a_part_is_what_the_whole_graph_answers(site: Site) -> None:
    graphs, chv = site.publication.graphs, site.publication.names.chv.iri
    for query, key, leads in (
        ("map-locations", "incident", "about"),
        ("map-place", "incident", "about"),
        ("map-place", "place", "statedPlace"),
    ):
        things = {row["it"].value for row in graphs.rows(f"SELECT DISTINCT ?it WHERE {{ ?c <{chv}{leads}> ?it }}")}
        found = [rows(site, part(site, leads, it), query, key, it) for it in sorted(things)]
        assert any(found)
        assert found == [rows(site, graphs, query, key, it) for it in sorted(things)]


def test_a_place_shows_its_incidents(site: Site) -> None:
    base = site.publication.about.base
    chv = site.publication.names.chv.iri
    query = f"SELECT DISTINCT ?place ?name WHERE {{ ?place a <{chv}Place> ; ?p ?name }}"
    [row, *_] = site.publication.graphs.rows(query, {"name": Literal("الخفسة", language="ar")})
    found = place_features(site, row["place"].value)
    assert [it.link for it in found if it.kind == "incident"] == [base + KHAFSA]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_figure_says_all_that_it_draws(site: Site, khafsa: list[Feature], language: Language) -> None:
    page = Seen(str(map_block(site, khafsa, language)))
    words = page.text("figure.map")
    assert all(it.written in words for it in khafsa)
    assert len(page.all("ul.key li")) == len(khafsa)
    assert len(page.all("svg[role=img]")) == 2
    assert not page.all("[style]")
    data = orjson.loads(page.all("script[type='application/json']")[0].text())
    assert len(data["features"]) == len(khafsa)
    assert {str(it["line"]) for it in data["features"]} == {
        it.attributes["data-line"] for it in page.all("[data-line]")
    }


def test_a_circle_is_as_wide_as_the_accuracy(khafsa: list[Feature]) -> None:
    _, near = panels(khafsa, "en")
    [circle] = [it for it in near.marks if it.reach]
    kilometre = near.bar / float(near.bar_km)
    assert math.isclose(circle.reach / kilometre, 5, rel_tol=0.02)


def test_without_accuracy_there_is_no_circle() -> None:
    assert not [mark for panel in panels([point(38, 36)], "en") for mark in panel.marks if mark.reach]


def test_nothing_is_drawn_of_nothing(site: Site) -> None:
    assert map_block(site, [], "en") == ""
    assert overview([], "en") is None
    assert incident_features(site, site.publication.about.base + "id/no/incident/1") == []


@pytest.mark.parametrize("at", [(0, 0), (179.9, -84), (-179.9, 84), (38, 89.9), (38, -90)])
def test_any_place_on_earth_can_be_drawn(at: tuple[float, float]) -> None:
    for panel in panels([point(*at, radius=100_000)], "ar"):
        assert all(math.isfinite(it.x) and math.isfinite(it.y) for it in panel.marks)


def test_the_window_holds_what_it_is_made_for() -> None:
    found = [point(34.2, 31.3, 1000), point(35.9, 33.1, 100_000)]
    box = bounds(found)
    assert box is not None
    window = Window.around(box, WIDE, HIGH, 1)
    for longitude, latitude in ((box[0], box[1]), (box[2], box[3])):
        x, y = window.at(longitude, latitude)
        assert 0 <= x <= WIDE
        assert 0 <= y <= HIGH


def test_the_projection_leads_back() -> None:
    for latitude in (-80.0, -33.3, 0.0, 36.2308082, 84.0):
        assert math.isclose(parallel(mercator(latitude)), latitude, abs_tol=1e-9)


def test_outlines_are_drawn_in_both_languages() -> None:
    window = Window.around((38.0, 36.2, 38.0, 36.2), WIDE, HIGH, 8)
    english, arabic = drawn(window, "en"), drawn(window, "ar")
    if english is None or arabic is None:
        pytest.skip("the outlines have not been fetched; run make setup")
    assert "Syria" in {it.name for it in english.countries}
    assert "سوريا" in {it.name for it in arabic.countries}
    assert english.land == arabic.land
    assert re.fullmatch(r"(M[-\d.,L]+z ?)+", english.land)


def test_lines_between_regions_are_drawn_near_by() -> None:
    found = [drawn(Window.around((38.2, 36.2, 38.2, 36.2), WIDE, HIGH, least), "en") for least in (0.3, 8, 16)]
    if None in found:
        pytest.skip("the outlines have not been fetched; run make setup")
    told = [it.regions for it in found if it]
    assert re.fullmatch(r"(M[-\d.,L]+ ?)+", told[1])
    assert told[0] == told[2] == ""


def test_clusters_count_every_incident() -> None:
    found = [(38 + n / 1000, 36.0) for n in range(500)] + [(44.0, 33.0)]
    panel = overview(found, "en")
    assert panel is not None
    assert sum(it.n for it in panel.marks) == len(found)


@pytest.mark.parametrize("slim", [False, True])
def test_no_disc_of_the_overview_covers_another_ones_middle(slim: bool) -> None:
    found = [(34.3 + n % 40 / 20, 31.2 + n // 40 / 15) for n in range(800)] + [(44.0, 36.0)]
    panel = overview(found, "en", slim=slim)
    assert panel is not None
    assert sum(it.n for it in panel.marks) == len(found)
    for one, other in combinations(panel.marks, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > max(one.r, other.r)


def test_the_overview_is_drawn_for_wide_and_for_narrow_screens(site: Site) -> None:
    page = Seen(str(overview_block(site, "en", moving=True)))
    assert [it.attributes["class"] for it in page.all("svg[role=img]")] == ["broad", "slim"]
    incidents = {sum(it.n for it in panel.marks) for panel in _overviews(site)}
    assert len(incidents) == 1


def _overviews(site: Site) -> list[Panel]:
    query = "SELECT longitude, latitude FROM incidents WHERE latitude IS NOT NULL"
    points = [(float(x), float(y)) for x, y in site.publication.database.execute(query)]
    return [it for slim in (False, True) if (it := overview(points, "en", slim=slim))]


def test_the_overview_says_how_many_have_no_coordinates(site: Site) -> None:
    database = site.publication.database
    [(without,)] = database.execute("SELECT COUNT(*) FROM incidents WHERE latitude IS NULL").fetchall()
    words = Seen(str(overview_block(site, "en"))).text("figcaption")
    assert (f"{without} incident" in words) == bool(without)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_stands(site: Site, language: Language) -> None:
    page = Seen(map_page(site, Facets(), language))
    check(page, site, known(site))
    assert page.all("figure.map.moving[data-source]")


def test_facets_narrow_the_map(site: Site) -> None:
    facets = Facets.parse(site.publication, [("status", "fair")])
    whole, some = (orjson.loads(map_geojson(site, it))["features"] for it in (None, facets))
    assert 0 < len(some) < len(whole)
    assert {it["id"] for it in some} < {it["id"] for it in whole}
    figure = Seen(map_page(site, facets, "en")).all("figure.map")[0]
    assert figure.attributes["data-source"] == "/map.geojson?status=fair"


def test_the_data_is_geojson(site: Site) -> None:
    told = orjson.loads(map_geojson(site))
    assert told["type"] == "FeatureCollection"
    by_iri = {it["id"]: it for it in told["features"]}
    it = by_iri[site.publication.about.base + KHAFSA]
    assert it["geometry"] == {"type": "Point", "coordinates": [38.021965, 36.2308082]}
    assert it["properties"]["radius_m"] == 5000
    assert it["properties"]["href"] == "/doc/airwars/incident/CS243-RS0954"


def test_tiles_stand_in_the_page_only_where_they_are_an_address(full: Publication, khafsa: list[Feature]) -> None:
    for tiles, given in (("https://tiles.example.org/{z}/{x}/{y}.png", True), ("javascript:alert(1)", False)):
        figure = Seen(str(map_block(Site(full, tiles=tiles), khafsa, "en"))).all("figure")[0]
        assert ("data-tiles" in figure.attributes) == given


def test_the_same_page_every_time(site: Site) -> None:
    assert map_page(site, Facets(), "ar") == map_page(Site(Publication(site.publication.folder)), Facets(), "ar")
