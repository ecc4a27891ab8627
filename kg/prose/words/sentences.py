"""Sentences of running text: paragraphs by line breaks, sentences by stops outside quotation marks and abbreviations.

Every function is linear in the length of its text. Offsets count code points of the text that is handed in.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kg.prose.words.quotations import Quoted, blanked, quoted

LONGEST = 4000  #: code points; a longer "sentence" is cut at white space, for no grammar holds over such a length

_STOP = re.compile(r"[.!?…]+[”’‘\"'»)\]“]*(?=\s|$)")
_NEXT = re.compile(r"\s+[“‘\"'(\[#]*(?:[^\W\d_]|[@\d])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Capt|Maj|St|Jr|Sr|Eng|No|vs|approx|incl|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sep|Sept|Oct"
    r"|Nov|Dec)|(?<!/)\b[A-WYZ]|\b(?:[A-Za-z]\.)+[A-Za-z]|\be\.g|\bi\.e)$"
)
#: "the no. 12 bus".
_NUMBER_SIGN = re.compile(r"(?<![\w.])nos?\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `masked` is `text` with quoted words blanked; `quotes` count from the start of the whole text."""

    text: str
    masked: str
    start: int
    paragraph: int
    quotes: tuple[Quoted, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(text: str) -> list[Sentence]:
    """The sentences in order; white space between them belongs to none."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        found.extend(_of_paragraph(text, start, end, number))
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines, but a line that ends with a colon and the quotation that begins the next one are one paragraph."""
    found: list[tuple[int, int]] = []
    at, opens = 0, False
    for line in text.split("\n"):
        end = at + len(line)
        if opens and line.lstrip()[:1] in tuple('“"‘«'):
            found[-1] = (found[-1][0], end)
            opens = False
        else:
            if line.strip() or not opens:
                found.append((at, end))
            opens = line.rstrip().endswith(":") or (opens and not line.strip())
        at = end + 1
    return found


def unclosed(text: str) -> list[int]:
    """Where quotation marks open that nothing in their paragraph closes."""
    return [q.start for start, end in _paragraphs(text) for q in quoted(text, start, end) if not q.closed]


def _of_paragraph(text: str, start: int, end: int, number: int) -> list[Sentence]:
    quotes = quoted(text, start, end)
    found: list[Sentence] = []
    first, at = start, 0
    for stop in _stops(text, start, end):
        while at < len(quotes) and quotes[at].end <= stop - 1:
            at += 1
        if at < len(quotes) and quotes[at].start < stop - 1 and stop < quotes[at].end:
            continue  # a stop inside others' words
        if _ends_sentence(text, stop, end):
            found += _cut(text, first, stop, number, quotes)
            first = stop
    found += _cut(text, first, end, number, quotes)
    return found


def _stops(text: str, start: int, end: int) -> list[int]:
    return [m.end() for m in _STOP.finditer(text, start, end)]


def _ends_sentence(text: str, stop: int, end: int) -> bool:
    if stop >= end:
        return True
    after = _NEXT.match(text, stop, end)
    if after is None:
        return False
    following = text[after.end() - 1]
    if following.islower() and not _handle_follows(text, after.end() - 1, end):
        return False
    before = text[max(0, stop - 12) : stop]
    if before.endswith(("…", "...")):
        return text[stop - 1] in '”"’' and not following.islower()
    if before.endswith("."):
        if following.isdigit() and _NUMBER_SIGN.search(before):
            return False
        return _ABBREVIATION.search(before[:-1]) is None
    return True


def _handle_follows(text: str, at: int, end: int) -> bool:
    word = re.compile(r"\S{1,40}").match(text, at, end)
    return word is not None and (re.search(r"[\d_]|\w\.\w", word[0]) is not None or text[at - 1] in "‘@'")


def _cut(text: str, start: int, end: int, number: int, quotes: list[Quoted]) -> list[Sentence]:
    found = []
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if stop - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            stop = space if space > start else start + LONGEST
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            inside = tuple(_overlapping(quotes, start, last))
            found.append(Sentence(text[start:last], blanked(text, start, last, list(inside)), start, number, inside))
        start = stop
    return found


def _overlapping(quotes: list[Quoted], start: int, end: int) -> list[Quoted]:
    """Quotations do not overlap each other, so their ends are sorted as their starts are."""
    first = bisect_right(quotes, start, key=lambda q: q.end)
    return quotes[first : bisect_left(quotes, end, key=lambda q: q.start)]
