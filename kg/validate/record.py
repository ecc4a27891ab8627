"""A finding of a check, with the document, line and words that it is about (DECISIONS 11)."""

from __future__ import annotations

from typing import Any

from kg.model import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


class CheckedFinding(Finding):
    """A finding with what it is about: the document, the constraint, and the node, path and value of its result.

    `check` is the local name of the shape (`NoDate-p`), or of the reader's rule (`reader-EmptyField`).
    """

    document: str
    component: str
    focus: str
    path: str | None = None
    value: str | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        """Gravest first, then by document, line and check: the order in which findings are shown and written."""
        return (
            SEVERITIES.index(self.severity),
            self.document,
            self.lines or (0,),
            self.check,
            self.message,
            self.focus,
        )


def told(document: str, focus: str, finding: Finding) -> CheckedFinding:
    """What the reader found, as a finding of the document named `document` with the IRI `focus`."""
    return CheckedFinding(**finding.model_dump(), document=document, component="ReaderCheck", focus=focus)
