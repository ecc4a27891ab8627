"""Totals on invented incidents: nobody is counted twice, nothing is added that must not be."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.query import load
from kg.store import Graphs
from kg.terms import RDF, SCHEMA, SKOS, XSD
from tests.export.stores import NAMES, Fact
from tests.query.test_questions import NOTHING

CHV, CHC = NAMES.chv, NAMES.chc
MONITOR = NAMES.actor("airwars")


def number(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def page(
    incident: str,
    low: int | None,
    high: int | None,
    *suspects: str,
    discounted: bool = False,
    again: str = "",
    day: str = "",
) -> list[Quad]:
    """One document with an assessment, and a belligerent block for each suspect. `again` tells documents apart."""
    doc, node = NAMES.document(incident + again), NAMES.incident(incident)
    claim, figure = NamedNode(f"{node.value}/claim/a{again}"), NamedNode(f"{node.value}/claim/a{again}/figure")
    facts: list[Fact] = [
        (node, SKOS.prefLabel, Literal(incident, language="en")),
        (MONITOR, CHV.kind, CHC["actor-monitor"]),
    ]
    facts += [(claim, RDF.type, CHV.Assessment), (claim, CHV.about, node), (claim, CHV.claimedBy, MONITOR)]
    facts += [
        (claim, CHV.figure, figure),
        (figure, CHV.harm, CHC["harm-killed"]),
        (figure, CHV.unit, CHC["unit-persons"]),
    ]
    facts += [(figure, CHV.group, CHC["group-civilians"])]
    part = NamedNode(figure.value + "/children")
    facts += [
        (part, CHV.group, CHC["group-children"]),
        (part, CHV.harm, CHC["harm-killed"]),
        (part, SCHEMA.minValue, number(1)),
    ]
    if low is not None:
        facts += [(figure, SCHEMA.minValue, number(low))]
    if high is not None:
        facts += [(figure, SCHEMA.maxValue, number(high))]
    if discounted:
        facts += [(claim, CHV.category, CHC["harm-status-discounted"])]
    if day:
        time = NamedNode(claim.value + "/time")
        facts += [(claim, CHV.statedTime, time), (time, CHV.earliest, Literal(day, datatype=XSD.date))]
    for name in suspects:
        block = NamedNode(f"{node.value}/claim/{name}{again}")
        actor = NamedNode(f"{node.value}/actor/unknown") if name == "Unknown" else NAMES.named_actor(name)
        facts += [(block, CHV.about, node), (block, CHV.claimedBy, MONITOR), (block, CHV.suspects, actor)]
        facts += [(actor, SKOS.prefLabel, Literal(name, language="en"))]
    return [Quad(*fact, doc) for fact in facts]


STORE = Graphs.memory(
    [
        *page("A1", 1, 2, "Red", day="2020-01-31"),
        *page("A2", 3, 5, "Red", "Unknown", day="2020-02-01"),
        *page("A3", 10, 20, "Red", discounted=True, day="2020-02-02"),
        *page("A4", None, 9, "Red", day="2020-02-03"),
        *page("A5", None, None, "Red"),  # "Unknown" killed: no number, no row
        *page("A6", 7, 7, "Blue"),
        *page("A6", 6, 8, "Blue", again="-second-document"),
        *page("A7", 0, 0),  # nobody suspected
        *page("A8", 2, None, "Green"),  # one bound in each document: still one incident
        *page("A8", None, 4, "Green", again="-second-document"),
        *page("A9", 2, 4, "Green"),  # a whole range in one document, one bound in the other
        *page("A9", None, 4, "Green", again="-second-document"),
    ]
)


def rows(name: str) -> list[tuple[str, ...]]:
    query = load(name, NOTHING)
    return [tuple(term.value for term in row.values()) for row in STORE.rows(query.text)]


def test_the_grand_total_counts_each_incident_once() -> None:
    assert rows("grand-total") == [("counted", "5", "12", "19", "2"), ("discounted", "1", "10", "20", "0")]


def test_columns_by_belligerent_are_apart_and_unknown_is_a_rival() -> None:
    assert rows("totals-by-belligerent") == [
        ("Blue", "only one suspected", "1", "6", "8", "0"),
        ("Green", "only one suspected", "1", "2", "4", "1"),
        ("Red", "discounted", "1", "10", "20", "0"),
        ("Red", "one of several", "1", "3", "5", "0"),
        ("Red", "only one suspected", "1", "1", "2", "1"),
        ("Unknown", "one of several", "1", "3", "5", "0"),
    ]


def test_months_are_those_that_the_pages_give() -> None:
    assert rows("months") == [
        ("2020-01", "Red", "only one suspected", "1", "1", "2", "0"),
        ("2020-02", "Red", "discounted", "1", "10", "20", "0"),
        ("2020-02", "Red", "one of several", "1", "3", "5", "0"),
        ("2020-02", "Red", "only one suspected", "0", "0", "0", "1"),
        ("2020-02", "Unknown", "one of several", "1", "3", "5", "0"),
        ("no date", "Blue", "only one suspected", "1", "6", "8", "0"),
        ("no date", "Green", "only one suspected", "1", "2", "4", "1"),
    ]
