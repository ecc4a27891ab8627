"""The contract of readers: bytes in, `Reading` out, nothing left over.

A reader works on a `Sheet`: the text rendition with a ledger of what was carried by which field. Whatever is not in
the ledger when the reader is done is unread, and each unread line becomes a finding: no line can vanish.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from pydantic import TypeAdapter

from kg.model import Capture, Carried, Finding, Quotation, Reading, Severity
from kg.values.lines import Lines

SPACE = " \t\n\r\u00a0"
MAX_LINE = 1_000_000  #: code points; a longer line is refused (DECISIONS 15)
MAX_BYTES = 64 * 1024 * 1024

_LEDGER = TypeAdapter(tuple[Carried, ...])


@dataclass(frozen=True, slots=True)
class Page:
    """An input as it lies on disk. `name` is the path relative to the argument that named it."""

    name: str
    data: bytes
    capture: Capture = field(default_factory=Capture)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class Reader(Protocol):
    """One source format. `accepts` looks at content only, never at the network, and raises nothing."""

    name: str
    media_type: str

    def accepts(self, page: Page) -> bool: ...

    def read(self, page: Page) -> Reading:
        """Raises PageError, and nothing else, where the page cannot be read."""
        ...


class Words(NamedTuple):
    """A stretch of the rendition. `exact` is what stands there; `value` is the same with damaged letters mended."""

    exact: str
    start: int
    mend: Callable[[str], str] = str

    @property
    def end(self) -> int:
        return self.start + len(self.exact)

    @property
    def value(self) -> str:
        """The words for use as a value: mended, trimmed, runs of space and line breaks folded to one space."""
        return " ".join(self.mend(self.exact).split())

    @property
    def quotation(self) -> Quotation:
        return Quotation(exact=self.exact, start=self.start, end=self.end)

    def cut(self, start: int, end: int | None = None) -> Words:
        """The words from `start` to `end`, counted within these words."""
        end = len(self.exact) if end is None else end
        return Words(self.exact[start:end], self.start + start, self.mend)

    def strip(self) -> Words:
        return trimmed(self.exact, self.start, self.mend)

    def lines(self) -> Iterator[Words]:
        """The non-empty lines, trimmed. Only \\n breaks a line: offsets and line numbers must agree with editors."""
        at = 0
        for line in self.exact.split("\n"):
            words = self.cut(at, at + len(line)).strip()
            if words:
                yield words
            at += len(line) + 1

    def __bool__(self) -> bool:
        return bool(self.exact)


def trimmed(exact: str, start: int, mend: Callable[[str], str]) -> Words:
    """The words that stand at `start`, without the space around them; of space alone, the empty words at its end."""
    bare = exact.strip(SPACE)
    if len(bare) == len(exact):
        return Words(exact, start, mend)
    right = exact.rstrip(SPACE)
    return Words(bare, start + len(right if bare else exact) - len(bare), mend)


class Sheet:
    """A text rendition, the ledger of what was carried, and the findings made on the way."""

    def __init__(self, text: str, mend: Callable[[str], str] = str) -> None:
        self.text = text
        self._mend = mend
        self._lines = Lines(text)
        self._carried: set[tuple[int, int, str]] = set()  # start, end, field
        self.findings: list[Finding] = []

    def words(self, start: int, end: int) -> Words:
        return trimmed(self.text[start:end], start, self._mend)

    def line(self, number: int) -> Words:
        """The line with this number, from 1, trimmed."""
        return self.words(*self._lines.span(number))

    def all(self) -> Words:
        return Words(self.text, 0, self._mend)

    def line_of(self, offset: int) -> int:
        """The line, from 1, on which the code point stands."""
        return self._lines.of(offset)

    def carry(self, words: Words | Quotation, name: str) -> None:
        """Writes into the ledger that the field `name` carries these words."""
        start, end = words.start, words.end
        if start is not None and end is not None and end > start:
            self._carried.add((start, end, name))

    def take(self, words: Words, name: str) -> Quotation:
        """Carries the words and gives them as evidence."""
        self.carry(words, name)
        return words.quotation

    def find(
        self,
        check: str,
        severity: Severity,
        message: str,
        hint: str,
        words: Words | None = None,
        lines: tuple[int, ...] = (),
    ) -> None:
        """Notes a finding; `words` None: it is about the page as a whole. `lines` where it rests on several."""
        if words is not None and not lines:
            lines = (self.line_of(words.start),)
        self.findings.append(
            Finding(
                check=f"reader-{check}",
                severity=severity,
                message=message,
                lines=lines,
                words=words.exact if words else "",
                start=words.start if words else None,
                end=words.end if words else None,
                hint=hint,
            )
        )

    def ledger(self) -> tuple[Carried, ...]:
        told = [{"start": start, "end": end, "field": name} for start, end, name in sorted(self._carried)]
        return _LEDGER.validate_python(told)  # hundreds of lines at once: a third of the time of one by one

    def unread(self) -> Iterator[Words]:
        """The trimmed stretches of each line that no field carries."""
        covered = bytearray(len(self.text))
        for start, end, _ in self._carried:
            covered[start:end] = b"\x01" * (end - start)
        at = 0
        for line in self.text.split("\n"):
            end = at + len(line)
            start = covered.find(0, at, end)
            while start >= 0:
                stop = covered.find(1, start, end)
                stop = end if stop < 0 else stop
                words = self.words(start, stop)
                if words:
                    yield words
                start = covered.find(0, stop, end)
            at = end + 1

    def close(self) -> None:
        """Turns every unread stretch into a finding. Called once, by each reader, when it is done."""
        for words in self.unread():
            self.find(
                "Unread",
                "Warning",
                f"These words were not read into any field: '{shorten(words.exact)}'.",
                "Look at them on the page; if they say something, the reader needs a new label.",
                words,
            )


def shorten(text: str, limit: int = 80) -> str:
    """The text on one line, cut at `limit` code points with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
