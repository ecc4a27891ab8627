"""What a build did: its manifest, which stays with the release, and its summary, which the caller gets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import __version__
from kg.pipeline.storing import Master
from kg.release import FORMAT, MASTER
from kg.settings import Settings
from kg.validate import SEVERITIES, CheckedFinding


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. `failures` and `unread` name documents; `notes` are things to know that stopped nothing.

    `checked` counts the claims that a person has checked.
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
    notes: list[str]
    out: str
    results: dict[str, str] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 done, 1 violations found, 2 some page could not be read; the higher wins."""
        return 2 if self.failures else 1 if self.findings["Violation"] else 0


def manifest_of(
    settings: Settings,
    entries: list[dict[str, Any]],
    failures: list[dict[str, Any]],
    findings: list[CheckedFinding],
    stored: Master,
) -> dict[str, Any]:
    """What manifest.json holds."""
    counts = Counter(finding.severity for finding in findings)
    return {
        "format": FORMAT,
        "program": __version__,
        "base": settings.base,
        "monitor": settings.monitor,
        "documents": entries,
        "failures": failures,
        "incidents": len({entry["incident"] for entry in entries}),
        "claims": sum(entry["claims"] for entry in entries),
        "checked": stored.checked,
        "triples": stored.quads,
        "findings": {severity: counts[severity] for severity in SEVERITIES},
        "sha256": stored.sha256,
    }


def summary_of(manifest: dict[str, Any], reused: int, out: Path, notes: list[str], settings: Settings) -> Summary:
    """The summary of a release; `reused` pages were taken over."""
    results = {
        "folder": out,
        "report": out / "report.html",
        "graph": out / MASTER,
        "findings": out / "findings.json",
    }
    if not settings.missing:
        results["exports"] = out / "export"
    return Summary(
        pages=len(manifest["documents"]),
        reused=reused,
        incidents=manifest["incidents"],
        claims=manifest["claims"],
        checked=manifest["checked"],
        triples=manifest["triples"],
        findings=manifest["findings"],
        failures=manifest["failures"],
        unread=[
            {"document": entry["name"], "code_points": entry["unread"]}
            for entry in manifest["documents"]
            if entry["unread"]
        ],
        notes=notes,
        out=str(out),
        results={name: str(path) for name, path in results.items()},
    )
