"""Fields of a page that a person may set right, and how."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from kg import codelists
from kg.model import Code, Geolocation, Quotation, Reading, Term
from kg.overlay.claims import figure, party, time
from kg.overlay.entries import (
    AnyFix,
    FixCategories,
    FixCodes,
    FixDate,
    FixFigures,
    FixParties,
    FixPlace,
    FixPoint,
)
from kg.overlay.find import Span, places, quote
from kg.overlay.form import Label
from kg.read.base import Words
from kg.read.places import place
from kg.values.codes import split_glued


def fixed(reading: Reading, it: AnyFix) -> Reading:
    """The reading with the field set. Raises NotFound where words of the new value are not on the page."""
    room, _, name = it.field.partition(".")
    record = getattr(reading, room)
    return reading.model_copy(update={room: record.model_copy(update={name: _value(reading, it)})})


def machine(reading: Reading, field: str) -> str:
    """What the machine read for the field, as JSON."""
    room, _, name = field.partition(".")
    found = getattr(reading, room).model_dump(mode="json", include={name}, exclude_defaults=True)
    return orjson.dumps(found.get(name)).decode()


def _value(reading: Reading, it: AnyFix) -> object:
    text = reading.text
    near = _near(reading, it.field)
    match it:
        case FixCodes():
            return tuple(_code(text, code, near, glued=it.field != "incident.codes") for code in it.value)
        case FixDate():
            return time(it.value, text, near) if it.value else None
        case FixPlace():
            return place(_words(quote(text, it.value, near))) if it.value else None
        case FixPoint():
            if it.value is None:
                return None
            words = quote(text, it.value.words, near)
            return Geolocation(latitude=it.value.latitude, longitude=it.value.longitude, evidence=(words,))
        case FixFigures():
            return tuple(figure(count, text, near) for count in it.value)
        case FixParties():
            return tuple(party(whom, text, near) for whom in it.value)
        case FixCategories():
            return tuple(_term(text, label, near) for label in it.value)


def _near(reading: Reading, field: str) -> tuple[Span, ...]:
    """Where the machine read the field, to tell apart words that stand on the page several times."""
    room, _, name = field.partition(".")
    value = getattr(getattr(reading, room), name)
    things = value if isinstance(value, tuple) else () if value is None else (value,)
    spans: list[Span] = []
    for thing in things:
        words = thing.evidence if isinstance(thing.evidence, tuple) else (thing.evidence,)
        spans += [(it.start, it.end) for it in words if it is not None and it.start is not None and it.end is not None]
    return tuple(spans)


def _code(text: str, code: str, near: Iterable[Span], *, glued: bool) -> Code:
    """Codes stand on a page many times and say the same everywhere: the first place will do."""
    spans = (*near, *places(text, code)[:1])
    pieces = (split_glued(code) or ()) if glued else ()
    return Code(code=code, pieces=pieces if len(pieces) > 1 else (), evidence=quote(text, code, spans))


def _term(text: str, label: Label, near: Iterable[Span]) -> Term:
    concept = codelists.code_list(label.scheme).find(label.label)
    assert concept is not None
    printed = label.words or label.label
    return Term(scheme=label.scheme, label=concept.label, concept=concept.name, evidence=quote(text, printed, near))


def _words(it: Quotation) -> Words:
    assert it.start is not None
    return Words(it.exact, it.start)
