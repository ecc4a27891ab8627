"""The order of kept rows: that of ORDER BY, as bytes that compare as the engine compares terms.

Rows of a change take their places among kept ones, and a first making sorts on disk: neither can ask the engine. Where
it would compare otherwise than these bytes say (numbers beside words in one column, a day with a zone), `Unordered` is
raised and the answer is not kept. Source: SPARQL 1.1, 15.1; beyond it the engine's own rule: unbound, IRIs, literals;
literals of different kinds by their words, then datatype, then language.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.terms import RDF, XSD

_TERM = re.compile(r"\s*(?:(?P<down>DESC)\()?(?:(?P<text>STR)\()?\?(?P<name>\w+)\)*", re.ASCII)
_LITERAL = re.compile(r'"(?P<words>(?:[^"\\]|\\.)*)"(?:@(?P<tag>[A-Za-z0-9-]+)|\^\^<(?P<kind>[^>]*)>)?', re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_LOW = re.compile(rb"[\x00-\x0e]")

_NUMBERS = {XSD[name].value for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}
#: Kinds whose values the engine compares: these forms have the same order as their words.
_AS_WRITTEN = {
    XSD[name].value: re.compile(form, re.ASCII)
    for name, form in {
        "boolean": "true|false",
        "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "dateTime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
        "gYear": r"[0-9]{4}",
        "gYearMonth": r"[0-9]{4}-[0-9]{2}",
        "time": r"[0-9]{2}:[0-9]{2}:[0-9]{2}",
    }.items()
}
_STRING, _TAGGED = XSD.string.value, RDF.langString.value


class Unordered(Exception):  # noqa: N818  # told, not raised further
    """A column whose order only the engine knows."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of ORDER BY: a variable, compared as a string where `text`, the greatest first where `down`."""

    name: str
    text: bool
    down: bool


def terms(clause: str) -> tuple[Term, ...]:
    """What stands behind ORDER BY. Raises Unordered for an expression."""
    found = []
    while clause.strip():
        it = _TERM.match(clause)
        if it is None:
            raise Unordered(clause)
        found.append(Term(it["name"], it["text"] is not None, it["down"] is not None))
        clause = clause[it.end() :]
    return tuple(found)


class Order:
    """Makes sort keys of rows and sees that each column keeps to one kind of value."""

    def __init__(self, asked: Sequence[Term], columns: Sequence[str]) -> None:
        """`columns` are the names of a row's cells. Raises Unordered where a term is none of them."""
        if not {it.name for it in asked} <= set(columns):
            raise Unordered("a term that is no column")
        self._terms = [(columns.index(it.name), it) for it in asked]
        self._seen: list[set[bool]] = [set() for _ in asked]

    def key(self, cells: Sequence[str]) -> bytes:
        """The sort key of a row of TSV cells, without line breaks. Raises Unordered."""
        parts = []
        for (place, it), seen in zip(self._terms, self._seen, strict=True):
            part, number = _text(cells[place]) if it.text else _cell(cells[place])
            if number is not None:
                seen.add(number)
            if len(seen) > 1 or (it.down and number is not True):
                raise Unordered("values of several kinds")
            parts.append(part.translate(_TURNED) if it.down else part)
        return b"\0".join(parts)


#: Hexadecimal digits the other way round.
_TURNED = bytes.maketrans(b"0123456789abcdef", b"fedcba9876543210")


@lru_cache(maxsize=65_536)
def _cell(cell: str) -> tuple[bytes, bool | None]:
    """The key of a cell, and whether it is a number; None: it is no literal."""
    if not cell:
        return b"", None
    if cell[0] == "<":
        return b"\x0c" + _bytes(cell[1:-1]), None
    if _NUMBER.fullmatch(cell):
        return b"\x0d" + _number(cell), True
    if cell in ("true", "false"):
        cell = f'"{cell}"^^<{XSD.boolean.value}>'
    it = _LITERAL.fullmatch(cell)
    if it is None:
        raise Unordered(cell)
    kind = it["kind"] or (_TAGGED if it["tag"] else _STRING)
    words = _plain(it["words"])
    if kind in _NUMBERS and _NUMBER.fullmatch(words):
        return b"\x0d" + _number(words), True
    form = _AS_WRITTEN.get(kind)
    if kind.startswith(XSD.iri) and kind != _STRING and (form is None or not form.fullmatch(words)):
        raise Unordered(cell)
    return b"\x0d" + b"\x0b".join((_bytes(words), _bytes(kind), _bytes(it["tag"] or ""))), False


def _text(cell: str) -> tuple[bytes, bool | None]:
    """The key of STR(cell)."""
    it = _LITERAL.fullmatch(cell)
    words = _plain(it["words"]) if it else cell[1:-1] if cell.startswith("<") else cell
    return (b"\x0d" + _bytes(words), False) if cell else (b"", None)


def _plain(words: str) -> str:
    return _ESCAPED.sub(lambda it: _MEANT.get(it[1], it[1]), words) if "\\" in words else words


def _bytes(words: str) -> bytes:
    """UTF-8, which compares by code points; the lowest signs, which separate here, give way in their own order."""
    made = words.encode()
    return made if words.isprintable() else _LOW.sub(lambda it: bytes((0x0E, 0x10 + it[0][0])), made)


def _number(words: str) -> bytes:
    """Sixteen hexadecimal digits in the order of the numbers (IEEE 754: the sign turns the rest)."""
    (bits,) = struct.unpack(">Q", struct.pack(">d", float(words) + 0.0))
    return b"%016x" % (bits ^ (0xFFFF_FFFF_FFFF_FFFF if bits >> 63 else 1 << 63))
