"""Literals as values: which lexical forms a datatype allows, and what is smaller than what (SPARQL 1.1 section 17.3).

Beside the types that SPARQL's operators know, dates, times, parts of dates and durations are compared, each kind with
its own kind, as pySHACL and Oxigraph do. Months are told apart from seconds: P1M and P30D cannot be compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kg.shacl.calendar import CALENDAR, Instant, Span, earlier, instant, shorter, span
from kg.shacl.terms import LANG_STRING, XSD, Term, parts

Number: TypeAlias = int | Decimal | float


class Value(NamedTuple):
    """What a literal means: values of one kind can be compared."""

    kind: str
    content: Number | str | bool | Instant | Span


_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}
INTEGERS = frozenset(XSD + name for name in _INTEGERS)
FLOATS = frozenset({XSD + "float", XSD + "double"})
NUMERIC = INTEGERS | FLOATS | {XSD + "decimal"}
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_DOUBLE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_OTHER_FORMS = {
    XSD + "hexBinary": re.compile(r"(?:[0-9A-Fa-f]{2})*"),
    XSD + "base64Binary": re.compile(  # XML Schema Part 2, 3.3.16
        r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]"
        r"|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?"
    ),
    XSD + "language": re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
}
_INTEGER_END = f'"^^<{XSD}integer>'
_INTEGER_CUT = -len(_INTEGER_END)
_NO_NUMBERS = {f'"NaN"^^<{XSD}double>', f'"NaN"^^<{XSD}float>'}  #: equal to nothing
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@lru_cache(maxsize=8192)
def value(term: Term) -> Value | None:
    """The value of a literal; None: no literal, ill-formed, or of a datatype that has no order here."""
    if term[0] != '"':
        return None
    if term.endswith(_INTEGER_END) and _is_digits(term[1:_INTEGER_CUT]):  # most numbers, and fast
        return Value("number", int(term[1:_INTEGER_CUT]))
    lexical, datatype, language = parts(term)
    if language:
        return None
    reader = _READERS.get(datatype)
    return reader(lexical, datatype) if reader else None


def of_datatype(datatype: str) -> Callable[[Term], bool]:
    """A test of whether a term is a well-formed literal of a datatype. Unknown datatypes allow any lexical form."""
    if datatype == XSD + "string":
        return lambda term: term[-1] == '"'
    if datatype == LANG_STRING:
        return lambda term: term[0] == '"' and term[-1] not in '">'
    ending = f'"^^<{datatype}>'
    if datatype in _OTHER_FORMS:
        return lambda term: term.endswith(ending) and well_formed(term)
    if datatype not in _READERS:
        return lambda term: term.endswith(ending)
    return lambda term: term.endswith(ending) and value(term) is not None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4000


def well_formed(term: Term) -> bool:
    """Whether the lexical form of a literal is one of its datatype's; unknown datatypes allow any."""
    lexical, datatype, _ = parts(term)
    if datatype in _OTHER_FORMS:
        return _OTHER_FORMS[datatype].fullmatch(lexical) is not None
    return datatype not in _READERS or value(term) is not None


def less(one: Term, other: Term, *, equal: bool = False) -> bool | None:
    """Whether `one` is smaller than `other` (`equal`: or as large). None: they cannot be compared."""
    a, b = value(one), value(other)
    if a is None or b is None or a.kind != b.kind:
        return None
    if a.kind == "number" and type(a.content) is type(b.content):
        return bool(a.content <= b.content if equal else a.content < b.content)  # type: ignore[operator]
    if isinstance(a.content, Instant) and isinstance(b.content, Instant):
        return earlier(a.content, b.content, equal=equal)
    if isinstance(a.content, Span) and isinstance(b.content, Span):
        return shorter(a.content, b.content, equal=equal)
    if isinstance(a.content, float) or isinstance(b.content, float):
        a, b = Value("number", as_float(a.content)), Value("number", as_float(b.content))  # type: ignore[arg-type]
    return bool(a.content <= b.content if equal else a.content < b.content)  # type: ignore[operator]


def as_float(it: Number) -> float:
    """The number as a double; one that is too large for it becomes infinite (XPath and XQuery Functions 19.1.2.2)."""
    try:
        return float(it)
    except OverflowError:
        return math.inf if it > 0 else -math.inf


def same(one: Term, other: Term) -> bool | None:
    """SPARQL's `=`: equal terms or equal values. None: two literals that may or may not mean the same."""
    if one == other:
        return one not in _NO_NUMBERS
    if one[0] != '"' or other[0] != '"':
        return False
    a, b = value(one), value(other)
    if a is None or b is None:
        return False if parts(one)[2] or parts(other)[2] else None
    if a.kind != b.kind:
        return False
    below, above = less(one, other, equal=True), less(other, one, equal=True)
    return None if below is None or above is None else below and above


def _integer(lexical: str, datatype: str) -> Value | None:
    low, high = _INTEGERS[datatype.removeprefix(XSD)]
    if not _INTEGER.fullmatch(lexical) or len(lexical) > 4000:  # Python refuses to read longer ones
        return None
    number = int(lexical)
    inside = (low is None or number >= low) and (high is None or number <= high)
    return Value("number", number) if inside else None


def _decimal(lexical: str, _: str) -> Value | None:
    return Value("number", Decimal(lexical)) if _DECIMAL.fullmatch(lexical) else None


def _double(lexical: str, _: str) -> Value | None:
    return Value("number", float(lexical.replace("INF", "inf"))) if _DOUBLE.fullmatch(lexical) else None


def _boolean(lexical: str, _: str) -> Value | None:
    found = _BOOLEANS.get(lexical)
    return None if found is None else Value("boolean", found)


def _calendar(lexical: str, datatype: str) -> Value | None:
    found = instant(lexical, datatype)
    kind = "dateTime" if datatype.endswith("Stamp") else datatype
    return None if found is None else Value(kind.removeprefix(XSD), found)


def _duration(lexical: str, datatype: str) -> Value | None:
    found = span(lexical, datatype)
    return None if found is None else Value("duration", found)


_READERS: dict[str, Callable[[str, str], Value | None]] = {
    XSD + "string": lambda lexical, _: Value("string", lexical),
    XSD + "boolean": _boolean,
    XSD + "decimal": _decimal,
    **dict.fromkeys(INTEGERS, _integer),
    **dict.fromkeys(FLOATS, _double),
    **dict.fromkeys(CALENDAR, _calendar),
    **dict.fromkeys((XSD + "duration", XSD + "yearMonthDuration", XSD + "dayTimeDuration"), _duration),
}


def number(term: Term) -> Number | None:
    """The number that a literal stands for; None: it stands for none."""
    if term.endswith(_INTEGER_END) and _is_digits(text := term[1:_INTEGER_CUT]):  # without keeping it: few come again
        return int(text)
    found = value(term)
    if found is None or found.kind != "number" or isinstance(found.content, str | bool | Instant | Span):
        return None
    return found.content
