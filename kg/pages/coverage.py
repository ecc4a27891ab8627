"""What of a document was read: every line, with the fields that carry it and the words that none does.

White space counts as carried: it is layout. So `carried + unread` is the length of the rendition in code points.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.model import Quotation, Reading
from kg.pages.words import FSI, PDI, isolate, visible
from kg.read.base import SPACE, Sheet
from kg.values.lines import Lines

Status = Literal["carried", "unread", "partly", "blank"]
Span = tuple[int, int]

_STYLE: dict[Status, str] = {"carried": "", "unread": "bold red", "partly": "yellow", "blank": "dim"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `number` from 1; `start` to `end` in code points, without the line break."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LineCoverage:
    """A line with the fields that carry some of it, and the stretches (start, end, in the document) that none does."""

    line: Line
    fields: tuple[str, ...]
    unread: tuple[Span, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole document. `length`, `carried` and `unread` in code points of its rendition."""

    document: str
    reader: str
    length: int
    unread: int
    lines: tuple[LineCoverage, ...]

    @property
    def carried(self) -> int:
        return self.length - self.unread

    @property
    def unread_words(self) -> list[tuple[int, Span, str]]:
        """Line number, offsets and words of each unread stretch, in the order of the page."""
        return [
            (it.line.number, (start, end), it.line.text[start - it.line.start : end - it.line.start])
            for it in self.lines
            for start, end in it.unread
        ]

    def as_json(self) -> dict[str, Any]:
        """What `kg coverage --json` prints for one document."""
        return {
            "document": self.document,
            "length": self.length,
            "carried": self.carried,
            "unread": self.unread,
            "lines": [
                {
                    "line": it.line.number,
                    "start": it.line.start,
                    "end": it.line.end,
                    "text": it.line.text,
                    "fields": list(it.fields),
                    "unread": [list(span) for span in it.unread],
                    "status": it.status,
                }
                for it in self.lines
            ],
        }


def coverage(reading: Reading) -> Coverage:
    """The coverage of one document; unread stretches are exactly those that its findings list."""
    sheet = Sheet(reading.text)
    lines = Lines(reading.text)
    fields: dict[int, set[str]] = {}
    for span in reading.carried:
        sheet.carry(Quotation(exact="", start=span.start, end=span.end), span.field)
        for number in lines.spanned(span.start, span.end):
            fields.setdefault(number, set()).add(span.field)
    unread: dict[int, list[Span]] = {}
    for words in sheet.unread():
        unread.setdefault(lines.of(words.start), []).append((words.start, words.end))
    found = tuple(
        _line(line, tuple(sorted(fields.get(line.number, ()))), tuple(unread.get(line.number, ())))
        for line in _lines(reading.text)
    )
    missing = sum(end - start for spans in unread.values() for start, end in spans)
    return Coverage(reading.document.name, reading.document.reader, len(reading.text), missing, found)


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield Line(number, at, at + len(line), line)
        at += len(line) + 1


def _line(line: Line, fields: tuple[str, ...], unread: tuple[Span, ...]) -> LineCoverage:
    status: Status = "carried"
    words = line.text.strip(SPACE)
    if not words:
        return LineCoverage(line, (), (), "blank")
    if unread:
        status = "unread" if sum(end - start for start, end in unread) == len(words) else "partly"
    return LineCoverage(line, fields if status != "unread" else (), unread, status)


def summary(it: Coverage) -> str:
    """One line for people."""
    counts = Counter(line.status for line in it.lines)
    share = 100 * it.carried / it.length if it.length else 100.0
    # 99.97 % would be rounded to "100.0 %": nothing unread may look like everything read
    percent = f"{share:.1f}" if not it.unread else f"{min(share, 99.9):.1f}"
    return (
        f"{visible(it.document)}: {it.carried:,} of {it.length:,} code points carried ({percent} %, with white space), "
        f"{it.unread:,} unread; {len(it.lines):,} lines: {counts['carried']:,} carried, {counts['partly']:,} partly, "
        f"{counts['unread']:,} unread, {counts['blank']:,} blank"
    )


def render(it: Coverage) -> RenderableType:
    """The document for a terminal: line number, fields in the margin, the line with its unread words set off."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(max_width=28, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for line in it.lines:
        margin = {"unread": "UNREAD", "blank": ""}.get(line.status, ", ".join(line.fields))
        table.add_row(str(line.line.number), Text(margin, style=_STYLE[line.status] or "cyan"), _marked(line))
    return Group(table, Padding(Text(summary(it), style="bold"), (1, 0, 0, 0)))


def _marked(it: LineCoverage) -> Text:
    text = Text(FSI)
    at = it.line.start
    for start, end in it.unread:
        text.append(visible(it.line.text[at - it.line.start : start - it.line.start]))
        text.append(visible(it.line.text[start - it.line.start : end - it.line.start]), style="bold black on yellow")
        at = end
    text.append(visible(it.line.text[at - it.line.start :]))
    text.append(PDI)
    return text if isolate(it.line.text).startswith(FSI) else text[1:-1]
