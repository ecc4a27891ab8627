"""What a finished release keeps of its documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.documents import FILE, Documents
from kg.model import Reading
from kg.release import reading_bytes


def readings(folder: Path) -> Callable[[str], Reading | None]:
    """Leads from a document's name to its reading; None for a document that the release does not hold."""
    documents = Documents(folder / FILE)

    def reading_of(name: str) -> Reading | None:
        entry = documents.get(name)
        return None if entry is None else Reading.model_validate_json(reading_bytes(folder, entry))

    return reading_of
