"""The public graph as a page tells it: labels in the page's language, things with the IRI that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.pages.disclosure import Disclosure
from kg.pages.facts import Facts, Object, tail
from kg.pages.words import Said
from kg.public import Publication
from kg.site.site import Language, Site
from kg.store import Term
from kg.terms import DCT, FOAF, RDFS, SCHEMA, SKOS

_LABELS = (SKOS.prefLabel, RDFS.label, SCHEMA.name, FOAF.name, DCT.title)


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing with its name in the page's language."""

    iri: str
    name: Said


@dataclass(frozen=True, slots=True)
class Time:
    """A stated time: the words as printed and the days and hour that they allow (ISO 8601), None where they give none.

    `start` and `end` are clock times of the place.
    """

    words: Said | None
    earliest: str | None
    latest: str | None
    start: str | None = None
    end: str | None = None

    @property
    def one_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


class Spoken(Facts):
    """Facts of the public graph in one language. Made for one page: what it looked up it keeps.

    It asks the default graph, where a triple stands once however many documents say it.
    """

    def __init__(self, publication: Publication, language: Language) -> None:
        super().__init__(publication.graphs, publication.names)
        self.language = language

    def preload(self, document: NamedNode) -> None:
        """Looks up at once everything of which a document says something; the answers are those of `of`."""
        query = (
            f"SELECT ?s ?p ?o WHERE {{ {{ SELECT DISTINCT ?s WHERE {{ GRAPH {document} {{ ?s ?x ?y }} }} }} ?s ?p ?o }}"
        )
        gathered: dict[NamedNode, dict[NamedNode, list[Object]]] = {}
        for row in self.graphs.rows(query):
            if isinstance(subject := row["s"], NamedNode):
                _add(gathered.setdefault(subject, {}), row["p"], row["o"])
        for subject, found in gathered.items():
            self._known.setdefault(subject, _sorted(found))

    def of(self, thing: NamedNode) -> dict[NamedNode, list[Object]]:
        found = self._known.get(thing)
        if found is None:
            gathered: dict[NamedNode, list[Object]] = {}
            for row in self.graphs.rows("SELECT ?thing ?p ?o WHERE { ?thing ?p ?o }", {"thing": thing}):
                _add(gathered, row["p"], row["o"])
            found = self._known[thing] = _sorted(gathered)
        return found

    def pointing(self, thing: NamedNode | Literal, predicate: NamedNode | None = None) -> list[NamedNode]:
        verb = str(predicate) if predicate else "?p"
        rows = self.graphs.rows(f"SELECT DISTINCT ?s ?thing WHERE {{ ?s {verb} ?thing }} ORDER BY ?s", {"thing": thing})
        return [it for row in rows if isinstance(it := row["s"], NamedNode)]

    def label(self, thing: NamedNode) -> Said:
        """The label in the page's language, else the English one, else any, else the last part of the IRI."""
        labels = [it for key in _LABELS for it in self.words(thing, key)]
        for wanted in (self.language, "en", None):
            for it in labels:
                if it.language == wanted:
                    return it
        return labels[0] if labels else self._described(thing)

    def _described(self, thing: NamedNode) -> Said:
        """A name for what has none: its kind and the day or reference that it bears, else the end of its IRI."""
        kind = self.thing(thing, self.chv.kind)
        if kind is None:
            return Said(self.value(thing, DCT.identifier) or tail(thing))
        name = self.label(kind)
        bears = self.value(thing, DCT.issued) or self.value(thing, DCT.identifier)
        return Said(f"{name.text} {bears}", name.language) if bears else name

    def ref(self, thing: NamedNode) -> Ref:
        return Ref(thing.value, self.label(thing))

    def refs(self, things: Iterable[NamedNode]) -> tuple[Ref, ...]:
        return tuple(self.ref(it) for it in things)

    def in_language(self, thing: NamedNode, predicate: NamedNode) -> Said | None:
        """The words in the page's language, else in English, else any."""
        found = self.words(thing, predicate)
        order: list[str | None] = [self.language, "en", None]
        return min(found, key=lambda it: order.index(it.language) if it.language in order else 3, default=None)

    def time(self, stated: NamedNode) -> Time:
        chv = self.chv
        return Time(
            self.word(stated, chv.verbatim),
            self.value(stated, chv.earliest),
            self.value(stated, chv.latest),
            _clock(self.value(stated, SCHEMA.startTime)),
            _clock(self.value(stated, SCHEMA.endTime)),
        )

    def times(self, thing: NamedNode, predicate: NamedNode) -> tuple[Time, ...]:
        return tuple(self.time(it) for it in self.things(thing, predicate))


def spoken(site: Site, language: Language) -> Spoken:
    return Spoken(site.publication, language)


def shown(site: Site) -> Disclosure:
    """For the views of `kg.pages`: the publication has lost already what must not leave, so no name is looked for."""
    about = site.publication.about
    return Disclosure(about.victims, about.text, lambda _: False, {})


def _add(gathered: dict[NamedNode, list[Object]], predicate: Term, value: Term) -> None:
    if isinstance(predicate, NamedNode) and isinstance(value, NamedNode | Literal):
        gathered.setdefault(predicate, []).append(value)


def _sorted(gathered: dict[NamedNode, list[Object]]) -> dict[NamedNode, list[Object]]:
    return {key: sorted(gathered[key], key=_order) for key in sorted(gathered, key=_order)}


def _order(term: Object) -> tuple[str, str]:
    return term.value, term.language or "" if isinstance(term, Literal) else ""


def _clock(printed: str | None) -> str | None:
    return printed.removesuffix(":00") if printed and printed.count(":") == 2 else printed
