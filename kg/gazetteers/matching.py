"""Judges candidates: how far, how alike the names, does the administrative unit agree, what kind of feature is it.

By rule a candidate is accepted only if it lies within the accuracy that the page states for its point, its name is
alike, its unit does not contradict, it is a settlement or an administrative unit, and no rival elsewhere would pass
as well. What falls short of one of these goes to a person or is rejected. No match is an answer. docs/gazetteers.md
shows how the thresholds were chosen and what they give on entries that were not used to choose them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from kg.gazetteers.base import Candidate, PlaceQuery, Source
from kg.gazetteers.countries import iso_code
from kg.names import Name, best
from kg.values.points import distance_km

Decision = Literal["accepted", "for-review", "rejected"]
Admin = Literal["agrees", "differs", "not-known"]


@dataclass(frozen=True, slots=True)
class Rule:
    """The thresholds. Names are alike from `accept` on, perhaps from `review` on; distances in kilometres.

    A candidate outside the radius is worth a person's look up to `look` times the radius, and always up to `look_km`.
    Candidates within `same_km` of each other are one town under two heads (a settlement and its unit).
    """

    accept: float = 0.85
    review: float = 0.70
    look: float = 3.0
    look_km: float = 10.0
    same_km: float = 2.0
    same_name: float = 0.95


RULE = Rule()
_SETTLED = {None, "P", "A"}
_FAR_KEPT = 3  #: bearers of the very name elsewhere that are kept as rejected, the nearest first


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided on one candidate for one place, and why.

    `name` is the candidate's name that is most like the place's, `name_score` from 0 to 1. `distance_km` is to the
    point of the place that lies farthest, None: one of the two has no point; `radius_km` the accuracy of that point,
    None: not stated. `score` from 0 to 1 orders candidates; it decides nothing. `person` decided, None: the rule did;
    only a person sets `exact`.
    """

    place: str
    candidate: Candidate
    source: Source
    name: str
    name_score: float
    distance_km: float | None
    radius_km: float | None
    admin: Admin
    decision: Decision
    score: float
    person: str | None = None
    exact: bool = False
    day: date | None = None
    note: str | None = None

    @property
    def within(self) -> bool:
        """Whether the candidate lies within the stated accuracy of every point that tells where the place is."""
        return self.distance_km is not None and self.radius_km is not None and self.distance_km <= self.radius_km

    @property
    def reasons(self) -> str:
        """The evidence in words."""
        if self.distance_km is None:
            where = "no distance is known"
        elif self.radius_km is None:
            where = f"{self.distance_km:.3f} km away, no accuracy is stated"
        else:
            where = f"{self.distance_km:.3f} km away, the stated accuracy allows {self.radius_km:g} km"
        unit = {"agrees": "country and region agree", "differs": "country or region differ"}.get(
            self.admin, "the region is not told on one side"
        )
        kind = {None: "kind not told", "P": "settlement", "A": "administrative unit"}.get(
            self.candidate.feature_class, f"feature class {self.candidate.feature_class}"
        )
        return f"name {self.name_score:.2f} ('{self.name}'); {where}; {unit}; {kind}"


def judge(place: PlaceQuery, candidates: Iterable[Candidate], source: Source, rule: Rule = RULE) -> list[Judgement]:
    """The judgements worth keeping, the best first: accepted, for review, rivals, and the nearest where none fits."""
    single = {it.iri: it for it in candidates}
    seen = [judge_one(place, it, source, rule) for it in single.values()]
    found = sorted(seen, key=lambda it: (-it.score, it.distance_km or 0.0, it.candidate.iri))
    return _of_interest(_alone(found, rule), rule)


def judge_one(place: PlaceQuery, it: Candidate, source: Source, rule: Rule = RULE) -> Judgement:
    """What the rule says of one candidate, whatever the others are."""
    name_score, name = best(map(Name.of, place.names), (Name.of(text) for text, _ in it.names))
    km, radius = _farthest(place, it)
    admin = _administrative(place, it)
    near = 0.0 if km is None else 1 / (1 + km / max(radius or rule.look_km, 0.05))
    score = 0.55 * name_score + 0.35 * near + 0.10 * {"agrees": 1.0, "differs": 0.0, "not-known": 0.5}[admin]
    told = name.text if name is not None else it.iri
    judged = Judgement(
        place.key, it, source, told, round(name_score, 3), km, radius, admin, "rejected", round(score, 4)
    )
    return replace(judged, decision=_decision(judged, rule))


def _decision(it: Judgement, rule: Rule) -> Decision:
    alike = it.name_score >= rule.accept
    settled = it.candidate.feature_class in _SETTLED
    if it.within and alike and settled and it.admin != "differs":
        return "accepted"
    if it.name_score < rule.review:
        return "rejected"
    if it.distance_km is None:
        return "for-review" if alike and it.admin == "agrees" else "rejected"
    reach = max(rule.look * (it.radius_km or 0), rule.look_km)
    return "for-review" if it.distance_km <= reach and (it.admin != "differs" or alike) else "rejected"


def _alone(found: list[Judgement], rule: Rule) -> list[Judgement]:
    """One is accepted at most: the best, where the others that pass are the same town; else a person must choose."""
    passed = [it for it in found if it.decision == "accepted"]
    if len(passed) < 2:
        return found
    settled = [it for it in passed if it.candidate.feature_class != "A"] or passed
    chosen = min(settled, key=lambda it: (-it.name_score, it.distance_km or 0.0, it.candidate.iri))
    rivals = [it for it in passed if it is not chosen]
    together = all(_apart_km(chosen, it) <= rule.same_km for it in rivals)
    by_name = chosen.name_score >= rule.same_name > max(it.name_score for it in rivals)
    keep = chosen if together or by_name else None
    return [replace(it, decision="for-review") if it.decision == "accepted" and it is not keep else it for it in found]


def _of_interest(found: list[Judgement], rule: Rule) -> list[Judgement]:
    kept = [it for it in found if it.decision != "rejected"]
    far = sorted(
        (it for it in found if it.decision == "rejected" and it.name_score >= rule.same_name),
        key=lambda it: (it.distance_km is None, it.distance_km or 0.0, it.candidate.iri),
    )
    accepted = any(it.decision == "accepted" for it in kept)
    nearest = min(
        (it for it in found if it.distance_km is not None),
        key=lambda it: (it.distance_km or 0.0, it.candidate.iri),
        default=None,
    )
    wanted = [*kept, *([] if accepted else far[:_FAR_KEPT]), *([nearest] if nearest and not accepted else [])]
    return [it for it in found if any(it is other for other in wanted)]


def _farthest(place: PlaceQuery, it: Candidate) -> tuple[float | None, float | None]:
    """Distance and radius in kilometres of the telling point that lies farthest; None: not known."""
    if it.point is None or not place.telling:
        return None, None
    km, radius = max(
        (distance_km(stated.position, it.point), float("inf") if stated.radius_m is None else stated.radius_m)
        for stated in place.telling
    )
    return km, None if radius == float("inf") else radius / 1000


def _administrative(place: PlaceQuery, it: Candidate) -> Admin:
    stated = iso_code(place.country)
    if stated is not None and it.country is not None and stated != it.country:
        return "differs"
    if it.region_agrees is None or stated is None or it.country is None:
        return "differs" if it.region_agrees is False else "not-known"
    return "agrees" if it.region_agrees else "differs"


def _apart_km(one: Judgement, two: Judgement) -> float:
    if one.candidate.point is None or two.candidate.point is None:
        return float("inf")
    return distance_km(one.candidate.point, two.candidate.point)
