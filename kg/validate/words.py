"""Which words on the page a result of a check is about."""

from __future__ import annotations

from kg.shacl import Indexed
from kg.shacl.graph import NONE
from kg.shacl.terms import TYPE, Namespace, Term, plain

OA = Namespace("http://www.w3.org/ns/oa#")
SUBJECT = Namespace("http://purl.org/dc/terms/").subject
_TELLING = 4  #: code points; shorter words stand in a message by chance


def spans(graph: Indexed, focus: Term, value: Term | None, message: str = "") -> list[tuple[int, int, str]]:
    """The words that a result is about: start, end, exact words, in the order of the page.

    A shape may bind `?value` to a quotation, to the IRIs of several as one text, or to a concept that a quotation
    names; else the focus node's own words
    are shown (all of a report's, of anything else those in the message, or the first), or of what leads to it.
    """
    for node in (value, focus):
        if node is not None and _exact(graph, node) is not None:
            return _span(graph, node)
    if several := listed(graph, value):
        return sorted(span for quotation in several for span in _span(graph, quotation))
    quotations = _quotations(graph, focus) or _naming(graph, focus)
    if value is not None and value != focus:
        named = [
            q
            for q in quotations
            if value in graph.spo[q].get(SUBJECT, ()) or plain(_exact(graph, q) or "") == plain(value)
        ]
    elif _is_report(graph, focus):
        named = []
    else:  # a SPARQL constraint's value is the focus node, unless it binds another
        said = _compact(message)
        named = [q for q in quotations if (w := _compact(plain(_exact(graph, q) or ""))) in said and len(w) >= _TELLING]
    found = sorted(span for q in set(named or quotations) for span in _span(graph, q))
    return found if len(found) < 2 or _is_report(graph, focus) else found[:1]


def listed(graph: Indexed, value: Term | None) -> list[Term]:
    """The quotations whose IRIs `value` lists; empty where it is something else."""
    if value is None or value[0] != '"':
        return []
    found = [f"<{word}>" for word in plain(value).split() if "#" in word]
    return found if all(_exact(graph, word) is not None for word in found) else []


def _one(graph: Indexed, node: Term, predicate: Term) -> Term | None:
    return min(graph.spo.get(node, NONE).get(predicate, ()), default=None)


def _exact(graph: Indexed, node: Term) -> Term | None:
    return _one(graph, node, OA.exact)


def _quotations(graph: Indexed, node: Term) -> list[Term]:
    things = (thing for objects in graph.spo.get(node, NONE).values() for thing in objects)
    return [thing for thing in things if _exact(graph, thing) is not None]


def _naming(graph: Indexed, concept: Term) -> list[Term]:
    """The quotations that name a concept, else those of the things that have it."""
    named = [q for q in graph.subjects(SUBJECT, concept) if _exact(graph, q) is not None]
    if named:
        return named
    things = (thing for predicate in graph.predicates() for thing in graph.subjects(predicate, concept))
    return [q for thing in things for q in _quotations(graph, thing)]


def _compact(text: str) -> str:
    return "".join(text.split())


def _is_report(graph: Indexed, focus: Term) -> bool:
    return any(kind.endswith("#Report>") for kind in graph.spo.get(focus, NONE).get(TYPE, ()))


def _span(graph: Indexed, quotation: Term) -> list[tuple[int, int, str]]:
    start, end, exact = (_one(graph, quotation, predicate) for predicate in (OA.start, OA.end, OA.exact))
    if start is None or end is None or exact is None or start[0] != '"' or end[0] != '"':
        return []  # words of an attribute or a cell have no line
    try:
        return [(int(plain(start)), int(plain(end)), plain(exact))]
    except ValueError:
        return []
