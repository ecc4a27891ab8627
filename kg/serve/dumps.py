"""The files to download: the whole graph in several forms, as `kg build` wrote them into export/ of the release.

A folder of tables is offered file by file. Nothing is made here: what is downloaded is what was built.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.formats import GEOJSON, JSONLD, NQUADS, TABLES, TURTLE
from kg.public import Publication
from kg.public.publication import MASTER
from kg.serve.files import File, file_of

_TYPES = {f".{it.extension}": it.media_type for it in (NQUADS, TURTLE, JSONLD, GEOJSON)}
_TYPES[f".{TABLES.extension}"] = f"{TABLES.media_type}; charset=utf-8"
#: A compressed file is sent as what it is, and not unpacked on the way: its hash is that of the bytes that arrive.
_PACKED, GZIP = ".gz", "application/gzip"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file under /dumps/. `name` is its path there."""

    name: str
    file: File

    @property
    def whole(self) -> bool:
        """Whether it is the whole graph."""
        return self.media_type in {it.media_type for it in (NQUADS, TURTLE, JSONLD)}

    @property
    def compressed(self) -> bool:
        """Whether it is packed with gzip."""
        return self.name.endswith(_PACKED)

    @property
    def media_type(self) -> str:
        """That of what is in it, without its parameters."""
        return _type_of(self.file.path).partition(";")[0]


def dumps(publication: Publication, folder: Path | None) -> list[Dump]:
    """All of them, the master first, then by name. `folder` is export/ of the release; None: the master alone."""
    found = [Dump(MASTER, file_of(publication.folder / MASTER, NQUADS.media_type))]
    if folder is not None and folder.is_dir():
        for path in sorted(it for it in folder.rglob("*") if it.is_file() and _type_of(it)):
            kind = GZIP if path.suffix == _PACKED else _type_of(path)
            found.append(Dump(path.relative_to(folder).as_posix(), file_of(path, kind)))
    return found


def _type_of(path: Path) -> str:
    """The media type of what is in a file, by its name; "" for what is not offered."""
    plain = path.with_suffix("") if path.suffix == _PACKED else path
    return _TYPES.get(plain.suffix, "")
