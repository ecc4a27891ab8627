"""The bytes of each variant of a document about a thing, made when somebody asks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import orjson
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import UsageError
from kg.export import View
from kg.export.geojson import features, geometries
from kg.export.rdf import fit_for_xml
from kg.export.tables import csv_text
from kg.formats import prefixes
from kg.iri import Names
from kg.public.describe import described, document_of, in_order
from kg.public.descriptions import canonical, jsonld, turtle
from kg.public.facts import StoreFacts
from kg.serve.pages import thing_page
from kg.serve.problems import Refused
from kg.serve.resource import Body, Query
from kg.serve.variants import CSV, HTML, JSON, NAMED, NESTED, NQ, NT, PLACES, RDF_XML, TTL, Variant
from kg.site import Language, Site
from kg.site.map_features import Feature, place_features
from kg.store import Graphs
from kg.terms import GEO, SCHEMA, XSD


class Writer:
    """Writes documents of a publication. May be used by several threads."""

    def __init__(self, site: Site) -> None:
        self._site, self._names, self._graphs = site, site.publication.names, site.publication.graphs

    def write(self, iri: str, variant: Variant, language: Language, query: Query, *, incident: bool = False) -> Body:
        """The body of one variant. Raises Refused where the thing has nothing for it."""
        if variant is HTML:
            return Body.of(thing_page(self._site, iri, language, query).encode())
        if variant is PLACES:
            return Body.of(self._geojson(iri, incident=incident))
        if variant is CSV and incident:
            return Body.of(csv_text(self._view(iri), "claims").encode())
        triples = described(StoreFacts(self._graphs), self._names, iri)
        if triples is None:
            raise Refused(404, f"nothing is known of {iri}")
        return self._triples(iri, variant, triples)

    def _triples(self, iri: str, variant: Variant, triples: set[Triple]) -> Body:
        names = self._names
        if variant in (NAMED, NQ):
            return Body.of(self._quads(iri, variant, triples))
        writers: dict[Variant, Callable[[], bytes]] = {
            TTL: partial(turtle, triples, names, iri),
            NESTED: partial(jsonld, triples, names, iri),
            JSON: partial(jsonld, triples, names, iri),
            NT: partial(canonical, triples),
            RDF_XML: partial(_rdfxml, triples, names, iri),
            CSV: partial(statements, in_order(triples, names, iri)),
        }
        return Body.of(writers[variant]())

    def _quads(self, iri: str, variant: Variant, triples: set[Triple]) -> bytes:
        """The same in the graphs that say it; what the document says of itself is in a graph of its own."""
        quads = sorted(self._placed(iri, triples), key=str)
        if variant is NQ:
            lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
            return b"".join(sorted(lines))
        quads.sort(key=lambda it: str(it.graph_name))
        return serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes(self._names.base)) or b""

    def _placed(self, iri: str, triples: set[Triple]) -> Iterator[Quad]:
        own = NamedNode(document_of(self._names, iri))
        left = set(triples)
        for subject in {it.subject for it in triples if isinstance(it.subject, NamedNode)}:
            for quad in self._graphs.about(subject):
                if quad.triple in triples:
                    left.discard(quad.triple)
                    yield quad
        for it in left:
            yield Quad(it.subject, it.predicate, it.object, own)

    def _view(self, incident: str) -> View:
        """All that the pages of one incident say, with what is said elsewhere of the things they name."""
        chv = self._names.chv
        node = NamedNode(incident)
        pages = {
            quad.subject
            for quad in self._graphs.pointing_at(node, chv.about)
            if isinstance(quad.subject, NamedNode) and quad.subject == quad.graph_name
        }
        quads: set[Quad] = set()
        named: set[NamedNode] = set()
        for page in pages:
            for it in self._graphs.graph(page):
                quads.add(Quad(it.subject, it.predicate, it.object, page))
                named |= {end for end in (it.subject, it.object) if isinstance(end, NamedNode)}
        for thing in named:
            quads.update(self._graphs.about(thing))
        return View(Graphs.memory(quads), self._names, 1, 0)

    def _geojson(self, iri: str, *, incident: bool) -> bytes:
        """An incident as the export has it; a place with the incidents there, and its entries in gazetteers.

        A location is the point that somebody gives.
        """
        if incident:
            found = features(self._view(iri))
        else:
            found = [_feature(it) for it in (*place_features(self._site, iri), *self._own(iri))]
        data = {"type": "FeatureCollection", "features": found}
        return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def _own(self, iri: str) -> list[Feature]:
        """The point, grid reference or drawing that a location is."""
        chv = self._names.chv
        keys = {SCHEMA.latitude: "latitude", SCHEMA.longitude: "longitude", chv.mgrs: "mgrs", GEO.asGeoJSON: "shape"}
        facts = {it.predicate: it.object for it in self._graphs.about(NamedNode(iri))}
        row = {key: told for term, key in keys.items() if isinstance(told := facts.get(term), Literal)}
        radius = facts.get(GEO.hasMetricSpatialAccuracy)
        within = float(radius.value) if isinstance(radius, Literal) else None
        written = row["mgrs"].value if "mgrs" in row else ""
        _, shapes = geometries({**row, "extra": Literal("false")})
        return [Feature("point", it, written, radius_m=within, link=iri) for it in shapes]


def _feature(it: Feature) -> dict[str, Any]:
    properties = {
        "kind": it.kind,
        "label": it.label.text if it.label else None,
        "by": it.by.text if it.by else None,
        "as_written": it.written or None,
        "radius_m": it.radius_m,
        "link": it.link,
    }
    return {"type": "Feature", "geometry": it.geometry, "properties": properties}


def _rdfxml(triples: Iterable[Triple], names: Names, iri: str) -> bytes:
    try:
        fit = fit_for_xml(in_order(triples, names, iri))
        return serialize(fit, format=RdfFormat.RDF_XML, prefixes=prefixes(names.base)) or b""
    except UsageError as error:
        raise Refused(406, str(error)) from error


def statements(triples: Iterable[Triple | Quad]) -> bytes:
    """CSV, a row a statement: what is no incident has no table of its own."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("thing", "property", "value", "language", "datatype"))
    for it in triples:
        subject = it.subject.value if isinstance(it.subject, NamedNode) else str(it.subject)
        if isinstance(it.object, Literal):
            kind = "" if it.object.language or it.object.datatype == XSD.string else it.object.datatype.value
            row = (it.object.value, it.object.language or "", kind)
        else:
            row = (it.object.value if isinstance(it.object, NamedNode) else str(it.object), "", "")
        writer.writerow((subject, it.predicate.value, *row))
    return out.getvalue().encode()
