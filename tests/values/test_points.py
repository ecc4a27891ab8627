"""Coordinates and grid references: parse(print(x)) = x, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from mgrs import MGRS  # type: ignore[import-untyped]
from mgrs.core import MGRSError  # type: ignore[import-untyped]

from kg.values.points import GridReference, Point, distance_km

DEGREES = st.decimals(-99999, 99999, places=7, allow_nan=False)


@given(DEGREES, DEGREES)
def test_point_there_and_back(latitude: Decimal, longitude: Decimal) -> None:
    point = Point(latitude, longitude)
    again = Point.parse(str(point))
    assert again == point
    assert str(again) == str(point)


@given(st.floats(-79, 83), st.floats(-179, 179), st.integers(0, 5))
def test_grid_there_and_back(latitude: float, longitude: float, precision: int) -> None:
    text = str(MGRS().toMGRS(latitude, longitude, MGRSPrecision=precision))
    assume(_readable(text))
    grid = GridReference.parse(text)
    assert grid is not None
    assert GridReference.parse(str(grid)) == grid
    assert grid.size_m == 10 ** (5 - precision)
    spaced = GridReference.parse(f"{text[:-10]} {text[-10:]} ")
    assert spaced == grid


def _readable(text: str) -> bool:
    """Squares cut by the equator or a pole belt: the library writes some, such as 31MAA, that it cannot read back."""
    try:
        MGRS().toLatLon(text)
    except MGRSError:
        return False
    return True


@given(st.text())
def test_no_text_raises(text: str) -> None:
    Point.parse(text)
    GridReference.parse(text)


def test_points_keep_their_digits() -> None:
    assert str(Point.parse("36.2300, 38.0")) == "36.2300, 38.0"
    assert Point.parse("36.651944,\n37.909722") == Point(Decimal("36.651944"), Decimal("37.909722"))
    wrong = Point.parse("35.9626, 4239.00416")
    assert wrong is not None
    assert not wrong.on_earth


@pytest.mark.parametrize(
    "text", ["", "36.2", "36.2 38.0", "36,2, 38,0", "N 36.2, E 38.0", "36.2, 38.0, 5", "36..2, 38"]
)
def test_no_points(text: str) -> None:
    assert Point.parse(text) is None


@pytest.mark.parametrize(
    "text", ["", "37S", "377SFU12345", "37SDA1210", "37SDA12109", "37SDA121099/37SDA121098", "61SDA121099"]
)
def test_odd_references(text: str) -> None:
    found = GridReference.parse(text)
    assert (found is not None) == (text == "37SDA1210")


def test_the_middle_of_the_square_lies_near_its_point() -> None:
    grid = GridReference.parse("37S FU 30171 87869")
    assert grid is not None
    assert (grid.text, grid.size_m) == ("37SFU3017187869", 1)
    latitude, longitude = grid.centre()
    corner = MGRS().toMGRS(latitude, longitude, MGRSPrecision=5)
    assert corner == grid.text
    assert distance_km((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.195, abs=0.001)
    assert distance_km((10.0, 20.0), (10.0, 20.0)) == 0
