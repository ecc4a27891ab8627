"""The rendition of a saved page: the same text that a browser gives, and offsets that hold."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page as Tab
from selectolax.lexbor import LexborHTMLParser

from kg.read.html.rendition import MAX_DEPTH, Rendition, render
from tests.browsers import chromium
from tests.conftest import shared
from tests.read.write_golden_html import PAGES


def text_of(html: str) -> str:
    rendition = render(f"<article>{html}</article>")
    assert rendition is not None
    return rendition.text


def without_targets(rendition: Rendition) -> str:
    """The rendition's text without link targets and white space."""
    text = rendition.text
    for start, end in reversed(rendition.links):
        assert text[start] == "<", text[start:end]
        assert text[end - 1] == ">", text[start:end]
        text = text[:start] + text[end:]
    return "".join(text.split())


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a \t\r\n\f b", "a b"),
        ("<p>a</p>b<div>c</div>", "a\nb\nc"),
        ("<p> a <b> b </b> c </p>", "a b c"),
        ("<span>1 child</span><span>2 women</span>", "1 child2 women"),
        ("a<br>b<br><br>c", "a\nb\nc"),
        ("a&nbsp; &nbsp;b", "a\u00a0 \u00a0b"),
        ("a<!-- no text -->b", "ab"),
        ("a<template>no text</template>b", "ab"),
        ("a<script>let x</script><style>p {}</style>", "a\nlet x\np {}"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("", ""),
    ],
)
def test_text(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="https://x.example/1">name</a>, next', "name <https://x.example/1>, next"),
        ('<a href="https://x.example/a b/أ?q=%20">name</a>', "name <https://x.example/a b/أ?q=%20>"),
        ('<a href="">name</a><a>other</a>', "nameother"),
        ('<a href="/x"></a>', "</x>"),
        ('<a href="/x">name </a>next', "name </x> next"),
        ('<a href="/x"><div>name</div></a>', "name\n</x>"),
        ('<a href="/<b>\n\t">name</a>', "name </%3Cb%3E%0A%09>"),
    ],
)
def test_link_target(html: str, text: str) -> None:
    assert text_of(html) == text


def test_offsets_and_pointers() -> None:
    rendition = render('<article>a<p>b <a href="/x">c</a></p><p id="q">d</p></article>')
    assert rendition is not None
    first, second = rendition.article.all("p")
    assert rendition.text[first.start : first.end].strip() == "b c </x>"
    assert rendition.text[first.start : rendition.without_target(first.start, first.end)].strip() == "b c"
    assert rendition.links_within(first.start, first.end) == rendition.links
    assert rendition.links_within(second.start, second.end) == ()
    assert second.pointer == "article/p[2]"
    link = first.first("a")
    assert link is not None
    assert link.target == rendition.links[0]


def test_the_article_of_the_template_is_chosen() -> None:
    rendition = render('<article>news</article><article class="post-1 civ">assessment</article>')
    assert rendition is not None
    assert rendition.text == "assessment"


def test_no_article() -> None:
    assert render("<p>text</p>") is None


def test_a_bracket_that_the_page_prints_is_no_target() -> None:
    rendition = render("<article>1 &lt;2&gt; 3</article>")
    assert rendition is not None
    assert rendition.text == "1 <2> 3"
    assert rendition.links == ()


def test_depth() -> None:
    assert text_of("<div>" * (MAX_DEPTH - 1) + "x") == "x"
    with pytest.raises(ValueError, match="nested deeper"):
        text_of("<div>" * MAX_DEPTH + "x")


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<ul><li>",
        "</ul>",
        '<a href="/>x">',
        "</a>",
        "<br>",
        "<!--",
        "-->",
    ]
) | st.text(st.sampled_from("ab \n\t\u00a0&;<>\u0628\u200f"), max_size=6)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_text_is_that_of_the_parsed_page(pieces: list[str]) -> None:
    html = f"<article>{''.join(pieces)}"
    rendition = render(html)
    article = LexborHTMLParser(html).css_first("article")
    assert rendition is not None
    assert article is not None
    assert without_targets(rendition) == "".join(article.text().split())


# ---------------------------------------------------------------------- a browser


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    """A browser's tab that runs no scripts and has no network."""
    with chromium() as browser:
        tab = browser.new_context(java_script_enabled=False, offline=True).new_page()
        tab.route("**/*", lambda route: route.abort())
        yield tab


def same_as_browser(tab: Tab, page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    tab.set_content(html, wait_until="domcontentloaded")
    shown: str = tab.evaluate("document.querySelector('article').textContent")
    rendition = render(html)
    assert rendition is not None
    assert without_targets(rendition) == re.sub(r"\s+", "", shown)


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_browser_on_fictional_pages(tab: Tab, page: Path) -> None:
    same_as_browser(tab, page)


def test_browser_on_the_corpus(tab: Tab) -> None:
    pages = sorted(shared("corpus/html").glob("*.html"))
    assert pages
    for page in pages:
        same_as_browser(tab, page)
