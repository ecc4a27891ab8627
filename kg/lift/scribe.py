"""Writes the triples of one document: each thing said carries its words, its document and the rule that read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from kg.codelists import actor as known_actor
from kg.iri import Names, below, digest, segment
from kg.model import Actor, Document, Quotation, StatedTime, Term
from kg.overlay.claims import BY_PERSON
from kg.terms import DCT, OA, PROV, RDF, SKOS, XSD

Object = NamedNode | Literal

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class Scribe:
    """`incident_key` and `document_key` are what `kg.ledger` gave this document."""

    def __init__(self, names: Names, document: Document, incident_key: str, document_key: str) -> None:
        self.names = names
        self.chv, self.chc = names.chv, names.chc
        self.incident = names.incident(incident_key)
        self.document = names.document(document_key)
        self.version = names.version(self.document, document.sha256)
        self.document_hash = digest(document_key, length=8)
        self.monitor = names.actor(names.monitor_name.casefold())
        self.triples: set[Triple] = set()
        self._minted: Counter[str] = Counter()
        self._actors: set[NamedNode] = set()

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Object | None) -> None:
        """One triple an object; None says nothing."""
        for thing in objects:
            if thing is not None:
                self.triples.add(Triple(subject, predicate, thing))

    def one_of_many(self, owner: NamedNode, kind: str, *words: str | None) -> NamedNode:
        """The IRI of one among siblings, by what it says, so that it stays when others come or go.

        Siblings that say the same are numbered in the page's order: repeated rows stay repeated.
        """
        return self.unique(below(owner, kind, digest(*(word or "" for word in words))))

    def unique(self, iri: NamedNode) -> NamedNode:
        """The IRI, numbered from its second use in this document on."""
        self._minted[iri.value] += 1
        count = self._minted[iri.value]
        return iri if count == 1 else NamedNode(f"{iri.value}-{count}")

    def evidence(self, thing: NamedNode, *quotations: Quotation | None, subject: NamedNode | None = None) -> None:
        """Links the thing to its exact words; `subject` is the concept that the words name."""
        for words in quotations:
            if words is None:
                continue
            node = self.quotation(words)
            self.add(thing, self.chv.evidence, node)
            self.add(node, DCT.subject, subject)

    def quotation(self, words: Quotation) -> NamedNode:
        node = self.names.quotation(self.version, words)
        self.add(node, RDF.type, self.chv.Quotation)
        self.add(node, OA.exact, Literal(words.exact))
        self.add(node, PROV.wasQuotedFrom, self.version)
        if words.pointer is not None:
            self.add(node, self.chv.pointer, Literal(words.pointer))
        else:
            self.add(node, OA.start, integer(words.start))
            self.add(node, OA.end, integer(words.end))
        return node

    def read_by(self, thing: NamedNode, rule: str) -> None:
        """Says which rule of reading made the thing, which no person has checked, or which person's correction."""
        if rule.startswith(BY_PERSON):  # who, when and why stand in the graph of corrections
            self.add(thing, PROV.wasGeneratedBy, self.names.correction(rule.removeprefix(BY_PERSON)))
            return
        activity = below(self.version, "reading", rule)
        self.add(thing, PROV.wasGeneratedBy, activity)
        self.add(activity, RDF.type, PROV.Activity)
        self.add(activity, self.chv.kind, self.chc["activity-reading"])
        self.add(activity, DCT.identifier, Literal(rule))
        self.add(activity, PROV.used, self.version)

    def claim(self, node: NamedNode, rule: str, kind: NamedNode) -> None:
        """What every claim says of itself: incident, document, rule."""
        self.add(node, RDF.type, kind)
        self.add(node, self.chv.about, self.incident)
        self.add(node, self.chv.readFrom, self.document)
        self.read_by(node, rule)

    def concept(self, term: Term) -> NamedNode:
        """The concept; a value that the list does not have gets one of its own, `<scheme>-x-<value>`, in this graph."""
        if term.concept is not None:
            return self.chc[term.concept]
        return self.unlisted(term.scheme, term.label)

    def unlisted(self, scheme: str, label: str) -> NamedNode:
        concept = self.chc[f"{scheme}-x-{segment(label)}"]
        self.add(concept, RDF.type, SKOS.Concept)
        self.add(concept, SKOS.inScheme, self.chc[scheme])
        self.add(concept, SKOS.prefLabel, text(label))
        return concept

    def categories(self, thing: NamedNode, terms: Iterable[Term | None], predicate: NamedNode | None = None) -> None:
        """Values of code lists, each with the words that name it."""
        for term in terms:
            if term is not None:
                concept = self.concept(term)
                self.add(thing, predicate or self.chv.category, concept)
                self.evidence(thing, term.evidence, subject=concept)

    def actor(self, actor: Actor) -> NamedNode:
        """Unknown ones belong to their incident and are never shared; the register's have one IRI for all."""
        if actor.kind in ("unidentified", "unnamed-group"):
            node = below(self.incident, "actor", actor.name.casefold())
        elif actor.registered:
            node = self.names.actor(register_slug(actor.name))
        else:
            node = self.names.named_actor(actor.name)
        return self._described(node, actor)

    def speaker(self, actor: Actor) -> NamedNode:
        """A claimant or relay. Outlets, bodies and @handles are one wherever they speak.

        A person, or an account that goes by a display name, belongs to its incident: two "Mohammed H" need not be one.
        """
        if actor.kind == "monitor":
            return self.monitor
        if actor.kind == "person" or (actor.kind == "account" and not actor.name.startswith("@")):
            return self._described(below(self.incident, "actor", actor.name), actor)
        return self.actor(actor)

    def _described(self, node: NamedNode, actor: Actor) -> NamedNode:
        """Name and kind as the document first gives them: prose may take a poster for a person, then for an account."""
        if node not in self._actors:
            self._actors.add(node)
            self.add(node, RDF.type, self.chv.Actor)
            self.add(node, self.chv.kind, self.chc[f"actor-{actor.kind}"])
            self.add(node, SKOS.prefLabel, text(actor.name))
        return node

    def stated_time(self, node: NamedNode, time: StatedTime) -> NamedNode:
        self.add(node, RDF.type, self.chv.StatedTime)
        self.add(node, self.chv.verbatim, Literal(time.verbatim))
        self.add(node, self.chv.earliest, day(time.earliest))
        self.add(node, self.chv.latest, day(time.latest))
        if time.year_inferred and time.earliest is not None:
            self.add(node, self.chv.category, self.chc["date-reading-year-inferred"])
        self.evidence(node, time.evidence)
        return node


