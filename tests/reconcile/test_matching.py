"""What is found, with which score, and what is left to a person."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.export.publish import published
from kg.reconcile.catalogue import Catalogue, catalogue
from kg.reconcile.compare import agreement, parse_days, parse_point
from kg.reconcile.entities import Days, Entity, Label, Located, Reference
from kg.reconcile.extend import extended
from kg.reconcile.lookup import Lookup
from kg.reconcile.match import Candidate, candidates
from kg.reconcile.requests import Thing, extension, questions_02, questions_10
from kg.reconcile.results import batch_10
from kg.reconcile.schema import PROPERTIES
from kg.store import Graphs
from kg.terms import RDF, SKOS
from tests.export import stores
from tests.reconcile.asked import service

NAMES = stores.NAMES
SYRIA, LIBYA = Reference(f"{NAMES.id}x/syria", "Syria"), Reference(f"{NAMES.id}x/libya", "Libya")


def made(*entities: Entity) -> Catalogue:
    known = {it.iri: it for it in sorted(entities, key=lambda it: it.iri)}
    return Catalogue(NAMES, known, Lookup(known.values()), {})


def place(key: str, *names: str, **values: Any) -> Entity:
    told = {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}
    labels = tuple(Label(it, "ar" if it > "\u0600" else "en") for it in names)
    return Entity(f"{NAMES.id}x/{key}", ("place",), labels, told)


def incident(*codes: str, former: tuple[str, ...] = (), **values: Any) -> Entity:
    told = {"code": tuple(Label(it) for it in codes), "previous_code": tuple(Label(it) for it in former)}
    return Entity(f"{NAMES.id}x/{codes[0]}", ("incident",), (Label(" ".join(codes), "en"),), told | values)


GHARIB = place("1", "Tall Gharib", "تل غريب", country=SYRIA, point=Located(36.0, 38.0, 5000.0))
GHARIB_LIBYA = place("2", "Tall Gharib", country=LIBYA)
OTHER = place("3", "Qasr Ahmad", country=SYRIA, point=Located(35.0, 40.0, None))


def asked(known: Catalogue, **query: Any) -> list[Candidate]:
    return candidates(known, questions_02(json.dumps({"q": query}))["q"])


def asked_10(known: Catalogue, *conditions: dict[str, Any], **query: Any) -> list[Candidate]:
    data = {"queries": [{"conditions": list(conditions), **query}]}
    return candidates(known, questions_10(json.dumps(data).encode())[0])


def features(it: Candidate) -> dict[str, float | bool]:
    return {each.id: each.value for each in it.features}


@pytest.mark.parametrize("name", ["Tall Gharib", "tall gharib", "Tal Gharīb", "تل غريب", "تَلّ غَرِيب"])
def test_a_name_is_found_in_both_scripts(name: str) -> None:
    best, *_ = asked(made(GHARIB, OTHER), query=name)
    assert best.entity == GHARIB and best.score >= 90
    assert not best.certain, "a name alone is no certainty: many places bear one name"


def test_a_property_tells_namesakes_apart() -> None:
    first, second = asked(
        made(GHARIB, GHARIB_LIBYA), query="Tall Gharib", properties=[{"pid": "country", "v": "Syria"}]
    )
    assert (first.entity, second.entity) == (GHARIB, GHARIB_LIBYA)
    assert first.certain and not second.certain
    assert features(first)["country_agreement"] == 1
    one, two = asked(made(GHARIB, GHARIB_LIBYA), query="Tall Gharib")
    assert one.score == two.score == 100 and not one.certain


def test_what_is_not_said_stands_between_yes_and_no() -> None:
    silent = place("4", "Tall Gharib")
    known = made(GHARIB, GHARIB_LIBYA, silent)
    found = asked(known, query="Tall Gharib", properties=[{"pid": "country", "v": {"id": f"{NAMES.id}x/syria"}}])
    assert [it.entity for it in found][:2] == [GHARIB, silent]
    assert "country_agreement" not in features(found[1])


def test_distance_counts_from_the_stated_accuracy() -> None:
    def at(point: str) -> Candidate:
        return asked(made(GHARIB), query="Tall Gharib", properties=[{"pid": "point", "v": point}])[0]

    inside, beside, far = at("36.01, 38.01"), at("36.2, 38.0"), at("31.0, 38.0")
    assert inside.score == 100 and inside.certain
    assert inside.score > beside.score > far.score and not far.certain
    assert features(inside)["distance_km"] == pytest.approx(1.43, abs=0.01)
    assert features(far)["distance_km"] == pytest.approx(556, abs=1)
    assert (
        asked(made(GHARIB), query="Tall Gharib", properties=[{"pid": "point", "v": "POINT(38.01 36.01)"}])[0].score
        == 100
    )


def test_properties_without_a_name() -> None:
    known = made(GHARIB, GHARIB_LIBYA, OTHER)
    found = asked(known, properties=[{"pid": "country", "v": "Syria"}])
    assert {it.entity.iri for it in found} == {GHARIB.iri, OTHER.iri}
    assert not any(it.certain for it in found)
    assert [it.entity for it in asked(known, properties=[{"pid": "point", "v": "36.0, 38.0"}])] == [GHARIB]
    assert asked(known, properties=[{"pid": "nothing", "v": "Syria"}]) == []


def test_an_incident_is_known_by_its_codes_alone() -> None:
    one, two = incident("ZZ243", "RZ0954"), incident("ZZ244", former=("ZZ243",))
    first, second = asked(made(one, two), query="ZZ243")
    assert first.entity == one and first.certain
    assert second.entity == two and second.score == 70, "a former code may be another incident's code today"
    assert asked(made(one, two), query="ZZ2") == []
    assert asked(made(one), query="ZZ243 RZ0954")[0].certain
    assert not asked(made(one), query="zz243")[0].certain
    assert asked(made(one, two), properties=[{"pid": "code", "v": "ZZ244"}])[0].certain


def test_a_code_that_a_rule_has_cut_out_finds_its_incident() -> None:
    one, two = incident("ZZ243", inferred_code=(Label("RZ0954"),)), incident("ZZ244", former=("RZ0954",))
    first, second = asked(made(one, two), query="RZ0954")
    assert (first.entity, second.entity) == (two, one), "a former code as printed comes before one that was cut out"
    assert 0 < second.score < first.score
    assert not second.certain
    assert [it.entity for it in asked(made(one), properties=[{"pid": "inferred_code", "v": "RZ0954"}])] == [one]


def test_days_agree_where_they_overlap() -> None:
    it = incident("ZZ1", date=(Days(date(2017, 7, 2), date(2017, 7, 3)),))
    for words, expected in [
        ("2017-07-02", 1.0),
        ("2017-07", 1.0),
        ("2017", 1.0),
        ("2017-07-02T00:00:00Z", 1.0),
        ("3 July 2017", 1.0),
        ("2017-06-30/2017-07-01", 0.5),
        ("2017-07-05", 0.0),
        ("Sunday", None),
        ("2017-02-30", None),
    ]:
        assert agreement(it, PROPERTIES["date"], words) == expected, words


def test_types() -> None:
    actor = Entity(f"{NAMES.id}x/a", ("source", "actor"), (Label("Tall Gharib News"),), {})
    known = made(GHARIB, actor)
    assert [it.entity for it in asked(known, query="Tall Gharib News", type="actor")] == [actor]
    assert asked(known, query="Tall Gharib News", type=["belligerent", "place"], type_strict="all") == []
    assert [
        it.entity for it in asked(known, query="Tall Gharib News", type=["source", "actor"], type_strict="all")
    ] == [actor]
    first = asked(known, query="Tall Gharib News", type="place", type_strict="should")[0]
    assert features(first)["type_match"] is True and first.entity == GHARIB


def test_conditions_of_the_draft() -> None:
    known = made(GHARIB, GHARIB_LIBYA, OTHER)
    name = {"matchType": "name", "propertyValue": "Tall Gharib"}
    country = {"matchType": "property", "propertyId": "country"}
    required = asked_10(known, name, {**country, "propertyValue": "Syria", "required": True})
    assert [it.entity for it in required] == [GHARIB]
    without = asked_10(known, name, {**country, "propertyValue": "Syria", "matchQuantifier": "none", "required": True})
    assert [it.entity for it in without] == [GHARIB_LIBYA]
    every = asked_10(known, name, {**country, "propertyValue": ["Syria", "Libya"], "matchQuantifier": "all"})
    assert every[0].score < 100
    assert [it.entity for it in asked_10(known, {"matchType": "id", "propertyValue": OTHER.iri})] == [OTHER]
    exact = {"matchType": "name", "propertyValue": "Tal Ghareeb", "matchQualifier": "ExactMatch"}
    assert asked_10(known, exact) == []


def test_names_in_the_language_of_the_query() -> None:
    question = questions_10(
        json.dumps(
            {"queries": [{"lang": "ar", "conditions": [{"matchType": "name", "propertyValue": "Tall Gharib"}]}]}
        ).encode()
    )
    told = batch_10(made(GHARIB), question)["results"][0]["candidates"][0]
    assert (told["name"], told["lang"], told["dir"]) == ("تل غريب", "ar", "rtl")


@given(st.text(max_size=40))
def test_words_that_may_be_dates_or_points(words: str) -> None:
    parse_days(words)
    point = parse_point(words)
    assert point is None or (abs(point[0]) <= 90 and abs(point[1]) <= 180)


def test_every_entity_is_found_by_each_of_its_names() -> None:
    known = service()
    for entity in known.entities.values():
        for name in entity.names:
            found = asked(known, query=name.text, limit=200)
            assert entity.iri in {it.entity.iri for it in found}, name


def test_every_name_is_suggested_while_it_is_typed() -> None:
    known = service()
    for entity in known.entities.values():
        for length in (1, 3, len(entity.names[0].text)):
            prefix = entity.names[0].text[:length]
            if any(it.isalnum() for it in prefix):
                assert entity in known.lookup.beginning(prefix), prefix


def test_unknown_and_unnamed_actors_are_nobody_to_match_with() -> None:
    known = service()
    assert not any(it.name().text == "Unknown" for it in known.entities.values())
    assert {kind for it in known.entities.values() for kind in it.types} >= {
        "place",
        "incident",
        "belligerent",
        "monitor",
    }


def test_a_day_gets_no_hour_and_silence_no_zero() -> None:
    wanted = [{"id": it} for it in ("date", "killed_min", "killed_max", "killed")]
    known = made(incident("ZZ1", date=(Days(date(2017, 7, 2), date(2017, 7, 2)),), killed=(Label("dozens"),)))
    rows = extended("0.2", known, extension(json.dumps({"ids": [f"{NAMES.id}x/ZZ1"], "properties": wanted})))["rows"]
    assert rows[f"{NAMES.id}x/ZZ1"] == {
        "date": [{"str": "2017-07-02"}],
        "killed_min": [],
        "killed_max": [],
        "killed": [{"str": "dozens"}],
    }


def test_an_iri_is_found_with_its_escapes_read_once_more_or_less() -> None:
    known = service()
    escaped = next(it for it in known.entities if "%D8" in it)
    entity = known.entities[escaped]
    for key in (escaped, unquote(escaped), quote(escaped, safe=":/")):
        assert known.find(key) == entity
    assert known.find("https://example.org/nobody") is None


def test_listed_persons_are_no_entities() -> None:
    """Whoever bears the name of a listed person is not served where victims are counted only."""
    listed = "Zaynab Qadir Testname"
    graph = NamedNode(NAMES.id + "document/x")
    victim, speaker = NamedNode(NAMES.id + "v"), NamedNode(NAMES.id + "actor/name/s")
    quads = [*stores.invented()]
    quads += [
        Quad(graph, RDF.type, NAMES.chv.Document, graph),
        Quad(graph, NAMES.chv.about, NamedNode(NAMES.id + "i"), graph),
        Quad(victim, RDF.type, NAMES.chv.Victim, graph),
        Quad(victim, SKOS.prefLabel, Literal(listed, language="en"), graph),
        Quad(speaker, RDF.type, NAMES.chv.Actor, graph),
        Quad(speaker, NAMES.chv.kind, NAMES.chc["actor-person"], graph),
        Quad(speaker, SKOS.prefLabel, Literal(listed, language="en"), graph),
    ]
    store = Graphs.memory(quads)
    open_, careful = (
        catalogue(published(store, stores.settings(victims, "quotes"))) for victims in ("names", "counts")
    )
    assert speaker.value in open_.entities
    assert speaker.value not in careful.entities
    assert not any(listed in str(it) for it in careful.entities.values())


def test_the_same_view_gives_the_same_catalogue() -> None:
    again = catalogue(published(stores.graphs("invented"), stores.settings()))
    assert again.entities == service().entities
    assert list(again.entities) == list(service().entities)


def test_a_thing_of_elsewhere_is_compared_by_its_name() -> None:
    given = Thing(id="https://elsewhere.example/Q858", name="Syria")
    assert agreement(GHARIB, PROPERTIES["country"], given) == 1
    assert agreement(GHARIB, PROPERTIES["country"], Thing(id="https://elsewhere.example/Q858")) is None
