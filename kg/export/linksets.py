"""Linksets: what was linked to which gazetteer, under which licence, and how much (https://www.w3.org/TR/void/#linkset).

One void:Linkset a gazetteer (with its version) and kind of link. A gazetteer of which nothing was accepted has none;
the judgements on it are in the graph.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.export.base import View, replacing_file
from kg.formats import LINKSETS, FileFormat
from kg.iri import below
from kg.resources import text
from kg.store import Term, serialized
from kg.terms import DCT, RDF, RDFS, SKOS, VOID, XSD

_PREFIXES = {"dct": DCT.iri, "rdfs": RDFS.iri, "skos": SKOS.iri, "void": VOID.iri, "xsd": XSD.iri}


@dataclass(frozen=True, slots=True)
class LinksetsExporter:
    format: FileFormat = LINKSETS

    def write(self, view: View, out: Path) -> None:
        """Turtle; empty but for the data set where nothing was accepted."""
        with replacing_file(out) as draft:
            draft.write_bytes(serialized(linksets(view), RdfFormat.TURTLE, _PREFIXES))


def linksets(view: View) -> set[Triple]:
    """The data set, and its linksets with licence, attribution and number of links."""
    rows = list(view.graphs.rows(text("queries/map/matches.rq", view.names.base)))
    own = view.names.dataset()
    made = {Triple(own, RDF.type, VOID.Dataset)}
    judged = Counter((row["gazetteer"].value, row["decision"].value.rpartition("decision-")[2]) for row in rows)
    counts = Counter((row["gazetteer"].value, row["link"].value) for row in rows if "link" in row)
    rights = {row["gazetteer"].value: row for row in rows}
    for (gazetteer, link), number in sorted(counts.items()):
        node = view.names.linkset(gazetteer, link.rpartition("#")[2])
        made |= _linkset(node, own, gazetteer, NamedNode(link), number)
        made |= _rights(node, rights[gazetteer])
        kinds = ("accepted", "for-review", "rejected")
        words = ", ".join(f"{judged[gazetteer, kind]} {kind}" for kind in kinds)
        made.add(Triple(node, RDFS.comment, Literal(f"Candidates judged: {words}.", language="en")))
    return made


def _linkset(node: NamedNode, own: NamedNode, gazetteer: str, link: NamedNode, number: int) -> set[Triple]:
    theirs = below(node, "target")
    return {
        Triple(own, VOID.subset, node),
        Triple(node, RDF.type, VOID.Linkset),
        Triple(node, DCT.title, Literal(f"Links to {gazetteer}", language="en")),
        Triple(node, VOID.subjectsTarget, own),
        Triple(node, VOID.objectsTarget, theirs),
        Triple(node, VOID.linkPredicate, link),
        Triple(node, VOID.triples, Literal(str(number), datatype=XSD.integer)),
        Triple(theirs, RDF.type, VOID.Dataset),
        Triple(theirs, DCT.title, Literal(gazetteer)),
    }


def _rights(node: NamedNode, row: dict[str, Term]) -> set[Triple]:
    theirs = below(node, "target")
    found = set()
    if "licence" in row:
        found |= {Triple(node, DCT.license, row["licence"]), Triple(theirs, DCT.license, row["licence"])}
    if "rights" in row:
        found |= {Triple(node, DCT.rights, row["rights"])}
    return found
