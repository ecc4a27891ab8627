"""Readings made by hand: the incident, its document, the monitor's assessment, figures and places."""

from datetime import date
from decimal import Decimal

from kg.model import (
    Assessment,
    Capture,
    Code,
    Geolocation,
    Incident,
    Note,
    Place,
    Position,
    Quotation,
    Reading,
    StatedTime,
)
from tests.lift.words import actor, figure, reading, said, term


def assessment() -> Reading:
    """Dates, the hour, belligerents, targets, categories of and beyond the lists, narrative and notes."""
    day = StatedTime(
        verbatim="July 2, 2017", earliest=date(2017, 7, 2), latest=date(2017, 7, 2), evidence=said("July 2, 2017")
    )
    return reading(
        Assessment(
            last_updated=day,
            date=day.model_copy(update={"latest": date(2017, 7, 3)}),
            time_of_day=StatedTime(verbatim="02:00", start_time="02:00:00", evidence=said("02:00")),
            categories=(
                term("harm-status", "Contested", "harm-status-contested"),
                term("strike-type", "A strike of no list", None),
            ),
            suspected=(actor("Russian Military"), actor("A party of no register", registered=False)),
            known=(actor("Turkish Military"),),
            suspected_targets=(actor("ISIS"),),
            known_targets=(actor("YPG"),),
            narrative=said("A narrative, kept whole."),
            notes=(Note(label="Damage", words=said("a house")), Note(label=None, words=said("بلا عنوان"))),
        )
    )


def capture() -> Reading:
    found = reading()
    known = Capture(
        url="https://pages.example/ab1",
        captured="2025-01-02T03:04:05Z",
        archive_url="https://archive.example/ab1",
        collector="A person",
    )
    more = {"capture": known, "declared_sources": 4, "declared_media": 3}
    return found.model_copy(update={"document": found.document.model_copy(update=more)})


def figures() -> Reading:
    killed = figure(
        "killed",
        "civilians",
        5,
        13,
        "5–13",
        figure("killed", "children", 2, 2, "2 Children"),
        figure("killed", "x-Nurses", 1, None, "at least 1 Nurse"),
    )
    families = figure("killed", "civilians", 1, None, "At least one family").model_copy(update={"unit": "families"})
    unknown = figure("injured", "civilians", None, None, "Unknown")
    fighters = figure("killed", "belligerents", 0, 0, "0")
    return reading(Assessment(figures=(killed, families, unknown, fighters)))


def incident_and_codes() -> Reading:
    return reading(
        incident=Incident(
            codes=(Code(code="AB1", evidence=said("AB1")), Code(code="CD23a", evidence=said("CD23a"))),
            previous_codes=(
                Code(code="R5", evidence=said("R5")),
                Code(code="R7AS8", pieces=("R7A", "S8"), evidence=said("R7AS8")),
            ),
            conflicts=(
                term("conflict", "Russian Military in Syria", "conflict-russian-military-in-syria"),
                term("conflict", "A conflict of no list", None),
            ),
            site_id="100",
            permalink="https://pages.example/ab1 (old)",
        )
    )


def place_in_region() -> Reading:
    line = "المثال, Al Mithal, Hills, Exampleland"
    parts = ("Al Mithal", "Hills", "Exampleland")
    place = Place(
        name_ar="المثال",
        name_en="Al Mithal, Hills, Exampleland",
        parts=parts,
        region="Hills",
        country="Exampleland",
        evidence=said(line),
    )
    accuracy = term("accuracy", "Town", "accuracy-town")
    point = Geolocation(
        latitude=Decimal("36.10"), longitude=Decimal("-38.5"), accuracy=accuracy, evidence=(said("36.10, -38.5"),)
    )
    return reading(Assessment(place=place, geolocation=point, geolocation_notes=said("The generic point of the town.")))


def place_in_arabic_only() -> Reading:
    place = Place(name_ar="عين الخيال", name_en=None, parts=(), region=None, country=None, evidence=said("عين الخيال"))
    return reading(Assessment(place=place))


def place_in_country_only() -> Reading:
    line = "Al Mithal, Exampleland"
    parts = ("Al Mithal", "Exampleland")
    return reading(
        Assessment(
            place=Place(
                name_ar=None, name_en=line, parts=parts, region=None, country="Exampleland", evidence=said(line)
            )
        )
    )


def grid_references() -> Reading:
    """One that is well formed, 35 m and more from the page's point, and one that is not."""
    point = Geolocation(latitude=Decimal("36.2308"), longitude=Decimal("38.0219"), evidence=(said("36.2308, 38.0219"),))
    good = Geolocation(mgrs="37S DA 121 099", evidence=(said("37S DA 121 099"),))
    odd = Geolocation(mgrs="37SDA12109", evidence=(said("37SDA12109"),))
    blocks = [
        Position(
            index=at,
            belligerent=actor(name),
            role="suspected",
            position=None,
            geolocation=grid,
            evidence=(said(name),),
        )
        for at, (name, grid) in enumerate((("U.S.-led Coalition", good), ("Russian Military", odd)), start=1)
    ]
    return reading(Assessment(geolocation=point), positions=blocks)


def points_of_other_kinds() -> Reading:
    """A point that is nowhere on earth, a shape that was drawn, and a point with an accuracy in words of its own."""
    nowhere = Geolocation(latitude=Decimal("362.3"), longitude=Decimal("38.0"), evidence=(said("362.3, 38.0"),))
    shape = '{"type":"Point","coordinates":[38,36]}'
    drawn = Geolocation(geojson=shape, evidence=(Quotation(exact=shape, pointer="article/@data-shape"),))
    further = Geolocation(
        latitude=Decimal("36"),
        longitude=Decimal("38"),
        accuracy_verbatim=said("100 m"),
        evidence=(said("36, 38"),),
    )
    return reading(Assessment(geolocation=nowhere, additional_geolocations=(drawn, further)))
