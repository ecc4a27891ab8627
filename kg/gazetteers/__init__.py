"""Gazetteers: the world's lists of places, asked for candidates, and the judgement on what they answer.

`GAZETTEERS` is the table of them: what `kg link --gazetteer` and the table `[gazetteers]` of kg.toml name. Only the
embedded one is asked without being named; remote ones never are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from kg.errors import SettingsError
from kg.gazetteers.base import Candidate, Gazetteer, PlaceQuery, Source, StatedPoint, Surroundings
from kg.gazetteers.matching import Judgement, judge
from kg.gazetteers.options import Options

DEFAULT = "geonames"


def _of(module: str, name: str) -> Callable[[Options], Gazetteer]:
    """A gazetteer of one module, loaded when it is asked: some need libraries that are slow to load."""

    def made(options: Options) -> Gazetteer:
        found: Gazetteer = getattr(import_module(f"{__name__}.{module}"), name).configured(options)
        return found

    return made


GAZETTEERS: dict[str, Callable[[Options], Gazetteer]] = {
    "geonames": _of("geonames", "GeoNames"),
    "geonames-dump": _of("geonames_dump", "GeoNamesDump"),
    "wikidata": _of("wikidata", "Wikidata"),
    "osm": _of("osm", "OpenStreetMap"),
    "cod-ab": _of("cod_ab", "CodAb"),
    "csv": _of("csv_file", "CsvFile"),
    "reconciliation": _of("reconciliation", "ReconciliationService"),
}


def configured(
    tables: Mapping[str, Mapping[str, object]] | None, folder: Path, only: list[str] | None = None
) -> list[Gazetteer]:
    """The gazetteers to ask, in the order of their names. `tables` are those of kg.toml, None: the embedded one.

    `only` names some of them, and the embedded one needs no table. Relative paths start in `folder`.
    Raises SettingsError for an unknown gazetteer or option, and for one that needs a table and has none.
    """
    known: Mapping[str, Mapping[str, object]] = {DEFAULT: {}} if tables is None else tables
    found = []
    for name in sorted(only if only is not None else known):
        if name not in GAZETTEERS:
            raise SettingsError(f"there is no gazetteer '{name}'; there are {', '.join(GAZETTEERS)}")
        if name not in known and name != DEFAULT:
            raise SettingsError(f"the gazetteer '{name}' needs a table [gazetteers.{name}] in kg.toml")
        options = Options(name, known.get(name, {}), folder)
        found.append(GAZETTEERS[name](options))
        options.done()
    return found


__all__ = [
    "DEFAULT",
    "GAZETTEERS",
    "Candidate",
    "Gazetteer",
    "Judgement",
    "PlaceQuery",
    "Source",
    "StatedPoint",
    "Surroundings",
    "configured",
    "judge",
]
