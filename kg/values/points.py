"""Coordinates and military grid references (MGRS)."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from mgrs import MGRS  # type: ignore[import-untyped]
from mgrs.core import MGRSError  # type: ignore[import-untyped]

_PAIR = re.compile(
    r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,20})?)[ \u00a0]*,[ \u00a0\n]*([+-]?[0-9]{1,9}(?:\.[0-9]{1,20})?)", re.ASCII
)
_GRID = re.compile(r"([0-9]{1,2})([C-HJ-NP-X])([A-HJ-NP-Z]{2})([0-9]{0,10})", re.ASCII)
_EARTH_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Point:
    """Latitude and longitude in degrees (WGS 84) with exactly the digits printed, out of range too: see `on_earth`."""

    latitude: Decimal
    longitude: Decimal

    @classmethod
    def parse(cls, text: str) -> "Point | None":
        """`36.2308082, 38.021965`, the comma followed by space or a line break; None where it is no pair of numbers."""
        found = _PAIR.fullmatch(text.strip())
        return None if found is None else cls(Decimal(found[1]), Decimal(found[2]))

    @property
    def on_earth(self) -> bool:
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180

    def __str__(self) -> str:
        return f"{self.latitude:f}, {self.longitude:f}"


@dataclass(frozen=True, slots=True)
class GridReference:
    """An MGRS reference in its normal form (no spaces): NGA.STND.0037. `size_m` is the side of its square in metres."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "GridReference | None":
        """None where the letters and digits make no reference (an odd number of digits, two references in one cell)."""
        compact = re.sub(r"[ \u00a0]", "", text)
        found = _GRID.fullmatch(compact)
        if found is None or len(found[4]) % 2 or not 1 <= int(found[1]) <= 60:
            return None
        try:
            MGRS().toLatLon(compact)
        except (MGRSError, ValueError):
            return None
        return cls(compact)

    @property
    def size_m(self) -> int:
        found = _GRID.fullmatch(self.text)
        assert found is not None
        return int(10 ** (5 - len(found[4]) // 2))

    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of the square, in degrees."""
        latitude, longitude = MGRS().toLatLon(self.text)  # the library gives the middle of the square
        return float(latitude), float(longitude)

    def __str__(self) -> str:
        return self.text


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres between two (latitude, longitude) pairs in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = (math.radians(v) for v in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
