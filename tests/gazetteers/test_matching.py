"""How the rule decides: on entries whose answer is known, and case by case."""

import pytest

from bench.gazetteers import decide, questions
from kg.gazetteers import Candidate, PlaceQuery, Source, StatedPoint, judge
from kg.gazetteers.geonames import GeoNames, entries
from tools.gazetteer_figures import half

SOURCE = Source("example", "Example Gazetteer 1", "https://example.org/licence", "Example", "https://example.org/")
TOWN = StatedPoint(36.0, 38.0, 5000, of_the_place=True)


def place(*names: str, point: StatedPoint | None = TOWN, region: str | None = "Aleppo") -> PlaceQuery:
    return PlaceQuery("https://example.org/place", names, (point,) if point else (), "Syria", region)


def entry(
    name: str, at: tuple[float, float] = (36.01, 38.0), *, agrees: bool | None = True, number: int = 1, kind: str = "P"
) -> Candidate:
    return Candidate(f"https://example.org/{number}", ((name, None),), at, "SY", agrees, (), kind)


def decided(it: PlaceQuery, *candidates: Candidate) -> dict[str, str]:
    return {j.candidate.iri[-1]: j.decision for j in judge(it, candidates, SOURCE)}


@pytest.mark.parametrize("odd", [False, True])
def test_what_the_rule_gives_on_entries_that_are_known(odd: bool) -> None:
    it = half(odd)
    assert it.entries > 200
    assert it.right / it.entries >= 0.80
    assert it.wrong_far / it.entries <= 0.005
    assert it.wrong_names == 0


def test_the_towns_of_the_two_real_pages() -> None:
    geonames = GeoNames()
    point = StatedPoint(36.2308082, 38.021965, 5000, of_the_place=True)
    query = PlaceQuery("https://example.org/p", ("الخفسة", "Al Khafsa"), (point,), "Syria", "Aleppo")
    (accepted,) = judge(query, geonames.candidates(query, 200), geonames.source)
    assert (accepted.candidate.iri, accepted.decision) == ("https://sws.geonames.org/168422/", "accepted")
    assert accepted.distance_km == pytest.approx(0.04, abs=0.005)
    assert (accepted.admin, accepted.person, accepted.exact) == ("agrees", None, False)
    point = StatedPoint(35.5081949, 40.6549072, 3000, of_the_place=True)
    query = PlaceQuery("https://example.org/q", ("الصور", "Al Soor"), (point,), "Syria", "Deir Ezzor")
    judged = judge(query, geonames.candidates(query, 200), geonames.source)
    assert {it.decision for it in judged} == {"rejected"}
    assert min(it.distance_km or 0 for it in judged) == pytest.approx(27.9, abs=0.05)


def test_within_the_radius_with_the_name_is_accepted() -> None:
    assert decided(place("Tell Rifaat"), entry("تل رفعت")) == {"1": "accepted"}


def test_outside_the_radius_a_person_is_asked() -> None:
    assert decided(place("Tell Rifaat"), entry("Tall Rif'at", (36.08, 38.0))) == {"1": "for-review"}
    assert decided(place("Tell Rifaat"), entry("Tall Rif'at", (37.5, 38.0))) == {"1": "rejected"}


def test_a_site_is_not_its_town() -> None:
    site = StatedPoint(36.0, 38.0, 50)
    assert decided(place("Tell Rifaat", point=site), entry("Tall Rif'at")) == {"1": "for-review"}


def test_another_region_is_never_accepted() -> None:
    assert decided(place("Tell Rifaat"), entry("Tall Rif'at", agrees=False)) == {"1": "for-review"}
    abroad = Candidate("https://example.org/1", (("Tall Rif'at", None),), (36.01, 38.0), "TR")
    assert decided(place("Tell Rifaat"), abroad) == {"1": "for-review"}


def test_a_hill_is_no_settlement() -> None:
    assert decided(place("Tell Rifaat"), entry("Tall Rif'at", kind="T")) == {"1": "for-review"}


def test_a_place_without_a_point_is_never_linked_by_rule() -> None:
    assert decided(place("Tell Rifaat", point=None), entry("Tall Rif'at")) == {"1": "for-review"}
    assert decided(place("Tell Rifaat", point=None, region=None), entry("Tall Rif'at", agrees=None)) == {
        "1": "rejected"
    }


def test_two_towns_of_one_name_are_left_to_a_person() -> None:
    twins = entry("Tall Rif'at"), entry("Tall Rif'at", (35.97, 38.0), number=2)
    assert decided(place("Tell Rifaat"), *twins) == {"1": "for-review", "2": "for-review"}


def test_a_town_and_its_unit_are_one() -> None:
    twins = entry("Tall Rif'at"), entry("Tall Rif'at", (36.012, 38.0), number=2, kind="A")
    assert decided(place("Tell Rifaat"), *twins) == {"1": "accepted", "2": "for-review"}


def test_an_entry_must_fit_every_point_that_tells() -> None:
    far = StatedPoint(36.2, 38.0, 5000, of_the_place=True)
    two = PlaceQuery("https://example.org/place", ("Tell Rifaat",), (TOWN, far), "Syria", "Aleppo")
    (judged,) = judge(two, [entry("Tall Rif'at")], SOURCE)
    assert judged.decision == "rejected" and judged.distance_km == pytest.approx(21.1, abs=0.2)


def test_a_generic_point_tells_more_than_a_site() -> None:
    site = StatedPoint(36.2, 38.0, 50)
    two = PlaceQuery("https://example.org/place", ("Tell Rifaat",), (TOWN, site), "Syria", "Aleppo")
    (judged,) = judge(two, [entry("Tall Rif'at")], SOURCE)
    assert judged.decision == "accepted"


def test_no_candidate_is_an_answer() -> None:
    assert judge(place("Nowhere"), [], SOURCE) == []


def test_the_order_of_candidates_makes_no_difference() -> None:
    several = [entry("Tall Rif'at"), entry("Azaz", (36.02, 38.0), number=2), entry("Marea", (36.03, 38.0), number=3)]
    forwards, backwards = (judge(place("Tell Rifaat"), its, SOURCE) for its in (several, several[::-1]))
    assert forwards == backwards
    assert "36" not in forwards[0].reasons and "1.1" in forwards[0].reasons


def test_most_of_five_hundred_places_are_found_by_their_names() -> None:
    rows = [row for row in entries() if row.country in ("SY", "IQ")]
    assert decide(questions(rows, 500))["accepted"] > 300
