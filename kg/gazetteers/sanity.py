"""Does what a page says of a place fit together? Each doubt is told with its distance; nothing is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.gazetteers.base import Boundaries, Candidate, PlaceQuery, StatedPoint, Surroundings
from kg.gazetteers.countries import iso_code
from kg.gazetteers.matching import RULE, Judgement
from kg.values.points import distance_km

#: So many of the nearest entries must all lie elsewhere before a point is said to.
_NEIGHBOURS = 5
#: Nearer than this to an entry of the stated country or region, a point may lie at its border.
_BORDER_KM = 10.0
#: Farther than this, neighbours tell nothing of a point.
_NEAR_KM = 60.0
_AROUND = 60
#: A point on more incidents than this is likely to be a generic one.
SHARED = 10


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that does not fit. `check` is the name of the finding; both texts are for people."""

    check: str
    message: str
    hint: str


def outside(place: PlaceQuery, point: StatedPoint, gazetteer: Surroundings) -> Doubt | None:
    """The point lies among entries of another country or region than the line names; None: no sign of it.

    Neighbours tell this, where a gazetteer has no boundaries: a point near the border of the stated unit is left alone,
    and so is one that nobody lives near, or of which the gazetteer does not know in which unit its neighbours lie.
    """
    around = [it for it in gazetteer.around(place, point.position, _AROUND) if it.point is not None]
    country = iso_code(place.country)
    if country is not None:
        inside = [None if it.country is None else it.country == country for it in around]
        found = _elsewhere("places-Country", "country", place.country or "", point, around, inside)
        if found is not None:
            return found
    if place.region is None:
        return None
    inside = [it.region_agrees for it in around]
    return _elsewhere("places-Region", "region", place.region, point, around, inside)


def beyond(place: PlaceQuery, point: StatedPoint, boundaries: Boundaries) -> Doubt | None:
    """By boundaries: the point lies farther outside the stated region than its accuracy allows."""
    km = boundaries.region_km(place, point.position)
    if km is None or km <= (point.radius_m or 0) / 1000:
        return None
    held = boundaries.unit_at(place, point.position)
    where = "outside all of its units" if held is None else f"in {', '.join(dict.fromkeys(held.admin[:1]))}"
    return Doubt(
        "places-Region",
        f"The page names the region {place.region}; by {boundaries.source.title} its point lies {where}, "
        f"{km:.1f} km from that region.",
        "Check the point and the location line.",
    )


def name_elsewhere(place: PlaceQuery, judged: Iterable[Judgement]) -> Doubt | None:
    """The gazetteer knows the name in that country, and only far from the page's point."""
    bearers = [it for it in judged if it.name_score >= RULE.same_name and it.admin != "differs"]
    if not place.telling or not bearers or any(it.within or it.decision != "rejected" for it in bearers):
        return None
    located = [it for it in bearers if it.distance_km is not None]
    if not located:
        return None
    it = min(located, key=lambda it: (it.distance_km or 0.0, it.candidate.iri))
    return Doubt(
        "places-NameElsewhere",
        f"{it.source.title} knows the name '{it.name}' {it.distance_km or 0.0:.1f} km from the page's point.",
        "Check the point and the name; two places may share it.",
    )


def shared(incidents: int, point: StatedPoint) -> Doubt | None:
    """Very many incidents bear the very same point."""
    if incidents <= SHARED:
        return None
    radius = "no accuracy" if point.radius_m is None else f"an accuracy of {point.radius_m / 1000:g} km"
    return Doubt(
        "places-SharedPoint",
        f"The point {point.latitude}, {point.longitude} stands on {incidents:,} incidents, 0 km apart, with {radius}.",
        "Take it for the generic point of a place, not for a site.",
    )


def _elsewhere(
    check: str, kind: str, stated: str, point: StatedPoint, around: Sequence[Candidate], inside: Sequence[bool | None]
) -> Doubt | None:
    """`inside` says of each entry whether it lies in the stated unit; None: not told."""
    near = list(zip(around, inside, strict=True))
    first = near[:_NEIGHBOURS]
    if len(first) < _NEIGHBOURS or any(it is not False for _, it in first):
        return None
    if _km(point, first[-1][0]) > _NEAR_KM:
        return None
    own = next((it for it, agrees in near if agrees), None)
    if own is not None and _km(point, own) <= _BORDER_KM:
        return None
    told = f"none of the {len(near)} entries around it lies there"
    if own is not None:
        told = f"the nearest entry there is {_name(own)} at {_km(point, own):.1f} km"
    other = first[0][0]
    return Doubt(
        check,
        f"The page names the {kind} {stated}; the entries nearest to its point lie in another {kind} "
        f"({_name(other)} at {_km(point, other):.1f} km), and {told}.",
        "Check the point and the location line.",
    )


def _km(point: StatedPoint, it: Candidate) -> float:
    return 0.0 if it.point is None else distance_km(point.position, it.point)


def _name(it: Candidate) -> str:
    return it.names[0][0] if it.names else it.iri
