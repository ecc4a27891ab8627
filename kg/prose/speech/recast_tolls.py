"""Tolls that "stood at" a number, made plain: whose toll it is said so."""

import re

from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

_TOLL = r"(?:death\s+)?(?:tolls?|count|tally|figures?|total|number|estimate|assessment|casualty\s+(?:count|figures?))"
_STOOD = (
    r"(?:stood\s+at|came\s+to|rose\s+to|reached|climbed\s+to|amounted\s+to|had\s+(?:risen|grown|climbed"
    r"|gone\s+up)\s+to|went\s+up\s+to|increased\s+to|grew\s+to|was\s+put\s+at|(?:was|were)(?!\s+(?:\w+ly\s+"
    r"|also\s+|later\s+|then\s+)*[a-z]+ed\b)|stands\s+at)"
)
#: "Its final toll, issued on Monday, stood at seven": it put it at seven.
_ITS_TOLL = Screened(
    r"^(?:(?:However|Later|Meanwhile|[^,;:“”]{3,40}),\s+)?(?P<its>(?:Its|Their|His|Her|its|their|his"
    r"|her))(?P<toll>\s+(?:[a-z-]+\s+){0,3}?"
    rf"{_TOLL}(?:\s+(?:of|for|issued|published|on"
    rf"|in)\s[^,;:“”]{{2,40}}?)?(?:,\s[^;:“”]{{3,60}},)?)\s+(?P<stood>{_STOOD})(?=\s)"
)
#: "the hospital’s final count reached 12": the hospital counted 12.
_WHOSE_TOLL = Screened(
    r"(?<=\w)(?P<toll>(?:[’']s"
    rf"|(?<=s)[’'])\s+(?:[a-z-]+\s+){{0,3}}?{_TOLL}(?:,\s[^;:“”]{{3,60}},)?)\s+(?P<stood>{_STOOD})"
    r"(?=\s+(?:(?:at\s+least|over|around|about|only|just|more\s+than)\s+)?(?:\d|one\b|two\b|three\b|four\b|five\b"
    r"|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|\w+teen\b|\w+ty\b))"
)
#: "Noor News’ figure of nine dead was the lowest": it said nine.
_WHOSE_FIGURE = Screened(
    rf"(?<=[a-z])(?P<of>[’']s?\s+(?:[a-z]+\s+){{0,2}}?(?:figure|toll|count|estimate|tally)\s+of)"
    rf"(?=\s+{NUMBER_WORD}\s+(?:dead|deaths|killed|people|civilians)\b)"
)
#: "On the following morning this was revised to eight": by whom the sentence before names.
_WAS_REVISED = Screened(
    r"(?P<this>\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir)(?:\s+(?:initial\s+|first\s+"
    rf"|earlier\s+)?{_TOLL})?)\s+(?P<was>(?:was|were)\s+(?:(?:later|then|subsequently|soon|\w+ly)\s+)?)"
    r"(?P<verb>revised|raised|updated|corrected|amended|increased|lowered|adjusted)(?P<to>\s+(?:(?:up"
    r"|down)\w*\s+)?(?:from\s+[^,;.]{1,30}?\s+)?to\s)(?!.*\sby\s+(?:the\s+)?[A-Z@])"
)
#: "“…,” the statement went on": it said more.
_WENT_ON = re.compile(r"\b(?:went|goes)\s+on(?=\s*(?:[.:,;]|$|\s[“\"]|\sthat\b))")


def tolls(text: str, pieces: list[str]) -> None:
    """A toll that stood at a number: whose it is put it there."""
    its, revised = _ITS_TOLL.search(text), _WAS_REVISED.search(text)
    for found in (*_WHOSE_TOLL.finditer(text), *((its,) if its else ())):
        blank(pieces, found, "toll")
        write(pieces, found, "stood", "said")
        if "its" in found.re.groupindex:
            write(pieces, found, "its", {"their": "They"}.get(found["its"].lower(), "It"))
    if revised and not its:
        write(pieces, revised, "this", "It")
        blank(pieces, revised, "was")
    if " of " in text and ("’" in text or "'" in text):
        for of in _WHOSE_FIGURE.finditer(text):
            write(pieces, of, "of", " said")
    for went in _WENT_ON.finditer(text):
        pieces[went.start() : went.end()] = "said".ljust(went.end() - went.start())


def write(pieces: list[str], found: re.Match[str], group: str, word: str) -> None:
    """Puts a word into the place of a group, which is at least as long."""
    start, end = found.span(group)
    pieces[start:end] = word.ljust(end - start)


def blank(pieces: list[str], found: re.Match[str], *groups: str | int) -> None:
    """Leaves spaces where the groups stand."""
    for group in groups:
        start, end = found.span(group)
        pieces[max(start, 0) : max(end, 0)] = " " * (end - start)
