"""Lines of canonical N-Triples or N-Quads, read faster than any parser does: a line is split at its spaces.

Canonical means: one space between terms and before the full stop, which ends the line; terms as `str()` of pyoxigraph
writes them (its serializer does). What is written otherwise within a term is not looked for.
"""

from __future__ import annotations

import re

from kg.shacl.errors import ShaclError
from kg.shacl.terms import Term

_BEGINS = ("<", "_")  #: a subject
_END = " .\n"
_LONG = re.compile(r"[^\n]\n")  #: within a line: one that does not end as it should, and the next


def spo_of(text: str | bytes) -> dict[Term, dict[Term, list[Term]]]:
    """From each subject to its predicates, and from each of them to its objects, each once; graph names fall away.

    Bytes are UTF-8. Raises ShaclError where they are not, where lines end otherwise, or one is none of three terms or
    four.
    """
    text = _checked(text)
    spo: dict[Term, dict[Term, list[Term]]] = {}
    last, properties, empty = "", dict[Term, list[Term]](), 0
    several: list[list[Term]] = []
    lines = text.removesuffix(" .").split(_END)
    for line in lines if text else ():
        try:
            subject, predicate, thing = line.split(" ", 2)
        except ValueError:
            raise _refused(line) from None
        if " " in thing and thing.rfind(" ") > thing.rfind('"'):  # of all terms only literals hold a space
            thing = thing[: thing.rfind(" ")]
        if subject != last or not subject:
            if subject[:1] == "\n":  # behind empty lines
                empty += len(subject)
                subject = subject.lstrip("\n")
                empty -= len(subject)
            if subject[:1] not in _BEGINS:
                raise _refused(line)
            properties = spo.setdefault(subject, {})
            last = subject
        if predicate in properties:
            things = properties[predicate]
            if len(things) == 1:
                several.append(things)
            things.append(thing)
        else:
            properties[predicate] = [thing]
    if text.count("\n") != len(lines) - 1 + empty:
        raise _refused(next((line for line in lines if _LONG.search(line)), text))
    for things in several:  # a line may come twice, and one triple may stand in several graphs
        if len(set(things)) < len(things):
            things[:] = dict.fromkeys(things)
    return spo


def _checked(text: str | bytes) -> str:
    """The text without the empty lines around it."""
    try:
        found = (text if isinstance(text, str) else text.decode()).strip("\n")
    except UnicodeDecodeError as error:
        raise ShaclError(f"a document is not in UTF-8: {error}") from error
    if "\r" in found:  # a canonical literal has it escaped
        raise ShaclError("a line of N-Triples ends in a line feed here, and a document has a carriage return")
    if found and not found.endswith(" ."):
        raise _refused(found[found.rfind("\n") + 1 :])
    return found


def _refused(line: str) -> ShaclError:
    return ShaclError(f"this is no line of canonical N-Triples: {line[:80]}")
