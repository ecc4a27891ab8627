"""From the store to what may leave it: settings, profile and filters, applied graph by graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.codelists import actor as known_actor
from kg.errors import QueryError
from kg.export.base import View
from kg.export.named import Named
from kg.export.screen import NameScreen
from kg.export.withhold import Profile, Rules, named_after_a_person, released
from kg.iri import Names
from kg.settings import Text, Victims
from kg.store import Graphs
from kg.terms import PROV, RDF, SKOS, XSD


class Decisions(Protocol):
    """What `kg.settings.Settings` decides; `require_publishing` raises SettingsError where something is not set."""

    @property
    def names(self) -> Names: ...

    def require_publishing(self) -> tuple[Victims, Text]: ...


@dataclass(frozen=True, slots=True)
class Filters:
    """Which incidents leave; None: no such limit, and all limits hold together.

    `incident` is a current code. `since` keeps incidents whose own date allows that day or a later one.
    `belligerent` is a name or alias of a party that a claim suspects, lists as known, blames, or whose position it
    gives.
    """

    incident: str | None = None
    since: date | None = None
    belligerent: str | None = None


def published(graphs: Graphs, settings: Decisions, profile: Profile = "full", filters: Filters | None = None) -> View:
    """What may leave the store: documents, ontology, links and corrections; never the findings.

    Raises SettingsError where `victims` or `text` is not set, QueryError for a code or name that nobody bears.
    """
    victims, text = settings.require_publishing()
    names = settings.names
    rules = Rules(names, victims, text, profile, name_screen(graphs, names) if victims == "counts" else None)
    about = {
        name: next((quad.object for quad in graphs.about(name) if quad.predicate == names.chv.about), None)
        for name in _documents(graphs, names)
    }
    incidents = {it for it in about.values() if isinstance(it, NamedNode)}
    limits = filters or Filters()
    kept, undated = _select(graphs, names, incidents, limits)
    chosen = [name for name, incident in about.items() if incident in kept]
    leaving = [it for it in chosen if not named_after_a_person(it, graphs.graph(it, subject=it), rules)]
    quads = _quads(graphs, rules, leaving, limits == Filters())
    many = len({about[it] for it in leaving})
    return View(Graphs.memory(quads), names, many, undated, kept_back=len(chosen) - len(leaving))


def of_documents(graphs: Graphs, rules: Rules, documents: Iterable[NamedNode]) -> Iterator[Quad]:
    """What may leave of these documents' graphs, one at a time: never more than one is in memory."""
    for name in documents:
        if named_after_a_person(name, graphs.graph(name, subject=name), rules):
            continue
        for triple in released(graphs.graph(name), rules):
            yield Quad(triple.subject, triple.predicate, triple.object, name)


def of_none(graphs: Graphs, rules: Rules, mentioned: set[object] | None = None) -> Iterator[Quad]:
    """What may leave of the graphs of no document. `mentioned`: and belongs to these; None: all."""
    ontology = rules.names.graph("ontology")
    for triple in graphs.graph(ontology):
        yield Quad(triple.subject, triple.predicate, triple.object, ontology)
    for which in ("links", "corrections"):
        name = rules.names.graph(which)
        triples = list(released(graphs.graph(name), rules))
        for triple in triples if mentioned is None else _reached(triples, mentioned):
            yield Quad(triple.subject, triple.predicate, triple.object, name)


def _quads(graphs: Graphs, rules: Rules, documents: Iterable[NamedNode], everything: bool) -> Iterator[Quad]:
    mentioned: set[object] = set()
    for quad in of_documents(graphs, rules, documents):
        if not everything:
            mentioned.update((quad.subject, quad.object))
        yield quad
    yield from of_none(graphs, rules, None if everything else mentioned)


def _reached(triples: list[Triple], mentioned: set[object]) -> Iterator[Triple]:
    """The triples whose subject the chosen documents mention, and what these lead to."""
    by_subject: dict[object, list[Triple]] = {}
    for triple in triples:
        by_subject.setdefault(triple.subject, []).append(triple)
    # a correction that withdrew something is named by no document: it names the version that it used
    waiting = [
        subject
        for subject, about in by_subject.items()
        if subject in mentioned or any(it.predicate == PROV.used and it.object in mentioned for it in about)
    ]
    while waiting:
        for triple in by_subject.pop(waiting.pop(), ()):
            yield triple
            if triple.object in by_subject:
                waiting.append(triple.object)


def _documents(graphs: Graphs, names: Names) -> list[NamedNode]:
    """Graphs that are named by the document they hold."""
    quads = graphs.pointing_at(names.chv.Document, RDF.type)
    found = {quad.subject for quad in quads if quad.subject == quad.graph_name}
    return sorted((it for it in found if isinstance(it, NamedNode)), key=lambda it: it.value)


def name_screen(graphs: Graphs, names: Names, named: Named | None = None) -> NameScreen:
    """Over the names of all persons in the store: a page may speak of somebody whom another page lists.

    And over the words of figures that name whom they count, for no list may have them, also of those that people set
    aside. `named` is what the store names, None: it is asked for that.
    """
    counts = (named or Named.of(graphs, names)).counts
    pattern = f"?c {SKOS.inScheme} ?s ; {SKOS.prefLabel} ?value FILTER(LANG(?value) = 'en')"
    labels = _values(graphs, f"GRAPH {names.graph('ontology')} {{ {pattern} }}")
    return NameScreen(counts["listed"], labels, {**counts["counted"], **counts["set aside"]}, counts["speakers"])


def _values(graphs: Graphs, pattern: str) -> set[str]:
    return {row["value"].value for row in graphs.rows(f"SELECT DISTINCT ?value WHERE {{ {pattern} }}")}


def _select(graphs: Graphs, names: Names, incidents: set[NamedNode], limits: Filters) -> tuple[set[NamedNode], int]:
    """The incidents that pass all limits, and how many a limit by date left out because nobody dates them."""
    kept = set(incidents)
    chv = names.chv
    if limits.incident is not None:
        kept &= _subjects(graphs, f"?i {chv.code} ?asked", Literal(limits.incident))
        if not kept:
            raise QueryError(f"no incident has the current code '{limits.incident}'")
    if limits.belligerent is not None:
        known = known_actor(limits.belligerent)
        name = known.name if known else limits.belligerent
        verbs = f"({chv.suspects}|{chv.listsAsKnown}|{chv.positionOf}|{chv.blames})"
        named = _subjects(
            graphs, f"?c {verbs}/{SKOS.prefLabel} ?n ; {chv.about} ?i FILTER(STR(?n) = ?asked)", Literal(name)
        )
        if not named:
            raise QueryError(f"no claim names a belligerent '{name}'")
        kept &= named
    if limits.since is None:
        return kept, 0
    dated = f"?a a {chv.Assessment} ; {chv.about} ?i ; {chv.statedTime} ?t . ?t {chv.earliest}|{chv.latest} ?day"
    since = _subjects(graphs, f"{dated} FILTER(?day >= ?asked)", Literal(limits.since.isoformat(), datatype=XSD.date))
    with_date = _subjects(graphs, dated, None)
    return kept & since, len(kept - with_date)


def _subjects(graphs: Graphs, pattern: str, asked: Literal | None) -> set[NamedNode]:
    bindings = {} if asked is None else {"asked": asked}
    wanted = "?i" if asked is None else "?i ?asked"
    found = (row["i"] for row in graphs.rows(f"SELECT DISTINCT {wanted} WHERE {{ {pattern} }}", bindings))
    return {it for it in found if isinstance(it, NamedNode)}
