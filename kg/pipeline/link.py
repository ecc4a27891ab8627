"""The step that links places: places of all pages together, gazetteers asked, persons' decisions laid over the rule's.

A place is judged once, whatever number of pages names it. Each page is then checked together with the judgements on its
place, and told what does not fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pyoxigraph import NamedNode

from kg.gazetteers import Gazetteer, PlaceQuery, StatedPoint, configured
from kg.gazetteers.base import Position
from kg.gazetteers.judgements import Decided, changes
from kg.gazetteers.review import Row, order
from kg.gazetteers.sanity import Doubt, shared
from kg.iri import Names
from kg.lift.place import OF_THE_PLACE, RADIUS_M, named_place
from kg.model import Finding, Geolocation, Place, Reading
from kg.pipeline.settle import Remembered, Settled, Settling
from kg.settings import Settings
from kg.validate import CheckedFinding
from kg.values.lines import Lines
from kg.values.points import Point

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
    """A place on a page of the build: name of the document, IRI of the incident, and place."""

    document: str
    incident: str
    on_page: OnPage


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about the place of a document. `on_page` gives the place, where something is to be told of it."""

    document: str
    query: PlaceQuery
    on_page: Callable[[], OnPage]


@dataclass
class Linked:
    """What linking found of some places. `texts` gives each place with links, `of_document` each document's place, its
    N-Triples, sorted.

    `rows` are the judgements as places.json has them. `lost` are findings on decisions whose place no page names;
    `notes` say which gazetteer did not answer.
    """

    texts: dict[str, str] = field(default_factory=dict)
    of_document: dict[str, str] = field(default_factory=dict)
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    lost: list[CheckedFinding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def quads(self, home: NamedNode) -> Iterator[bytes]:
        """All triples as lines of N-Quads of this graph; what is said of several places comes as often."""
        end = str(home).encode() + b" ."
        return (line[:-1] + end for text in self.texts.values() for line in text.encode().split(b"\n") if line)


def gazetteers(settings: Settings, only: list[str] | None = None) -> list[Gazetteer]:
    """Those that kg.toml names, or `only` some; the embedded one where it names none."""
    folder = settings.path.parent if settings.path is not None else Path()
    return configured(settings.gazetteers, folder, only)


class Linking:
    """Links places, some at a time and all pages that name a place at once, in the order of the places' keys.

    `bearing` tells of a position how many incidents of the build it bears. `remembered` holds what was settled before;
    a place on which all is as it was then is not asked for again. A gazetteer that fails is named in the notes; what it
    said before that is kept.
    """

    def __init__(
        self,
        names: Names,
        asked: Sequence[Gazetteer],
        decisions: Sequence[Decided],
        bearing: Callable[[Position], int],
        remembered: Remembered | None = None,
    ) -> None:
        self.notes: list[str] = []
        self._names, self._bearing, self._remembered = names, bearing, remembered
        self._settling = Settling(names, list(asked), self.notes)
        self._decisions: dict[str, list[Decided]] = {}
        for decided in decisions:
            self._decisions.setdefault(names.id + decided.place, []).append(decided)
        self._without = dict(self._decisions)

    def link(self, asked: Sequence[Asked]) -> Linked:
        """What is found of some places."""
        found = Linked()
        together: dict[str, dict[str, PlaceQuery]] = {}
        for it in asked:
            together.setdefault(it.query.key, {})[repr(it.query)] = it.query
        settled: dict[str, Settled] = {}
        for key, queries in sorted(together.items()):
            self._without.pop(key, None)
            place = self._settling.again(queries, self._decisions.get(key, []), self._remembered)
            settled[key] = place
            if place["text"]:
                found.texts[key] = place["text"]
            found.rows += place["rows"]
        for it in asked:
            place = settled[it.query.key]
            found.of_document[it.document] = place["text"]
            told = [*_doubts(it.query, place, self._bearing), *(Doubt(*each) for each in place["changed"])]
            if told:
                on_page = it.on_page()
                found.findings[it.document] = [_finding(doubt, on_page) for doubt in told]
        return found

    def lost(self) -> list[CheckedFinding]:
        """Findings on decisions whose place no page names; to be asked when all places are linked."""
        return [
            _lost(sentence, self._names)
            for _, its in sorted(self._without.items())
            for decided in its
            for sentence in changes(decided, None, None, asked=False)
        ]


def link(
    named: Sequence[Named],
    names: Names,
    asked: Sequence[Gazetteer],
    decisions: Sequence[Decided] = (),
    remembered: Remembered | None = None,
) -> Linked:
    """Links the places of all pages at once."""
    queries = [(it, query) for it in named if (query := query_of(names, it)) is not None]
    bearing = Counter(
        at for at, _ in {(point.position, it.incident) for it, query in queries for point in query.points}
    )
    linking = Linking(names, asked, decisions, bearing.__getitem__, remembered)
    found = linking.link([Asked(it.document, query, partial(_same, it.on_page)) for it, query in queries])
    found.rows.sort(key=order)
    found.lost, found.notes = linking.lost(), linking.notes
    return found


def _same(it: OnPage) -> OnPage:
    return it


def query_of(names: Names, it: Named) -> PlaceQuery | None:
    """What gazetteers are asked about the place; None: it has no name that could be asked about."""
    place = it.on_page.place
    named = named_place(names, NamedNode(it.incident), place)
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


def _doubts(query: PlaceQuery, place: Settled, bearing: Callable[[Position], int]) -> Iterator[Doubt]:
    """What does not fit on one page, in the order of its points."""
    mine = place["doubts"][repr(query)]
    yield from (Doubt(*each) for each in mine["elsewhere"])
    for point, told in zip(query.points, mine["points"], strict=True):
        many = shared(bearing(point.position), point)
        if many is not None:
            yield many
        yield from (Doubt(*each) for each in told)


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
