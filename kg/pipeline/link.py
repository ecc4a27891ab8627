"""The step that links places: places of all pages together, gazetteers asked, persons' decisions laid over the rule's.

A place is judged once, whatever number of pages names it. Each page is then checked together with the judgements on its
place, and told what does not fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.errors import GazetteerError
from kg.gazetteers import Candidate, Gazetteer, Judgement, PlaceQuery, StatedPoint, Surroundings, configured, judge
from kg.gazetteers.base import Boundaries, Source
from kg.gazetteers.judgements import Decided, changes, settle
from kg.gazetteers.sanity import Doubt, beyond, name_elsewhere, outside, shared
from kg.iri import Names
from kg.lift.link import links
from kg.lift.place import OF_THE_PLACE, RADIUS_M, named_place
from kg.model import Finding, Geolocation, Place, Reading
from kg.settings import Settings
from kg.validate import CheckedFinding
from kg.values.lines import Lines
from kg.values.points import Point

_MOST_CANDIDATES = 200
#: The name of the file of decisions, beside kg.toml.
DECISIONS = "places.csv"


@dataclass(frozen=True, slots=True)
class OnPage:
    """The place of one page: its location line with the line's number, and the point that the page gives."""

    place: Place
    line: int
    point: Geolocation | None

    @classmethod
    def of(cls, reading: Reading) -> OnPage | None:
        it = reading.assessment
        if it.place is None:
            return None
        start = it.place.evidence.start
        return cls(it.place, 0 if start is None else Lines(reading.text).of(start), it.geolocation)


@dataclass(frozen=True, slots=True)
class Named:
    """A place on a page of the build: document, incident and place."""

    document: str
    incident: NamedNode
    on_page: OnPage


