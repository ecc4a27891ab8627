"""The grammar of strike reports and casualty statements."""

from datetime import date

import pytest

from kg.model import Actor, Report
from kg.read.airwars_text import AirwarsText
from kg.read.base import Page, Sheet
from kg.read.draft import Draft
from kg.read.reports import casualty_statement, own_dates, strike_report, year_of

COALITION = Actor(name="U.S.-led Coalition", kind="belligerent", registered=True)
JUNE = (date(2031, 6, 15),)


def report(text: str, dates: tuple[date, ...] = JUNE, under: Actor = COALITION) -> Report:
    sheet = Sheet(text)
    draft = Draft(sheet, Page("x", text.encode()), AirwarsText())
    base = Report(kind="strike-report", position=1, headed_under=under, issuer=under)
    return strike_report(draft, base, sheet.all(), dates)


@pytest.mark.parametrize(
    ("text", "first", "last", "inferred", "count", "near", "none"),
    [
        ("For June 1st-2nd, the Coalition reported: Near Mithal, two strikes.", 1, 2, True, 2, "Near Mithal", False),
        (
            "For June 3rd 2031 the Coalition reported no strikes near Tell Mithal.",
            3,
            3,
            False,
            None,
            "near Tell Mithal",
            True,
        ),
        ("From June 4th – 9th, Russia reported sorties.", 4, 9, True, None, None, False),
        ("It has not reported any strikes between 11-15 June.", 11, 15, True, None, None, True),
        ("On Jun. 7 in Ardistan, forces conducted 13 strikes.", 7, 7, True, 13, None, False),
        ("For June 5th: “Near A, 3 strikes.” It added 4 strikes “near A”.", 5, 5, True, None, "Near A", False),
        ("For June 5th: “Near A, twenty-one airstrikes. Near B.", 5, 5, True, 21, None, False),
    ],
)
def test_one_period(
    text: str, first: int, last: int, inferred: bool, count: int | None, near: str | None, none: bool
) -> None:
    found = report(text)
    assert found.parts == ()
    assert found.period is not None
    assert (found.period.earliest, found.period.latest) == (date(2031, 6, first), date(2031, 6, last))
    assert found.period.year_inferred is inferred
    assert (found.strike_count, found.near and found.near.exact, found.none_reported) == (count, near, none)


def test_areas_with_their_strikes_become_parts() -> None:
    text = (
        "For June 8th-9th: * Near Mithal, nine strikes hit x. * Near Old Ardis, 1 strike hit y. It added that “On "
        "June 8, near Mithal, Ardistan, three airstrikes hit z”. For June 10th: “Near Mithal, two strikes.”"
    )
    assert [(p.period and p.period.verbatim, p.near and p.near.exact, p.strike_count) for p in report(text).parts] == [
        ("June 8th-9th", "Near Mithal", 9),
        ("June 8th-9th", "Near Old Ardis", 1),
        ("June 8", "near Mithal", 3),
        ("June 10th", "Near Mithal", 2),
    ]


def test_areas_of_a_report_without_a_period_or_with_one() -> None:
    found = report("Near A, 3 strikes hit x. Near B, Ardistan 4 strikes hit y.")
    assert [(p.period, p.strike_count, p.text and p.text.exact) for p in found.parts] == [
        (None, 3, "Near A, 3 strikes hit x."),
        (None, 4, "Near B, Ardistan 4 strikes hit y."),
    ]
    found = report("For June 5th: “Near A, 3 strikes.” It said for June 6th that “near A, 4 strikes.”")
    assert found.period is not None
    assert (found.period.verbatim, found.strike_count) == ("June 5th", None)
    assert [(p.period and p.period.verbatim, p.strike_count) for p in found.parts] == [("June 5th", 3), ("June 6th", 4)]


