"""Labelled fields of the text layout: the page's head, Key Information and Summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import codelists
from kg.model import Geolocation, Note
from kg.read import labels
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.fields import labelled
from kg.read.places import ARABIC
from kg.read.text.blocks import SEPARATE, Line, spanning
from kg.read.values import pieces
from kg.values.codes import is_code
from kg.values.counts import CountRange, breakdown
from kg.values.points import Point

_ACCURACY = re.compile(r"accuracy:(?P<level>.*)", re.IGNORECASE)
_NOTE = re.compile(r"note: the accuracy of this location is to (?P<level>.{1,60}) level\.?", re.IGNORECASE)
_LAYOUT = ("continue to map", "read more", "show more")
_LATIN = re.compile(r"[A-Za-z]")


def fields(draft: Draft, lines: Sequence[Line]) -> None:
    """Reads labels with their values. A label reaches no further than the next one; what it cannot hold is unseen."""
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and not _is_label(lines[end]):
            end += 1
        if _is_label(lines[at]):
            _field(draft, lines[at], lines[at + 1 : end])
        else:
            unseen(draft, lines[at:end])
        at = end


def unseen(draft: Draft, lines: Sequence[Line]) -> None:
    """Lines that no known label explains, taken in pairs as an unknown label and its value."""
    at = 0
    while at < len(lines):
        if lines[at].folded in _LAYOUT:
            draft.sheet.carry(lines[at].words, "layout")
            at += 1
            continue
        if _is_prose(lines[at]):  # a paragraph where none is expected stays unread, and is reported as such
            at += 1
            continue
        value = lines[at + 1].words if at + 1 < len(lines) else None
        draft.unseen(lines[at].words, value)
        at += 2


def _is_label(line: Line) -> bool:
    return labels.field(line.words.value) is not None or line.folded in SEPARATE


def _is_prose(line: Line) -> bool:
    return len(line.words.exact) > 120


def _field(draft: Draft, label: Line, under: Sequence[Line]) -> None:
    known = labels.field(label.words.value)
    if known is None:
        _separate(draft, label, under)
    elif known.kind == "point":
        draft.sheet.carry(label.words, f"{known.name} (label)")
        _geolocation(draft, label, under)
    elif known.kind == "place":
        _place(draft, label, under)
    else:
        count = _reach(draft, known, under)
        labelled(draft, label.words, spanning(draft.sheet, under[:count]) if count else None)
        unseen(draft, under[count:])


def _reach(draft: Draft, known: labels.Field, under: Sequence[Line]) -> int:
    """How many of the lines under a label are its value."""
    if not under:
        return 0
    if known.kind in ("conflicts", "note"):
        return len(under)
    if len(under) > 1 and not _fits(draft, known, under[0].words) and not _explains(known, under[1].words):
        # An empty label with an unknown one under it (`Country`, `Weather`, `Fog`), or an unknown value over pairs.
        return len(under) % 2
    count = 1
    while count < len(under) and _explains(known, under[count].words):
        count += 1
    return count


def _fits(draft: Draft, known: labels.Field, value: Words) -> bool:
    """Whether a line looks like a value of its label; asked only where more lines follow than the label can hold."""
    text = value.value
    if known.kind == "figure":
        return CountRange.parse(text) is not None or text.casefold() in ("unknown", "none")
    if known.kind == "terms":
        code_list = codelists.code_list(known.about)
        return any(code_list.find(piece) for piece, _, _ in code_list.split(text)) or known.about == "harm-status"
    if known.kind == "country" and draft.place and draft.place.country:
        return text.casefold() == draft.place.country.casefold()
    if known.kind == "actors":
        return all(codelists.actor(name.value) or name.value == "Unknown" for name in pieces(value, ","))
    return True


def _explains(known: labels.Field, line: Words) -> bool:
    """Whether a line after the value belongs to it: a definition, or the breakdown of a count."""
    if known.kind == "figure":
        return bool(breakdown(line.value))
    if known.kind == "codes":
        return all(is_code(code.value) for code in pieces(line, " ,"))
    return known.kind == "terms" and line.value.endswith(".")


def _place(draft: Draft, label: Line, under: Sequence[Line]) -> None:
    """The location line; an Arabic line under it is its Arabic name."""
    repeated = draft.place is not None
    labelled(draft, label.words, under[0].words if under else None)
    rest = under[1:]
    if rest and draft.place and not draft.place.name_ar and not repeated:
        arabic = rest[0].words
        if ARABIC.search(arabic.value) and not _LATIN.search(arabic.value):
            evidence = draft.sheet.take(spanning(draft.sheet, under[:2]), "place")
            draft.place = draft.place.model_copy(update={"name_ar": arabic.value, "evidence": evidence})
            rest = rest[1:]
    unseen(draft, rest)


def _geolocation(draft: Draft, label: Line, under: Sequence[Line]) -> None:
    points, rest = _points(draft, under)
    for found in points:
        if draft.geolocation is None:
            draft.geolocation = found
        elif not _same(draft.geolocation, found):
            draft.sheet.find(
                "Differs",
                "Warning",
                "'Geolocation' is printed more than once and differs. The first was read; the other is kept beside it.",
                "Compare both places on the page.",
                label.words,
            )
            draft.additional_geolocations.append(found)
    if not under:
        draft.empty(label.words)
    unseen(draft, rest)


def _same(a: Geolocation, b: Geolocation) -> bool:
    level_a, level_b = (x.accuracy.label if x.accuracy else None for x in (a, b))
    return (a.latitude, a.longitude, level_a) == (b.latitude, b.longitude, level_b)


def _points(draft: Draft, under: Sequence[Line]) -> tuple[list[Geolocation], list[Line]]:
    """The points with their accuracy, and the lines that are neither."""
    points: list[Geolocation] = []
    rest: list[Line] = []
    at = 0
    while at < len(under):
        line = under[at]
        level = _ACCURACY.fullmatch(line.words.value) or _NOTE.fullmatch(line.words.value)
        pair = at + 1 < len(under) and line.words.exact.endswith(",")
        words = spanning(draft.sheet, under[at : at + 2]) if pair else line.words
        if level:
            _accuracy(draft, line, points)
        elif line.folded in _LAYOUT:
            draft.sheet.carry(line.words, "layout")
        elif Point.parse(words.value) or (at == 0 and words.exact[:1].isdigit()):
            found = draft.point("geolocation", words)
            points += [found] if found else []
            at += pair
        else:
            rest.append(line)
        at += 1
    return points, rest


def _accuracy(draft: Draft, line: Line, points: list[Geolocation]) -> None:
    """Joins the accuracy to the point above it. Its evidence is the whole line; an empty one is a fact."""
    found = _ACCURACY.fullmatch(line.words.exact) or _NOTE.fullmatch(line.words.exact)
    evidence = draft.sheet.take(line.words, "accuracy")
    level = line.words.cut(*found.span("level")).strip() if found else line.words
    if not level:
        draft.empty(line.words)
        return
    if not points:
        draft.notes.append(Note(label="Accuracy", words=evidence))
        return
    term = draft.term("accuracy", level, "accuracy").model_copy(update={"evidence": evidence})
    last = points[-1]
    points[-1] = last.model_copy(update={"accuracy": term, "evidence": (*last.evidence, evidence)})


def _separate(draft: Draft, label: Line, under: Sequence[Line]) -> None:
    """Labels that stand in no table because their value is an address or a list."""
    if label.folded.startswith("additional"):
        draft.sheet.carry(label.words, "additional_geolocations (label)")
        points, rest = _points(draft, under)
        draft.additional_geolocations += points
        if not under:
            draft.empty(label.words)
        unseen(draft, rest)
        return
    draft.sheet.carry(label.words, "permalink (label)")
    if under and under[0].words.value.startswith(("http://", "https://")):
        draft.permalink = draft.permalink or under[0].words.value
        draft.sheet.carry(under[0].words, "permalink")
        unseen(draft, under[1:])
        return
    draft.empty(label.words)
    unseen(draft, under)
