"""The model as an input: JSON Lines, one `Reading` a line, as `kg read --json` prints them.

A record is not read again: it carries its claims. What it says must hold in itself, though, before it becomes triples:
every quotation stands in its text at its offsets (law 4: everything is evidenced), every position points at something
that is there, and every name that becomes part of an IRI is a local name. schema/reading.schema.json says the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from operator import attrgetter
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError

from kg import codelists
from kg.errors import PageError
from kg.model import Actor, Carried, Claim, Figure, Finding, Quotation, Reading, Record, Report, Term

SUFFIX = ".jsonl"
MAX_LINE = 64 * 1024 * 1024  #: bytes
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)
_TOLD = 80  #: code points of the words in an error


class _WrongError(ValueError):
    """What does not hold, in words; becomes a PageError with file and line."""


def parse(line: bytes, file: str = "", number: int | None = None) -> Reading:
    """The record in one line of JSON. `file` and `number` (from 1) say in errors where it stands.

    Raises PageError where it is no JSON, not the model's, or where it does not hold in itself.
    """
    try:
        reading = Reading.model_validate_json(line)
        _name(reading.document.name)
        _check(reading, reading)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PageError(
            file, f"not a record of the model: {where + ': ' if where else ''}{first['msg']}", number
        ) from None
    except _WrongError as error:
        raise PageError(file, str(error), number) from None
    return reading


def _name(name: str) -> None:
    """A document's name is a relative path: files are written under it."""
    if not name or "\\" in name or "\x00" in name or any(part in ("", ".", "..") for part in name.split("/")):
        raise _WrongError(f"document.name must be a relative path: '{name[:_TOLD]}'")


def _check(record: Record, whole: Reading) -> None:
    """Checks the record and all records in it."""
    check, parts = _plan(type(record))
    if check is not None:
        check(record, whole)
    for found in parts(record):
        if type(found) is Quotation:
            _quotation(found, whole)
        elif type(found) is tuple:
            for item in found:
                _check(item, whole)
        elif found is not None:
            _check(found, whole)


@cache
def _plan(kind: type[Record]) -> tuple[Callable[[Any, Reading], None] | None, Callable[[Record], Iterable[Any]]]:
    """The check of such a record, and how to get at the records in it."""
    names = [name for name, field in kind.model_fields.items() if _holds_records(field.annotation)]
    if len(names) > 1:
        return _CHECKS.get(kind), attrgetter(*names)
    return _CHECKS.get(kind), lambda record: [getattr(record, name) for name in names]


def _holds_records(annotation: Any) -> bool:
    if get_origin(annotation) in (Union, UnionType, tuple, Annotated):
        return any(_holds_records(part) for part in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _quotation(it: Quotation, whole: Reading) -> None:
    if it.pointer is not None:
        if it.start is not None or it.end is not None:
            raise _WrongError(f"a quotation has either offsets or a pointer, not both: '{it.exact[:_TOLD]}'")
        return
    start, end = it.start, it.end
    if start is None or end is None:
        raise _WrongError(f"a quotation has neither offsets nor a pointer: '{it.exact[:_TOLD]}'")
    if start < 0 or whole.text[start:end] != it.exact:
        stands = whole.text[max(start, 0) : end][:_TOLD]
        raise _WrongError(f"a quotation says '{it.exact[:_TOLD]}', the text has '{stands}' at {start} to {end}")


def _actor(it: Actor, _: Reading) -> None:
    _local("the kind of an actor", it.kind)
    if it.registered and not _registered(it.name):
        raise _WrongError(f"'{it.name[:_TOLD]}' is said to be in the register of actors, and is not")


def _term(it: Term, _: Reading) -> None:
    _local("a scheme", it.scheme)
    if it.concept is not None:
        _local("a concept", it.concept)


def _figure(it: Figure, _: Reading) -> None:
    if not it.group.startswith("x-"):
        _local("the group of a figure", it.group)


def _report(it: Report, _: Reading) -> None:
    _local("the kind of a report", it.kind)


def _claim(it: Claim, whole: Reading) -> None:
    _position("source", it.source, whole.sources)
    _position("statement", it.statement, whole.reports)
    _position("replaces", it.replaces, whole.claims)
    _position("copy_of", it.copy_of, whole.claims)


def _position(name: str, at: int | None, among: tuple[Record, ...]) -> None:
    if at is not None and not 0 <= at < len(among):
        raise _WrongError(f"a claim's {name} is {at}, and there is nothing at that position")


def _span(it: Carried | Finding, whole: Reading) -> None:
    start, end = it.start, it.end
    if start is not None and end is not None and not 0 <= start <= end <= len(whole.text):
        raise _WrongError(f"a stretch from {start} to {end} does not lie in the text")


@lru_cache(maxsize=1024)
def _registered(name: str) -> bool:
    return codelists.actor(name) is not None


@lru_cache(maxsize=1024)
def _is_local(name: str) -> bool:
    return _LOCAL.fullmatch(name) is not None


def _local(what: str, name: str) -> None:
    if not _is_local(name):
        raise _WrongError(f"{what} is no local name: '{name[:_TOLD]}'")


_CHECKS: dict[type[Record], Callable[[Any, Reading], None]] = {
    Quotation: _quotation,
    Actor: _actor,
    Term: _term,
    Figure: _figure,
    Report: _report,
    Claim: _claim,
    Carried: _span,
    Finding: _span,
}