def test_a_total_beside_its_areas_is_not_made_a_part() -> None:
    found = report("On Jun. 7 in Ardistan, forces conducted 4 strikes: near A, 3 strikes; near B, 1 strike.")
    assert (found.parts, found.strike_count) == ((), None)


def test_segments_become_parts() -> None:
    text = (
        "For June 9th the Coalition reported no strikes. For June 10th - 11th: one strike. "
        "Update from UK MoD for 11 June: x"
    )
    found = report(text)
    assert [part.text.exact for part in found.parts if part.text] == [
        "For June 9th the Coalition reported no strikes.",
        "For June 10th - 11th: one strike.",
        "Update from UK MoD for 11 June: x",
    ]
    assert [(p.kind, p.none_reported, p.strike_count, p.issuer and p.issuer.name) for p in found.parts] == [
        ("strike-report", True, None, "U.S.-led Coalition"),
        ("strike-report", False, 1, "U.S.-led Coalition"),
        ("partner-report", False, None, "UK MoD"),
    ]
    assert found.period is None


@pytest.mark.parametrize(
    "text",
    [
        "Not yet assessed.",
        "",
        "A raid took place.",
        "Confirmed for both June 1st and for June 2nd: “x”",
        "On 6 June it said x.",
    ],
)
def test_what_does_not_fit_stays_whole(text: str) -> None:
    found = report(text)
    assert (found.parts, found.period, found.strike_count, found.none_reported) == ((), None, None, False)


def test_mentions_are_other_speakers_only() -> None:
    assert [actor.name for actor in report("Russia has not reported any strikes.").mentions] == ["Russian Military"]
    assert report("The Coalition reported: “strikes on ISIS and Syrian Democratic Forces”").mentions == ()


@pytest.mark.parametrize(
    ("words", "dates", "year"),
    [
        ("June 1st", [date(2016, 6, 20)], 2016),
        ("December 30th", [date(2017, 1, 2)], 2016),
        ("June 1st", [date(2016, 6, 20), date(2016, 7, 1)], 2016),
        ("June 1st", [date(2016, 6, 20), date(2017, 6, 20)], None),
        ("June 1st", [date(2016, 12, 20)], None),
        ("June 1st", [], None),
        ("no date", [date(2016, 6, 1)], None),
        ("June 1st", [date(9999, 6, 1)], 9999),
        ("June 1st", [date(1, 6, 1)], 1),
    ],
)
def test_a_year_is_taken_only_where_all_dates_agree(words: str, dates: list[date], year: int | None) -> None:
    assert year_of(words, dates) == year


def test_without_a_year_no_day_is_taken() -> None:
    found = report("For June 1st: x", ())
    assert found.period is not None
    assert (found.period.earliest, found.period.latest, found.period.verbatim) == (None, None, "June 1st")


def test_own_dates_are_the_pages_before_the_statements() -> None:
    sheet = Sheet("June 2, 2031\nseen May 3, 2030 there")
    draft = Draft(sheet, Page("x", b""), AirwarsText())
    lines = list(sheet.all().lines())
    assert own_dates(draft, lines[1:]) == (date(2030, 5, 3),)
    draft.date = draft.day("date", lines[0])
    assert own_dates(draft, lines[1:]) == (date(2031, 6, 2),)


def test_reference_and_the_report_that_is_answered() -> None:
    text = "June 2, 2031, via Airwars report. Nothing was found. 4711/ZZ901 35SMT640850"
    found = casualty_statement(Report(kind="casualty-statement", position=1), Sheet(text).all())
    assert found.reference == "4711/ZZ901"
    assert [note.exact for note in found.notes] == ["via Airwars report"]
    spaced = casualty_statement(Report(kind="casualty-statement", position=1), Sheet("4711 / ZZ901 / 35S").all())
    assert spaced.reference == "4711/ZZ901"
    two = casualty_statement(Report(kind="casualty-statement", position=1), Sheet("1/ZZ1 and 2/ZZ2").all())
    assert two.reference is None
