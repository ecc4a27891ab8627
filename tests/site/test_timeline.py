"""The timeline: bars say no more than the monitor, uncertain dates are lines, all of it stands in a table too."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from kg.site import Language, Site, selection
from kg.site.facets import Facets
from kg.site.selection import Sum
from kg.site.timeline import timeline, timeline_page
from kg.site.timeline_chart import LEFT, WIDTH, Slot, Span, drawing
from tests.site.publications import published
from tests.site.standing import seen


@pytest.fixture(scope="module")
def site() -> Site:
    return published()


def slot(key: str, low: int = 1, high: int = 2, n: int = 1) -> Slot:
    return Slot(key, n, Sum(n, low, high, 0, 0), 0)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("query", ["", "status=fair", "dated=no", "from=2017&to=2018", "killed=1000000"])
def test_it_stands(site: Site, language: Language, query: str) -> None:
    facets = Facets.parse(site.publication, parse_qsl(query))
    page = seen(timeline_page(site, facets, language), site)
    n = selection.total(site.publication, facets)
    if not n:
        assert page.all(".note")
        return
    line = timeline(site.publication, facets, rtl=language == "ar")
    rows = page.all("table.months tbody tr")
    assert len(rows) == len(line.slots) + (line.undated is not None)
    counted = sum(it.incidents + it.discounted for it in line.slots) + line.of_spans
    assert counted + (line.undated.incidents + line.undated.discounted if line.undated else 0) == n


def test_a_date_over_two_months_is_a_line_and_in_no_bar(site: Site) -> None:
    line = timeline(site.publication, Facets(), rtl=False)
    spans = {it.codes: (it.first, it.last) for it in line.spans}
    assert spans["ZZ00201"] == ("2017-03-30", "2017-04-02")
    assert line.drawn is not None
    [drawn] = [it for it in line.drawn.lines if it.span.codes == "ZZ00201"]
    assert drawn.x2 > drawn.x1


def test_every_slot_leads_to_a_list_that_has_its_incidents(site: Site) -> None:
    line = timeline(site.publication, Facets(), rtl=False)
    for it in line.slots:
        behind = Facets.parse(site.publication, parse_qsl(line.path(it).partition("?")[2]))
        assert selection.total(site.publication, behind) >= it.incidents + it.discounted


def test_the_undated_stand_beside(site: Site) -> None:
    line = timeline(site.publication, Facets(), rtl=False)
    assert line.undated is not None
    behind = Facets.parse(site.publication, parse_qsl(line.undated_path.partition("?")[2]))
    assert selection.total(site.publication, behind) == line.undated.incidents + line.undated.discounted


def test_arabic_mirrors() -> None:
    slots = [slot("2017-01"), slot("2017-03")]
    spans = [Span("i", "c", "2017-01-30", "2017-02-02")]
    plain, mirrored = (drawing(slots, spans, slot(""), rtl=rtl) for rtl in (False, True))
    assert plain is not None
    assert mirrored is not None
    for one, other in zip(plain.bars, mirrored.bars, strict=True):
        assert other.x == pytest.approx(WIDTH - one.x - one.width, abs=0.02)
    assert plain.lines[0].x1 == pytest.approx(WIDTH - mirrored.lines[0].x2, abs=0.02)


def test_empty_months_keep_their_room() -> None:
    drawn = drawing([slot("2016-11"), slot("2017-02")], [], None, rtl=False)
    assert drawn is not None
    assert drawn.bars[1].x - drawn.bars[0].x == pytest.approx(3 * (drawn.right - LEFT) / 4)
    assert [it.words for it in drawn.years] == ["2016", "2017"]


def test_heights_are_to_scale() -> None:
    drawn = drawing([slot("2017-01", 10, 40), slot("2017-02", 0, 0)], [], None, rtl=False)
    assert drawn is not None
    one, none = drawn.bars
    assert one.high == pytest.approx(4 * one.low)
    assert (none.low, none.high) == (0, 0)
    assert next(it.words for it in drawn.scale) == "0"


def test_nothing_dated_gives_no_drawing() -> None:
    assert drawing([], [], slot(""), rtl=False) is None


def test_spans_alone_are_drawn() -> None:
    drawn = drawing([], [Span("i", "c", "2017-01-30", "2017-02-02")], None, rtl=False)
    assert drawn is not None
    assert drawn.lines
