"""/graphs: the read side of the Graph Store HTTP Protocol.

    /graphs?default          the union of the documents and the ontology; a large one as a stream of N-Triples
    /graphs?graph=IRI        one named graph
    /graphs/document/x       the same directly: what follows the base in the graph's IRI

Source: https://www.w3.org/TR/sparql11-http-rdf-update/.
"""

from __future__ import annotations

from starlette.responses import Response

from kg.public import Publication
from kg.serve.options import Options
from kg.serve.sparql.answering import Visit, whole
from kg.serve.sparql.asked import formats, one, pairs_of
from kg.serve.sparql.frames import Head
from kg.serve.sparql.refusals import Refusal
from kg.serve.sparql.results import chosen
from kg.serve.sparql.union import LargeUnion

_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class GraphStore:
    """The graphs of a publication."""

    def __init__(self, publication: Publication, options: Options) -> None:
        self._base = publication.names.base
        self._union = LargeUnion(publication, options)

    async def answer(self, visit: Visit) -> Response:
        """The triples of the graph that is asked for."""
        pairs = pairs_of(visit.request.scope["query_string"])
        name, default = one(pairs, "graph"), one(pairs, "default")
        path = raw_rest(visit)
        if path:
            name = self._base + path
        elif (name is None) == (default is None):
            raise Refusal(400, "graph", "say which graph: ?default or ?graph=IRI")
        it = chosen("graph", visit.accept, formats(pairs))
        media_type = f"{it.media_type}; charset=utf-8" if it.media_type.startswith("text/") else it.media_type
        if name is None and self._union.streams(it):
            return self._union.response(visit, it, media_type)
        head: Head = {
            "query": _EVERYTHING,
            "base": self._base,
            "form": "graph",
            "formats": {"graph": it.name},
            "default": None if name is None else [name],
            "named": None,
        }
        try:
            found = await visit.ask(head)
        except Refusal as refusal:
            if refusal.more["reason"] == "graph":
                raise Refusal(404, "graph", f"there is no graph <{name}>") from refusal
            raise
        return whole(visit, found.body, media_type, it.name)


def raw_rest(visit: Visit) -> str:
    """What follows "/graphs/" in the path as it was sent: escapes are part of an IRI."""
    sent: bytes = visit.request.scope.get("raw_path") or visit.request.scope["path"].encode()
    return sent.decode("ascii", "replace").partition("?")[0].partition("/graphs/")[2]
