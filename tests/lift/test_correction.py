"""Corrections as provenance: who, when, why, and what the machine had read, in a graph of their own."""

import json

from pyoxigraph import Literal, NamedNode, Triple

from kg.iri import Names
from kg.lift import Lifted, lift
from kg.lift.correction import corrections
from kg.model import BY_PERSON, Reading
from kg.overlay import apply
from kg.terms import DCT, OA, PROV, RDF, RDFS, SCHEMA, SKOS
from kg.validate import Checker
from tests.overlay.made import BALADI, WIRE, overlay, reading, which

NAMES = Names("https://example.org/harm/", "Example Monitor")
KEYS = ("77", "page.txt")
CHECKS = "checks: [{by: B. Other, date: 2026-01-03, decision: ok}, {by: C. Third, date: 2026-01-04, decision: wrong}]"
ENTRIES = (
    f"do: replace, {BALADI}, with: {{killed: [{{harm: killed, minimum: 7, words: seven people died}}]}}",
    f"do: withdraw, {WIRE}",
    f"do: check, {which('Example Wire', 'It added that nobody was named.')}, by: A. Person, "
    f"date: '2026-01-02T09:30:00Z', {CHECKS}",
    "do: fix, document: {codes: [ZZ1]}, field: assessment.figures, "
    "value: [{harm: killed, minimum: 7, words: seven people died}]",
    "do: merge, keep: Wire, also: [Example Wire]",
    "do: check, document: {codes: [ZZ1]}, words: three people were killed",
)


def lifted(*entries: str) -> tuple[Reading, Lifted, set[Triple]]:
    after, records = apply(reading(), overlay(*entries))
    graph = lift(after, NAMES, *KEYS)
    return after, graph, corrections(NAMES, after, KEYS, graph, records)


def objects(triples: set[Triple] | frozenset[Triple], subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {it.object.value for it in triples if (it.subject, it.predicate) == (subject, predicate)}  # type: ignore[union-attr]


def subjects(triples: set[Triple], predicate: NamedNode, thing: object) -> list[NamedNode]:
    found = {it.subject for it in triples if it.predicate == predicate and it.object == thing}
    return sorted((it for it in found if isinstance(it, NamedNode)), key=str)


def test_without_a_correction_there_is_no_triple() -> None:
    assert lifted()[2] == set()


def test_a_replaced_claim_names_its_correction_and_the_machine_s_stays_findable() -> None:
    after, graph, people = lifted(ENTRIES[0])
    activity = NAMES.correction(after.claims[0].rule.removeprefix(BY_PERSON))
    assert objects(graph.triples, graph.claims[0], PROV.wasGeneratedBy) == {activity.value}
    assert objects(people, activity, RDFS.comment) == {"compared with the page"}
    assert objects(people, activity, DCT.date) == {"2026-01-02"}
    person = NAMES.person("A. Person")
    assert objects(people, activity, PROV.wasAssociatedWith) == {person.value}
    assert objects(people, person, SKOS.prefLabel) == {"A. Person"}
    assert objects(people, graph.claims[0], NAMES.chv.checkedBy) == {person.value}
    [before] = subjects(people, PROV.wasInvalidatedBy, activity)
    assert objects(people, before, DCT.isReplacedBy) == {graph.claims[0].value}
    assert before != graph.claims[0]
    [said] = objects(people, before, SCHEMA.text)
    assert json.loads(said)["figures"][0]["maximum"] == 7
    [quoted] = objects(people, before, NAMES.chv.evidence)
    assert objects(people, NamedNode(quoted), OA.exact) == {after.claims[0].evidence.exact}


def test_the_machine_s_claim_has_the_iri_that_it_had() -> None:
    _, graph, _ = lifted()
    _, _, people = lifted(*ENTRIES[:2])
    assert {it.value for it in graph.claims[:2]} <= {
        it.value for it in (triple.subject for triple in people) if isinstance(it, NamedNode)
    }


def test_what_was_withdrawn_is_no_claim() -> None:
    _, graph, people = lifted(*ENTRIES)
    kinds = {it.object for it in people if it.predicate == RDF.type}
    chv = NAMES.chv
    assert kinds == {PROV.Activity, chv.Actor, chv.Quotation}
    assert not {it.predicate for it in people} & {chv.about, chv.claimedBy, chv.blames, chv.figure}
    assert len(graph.claims) == 2


def test_a_check_with_its_hour_and_those_who_agree() -> None:
    _, graph, people = lifted(ENTRIES[2])
    checked = objects(people, graph.claims[2], NAMES.chv.checkedBy)
    assert checked == {NAMES.person("A. Person").value, NAMES.person("B. Other").value}
    assert {it.object for it in people if it.predicate == PROV.endedAtTime} == {
        Literal("2026-01-02T09:30:00+00:00", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#dateTime"))
    }
    kinds = {it.object for it in people if it.predicate == NAMES.chv.kind}
    assert kinds == {NAMES.chc["activity-check"], NAMES.chc["actor-person"]}


def test_a_field_and_a_spelling_keep_what_the_machine_read() -> None:
    _, graph, people = lifted(ENTRIES[3], ENTRIES[4])
    [field] = subjects(people, DCT.identifier, Literal("assessment.figures"))
    assert objects(people, field, SCHEMA.text) == {"null"}
    assert objects(people, field, DCT.isReplacedBy) == {graph.assessment.value}
    [spelling] = subjects(people, SKOS.prefLabel, Literal("Example Wire", language="en"))
    assert objects(people, spelling, DCT.isReplacedBy) == {NAMES.named_actor("Wire").value}


def test_the_shapes_agree_with_corrected_documents() -> None:
    after, graph, people = lifted(*ENTRIES)
    for triples in (graph.triples, graph.triples | people):
        found = Checker(NAMES).document("page.txt", triples, after.text)
        assert [it for it in found if it.severity == "Violation"] == []


def test_the_same_corrections_give_the_same_triples() -> None:
    assert lifted(*ENTRIES)[2] == lifted(*ENTRIES)[2]


def test_words_of_the_monitor_that_were_checked_do_not_make_its_whole_assessment_checked() -> None:
    entry = (
        "do: add, document: {codes: [ZZ1]}, claim: {claimant: {name: Airwars}, words: three people were killed, "
        "figures: [{harm: killed, minimum: 3, maximum: 3, words: three people}]}"
    )
    after, graph, people = lifted(entry)
    assert after.claims[-1].claimant.kind == "monitor"
    assert graph.claims[-1] == graph.assessment
    assert objects(people, graph.assessment, NAMES.chv.checkedBy) == set()
    activity = NAMES.correction(after.claims[-1].rule.removeprefix(BY_PERSON))
    assert len(objects(people, activity, NAMES.chv.evidence)) == 1
