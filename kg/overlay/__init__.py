"""People's corrections: files of them, what they find on a page, and the reading that they give."""

from kg.overlay.agreement import agreements
from kg.overlay.answers import answers
from kg.overlay.apply import apply, entries_for
from kg.overlay.edit import save
from kg.overlay.entries import Entry, Overlay, key
from kg.overlay.parse import NAME, load, load_lines, parse
from kg.overlay.record import Correction

__all__ = [
    "NAME",
    "Correction",
    "Entry",
    "Overlay",
    "agreements",
    "answers",
    "apply",
    "entries_for",
    "key",
    "load",
    "load_lines",
    "parse",
    "save",
]
