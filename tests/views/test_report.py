"""report.html: what stands on it, that nothing gets into it but text, and that it obeys the settings."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.model import Assessment, Figure
from kg.pages.environment import href
from kg.pages.report import report
from kg.pages.view import ReportView
from kg.settings import Settings
from tests.conftest import EXAMPLES, ROOT
from tests.views.made import DEMO, figure, of_pages, of_readings, reading

PAGES = sorted((EXAMPLES / "pages").iterdir())
VICTIMS = ROOT / "tests" / "pages" / "text" / "zz900-victims.txt"
MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>x</script>",
    "{{ 7 * 7 }}{% raw %}",
    "'>--><!--]]>",
    "javascript:alert(1)",
    "</title></svg><b>",
]
WORDS = st.sampled_from(MARKUP) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@pytest.fixture(scope="module")
def demo() -> LexborHTMLParser:
    return LexborHTMLParser(report(of_pages(PAGES)))


def texts(nodes: list[LexborNode]) -> list[str]:
    return [" ".join(node.text(separator=" ").split()) for node in nodes]


def tags_and_handlers(html: str) -> tuple[set[str], set[str]]:
    nodes = LexborHTMLParser(html).css("*")
    return {node.tag or "" for node in nodes}, {name for node in nodes for name in node.attributes}


def assert_loads_nothing(html: str) -> None:
    tags, attributes = tags_and_handlers(html)
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "video", "audio", "source", "base"}
    assert not attributes & {"src", "srcset", "background", "poster", "ping", "xlink:href"}
    assert not [name for name in attributes if name.startswith("on")]
    style = LexborHTMLParser(html).css_first("style")
    assert style is not None
    assert not re.search(r"url\(|@import", style.text())
    for node in LexborHTMLParser(html).css("[href]"):
        assert node.tag == "a"
        assert re.match(r"#|https?://", node.attributes["href"] or "")


BASELINE = tags_and_handlers(report(of_readings([reading("words")])))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_words_in_any_field_are_only_words(words: str) -> None:
    open_settings = Settings(base=DEMO.base, victims="names", text="full")
    html = report(of_readings([reading(words)], open_settings))
    assert_loads_nothing(html)
    tags, attributes = tags_and_handlers(html)
    assert tags <= BASELINE[0] | {"a", "details", "summary", "i"}
    assert attributes <= BASELINE[1] | {"rel", "href", "open"}


def test_the_demo_loads_nothing(demo: LexborHTMLParser) -> None:
    assert_loads_nothing(demo.html or "")
    policy = demo.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert "default-src 'none'" in (policy.attributes["content"] or "")


def test_the_same_view_gives_the_same_page() -> None:
    assert report(of_pages(PAGES)) == report(of_pages(reversed(PAGES)))


def test_structure_for_screen_readers(demo: LexborHTMLParser) -> None:
    assert len(demo.css("h1")) == 1
    levels = [int((node.tag or "h0")[1]) for node in demo.css("h1, h2, h3, h4")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert demo.css("table")
    assert all(node.attributes.get("scope") in ("col", "row") for node in demo.css("th"))
    ids = [node.attributes["id"] for node in demo.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = {(node.attributes["href"] or "")[1:] for node in demo.css('a[href^="#"]')}
    assert targets <= set(ids)
    for chart in demo.css("svg[role=img]"):
        assert all(demo.css_first(f"#{name}") for name in (chart.attributes["aria-labelledby"] or "").split())


def test_arabic_is_set_right_to_left(demo: LexborHTMLParser) -> None:
    arabic = [node for node in demo.css("bdi") if re.search("[\u0600-\u06ff]", node.text()) and not node.css("bdi bdi")]
    assert "الخفسة" in {node.text() for node in arabic}
    assert all((node.attributes["lang"], node.attributes["dir"]) == ("ar", "rtl") for node in arabic)


def test_who_says_what_in_the_demo(demo: LexborHTMLParser) -> None:
    story = demo.css_first("#incident-airwars-incident-CS243-RS0954")
    assert story is not None
    rows = texts(story.css("table.claims tbody tr"))
    assert len(rows) == 4
    assert rows[0].startswith("Airwars Monitor assessment read by rule fields-assessment , not checked by a person")
    assert "Contested" in rows[0]
    assert "5\u201313" in rows[0]
    coalition = next(
        row for row in rows if row.startswith("U.S.-led Coalition recorded position as Airwars records it")
    )
    assert "Non credible / Unsubstantiated" in coalition
    assert "“None”" not in coalition  # the quotation marks are the stylesheet's: the words stay bare
    assert "conceded None no number given" in coalition
    assert "the page prints no date" in texts(story.css("dl.facts"))[0]


def test_official_reports_stand_in_order_of_time(demo: LexborHTMLParser) -> None:
    story = demo.css_first("#incident-airwars-incident-CS243-RS0954")
    assert story is not None
    items = [text for text in texts(story.css("h4 + ol.timeline > li")) if text]
    assert "(from 2016-06-01)" in items[0]  # its last day cannot exist, so none is shown
    assert "dated in its parts" in items[1]
    assert "(2016-06-26 to 2016-06-27)" in items[1]
    assert "issued 2020-03-25" in items[2]


def test_every_figure_says_that_nobody_checked_it(demo: LexborHTMLParser) -> None:
    for row in demo.css("tr[data-claim]"):
        assert "read by rule fields-" in texts([row])[0]
        assert "not checked by a person" in texts([row])[0]


def test_totals_of_the_demo(demo: LexborHTMLParser) -> None:
    rows = texts(demo.css("section[aria-labelledby=totals] tbody tr"))
    assert rows[:2] == ["All but Discounted 13–63 2 incidents", "Discounted no incident"]
    assert "U.S.-led Coalition 8–50 1 incident 5–13 1 incident no incident" in rows
    assert "Syrian Regime no incident 5–13 1 incident no incident" in rows


def test_an_incident_without_both_bounds_is_in_no_sum() -> None:
    base = reading("Unknown")
    page = LexborHTMLParser(report(of_readings([base.model_copy(update={"positions": ()})])))
    rows = texts(page.css("section[aria-labelledby=totals] tr"))
    assert rows[1:] == ["All but Discounted no incident", "Discounted no incident"]
    assert "0 of 1. The others print one bound or no number" in " ".join(page.text().split())


@pytest.mark.parametrize(
    ("figures", "expected", "drawn"),
    [
        ((figure("5–13", 5, 13),), ("5", "13"), "5\u201313"),
        ((figure("0", 0, 0),), ("0", "0"), "0"),
        ((figure("at least 4", 4, None),), ("4", ""), "at least 4"),
        ((figure("as many as 13", None, 13),), ("", "13"), "at most 13"),
        ((figure("Unknown", None, None),), ("", ""), "“Unknown”, no number given"),
        ((figure("13–5", 13, 5),), ("13", "5"), "13\u20135"),
    ],
)
def test_the_chart_draws_what_the_graph_says(
    figures: tuple[Figure, ...], expected: tuple[str, str], drawn: str
) -> None:
    words = figures[0].verbatim
    base = reading(words, figures=figures)
    base = base.model_copy(update={"positions": (), "assessment": base.assessment.model_copy(update={"victims": ()})})
    page = LexborHTMLParser(report(of_readings([base])))
    bars = page.css("svg.chart g[data-figure]")
    assert [(bar.attributes["data-min"], bar.attributes["data-max"]) for bar in bars] == [expected]
    assert drawn in texts(bars)[0]
    shapes = bars[0].css("rect.bar, circle.bar, line.bar")
    assert bool(shapes) == (expected != ("", ""))


def test_positions_on_the_axis() -> None:
    base = reading("5–13", figures=(figure("5–13", 5, 13),))
    page = LexborHTMLParser(report(of_readings([base.model_copy(update={"positions": ()})])))
    bar = page.css_first("svg.chart rect.bar")
    assert bar is not None
    assert (bar.attributes["x"], bar.attributes["width"]) == ("33.333%", "53.333%")
    assert texts(page.css("svg.chart text.tick")) == ["0", "5", "10", "15"]


def test_what_was_not_read_is_listed() -> None:
    it = reading("carried").model_copy(update={"text": "lost <b>words</b>"})
    view = of_readings([it.model_copy(update={"assessment": Assessment()})])
    page = LexborHTMLParser(report(view))
    assert "line 1 lost <b>words</b>" in texts(page.css("section[aria-labelledby=reading] li"))
    assert "Nothing was left unread" not in page.text()


def test_failures_are_told(demo: LexborHTMLParser) -> None:
    broken = [*PAGES, ROOT / "LICENSE"]
    page = LexborHTMLParser(report(of_pages(broken, checked=False)))
    assert "1 input could not be read" in " ".join(texts(page.css("header"))[0].split())
    assert [row for row in texts(page.css("section[aria-labelledby=reading] tr")) if row.startswith("LICENSE")]
    assert "could not be read" not in texts(demo.css("header"))[0]


def test_persons_are_counted_and_not_named_unless_the_settings_say_so() -> None:
    names = of_pages([VICTIMS], Settings(base=DEMO.base, victims="names", text="full"), checked=False)
    listed = {
        row["name"].value
        for row in names.graphs.rows(
            "SELECT ?name { ?victim a <https://example.org/civharm/ns#Victim> ; "
            "<http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"
        )
    }
    assert len(listed) > 3
    shown = report(names)
    assert all(name in LexborHTMLParser(shown).text() for name in listed)
    for hidden in (Settings(base=DEMO.base, victims="counts", text="full"), Settings(base=DEMO.base)):
        text = report(of_pages([VICTIMS], hidden))
        assert not [name for name in listed if name.casefold() in text.casefold()]
        assert "persons listed" in text


def test_no_words_of_the_page_where_the_settings_say_none() -> None:
    text = report(of_pages(PAGES, Settings(base=DEMO.base, victims="counts", text="none")))
    page = LexborHTMLParser(text).text()
    assert "All available records" not in page
    assert "withheld (text = " in page
    assert "5\u201313" in page  # a figure is a fact, not a quotation


def test_missing_settings_are_the_careful_ones() -> None:
    page = LexborHTMLParser(report(of_pages(PAGES, Settings(base=DEMO.base), checked=False))).text()
    assert "the careful choice" in page


def test_many_incidents_are_listed_and_the_gravest_told() -> None:
    view: ReportView = of_pages(PAGES)
    page = LexborHTMLParser(report(view, detailed=1))
    assert len(page.css("details.story")) == 1
    assert page.css("details.story")[0].attributes["id"] == "incident-airwars-incident-CS243-RS0954"
    assert len(page.css("section[aria-labelledby=incidents] > table tbody tr")) == 2
    assert "tells 1 of 2 incidents in full" in " ".join(page.text().split())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.org", "ftp://x.org", "", None])
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert href(address) is None