@dataclass
class Linked:
    """What linking found. `of_document` gives each document's place its triples, as sorted N-Triples.

    `lost` are findings on decisions whose place no page names; `notes` say which gazetteer did not answer.
    """

    triples: set[Triple] = field(default_factory=set)
    of_document: dict[str, str] = field(default_factory=dict)
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    lost: list[CheckedFinding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    places: dict[str, PlaceQuery] = field(default_factory=dict)


def gazetteers(settings: Settings, only: list[str] | None = None) -> list[Gazetteer]:
    """Those that kg.toml names, or `only` some; the embedded one where it names none."""
    folder = settings.path.parent if settings.path is not None else Path()
    return configured(settings.gazetteers, folder, only)


def link(
    named: Sequence[Named],
    names: Names,
    asked: Sequence[Gazetteer],
    decisions: Sequence[Decided] = (),
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> Linked:
    """Links the places of all pages. A gazetteer that fails is named in the notes; what it said before that is kept."""
    found = Linked()
    pages = [(it, query) for it in named if (query := _query(names, it)) is not None]
    found.places = places(query for _, query in pages)
    answering = list(asked)
    by_place: dict[str, list[Decided]] = {}
    for decided in decisions:
        by_place.setdefault(names.id + decided.place, []).append(decided)
    judged: dict[str, list[Judgement]] = {}
    offered: dict[str, dict[str, Candidate]] = {}
    for done, (key, place) in enumerate(found.places.items(), start=1):
        judged[key], offered[key] = _judged(place, answering, found.notes, by_place.get(key, []))
        tell(done, len(found.places))
    found.judgements = [it for key in sorted(judged) for it in judged[key]]
    triples = {key: links(names, judgements) for key, judgements in judged.items()}
    found.triples = {triple for its in triples.values() for triple in its}
    sources = {it.source.key: it.source for it in answering}
    changed = _changed(by_place, found.places, offered, sources)
    doubts = _doubts(pages, judged, answering)
    for it, query in pages:
        found.of_document[it.document] = _text(triples[query.key])
        told = [*doubts.get(it.document, ()), *changed.get(query.key, ())]
        found.findings[it.document] = [_finding(doubt, it.on_page) for doubt in told]
    found.lost = [
        _lost(sentence, names)
        for key, its in sorted(by_place.items())
        if key not in found.places
        for decided in its
        for sentence in changes(decided, None, None, asked=False)
    ]
    return found


def places(queries: Iterable[PlaceQuery]) -> dict[str, PlaceQuery]:
    """One query a place, with the names and points of all pages, in the order of the places' IRIs."""
    together: dict[str, list[PlaceQuery]] = {}
    for it in queries:
        together.setdefault(it.key, []).append(it)
    return {
        key: PlaceQuery(
            key,
            tuple(sorted({name for it in its for name in it.names})),
            tuple(sorted({point for it in its for point in it.points}, key=repr)),
            its[0].country,
            its[0].region,
        )
        for key, its in sorted(together.items())
    }


def _query(names: Names, it: Named) -> PlaceQuery | None:
    place = it.on_page.place
    named = named_place(names, it.incident, place)
    if named is None:
        return None
    lines = [line for line in (named.name, place.name_ar) if line]
    own = tuple(dict.fromkeys(_parts(line)[0] for line in lines if _parts(line)))
    return PlaceQuery(named.node.value, own, _points(it.on_page.point), place.country, named.region)


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.replace("،", ",").split(",") if part.strip()]


def _points(it: Geolocation | None) -> tuple[StatedPoint, ...]:
    if it is None or it.latitude is None or it.longitude is None or not Point(it.latitude, it.longitude).on_earth:
        return ()
    level = it.accuracy.concept if it.accuracy is not None else None
    radius = RADIUS_M.get(level or "")
    return (StatedPoint(float(it.latitude), float(it.longitude), radius, level in OF_THE_PLACE),)


def _judged(
    place: PlaceQuery, asked: list[Gazetteer], notes: list[str], decisions: Sequence[Decided]
) -> tuple[list[Judgement], dict[str, Candidate]]:
    """The judgements of all gazetteers on one place, and the entries that they offer; one that fails is asked no more.

    A person's decision on an entry that is not offered is among the judgements.
    """
    found: list[Judgement] = []
    for gazetteer in list(asked):
        try:
            found += judge(place, gazetteer.candidates(place, _MOST_CANDIDATES), gazetteer.source)
        except GazetteerError as error:
            asked.remove(gazetteer)
            notes.append(f"gazetteer {gazetteer.source.key}: {error}; places after '{place.names[0]}' were not asked")
    offered = {it.candidate.iri: it.candidate for it in found}
    return settle(place, found, decisions, {it.source.key: it.source for it in asked}), offered


def _changed(
    decisions: Mapping[str, Sequence[Decided]],
    known: Mapping[str, PlaceQuery],
    offered: Mapping[str, Mapping[str, Candidate]],
    sources: Mapping[str, Source],
) -> dict[str, list[Doubt]]:
    """What changed since a person decided, by place."""
    found: dict[str, list[Doubt]] = {}
    for key, its in decisions.items():
        if key not in known:
            continue
        for it in its:
            told = changes(it, known[key], offered[key].get(it.candidate), asked=it.gazetteer in sources)
            hint = "Look at the place again and decide anew in the file of decisions."
            found.setdefault(key, []).extend(Doubt("places-Changed", sentence, hint) for sentence in told)
    return found


def _doubts(
    pages: Sequence[tuple[Named, PlaceQuery]], judged: Mapping[str, Sequence[Judgement]], asked: Sequence[Gazetteer]
) -> dict[str, list[Doubt]]:
    """What does not fit, by document."""
    bearing = Counter(position for position, _ in {(p.position, it.incident) for it, q in pages for p in q.points})
    found: dict[str, list[Doubt]] = {}
    for it, query in pages:
        doubts: list[Doubt | None] = [name_elsewhere(query, judged[query.key])]
        for point in query.points:
            doubts.append(shared(bearing[point.position], point))
            doubts += [outside(query, point, gaz) for gaz in asked if isinstance(gaz, Surroundings)]
            doubts += [beyond(query, point, gaz) for gaz in asked if isinstance(gaz, Boundaries)]
        found[it.document] = [doubt for doubt in doubts if doubt is not None]
    return found


def _finding(it: Doubt, on_page: OnPage) -> Finding:
    words = on_page.place.evidence
    return Finding(
        check=it.check,
        severity="Warning",
        message=it.message,
        lines=(on_page.line,) if on_page.line else (),
        words=words.exact,
        start=words.start,
        end=words.end,
        hint=it.hint,
    )


def _lost(sentence: str, names: Names) -> CheckedFinding:
    return CheckedFinding(
        check="places-Changed",
        severity="Warning",
        message=sentence,
        lines=(),
        words="",
        hint="Give the build the page, or take the row out of the file of decisions.",
        document=DECISIONS,
        component="ReaderCheck",
        focus=names.graph("links").value,
    )


def _text(triples: set[Triple]) -> str:
    data = serialize(sorted(triples, key=str), format=RdfFormat.N_TRIPLES) or b""
    return data.decode()
