"""Writes the triples of one document: each thing said carries its words, its document and the rule that read it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.codelists import actor as known_actor
from kg.errors import IriError
from kg.iri import Names, digest, segment
from kg.lift.text import (
    DCT,
    INTEGER,
    OA,
    PROV,
    RDF,
    SKOS,
    Facts,
    Node,
    below,
    day,
    literal,
    text,
    vocabularies,
    written,
)
from kg.model import BY_PERSON, Actor, Document, Quotation, StatedTime, Term

#: A quarter of all facts are of quotations. To look up such a name takes longer than to write the fact.
_START, _END, _EXACT = f'{OA.start} "', f'{OA.end} "', f"{OA.exact} "


class Scribe(Facts):
    """`incident_key` and `document_key` are what `kg.ledger` gave this document."""

    def __init__(self, names: Names, document: Document, incident_key: str, document_key: str) -> None:
        super().__init__()
        self.names = names
        self.chv, self.chc = vocabularies(names.base)
        if not incident_key or not document_key:
            raise IriError("an empty name cannot stand in an IRI")
        self.monitor, of_monitor, of_all = _roots(names.base, names.monitor_name)
        self.incident = below(of_monitor, "incident", incident_key)  # as in `kg.iri.Names`
        self.document = below(of_all, "document", document_key)
        self.version = below(self.document, "version", document.sha256[:16])
        self.document_hash = digest(document_key, length=8)
        self._minted: dict[Node, int] = {}
        self._actors: set[Node] = set()
        self._rules: dict[str, Node] = {}
        self._quoted: dict[Node, str] = {}
        self._at = f"{self.version[:-1]}#char="
        self._evidence, self._a_quotation, about, read_from, quoted_from, self._used = _beginnings(names.base)
        self._of_a_claim = about + self.incident, read_from + self.document
        self._quoted_from = quoted_from + self.version

    def one_of_many(self, owner: Node, kind: str, *words: str | None) -> Node:
        """The IRI of one among siblings, by what it says, so that it stays when others come or go.

        Siblings that say the same are numbered in the page's order: repeated rows stay repeated.
        """
        return self.unique(below(owner, kind, digest(*(word or "" for word in words))))

    def unique(self, iri: Node) -> Node:
        """The IRI, numbered from its second use in this document on."""
        self._minted[iri] = count = self._minted.get(iri, 0) + 1
        return iri if count == 1 else f"{iri[:-1]}-{count}>"

    def evidence(self, thing: Node, *quotations: Quotation | None, subject: Node | None = None) -> None:
        """Links the thing to its exact words; `subject` is the concept that the words name."""
        for words in quotations:
            if words is not None:
                node = self.quotation(words)
                self.of[thing].append(self._evidence + node)
                if subject is not None:
                    self.add(node, DCT.subject, subject)

    def resting_on(self, words: Quotation) -> str:
        """The same as a fact, for `say`."""
        return self._evidence + self.quotation(words)

    def quotation(self, words: Quotation) -> Node:
        """The words as a node of their own, one however often the document rests on them (`kg.iri.Names.quotation`)."""
        start, end = words.start, words.end
        if words.pointer is not None:
            return self._pointed_at(words.exact, words.pointer)
        if start is None or end is None:
            raise IriError("a quotation has either offsets or a pointer")
        node = f"{self._at}{start},{end}>"
        if self._quoted.get(node) == words.exact:  # a figure, its claim and more may rest on the same words
            return node
        self._quoted[node] = words.exact
        self.say(
            node,
            (  # sorted
                self._a_quotation,
                f"{_END}{end}{INTEGER}",
                f"{_EXACT}{literal(words.exact)}",
                f"{_START}{start}{INTEGER}",
                self._quoted_from,
            ),
        )
        return node

    def _pointed_at(self, words: str, pointer: str) -> Node:
        node = f"{self.version[:-1]}#at={segment(pointer)},{digest(words)}>"
        at, exact = f"{self.chv.pointer} {literal(pointer)}", f"{_EXACT}{literal(words)}"
        self.of[node] += (self._a_quotation, exact, self._quoted_from, at)
        return node

    def read_by(self, thing: Node, rule: str) -> None:
        """Says which rule of reading made the thing, which no person has checked, or which person's correction."""
        if rule.startswith(BY_PERSON):  # who, when and why stand in the graph of corrections
            self.add(thing, PROV.wasGeneratedBy, written(self.names.correction(rule.removeprefix(BY_PERSON))))
            return
        activity = self._rules.get(rule)
        if activity is None:
            activity = self._rules[rule] = below(self.version, "reading", rule)
            before, behind = _activity(self.names.base, rule)
            self.say(activity, (*before, self._used + self.version, *behind))
        self.add(thing, PROV.wasGeneratedBy, activity)

    def claim(self, node: Node, rule: str, kind: Node) -> None:
        """What every claim says of itself: incident, document, rule."""
        self.of[node] += (f"{RDF.type} {kind}", *self._of_a_claim)
        self.read_by(node, rule)

    def concept(self, term: Term) -> Node:
        """The concept; a value that the list does not have gets one of its own, `<scheme>-x-<value>`, in this graph."""
        if term.concept is not None:
            return self.chc[term.concept]
        return self.unlisted(term.scheme, term.label)

    def unlisted(self, scheme: str, label: str) -> Node:
        concept = self.chc[f"{scheme}-x-{segment(label)}"]
        self.add(concept, RDF.type, SKOS.Concept)
        self.add(concept, SKOS.inScheme, self.chc[scheme])
        self.add(concept, SKOS.prefLabel, text(label))
        return concept

    def categories(self, thing: Node, terms: Iterable[Term | None], predicate: Node | None = None) -> None:
        """Values of code lists, each with the words that name it."""
        for term in terms:
            if term is not None:
                concept = self.concept(term)
                self.add(thing, predicate or self.chv.category, concept)
                self.evidence(thing, term.evidence, subject=concept)

    def actor(self, actor: Actor) -> Node:
        """Unknown ones belong to their incident and are never shared; the register's have one IRI for all."""
        if actor.kind in ("unidentified", "unnamed-group"):
            return self._described(below(self.incident, "actor", actor.name.casefold()), actor)
        return self._described(_shared(self.names.base, actor.name, actor.registered), actor)

    def speaker(self, actor: Actor) -> Node:
        """A claimant or relay. Outlets, bodies and @handles are one wherever they speak.

        A person, or an account that goes by a display name, belongs to its incident: two "Mohammed H" need not be one.
        """
        if actor.kind == "monitor":
            return self.monitor
        if actor.kind == "person" or (actor.kind == "account" and not actor.name.startswith("@")):
            return self._described(below(self.incident, "actor", actor.name), actor)
        return self.actor(actor)

    def _described(self, node: Node, actor: Actor) -> Node:
        """Name and kind as the document first gives them: prose may take a poster for a person, then for an account."""
        if node not in self._actors:
            self._actors.add(node)
            self.say(node, described(self.names.base, actor.name, actor.kind))
        return node

    def stated_time(self, node: Node, time: StatedTime) -> Node:
        self.add(node, RDF.type, self.chv.StatedTime)
        self.add(node, self.chv.verbatim, literal(time.verbatim))
        self.add(node, self.chv.earliest, day(time.earliest))
        self.add(node, self.chv.latest, day(time.latest))
        if time.year_inferred and time.earliest is not None:
            self.add(node, self.chv.category, self.chc["date-reading-year-inferred"])
        self.evidence(node, time.evidence)
        return node


