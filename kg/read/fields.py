"""Reads labelled fields into a draft: one function for each kind of value, and their table."""

from __future__ import annotations

from collections.abc import Callable

from kg import codelists
from kg.model import Code, Figure, Note
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.labels import Field, Kind, field
from kg.read.places import place
from kg.read.values import group, pieces
from kg.values.codes import is_code, split_glued
from kg.values.counts import breakdown


def _codes(draft: Draft, known: Field, value: Words) -> None:
    draft.sheet.carry(value, known.name)  # with what stands between the codes
    for word in pieces(value, " ,"):
        draft.codes.append(Code(code=word.value, evidence=draft.sheet.take(word, known.name)))


def previous_codes(draft: Draft, known: Field, value: Words) -> None:
    """Previous codes: kept as printed; a run-together string is split by rule and says so."""
    before = {code.code for code in draft.previous}
    for word in pieces(value, " ,"):
        text = word.value
        if text in before:
            draft.sheet.carry(word, f"{known.name} (repeated)")
            continue
        split = () if is_code(text) else split_glued(text) or ()
        draft.previous.append(Code(code=text, pieces=split, evidence=draft.sheet.take(word, known.name)))
        if split:
            draft.sheet.find(
                "GluedCodes",
                "Info",
                f"Previous codes are printed without a separator; {' + '.join(split)} is a reading by rule.",
                "Check the pieces before you use one to find another incident.",
                word,
            )


def _date(draft: Draft, known: Field, value: Words) -> None:
    draft.date = draft.day(known.name, value)


def _place(draft: Draft, known: Field, value: Words) -> None:
    draft.sheet.carry(value, known.name)
    draft.place = place(value)


def _point(draft: Draft, known: Field, value: Words) -> None:
    found = draft.point(known.name, value)
    if found:
        draft.geolocation = found


def _conflicts(draft: Draft, known: Field, value: Words) -> None:
    for line in value.lines():
        draft.conflicts.append(draft.term("conflict", line, known.name))


def _terms(draft: Draft, known: Field, value: Words) -> None:
    code_list = codelists.code_list(known.about)
    first, *rest = value.lines()
    if known.about == "harm-status":  # the site prints a definition under the grade, or behind it on the same line
        word, _, more = first.exact.partition(" ")
        if more.endswith(".") and code_list.find(word) and not code_list.find(first.value):
            rest = [first.cut(len(word)).strip(), *rest]
            first = first.cut(0, len(word))
        draft.evidence.extend(draft.sheet.take(line, f"{known.name} (definition)") for line in rest)
        rest = []
    for line in (first, *rest):
        draft.sheet.carry(line, known.name)
        for _, start, end in code_list.split(line.exact):
            draft.categories.append(draft.term(known.about, line.cut(start, end), known.name))


def _figure(draft: Draft, known: Field, value: Words) -> None:
    group_name, harm = known.about.split()
    first, *rest = value.lines()
    draft.figures.append(draft.figure(known.name, first, "killed" if harm == "killed" else "injured", group_name))
    draft.latest_figure = len(draft.figures) - 1
    for line in rest:
        parts(draft, line)


def _actors(draft: Draft, known: Field, value: Words) -> None:
    draft.sheet.carry(value, known.name)  # with the commas between the names
    for word in pieces(value, ",\n"):
        draft.actors[known.about].append(draft.actor(word, known.name))


def _country(draft: Draft, known: Field, value: Words) -> None:
    draft.sheet.carry(value, known.name)
    printed = draft.place.country if draft.place else None
    if printed and printed.casefold() != value.value.casefold():
        draft.sheet.find(
            "Country",
            "Info",
            f"The country is printed as '{value.value}', the location line ends in '{printed}'.",
            "Both stand; check which one is meant.",
            value,
        )
    draft.notes.append(Note(label="Country", words=value.quotation))


def _note(draft: Draft, known: Field, value: Words) -> None:
    draft.notes.append(Note(label=known.name.replace("_", " ").capitalize(), words=draft.sheet.take(value, known.name)))


def parts(draft: Draft, line: Words) -> bool:
    """Reads `2 Children, 1 Woman` as parts of the latest figure; False where it is no breakdown."""
    found = breakdown(line.exact) or breakdown(line.value)
    if not found or draft.latest_figure is None:
        return False
    whole = draft.figures[draft.latest_figure]
    mended = len(line.exact) != len(line.mend(line.exact))
    counted = []
    for piece in found:
        words = line if mended else line.cut(piece.start, piece.end)
        counted.append(
            Figure(
                harm=whole.harm,
                group=group(piece.who),
                minimum=piece.count.minimum,
                maximum=piece.count.maximum,
                verbatim=f"{piece.count} {piece.who}" if mended else words.value,
                evidence=words.quotation,
            )
        )
    draft.sheet.carry(line, "breakdown")
    draft.figures[draft.latest_figure] = whole.model_copy(update={"parts": (*whole.parts, *counted)})
    draft.latest_figure = None
    return True


# ------------------------------------------------------------------ kinds of fields


KINDS: dict[Kind, Callable[[Draft, Field, Words], None]] = {
    "codes": _codes,
    "previous": previous_codes,
    "date": _date,
    "time": _date,
    "place": _place,
    "point": _point,
    "conflicts": _conflicts,
    "terms": _terms,
    "figure": _figure,
    "actors": _actors,
    "country": _country,
    "note": _note,
}


def labelled(draft: Draft, label: Words, value: Words | None) -> None:
    """Reads one label with its value; `value` None or empty: the label stands without a value."""
    known = field(label.value)
    if known is None:
        draft.unseen(label, value)
        return
    draft.sheet.carry(label, f"{known.name} (label)")
    if not value or not value.strip():
        draft.empty(label)
        return
    value = value.strip()
    if known.kind == "previous":  # the older layout prints one label for each code
        previous_codes(draft, known, value)
        return
    before = draft.seen.get(known.name)
    if before is not None and known.kind != "note":
        draft.repeated(known.name, label, before, value)
        return
    draft.seen[known.name] = value
    KINDS[known.kind](draft, known, value)
