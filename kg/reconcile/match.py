"""Candidates for a question, with a score and the reasons for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.reconcile.catalogue import Catalogue
from kg.reconcile.compare import agreement, distance, name_agreement, parse_point
from kg.reconcile.entities import Entity
from kg.reconcile.requests import Condition, Given, Question, Thing
from kg.reconcile.schema import PROPERTIES

#: A name weighs as much as three properties.
NAME_WEIGHT = 3.0
#: What an entity does not say speaks neither for it nor against it.
NOT_SAID = 0.5
#: Less alike than this is no candidate; a required condition needs more.
ALIKE, REQUIRED = 0.65, 0.8
#: A match is certain where the name is as good as the same, nothing speaks against it, and the next is far behind.
SURE_NAME, SURE_SCORE, AHEAD = 0.96, 85.0, 10.0


@dataclass(frozen=True, slots=True)
class Feature:
    """A reason of a score: agreement from 0 to 1, a distance in km, or yes and no."""

    id: str
    name: str
    value: float | bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score` from 0 to 100. `certain`: may be taken without asking a person."""

    entity: Entity
    score: float
    features: tuple[Feature, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class _Scored:
    entity: Entity
    score: float
    features: tuple[Feature, ...]
    known_by: float  # agreement of name, id or current code; 0: none was asked for
    agreeing: bool  # some property agrees
    against: bool  # some property speaks against it


def candidates(catalogue: Catalogue, question: Question) -> list[Candidate]:
    """The best first, at most as many as the question asks for; none is an answer."""
    types = frozenset(question.types)
    found: dict[str, _Scored] = {}
    for entity in _gathered(catalogue, question):
        if entity.iri not in found and _fits(entity, types, question):
            scored = _scored(entity, question, catalogue.names.id)
            if scored is not None:
                found[entity.iri] = scored
    ranked = sorted(found.values(), key=lambda it: (-it.score, it.entity.name().text, it.entity.iri))
    return [
        Candidate(it.entity, it.score, it.features, at == 0 and _certain(ranked))
        for at, it in enumerate(ranked[: question.limit])
    ]


def _certain(ranked: list[_Scored]) -> bool:
    best = ranked[0]
    alone = len(ranked) == 1 or best.score - ranked[1].score >= AHEAD
    # many places bear one name, and most of them are in no store of ours
    enough = best.agreeing or "place" not in best.entity.types
    return alone and enough and not best.against and best.known_by >= SURE_NAME and best.score >= SURE_SCORE


def _fits(entity: Entity, types: frozenset[str], question: Question) -> bool:
    if not types or question.strict == "should":
        return True
    return types <= set(entity.types) if question.strict == "all" else bool(types & set(entity.types))


def _gathered(catalogue: Catalogue, question: Question) -> Iterator[Entity]:
    """Whoever may be meant: by name or id where the question has one, else by the values of its properties."""
    types = frozenset() if question.strict == "should" else frozenset(question.types)
    asked = [it for it in question.conditions if it.match != "property" or it.property == "name"]
    for condition in asked or question.conditions:
        for value in condition.values:
            yield from _meant(catalogue, condition, value, types)


def _meant(catalogue: Catalogue, condition: Condition, value: Given, types: frozenset[str]) -> Iterator[Entity]:
    words = (value.name or value.id) if isinstance(value, Thing) else str(value)
    if condition.match == "id":
        entity = catalogue.find(value.id if isinstance(value, Thing) else words)
        yield from () if entity is None else (entity,)
    elif condition.match == "name" or condition.property == "name":
        yield from catalogue.lookup.named(words, types)
        for code in re.split(r"[\s,;]+", words.strip()):
            yield from catalogue.lookup.with_code(code)
    else:
        yield from _with_value(catalogue, condition.property or "", value, words)


def _with_value(catalogue: Catalogue, key: str, value: Given, words: str) -> Iterator[Entity]:
    kind = PROPERTIES[key].kind if key in PROPERTIES and PROPERTIES[key].matched else None
    if kind == "days":
        yield from catalogue.lookup.dated()
    elif kind == "point":
        point = parse_point(words)
        yield from () if point is None else catalogue.lookup.near(point)
    elif kind is not None:
        for word in (value.id, words) if isinstance(value, Thing) else (words,):
            yield from catalogue.lookup.with_value(key, word)


def _scored(entity: Entity, question: Question, space: str) -> _Scored | None:
    """None: too unlike, or a required condition does not hold."""
    total = weight = 0.0
    known_by: list[float] = []
    agreeing = against = False
    features: list[Feature] = []
    for condition in question.conditions:
        value, reasons = _agreement(entity, condition, space)
        features += reasons
        if condition.required and (value is None or value < REQUIRED):
            return None
        heavy = condition.match != "property"
        if heavy and (value is None or value < ALIKE):
            return None
        if value is not None and (heavy or (condition.property == "code" and value == 1)):
            known_by.append(value)
        if value is not None and not heavy:
            agreeing, against = agreeing or value >= REQUIRED, against or value < ALIKE
        weight += NAME_WEIGHT if heavy else 1.0
        total += (NAME_WEIGHT if heavy else 1.0) * (NOT_SAID if value is None else value)
    if question.types and question.strict == "should":
        fits = bool(set(question.types) & set(entity.types))
        features.append(Feature("type_match", "Is of the type asked for", fits))
        weight, total = weight + 1.0, total + fits
    score = round(100 * total / weight, 2)
    if score < 100 * NOT_SAID:
        return None
    return _Scored(entity, score, tuple(features), min(known_by, default=0.0), agreeing, against)


def _agreement(entity: Entity, condition: Condition, space: str) -> tuple[float | None, list[Feature]]:
    """How far the condition holds; None: the entity does not say."""
    found = [_of_value(entity, condition, value, space) for value in condition.values]
    known = [it for it in found if it is not None]
    if not known:
        return None, []
    value = {"any": max(known), "all": min(known), "none": 1 - max(known)}[condition.quantifier]
    return value, _features(entity, condition, value)


def _of_value(entity: Entity, condition: Condition, value: Given, space: str) -> float | None:
    if condition.match == "id":
        return float(entity.iri == (value.id if isinstance(value, Thing) else str(value)))
    if condition.match == "name":
        return name_agreement(
            entity, value.name or value.id if isinstance(value, Thing) else str(value), condition.qualifier
        )
    it = PROPERTIES.get(condition.property or "")
    return agreement(entity, it, value, condition.qualifier, space) if it is not None and it.matched else None


def _features(entity: Entity, condition: Condition, value: float) -> list[Feature]:
    shown = round(value, 4)
    if condition.match == "id":
        return [Feature("id_match", "Has the identifier asked for", value == 1)]
    if condition.match == "name":
        return [Feature("name_similarity", "Similarity of the names, 0 to 1", shown)]
    it = PROPERTIES[condition.property or ""]
    features = [Feature(f"{it.id}_agreement", f"{it.name}: agreement, 0 to 1", shown)]
    if it.kind == "point":
        measured = [distance(entity.values.get(it.id, ()), str(given)) for given in condition.values]
        kilometres = min((each[0] for each in measured if each is not None), default=None)
        if kilometres is not None:
            features.append(Feature("distance_km", "Distance to the point, in km", round(kilometres, 3)))
    return features
