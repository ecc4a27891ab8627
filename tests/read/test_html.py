"""The reader of saved pages: fictional pages against golden records, what is accepted, what fails."""

from pathlib import Path

import pytest

from kg.errors import PageError
from kg.read import reader_for
from kg.read.airwars_html import AirwarsHtml
from kg.read.base import Page
from tests.read.html_checks import fictional, found, holds, main, read, summary
from tests.read.write_golden_html import GOLDEN, PAGES, golden


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_golden(page: Path) -> None:
    assert golden(page) == (GOLDEN / f"{page.stem}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_each_word_of_a_page_is_carried(page: Path) -> None:
    reading = read(page.read_bytes())
    holds(reading)
    assert found(reading, "Unread") == []
    assert isinstance(reader_for(Page("any.txt", page.read_bytes())), AirwarsHtml)


def test_each_previous_code_has_a_block() -> None:
    assert [code.code for code in read(fictional("zz911")).incident.previous_codes] == ["ZS0911", "ZR12b"]


def test_a_point_keeps_its_digits_and_its_accuracy() -> None:
    assessment = read(fictional("zz910")).assessment
    assert assessment.geolocation is not None
    assert str(assessment.geolocation.longitude) == "26.5023"
    assert [g.accuracy.label for g in assessment.additional_geolocations if g.accuracy] == ["Street", "Nearby landmark"]
    assert [g.geojson is not None for g in assessment.additional_geolocations] == [False, False, True]


def test_an_accuracy_without_a_word_is_told() -> None:
    point = (
        '<span class="geo-link"><span class="lat-lng">1.0, 2.0</span> <span class="warning">The accuracy is <strong>'
    )
    reading = read(
        f'<article class="civ"><h4>Geolocation</h4><div>{point}</strong> level.</span></span></div></article>'
    )
    assert [f.words for f in found(reading, "EmptyField")] == ["accuracy"]
    assert reading.assessment.geolocation is not None
    assert reading.assessment.geolocation.accuracy is None


def test_families_and_individuals() -> None:
    reading = read(fictional("zz910"))
    assert [(v.name_en, v.family, v.outcome) for v in reading.assessment.victims] == [
        ("Salwa Testani", 1, "killed"),
        ("Son of Salwa", 1, "killed"),
        ("Karim Testani", 1, "injured"),
        ("Tarek Muster", None, "killed"),
        ("Huda Muster", None, None),
    ]
    assert [f.message for f in found(read(fictional("zz912")), "DeclaredFamily")] == [
        "The page announces 5 family members; 4 stand in this copy."
    ]


def test_an_outcome_that_is_neither_stays_as_words() -> None:
    person = '<div class="victims__victim"><span class="victim-killed-injured">missing</span></div>'
    (victim,) = read(main(f'<div class="info-main-block victims">{person}</div>')).assessment.victims
    assert (victim.outcome, victim.notes) == (None, "missing")


def test_addresses_stand_exactly_as_written() -> None:
    urls = [source.url for source in read(fictional("zz912")).sources]
    assert urls[:2] == ["https://bulletin.example/a page with spaces?x=1 2", "https://bulletin.example/أخبار/المثال"]
    assert "javascript:alert(1)" in urls
    assert None in urls


def test_embedded_posts_have_the_address_of_the_post() -> None:
    media = [(m.kind, m.url) for m in read(fictional("zz910")).media if m.kind == "embed"]
    assert media == [
        ("embed", "https://twitter.example/nahr_sample/status/1?ref_src=x"),
        ("embed", "https://bulletin.example/posts/5"),
        ("embed", "https://video.example/plugins/video.php?height=476&href=https%3A%2F%2Fvideo.example%2F7%2F"),
    ]


def test_two_copies_of_the_summary_that_differ() -> None:
    first, second = summary(("Strike type", "Airstrike"), ("Impact", "Food")), summary(("Strike type", "Artillery"))
    page = main(f'<div class="info-main-block summary">{first}</div>')
    reading = read(page.replace("</article>", f'<div class="info-right">{second}</div></article>'))
    assert [term.label for term in reading.assessment.categories] == ["Airstrike", "Food"]
    assert [f.message.split(":")[0] for f in found(reading, "Differs")] == [
        "'Strike type' is printed twice and differs",
        "'Impact' stands in one of the two copies of the summary only.",
    ]
    assert [note.words.exact for note in reading.assessment.notes] == ["Artillery"]
    holds(reading)


def test_two_copies_of_the_sources_that_differ() -> None:
    rows = '<h2>Sources ({})</h2><ul class="sources-list"><li><div class="source-title">{}</div></li></ul>'
    page = main(f'<div class="info-main-block sources">{rows.format(1, "One")}</div>')
    reading = read(page.replace("</article>", f'<div class="info-right">{rows.format(2, "Two")}</div></article>'))
    assert [source.name for source in reading.sources] == ["One"]
    assert [f.words for f in found(reading, "Differs")] == ["Sources (2)", "Two"]
    holds(reading)


def test_a_copy_that_is_empty_is_no_note() -> None:
    tag = '<div class="source-tags"><ul><li class="tag">Arabic</li></ul></div>'
    item = f'<li><div class="source-title">One</div>{tag}<div class="source-tags-mobile"><ul></ul></div></li>'
    reading = read(
        main(f'<div class="info-main-block sources"><h2>Sources (1)</h2><ul class="sources-list">{item}</ul></div>')
    )
    assert len(found(reading, "Differs")) == 1
    assert reading.assessment.notes == ()
    holds(reading)


def test_an_empty_label_is_told_once() -> None:
    block = summary(("Suspected belligerents", ""))
    page = main(f'<div class="info-main-block summary">{block}</div>')
    reading = read(page.replace("</article>", f'<div class="info-right">{block}</div></article>'))
    assert len(found(reading, "EmptyField")) == 1
    assert reading.assessment.suspected == ()


# ---------------------------------------------------------------------- what is accepted and what fails


@pytest.mark.parametrize(
    ("data", "accepted"),
    [
        (b'<article class="post-1 civ type-civ">', True),
        (b'<ARTICLE><div class="info-main">', True),
        (b"<article><h4>Incident Code</h4>", True),
        ("\ufeff<article><div class=info-main>".encode("utf-16"), True),
        (b'<article class="civic">news</article>', False),
        (b"Incident Code\n\nZZ900\n", False),
        (b"\xff\xfe\x00", False),
        (b"", False),
    ],
)
def test_accepts_by_content(data: bytes, accepted: bool) -> None:
    assert AirwarsHtml().accepts(Page("page.html", data)) is accepted


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<p>text</p>", "no article"),
        (b"<article>\n\xff</article>", "byte 10 is not utf-8"),
        (b'<meta charset="klingon"><article>', "no browser knows, 'klingon'"),
        (b'<meta charset="unicode_escape"><article>', "no browser knows"),
        (b"<article>" + b"<div>" * 6000, "nested deeper"),
        (b"<article>" + b"x" * 1_000_001, "longer than"),
    ],
)
def test_pages_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        read(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<meta charset="windows-1252"><article>\x93x\x94</article>', "\u201cx\u201d"),
        (b'<meta content="text/html; charset=iso-8859-1"><article>\x80</article>', "\u20ac"),
        (b"\xef\xbb\xbf<article>\xd8\xa3</article>", "أ"),
        ("\ufeff<article>أ</article>".encode("utf-16-le"), "أ"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert read(data).text == text
