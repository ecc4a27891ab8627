"""How far a value that a client gives agrees with what an entity says: from 0, another, to 1, the same."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

from kg.names import plain_words, similarity
from kg.reconcile.entities import Days, Entity, Label, Located, Reference, Value
from kg.reconcile.requests import Given, Thing
from kg.reconcile.schema import Property
from kg.values.dates import Days as Printed
from kg.values.points import Point, distance_km

#: Beyond the radius of the stated accuracy, agreement falls to 0 over so many kilometres.
FALL_KM = 25.0
#: The qualifier with which only the same words agree.
EXACT = "ExactMatch"
#: A code that an incident bore before may be another incident's code today.
FORMER = 0.7
#: A former code that was printed in one with others, and that a rule has cut out of them.
INFERRED = 0.65
#: R850A and R850a may be two codes.
OTHER_CASE = 0.9

_WKT = re.compile(r"POINT ?\(([-+0-9.]{1,24}) +([-+0-9.]{1,24})\)", re.IGNORECASE | re.ASCII)
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T[0-9:.]{5,15}(?:Z|[+-][0-9:]{4,6})?)?", re.ASCII)


def name_agreement(entity: Entity, name: str, qualifier: str | None = None) -> float:
    """The best agreement with one of its names. An incident is known by its codes alone: CS243 and CS244 differ."""
    if "incident" in entity.types:
        return _code_agreement(entity, name)
    if qualifier == EXACT:
        return float(any(plain_words(name) == plain_words(it.text) for it in entity.names))
    return max(similarity(name, it.text) for it in entity.names)


def agreement(
    entity: Entity, it: Property, given: Given, qualifier: str | None = None, space: str | None = None
) -> float | None:
    """None: the entity does not say, or the value is none of this property. That speaks neither for nor against.

    `space` is what the IRIs of this service begin with: two of them name two things, whatever they are called.
    """
    words = _words(given)
    if it.kind == "name":
        return None if words is None else name_agreement(entity, words, qualifier)
    told = entity.values.get(it.id, ())
    if not told:
        return None
    if it.kind == "point":
        km = distance(told, words)
        return None if km is None else max(0.0, 1 - km[1] / FALL_KM)
    if it.kind == "days":
        return _days_agreement(told, words)
    if it.kind == "reference":
        return _best(
            _reference_agreement(value, given, qualifier, space) for value in told if isinstance(value, Reference)
        )
    if words is None:
        return None
    texts = [value.text if isinstance(value, Label) else str(value) for value in told]
    return float(words.strip().rstrip("/") in [text.rstrip("/") for text in texts])


def distance(told: Iterable[Value], words: str | None) -> tuple[float, float] | None:
    """The distance in km to the nearest point told, and how far that lies beyond its radius; None: no point given."""
    point = parse_point(words or "")
    if point is None:
        return None
    measured = [
        (distance_km(point, (it.latitude, it.longitude)), (it.radius_m or 0.0) / 1000)
        for it in told
        if isinstance(it, Located)
    ]
    return min(((km, max(0.0, km - radius)) for km, radius in measured), key=lambda it: it[1], default=None)


def parse_point(words: str) -> tuple[float, float] | None:
    """Latitude and longitude of `36.23, 38.02` or `POINT(38.02 36.23)`; None where it is no point on Earth."""
    found = _WKT.fullmatch(words.strip())
    point = Point.parse(f"{found[2]}, {found[1]}" if found else words)
    return (float(point.latitude), float(point.longitude)) if point is not None and point.on_earth else None


def parse_days(words: str) -> Days | None:
    """Days of an ISO date, month or year, of an EDTF interval, or of a date as pages print it; None: it is no date."""
    parts = [_iso(part) for part in words.strip().split("/")]
    if len(parts) <= 2 and all(parts):
        first, last = parts[0], parts[-1]
        assert first is not None and last is not None
        return Days(first.earliest, last.latest) if first.earliest <= last.latest else None
    printed = Printed.parse(words)
    if printed is None or printed.earliest is None or printed.latest is None:
        return None
    return Days(printed.earliest, printed.latest)


def _iso(words: str) -> Days | None:
    found = _ISO.fullmatch(words)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Days(first, last)


def _days_agreement(told: Iterable[Value], words: str | None) -> float | None:
    asked = parse_days(words or "")
    if asked is None:
        return None
    return _best(_overlap(it, asked) for it in told if isinstance(it, Days))


def _overlap(told: Days, asked: Days) -> float:
    if told.earliest <= asked.latest and asked.earliest <= told.latest:
        return 1.0
    # a night's strike is dated by either day, and in another time zone by a third
    one = timedelta(days=1)
    beside = told.earliest - asked.latest == one or asked.earliest - told.latest == one
    return 0.5 if beside else 0.0


def _reference_agreement(told: Reference, given: Given, qualifier: str | None, space: str | None) -> float | None:
    if isinstance(given, Thing):
        if given.id == told.iri:
            return 1.0
        if space is not None and given.id.startswith(space):
            return 0.0
        return None if given.name is None else _reference_agreement(told, given.name, qualifier, space)
    words = _words(given)
    if words is None:
        return None
    if words.strip() == told.iri or plain_words(words) == plain_words(told.name):
        return 1.0
    return 0.0 if qualifier == EXACT else similarity(words, told.name)


def _code_agreement(entity: Entity, name: str) -> float:
    """The share of the codes in the name that the incident bears; a former or inferred code counts less."""
    asked = re.split(r"[\s,;]+", name.strip())
    grades: dict[str, float] = {}
    # the better grade is written last
    for key, grade in (("inferred_code", INFERRED), ("previous_code", FORMER), ("code", 1.0)):
        grades |= {it.text: grade for it in entity.values.get(key, ()) if isinstance(it, Label)}
    lower = {code.casefold() for code, grade in grades.items() if grade == 1}
    return sum(max(grades.get(it, 0.0), OTHER_CASE if it.casefold() in lower else 0.0) for it in asked) / len(asked)


def _words(given: Given) -> str | None:
    if isinstance(given, Thing):
        return given.name or given.id
    return None if isinstance(given, bool) else str(given)


def _best(found: Iterable[float | None]) -> float | None:
    return max((it for it in found if it is not None), default=None)
