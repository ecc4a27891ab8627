"""The step that links places: places of all pages together, gazetteers asked, persons' decisions laid over the rule's.

A place is judged once, whatever number of pages names it. Each page is then checked together with the judgements on its
place, and told what does not fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    """A place on a page of the build: document, incident and place."""

    document: str
    incident: NamedNode
    on_page: OnPage


@dataclass
class Linked:
    """What linking found. `texts` gives each place, `of_document` each document's place, its sorted N-Triples.

    `rows` are the judgements as places.json has them. `lost` are findings on decisions whose place no page names;
    `notes` say which gazetteer did not answer.
    """

    texts: dict[str, str] = field(default_factory=dict)
    of_document: dict[str, str] = field(default_factory=dict)
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    lost: list[CheckedFinding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def quads(self, home: NamedNode) -> list[bytes]:
        """All triples as lines of N-Quads of this graph, sorted."""
        lines = {line for text in self.texts.values() for line in text.encode().split(b"\n") if line}
        return sorted(line[:-1] + str(home).encode() + b" ." for line in lines)


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
    remembered: Remembered | None = None,
) -> Linked:
    """Links the places of all pages. A gazetteer that fails is named in the notes; what it said before that is kept.

    `remembered` holds what was settled before; a place on which all is as it was then is not asked for again.
    """
    found = Linked()
    pages = [(it, query) for it in named if (query := _query(names, it)) is not None]
    together: dict[str, dict[str, PlaceQuery]] = {}
    for _, query in pages:
        together.setdefault(query.key, {})[repr(query)] = query
    by_place: dict[str, list[Decided]] = {}
    for decided in decisions:
        by_place.setdefault(names.id + decided.place, []).append(decided)
    settling = Settling(names, list(asked), found.notes)
    settled: dict[str, Settled] = {}
    for done, (key, queries) in enumerate(sorted(together.items()), start=1):
        settled[key] = place = settling.again(queries, by_place.get(key, []), remembered)
        found.texts[key] = place["text"]
        found.rows += place["rows"]
        tell(done, len(together))
    found.rows.sort(key=order)
    bearing = Counter(position for position, _ in {(p.position, it.incident) for it, q in pages for p in q.points})
    for it, query in pages:
        place = settled[query.key]
        found.of_document[it.document] = place["text"]
        told = [*_doubts(query, place, bearing), *(Doubt(*each) for each in place["changed"])]
        found.findings[it.document] = [_finding(doubt, it.on_page) for doubt in told]
    found.lost = [
        _lost(sentence, names)
        for key, its in sorted(by_place.items())
        if key not in settled
        for decided in its
        for sentence in changes(decided, None, None, asked=False)
    ]
    return found


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


def _doubts(query: PlaceQuery, place: Settled, bearing: Mapping[Position, int]) -> Iterator[Doubt]:
    """What does not fit on one page, in the order of its points."""
    mine = place["doubts"][repr(query)]
    yield from (Doubt(*each) for each in mine["elsewhere"])
    for point, told in zip(query.points, mine["points"], strict=True):
        many = shared(bearing[point.position], point)
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
