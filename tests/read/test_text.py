"""The reader of the text layout: fictional pages against golden records, real pages for what they say."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.model import Finding, Reading
from kg.read import reader_for
from kg.read.airwars_text import AirwarsText
from kg.read.base import SPACE, Page
from tests.conftest import shared
from tests.read.write_golden import GOLDEN, PAGES, golden


def read(path: Path) -> Reading:
    page = Page(path.name, path.read_bytes())
    reader = reader_for(page)
    assert isinstance(reader, AirwarsText)
    return reader.read(page)


def read_text(text: str) -> Reading:
    return AirwarsText().read(Page("page.txt", text.encode()))


def uncarried(reading: Reading) -> str:
    """What stands in the text outside every carried span, without white space."""
    covered = bytearray(len(reading.text))
    for span in reading.carried:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    return "".join(c for c, seen in zip(reading.text, covered, strict=True) if not seen and c not in SPACE)


def quotations(value: object) -> Iterator[dict[str, Any]]:
    """Every quotation in a dumped reading, at any depth."""
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for inner in value.values():
            yield from quotations(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from quotations(inner)


def checks(reading: Reading) -> list[tuple[str, tuple[int, ...]]]:
    return sorted((finding.check.removeprefix("reader-"), finding.lines) for finding in reading.findings)


def finding(reading: Reading, check: str) -> Finding:
    return next(found for found in reading.findings if found.check == f"reader-{check}")


# ---------------------------------------------------------------------- fictional pages


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_golden(page: Path) -> None:
    assert golden(page) == (GOLDEN / f"{page.stem}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_each_line_of_a_page_is_carried(page: Path) -> None:
    assert uncarried(read(page)) == ""


def test_no_golden_without_its_page() -> None:
    assert {path.stem for path in GOLDEN.glob("zz*.json")} >= {path.stem for path in PAGES.glob("*.txt")}


# ---------------------------------------------------------------------- the real seeds


@pytest.fixture(scope="module")
def first() -> Reading:
    return read(shared("seeds/000_acb6866aad5f5815.txt"))


@pytest.fixture(scope="module")
def second() -> Reading:
    return read(shared("seeds/001_3cedff8cfe9fab97.txt"))


def test_first_seed_identity(first: Reading) -> None:
    assert [code.code for code in first.incident.codes] == ["CS243", "RS0954"]
    assert [(code.code, code.pieces) for code in first.incident.previous_codes] == [
        ("R850AS218RS950", ("R850A", "S218", "RS950"))
    ]
    assert len(first.incident.conflicts) == 2
    assert first.assessment.last_updated is not None
    assert first.assessment.last_updated.earliest == date(2025, 7, 23)
    assert first.assessment.last_updated.evidence.exact.startswith("Last Updated:")


def test_seeds_print_no_date_and_no_actor_of_their_own(first: Reading, second: Reading) -> None:
    for reading in (first, second):
        assert reading.assessment.date is None
        assert reading.assessment.suspected == reading.assessment.known == ()


def test_first_seed_place_and_figures(first: Reading) -> None:
    place, point = first.assessment.place, first.assessment.geolocation
    assert place is not None
    assert point is not None
    assert (place.parts, place.region, place.country) == (("Al Khafsa", "Aleppo", "Syria"), "Aleppo", "Syria")
    assert (point.latitude, point.longitude) == (Decimal("36.2308082"), Decimal("38.021965"))
    assert point.accuracy is not None
    assert point.accuracy.concept == "accuracy-town"
    killed, injured = first.assessment.figures
    assert (killed.minimum, killed.maximum, injured.minimum, injured.maximum) == (5, 13, 2, 2)
    assert [(part.group, part.minimum, part.maximum) for part in killed.parts] == [("children", 2, 2), ("women", 1, 1)]


def test_first_seed_positions(first: Reading) -> None:
    blocks = [(p.belligerent.name, p.role, p.position and p.position.concept) for p in first.positions]
    assert blocks == [
        ("Unknown", "suspected", "position-not-yet-assessed"),
        ("Syrian Regime", "suspected", "position-not-yet-assessed"),
        ("U.S.-led Coalition", "suspected", "position-non-credible"),
    ]
    coalition = first.positions[2]
    assert [reason.concept for reason in coalition.reasons] == ["reason-no-coalition-strikes"]
    assert [(f.harm, f.verbatim, f.minimum, f.maximum) for f in coalition.conceded] == [
        ("killed", "None", None, None),
        ("injured", "None", None, None),
    ]
    assert coalition.geolocation is not None
    assert coalition.geolocation.mgrs == "37SDA121099"
    assert [quotation.start for quotation in coalition.geolocation.evidence] == [2739, 4074]


def test_first_seed_reports(first: Reading) -> None:
    unknown, coalition, statement = first.reports
    assert (unknown.issuer, unknown.none_reported) == (None, True)
    assert [actor.name for actor in unknown.mentions] == ["Russian Military"]
    assert unknown.period is not None
    assert (unknown.period.earliest, unknown.period.latest) == (date(2016, 6, 1), None)
    assert unknown.period.evidence.start == 2280
    assert coalition.period is None
    assert [(part.kind, part.issuer and part.issuer.name, part.strike_count) for part in coalition.parts] == [
        ("strike-report", "U.S.-led Coalition", 7),
        ("strike-report", "U.S.-led Coalition", 7),
        ("partner-report", "UK MoD", None),
    ]
    periods = [part.period for part in coalition.parts]
    assert [(p.earliest, p.latest, p.year_inferred) for p in periods if p] == [
        (date(2016, 6, 26), date(2016, 6, 27), True),
        (date(2016, 6, 27), date(2016, 6, 28), True),
        (date(2016, 6, 27), date(2016, 6, 27), True),
    ]
    assert (statement.kind, statement.reference) == ("casualty-statement", "2995/CS243")
    assert statement.issued is not None
    assert statement.issued.earliest == date(2020, 3, 25)


def test_second_seed_report(second: Reading) -> None:
    report, statement = second.reports
    assert report.parts == ()
    assert report.period is not None
    assert (report.period.earliest, report.period.latest, report.period.year_inferred) == (
        date(2017, 7, 1),
        date(2017, 7, 2),
        True,
    )
    assert report.strike_count == 2
    assert report.near is not None
    assert (report.near.start, report.near.end) == (2305, 2322)
    assert statement.reference == "1829/CS1141"


def test_seed_findings(first: Reading, second: Reading) -> None:
    assert checks(first) == [
        ("DeclaredMedia", (92,)),
        ("EmptyField", (43,)),
        ("GluedCodes", (23,)),
        ("ImpossibleDate", (66,)),
        ("LinkLost", (89,)),
    ]
    assert checks(second) == [("EmptyField", (38,)), ("EmptyField", (39,)), ("LinkLost", (74,))]
    impossible = finding(first, "ImpossibleDate").message
    assert impossible.endswith("cannot exist: June has 30 days. Kept as written; no last day was taken.")


@pytest.mark.parametrize("part", ["seeds", "corpus/syria_snapshot", "corpus/syria_rendered_txt"])
def test_real_pages_are_carried_whole_and_quoted_exactly(part: str) -> None:
    for path in sorted(shared(part).glob("*.txt")):
        reading = read(path)
        assert uncarried(reading) == "", path.name
        assert not [f for f in reading.findings if f.check in ("reader-Unread", "reader-UnseenLabel")], path.name
        for quotation in quotations(reading.model_dump(exclude={"text"})):
            assert reading.text[quotation["start"] : quotation["end"]] == quotation["exact"]
        for found in reading.findings:
            if found.start is not None:
                assert reading.text[found.start : found.end] == found.words


# ---------------------------------------------------------------------- real snapshots


def test_older_layout() -> None:
    reading = read(shared("corpus/syria_snapshot/airwars-32716.txt"))
    statement, report, partner = reading.reports
    assert [r.kind for r in reading.reports] == ["casualty-statement", "strike-report", "partner-report"]
    assert statement.issued is not None
    assert partner.issuer is not None
    assert (partner.issuer.name, partner.headed_under and partner.headed_under.name) == (
        "French Military",
        "U.S.-led Coalition",
    )
    assert partner.translation is not None
    assert [(part.strike_count, part.near is not None) for part in report.parts] == [
        (12, True), (3, True), (1, True), (8, True), (1, True),
    ]  # fmt: skip
    assert [source.tags for source in reading.sources][1] == ("Twitter", "Arabic")
    assert len(reading.sources) == reading.document.declared_sources == 6
    assert reading.positions[0].geolocation is not None
    assert reading.positions[0].geolocation.accuracy_verbatim is not None
    assert reading.assessment.categories[0].concept == "time-of-day-unknown"


def test_damaged_snapshot() -> None:
    reading = read(shared("corpus/syria_snapshot/airwars-93213.txt"))
    assert reading.assessment.place is not None
    assert reading.assessment.place.name_ar == "بلدة صفيا"
    belligerents = next(f for f in reading.assessment.figures if f.group == "belligerents")
    assert (belligerents.minimum, belligerents.maximum) == (0, 5)
    assert len(reading.assessment.victims) == 4
    assert checks(reading)[0][0] == "DamagedEncoding"
    assert len(reading.sources) == 11  # the page itself announces twelve
    assert finding(reading, "DeclaredSources").severity == "Info"


# ---------------------------------------------------------------------- rules

HEAD = "Incident Code\n\nZZ1\n\nLocation\n\nA, B, C\n\nAirwars Assessment\n\nWords of the assessment.\n\n"


def test_an_empty_label_takes_nothing_from_the_next() -> None:
    reading = read_text(HEAD + "Key Information\n\nCountry\nStrike Type\nWeather\nFog\nStrike Status\nLikely strike\n")
    assert [term.label for term in reading.assessment.categories] == ["Likely strike"]
    assert [(note.label, note.words.exact) for note in reading.assessment.notes] == [("Weather", "Fog")]
    assert [c for c, _ in checks(reading)] == ["EmptyField", "EmptyField", "UnseenLabel"]


def test_order_of_sections_is_free() -> None:
    turned = "Key Information\n\nCivilians reported killed\n3\n\nSources (1)\n\nA ↗\nEnglish\n\n" + HEAD
    reading = read_text(turned)
    assert reading.assessment.figures[0].minimum == 3
    assert reading.sources[0].name == "A"
    assert reading.assessment.narrative is not None
    assert uncarried(reading) == ""


def test_windows_line_ends_and_marks_stay_in_the_text() -> None:
    text = "\ufeff" + HEAD.replace("\n", "\r\n")
    reading = read_text(text)
    assert reading.text == text
    assert [code.code for code in reading.incident.codes] == ["ZZ1"]
    assert uncarried(reading) == ""


def test_definition_on_the_line_of_its_term() -> None:
    reading = read_text(HEAD + "Key Information\n\nCivilian Harm Status\nFair Reported by two or more sources.\n")
    assert [term.label for term in reading.assessment.categories] == ["Fair"]
    assert uncarried(reading) == ""


def test_second_page_in_a_file_is_left_unread() -> None:
    other = "Conflict\n\nThe Iran War (Feb-Apr 2026)\n\n" + HEAD.replace("ZZ1", "ZZ2")
    reading = read_text(HEAD + "Media From Sources (3)" + other)
    assert [code.code for code in reading.incident.codes] == ["ZZ1"]
    assert reading.incident.conflicts == ()
    assert reading.document.declared_media == 3
    assert finding(reading, "SecondPage").words == "Conflict"
    assert uncarried(reading).startswith("Conflict")
    assert "ZZ2" in [found.words for found in reading.findings if found.check == "reader-Unread"]


def test_a_block_without_a_name() -> None:
    block = "Military Statements\n\nAssessment\nSuspected belligerent\nposition on incident\nNot yet assessed\n"
    reading = read_text(HEAD + block)
    assert reading.positions[0].position is not None
    assert {"NamelessBelligerent", "EmptyField"} == {check for check, _ in checks(reading)}


def test_dates_as_tabs_without_as_many_texts() -> None:
    page = HEAD + "US-led Coalition Assessment:\n\n•\n\nSuspected belligerent\n\nUS-led Coalition\n\n"
    page += "Civilian casualty statements\n\nUS-led Coalition\n\n•\n\n2031-05-01\n\n•\n\n2031-04-02\n\n"
    reading = read_text(page + "•\nOfficial source\n\n•\n\nOne text.\n")
    assert [report.issued for report in reading.reports] == [None]
    assert [note.words.exact for note in reading.assessment.notes] == ["2031-05-01", "2031-04-02"]
    assert "StatementDates" in {check for check, _ in checks(reading)}


def test_addresses_that_a_copy_kept() -> None:
    rows = "Sources (2)\n\nA ↗\nhttps://a.example/x\nEnglish\nArchive\nhttps://archive.example/x\n\n"
    rows += "B ↗\nTelegraph\nArchive\n"
    reading = read_text(HEAD + rows + "\nPermalink\n\nhttps://example.org/zz1\n")
    a, b = reading.sources
    assert (a.url, a.archive_url, a.tags) == ("https://a.example/x", "https://archive.example/x", ("English",))
    assert (b.name, b.url, b.tags) == ("B", None, ("Telegraph",))
    assert reading.incident.permalink == "https://example.org/zz1"
    assert uncarried(reading) == ""


def test_location_with_its_arabic_on_the_next_line() -> None:
    reading = read_text(HEAD.replace("A, B, C", "A, B, Syria\n\nبلدة"))
    assert reading.assessment.place is not None
    assert (reading.assessment.place.name_en, reading.assessment.place.name_ar) == ("A, B, Syria", "بلدة")
    assert uncarried(reading) == ""


def test_other_pages_are_not_taken() -> None:
    for data in (b"", b"<html>Incident Code</html>", b'{"Incident Code": 1}', b"Dear all,\nno page", b"\xff\xfe\x00"):
        assert not AirwarsText().accepts(Page("x", data))
