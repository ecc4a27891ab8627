"""Quotation marks in running text: where others' words begin and end, and what remains when they are blanked out.

Pages nest marks, close with the opening glyph, leave marks open, and use the apostrophe as a closing mark. A double
mark is paired by a stack within its paragraph; a single mark counts only where a partner closes it.
"""

import re
from dataclasses import dataclass

from kg.prose.words.begins import begun
from kg.prose.words.harm import HARM

BLANK = "░"  #: stands for each code point of quoted words, so that offsets stay

_OPEN = "“«„"
_CLOSE = "”»"
_MARK = re.compile(rf'[{_OPEN}{_CLOSE}"]')
_SINGLE = begun(r"(?<![\w’'])[‘'](?=[\w\[@#])(?P<words>[^‘\n“”]{1,400}?)[’'](?=[\s.,;:!?)\]–—”\"]|$)")
_LABEL_BEFORE = re.compile(
    r"\b(?:user|users|account|page|pages|channel|called|named|name|name\s+of|handle|nickname|pseudonym|group|by"
    r"|and|media|,)\s*$",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(
    r"\s+(?:(?:Facebook|Twitter|Twitter/X|X|Telegram|Instagram|TikTok|YouTube|news)\s+)?(?:user|account|page"
    r"|channel|group"
    r"|profile|website|outlet|agency|network)\b"
)
_LABEL = re.compile(r"[\w.@’'-]+(?: [\w.@’'-]+){0,3}")
_AFTER_NOUN = re.compile(
    r"\b(?:under\s+the\s+name|by\s+the\s+name\s+of|handle|nickname|pseudonym|user|users|account|page|pages|channel"
    r"|called|named|group|by|media)\s*$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\s+(?:also\s+|later\s+)?(?:reported|said|wrote|posted|shared|announced|mourned|stated|published|tweeted"
    r"|claimed)\b"
)
_LONG_LABEL = re.compile(r"[\w.@’'-]+(?: [\w.@’'/|-]+){0,8}")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words with their marks, end exclusive. `closed` False: they run to the end of the paragraph."""

    start: int
    end: int
    closed: bool = True


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The outermost quotations of the paragraph `start` to `end`, in order."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        if _opens(text, at, start, end):
            stack.append(at)
        elif stack:
            pairs.append((stack.pop(), at + 1))
    found = [Quoted(a, b) for a, b in _outermost(pairs)]
    if stack and (not found or found[-1].start < stack[-1]):
        # the last mark of the paragraph never closes: the words run on to its end
        found.append(Quoted(stack[-1], end, closed=False))
    found.extend(Quoted(m.start(), m.end()) for m in _SINGLE.finditer(text, start, end))
    return _separate(found)


def blanked(text: str, start: int, end: int, quotes: list[Quoted]) -> str:
    """The words `start` to `end` with each code point of quoted words replaced by `BLANK`; the marks stay.

    A short quotation that only names somebody (user ‘Face w koora’) stays readable.
    """
    pieces = list(text[start:end])
    for quote in quotes:
        first, last = max(quote.start + 1, start), min(quote.end - (1 if quote.closed else 0), end)
        if first >= last:
            continue
        behind = quote.closed and _LABEL_BEHIND.match(text, quote.end, end)
        before = text[max(start, quote.start - 16) : quote.start]
        named = _LABEL_BEFORE.search(before)
        plain = text[first].islower() and re.search(r"\w[._]\w|\d", text[first:last]) is None
        if named and not _AFTER_NOUN.search(before) and plain:
            named = None  # "…, “among them a child”" is no name
        begins = not text[start : quote.start].strip() or text[start : quote.start].rstrip()[-1:] in ".!?"
        speaks = begins and quote.closed and text[first].isupper() and _SPEAKS.match(text, quote.end, end)
        alone = bool(speaks) and HARM.search(text, first, last) is None
        titled = named is not None and _AFTER_NOUN.search(before) is not None
        if ((behind or alone or titled) and _LONG_LABEL.fullmatch(text, first, last)) or (
            named and _LABEL.fullmatch(text, first, last)
        ):
            # one capitalised word, so that the grammar of names takes it whole
            label = text[first:last].replace(" ", "_")
            pieces[first - start : last - start] = label[0].upper() + label[1:]
            pieces[first - 1 - start] = " "
            if quote.closed and last < end:
                pieces[last - start] = " "
            continue
        pieces[first - start : last - start] = BLANK * (last - first)
    return "".join(pieces)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    character = text[at]
    spaced_before = at == start or text[at - 1].isspace() or text[at - 1] in "([‘'–—-/…"
    spaced_after = at + 1 >= end or text[at + 1].isspace()
    if character in _OPEN:
        return not (spaced_after and not spaced_before)
    if character in _CLOSE:
        return False
    return spaced_before and not spaced_after


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if not found or first >= found[-1][1]:
            found.append((first, last))
    return found


def _separate(found: list[Quoted]) -> list[Quoted]:
    kept: list[Quoted] = []
    for quote in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept
