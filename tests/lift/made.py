"""Readings made by hand, each of one thing: what `lift` makes of it beyond an empty page is the golden graph.

`python -m tests.lift.made` writes the golden graphs again. Read the difference before it is committed: the files are
the record of what a person has checked.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import Triple

from kg.formats import TURTLE, prefixes
from kg.iri import Names
from kg.lift import lift
from kg.model import (
    Actor,
    Assessment,
    Capture,
    Code,
    Document,
    Family,
    Figure,
    Geolocation,
    Incident,
    Media,
    Note,
    Place,
    Position,
    Quotation,
    Reading,
    Report,
    StatedTime,
    Term,
    Victim,
)
from kg.store import serialized
from tests.conftest import ROOT

NAMES = Names("https://example.org/harm/", "Example Monitor")
FOLDER = ROOT / "tests" / "lift"
WORDS: list[str] = []


def said(words: str) -> Quotation:
    """The words as a quotation: where they stand is counted on, word by word."""
    if words not in WORDS:
        WORDS.append(words)
    start = sum(len(it) + 1 for it in WORDS[: WORDS.index(words)])
    return Quotation(exact=words, start=start, end=start + len(words))


def actor(name: str, kind: str = "belligerent", *, registered: bool = True) -> Actor:
    return Actor(name=name, kind=kind, registered=registered, evidence=said(name))


def term(scheme: str, label: str, concept: str | None) -> Term:
    return Term(scheme=scheme, label=label, concept=concept, evidence=said(label))


def figure(harm: str, group: str, low: int | None, high: int | None, words: str, *parts: Figure) -> Figure:
    return Figure.model_validate(
        {
            "harm": harm,
            "group": group,
            "minimum": low,
            "maximum": high,
            "verbatim": words,
            "evidence": said(words),
            "parts": parts,
        }
    )


def reading(assessment: Assessment | None = None, incident: Incident | None = None, **more: object) -> Reading:
    """A page of one code that says nothing else, apart from what is given."""
    bare = Incident(codes=(Code(code="AB1", evidence=said("AB1")),))
    document = Document(
        name="a page.txt",
        media_type="text/plain",
        reader="by-hand",
        encoding="utf-8",
        sha256="0" * 64,
        byte_length=100,
        text_length=90,
    )
    found = {"document": document, "text": "", "incident": incident or bare, "assessment": assessment or Assessment()}
    # notes keep the assessment from resting on the codes alone, which it does where there is nothing else
    given = found["assessment"].model_copy(update={"evidence": (said("Assessment"),)})  # type: ignore[attr-defined]
    return Reading.model_validate(found | {"assessment": given} | more)


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


def position() -> Reading:
    nothing = figure("killed", "civilians", None, None, "None")
    first = Position(
        index=1,
        belligerent=actor("U.S.-led Coalition"),
        role="suspected",
        position=term("position", "Non credible / Unsubstantiated", "position-non-credible"),
        reasons=(term("reason", "No Coalition strikes", "reason-no-coalition-strikes"),),
        conceded=(nothing, figure("injured", "civilians", 2, 2, "2")),
        stated_location=said("near\n the bridge"),
        notes=(said("a note  of the block"),),
        evidence=(said("Suspected belligerent"),),
    )
    unknown = actor("Unknown", "unidentified", registered=False)
    second = Position(index=2, belligerent=unknown, role="known", position=None, evidence=(said("Unknown"),))
    issued = StatedTime(
        verbatim="2020-03-25",
        earliest=date(2020, 3, 25),
        latest=date(2020, 3, 25),
        evidence=said("2020-03-25"),
    )
    statement = Report(
        kind="casualty-statement", position=1, headed_under=first.belligerent, issuer=first.belligerent, issued=issued
    )
    return reading(positions=[first, second], reports=[statement])


def report_with_parts() -> Reading:
    def period(words: str, first: int | None, last: int | None) -> StatedTime:
        days = [date(2016, 6, day) if day else None for day in (first, last)]
        return StatedTime(
            verbatim=words, earliest=days[0], latest=days[1], year_inferred=first is not None, evidence=said(words)
        )

    coalition = actor("U.S.-led Coalition")
    near = Report(
        kind="strike-report",
        position=1,
        headed_under=coalition,
        period=period("June 26th - 27th", 26, 27),
        strike_count=7,
        near=said("Near Al Mithal"),
        text=said("Near Al Mithal, seven strikes"),
    )
    partner = Report(
        kind="partner-report",
        position=2,
        headed_under=coalition,
        issuer=actor("UK Military"),
        mentions=(actor("Syrian Democratic Forces"),),
        none_reported=True,
        period=period("between June 1st – 31st", None, None),
        reference="12/AB1",
    )
    whole = Report(
        kind="strike-report",
        position=1,
        headed_under=coalition,
        issuer=coalition,
        url="https://pages.example/strikes",
        text=said("The whole report."),
        translation=said("التقرير كله"),
        parts=(near, partner),
        notes=(said("Original  Source"),),
    )
    return reading(reports=[whole])


def sources() -> Reading:
    """The same source twice, an address that is none, one with spaces, and one without any."""
    posts = (
        ("Example News", "https://news.example/1", "https://archive.example/1", ("Facebook", "Arabic")),
        ("Example News", "https://news.example/1", None, ()),
        ("@example_eye", "hhttps://x.example/2 ", "javascript:alert(1)", ()),
        ("Made-up Wire", "https://news.example/a b/أ", None, ("English",)),
        ("Nameless", None, None, ()),
    )
    return reading(
        sources=[
            Report(
                kind="source-item",
                position=at,
                name=name,
                url=url,
                archive_url=archive,
                tags=tags,
                evidence=(said(name),),
            )
            for at, (name, url, archive, tags) in enumerate(posts, start=1)
        ]
    )


def victims_and_family() -> Reading:
    people = (
        Victim(
            position=1,
            name_en="Person One",
            name_ar="شخص أول",
            age="40s",
            gender="Male",
            outcome="killed",
            moh_id="000",
            notes="Father of two",
            family=1,
            evidence=(said("Person One"),),
        ),
        Victim(
            position=2, name_en="Person Two", pregnant=True, outcome="injured", family=1, evidence=(said("Person Two"),)
        ),
        Victim(position=3, name_ar="شخص ثالث", url="https://pages.example/3", evidence=(said("شخص ثالث"),)),
        Victim(position=4, age="Child", evidence=(said("Child"),)),
        Victim(position=5, age="Child", evidence=(said("Child"),)),
    )
    families = (Family(number=1, declared=2, evidence=said("Family members\n (2)")),)
    return reading(Assessment(victims=people, families=families))


def media() -> Reading:
    first = Media(
        position=1,
        kind="image",
        origin="sources",
        url="https://media.example/1.jpg",
        caption=said("A caption\n of two lines"),
        graphic=True,
        evidence=(Quotation(exact="https://media.example/1.jpg", pointer="article/img[1]/@src"),),
    )
    second = Media(position=2, kind="embed", origin="belligerent", url="//broken", evidence=(said("An embedded post"),))
    return reading(media=[first, second, second.model_copy(update={"position": 3})])


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


MADE: dict[str, Callable[[], Reading]] = {
    it.__name__.replace("_", "-"): it
    for it in (
        assessment,
        capture,
        figures,
        grid_references,
        incident_and_codes,
        media,
        place_in_arabic_only,
        place_in_country_only,
        place_in_region,
        points_of_other_kinds,
        position,
        report_with_parts,
        sources,
        victims_and_family,
    )
}


def lifted(it: Reading) -> frozenset[Triple]:
    return lift(it, NAMES, "AB1", "a page.txt").triples


@cache
def bare() -> frozenset[Triple]:
    return lifted(reading())


def golden(name: str) -> set[Triple]:
    """What the thing adds to the graph of a page that says nothing else."""
    WORDS.clear()
    said("AB1")
    said("Assessment")
    return set(lifted(MADE[name]())) - bare()


def main() -> None:
    for name in MADE:
        (FOLDER / f"{name}.ttl").write_bytes(serialized(golden(name), TURTLE.syntax, prefixes(NAMES.base)))


if __name__ == "__main__":
    main()
