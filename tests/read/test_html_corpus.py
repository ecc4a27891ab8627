"""The reader of saved pages over the real ones: each field says what the page says."""

import json
from functools import cache
from typing import Any

from kg.model import Reading
from tests.conftest import shared
from tests.read.html_checks import found, holds, read


@cache
def corpus() -> tuple[tuple[dict[str, Any], Reading], ...]:
    """Each real page: what it says field by field, and how it was read."""
    lines = shared("corpus/gold_dev_html.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return tuple((gold, read((shared("corpus/html") / gold["file"]).read_bytes())) for gold in records)


def test_each_word_of_the_real_pages_is_carried() -> None:
    for _, reading in corpus():
        holds(reading)
        assert found(reading, "Unread") == []


def test_identity_and_place_of_the_real_pages() -> None:
    for gold, reading in corpus():
        assert [code.code for code in reading.incident.codes] == gold["codes"]
        assert (reading.incident.site_id, reading.incident.permalink) == (gold["post_id"], gold["permalink"])
        day, place = reading.assessment.date, reading.assessment.place
        assert day is not None
        assert str(day.earliest) == gold["date"]
        assert str(day.latest) == (gold["date_end"] or gold["date"])
        assert place is not None
        assert (place.country, place.name_ar) == (gold["country"], gold["location_ar"])
        point = reading.assessment.geolocation
        assert (point and float(point.latitude or 0)) == gold["lat"]
        assert (point and point.accuracy and point.accuracy.label) == gold["accuracy"]
        assert len(reading.assessment.additional_geolocations) >= len(gold["additional_geolocations"])


def test_sources_of_the_real_pages() -> None:
    for gold, reading in corpus():
        expected = [(s["name"] or None, s["url"], s["archive_url"], tuple(s["tags"])) for s in gold["sources"]]
        assert [(s.name, s.url, s.archive_url, s.tags) for s in reading.sources] == expected


def test_victims_of_the_real_pages() -> None:
    fields = ("name_en", "name_ar", "url", "age", "gender", "pregnant", "notes", "outcome", "moh_id")
    for gold, reading in corpus():
        for read_as, expected in zip(reading.assessment.victims, gold["victims"], strict=True):
            assert [getattr(read_as, name) for name in fields] == [expected[name] for name in fields]
            assert read_as.family == (int(expected["group"].removeprefix("family-")) if expected["group"] else None)


def test_categories_of_the_real_pages() -> None:
    schemes = {"strike-type": "strike_types", "infrastructure": "infrastructure", "impact": "impact", "cause": "cause"}
    for gold, reading in corpus():
        for scheme, name in schemes.items():
            terms = [term for term in reading.assessment.categories if term.scheme == scheme]
            assert [term.label for term in terms] == gold[name]
            assert None not in [term.concept for term in terms]


def test_counts_of_the_real_pages() -> None:
    for gold, reading in corpus():
        figures = {f"{f.group} {f.harm}": f for f in reading.assessment.figures}
        for harm in ("killed", "injured"):
            figure = figures.get(f"civilians {harm}")
            assert (figure and figure.minimum, figure and figure.maximum) == (gold[f"{harm}_min"], gold[f"{harm}_max"])
        parts = figures["civilians killed"].parts
        for group in ("children", "women", "men"):
            assert [[p.minimum, p.maximum] for p in parts if p.group == group] == ([gold[group]] if gold[group] else [])


def test_positions_and_reports_of_the_real_pages() -> None:
    for gold, reading in corpus():
        blocks = [(p.belligerent.name, p.role, p.position and p.position.label) for p in reading.positions]
        assert blocks == [
            (b["name"] or "(no name printed)", b["role"], b["position"]) for b in gold["belligerent_assessments"]
        ]
        reports = [report for b in gold["belligerent_assessments"] for report in b["strike_reports"]]
        assert len(reading.reports) == len(reports)
        assert all(r.kind == "strike-report" and r.url and r.text for r in reading.reports)


def test_media_of_the_real_pages() -> None:
    for gold, reading in corpus():
        assert reading.document.declared_media in (None, sum(m.origin == "sources" for m in reading.media))
        assert found(reading, "DeclaredMedia") == []
        assert all(m.url for m in reading.media), gold["file"]
