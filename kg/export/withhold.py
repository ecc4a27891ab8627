"""What the settings keep back from one document: persons, running text, quotations (DECISIONS 7 and 16)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal as Choice

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.export.screen import NameScreen
from kg.iri import Names
from kg.names.naming import may_name
from kg.settings import Text, Victims
from kg.terms import DCT, FOAF, OA, PROV, RDF, SCHEMA, SKOS

Profile = Choice["full", "light"]

#: Code points; longer words that carry no claim are running text.
RUNNING_TEXT = 300

Node = NamedNode | BlankNode | Triple


@dataclass(frozen=True, slots=True)
class Rules:
    """What may leave. `screen` finds the names of all persons whom the store lists; None where names may leave."""

    names: Names
    victims: Victims
    text: Text
    profile: Profile
    screen: NameScreen | None


class _Document:
    """The triples of one document, and which of its nodes are persons, quotations and the like."""

    def __init__(self, triples: Iterable[Triple], rules: Rules) -> None:
        self.triples = list(triples)
        self.rules = rules
        self._by_predicate: dict[NamedNode, list[Triple]] = {}
        for triple in self.triples:
            self._by_predicate.setdefault(triple.predicate, []).append(triple)
        chv = rules.names.chv
        self.persons = self._of_type(chv.Victim)
        self.families = {t.subject for t in self._with(FOAF.member) if t.object in self.persons}
        self.quotations = self._of_type(chv.Quotation)
        self.narratives = self._objects(chv.narrative)
        self.claims = self._of_type(chv.Claim) - self._of_type(chv.Assessment)

    def _with(self, predicate: NamedNode) -> list[Triple]:
        return self._by_predicate.get(predicate, [])

    def _of_type(self, kind: NamedNode) -> set[Node]:
        return {t.subject for t in self._with(RDF.type) if t.object == kind}

    def _objects(self, predicate: NamedNode, of: set[Node] | None = None) -> set[Node]:
        found = (t for t in self._with(predicate) if of is None or t.subject in of)
        return {t.object for t in found if not isinstance(t.object, Literal)}

    def dropped_nodes(self) -> set[Node]:
        """Nodes that leave with nothing that they say and nothing that points at them."""
        chv = self.rules.names.chv
        gone: set[Node] = set()
        if self.rules.profile == "light":
            gone |= self.quotations
        if self.rules.text != "full":
            gone |= self.narratives
        if self.rules.victims == "counts":
            people = self.persons | self.families
            theirs = self._objects(chv.evidence, people)
            media = self._objects(chv.evidence, self._of_type(SCHEMA.MediaObject))
            gone |= people | theirs | media | self.narratives | self._inside(theirs)
        return gone

    def _inside(self, outer: set[Node]) -> set[Node]:
        """Quotations that lie within the words of these."""
        spans = self._spans()
        around: dict[object, list[tuple[int, int]]] = {}
        for node in outer & spans.keys():
            version, start, end = spans[node]
            around.setdefault(version, []).append((start, end))
        return {
            node
            for node, (version, start, end) in spans.items()
            if any(first <= start and end <= last for first, last in around.get(version, ()))
        }

    def _spans(self) -> dict[Node, tuple[object, int, int]]:
        starts, ends = self._numbers(OA.start), self._numbers(OA.end)
        versions = {t.subject: t.object for t in self._with(PROV.wasQuotedFrom)}
        return {node: (versions.get(node), starts[node], ends[node]) for node in starts.keys() & ends.keys()}

    def _numbers(self, predicate: NamedNode) -> dict[Node, int]:
        found = ((t.subject, t.object) for t in self._with(predicate))
        return {subject: int(number.value) for subject, number in found if isinstance(number, Literal)}

    def naming(self) -> set[Node]:
        """Figures whose words may name persons, all quotations that share words with these, and their claims."""
        chv = self.rules.names.chv
        figures = self._of_type(chv.Figure)
        told = ((t.subject, t.object) for t in self._with(chv.verbatim) if t.subject in figures)
        named = {figure for figure, words in told if isinstance(words, Literal) and may_name(words.value)}
        spans = self._spans()
        words = [spans[node] for node in self._objects(chv.evidence, named) if node in spans]
        touching = {
            node
            for node, (version, start, end) in spans.items()
            if any(version == other and start < last and first < end for other, first, last in words)
        }
        claims = {t.subject for t in self._with(chv.figure) if t.object in named}
        return named | touching | claims

    def of_the_unnamed(self, withheld: Callable[[Triple], bool]) -> set[Node]:
        """Claims of speakers whose name does not leave: what else the claim calls them must not leave either."""
        hidden = {t.subject for t in self._with(SKOS.prefLabel) if withheld(t)}
        return {t.subject for t in self._with(self.rules.names.chv.claimedBy) if t.object in hidden or withheld(t)}

    def quoted_by_claims(self) -> set[Node]:
        """Quotations that carry a claim of somebody other than the page's own assessment."""
        return self._objects(self.rules.names.chv.evidence, self.claims)


