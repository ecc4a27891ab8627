"""What does not fit together is told with its distance; a border, a desert and silence are left alone."""

import pytest

from kg.gazetteers import Candidate, PlaceQuery, Source, StatedPoint, judge
from kg.gazetteers.base import Position
from kg.gazetteers.geonames import GeoNames
from kg.gazetteers.sanity import beyond, name_elsewhere, outside, shared

SOURCE = Source("example", "Example 1", "https://example.org/licence", "Example", "https://example.org/")


@pytest.fixture(scope="module")
def geonames() -> GeoNames:
    return GeoNames()


def query(at: Position, country: str = "Syria", region: str | None = None, name: str = "Somewhere") -> PlaceQuery:
    return PlaceQuery("https://example.org/p", (name,), (StatedPoint(*at, 3000, True),), country, region)


@pytest.mark.parametrize(
    ("at", "country", "region", "check"),
    [
        ((33.31, 44.37), "Syria", None, "places-Country"),  # in Baghdad
        ((35.33, 40.14), "Syria", "Aleppo", "places-Region"),  # in Deir ez-Zor
        ((36.2, 37.16), "Syria", "Aleppo", None),
        ((36.2, 37.16), "Syria", None, None),
        ((36.83, 38.01), "Syria", None, None),  # Jarabulus, at the border
        ((22.0, 52.0), "Syria", None, None),  # the Empty Quarter: no neighbours tell anything
        ((33.31, 44.37), "Atlantis", None, None),
    ],
)
def test_points_outside_country_or_region(
    geonames: GeoNames, at: Position, country: str, region: str | None, check: str | None
) -> None:
    place = query(at, country, region)
    found = outside(place, place.points[0], geonames)
    assert (found and found.check) == check
    assert found is None or " km" in found.message


class Bounds:
    """A region that ends 12 km before every point."""

    source = SOURCE

    def unit_at(self, place: PlaceQuery, point: Position) -> Candidate | None:
        return None if place.points[0].position == point else Candidate("https://example.org/1", ())

    def region_km(self, place: PlaceQuery, point: Position) -> float | None:
        return 12.0 if place.points[0].position == point else None


def test_boundaries_tell_by_how_much() -> None:
    place = query((36.0, 38.0), region="Aleppo")
    found = beyond(place, place.points[0], Bounds())
    assert found is not None and "12.0 km from that region" in found.message
    wide = StatedPoint(36.0, 38.0, 20_000)
    assert beyond(place, wide, Bounds()) is None, "the stated accuracy allows it"


def test_a_name_that_the_gazetteer_puts_elsewhere(geonames: GeoNames) -> None:
    place = query((33.5, 36.3), name="Al Khafsah")
    judged = judge(place, geonames.candidates(place, 200), geonames.source)
    found = name_elsewhere(place, judged)
    assert found is not None and found.check == "places-NameElsewhere"
    assert "knows the name 'Al Khafsah' 34" in found.message
    near = query((36.2308, 38.0219), name="Al Khafsah")
    assert name_elsewhere(near, judge(near, geonames.candidates(near, 200), geonames.source)) is None


def test_one_point_of_very_many_incidents() -> None:
    point = StatedPoint(36.0, 38.0, 3000)
    found = shared(11, point)
    assert found is not None and "11 incidents" in found.message and "3 km" in found.message
    assert shared(10, point) is None
