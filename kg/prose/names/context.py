"""What all rules know of the page they read: its text, where the narrative stands, and the names that it lists."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from kg.model import Quotation, Reading
from kg.prose.names.home import Home, home
from kg.prose.names.name_patterns import NAME
from kg.prose.names.registers import coalition_of
from kg.values.lines import Lines

_GENERIC = re.compile(r"\b(?:news|facebook|twitter|the|agency|report|media)\b|[^\w]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Offsets of rules count within the narrative; `quotation` gives those of the page's text."""

    text: str
    base: int
    sources: dict[str, int]
    spaced: tuple[tuple[int, int], ...]  #: where listed names stand that the grammar of names would not take whole
    year: int | None
    home: Home  #: whose "the army" and "the government" are here
    coalition: str | None  #: whom "the coalition" means here, where the page names one alone
    place: str | None  #: the location line as written; None: none
    lines: Lines = field(compare=False)

    def quotation(self, start: int, end: int) -> Quotation:
        return Quotation(exact=self.text[start:end], start=self.base + start, end=self.base + end)

    def source(self, name: str) -> int | None:
        """Position of the listed source of this name, compared without case, @ and "News"; None: not listed."""
        return self.sources.get(_folded(name))

    def recognised(self, masked: str, start: int) -> str:
        """The words with each listed name of several words ("Urgent now Palestine") made one word for the grammar."""
        first = bisect_left(self.spaced, (start, 0))
        for begin, end in self.spaced[first:]:
            if end > start + len(masked):
                break
            name = masked[begin - start : end - start]
            if "░" not in name:
                masked = masked[: begin - start] + name.replace(" ", "_") + masked[end - start :]
        return masked


def page(reading: Reading) -> Page | None:
    """None where the page has no narrative."""
    narrative = reading.assessment.narrative
    if narrative is None or narrative.start is None or not narrative.exact.strip():
        return None
    sources: dict[str, int] = {}
    unusual = set()
    for position, source in enumerate(reading.sources):
        name = " ".join((source.name or "").split())
        folded = _folded(name)
        if folded:
            sources.setdefault(folded, position)
        if " " in name and len(name) > 6 and re.fullmatch(r"[\w ’'-]+", name) and NAME.fullmatch(name) is None:
            unusual.add(name)
    found = re.findall(r"\b(20\d\d)\b", narrative.exact)
    where = reading.assessment.place
    return Page(
        text=narrative.exact,
        base=narrative.start,
        sources=sources,
        spaced=_standing(narrative.exact, unusual),
        year=int(found[0]) if found and len(set(found)) == 1 else None,
        home=home(narrative.exact, where.country if where else None),
        coalition=coalition_of(narrative.exact),
        place=where.name_en if where else None,
        lines=Lines(reading.text),
    )


def _standing(text: str, names: set[str]) -> tuple[tuple[int, int], ...]:
    """Where the names stand, the longest first. They begin with a capital there: "palestine today" is no name."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose small form is longer: offsets would not agree
        folded = text
    found: dict[int, int] = {}
    for name in sorted(names, key=lambda n: (len(n), n)):
        at = folded.find(name.lower())
        while at >= 0:
            end = at + len(name)
            if text[at].isupper() and not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                found[at] = end
            at = folded.find(name.lower(), end)
    return tuple(sorted(found.items()))


def _folded(name: str) -> str:
    return _GENERIC.sub("", name).casefold()
