"""What a build did: its manifest, which stays with the release, and its summary, which the caller gets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from kg import __version__
from kg.documents import Documents
from kg.pipeline.table import Table
from kg.release import FINDINGS, FORMAT, LISTED, MASTER
from kg.settings import Settings
from kg.validate import SEVERITIES

#: Documents with unread words that a summary names.
MOST_NAMED = 1_000


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. `failures` and `unread` name documents; `notes` are things to know that stopped nothing.

    `not_read` counts the documents of which some words are carried by no field, and those words' code points; `unread`
    names the first MOST_NAMED of them. `checked` counts the claims that a person has checked.
    """

    pages: int
    reused: int
    incidents: int
    claims: int
    checked: int
    triples: int
    findings: dict[str, int]
    failures: list[dict[str, Any]]
    unread: list[dict[str, Any]]
    not_read: dict[str, int]
    notes: list[str]
    out: str
    results: dict[str, str] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 done, 1 violations found, 2 some page could not be read; the higher wins."""
        return 2 if self.failures else 1 if self.findings["Violation"] else 0


def manifest_of(
    settings: Settings, table: Table, failures: list[dict[str, Any]], findings: Counter[str], quads: int, checked: int
) -> dict[str, Any]:
    """What manifest.json holds. `findings` counts them by severity, `checked` claims that a person has checked."""
    return {
        "format": FORMAT,
        "program": __version__,
        "base": settings.base,
        "monitor": settings.monitor,
        "documents": table.count("documents"),
        "failures": failures,
        "incidents": table.one("SELECT count(DISTINCT incident) FROM documents"),
        "claims": table.one("SELECT coalesce(sum(claims), 0) FROM documents"),
        "checked": checked,
        "triples": quads,
        "findings": {severity: findings[severity] for severity in SEVERITIES},
        "unread": {
            "documents": table.one("SELECT count(*) FROM documents WHERE unread > 0"),
            "code_points": table.one("SELECT coalesce(sum(unread), 0) FROM documents"),
        },
        "sha256": {room: table.digest(room) for room in (MASTER, FINDINGS)},
    }


def summary_of(
    manifest: dict[str, Any], documents: Documents, reused: int, out: Path, notes: list[str], settings: Settings
) -> Summary:
    """The summary of a release; `reused` pages were taken over."""
    results = {
        "folder": out,
        "report": out / "report.html",
        "graph": out / MASTER,
        "findings": out / LISTED,
    }
    if not settings.missing:
        results["exports"] = out / "export"
    return Summary(
        pages=manifest["documents"],
        reused=reused,
        incidents=manifest["incidents"],
        claims=manifest["claims"],
        checked=manifest["checked"],
        triples=manifest["triples"],
        findings=manifest["findings"],
        failures=manifest["failures"],
        unread=[
            {"document": entry["name"], "code_points": entry["unread"]}
            for entry in islice(documents.unread(), MOST_NAMED)
        ],
        not_read=manifest["unread"],
        notes=notes,
        out=str(out),
        results={name: str(path) for name, path in results.items()},
    )
