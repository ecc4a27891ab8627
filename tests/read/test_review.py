"""What a hostile reading of the readers found: words that were carried and stood nowhere, and values read too far."""

import pytest

from kg.model import Reading
from kg.read.airwars_text import AirwarsText
from kg.read.base import Page
from kg.values.dates import Days
from tests.read.html_checks import found, holds, main, quotations, read, summary


def text(*lines: str) -> Reading:
    return AirwarsText().read(Page("page.txt", "\n\n".join(("Incident Code", "ZZ1", *lines)).encode()))


def stands(reading: Reading, words: str) -> bool:
    """Whether the words are in a quotation, or told as unread: no word may be carried and vanish."""
    record = reading.model_dump(exclude={"text", "carried", "findings"})
    unread = [finding.words for finding in found(reading, "Unread")]
    return any(words in place for place in (*(q["exact"] for q in quotations(record)), *unread))


TOOLTIP = 'Fair<span class="tooltip">A tooltip that says more.</span>'
GRADE = "Airwars civilian harm grading"
VICTIMS = '<div class="info-main-block victims">{}</div>'
POINT = (
    '<h4>Geolocation</h4><div><span class="geo-link"><span class="lat-lng">1.5, 2.5</span> <span class="warning">Note: '
    "The accuracy of this location is to <strong>Town</strong> level{}. "
    '<a href="https://maps.example/?q=loc:{}">Continue to map</a></span></span></div>'
)
SOURCE = (
    '<ul class="sources-list"><li><span class="source-title">Radio Test</span>'
    '<span class="archive-link">{}<a class="archive" href="https://a.example/1">Archive</a></span></li></ul>'
)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (main(summary((GRADE, TOOLTIP))), "A tooltip that says more."),
        (main(VICTIMS.format("<p>Two more were not named.</p>")), "Two more were not named."),
        (main(VICTIMS.format('<p class="victims__label">Three from Aden</p>')), "Three from Aden"),
        (main(POINT.format(", says the mayor", "1.5,2.5")), "says the mayor"),
        (main('<div class="permalink"><a href="https://x.example/">Moved here</a></div>'), "Moved here"),
        (main(f'<div class="sources">{SOURCE.format("Seized")}</div>'), "Seized"),
    ],
    ids=("tooltip", "paragraph of victims", "label of victims", "accuracy", "permalink", "archive"),
)
def test_words_beside_those_of_the_template_do_not_vanish(page: str, words: str) -> None:
    reading = read(page)
    assert stands(reading, words)
    holds(reading)


def test_words_that_every_page_prints_are_no_finding() -> None:
    reading = read(main(POINT.format("", "1.5,2.5"), VICTIMS.format("<p>The victims were named as:</p>")))
    assert reading.findings == ()
    assert reading.assessment.geolocation is not None
    assert reading.assessment.geolocation.accuracy is not None


@pytest.mark.parametrize(("address", "told"), [("1.5,2.5", 0), ("1.5,2.55", 1), ("3,4", 1)])
def test_a_map_of_another_place_is_told(address: str, told: int) -> None:
    assert len(found(read(main(POINT.format("", address))), "Differs")) == told


def test_a_second_tooltip_that_differs_is_told() -> None:
    first, second = summary((GRADE, TOOLTIP)), summary((GRADE, TOOLTIP.replace("more", "less")))
    blocks = (f'<div class="info-main-block summary">{copy}</div>' for copy in (first, second))
    reading = read(main(*blocks))
    assert [f.words for f in found(reading, "Differs")] == ["A tooltip that says less."]
    assert stands(reading, "A tooltip that says less.")


def test_a_second_permalink_is_told() -> None:
    links = (f'<div class="permalink"><a href="https://x.example/{n}/">Web link</a></div>' for n in (1, 2))
    reading = read(main(*links))
    assert reading.incident.permalink == "https://x.example/1/"
    assert [f.words for f in found(reading, "Differs")] == ["Web link <https://x.example/2/>"]


def test_the_definition_of_a_grade_is_kept() -> None:
    grade = text("Key Information", "Civilian Harm Status\nFair\nTwo sources, says the site.")
    assert [term.label for term in grade.assessment.categories] == ["Fair"]
    assert stands(grade, "Two sources, says the site.")


# ---------------------------------------------------------------------- nobody's words under another's name

BLOCK = (
    "Military Statements",
    "Turkish Military Assessment\nSuspected belligerent\nTurkish Military\n{} position on incident\nNot yet assessed",
)


@pytest.mark.parametrize(("name", "told"), [("Turkish Military", 0), ("TURKISH MILITARY", 0), ("Russian Military", 1)])
def test_a_position_in_another_ones_block_is_told(name: str, told: int) -> None:
    reading = text(BLOCK[0], BLOCK[1].format(name))
    assert [position.belligerent.name for position in reading.positions] == ["Turkish Military"]
    assert len(found(reading, "Differs")) == told
    assert stands(reading, name) or not told


def test_a_block_without_a_name_is_told_with_its_line() -> None:
    reading = text("Military Statements", "Assessment\nSuspected belligerent\nposition on incident\nNot yet assessed")
    assert [finding.lines for finding in found(reading, "NamelessBelligerent")] == [(7,)]


@pytest.mark.parametrize(
    ("value", "actors", "told"),
    [
        ("", [], []),
        ("\nTurkish Military, YPG", ["Turkish Military", "YPG"], []),
        ("\nMoon phase\nFull", [], ["Moon phase"]),
        ("\nLone Village Militia\nMoon phase\nFull", ["Lone Village Militia"], ["Moon phase"]),
    ],
)
def test_an_unknown_label_is_nobody_who_is_suspected(value: str, actors: list[str], told: list[str]) -> None:
    reading = text("Key Information", f"Military Actor{value}\nStrike Status\nLikely strike")
    assert [actor.name for actor in reading.assessment.suspected] == actors
    assert [finding.words for finding in found(reading, "UnseenLabel")] == told


# ---------------------------------------------------------------------- values


def test_a_span_that_is_turned_round_takes_no_year_from_elsewhere() -> None:
    days = Days.parse("3 April–4 February, 2017")
    assert days is not None
    assert (str(days.earliest), str(days.latest)) == ("2017-04-03", "2017-02-04")


@pytest.mark.parametrize("codes", ["ZZ2 ZZ3b", "ZZ2, ZZ3b", "ZZ2\nZZ3b"])
def test_codes_however_they_are_set(codes: str) -> None:
    reading = AirwarsText().read(Page("page.txt", f"Incident Codes\n\n{codes}\n\nLocation\n\nSyria\n".encode()))
    assert [code.code for code in reading.incident.codes] == ["ZZ2", "ZZ3b"]
    assert reading.findings == ()


def test_a_point_that_lies_nowhere_is_told() -> None:
    reading = text("Geolocation", "35.9626, 4239.00416\nAccuracy: Street")
    assert [finding.words for finding in found(reading, "ImpossiblePoint")] == ["35.9626, 4239.00416"]
