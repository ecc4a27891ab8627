"""GeoNames from its own dump: all features of a country or of the world, names by language, units, feature codes.

    [gazetteers.geonames-dump]
    folder = "geonames"      SY.zip or SY.txt …, alternateNamesV2.zip, admin1CodesASCII.txt, admin2Codes.txt
    classes = "PA"           feature classes to load; all where it is missing

The files are loaded once into an index in the cache folder, row by row: memory does not grow with them. They are
found by their form: a file of two letters or `allCountries` holds features; the other three may be missing.
Source: https://download.geonames.org/export/dump/readme.txt
"""

from __future__ import annotations

import hashlib
import io
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from kg import names
from kg.errors import GazetteerError
from kg.gazetteers import base, cache
from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source
from kg.gazetteers.geonames import ATTRIBUTION, LICENCE, SPACE
from kg.gazetteers.index import Index, Row, load
from kg.gazetteers.options import Options

_FEATURES = re.compile(r"(?:[A-Z]{2}|allCountries)\.(?:txt|zip)")
#: Codes of alternateNamesV2 that are no language of a name.
_NO_NAMES = {"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon"}
_COLUMNS = 19
_MOST_ENTRIES = 1 << 27  #: a bitmap of identifiers: 16 MB
_BATCH = 20_000


class GeoNamesDump:
    """Asks the index of one folder. `version` is the latest day on which one of its rows was changed."""

    def __init__(self, folder: Path, classes: str | None = None) -> None:
        files = _files(folder)
        stamp = "\x1f".join(f"{it.name} {it.stat().st_size} {it.stat().st_mtime_ns}" for it in files)
        sources = [Path(__file__), Path(base.__file__).with_name("index.py")]
        sources += sorted(Path(names.__file__).parent.glob("*.py"))  # keys depend on how names are compared
        program = b"".join(it.read_bytes() for it in sources)
        key = hashlib.sha256(f"{stamp}\x1f{classes}".encode() + program).hexdigest()[:16]
        index = cache.folder() / f"geonames-dump-{key}.sqlite"
        if not index.is_file():
            _load(index, folder, files, set(classes) if classes else None)
        self._index = Index.open(index, coded=True)
        self.version = self._index.about
        countries = ", ".join(it.stem for it in files if _FEATURES.fullmatch(it.name))
        title = f"GeoNames dump ({countries}) of {self.version}"
        self.source = Source("geonames-dump", title, LICENCE, ATTRIBUTION, SPACE)

    @classmethod
    def configured(cls, options: Options) -> GeoNamesDump:
        return cls(options.needed_file("folder"), options.text("classes"))

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        return self._index.candidates(place, limit)

    def around(self, place: PlaceQuery, point: Position, limit: int) -> tuple[Candidate, ...]:
        return self._index.around(place, point, limit)


def _files(folder: Path) -> list[Path]:
    others = {"alternateNamesV2.txt", "alternateNamesV2.zip", "admin1CodesASCII.txt", "admin2Codes.txt"}
    found = sorted(it for it in folder.iterdir() if _FEATURES.fullmatch(it.name) or it.name in others)
    if not any(_FEATURES.fullmatch(it.name) for it in found):
        raise GazetteerError(f"{folder} holds no features of GeoNames: SY.txt, SY.zip, allCountries.zip or the like")
    return found


def _load(index: Path, folder: Path, files: list[Path], classes: set[str] | None) -> None:
    features = [it for it in files if _FEATURES.fullmatch(it.name)]
    newest = [""]
    with tempfile.TemporaryDirectory(dir=index.parent) as room, closing(sqlite3.connect(Path(room) / "names")) as told:
        _alternates(told, [it for it in files if it.stem == "alternateNamesV2"], _identifiers(features))
        rows = (row for it in features for row in _rows(it, told, classes, newest))
        units = [it for name in ("admin1CodesASCII.txt", "admin2Codes.txt") for it in _units(folder / name)]
        load(index, rows, units, keys=True, about=lambda: newest[0])


def _identifiers(features: list[Path]) -> bytearray:
    """A bitmap of the identifiers that will be loaded: names of all others are passed over."""
    bits = bytearray(_MOST_ENTRIES // 8)
    for file in features:
        for number, _ in _features(file):
            bits[number >> 3] |= 1 << (number & 7)
    return bits


def _alternates(names: sqlite3.Connection, files: list[Path], wanted: bytearray) -> None:
    """The names with their languages, on disk until the features are read."""
    names.executescript("PRAGMA journal_mode = OFF; CREATE TABLE name (entry INTEGER, text TEXT, language TEXT)")
    for file in files:
        kept = (
            (int(cells[1]), cells[3], cells[2])
            for cells in _lines(file)
            if len(cells) > 3 and cells[1].isdecimal() and cells[2] not in _NO_NAMES and cells[3]
            if _marked(wanted, int(cells[1]))
        )
        while batch := list(islice(kept, _BATCH)):
            names.executemany("INSERT INTO name VALUES (?,?,?)", batch)
    names.execute("CREATE INDEX entries ON name (entry)")


def _marked(bits: bytearray, number: int) -> bool:
    return number < _MOST_ENTRIES and bool(bits[number >> 3] & 1 << (number & 7))


def _rows(file: Path, names: sqlite3.Connection, classes: set[str] | None, newest: list[str]) -> Iterator[Row]:
    for number, cells in _features(file):
        if classes is not None and cells[6] not in classes:
            continue
        country = cells[8]
        told = names.execute("SELECT text, language FROM name WHERE entry = ? ORDER BY language, text", (number,))
        with_language = [(text, language or None) for text, language in told]
        known = {text for text, _ in with_language}
        plain = [(text, None) for text in cells[3].split(",") if text and text not in known]
        newest[0] = max(newest[0], cells[18].strip())
        first = f"{country}.{cells[10]}" if cells[10] not in ("", "00") else ""
        yield Row(
            number=number,
            iri=f"{SPACE}{number}/",
            names=((cells[1], None), *with_language, *plain),
            point=_point(file, cells),
            country=country or None,
            admin=tuple(it for it in (first, f"{first}.{cells[11]}" if first and cells[11] else "") if it),
            feature_class=cells[6] or None,
            feature_code=cells[7] or None,
            population=int(cells[14]) if cells[14].isdecimal() else 0,
        )


def _features(file: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file of features, each with its identifier. Raises GazetteerError for a row of another form."""
    for cells in _lines(file):
        if len(cells) != _COLUMNS or not cells[0].isdecimal():
            raise GazetteerError(f"{file.name}: a row of {len(cells)} columns; GeoNames has {_COLUMNS}, a number first")
        yield int(cells[0]), cells


def _point(file: Path, cells: list[str]) -> Position:
    try:
        return float(cells[4]), float(cells[5])
    except ValueError as error:
        raise GazetteerError(f"{file.name}: {cells[0]} has no readable point: {error}") from error


def _units(file: Path) -> Iterator[tuple[str, str]]:
    if file.is_file():
        yield from ((cells[0], cells[1]) for cells in _lines(file) if len(cells) > 1)


def _lines(file: Path) -> Iterator[list[str]]:
    """The rows of a file, or of the file of the same name in a zip."""
    try:
        with _opened(file) as text:
            for line in text:
                if line.strip() and not line.startswith("#"):
                    yield line.rstrip("\n").split("\t")
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{file} cannot be read: {error}") from error


@contextmanager
def _opened(file: Path) -> Iterator[io.TextIOBase]:
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as packed, packed.open(f"{file.stem}.txt") as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    else:
        with file.open(encoding="utf-8", newline="\n") as text:
            yield text
