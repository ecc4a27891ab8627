"""The contract of gazetteers: a place as pages name it in, candidates out. No judgement here, and no RDF.

A gazetteer answers from what it holds: it may leave things unsaid (None), it never guesses. Remote ones ask their
service politely and raise GazetteerError where it does not answer; the others read local files only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.names import Name, best

Position = tuple[float, float]  #: latitude and longitude in degrees, WGS 84

#: From this likeness on, two names of regions mean the same region.
SAME_REGION = 0.9


@dataclass(frozen=True, slots=True)
class StatedPoint:
    """A point that a page gives. `radius_m` is its accuracy in metres, None: the page states none.

    `of_the_place`: the page says that it is the generic point of the named place, not of a site inside it.
    """

    latitude: float
    longitude: float
    radius_m: float | None
    of_the_place: bool = False

    @property
    def position(self) -> Position:
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """A place as pages name it. `key` is its IRI; `names` its own names in any script, the most exact part of each
    line.

    `country` and `region` stand as printed, None: not printed. Points of several pages are all given, each once.
    """

    key: str
    names: tuple[str, ...]
    points: tuple[StatedPoint, ...] = ()
    country: str | None = None
    region: str | None = None

    @property
    def telling(self) -> tuple[StatedPoint, ...]:
        """The points that tell most of where the place is: generic points of it before those of sites, then the finest
        accuracy; several where pages differ."""
        own = [it for it in self.points if it.of_the_place] or list(self.points)
        if not own:
            return ()
        finest = min(_metres(it) for it in own)
        return tuple(it for it in own if _metres(it) == finest)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of a gazetteer. `names` are texts with their language (BCP 47; None: not told), the main name first.

    `country` is ISO 3166-1 alpha-2. `region_agrees`: it lies in the region that the place states; None: one side does
    not tell. `admin` are the names or codes of the units around it, the widest first. `feature_class` is GeoNames'
    letter (P settlement, A unit, H water, L area, R road, S spot, T terrain, V vegetation), `feature_code` the
    gazetteer's own code.
    """

    iri: str
    names: tuple[tuple[str, str | None], ...]
    point: Position | None = None
    country: str | None = None
    region_agrees: bool | None = None
    admin: tuple[str, ...] = ()
    feature_class: str | None = None
    feature_code: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What a gazetteer says of itself: `key` names it in IRIs and settings, `title` with its version, `licence` as IRI.

    `space` is what the IRIs of its entries begin with. `attribution` is what its licence asks to be written.
    """

    key: str
    title: str
    licence: str
    attribution: str
    space: str
    remote: bool = False


class Gazetteer(Protocol):
    """Answers with candidates; the same question to the same version gives the same answer in the same order."""

    @property
    def source(self) -> Source: ...

    def candidates(self, place: PlaceQuery, limit: int = 20) -> tuple[Candidate, ...]:
        """Entries near the place's points or with its names, at most `limit` of each; empty: none, which is an answer.

        Raises GazetteerError where a service or file fails.
        """
        ...


@runtime_checkable
class Versioned(Protocol):
    """A gazetteer whose answers are those of a fixed version: what it answered once need not be asked again."""

    @property
    def stamp(self) -> str:
        """Another text wherever an answer may differ, the program apart."""
        ...


@runtime_checkable
class Surroundings(Protocol):
    """A gazetteer that knows what lies around a point."""

    def around(self, place: PlaceQuery, point: Position, limit: int) -> tuple[Candidate, ...]:
        """The nearest entries to one point of the place, the nearest first; empty where none lies within 120 km."""
        ...


@runtime_checkable
class Boundaries(Protocol):
    """A gazetteer that knows how far units reach."""

    @property
    def source(self) -> Source: ...

    def unit_at(self, place: PlaceQuery, point: Position) -> Candidate | None:
        """The unit that holds the point; None: it lies outside all of them."""
        ...

    def region_km(self, place: PlaceQuery, point: Position) -> float | None:
        """How far the point lies outside the region that the place states, 0 inside; None: that region is not known."""
        ...


def region_among(region: str | None, units: Iterable[str]) -> bool | None:
    """Whether one of the units bears the region's name; None: no region or no unit is told."""
    named = [Name.of(it) for it in units if it]
    if region is None or not named:
        return None
    return best([Name.of(region)], named)[0] >= SAME_REGION


def _metres(point: StatedPoint) -> float:
    return float("inf") if point.radius_m is None else point.radius_m
