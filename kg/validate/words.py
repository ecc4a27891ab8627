"""Which words on the page a result of a check is about."""

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

OA = Namespace("http://www.w3.org/ns/oa#")
DCT = Namespace("http://purl.org/dc/terms/")
_TELLING = 4  #: code points; shorter words stand in a message by chance


def spans(graph: Graph, focus: Node | None, value: Node | None, message: str = "") -> list[tuple[int, int, str]]:
    """The words that a result is about: start, end, exact words, in the order of the page.

    A shape may bind `?value` to a quotation, to the IRIs of several as one text, or to a concept that a quotation
    names; else the focus node's own words
    are shown (all of a report's, of anything else those in the message, or the first), or of what leads to it.
    """
    for node in (value, focus):
        if node is not None and (node, OA.exact, None) in graph:
            return _span(graph, node)
    if several := listed(graph, value):
        return sorted(span for quotation in several for span in _span(graph, quotation))
    quotations = _quotations(graph, focus) or _naming(graph, focus)
    if value is not None and value != focus:
        named = [
            q for q in quotations if (q, DCT.subject, value) in graph or str(graph.value(q, OA.exact)) == str(value)
        ]
    elif _is_report(graph, focus):
        named = []
    else:  # a SPARQL constraint's value is the focus node, unless it binds another
        said = _compact(message)
        named = [q for q in quotations if (w := _compact(str(graph.value(q, OA.exact)))) in said and len(w) >= _TELLING]
    found = sorted(span for q in set(named or quotations) for span in _span(graph, q))
    return found if len(found) < 2 or _is_report(graph, focus) else found[:1]


def listed(graph: Graph, value: Node | None) -> list[URIRef]:
    """The quotations whose IRIs `value` lists; empty where it is something else."""
    if not isinstance(value, Literal):
        return []
    found = [URIRef(word) for word in str(value).split() if "#" in word]
    return found if all((word, OA.exact, None) in graph for word in found) else []


def _quotations(graph: Graph, node: Node | None) -> list[Node]:
    return [q for _, q in graph.predicate_objects(node) if (q, OA.exact, None) in graph]


def _naming(graph: Graph, concept: Node | None) -> list[Node]:
    """The quotations that name a concept, else those of the things that have it."""
    named = [q for q in graph.subjects(DCT.subject, concept) if (q, OA.exact, None) in graph]
    return named or [q for thing in graph.subjects(None, concept) for q in _quotations(graph, thing)]


def _compact(text: str) -> str:
    return "".join(text.split())


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
