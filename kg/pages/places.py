"""Where: the names of a place with what it lies in, and points with the accuracy that was declared for them."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.pages.words import Said
from kg.terms import GEO, SCHEMA, SKOS


@dataclass(frozen=True, slots=True)
class PointView:
    """A geolocation. `radius_m` is ours, after the declared accuracy; `distance_km`: grid reference to page."""

    point: Shown | None
    accuracy: tuple[Shown, ...]
    radius_m: str | None
    mgrs: Shown | None
    distance_km: str | None
    drawn: bool


def place_names(facts: Facts, disclosure: Disclosure, place: NamedNode) -> tuple[Shown, ...]:
    """The names of a place, then those of what it lies in, the narrowest first."""
    names: list[Said] = []
    at: NamedNode | None = place
    seen: set[NamedNode] = set()
    while at is not None and at not in seen:
        seen.add(at)
        names += sorted(facts.words(at, SKOS.prefLabel), key=lambda it: it.language != "ar")
        at = facts.thing(at, SCHEMA.containedInPlace)
    return tuple(disclosure.fact(it) for it in names)


def points(facts: Facts, disclosure: Disclosure, claim: NamedNode) -> tuple[PointView, ...]:
    """The geolocation of a claim, then its further ones."""
    keys = (facts.chv.geolocation, facts.chv.additionalGeolocation)
    return tuple(_point(facts, disclosure, it) for key in keys for it in facts.things(claim, key))


def _point(facts: Facts, disclosure: Disclosure, node: NamedNode) -> PointView:
    latitude, longitude = facts.value(node, SCHEMA.latitude), facts.value(node, SCHEMA.longitude)
    mgrs = facts.word(node, facts.chv.mgrs)
    printed = facts.word(node, facts.chv.verbatim)
    point = Said(f"{latitude}, {longitude}") if latitude and longitude else printed
    radius = facts.value(node, GEO.hasMetricSpatialAccuracy)
    return PointView(
        point=disclosure.fact(point) if point else None,
        accuracy=tuple(disclosure.fact(it) for it in facts.labels(facts.things(node, facts.chv.category))),
        radius_m=radius.removesuffix(".0") if radius else None,
        mgrs=disclosure.fact(mgrs) if mgrs else None,
        distance_km=facts.value(node, facts.chv.distanceKm),
        drawn=bool(facts.all(node, GEO.asGeoJSON)),
    )
