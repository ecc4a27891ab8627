"""Reading an incident: claims and their words, names in two scripts, without script, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.house import KHAFSA, SOOR
from tests.journeys.watch import Tab, middle

_MARKED = "() => [...document.querySelectorAll('.rendition mark')].map(it => it.textContent).join('')"
_FOCUSED = """() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  return {
    n: [...document.querySelectorAll('*')].indexOf(it),
    words: it.className,
    html: it.outerHTML.slice(0, 120),
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
  };
}"""
_HIDDEN = """all => all.flatMap(it => [...it.children])
  .filter(it => it.tagName !== 'SUMMARY' && (!it.checkVisibility() || it.getBoundingClientRect().height < 8))
  .map(it => it.outerHTML.slice(0, 200))"""
_TEXT = "() => document.querySelector('main').textContent.replace(/\\s+/g, ' ').trim()"


def _marked(page: Page) -> object:
    """The marked words, once the page that a click leads to is there: the click itself does not wait for it."""
    page.wait_for_selector(".rendition mark")
    page.wait_for_load_state()
    return page.evaluate(_MARKED)


@pytest.mark.parametrize("path", [KHAFSA, SOOR])
def test_a_claim_that_is_clicked_opens_its_exact_words_marked_in_the_text(tab: Callable[..., Tab], path: str) -> None:
    page = tab().go(path)
    claims = page.locator("table.claims tbody tr")
    assert claims.count() > 5
    quoted = 0
    for n in range(claims.count()):
        words = claims.nth(n).locator("q:has(+ a.in-text)")
        if not words.count():
            continue
        said = words.first.evaluate("it => it.textContent")
        claims.nth(n).locator("a.in-text").first.click()
        assert _marked(page) == said
        box = page.locator(".rendition mark").first.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900, "the words are not on the screen"
        page.go_back()
        quoted += 1
    assert quoted == claims.count(), "a claim without its words"


@pytest.mark.parametrize("path", [KHAFSA, SOOR])
def test_every_further_passage_of_a_claim_leads_to_its_words_even_without_script(
    tab: Callable[..., Tab], path: str
) -> None:
    page = tab(script=False).go(path)
    passages = page.locator(".passage").evaluate_all(
        "all => all.map(it => [it.querySelector('q')?.textContent, it.querySelector('a.in-text')?.href])"
    )
    assert len(passages) > 10
    for where, said in {where: said for said, where in passages}.items():
        page.goto(where)
        marked = page.locator(".rendition mark").evaluate_all("all => all.map(it => it.textContent).join('')")
        assert marked == said


def test_the_arabic_name_runs_from_right_to_left_and_the_line_keeps_its_order(tab: Callable[..., Tab]) -> None:
    for language, sign in (("en", 1), ("ar", -1)):
        page = tab().go(KHAFSA, language)
        name = page.locator("h1 bdi[lang=ar]", has_text="الخفسة").first
        assert name.evaluate("it => getComputedStyle(it).direction") == "rtl"
        assert name.evaluate("it => getComputedStyle(it).unicodeBidi") == "isolate"
        latin = page.locator("h1 > bdi[lang=en]").first
        assert latin.evaluate("it => getComputedStyle(it).direction") == "ltr"
        # as they follow one another in the source, so on the screen, in the direction of the page
        places = page.locator("h1 bdi").evaluate_all(
            "all => all.map(it => it.getBoundingClientRect()).filter(it => it.width).map(it => [it.top, it.left])"
        )
        first = [x for y, x in places if abs(y - places[0][0]) < 12]
        assert len(first) > 2
        assert first == sorted(first, key=lambda x: sign * x)
        # letters of the Arabic name: the first stands to the right of the last
        ends = name.evaluate(
            """it => { const text = document.createTreeWalker(it, NodeFilter.SHOW_TEXT).nextNode();
              const at = n => { const r = document.createRange(); r.setStart(text, n); r.setEnd(text, n + 1);
                return r.getBoundingClientRect().left; };
              return [at(0), at(text.length - 1)]; }"""
        )
        assert ends[0] > ends[1]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_with_script_off_every_fact_of_the_incident_is_there(tab: Callable[..., Tab], language: str) -> None:
    with_script = tab().go(KHAFSA, language)
    with_script.wait_for_load_state("networkidle")
    without = tab(script=False).go(KHAFSA, language)
    plain = without.locator("main").text_content() or ""
    words = " ".join(plain.split())
    # the buttons and the scale of a map that moves are no facts
    with_script.evaluate("document.querySelectorAll('.moves').forEach(it => it.remove())")
    shown = with_script.evaluate(_TEXT)
    assert [it for it in shown.split() if it not in words] == []
    assert len(words) > 5000


def test_an_incident_can_be_read_by_keyboard_alone(tab: Callable[..., Tab]) -> None:
    page = tab().go(KHAFSA)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0 and box["x"] >= 0, "the skip link stays hidden when it has the focus"
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    order: list[int] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUSED)
        assert at["seen"], at
        assert at["ring"], at
        order.append(at["n"])
        if at["words"] == "in-text":
            break
    assert at["words"] == "in-text", "no claim's words were reached"
    assert order == sorted(order)
    said = page.evaluate("document.activeElement.closest('.passage').querySelector('q').textContent")
    page.keyboard.press("Enter")
    assert _marked(page) == said


def test_what_is_folded_away_opens_by_keyboard_and_is_all_there_on_paper(tab: Callable[..., Tab]) -> None:
    page = tab().go(KHAFSA)
    folds = page.locator("main details")
    assert folds.count() > 3
    folds.first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folds.first).to_have_js_property("open", True)
    page.keyboard.press("Enter")
    expect(folds.first).to_have_js_property("open", False)
    page.emulate_media(media="print")
    hidden = folds.evaluate_all(_HIDDEN)
    assert hidden == []
    for selector in ("nav.main", "form.find", "button.theme"):
        assert not page.locator(selector).is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_light_and_dark_follow_the_system_and_then_the_reader(tab: Callable[..., Tab]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = tab().go(KHAFSA).evaluate(ground), tab(dark=True).go(KHAFSA).evaluate(ground)
    assert light != dark
    page = (mine := tab(dark=True)).go("")
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(ground) == light
    assert mine.go(KHAFSA, "ar").evaluate(ground) == light


def test_the_switch_of_language_keeps_the_place_and_mirrors_the_page(tab: Callable[..., Tab]) -> None:
    page = tab().go("incidents?status=fair&sort=killed")
    codes = page.locator("table.incidents tbody th").all_inner_texts()
    assert middle(page, ".brand") < middle(page, ".switches")
    assert middle(page, "table.incidents") < middle(page, "aside.facets")
    page.locator("a.other").click()
    page.wait_for_url("**/incidents?status=fair&sort=killed&lang=ar")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert middle(page, ".brand") > middle(page, ".switches")
    assert middle(page, "table.incidents") > middle(page, "aside.facets")
    assert page.locator("table.incidents tbody th").all_inner_texts() == codes
    # the language is kept while one walks on, and the way back leads to the same page
    page.locator("table.incidents tbody th a").first.click()
    page.wait_for_url("**/doc/**")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    here = page.url
    page.locator("a.other").click()
    page.wait_for_url(here.replace("lang=ar", "lang=en"))
