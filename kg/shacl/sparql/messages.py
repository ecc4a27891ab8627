"""Messages with variables: {?name} and {$name} stand for the values of a solution (SHACL section 5.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.shacl.terms import Term, literal, parts, plain

_VARIABLE = re.compile(r"\{[?$]([^{}]+)\}")


def filled(messages: Iterable[Term], values: Mapping[str, Term]) -> tuple[Term, ...]:
    """The messages with values in place of variables; a variable without a value stays as it is written."""
    return tuple(_filled(message, values) for message in messages)


def _filled(message: Term, values: Mapping[str, Term]) -> Term:
    if "{" not in message or message[0] != '"':
        return message
    lexical, datatype, language = parts(message)
    told = _VARIABLE.sub(lambda match: plain(values[match[1]]) if match[1] in values else match[0], lexical)
    return literal(told, datatype if not language else None, language or None)
