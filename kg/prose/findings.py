"""What a person should know of the prose: open quotations, sources spoken of and not named, words that no rule read."""

import re

from kg.model import Claim, Finding, Reading, Severity
from kg.prose.names.context import Page
from kg.prose.speech.collective import counted
from kg.prose.words.numbers import value
from kg.prose.words.sentences import unclosed

_WORDS = ("no source", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OPENING = re.compile(r"\S+(?:\s+\S+){0,2}")


def open_quotations(page: Page) -> list[Finding]:
    """One finding for each quotation that nothing closes."""
    return [
        _finding(
            page, "reader-UnclosedQuotation", "Warning", at, _end_of_words(page.text, at),
            "A quotation opens here and does not close; where the source's own words end is uncertain.",
            "Compare the page itself; the end of the claim's words was taken to be the end of the paragraph.",
        )
        for at in unclosed(page.text)
    ]  # fmt: skip


def undeclared_sources(page: Page, reading: Reading, claims: list[Claim]) -> list[Finding]:
    """ "All four sources": more than this copy of the page lists or names."""
    spoken = counted(page.text)
    if spoken is None:
        return []
    words, number, start = spoken
    names = [s.name for s in reading.sources if s.name] or _names(claims)
    if len(names) >= value(number):
        return []
    listed = f", {', '.join(names)}" if 0 < len(names) <= 3 else ""
    message = f"The text speaks of {number.lower()} sources; this copy of the page names {_word(len(names))}{listed}."
    hint = "The others may stand in the list of sources of the page itself."
    return [_finding(page, "reader-DeclaredSources", "Info", start, start + len(words), message, hint)]


def unclaimed(page: Page, start: int, end: int) -> Finding:
    """A sentence with a figure near harm, or a word of blame, that no rule carried into a claim."""
    return _finding(
        page, "prose-Unclaimed", "Info", start, end,
        "This sentence speaks of a number of casualties or of who did it, and no rule read a claim in it.",
        "Read it; if it says something, add the claim in the overlay.",
    )  # fmt: skip


def unseen_actor(page: Page, name: str, start: int, end: int) -> Finding:
    """A culprit whom the register of actors does not know."""
    return _finding(
        page, "prose-UnseenActor", "Info", start, end,
        f"'{name}' is named as responsible and is not in the register of actors; the name stands as written.",
        "If it is another spelling of one that is, add it to ontology/actors.ttl.",
    )  # fmt: skip


def _names(claims: list[Claim]) -> list[str]:
    """Named speakers and relays of the claims, each once, belligerents and the monitor apart."""
    found: dict[str, None] = {}
    for claim in claims:
        for actor in (claim.claimant, *claim.relays):
            if actor.kind in ("outlet", "account", "person", "official"):
                found[actor.name] = None
    return list(found)


def _word(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)


def _end_of_words(text: str, at: int) -> int:
    found = _OPENING.match(text, at)
    return found.end() if found else at + 1


def _finding(page: Page, check: str, severity: Severity, start: int, end: int, message: str, hint: str) -> Finding:
    first, last = page.base + start, page.base + end
    return Finding(
        check=check,
        severity=severity,
        message=message,
        lines=page.lines.spanned(first, last),
        words=page.text[start:end],
        start=first,
        end=last,
        hint=hint,
    )
