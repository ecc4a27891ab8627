"""A finding of a check, with the document, line and words that it is about (DECISIONS 11)."""

from __future__ import annotations

import orjson

from kg.model import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


_SPACES = dict.fromkeys(range(32), " ")


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
    def order(self) -> bytes:
        """Gravest first, then by document, line and check: the order in which findings are shown and written.

        Bytes that compare so, without control characters but between the parts.
        """
        lines = "\x02".join(f"{number:09d}" for number in self.lines or (0,))
        words = (it.translate(_SPACES) for it in (self.check, self.message, self.focus))
        rank = str(SEVERITIES.index(self.severity))
        return "\x01".join((rank, self.document.translate(_SPACES), lines, *words)).encode()

    @property
    def line(self) -> bytes:
        """The finding as JSON, behind its order and a tab: sorted lines are sorted findings."""
        data = orjson.dumps(self.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
        return b"%b\t%b\n" % (self.order, data)


def told(document: str, focus: str, finding: Finding) -> CheckedFinding:
    """What the reader found, as a finding of the document named `document` with the IRI `focus`."""
    return CheckedFinding(**finding.model_dump(), document=document, component="ReaderCheck", focus=focus)
