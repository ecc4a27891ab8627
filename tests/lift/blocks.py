"""Readings made by hand: positions, reports, sources, victims and media."""

from datetime import date

from kg.model import (
    Assessment,
    Family,
    Media,
    Position,
    Quotation,
    Reading,
    Report,
    StatedTime,
    Victim,
)
from tests.lift.words import actor, figure, reading, said, term


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