def register_slug(name: str) -> str:
    """The register's slug of a name that the reader found in it."""
    known = known_actor(name)
    if known is None:
        raise KeyError(f"'{name}' is not in the register of actors")
    return known.slug


def text(words: str) -> Literal:
    """Words with their language by script: Arabic letters and no Latin ones are Arabic, other text is English."""
    arabic = _ARABIC.search(words) is not None and _LATIN.search(words) is None
    return Literal(words, language="ar" if arabic else "en")


def integer(number: int | None) -> Literal | None:
    return None if number is None else Literal(str(number), datatype=XSD.integer)


def decimal(number: Decimal) -> Literal:
    """In the canonical form that stores keep: no exponent, no zeros at the end. Quotations have the printed digits."""
    plain = format(number, "f")
    return Literal(plain.rstrip("0").rstrip(".") if "." in plain else plain, datatype=XSD.decimal)


def double(number: int) -> Literal:
    """In the canonical form of XML Schema 1.1 part 2, section 3.3.5.2: 5000 is 5.0E3."""
    exponent = len(str(number)) - 1
    return Literal(f"{number / 10**exponent}E{exponent}", datatype=XSD.double)


def day(value: date | None) -> Literal | None:
    return None if value is None else Literal(value.isoformat(), datatype=XSD.date)
