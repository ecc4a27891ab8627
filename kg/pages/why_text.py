"""An explanation for a terminal and as JSON."""

import json
from dataclasses import asdict

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from kg.pages.why import Evidence, Explanation, Line, Thing
from kg.pages.words import FSI, PDI, isolate, visible
from kg.read.base import shorten

_MARK = "bold black on yellow"
#: Code points of a long line that are shown around its quoted words.
_AROUND = 240
#: Lines shown of words that run over many.
_LINES = 8
#: What a reader of the terminal needs no line for: it stands in the heading or is plumbing.
_UNTOLD = ("prov#", "22-rdf-syntax-ns#type", "schema.org/position", "#narrative")


def as_json(it: Explanation) -> str:
    """The explanation as one JSON object: every field of its records, words and offsets exact."""
    return json.dumps(asdict(it), ensure_ascii=False, indent=2) + "\n"


def as_text(it: Explanation) -> RenderableType:
    """The explanation for a terminal: facts, then the lines of the pages with the words highlighted."""
    blocks: list[RenderableType] = []
    if it.found_as not in ("IRI", "current code"):
        warning = f"{it.asked} is no current code: it was found as a {it.found_as}. Another incident may bear it too."
        blocks.append(Text(warning, style="bold yellow"))
    for thing in it.things:
        blocks.append(_thing(thing, "bold reverse"))
        blocks += [Padding(_thing(use, "bold"), (1, 0, 0, 2)) for use in thing.uses]
        if thing.more:
            blocks.append(Text(f"  and {thing.more:,} more", style="dim"))
    return Group(*blocks)


def _thing(it: Thing, style: str) -> RenderableType:
    heading = Text(isolate(shorten(it.label.text, 100)), style=style)
    heading.append(f"  {it.kind}", style="not bold not reverse cyan")
    address = Text(visible(it.iri), style="dim")
    blocks: list[RenderableType] = [heading, address]
    if it.rule:
        checked = "checked by a person" if it.checked else "not checked by a person"
        blocks.append(Text(f"read by rule {it.rule}, {checked}", style="italic dim"))
    for fact in it.facts:
        if not any(part in fact.predicate_iri for part in _UNTOLD):
            line = Text(f"  {fact.predicate}: ", style="dim")
            line.append(isolate(shorten(fact.value.text, 200)), style="not dim")
            blocks.append(line)
    blocks += [Padding(_evidence(evidence), (0, 0, 0, 2)) for evidence in it.evidence]
    return Group(*blocks)


def _evidence(it: Evidence) -> RenderableType:
    passage = it.passage
    place = Text(isolate(passage.place), style="green")
    if passage.start is not None:
        place.append(f"  code points {passage.start}\u2013{passage.end}", style="dim")
    if passage.agrees is False:
        place.append("  these words do not stand there", style="bold red")
    if not it.lines:
        words = Text(f"“{isolate(passage.exact)}”", style=_MARK) if passage.exact else Text("no words", style="dim")
        return Group(place, words)
    shown: list[RenderableType] = [_Marked(line) for line in it.lines[:_LINES]]
    if len(it.lines) > _LINES:
        shown.append(Text(f"      and {len(it.lines) - _LINES:,} more lines", style="dim"))
    return Group(place, *shown)


class _Marked:
    """A line whose quoted words are coloured, or in brackets where the output has no colours (a file, a pipe)."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        yield _line(self._line, ("", "") if console.color_system else ("⟦", "⟧"))


def _line(it: Line, brackets: tuple[str, str]) -> Text:
    """A line with its quoted words set off; of a long line what stands around them."""
    first = max(min((start for start, _ in it.marks), default=0) - _AROUND, 0)
    last = min(max((end for _, end in it.marks), default=_AROUND) + _AROUND, len(it.text))
    text = Text(f"{it.number:>5} ", style="dim")
    isolated = isolate(it.text).startswith(FSI)
    text.append(FSI if isolated else "")
    text.append("…" if first else "")
    at = first
    for start, end in it.marks:
        text.append(visible(it.text[at:start]), style="not dim")
        text.append(f"{brackets[0]}{visible(it.text[start:end])}{brackets[1]}", style=_MARK)
        at = end
    text.append(visible(it.text[at:last]), style="not dim")
    text.append("…" if last < len(it.text) else "")
    text.append(PDI if isolated else "")
    return text
