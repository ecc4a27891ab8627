"""Findings for people: sorted by severity, each with document:line, the words on the page, the shape and what to do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.model import Severity
from kg.pages.disclosure import Disclosure, Shown, Withheld, bare
from kg.pages.environment import render_page
from kg.pages.words import isolate
from kg.validate import SEVERITIES, CheckedFinding

MEANING = {
    "Violation": "the graph breaks a rule: correct it before anything is published",
    "Warning": "look at the page before you rely on this",
    "Info": "good to know",
}
_STYLE = {"Violation": "bold red", "Warning": "bold yellow", "Info": "bold blue"}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it is shown; the lower its `weight`, the graver. `words` None: it rests on no words of the page."""

    severity: Severity
    weight: int
    check: str
    place: str
    message: str
    words: Shown | None
    hint: str | None
    focus: str


class Listed:
    """The findings of a release, in order, read from its file as often as they are asked for: there may be millions.

    `read` gives them as JSON has them.
    """

    def __init__(self, read: Callable[[], Iterator[dict[str, Any]]]) -> None:
        self._read = read

    @classmethod
    def these(cls, findings: Iterable[CheckedFinding]) -> Listed:
        its = [it.model_dump(mode="json") for it in in_order(findings)]
        return cls(lambda: iter(its))

    def severities(self) -> Iterator[tuple[str, Severity]]:
        """Document and severity of each finding."""
        return ((it["document"], it["severity"]) for it in self._read())

    def first(self, most: int) -> list[CheckedFinding]:
        return [CheckedFinding.model_validate(it) for it in islice(self._read(), most)]

    def of(self, documents: Container[str]) -> list[CheckedFinding]:
        """Those of some documents, by their names."""
        return [CheckedFinding.model_validate(it) for it in self.told_of(documents)]

    def told_of(self, documents: Container[str]) -> Iterator[dict[str, Any]]:
        """The same as JSON has them."""
        return (it for it in self._read() if it["document"] in documents)


def in_order(findings: Iterable[CheckedFinding]) -> list[CheckedFinding]:
    """The gravest first, then by document, line, shape and sentence."""
    return sorted(findings, key=lambda it: it.order)


def views(findings: Iterable[CheckedFinding], disclosure: Disclosure) -> list[FindingView]:
    """What is shown of them, in order."""
    return [_view(it, disclosure) for it in in_order(findings)]


def counts(findings: Iterable[CheckedFinding]) -> dict[str, int]:
    """How many of each severity, every severity named."""
    found = Counter(it.severity for it in findings)
    return {severity: found[severity] for severity in SEVERITIES}


def as_json(findings: Iterable[CheckedFinding]) -> str:
    """All findings, in order, as a JSON array."""
    found = [it.model_dump(mode="json") for it in in_order(findings)]
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_html(findings: Sequence[CheckedFinding], disclosure: Disclosure, version: str) -> str:
    """One self-contained page. `disclosure` decides which words of the pages stand on it."""
    return render_page(
        "findings.html.j2",
        findings=views(findings, disclosure),
        counts=counts(findings),
        meaning=MEANING,
        version=version,
    )


def as_text(findings: Sequence[CheckedFinding]) -> RenderableType:
    """The findings for a terminal, grouped by severity. Nothing is withheld from whoever holds the store."""
    shown = views(findings, Disclosure.everything())
    if not shown:
        return Text("No findings.")
    blocks: list[RenderableType] = []
    for severity, number in counts(findings).items():
        if number:
            heading = Text(f"{severity} ({number:,})", style=_STYLE[severity])
            heading.append(f": {MEANING[severity]}", style="not bold dim")
            blocks.append(heading)
            blocks += [Padding(_text(it), (0, 0, 1, 2)) for it in shown if it.severity == severity]
    summary = ", ".join(f"{number:,} {severity}" for severity, number in counts(findings).items())
    return Group(*blocks, Text(f"{len(shown):,} findings: {summary}", style="bold"))


def _text(it: FindingView) -> Text:
    text = Text(isolate(it.place), style="cyan")
    text.append(f"  {it.check}\n", style="dim")
    text.append(isolate(it.message), style="default")
    if it.words is not None:
        words = it.words.reason if isinstance(it.words, Withheld) else f"“{isolate(it.words.text)}”"
        text.append(f"\n{words}", style="italic yellow")
    if it.hint:
        text.append(f"\n→ {isolate(it.hint)}", style="green")
    return text


def _view(it: CheckedFinding, disclosure: Disclosure) -> FindingView:
    document = bare(disclosure.fact(it.document)) if it.document else "across documents"
    lines = ", ".join(str(line) for line in it.lines)
    return FindingView(
        severity=it.severity,
        weight=SEVERITIES.index(it.severity),
        check=it.check,
        place=f"{document}:{lines}" if lines else document,
        message=disclosure.message(it.message, it.words, it.document, it.start),
        words=disclosure.quote_at(it.words, it.document, it.start) if it.words else None,
        hint=disclosure.hint(it.hint, it.words),
        focus=disclosure.iri(it.focus),
    )
