"""Where a build works: the release that it makes, and the parts that releases share.

    OUT/parts/readings/<key>.json      the model of a document
    OUT/parts/corrections/<key>.json   what became of people's corrections on it
    OUT/parts/text/<key>.txt           its text rendition
    OUT/parts/documents/<key>.nq.zst   its triples; <key>-people.nq.zst who corrected what
    OUT/parts/records/<key>.jsonl.zst  documents that were given as records, those of a shard in a file
    OUT/parts/found/<key>.zst          their findings, as lines that sort
    OUT/parts/reports/<key>.nq.zst     their findings' graph
    OUT/parts/memo.db                  what is known of each of them without opening it (`kg.pipeline.memo`)

A key is a hash of everything that a part was made of, and a part appears by a rename: whatever lies there is whole and
right, also when the build that wrote it died. After a build only the parts of its release are left.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.drafts import draft

#: The kinds of parts, with the ends of their files' names.
KINDS = {
    "readings": ".json",
    "corrections": ".json",
    "text": ".txt",
    "documents": ".nq.zst",
    "records": ".jsonl.zst",
    "found": ".zst",
    "reports": ".nq.zst",
}
#: Behind the key of a document: the triples on people's corrections.
PEOPLE = "-people"
#: A part: its kind, its key, its size in bytes.
Part = tuple[str, str, int]

#: The release leads to these parts by links of the same names.
_SHOWN = ("readings", "corrections", "documents", "records")


@dataclass(frozen=True, slots=True)
class Room:
    """The new release and the parts, with the program's fingerprint and what decides on IRIs."""

    folder: Path
    parts: Path
    fingerprint: str
    base: str
    monitor: str

    @classmethod
    def laid_out(cls, folder: Path, fingerprint: str, base: str, monitor: str) -> Room:
        """A room to build in: `folder` is that of the new release, OUT/releases/<name>."""
        parts = folder.parent.parent / "parts"
        for kind in KINDS:
            (parts / kind).mkdir(parents=True, exist_ok=True)
        for kind in _SHOWN:
            (folder / kind).symlink_to(Path("..") / ".." / "parts" / kind)
        (folder / "text").mkdir()
        return cls(folder, parts, fingerprint, base, monitor)

    def part(self, kind: str, key: str) -> Path:
        """Where a part lies, or would lie."""
        return self.parts / kind / f"{key}{KINDS[kind]}"

    def whole(self, parts: Iterable[Sequence[Any]]) -> bool:
        """Whether all these parts are there and as long as they were: a crash of the machine may have cut some."""
        return all(self.holds(*part) for part in parts)

    def holds(self, kind: str, key: str, size: int | None = None) -> bool:
        """Whether there is such a part, of this size where one is given."""
        try:
            found = os.stat(f"{self.parts}/{kind}/{key}{KINDS[kind]}").st_size  # noqa: PTH116  # three a page
        except FileNotFoundError:
            return False
        return size is None or found == size

    def found(self, kind: str, key: str) -> Part:
        """A part that is there. Raises FileNotFoundError."""
        return kind, key, self.part(kind, key).stat().st_size

    def keep(self, kind: str, key: str, data: bytes) -> Part:
        """Writes a part."""
        place = self.part(kind, key)
        with draft(place) as fresh:
            fresh.write_bytes(data)
        return kind, key, len(data)

    def sweep(self, used: Mapping[str, Iterable[str]]) -> None:
        """Removes the parts of these kinds, but those with these keys."""
        for kind, keys in used.items():
            kept = {f"{key}{KINDS[kind]}" for key in keys}
            with os.scandir(self.parts / kind) as found:
                for it in found:
                    if it.name not in kept:
                        Path(it.path).unlink()
