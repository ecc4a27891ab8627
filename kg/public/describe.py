"""What a document about a thing says: the thing, what belongs to it, who says so, and where to go next.

A document holds, of the public graph alone:

- every triple of the thing and of what belongs to it: figures, times, evidence with the exact words, geolocations;
- of an incident, every claim about it with all that hangs on it, and the reports and pages that these rest on;
- where each was read: activities, versions of pages with their hashes;
- what points at the thing, at most MOST_LINKS of a kind: it says how many more there are, and where all of them are;
- of a version of a page, all quotations from it; of a code list, all its concepts;
- type and names of all that is named, so that the document can be read alone;
- itself: what it is about, and in which data set it lies.

Sources: Cool URIs for the Semantic Web, https://www.w3.org/TR/cooluris/; the inverse links as in Concise Bounded
Descriptions, https://www.w3.org/submissions/CBD/.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.rdf import canonical_double
from kg.iri import Names
from kg.public.facts import Facts, Rules
from kg.terms import FOAF, PROV, RDF, RDFS, SKOS, VOID, XSD

_TYPE, _DOUBLE = RDF.type, XSD.double

#: Links of one kind that lead to a thing and stand in its document.
MOST_LINKS = 100

#: Links that are counted; "more than" is said of what is beyond.
MOST_COUNTED = 20_000


def document_of(names: Names, iri: str) -> str:
    """The IRI of the document about a thing of ours: id/x has doc/x, all else is its own document."""
    whole = iri.partition("#")[0]
    return f"{names.base}doc/{whole[len(names.id) :]}" if whole.startswith(names.id) else whole


def described(facts: Facts, names: Names, iri: str) -> set[Triple] | None:
    """The triples of the document about a thing of ours; None: nothing is known of it, or it is not ours.

    An IRI with a fragment is described where the thing without it is.
    """
    if not iri.startswith(names.base):
        return None
    root = NamedNode(iri.partition("#")[0])
    own = list(facts.about(root))
    if not own:
        return None
    made = _Description(facts, names, root)
    made.tell(own)
    return made.triples


@dataclass(slots=True)
class _Description:
    facts: Facts
    names: Names
    root: NamedNode
    triples: set[Triple] = field(default_factory=set)
    _told: set[NamedNode] = field(default_factory=set)
    _named: set[NamedNode] = field(default_factory=set)
    _rules: Rules = field(init=False)

    def __post_init__(self) -> None:
        self._rules = Rules.of(self.names.base)

    def tell(self, own: list[Triple]) -> None:
        kinds = {it.object for it in own if it.predicate == RDF.type}
        self._whole(self.root, own)
        if self.names.chv.Incident in kinds:
            self._incident()
        elif self.names.chv.DocumentVersion in kinds:
            for words in _subjects(self.facts.pointing_at(self.root, PROV.wasQuotedFrom)):
                self._whole(words)  # their IRIs lead here: all of them, however many
        elif SKOS.ConceptScheme in kinds:
            for concept in _subjects(self.facts.pointing_at(self.root, SKOS.inScheme)):
                self._whole(concept)
        self._links()
        self._name_all()
        self._itself()

    def _incident(self) -> None:
        """Claims with all that hangs on them; reports and pages with what they say of themselves."""
        chv = self.names.chv
        claims = {chv.Claim, chv.Assessment}
        for thing in _subjects(self.facts.pointing_at(self.root, chv.about)):
            own = list(self.facts.about(thing))
            if any(it.predicate == RDF.type and it.object in claims for it in own):
                self._whole(thing, own)
            else:
                self._context(thing, own)

    def _whole(self, thing: NamedNode, own: Iterable[Triple] | None = None) -> None:
        """Everything that is said of a thing, and of what belongs to it."""
        waiting = [(thing, own)]
        while waiting:
            node, known = waiting.pop()
            if node in self._told:
                continue
            self._told.add(node)
            for triple in self._capped(self.facts.about(node) if known is None else known, node):
                self._add(triple)
                if not isinstance(triple.object, NamedNode):
                    continue
                if triple.predicate in self._rules.parts:
                    waiting.append((triple.object, None))
                elif triple.predicate in self._rules.context:
                    self._context(triple.object)
                if triple.predicate == self._rules.victim:
                    families = _subjects(self.facts.pointing_at(triple.object, FOAF.member))
                    waiting.extend((family, None) for family in families)

    def _context(self, thing: NamedNode, own: Iterable[Triple] | None = None) -> None:
        """What a thing says of itself, without the words that say so."""
        if thing in self._told:
            return
        self._told.add(thing)
        for triple in self.facts.about(thing) if own is None else own:
            if triple.predicate == self._rules.evidence:
                continue
            self._add(triple)
            if triple.predicate in self._rules.context and isinstance(triple.object, NamedNode):
                self._context(triple.object)

    def _capped(self, own: Iterable[Triple], thing: NamedNode) -> Iterable[Triple]:
        """A place of ten thousand incidents has as many passages that name it: they are cut like links to it."""
        if thing != self.root or not isinstance(own, list) or len(own) <= MOST_LINKS:
            return own
        by_predicate: dict[NamedNode, list[Triple]] = {}
        for triple in own:
            by_predicate.setdefault(triple.predicate, []).append(triple)
        kept: list[Triple] = []
        for predicate, some in by_predicate.items():
            kept += sorted(some, key=str)[:MOST_LINKS]
            if len(some) > MOST_LINKS:
                self._say_more(predicate, len(some), exact=True, inverse=False)
        return kept

    def _links(self) -> None:
        """What points at the thing and was not told yet."""
        found: dict[NamedNode, set[NamedNode]] = {}
        counted = 0
        for triple in islice(self.facts.pointing_at(self.root), MOST_COUNTED):
            counted += 1
            if isinstance(triple.subject, NamedNode) and triple.subject not in self._told:
                found.setdefault(triple.predicate, set()).add(triple.subject)
        for predicate, subjects in sorted(found.items(), key=lambda it: it[0].value):
            for subject in sorted(subjects, key=lambda it: it.value)[:MOST_LINKS]:
                self._add(Triple(subject, predicate, self.root))
            if len(subjects) > MOST_LINKS:
                self._say_more(predicate, len(subjects), exact=counted < MOST_COUNTED, inverse=True)

    def _say_more(self, predicate: NamedNode, count: int, *, exact: bool, inverse: bool) -> None:
        """How much was left out, and a query that gives all of it."""
        document = NamedNode(document_of(self.names, self.root.value))
        pattern = f"?thing {predicate} {self.root}" if inverse else f"{self.root} {predicate} ?thing"
        query = quote(f"SELECT DISTINCT ?thing WHERE {{ {pattern} }} ORDER BY ?thing", safe="")
        whither = "things have it" if inverse else "values stand"
        number = f"{count:,}" if exact else f"more than {MOST_LINKS:,}"
        said = f"Only {MOST_LINKS} of {number} {whither} under {predicate.value}; rdfs:seeAlso leads to all."
        self.triples.add(Triple(document, RDFS.comment, Literal(said, language="en")))
        self.triples.add(Triple(document, RDFS.seeAlso, NamedNode(f"{self.names.base}sparql?query={query}")))

    def _name_all(self) -> None:
        """Type and names of everything that is named and not told."""
        waiting = self._named - self._told
        done: set[NamedNode] = set()
        while waiting:
            node = waiting.pop()
            if node in done or not node.value.startswith(self.names.base):
                continue
            done.add(node)
            for triple in self.facts.about(node):
                if triple.predicate in self._rules.names:
                    self.triples.add(_fit(triple))
                    if triple.predicate != _TYPE and isinstance(triple.object, NamedNode):
                        waiting.add(triple.object)

    def _itself(self) -> None:
        """The document, and its place in the data set."""
        document = NamedNode(document_of(self.names, self.root.value))
        self.triples.add(Triple(document, VOID.inDataset, self.names.dataset()))
        if document != self.root:
            self.triples.add(Triple(document, RDF.type, FOAF.Document))
            self.triples.add(Triple(document, FOAF.primaryTopic, self.root))
            self.triples.add(Triple(self.root, FOAF.isPrimaryTopicOf, document))

    def _add(self, triple: Triple) -> None:
        self.triples.add(_fit(triple))
        for end in (triple.subject, triple.object):
            if isinstance(end, NamedNode):
                self._named.add(end)


def _subjects(triples: Iterable[Triple]) -> list[NamedNode]:
    return [it for it in {triple.subject for triple in triples} if isinstance(it, NamedNode)]


def _fit(triple: Triple) -> Triple:
    """A double in the one form that every syntax gives back."""
    if isinstance(triple.object, Literal) and triple.object.datatype == _DOUBLE:
        return Triple(triple.subject, triple.predicate, canonical_double(triple.object))
    return triple


def in_order(triples: Iterable[Triple], names: Names, root: str) -> list[Triple]:
    """The triples in the order of their lines: those of the thing itself, then those of other things, terms last."""
    start, things = f"<{root}>", f"<{names.id}"
    lines = sorted((str(triple), triple) for triple in triples)
    ranked = sorted(lines, key=lambda it: (not it[0].startswith(start), not it[0].startswith(things)))
    return [triple for _, triple in ranked]
