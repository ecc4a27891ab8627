"""A local index of a gazetteer in SQLite: entries by cell of the globe, and by the skeletons of their names.

It is loaded once, row by row in bounded memory, and then only read. A cell is a quarter of a degree in each direction.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kg.drafts import draft
from kg.errors import GazetteerError
from kg.gazetteers.base import Candidate, PlaceQuery, Position, region_among
from kg.gazetteers.countries import iso_code
from kg.gazetteers.keys import INSERT_KEYS, Keys, keys_of, split_names
from kg.gazetteers.units import Units
from kg.names import Name
from kg.values.points import distance_km

_TABLES = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, iri TEXT, cell INTEGER, latitude REAL, longitude REAL, country TEXT,
                    admin TEXT, class TEXT, code TEXT, population INTEGER, names TEXT);
CREATE TABLE keyed (country TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE key (country TEXT, skeleton TEXT, entry INTEGER, PRIMARY KEY (country, skeleton, entry)) WITHOUT ROWID;
CREATE TABLE unit (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE about (text TEXT);
"""
_PER_DEGREE = 4
_COLUMNS = 360 * _PER_DEGREE
_BATCH = 20_000
_KM_PER_DEGREE = 111.0  #: rather too few, so that no circle is cut
#: How far to look for the nearest entry where none lies within the place's radius, kilometres: near first.
_RINGS = (12.0, 40.0, 120.0)


#: So many bearers of a name are looked at.
_BEARERS_KEPT = 10
_BEARERS = """
SELECT id, latitude, longitude, population FROM key JOIN entry ON id = entry WHERE key.country = ? AND skeleton = ?
"""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry to be loaded. `admin` are codes or names of units, the widest first; `number` orders equals."""

    number: int
    iri: str
    names: tuple[tuple[str, str | None], ...]
    point: Position | None
    country: str | None = None
    admin: tuple[str, ...] = ()
    feature_class: str | None = None
    feature_code: str | None = None
    population: int = 0


def load(
    path: Path,
    rows: Iterable[Row],
    units: Iterable[tuple[str, str]] = (),
    *,
    keys: bool = True,
    about: Callable[[], str] = str,
) -> None:
    """Writes the index whole or not at all. `units` are codes and names of administrative units.

    `keys` False: names are then found country by country, when asked for. `about` gives words to keep.
    """
    try:
        with draft(path) as fresh:
            fresh.unlink(missing_ok=True)
            with closing(sqlite3.connect(fresh)) as base:
                fill(base, rows, units, keys=keys)
                base.execute("INSERT INTO about VALUES (?)", (about(),))
                base.commit()
    except (sqlite3.Error, OSError) as error:
        raise GazetteerError(f"{path} cannot be written: {error}") from error


def fill(base: sqlite3.Connection, rows: Iterable[Row], units: Iterable[tuple[str, str]] = (), *, keys: bool) -> None:
    """Makes the tables and loads them in batches."""
    base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        base.executemany("INSERT OR REPLACE INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?)", map(_entry, batch))
        if keys:
            told = ((row.country, row.number, [text for text, _ in row.names]) for row in batch)
            base.executemany(INSERT_KEYS, (key for it in told for key in keys_of(*it)))
    base.executemany("INSERT OR REPLACE INTO unit VALUES (?,?)", units)
    base.execute("CREATE INDEX cells ON entry (cell)")
    base.execute("CREATE INDEX countries ON entry (country)")
    if keys:
        base.execute("INSERT INTO keyed SELECT DISTINCT country FROM entry WHERE country IS NOT NULL")
    base.commit()


class Index:
    """Answers from a loaded index. `coded`: units are codes that the region's name is looked up for, else names."""

    def __init__(self, base: sqlite3.Connection, keys: Keys, *, coded: bool) -> None:
        self._base = base
        self._units = Units(base) if coded else None
        self._keys = keys

    @property
    def about(self) -> str:
        """The words that were kept with it; empty where there are none."""
        row = self._base.execute("SELECT text FROM about").fetchone()
        return "" if row is None else str(row[0])

    @classmethod
    def open(cls, path: Path, *, coded: bool) -> Index:
        """Read-only. Raises GazetteerError for a file that is no index."""
        try:
            base = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
            return cls(base, Keys(base, path), coded=coded)
        except sqlite3.Error as error:
            raise GazetteerError(f"{path} is no index: {error}") from error

    @classmethod
    def memory(cls, rows: Iterable[Row], *, coded: bool = False) -> Index:
        base = sqlite3.connect(":memory:")
        fill(base, rows, keys=True)
        return cls(base, Keys(base, None), coded=coded)

    def candidates(self, place: PlaceQuery, limit: int) -> tuple[Candidate, ...]:
        """Entries within the radius of the place's points or the nearest, then those with its name in its country."""
        country = iso_code(place.country)
        found = [entry for it in place.telling for entry in self._near(it.position, it.radius_m, limit)]
        if country is not None:
            found += self._named(country, place)
        return self._candidates(dict.fromkeys(found), place)

    def around(self, place: PlaceQuery, point: Position, limit: int) -> tuple[Candidate, ...]:
        """The nearest entries within 120 km, the nearest first."""
        found: list[int] = []
        for reach in _RINGS:
            found = [entry for _, entry in self._within(point, reach)]
            if len(found) >= limit:
                break
        return self._candidates(found[:limit], place)

    def names(self, number: int) -> tuple[str, ...]:
        """The texts of all names of an entry, the main one first; empty where there is no such entry."""
        row = self._base.execute("SELECT names FROM entry WHERE id = ?", (number,)).fetchone()
        return tuple(text for text, _ in split_names(row[0])) if row else ()

    def seat(self, country: str, region: str) -> int | None:
        """The largest entry of a country with the region's name; None: there is none, or units are not coded."""
        found = self._units.seat(country, region) if self._units else None
        return found[0] if found else None

    def _near(self, point: Position, radius_m: float | None, limit: int) -> list[int]:
        reach = (radius_m or 0) / 1000
        inside = [entry for km, entry in self._within(point, max(reach, _RINGS[0]))[:limit] if km <= reach]
        if inside:
            return inside
        for ring in _RINGS:
            if nearest := [entry for _, entry in self._within(point, ring)]:
                return nearest[:5]
        return []

    def _within(self, point: Position, km: float) -> list[tuple[float, int]]:
        """Distance and number of the entries that a circle holds, the nearest first."""
        high = km / _KM_PER_DEGREE
        marks = ",".join(map(str, _cells(point, km)))
        ask = f"SELECT id, latitude, longitude FROM entry WHERE cell IN ({marks}) AND latitude BETWEEN ? AND ?"  # noqa: S608
        rows = self._base.execute(ask, (point[0] - high, point[0] + high))
        found = ((distance_km(point, (latitude, longitude)), entry) for entry, latitude, longitude in rows)
        return sorted(it for it in found if it[0] <= km)

    def _named(self, country: str, place: PlaceQuery) -> list[int]:
        """The bearers of the place's names in the country, the nearest first, else those with most inhabitants."""
        self._keys.make(country)
        skeletons = sorted({key for name in place.names for key in Name.of(name).keys})
        rows = {row for skeleton in skeletons for row in self._base.execute(_BEARERS, (country, skeleton))}
        points = [it.position for it in place.telling]

        def order(row: tuple[int, float | None, float, int]) -> tuple[float, int, int]:
            entry, latitude, longitude, population = row
            near = latitude is not None and points
            km = min(distance_km(it, (latitude, longitude)) for it in points) if near and latitude is not None else 0.0
            return km, -population, entry

        return [row[0] for row in sorted(rows, key=order)[:_BEARERS_KEPT]]

    def _candidates(self, entries: Iterable[int], place: PlaceQuery) -> tuple[Candidate, ...]:
        return tuple(self._candidate(entry, place) for entry in entries)

    def _candidate(self, entry: int, place: PlaceQuery) -> Candidate:
        known = self._entry(entry)
        if place.region is None:
            return known
        return replace(known, region_agrees=self._agrees(known, place.region))

    def _agrees(self, known: Candidate, region: str) -> bool | None:
        if self._units is None:
            return region_among(region, known.admin)
        meant = self._units.of(known.country, region)
        return bool(meant & set(known.admin)) if meant and known.admin else None

    def _entry(self, entry: int) -> Candidate:
        ask = "SELECT iri, names, latitude, longitude, country, admin, class, code FROM entry WHERE id = ?"
        iri, names, latitude, longitude, country, admin, kind, code = self._base.execute(ask, (entry,)).fetchone()
        point = None if latitude is None else (latitude, longitude)
        units = tuple(admin.split("|")) if admin else ()
        return Candidate(iri, split_names(names), point, country, None, units, kind, code)


