"""The data set described for machines: VoID and DCAT 3 in one graph, counts and hashes computed.

Sources: https://www.w3.org/TR/void/; https://www.w3.org/TR/vocab-dcat-3/; checksums by SPDX
(http://spdx.org/rdf/terms#), as DCAT 3 section 6.8 has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.formats import GRAPH_FORMATS, prefixes
from kg.iri import digest
from kg.public import Publication
from kg.public.descriptions import canonical, incidents, jsonld
from kg.public.statistics import statistics
from kg.serve.dumps import GZIP, Dump
from kg.serve.resource import Body
from kg.serve.variants import CSV, GRAPH_VARIANTS, JSON, NAMED, NESTED, NQ, NT, TTL, Variant
from kg.serve.written import statements
from kg.terms import DCT, FOAF, RDF, RDFS, SH, SKOS, VOID, XSD, Namespace

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DATASET_VARIANTS = (*GRAPH_VARIANTS, CSV)

_MEDIA = "https://www.iana.org/assignments/media-types/"
_FORMATS = "http://www.w3.org/ns/formats/"
_FEATURES = {
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "trig": "TriG",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
}
_VOCABULARIES = (DCT, FOAF, SKOS, RDFS, SH)
_EXAMPLES = 3


class Description:
    """The description of a publication and what can be downloaded of it. `licence` None: not decided by anybody."""

    def __init__(self, publication: Publication, dumps: Iterable[Dump], licence: str | None) -> None:
        self._publication, self._names = publication, publication.names
        self._dumps, self._licence = tuple(dumps), licence
        self.dataset = self._names.dataset()

    @cached_property
    def triples(self) -> set[Triple]:
        """Without blank nodes: every partition and distribution has a name below the data set's description."""
        made = {Triple(self.dataset, predicate, value) for predicate, value in self._facts()}
        found = statistics(self._publication.database)
        for kind, number in found.classes.items():
            made |= self._partition("class", VOID.classPartition, VOID["class"], kind, VOID.entities, number)
        for predicate, number in found.properties.items():
            made |= self._partition("property", VOID.propertyPartition, VOID.property, predicate, VOID.triples, number)
        for it in self._dumps:
            made |= self._distribution(it)
        made |= {quad.triple for quad in parse(found.linksets, format=RdfFormat.N_TRIPLES)}
        return made | self._service() | self._period()

    def write(self, variant: Variant) -> Body:
        """The body of a variant that is data."""
        return Body.of(self._written(variant))

    def _written(self, variant: Variant) -> bytes:
        if variant is NT:
            return canonical(self.triples)
        if variant in (NESTED, JSON):
            return jsonld(self.triples, self._names, self.dataset.value)
        start = f"<{self.dataset.value}>"
        ordered = sorted(self.triples, key=lambda it: (str(it.subject) != start, str(it)))
        if variant is CSV:
            return statements(ordered)
        short = prefixes(self._names.base) | {"void": VOID.iri, "dcat": DCAT.iri, "spdx": SPDX.iri}
        if variant not in (NAMED, NQ):
            syntax = RdfFormat.TURTLE if variant is TTL else RdfFormat.RDF_XML
            return serialize(ordered, format=syntax, prefixes=short) or b""
        # what is said of the data set is no part of it: it is said by its own document
        document = NamedNode(f"{self._names.base}void")
        quads = [Quad(it.subject, it.predicate, it.object, document) for it in ordered]
        syntax = RdfFormat.TRIG if variant is NAMED else RdfFormat.N_QUADS
        return serialize(quads, format=syntax, prefixes=short if variant is NAMED else None) or b""

    def _facts(self) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
        about, names = self._publication.about, self._names
        counted = statistics(self._publication.database)
        for kind in (VOID.Dataset, DCAT.Dataset):
            yield RDF.type, kind
        yield DCT.title, Literal(f"Civilian-harm claims recorded by {about.monitor}", language="en")
        yield DCT.title, Literal(f"ادعاءات الأذى المدني التي سجلتها {about.monitor}", language="ar")
        yield (
            DCT.description,
            Literal(
                "Who says what of each incident: claims about harm to civilians, each with its speaker, its words and "
                "the document it was read from. Claims that contradict each other stand side by side.",
                language="en",
            ),
        )
        yield DCT.identifier, Literal(f"sha256:{about.sha256}")
        yield DCAT.version, Literal(about.sha256[:12])
        yield DCAT.landingPage, NamedNode(names.base)
        yield FOAF.homepage, NamedNode(names.base)
        if self._licence:
            yield DCT.license, NamedNode(self._licence)
        yield VOID.triples, _number(counted.triples)
        yield VOID.entities, _number(counted.entities)
        yield VOID.distinctSubjects, _number(counted.subjects)
        yield VOID.distinctObjects, _number(counted.objects)
        yield VOID.properties, _number(len(counted.properties))
        yield VOID.classes, _number(len(counted.classes))
        yield VOID.documents, _number(about.incidents)
        yield VOID.uriSpace, Literal(names.id)
        yield VOID.sparqlEndpoint, NamedNode(f"{names.base}sparql")
        yield DCT.conformsTo, NamedNode(f"{names.base}ns")
        yield VOID.vocabulary, NamedNode(f"{names.base}ns#")
        for vocabulary in _VOCABULARIES:
            yield VOID.vocabulary, NamedNode(vocabulary.iri)
        for name in GRAPH_FORMATS:
            yield VOID.feature, NamedNode(_FORMATS + _FEATURES[name])
        for _, iri in zip(range(_EXAMPLES), incidents(self._publication.database), strict=False):
            yield VOID.exampleResource, NamedNode(iri)

    def _partition(
        self, kind: str, link: NamedNode, of: NamedNode, term: str, counts: NamedNode, number: int
    ) -> set[Triple]:
        node = NamedNode(f"{self._names.base}void#{kind}-{digest(term)}")
        return {
            Triple(self.dataset, link, node),
            Triple(node, of, NamedNode(term)),
            Triple(node, counts, _number(number)),
        }

    def _distribution(self, it: Dump) -> set[Triple]:
        address = NamedNode(f"{self._names.base}dumps/{it.name}")
        node = NamedNode(f"{self._names.base}void#dump-{it.name.replace('/', '-')}")
        checksum = NamedNode(f"{node.value}-sha256")
        made = {
            Triple(self.dataset, DCAT.distribution, node),
            Triple(node, RDF.type, DCAT.Distribution),
            Triple(node, DCT.title, Literal(it.name)),
            Triple(node, DCAT.accessURL, address),
            Triple(node, DCAT.downloadURL, address),
            Triple(node, DCAT.mediaType, NamedNode(_MEDIA + it.media_type)),
            Triple(node, DCAT.byteSize, Literal(str(it.file.size), datatype=XSD.nonNegativeInteger)),
            Triple(node, SPDX.checksum, checksum),
            Triple(checksum, RDF.type, SPDX.Checksum),
            Triple(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
            Triple(checksum, SPDX.checksumValue, Literal(it.file.sha256, datatype=XSD.hexBinary)),
        }
        if it.compressed:
            made.add(Triple(node, DCAT.compressFormat, NamedNode(_MEDIA + GZIP)))
        if self._licence:
            made.add(Triple(node, DCT.license, NamedNode(self._licence)))
        if it.whole:
            made.add(Triple(self.dataset, VOID.dataDump, address))
        return made

    def _period(self) -> set[Triple]:
        """From the first to the last day that the monitor gives; nothing where it gives none."""
        [(first, last)] = self._publication.database.execute("SELECT MIN(earliest), MAX(latest) FROM incidents")
        if not first or not last:
            return set()
        node = NamedNode(f"{self._names.base}void#period")
        return {
            Triple(self.dataset, DCT.temporal, node),
            Triple(node, RDF.type, DCT.PeriodOfTime),
            Triple(node, DCAT.startDate, Literal(str(first), datatype=XSD.date)),
            Triple(node, DCAT.endDate, Literal(str(last), datatype=XSD.date)),
        }

    def _service(self) -> set[Triple]:
        """The endpoint as a data service; it describes itself at its own address."""
        node = NamedNode(f"{self._names.base}void#sparql")
        endpoint = NamedNode(f"{self._names.base}sparql")
        return {
            Triple(node, RDF.type, DCAT.DataService),
            Triple(node, DCT.title, Literal("SPARQL endpoint", language="en")),
            Triple(node, DCAT.endpointURL, endpoint),
            Triple(node, DCAT.endpointDescription, endpoint),
            Triple(node, DCAT.servesDataset, self.dataset),
            Triple(node, DCT.conformsTo, NamedNode("https://www.w3.org/TR/sparql11-protocol/")),
        }


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)
