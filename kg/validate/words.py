"""Which words on the page a result of a check is about."""

from rdflib import RDF, Graph, Literal, Namespace
from rdflib.term import Node

OA = Namespace("http://www.w3.org/ns/oa#")
DCT = Namespace("http://purl.org/dc/terms/")


def spans(graph: Graph, focus: Node | None, value: Node | None) -> list[tuple[int, int, str]]:
    """The words that a result is about: start, end, exact words, in the order of the page.

    A shape may bind `?value` to a quotation or to a concept that a quotation names; else the focus node's own words
    are shown: all of a report's, the first of anything else.
    """
    for node in (value, focus):
        if node is not None and (node, OA.exact, None) in graph:
            return _span(graph, node)
    quotations = [q for p, q in graph.predicate_objects(focus) if (q, OA.exact, None) in graph]
    if value is not None:
        named = [
            q for q in quotations if (q, DCT.subject, value) in graph or str(graph.value(q, OA.exact)) == str(value)
        ]
        quotations = named or quotations
    found = sorted(span for q in set(quotations) for span in _span(graph, q))
    return found if len(found) < 2 or _is_report(graph, focus) else found[:1]


def _is_report(graph: Graph, focus: Node | None) -> bool:
    return any(str(kind).endswith("#Report") for kind in graph.objects(focus, RDF.type))


def _span(graph: Graph, quotation: Node) -> list[tuple[int, int, str]]:
    start, end = graph.value(quotation, OA.start), graph.value(quotation, OA.end)
    if not isinstance(start, Literal) or not isinstance(end, Literal):
        return []  # words of an attribute or a cell have no line
    try:
        return [(int(start), int(end), str(graph.value(quotation, OA.exact)))]
    except ValueError:
        return []
