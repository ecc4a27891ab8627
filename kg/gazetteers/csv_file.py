"""Any table of places as a gazetteer: a CSV file (RFC 4180, UTF-8) and a mapping of its columns in kg.toml.

[gazetteers.csv]
file = "towns.csv"
title = "Towns of the statistics office, 2024-05"    the name with its version
licence = "https://creativecommons.org/licenses/by/4.0/"
attribution = "Statistics office"
space = "https://example.org/town/"    put before the identifier, where that is no IRI
id = "code"
names = "name, name_ar:ar, name_en:en"    columns, with the language of what stands in them
latitude = "lat"
longitude = "lon"
country = "iso2"        or its name; may be missing
regions = "province, district"    columns with names of units, the widest first; may be missing
class = "kind"          GeoNames' letter; may be missing
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import GazetteerError, SettingsError
from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source
from kg.gazetteers.countries import iso_code
from kg.gazetteers.index import Index, Row
from kg.gazetteers.options import Options
from kg.values.points import Point


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; empty or None: the table does not tell."""

    identifier: str
    names: tuple[tuple[str, str | None], ...]
    latitude: str | None
    longitude: str | None
    country: str | None
    regions: tuple[str, ...]
    feature_class: str | None

    @property
    def all(self) -> list[str]:
        single = (self.identifier, self.latitude, self.longitude, self.country, self.feature_class)
        return [*(it for it in single if it), *(name for name, _ in self.names), *self.regions]


class CsvFile:
    """The whole table is held in memory."""

    def __init__(self, source: Source, file: Path, columns: Columns) -> None:
        self.source = source
        self._index = Index.memory(rows(file, columns, source.space))

    @classmethod
    def configured(cls, options: Options) -> CsvFile:
        """Raises SettingsError for an option that is missing, GazetteerError for a table without a column named."""
        title = options.needed("title")
        source = Source(
            "csv",
            title,
            options.needed("licence"),
            options.text("attribution", title) or title,
            options.needed("space"),
        )
        columns = Columns(
            options.needed("id"),
            tuple(_tagged(it) for it in _list(options.needed("names"))),
            options.text("latitude"),
            options.text("longitude"),
            options.text("country"),
            tuple(_list(options.text("regions"))),
            options.text("class"),
        )
        return cls(source, options.needed_file("file"), columns)

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        return self._index.candidates(place, limit)

    def around(self, place: PlaceQuery, point: Position, limit: int) -> tuple[Candidate, ...]:
        return self._index.around(place, point, limit)


def rows(file: Path, columns: Columns, space: str) -> Iterator[Row]:
    """Every row that has an identifier and a name. Raises GazetteerError with the line of a row that cannot be read."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{file} cannot be read: {error}") from error
    table = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in columns.all if name not in (table.fieldnames or ())]
    if missing:
        raise GazetteerError(f"{file} has no column '{missing[0]}'; it has {', '.join(table.fieldnames or ())}")
    try:
        for number, cells in enumerate(table, start=1):
            found = _row(number, cells, columns, space, f"{file}:{table.line_num}")
            if found is not None:
                yield found
    except csv.Error as error:
        raise GazetteerError(f"{file}:{table.line_num}: {error}") from error


def _row(number: int, cells: Mapping[str, str | None], columns: Columns, space: str, where: str) -> Row | None:
    def cell(name: str | None) -> str:
        return (cells.get(name) or "").strip() if name else ""

    identifier = cell(columns.identifier)
    names = tuple((cell(name), language) for name, language in columns.names if cell(name))
    if not identifier or not names:
        return None
    point = None
    if cell(columns.latitude) and cell(columns.longitude):
        printed = Point.parse(f"{cell(columns.latitude)}, {cell(columns.longitude)}")
        if printed is None or not printed.on_earth:
            raise GazetteerError(f"{where}: '{cell(columns.latitude)}, {cell(columns.longitude)}' is no point on Earth")
        point = (float(printed.latitude), float(printed.longitude))
    country = cell(columns.country)
    return Row(
        number=number,
        iri=identifier if identifier.startswith(("http://", "https://")) else space + identifier,
        names=names,
        point=point,
        country=iso_code(country) or (country.upper() if len(country) == 2 else None),
        admin=tuple(it for it in map(cell, columns.regions) if it),
        feature_class=cell(columns.feature_class) or None,
    )


def _list(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _tagged(text: str) -> tuple[str, str | None]:
    name, _, language = text.partition(":")
    if not name:
        raise SettingsError(f"[gazetteers.csv] names: '{text}' names no column")
    return name.strip(), language.strip() or None
