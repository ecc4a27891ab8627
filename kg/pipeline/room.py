"""Where a build works, and what it takes over from the release before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Room:
    """The new release, the one before it (None: there is none), and the program's fingerprint."""

    folder: Path
    before: Path | None
    fingerprint: str
    base: str
    monitor: str

    def kept(self, kind: str, name: str) -> Path | None:
        """The file of this name in the release before, taken over into the new one; None where there is none."""
        place = self.folder / kind / name
        if place.exists():
            return place
        old = self.before / kind / name if self.before else None
        if old is None or not old.exists():
            return None
        place.hardlink_to(old)
        return place
