"""The vocabulary's own files read for pages: terms, code lists and shapes, each thing with what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg import resources
from kg.formats import prefixes
from kg.iri import Names
from kg.pages.words import Said
from kg.site.site import Language
from kg.terms import OWL, RDF, RDFS, SH, SKOS

Object = NamedNode | Literal


class Vocabulary:
    """Turtle files of the program under one base; nothing else. Objects keep the order of the files."""

    def __init__(self, base: str, files: Sequence[str]) -> None:
        self.base = base
        self._facts: dict[NamedNode, dict[NamedNode, list[Object]]] = {}
        for name in files:
            for quad in parse(resources.text(name, base), format=RdfFormat.TURTLE):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                    about = self._facts.setdefault(quad.subject, {}).setdefault(quad.predicate, [])
                    about.append(quad.object)
        self._prefixes = sorted(prefixes(base).items(), key=lambda it: -len(it[1]))

    def subjects(self, kind: NamedNode) -> list[NamedNode]:
        """The things of a class, in the order of the files."""
        return [it for it, facts in self._facts.items() if kind in facts.get(RDF.type, ())]

    def subjects_with(self, predicate: NamedNode) -> list[NamedNode]:
        """The things of which this is said, in the order of the files."""
        return [it for it, facts in self._facts.items() if predicate in facts]

    def things(self, thing: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [it for it in self._of(thing, predicate) if isinstance(it, NamedNode)]

    def words(self, thing: NamedNode, *predicates: NamedNode) -> list[Said]:
        """The literals of the first predicate that has any."""
        for predicate in predicates:
            if found := [Said.of(it) for it in self._of(thing, predicate) if isinstance(it, Literal)]:
                return found
        return []

    def word(self, thing: NamedNode, language: Language, *predicates: NamedNode) -> Said | None:
        """The literal in the language, else in English, else any."""
        order: dict[str, int] = {"en": 1} | {language: 0}
        return min(self.words(thing, *predicates), key=lambda it: order.get(it.language or "", 2), default=None)

    def short(self, iri: NamedNode) -> str:
        """The IRI with its prefix ("chv:Claim"), whole where none fits."""
        for prefix, space in self._prefixes:
            if iri.value.startswith(space) and len(iri.value) > len(space):
                return f"{prefix}:{iri.value[len(space) :]}"
        return iri.value

    def pointing(self, predicate: NamedNode, thing: NamedNode) -> Iterator[NamedNode]:
        """The things that point at this one."""
        return (it for it, facts in self._facts.items() if thing in facts.get(predicate, ()))

    def _of(self, thing: NamedNode, predicate: NamedNode) -> list[Object]:
        return self._facts.get(thing, {}).get(predicate, [])


@dataclass(frozen=True, slots=True)
class Term:
    """A term of ours. Its anchor on the page is `local`; `links` are pairs of a string's key and what it leads to."""

    iri: NamedNode
    local: str
    short: str
    labels: tuple[Said, ...]
    comment: Said | None
    examples: tuple[Said, ...]
    links: tuple[tuple[str, tuple[NamedNode, ...]], ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a code list; `narrower` are the entries below it."""

    iri: NamedNode
    local: str
    labels: tuple[Said, ...]
    others: tuple[Said, ...]
    codes: tuple[str, ...]
    definition: Said | None
    example: Said | None
    narrower: tuple[Concept, ...]


_LINKS = (
    ("parent_class", RDFS.subClassOf),
    ("parent_property", RDFS.subPropertyOf),
    ("domain", RDFS.domain),
    ("range", RDFS.range),
    ("see_also", RDFS.seeAlso),
)


@cache
def ontology(base: str) -> Vocabulary:
    return Vocabulary(base, ("ontology/kg.ttl", "ontology/profile.ttl"))


@cache
def codes(base: str) -> Vocabulary:
    return Vocabulary(base, ("ontology/codes.ttl",))


@cache
def shapes(base: str) -> Vocabulary:
    return Vocabulary(base, resources.names("shapes", ".ttl"))


def terms(names: Names, language: Language) -> tuple[list[Term], list[Term]]:
    """Classes and properties of ours, in the order of the file."""
    found = ontology(names.base)
    classes = [_term(names, it, language) for it in found.subjects(OWL.Class)]
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    properties = {it for kind in kinds for it in found.subjects(kind)}
    return classes, [_term(names, it, language) for it in found.subjects_with(RDF.type) if it in properties]


def _term(names: Names, iri: NamedNode, language: Language) -> Term:
    found = ontology(names.base)
    links = [(key, tuple(found.things(iri, predicate))) for key, predicate in _LINKS]
    links.append(("checked_by_shape", tuple(_shapes_of(names, iri))))
    return Term(
        iri,
        iri.value.removeprefix(names.chv.iri),
        found.short(iri),
        tuple(_both(found.words(iri, RDFS.label))),
        found.word(iri, language, RDFS.comment),
        tuple(found.words(iri, SKOS.example)),
        tuple((key, things) for key, things in links if things),
    )


def _shapes_of(names: Names, term: NamedNode) -> Iterator[NamedNode]:
    found = shapes(names.base)
    yield from sorted({*found.pointing(SH.targetClass, term), *found.pointing(SH.path, term)}, key=lambda it: it.value)


def concepts(names: Names, scheme: NamedNode, language: Language) -> tuple[Concept, ...]:
    """The entries of a code list, those without a parent at the top."""
    found = codes(names.base)
    members = list(found.pointing(SKOS.inScheme, scheme))

    def made(iri: NamedNode) -> Concept:
        below = tuple(made(it) for it in members if iri in found.things(it, SKOS.broader))
        return Concept(
            iri,
            iri.value.removeprefix(names.chc.iri),
            tuple(_both(found.words(iri, SKOS.prefLabel))),
            tuple(found.words(iri, SKOS.altLabel)),
            tuple(it.text for it in found.words(iri, SKOS.notation)),
            found.word(iri, language, SKOS.definition),
            found.word(iri, language, SKOS.example),
            below,
        )

    return tuple(made(it) for it in members if not found.things(it, SKOS.broader))


def _both(labels: Sequence[Said]) -> list[Said]:
    """English first."""
    return sorted(labels, key=lambda it: it.language != "en")
