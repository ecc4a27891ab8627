"""SPARQL's functions over terms (SPARQL 1.1 section 17.4). None is an error."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from urllib.parse import quote

from kg.shacl.calendar import Instant
from kg.shacl.errors import IllFormedShapesError
from kg.shacl.patterns import matcher
from kg.shacl.terms import FALSE, LANG_STRING, TRUE, XSD, Term, iri, literal, parts, plain
from kg.shacl.values import NUMERIC, Number, number, value

_PLAIN = re.compile(r'[^"\\\n\r\t\x00-\x1f\x7f]*')
_DATED = re.compile(r"(-?\d{4,})-(\d\d)(?:-(\d\d))?(?:T(\d\d):(\d\d):(\d\d(?:\.\d+)?))?")
Function = Callable[..., "Term | None"]


def string(text: str) -> Term:
    """A plain string as a term."""
    return f'"{text}"' if _PLAIN.fullmatch(text) else literal(text)


def number_term(found: Number) -> Term:
    """A number as a term: an integer, a decimal or a double."""
    if isinstance(found, int):
        return f'"{found}"^^<{XSD}integer>'
    if isinstance(found, Decimal):
        text = format(found, "f")
        return literal(text.rstrip("0").rstrip(".") if "." in text else text, XSD + "decimal")
    return literal(repr(found).replace("inf", "INF").replace("nan", "NaN"), XSD + "double")


def _truth(answer: bool) -> Term:
    return TRUE if answer else FALSE


def _text(term: Term) -> str | None:
    """The characters of a string, with or without a language."""
    if term[0] != '"':
        return None
    lexical, datatype, _ = parts(term)
    return lexical if datatype in (XSD + "string", LANG_STRING) else None


def _like(term: Term, text: str) -> Term:
    """A text in the language of a term."""
    language = parts(term)[2]
    return literal(text, language=language) if language else string(text)


def _str(term: Term) -> Term | None:
    return None if term[0] == "_" else string(plain(term))


def _lang(term: Term) -> Term | None:
    return string(parts(term)[2]) if term[0] == '"' else None


def _datatype(term: Term) -> Term | None:
    return iri(parts(term)[1]) if term[0] == '"' else None


def _lang_matches(tag: Term, wanted: Term) -> Term | None:
    one, other = _text(tag), _text(wanted)
    if one is None or other is None:
        return None
    one, other = one.lower(), other.lower()
    return _truth(bool(one) if other == "*" else one == other or one.startswith(f"{other}-"))


def _pair(a: Term, b: Term) -> tuple[str, str] | None:
    """Two texts that may be compared (section 17.4.3.1.1): the second has no language, or that of the first."""
    one, other = _text(a), _text(b)
    if one is None or other is None or parts(b)[2] not in ("", parts(a)[2]):
        return None
    return one, other


def _two(test: Callable[[str, str], bool]) -> Function:
    def function(a: Term, b: Term) -> Term | None:
        found = _pair(a, b)
        return None if found is None else _truth(test(*found))

    return function


def _changed(change: Callable[[str], str]) -> Function:
    def function(a: Term) -> Term | None:
        text = _text(a)
        return None if text is None else _like(a, change(text))

    return function


def _before(a: Term, b: Term) -> Term | None:
    found = _pair(a, b)
    if found is None:
        return None
    one, other = found
    return _like(a, one[: one.index(other)]) if other in one else string("")


def _after(a: Term, b: Term) -> Term | None:
    found = _pair(a, b)
    if found is None:
        return None
    one, other = found
    return _like(a, one[one.index(other) + len(other) :]) if other in one else string("")


def _strlen(a: Term) -> Term | None:
    text = _text(a)
    return None if text is None else number_term(len(text))


def _substr(a: Term, start: Term, length: Term | None = None) -> Term | None:
    text, first = _text(a), number(start)
    many = None if length is None else number(length)
    if text is None or not isinstance(first, int) or (length is not None and not isinstance(many, int)):
        return None
    last = None if many is None else max(0, first - 1 + int(many))
    return _like(a, text[max(0, first - 1) : last])


def _concat(*terms: Term) -> Term | None:
    texts = [_text(term) for term in terms]
    if None in texts:
        return None
    languages = {parts(term)[2] for term in terms}
    whole = "".join(text for text in texts if text is not None)
    return literal(whole, language=languages.pop()) if len(languages) == 1 and "" not in languages else string(whole)


def _regex(a: Term, pattern: Term, flags: Term = '""') -> Term | None:
    text, form, how = _text(a), _text(pattern), _text(flags)
    if text is None or form is None or how is None:
        return None
    try:
        return _truth(matcher(form, how)(text))
    except IllFormedShapesError:
        return None


def _rounded(how: Callable[[Decimal], Decimal]) -> Function:
    def function(a: Term) -> Term | None:
        found = number(a)
        if found is None or isinstance(found, int) or not math.isfinite(found):
            return None if found is None else a
        whole = how(Decimal(found))
        return number_term(float(whole) if isinstance(found, float) else whole)

    return function


def _abs(a: Term) -> Term | None:
    found = number(a)
    return None if found is None else number_term(-found if found < 0 else found)


def _part(group: int) -> Function:
    def function(a: Term) -> Term | None:
        found = value(a)
        if found is None or not isinstance(found.content, Instant):
            return None
        match = _DATED.match(plain(a))
        if match is None or match[group] is None:
            return None
        return number_term(Decimal(match[group]) if group == 6 else int(match[group]))

    return function


FUNCTIONS: dict[str, Function] = {
    "Builtin_STR": _str,
    "Builtin_LANG": _lang,
    "Builtin_DATATYPE": _datatype,
    "Builtin_LANGMATCHES": _lang_matches,
    "Builtin_sameTerm": lambda a, b: _truth(a == b),
    "Builtin_isIRI": lambda a: _truth(a[0] == "<"),
    "Builtin_isURI": lambda a: _truth(a[0] == "<"),
    "Builtin_isBLANK": lambda a: _truth(a[0] == "_"),
    "Builtin_isLITERAL": lambda a: _truth(a[0] == '"'),
    "Builtin_isNUMERIC": lambda a: _truth(a[0] == '"' and parts(a)[1] in NUMERIC and number(a) is not None),
    "Builtin_STRSTARTS": _two(str.startswith),
    "Builtin_STRENDS": _two(str.endswith),
    "Builtin_CONTAINS": _two(lambda a, b: b in a),
    "Builtin_STRBEFORE": _before,
    "Builtin_STRAFTER": _after,
    "Builtin_STRLEN": _strlen,
    "Builtin_SUBSTR": _substr,
    "Builtin_UCASE": _changed(str.upper),
    "Builtin_LCASE": _changed(str.lower),
    "Builtin_ENCODE_FOR_URI": lambda a: None if (text := _text(a)) is None else string(quote(text, safe="")),
    "Builtin_CONCAT": _concat,
    "Builtin_REGEX": _regex,
    "Builtin_ABS": _abs,
    "Builtin_CEIL": _rounded(lambda it: it.to_integral_value(ROUND_CEILING)),
    "Builtin_FLOOR": _rounded(lambda it: it.to_integral_value(ROUND_FLOOR)),
    "Builtin_ROUND": _rounded(lambda it: (it + Decimal("0.5")).to_integral_value(ROUND_FLOOR)),
    "Builtin_YEAR": _part(1),
    "Builtin_MONTH": _part(2),
    "Builtin_DAY": _part(3),
    "Builtin_HOURS": _part(4),
    "Builtin_MINUTES": _part(5),
    "Builtin_SECONDS": _part(6),
}
