"""Finding incidents: search, facets, timeline and map."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.journeys.house import KHAFSA, SOOR
from tests.journeys.watch import Tab


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("CS1141", SOOR),
        ("rs0954", KHAFSA),
        ("S993", SOOR),
        ("R850A", KHAFSA),
        ("R850AS218RS950", KHAFSA),
        ("الخفسة", "/Al_Khafsa/"),
        ("الصور", "/Al_Soor/"),
        ("al-khafsah", "/Al_Khafsa/"),
        ("Khafsa", "/Al_Khafsa/"),
        ("US led coalition", "doc/actor/us-led-coalition"),
        ("cemetery", KHAFSA),
        ('"telephone exchange"', SOOR),
    ],
)
def test_what_is_typed_into_the_search_box_finds_the_right_thing_first(
    tab: Callable[..., Tab], typed: str, first: str
) -> None:
    page = tab().go("")
    page.locator("header input[type=search]").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    hit = page.locator("ol.hits > li").first.locator("a").first
    assert first in str(hit.get_attribute("href"))
    assert page.locator("header input[type=search]").input_value() == typed
    hit.click()
    page.wait_for_url(lambda it: first in it)


def test_facets_are_chosen_combined_removed_and_the_selection_is_downloaded(tab: Callable[..., Tab]) -> None:
    page = tab().go("incidents")
    everything = page.locator("table.incidents tbody tr").count()
    for facet, chosen in (
        ("Civilian harm status", "Fair"),
        ("Belligerent listed by the monitor", "U.S.-led Coalition"),
    ):
        section = page.locator("section.facet", has=page.get_by_role("heading", name=facet, exact=True))
        option = section.locator("li", has=page.get_by_role("link", name=chosen, exact=True))
        told = int(option.locator(".n").inner_text())
        option.locator("a").click()
        assert told < everything
        expect(page.locator("table.incidents tbody tr")).to_have_count(told)
    expect(page.locator("ul.chips li")).to_have_count(3)
    page.wait_for_load_state()
    rows = page.locator("table.incidents tbody tr").evaluate_all(
        "all => all.map(it => [...it.cells].map(one => one.textContent.replace(/\\s+/g, ' ').trim()))"
    )
    with page.expect_download() as waiting:
        page.locator("main").get_by_role("link", name="CSV", exact=True).click()
    records = list(csv.DictReader(io.StringIO(waiting.value.path().read_text(encoding="utf-8"))))
    assert [it["codes"].replace(" | ", " ") for it in records] == [it[0] for it in rows]
    for record, row in zip(records, rows, strict=True):
        assert record["killed_as_written"].split(" | ")[0] == row[3] or record["killed_min"] in row[3]
        assert record["harm_status"] == row[5] == "Fair"
        assert "U.S.-led Coalition" in record["suspected_belligerents"] + record["known_belligerents"]
        assert record["claims_of_others"] == re.match(r"\d+", row[7])[0]  # type: ignore[index]
    page.locator("ul.chips a", has_text="Fair").click()
    expect(page.locator("ul.chips li")).to_have_count(2)
    page.wait_for_load_state()
    assert page.locator("table.incidents tbody tr").count() > len(rows)
    page.locator("ul.chips a", has_text="Remove all").click()
    expect(page.locator("table.incidents tbody tr")).to_have_count(everything)


def test_a_bar_of_the_timeline_leads_to_just_its_incidents(tab: Callable[..., Tab]) -> None:
    page = (mine := tab()).go("timeline")
    bars = page.locator("figure.timeline svg g.slot")
    assert bars.count() > 3
    told = page.locator("figure.timeline svg g.slot title").first.text_content() or ""
    month, n = re.match(r"(\d{4}-\d{2}): (\d+) incident", told).groups()  # type: ignore[union-attr]
    row = page.locator("table.months tbody tr", has=page.locator(f"time[datetime='{month}']"))
    assert row.locator("td").first.inner_text() == n
    bars.first.locator("rect.touch").click()
    page.wait_for_url("**/incidents?**")
    assert page.locator("table.incidents tbody tr").count() == int(n)
    assert mine.complaints == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mark_on_the_map_leads_to_its_incident(tab: Callable[..., Tab], language: str) -> None:
    page = (mine := tab()).go("map", language)
    page.wait_for_selector(".moves .leaflet-marker-icon")
    for _ in range(16):
        if page.locator(".moves .pin").count():
            break
        page.locator(".moves .group").first.click()
        page.wait_for_timeout(350)
    page.locator(".moves .pin").first.click()
    link = page.locator(".leaflet-popup-content a").first
    link.wait_for()
    words = link.inner_text()
    link.click()
    page.wait_for_url("**/doc/**")
    assert all(code in page.locator(".eyebrow").inner_text() for code in words.split())
    assert page.evaluate("document.documentElement.lang") == language
    assert mine.complaints == []
    assert mine.hosts == {"127.0.0.1"}


def test_an_old_code_leads_to_who_bore_it_and_a_current_one_straight_to_its_incident(tab: Callable[..., Tab]) -> None:
    page = tab().go("codes/CS243")
    assert f"/{KHAFSA}" in page.url
    page = tab().go(f"codes/{quote('R850A')}")
    page.locator(f"main a[href*='{KHAFSA}']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\s*Al Khafsa"))