@lru_cache(maxsize=64)
def _roots(base: str, monitor: str) -> tuple[Node, Node, Node]:
    """The monitor as an actor, and what the IRIs of its incidents and of all documents begin with."""
    names = Names(base, monitor)
    name = monitor.casefold()
    return written(names.actor(name)), f"<{names.id}{segment(name)}>", f"<{names.id[:-1]}>"


@lru_cache(maxsize=16)
def _beginnings(base: str) -> tuple[str, ...]:
    """The facts that a document has many of, up to what they end in; that something is a quotation is whole."""
    chv, _ = vocabularies(base)
    begun = (chv.about, chv.readFrom, PROV.wasQuotedFrom, PROV.used)
    return f"{chv.evidence} ", f"{RDF.type} {chv.Quotation}", *(f"{predicate} " for predicate in begun)


@lru_cache(maxsize=4096)
def _shared(base: str, name: str, registered: bool) -> Node:
    """An actor that is one wherever it is named."""
    names = Names(base, "")
    return written(names.actor(register_slug(name)) if registered else names.named_actor(name))


@lru_cache(maxsize=4096)
def described(base: str, name: str, kind: str) -> tuple[str, ...]:
    """What is said of every actor, sorted."""
    chv, chc = vocabularies(base)
    said = ((RDF.type, chv.Actor), (chv.kind, chc[f"actor-{kind}"]), (SKOS.prefLabel, text(name)))
    return tuple(sorted(f"{predicate} {thing}" for predicate, thing in said))


@lru_cache(maxsize=1024)
def _activity(base: str, rule: str) -> tuple[list[str], list[str]]:
    """What is said of every reading by a rule, sorted: what stands before PROV.used and what behind."""
    chv, chc = vocabularies(base)
    said = ((RDF.type, PROV.Activity), (chv.kind, chc["activity-reading"]), (DCT.identifier, literal(rule)))
    facts = sorted(f"{predicate} {thing}" for predicate, thing in said)
    return [it for it in facts if it < PROV.used], [it for it in facts if it > PROV.used]


def register_slug(name: str) -> str:
    """The register's slug of a name that the reader found in it."""
    known = known_actor(name)
    if known is None:
        raise KeyError(f"'{name}' is not in the register of actors")
    return known.slug
