"""The reader of saved pages: belligerent blocks, the article's classes, blocks of other kinds."""

import pytest

from kg.model import Reading
from tests.read.html_checks import fictional, found, holds, main, read, summary


def test_a_block_that_names_nobody() -> None:
    reading = read(fictional("zz913"))
    assert (reading.positions[0].belligerent.name, reading.positions[0].belligerent.kind) == (
        "(no name printed)",
        "unidentified",
    )
    assert [q.exact for q in reading.positions[0].notes] == ["Mood of the spokesperson\nGrave"]
    assert len(found(reading, "UnnamedBelligerent")) == 1


def test_a_partner_speaks_for_itself() -> None:
    reports = [r for r in read(fictional("zz911")).reports if r.kind == "partner-report"]
    assert [(r.issuer.name if r.issuer else None, r.url) for r in reports] == [
        ("French Military", "https://france.example/semaine")
    ]
    assert reports[0].headed_under is not None
    assert reports[0].headed_under.name == "U.S.-led Coalition"
    assert reports[0].translation is not None
    assert reports[0].translation.exact.startswith("Aucune frappe")


STATEMENTS = (
    '<div class="info-main-block belligerents"><h2 class="color-header">Turkish Military Assessment:</h2>'
    '<h2>Civilian casualty statements</h2><div class="main-casualty-statement"><div class="statement-border">'
    '<div class="statement-title">Turkish Military</div><ul class="statement-border-nav">{tabs}</ul>{links}</div>'
    "<ul>{texts}</ul></div></div>"
)
LINK = '<div class="official-source"><a href="https://x.example/{}">Official source</a></div>'


def statements(tabs: int, links: int, texts: int) -> Reading:
    return read(
        main(
            STATEMENTS.format(
                tabs="".join(f"<li>2031-0{n}-01</li>" for n in range(1, tabs + 1)),
                links="".join(LINK.format(n) for n in range(1, links + 1)),
                texts="".join(f"<li>text {n}</li>" for n in range(1, texts + 1)),
            )
        )
    )


@pytest.mark.parametrize(
    ("counts", "days", "urls", "told"),
    [
        ((1, 1, 1), ["2031-01-01"], ["1"], 0),
        ((2, 2, 2), ["2031-02-01", "2031-01-01"], ["1", "2"], 1),
        ((0, 1, 1), [None], ["1"], 0),
        ((2, 1, 3), [None, None, None], [None, None, None], 2),
        ((1, 1, 0), ["2031-01-01"], ["1"], 0),
    ],
)
def test_tabs_of_statements_stand_in_reverse_order(
    counts: tuple[int, int, int], days: list[str | None], urls: list[str | None], told: int
) -> None:
    reading = statements(*counts)
    assert [r.issued.verbatim if r.issued else None for r in reading.reports] == days
    assert [r.url and r.url[-1] for r in reading.reports] == urls
    assert len(found(reading, "StatementOrder")) == told
    holds(reading)


def test_a_lost_link_is_told() -> None:
    lost = STATEMENTS.format(tabs="", links='<div class="official-source">Official source</div>', texts="<li>text</li>")
    assert [f.words for f in found(read(main(lost)), "LinkLost")] == ["Official source"]


# ---------------------------------------------------------------------- the article's classes


def test_observations_come_from_the_classes() -> None:
    terms = read(main(classes="observation-no-warning observation-snow")).assessment.categories
    assert [(term.concept, term.label, term.evidence.exact) for term in terms] == [
        ("observation-no-warning", "No Warning", "observation-no-warning"),
        (None, "snow", "observation-snow"),
    ]
    assert {term.evidence.pointer for term in terms} == {"article/@class"}


def test_one_finding_for_each_taxonomy_that_differs() -> None:
    block = f'<div class="info-main-block summary">{summary(("Strike type", "Airstrike, Drone Strike"))}</div>'
    same = read(main(block, classes="strike_type-airstrike strike_type-drone-strike"))
    assert found(same, "TaxonomyDiffers") == []
    other = read(main(block, classes="strike_type-artillery strike_type-ground-operation"))
    assert [f.message for f in found(other, "TaxonomyDiffers")] == [
        "The labels of the page and its classes differ in 'strike_type': Airstrike, Drone Strike printed, "
        "Artillery, Ground operation in the classes."
    ]


def test_a_target_that_no_label_prints() -> None:
    (target,) = read(main(classes="targeted_belligerents-turkish-military")).assessment.suspected_targets
    assert (target.name, target.registered) == ("Turkish Military", True)


def test_who_worked_on_the_page_is_not_carried() -> None:
    reading = read(main(classes="geolocation_assessor-jane-doe reviewer-john-doe"))
    assert "doe" not in reading.model_dump_json()
    assert [f.message for f in found(reading, "UnseenTaxonomy")] == [
        "The article has a class of an unknown taxonomy, 'reviewer-…'; it was not read."
    ]


# ---------------------------------------------------------------------- blocks of other kinds


def test_declassified_assessments_are_kept_as_a_note() -> None:
    text = '<h2>Declassified Assessment</h2><p>Obtained.</p><a href="https://x.example/1.pdf">Press Release</a>'
    reading = read(main(f'<div class="info-main-block declassified-assessments">{text}</div>'))
    assert [(note.label, note.words.exact) for note in reading.assessment.notes] == [
        ("Declassified Assessment", "Obtained.\nPress Release <https://x.example/1.pdf>")
    ]
    assert reading.findings == ()


def test_a_block_of_an_unknown_kind_is_kept_and_told() -> None:
    reading = read(main('<div class="info-main-block weather"><h2>Weather</h2><p>Fog.</p></div>'))
    assert [(note.label, note.words.exact) for note in reading.assessment.notes] == [("Weather", "Fog.")]
    assert [finding.check for finding in reading.findings] == ["reader-UnseenLabel"]


def test_words_outside_every_block_are_told() -> None:
    reading = read(main("<p>Words.</p>"))
    assert [finding.words for finding in found(reading, "Unread")] == ["Words."]


def test_a_row_that_stands_twice_in_a_block() -> None:
    row = '<li><div>Stated location</div><div class="value">{}</div></li>'
    rows = "".join(row.format(place) for place in ("near A", "near A", "near B"))
    block = f'<h2 class="color-header">Turkish Military Assessment:</h2><ul class="meta-list">{rows}</ul>'
    reading = read(main(f'<div class="info-main-block belligerents">{block}</div>'))
    assert reading.positions[0].stated_location is not None
    assert reading.positions[0].stated_location.exact == "near A"
    assert [finding.words for finding in found(reading, "Differs")] == ["near B"]
    holds(reading)


def test_statements_of_several_paragraphs_in_two_languages() -> None:
    text = '<div class="report"><p class="english-language">One.</p><p class="english-language">Two.</p>{}</div>'
    original = '<p class="original-language">Un.</p>'
    block = '<h2 class="color-header">Turkish Military Assessment:</h2><div class="main-casualty-statement">{}{}</div>'
    page = main(
        f'<div class="info-main-block belligerents">{block.format(text.format(original), text.format(""))}</div>'
    )
    reports = read(page).reports
    assert [r.text.exact for r in reports if r.text] == ["One.\nTwo.", "One.\nTwo."]
    assert [r.translation.exact if r.translation else None for r in reports] == ["Un.", None]
