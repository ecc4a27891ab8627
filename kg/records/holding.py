"""What a record says must hold in itself.

Every quotation stands in its text at its offsets (law 4: everything is evidenced), every position points at something
that is there, and every name that becomes part of an IRI is a local name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from operator import itemgetter
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from kg import codelists, plain
from kg.model import (
    Actor,
    Carried,
    Claim,
    Code,
    Document,
    Figure,
    Finding,
    Geolocation,
    Place,
    Quotation,
    Reading,
    Record,
    Report,
    Term,
)
from kg.values.counts import MOST

_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)
_NAME = re.compile(r"[^\x00-\x1f\x7f\\]{1,1000}")
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9 ._-]{0,199}", re.ASCII)  #: most names: nothing in them to look at
_LONGEST = 200  #: bytes in a part of a path; file systems take 255, and an ending comes behind it
_LINES = 10**9  #: findings are sorted by lines of nine digits
_DECIMALS = 20  #: as many as readers take
_FIELDS = itemgetter("exact", "start", "end", "pointer")
_TOLD = 80  #: code points of the words in an error


class WrongError(ValueError):
    """What does not hold, in words."""


def hold(reading: Reading) -> None:
    """Checks the reading and all records in it. Raises WrongError for the first that does not hold."""
    _check(reading, reading)


def is_name(name: str) -> bool:
    """Whether a document may go by this name: a relative path, for files are written under it."""
    if _PLAIN.fullmatch(name):
        return True
    parts = name.split("/")
    return _NAME.fullmatch(name) is not None and all(
        part not in ("", ".", "..") and len(part.encode()) <= _LONGEST for part in parts
    )


def _check(record: Record, whole: Reading) -> None:
    """Checks the record and all records in it."""
    check, parts = _plan(type(record))
    if check is not None:
        check(record, whole)
    if parts is None:
        return
    for found in parts(record.__dict__):  # an attribute of a record takes three times as long to read
        if not found:  # None or an empty tuple, which most are
            continue
        if type(found) is tuple:
            for item in found:
                _check(item, whole)
        else:
            _check(found, whole)


@cache
def _plan(
    kind: type,
) -> tuple[Callable[[Any, Reading], None] | None, Callable[[dict[str, Any]], tuple[Any, ...]] | None]:
    """The check of such a record, and how to get at the records in its fields; None: it has no field for any."""
    model = plain.model_of(kind)
    names = [name for name, field in model.model_fields.items() if _holds_records(field.annotation)]
    check = _CHECKS.get(model)
    if not names:
        return check, None
    get = itemgetter(*names)
    return check, get if len(names) > 1 else lambda fields: (get(fields),)


def _holds_records(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, UnionType, tuple, Annotated):
        return any(_holds_records(part) for part in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _document(it: Document, whole: Reading) -> None:
    if not is_name(it.name):
        raise WrongError(f"document.name must be a relative path: '{it.name[:_TOLD]}'")
    if it.text_length != len(whole.text):
        raise WrongError(f"document.text_length is {it.text_length}, the text has {len(whole.text)} code points")


def _code(it: Code, _: Reading) -> None:
    if not it.code or " " in it.code:  # a set of them is written with spaces between
        raise WrongError(f"a code is one word: '{it.code[:_TOLD]}'")


def _quotation(it: Quotation, whole: Reading) -> None:
    exact, start, end, pointer = _FIELDS(it.__dict__)
    if pointer is not None:
        if start is not None or end is not None:
            raise WrongError(f"a quotation has either offsets or a pointer, not both: '{exact[:_TOLD]}'")
        return
    if start is None or end is None:
        raise WrongError(f"a quotation has neither offsets nor a pointer: '{exact[:_TOLD]}'")
    text = whole.text
    if start < 0 or text[start:end] != exact:
        stands = text[max(start, 0) : end][:_TOLD]
        raise WrongError(f"a quotation says '{exact[:_TOLD]}', the text has '{stands}' at {start} to {end}")


def _actor(it: Actor, _: Reading) -> None:
    _local("the kind of an actor", it.kind)
    if not it.name:
        raise WrongError("an actor has no name")
    if it.registered and not _registered(it.name):
        raise WrongError(f"'{it.name[:_TOLD]}' is said to be in the register of actors, and is not")


def _place(it: Place, _: Reading) -> None:
    if "" in (it.country, it.region):
        raise WrongError("a country or region that the page does not print is null, not empty")


def _term(it: Term, _: Reading) -> None:
    _local("a scheme", it.scheme)
    if it.concept is not None:
        _local("a concept", it.concept)


def _figure(it: Figure, _: Reading) -> None:
    if not it.group.startswith("x-"):
        _local("the group of a figure", it.group)
    if (it.minimum or 0) > MOST or (it.maximum or 0) > MOST:
        raise WrongError(f"a figure counts more than {MOST:,}: '{it.verbatim[:_TOLD]}'")


def _geolocation(it: Geolocation, _: Reading) -> None:
    for degrees in (it.latitude, it.longitude):
        exponent = degrees.as_tuple().exponent if degrees is not None else 0
        if not isinstance(exponent, int) or not -_DECIMALS <= exponent <= _DECIMALS:
            raise WrongError(f"no coordinate has so many digits: {degrees}")


def _report(it: Report, _: Reading) -> None:
    _local("the kind of a report", it.kind)


def _claim(it: Claim, whole: Reading) -> None:
    for name, at, among in (
        ("source", it.source, whole.sources),
        ("statement", it.statement, whole.reports),
        ("replaces", it.replaces, whole.claims),
        ("copy_of", it.copy_of, whole.claims),
    ):
        if at is not None:
            _position(name, at, among)


def _position(name: str, at: int, among: tuple[Record, ...]) -> None:
    if not 0 <= at < len(among):
        raise WrongError(f"a claim's {name} is {at}, and there is nothing at that position")


def _finding(it: Finding, whole: Reading) -> None:
    _local("the check of a finding", it.check)
    if not all(0 <= line < _LINES for line in it.lines):
        raise WrongError(f"a finding has no such line: {it.lines}"[:_TOLD])
    _span(it, whole)


def _span(it: Carried | Finding, whole: Reading) -> None:
    start, end = it.start, it.end
    if start is not None and end is not None and not 0 <= start <= end <= len(whole.text):
        raise WrongError(f"a stretch from {start} to {end} does not lie in the text")


@lru_cache(maxsize=1024)
def _registered(name: str) -> bool:
    return codelists.actor(name) is not None


@lru_cache(maxsize=1024)
def _is_local(name: str) -> bool:
    return _LOCAL.fullmatch(name) is not None


def _local(what: str, name: str) -> None:
    if not _is_local(name):
        raise WrongError(f"{what} is no local name: '{name[:_TOLD]}'")


_CHECKS: dict[type[Record], Callable[[Any, Reading], None]] = {
    Document: _document,
    Quotation: _quotation,
    Actor: _actor,
    Term: _term,
    Figure: _figure,
    Geolocation: _geolocation,
    Place: _place,
    Report: _report,
    Claim: _claim,
    Carried: _span,
    Code: _code,
    Finding: _finding,
}
