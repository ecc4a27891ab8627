"""Finds what a correction is about: its document, its words on the page, its claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.codelists import fold
from kg.model import Claim, Quotation, Reading
from kg.overlay.form import Of, Which

Span = tuple[int, int]


class NotFound(Exception):  # noqa: N818  # it becomes a finding and is no error
    """Words or a claim that a correction names are not to be had; `check` is the name of the finding."""

    def __init__(self, check: str, message: str, words: str) -> None:
        self.check, self.message, self.words = check, message, words
        super().__init__(message)


def is_about(of: Of, reading: Reading) -> bool:
    """Whether the document is meant: the first key that both sides have decides."""
    incident = reading.incident
    if of.site_id is not None and incident.site_id is not None:
        return of.site_id == incident.site_id
    printed = {code.code for code in incident.codes}
    if of.codes and printed:
        return set(of.codes) <= printed
    return of.name is not None and of.name == reading.document.name


def places(text: str, words: str) -> list[Span]:
    """Where the words stand, in code points, end exclusive; every run of white space counts as one space."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [found.span() for found in re.finditer(pattern, text)] if pattern else []


def quote(text: str, words: str, near: Iterable[Span] = ()) -> Quotation:
    """The words as a quotation: within the spans `near` if they stand there, else where alone they stand on the page.

    Raises NotFound where they do not stand on the page, or at several places of which none is meant.
    """
    found = places(text, words)
    if not found:
        raise NotFound("Lost", "its words are no longer on the page", words)
    for start, end in near:
        inside = [span for span in found if start <= span[0] and span[1] <= end]
        if inside:
            found = inside[:1]
            break
    if len(found) > 1:
        raise NotFound("Ambiguous", f"its words stand {len(found)} times on the page", words)
    [(start, end)] = found
    return Quotation(exact=text[start:end], start=start, end=end)


def claim(reading: Reading, which: Which, spelling: Mapping[str, str]) -> int:
    """The position of the machine's claim. `spelling` leads from other spellings of a source to the one that is kept.

    The rules may by now quote a little more or less than they did: a claim whose words lie within the given ones, or
    around them, fits too where none has just these words. Where no claim is of an actor of the claimant's name, that is
    taken for the words by which the page names it. Raises NotFound where none fits, or several do.
    """
    spans = places(reading.text, which.words)
    if not spans:
        raise NotFound("Lost", "its words are no longer on the page", which.words)
    speaker = fold(spelling.get(which.claimant, which.claimant))
    about = [(number, it) for number, it in enumerate(reading.claims) if which.verb in (None, it.verb)]
    theirs = [pair for pair in about if fold(spelling.get(pair[1].claimant.name, pair[1].claimant.name)) == speaker]
    theirs = theirs or [pair for pair in about if fold(_called(pair[1])) == speaker]
    same = [number for number, it in theirs if _span(it) in spans]
    fitting = same or [number for number, it in theirs if any(_nested(_span(it), span) for span in spans)]
    if not fitting:
        raise NotFound("NoClaim", f"no claim of {which.claimant} is read from its words", which.words)
    if len(fitting) > 1:
        raise NotFound("Ambiguous", f"{len(fitting)} claims of {which.claimant} fit its words", which.words)
    return fitting[0]


def _called(it: Claim) -> str:
    words = it.claimant.named or it.claimant.evidence
    return words.exact if words else it.claimant.name


def _span(it: Claim) -> Span:
    return (it.evidence.start or 0, it.evidence.end or 0)


def _nested(one: Span, other: Span) -> bool:
    return (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
