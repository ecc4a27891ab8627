"""Facets: what a query string may say, and that every selection is what SPARQL makes of the same words."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import resources
from kg.errors import QueryError
from kg.pages.disclosure import Disclosure
from kg.public import findings, index
from kg.public.source import Made, Source
from kg.site import Site, selection
from kg.site.facets import FACETS, FIXED, SORTS, Facets
from kg.site.lists import choices, periods, thresholds
from kg.site.naming import Naming
from kg.site.parties import belligerents
from kg.site.selection import Sum
from kg.site.timeline import timeline
from kg.store import Graphs
from tests.site import by_sparql
from tests.site.publications import published


@pytest.fixture(scope="module")
def site() -> Site:
    return published()


def asked(site: Site, query: str) -> Facets:
    return Facets.parse(site.publication, parse_qsl(query.removeprefix("?"), keep_blank_values=True))


def values(site: Site) -> dict[str, list[str]]:
    """Every value of every facet that a person can choose."""
    found: dict[str, list[str]] = {facet: list(FIXED.get(facet, ())) for facet in FACETS}
    for facet, value in site.publication.database.execute("SELECT facet, value FROM terms ORDER BY 1, 2"):
        found[facet].append(value)
    return found


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("colour=red", "there is no facet 'colour'"),
        ("status=dubious", "no incident here has the status 'dubious'"),
        ("status=", "no incident here has the status ''"),
        ("status=fair' OR '1'='1", "no incident here has the status"),
        ("status=%00", "no incident here has the status"),
        ("region=../etc", "no incident here has the region"),
        ("source=%2525", "no incident here has the source"),
        ("belligerent=" + "x" * 5000, "no incident here has the belligerent"),
        ("listed=many", "'listed' must be one of alone, several, nobody"),
        ("differ=blame", "'differ' must be one of"),
        ("dated=maybe", "'dated' must be one of yes, no"),
        ("from=yesterday", "'from' must be a day, month or year"),
        ("from=2017-02-30", "'from' names no day"),
        ("to=2017-13", "'to' names no day"),
        ("to=0000", "'to' names no day"),
        ("from=٢٠١٧", "'from' must be a day"),
        ("killed=-1", "'killed' must be a whole number"),
        ("killed=5.5", "'killed' must be a whole number"),
        ("killed=9999999999", "'killed' must be a whole number"),
        ("killed=5&killed=6", "'killed' is given twice"),
        ("sort=name", "'sort' must be one of"),
        ("page=0x1", "'page' must be a whole number"),
        ("&".join(["status=fair"] * 41), "at most 40 values"),
    ],
)
def test_what_is_unknown_is_refused_with_a_sentence(site: Site, query: str, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        asked(site, query)
    assert says in str(caught.value)
    assert len(str(caught.value)) < 300


def test_an_empty_field_of_the_form_is_no_limit(site: Site) -> None:
    assert asked(site, "from=&to=&killed=&lang=ar") == Facets()


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("from=2017&to=2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("from=2016-02&to=2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("from=2017-05-03", date(2017, 5, 3), None),
    ],
)
def test_periods(site: Site, query: str, first: date | None, last: date | None) -> None:
    found = asked(site, query)
    assert (found.first, found.last) == (first, last)


@st.composite
def selections(draw: st.DrawFn) -> Facets:
    """Any combination of values that there are."""
    there = values(published())
    facets = Facets(sort=draw(st.sampled_from(SORTS)))
    for facet in draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True)):
        for value in draw(st.lists(st.sampled_from(there[facet]), min_size=1, max_size=2, unique=True)):
            facets = facets.toggled(facet, value)
    limits = {
        "from": draw(st.sampled_from(["", "", "", "2016", "2018-06", "2031-03-10"])),
        "to": draw(st.sampled_from(["", "", "", "2017-03-31", "2021"])),
        "killed": draw(st.sampled_from(["", "", "0", "1", "3", "5", "12"])),
    }
    more = [(key, value) for key, value in limits.items() if value]
    return Facets.parse(published().publication, facets.pairs() + more)


@settings(max_examples=80, deadline=None)
@given(selections())
def test_every_combination_is_what_sparql_says(facets: Facets) -> None:
    site = published()
    found = [row.iri for row in selection.rows(site.publication, facets)]
    assert len(found) == len(set(found)) == selection.total(site.publication, facets)
    assert set(found) == by_sparql.incidents(site, facets)


@settings(max_examples=50, deadline=None)
@given(selections())
def test_a_query_string_says_the_whole_selection(facets: Facets) -> None:
    assert asked(published(), facets.query()) == facets


@pytest.mark.parametrize("facet", FACETS)
def test_every_single_value_is_what_sparql_says(site: Site, facet: str) -> None:
    some = values(site)[facet]
    for value in some if len(some) < 25 else random.Random(1).sample(some, 25):
        chosen = Facets().toggled(facet, value)
        assert {it.iri for it in selection.rows(site.publication, chosen)} == by_sparql.incidents(site, chosen), value


@pytest.mark.parametrize("query", ["", "status=fair", "from=2017&to=2020", "listed=several&killed=2", "dated=no"])
def test_the_number_beside_a_link_is_what_it_leads_to(site: Site, query: str) -> None:
    """A chosen value leads to the list without it; its number says what is there with it."""
    facets = asked(site, query)
    naming = Naming(site, "en")
    offered = [
        *choices(naming, facets, "/incidents"),
        periods(naming, facets, "/incidents"),
        thresholds(naming, facets, "/incidents"),
    ]
    for choice in offered:
        for option in choice.options:
            behind = asked(site, option.path.partition("?")[2])
            if not option.chosen and not facets.of(choice.key):
                assert selection.total(site.publication, behind) == option.n, (choice.key, option)
            elif option.chosen and len(facets.of(choice.key)) <= 1:
                assert selection.total(site.publication, facets) == option.n, (choice.key, option)


def test_values_are_bound_and_never_pasted() -> None:
    hostile = "x'); DROP TABLE incidents; --"
    where, bound = selection.condition(Facets((("status", (hostile,)),)))
    assert hostile not in where
    assert hostile in bound
    site = published()
    assert selection.total(site.publication, Facets((("status", (hostile,)),))) == 0
    assert selection.total(site.publication, Facets()) > 0


def test_sums_are_those_of_the_shipped_queries(site: Site) -> None:
    graphs, names = site.publication.graphs, site.publication.names
    rows = {row["column"].value: row for row in graphs.rows(resources.text("queries/grand-total.rq", names.base))}
    sums = selection.sums(site.publication, Facets())
    for column, it in (("counted", sums.counted), ("discounted", sums.discounted)):
        told = [int(rows[column][key].value) for key in ("incidents", "min", "max", "one_bound_only")]
        assert [it.incidents, it.low, it.high, it.bound] == told


def test_the_columns_of_belligerents_are_those_of_the_shipped_query(site: Site) -> None:
    graphs, names = site.publication.graphs, site.publication.names
    told: dict[tuple[str, str], list[int]] = {}
    for row in graphs.rows(resources.text("queries/totals-by-belligerent.rq", names.base)):
        numbers = [int(row[key].value) for key in ("incidents", "min", "max", "one_bound_only")]
        told[row["belligerent"].value, row["column"].value] = numbers
    found = {}
    by_name = {str(naming_words(site, name)): name for name in values(site)["belligerent"]}
    for it in belligerents(site, "en"):
        columns = (("only one suspected", it.alone), ("one of several", it.several), ("discounted", it.discounted))
        for column, total in columns:
            if total is not None and total.incidents + total.bound:
                found[by_name[str(it.name)], column] = [total.incidents, total.low, total.high, total.bound]
    assert found == {key: numbers for key, numbers in told.items() if numbers[0] + numbers[3]}


def naming_words(site: Site, name: str) -> str:
    return Naming(site, "en").words("belligerent", name)


def test_months_add_up_to_the_sum(site: Site) -> None:
    line = timeline(site.publication, Facets(), rtl=False)
    parts = [it.killed for it in line.slots] + ([line.undated.killed] if line.undated else [])
    sums = selection.sums(site.publication, Facets())
    of_spans = [it for it in selection.rows(site.publication, Facets()) if _several_months(it.first, it.last)]
    assert len(of_spans) == line.of_spans
    spans = [it.killed for it in of_spans if it.killed.kind == "range" and "discounted" not in it.facets["status"]]
    assert sum(it.low for it in parts) + sum(it.low or 0 for it in spans) == sums.counted.low
    assert sum(it.high for it in parts) + sum(it.high or 0 for it in spans) == sums.counted.high


def _several_months(first: str | None, last: str | None) -> bool:
    return first is not None and last is not None and first[:7] != last[:7]


def test_an_empty_selection_has_empty_sums(site: Site) -> None:
    nothing = Facets(killed=10**8)
    assert selection.sums(site.publication, nothing).counted == Sum(0, 0, 0, 0, 0)
    assert list(selection.rows(site.publication, nothing)) == []


def test_the_index_is_the_same_each_time(site: Site) -> None:
    """The same graph gives the same bytes, and no row is left of what was staged."""
    made = Made(site.publication.graphs, site.publication.names, _NOTHING, Disclosure.everything())
    dumps = []
    for _ in range(2):
        with closing(sqlite3.connect(":memory:")) as database:
            findings.fill(database, made)
            index.fill(database, made)
            assert not database.execute("SELECT name FROM sqlite_temp_master").fetchall()
            dumps.append(database.serialize())
    assert dumps[0] == dumps[1]


_NOTHING = Source(Graphs.memory(), (), (), lambda _: None)
