"""What a finished release keeps of its documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.model import Reading


def readings(folder: Path, manifest: dict[str, Any]) -> Callable[[str], Reading | None]:
    """Leads from a document's name to its reading; None for a document that the release does not hold."""
    keys = {entry["name"]: entry["reading"] for entry in manifest["documents"]}

    def reading_of(name: str) -> Reading | None:
        key = keys.get(name)
        if key is None:
            return None
        return Reading.model_validate_json((folder / "readings" / f"{key}.json").read_bytes())

    return reading_of