def named_after_a_person(document: NamedNode, own: Iterable[Triple], rules: Rules) -> bool:
    """Whether a document goes by the name of a listed person: its IRI, its own name, or the IRI of its incident.

    `own` is what it says of itself. Nothing of it can leave then: its graph and the nodes in it are named by its IRI,
    rows of tables by its name, and without its incident its claims are about nothing.
    """
    if rules.screen is None:
        return False
    telling = {rules.names.chv.about, DCT.identifier}
    terms = [document, *(it.object for it in own if it.subject == document and it.predicate in telling)]
    return any(rules.screen.holds_term(it) for it in terms if isinstance(it, NamedNode | Literal))


def released(triples: Iterable[Triple], rules: Rules) -> Iterator[Triple]:
    """The triples of one document that may leave."""
    document = _Document(triples, rules)
    gone = document.dropped_nodes()
    carrying = document.quoted_by_claims()
    withheld_words = _withheld_words(rules)
    naming = document.naming() if rules.victims == "counts" else set()
    of_naming = {rules.names.chv.verbatim, rules.names.chv.note, OA.exact}
    named: dict[object, bool] = {}  # what was asked of the screen: most terms come many times

    def withheld(triple: Triple) -> bool:
        return rules.screen is not None and _names_a_person(triple, rules.screen, named)

    unnamed = document.of_the_unnamed(withheld)
    for triple in document.triples:
        if triple.subject in gone or (not isinstance(triple.object, Literal) and triple.object in gone):
            continue
        if triple.predicate in withheld_words or (triple.predicate in of_naming and triple.subject in naming):
            continue
        if rules.text == "quotes" and _is_running(triple, carrying, rules):
            continue
        if withheld(triple) or (triple.predicate == rules.names.chv.namedAs and triple.subject in unnamed):
            continue
        yield triple


def _withheld_words(rules: Rules) -> set[NamedNode]:
    words: set[NamedNode] = set()
    if rules.victims == "counts":
        words |= {SCHEMA.caption}
    if rules.text != "full":
        words |= {SCHEMA.text}
    if rules.text == "none":
        words |= {OA.exact, SCHEMA.caption, rules.names.chv.note}
    return words


def _is_running(triple: Triple, carrying: set[Node], rules: Rules) -> bool:
    """Long words that carry no claim: a note on the place, a whole statement."""
    if not isinstance(triple.object, Literal) or len(triple.object.value) <= RUNNING_TEXT:
        return False
    return triple.predicate == rules.names.chv.note or (triple.predicate == OA.exact and triple.subject not in carrying)


def _names_a_person(triple: Triple, screen: NameScreen, named: dict[object, bool]) -> bool:
    for end in (triple.subject, triple.object):
        if isinstance(end, NamedNode | Literal):
            if end not in named:
                named[end] = screen.holds_term(end)
            if named[end]:
                return True
    return False
