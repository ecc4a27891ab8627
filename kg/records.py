"""The model as an input: JSON Lines, one `Reading` a line, as `kg read --json` prints them.

A record is not read again: it carries its claims. What it says must hold in itself, though, before it becomes triples:
every quotation stands in its text at its offsets (law 4: everything is evidenced), every position points at something
that is there, and every name that becomes part of an IRI is a local name. schema/reading.schema.json says the rest.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError

from kg import codelists
from kg.errors import PageError
from kg.formats import MODELS
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

SUFFIX = f".{MODELS.extension}"
MAX_LINE = 64 * 1024 * 1024  #: bytes
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)
_NAME = re.compile(r"[^\x00-\x1f\x7f\\]{1,1000}")
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9 ._-]{0,199}", re.ASCII)  #: most names: nothing in them to look at
_LONGEST = 200  #: bytes in a part of a path; file systems take 255, and an ending comes behind it
_LINES = 10**9  #: findings are sorted by lines of nine digits
_DECIMALS = 20  #: as many as readers take
_FIELDS = itemgetter("exact", "start", "end", "pointer")
_TOLD = 80  #: code points of the words in an error


class _WrongError(ValueError):
    """What does not hold, in words; becomes a PageError with file and line."""


def parse(line: bytes, name: str = "", told: str = "") -> Reading:
    """The record in one line of JSON. `name` is its document's in errors, `told` names file and line there.

    Raises PageError where it is no JSON, not the model's, or where it does not hold in itself.
    """
    where = f"{told}: " if told else ""
    try:
        reading = Reading.model_validate_json(line)
        _check(reading, reading)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        what = f"{field}: {first['msg']}" if field else first["msg"]
        raise PageError(name, f"{where}not a record of the model: {what}") from None
    except _WrongError as error:
        raise PageError(name, f"{where}{error}") from None
    return reading


def lines(path: Path, offset: int = 0, number: int = 0) -> Iterator[tuple[int, int, int, bytes]]:
    """The lines of a file that are not empty: number from 1, offset, length in bytes, and what stands there.

    Of a line longer than MAX_LINE only its first bytes are given: the caller sees that by its length. They begin at
    `offset`, which `number` lines stand before.
    """
    with path.open("rb") as file:
        file.seek(offset)
        while line := file.readline(MAX_LINE):
            number += 1
            if offset == 0 and line.startswith(BOM_UTF8):  # RFC 8259 section 8.1: a parser may ignore it
                line, offset = line[len(BOM_UTF8) :], len(BOM_UTF8)
            length, rest = len(line), line
            while rest and not rest.endswith(b"\n"):  # longer than what is read at a time, or the last line
                rest = file.readline(MAX_LINE)
                length += len(rest)
            if line.strip():
                yield number, offset, length, line
            offset += length


def too_long() -> str:
    """What is said of such a line."""
    return f"the line has more than the {MAX_LINE} bytes that are read"


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
        if type(found) is Quotation:
            _quotation(found, whole)
        elif type(found) is tuple:
            for item in found:
                _check(item, whole)
        else:
            _check(found, whole)


@cache
def _plan(
    kind: type[Record],
) -> tuple[Callable[[Any, Reading], None] | None, Callable[[dict[str, Any]], tuple[Any, ...]] | None]:
    """The check of such a record, and how to get at the records in its fields; None: it has no field for any."""
    names = [name for name, field in kind.model_fields.items() if _holds_records(field.annotation)]
    check = _CHECKS.get(kind)
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
        raise _WrongError(f"document.name must be a relative path: '{it.name[:_TOLD]}'")
    if it.text_length != len(whole.text):
        raise _WrongError(f"document.text_length is {it.text_length}, the text has {len(whole.text)} code points")


def _code(it: Code, _: Reading) -> None:
    if not it.code or " " in it.code:  # a set of them is written with spaces between
        raise _WrongError(f"a code is one word: '{it.code[:_TOLD]}'")


def _quotation(it: Quotation, whole: Reading) -> None:
    exact, start, end, pointer = _FIELDS(it.__dict__)
    if pointer is not None:
        if start is not None or end is not None:
            raise _WrongError(f"a quotation has either offsets or a pointer, not both: '{exact[:_TOLD]}'")
        return
    if start is None or end is None:
        raise _WrongError(f"a quotation has neither offsets nor a pointer: '{exact[:_TOLD]}'")
    text = whole.text
    if start < 0 or text[start:end] != exact:
        stands = text[max(start, 0) : end][:_TOLD]
        raise _WrongError(f"a quotation says '{exact[:_TOLD]}', the text has '{stands}' at {start} to {end}")


def _actor(it: Actor, _: Reading) -> None:
    _local("the kind of an actor", it.kind)
    if not it.name:
        raise _WrongError("an actor has no name")
    if it.registered and not _registered(it.name):
        raise _WrongError(f"'{it.name[:_TOLD]}' is said to be in the register of actors, and is not")


def _place(it: Place, _: Reading) -> None:
    if "" in (it.country, it.region):
        raise _WrongError("a country or region that the page does not print is null, not empty")


def _term(it: Term, _: Reading) -> None:
    _local("a scheme", it.scheme)
    if it.concept is not None:
        _local("a concept", it.concept)


def _figure(it: Figure, _: Reading) -> None:
    if not it.group.startswith("x-"):
        _local("the group of a figure", it.group)


def _geolocation(it: Geolocation, _: Reading) -> None:
    for degrees in (it.latitude, it.longitude):
        exponent = degrees.as_tuple().exponent if degrees is not None else 0
        if not isinstance(exponent, int) or not -_DECIMALS <= exponent <= _DECIMALS:
            raise _WrongError(f"no coordinate has so many digits: {degrees}")


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
        raise _WrongError(f"a claim's {name} is {at}, and there is nothing at that position")


def _finding(it: Finding, whole: Reading) -> None:
    _local("the check of a finding", it.check)
    if not all(0 <= line < _LINES for line in it.lines):
        raise _WrongError(f"a finding has no such line: {it.lines}"[:_TOLD])
    _span(it, whole)


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