def cached_index(path: Path, make: Callable[[], Iterator[Row]], *, coded: bool, keys: bool) -> Index:
    """The index in this file, made first where it is absent."""
    if not path.is_file():
        load(path, make(), keys=keys)
    return Index.open(path, coded=coded)


def _entry(row: Row) -> tuple[object, ...]:
    latitude, longitude = row.point or (None, None)
    cell = None if row.point is None else _cell(*row.point)
    admin = "|".join(row.admin)
    kind, code = row.feature_class, row.feature_code
    names = "\n".join(f"{' '.join(text.split())}\t{language or ''}" for text, language in dict.fromkeys(row.names))
    return row.number, row.iri, cell, latitude, longitude, row.country, admin, kind, code, row.population, names


def _cell(latitude: float, longitude: float) -> int:
    return math.floor((latitude + 90) * _PER_DEGREE) * _COLUMNS + math.floor((longitude + 180) * _PER_DEGREE) % _COLUMNS


def _cells(point: Position, km: float) -> list[int]:
    """The cells that a circle may touch; round the pole and across the 180th meridian too."""
    latitude, longitude = point
    high = km / _KM_PER_DEGREE
    widest = min(89.9, abs(latitude) + high)
    wide = min(180.0, high / math.cos(math.radians(widest)))
    rows = range(math.floor((latitude - high + 90) * _PER_DEGREE), math.floor((latitude + high + 90) * _PER_DEGREE) + 1)
    first, last = ((longitude + side * wide + 180) * _PER_DEGREE for side in (-1, 1))
    columns = {column % _COLUMNS for column in range(math.floor(first), math.floor(last) + 1)}
    return [row * _COLUMNS + column for row in rows for column in sorted(columns)]
