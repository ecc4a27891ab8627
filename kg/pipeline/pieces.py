"""Which pieces of the report before still hold for the release that is made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg.documents import FILE as DOCUMENTS
from kg.documents import Documents
from kg.export import Named
from kg.filling import Changed
from kg.pages import environment
from kg.pages.pieces import FILE, Pieces, Touched
from kg.release import Release
from kg.settings import Settings

#: Of more triples that went or came the report is made anew: they are looked through in memory.
_MOST_TOUCHED = 500_000
#: What decides on the reading of a document and on its graph.
_DECIDING = ("reading", "lifted", "document")


@dataclass(frozen=True, slots=True)
class Before:
    """The folder of the release before, and what the graph says otherwise now than in it."""

    folder: Path
    touched: Touched

    @classmethod
    def of(cls, release: Release, changed: Changed) -> Before | None:
        """None: too much is changed."""
        many = len(changed.gone) + len(changed.come)
        return None if many > _MOST_TOUCHED else cls(release.folder, Touched.by((*changed.gone, *changed.come)))


def held(folder: Path, before: Before | None, program: str, settings: Settings, named: Named) -> Pieces:
    """The pieces of the report before that the release in `folder` shows, too. `program` changes with its lines."""
    stamp = _stamp(program, settings, named)
    if before is None:
        return Pieces(stamp)
    was, now = (Documents(it / DOCUMENTS) for it in (before.folder, folder))

    def same(name: str) -> bool:
        one, other = was.get(name), now.get(name)
        return one is not None and other is not None and all(one[key] == other[key] for key in _DECIDING)

    return Pieces.since(before.folder / FILE, stamp, before.touched, same)


def _stamp(program: str, settings: Settings, named: Named) -> str:
    """A hash of what decides on every piece: program, templates, settings, and the names that are withheld."""
    words = orjson.dumps({kind: sorted(its) for kind, its in named.words().items()}, option=orjson.OPT_SORT_KEYS)
    own = settings.model_dump_json(exclude={"path"}).encode()
    return hashlib.sha256(b"\x1f".join((program.encode(), own, words, *environment.sources()))).hexdigest()
