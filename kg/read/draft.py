"""A reading in the making: labelled values come in one by one, `freeze` gives the Reading.

Both layouts feed it, so that one label means one thing wherever it is printed. What the template prints twice is read
once and compared; what no rule understands is kept as a note and becomes a finding.
"""

from __future__ import annotations

from kg.model import (
    Actor,
    Assessment,
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
from kg.read.base import Page, Reader, Sheet, Words, shorten
from kg.read.values import NAMELESS, ValueReader, is_same


class Draft(ValueReader):
    """Collects what one page says. `sheet` keeps the ledger: every method carries the words that it reads."""

    def __init__(self, sheet: Sheet, page: Page, reader: Reader, encoding: str = "utf-8") -> None:
        super().__init__(sheet)
        self._page, self._reader, self._encoding = page, reader, encoding
        self.seen: dict[str, Words] = {}
        self.latest_figure: int | None = None  #: index in `figures` of the one that a breakdown would belong to
        self.codes: list[Code] = []
        self.previous: list[Code] = []
        self.conflicts: list[Term] = []
        self.site_id: str | None = None
        self.permalink: str | None = None
        self.categories: list[Term] = []
        self.figures: list[Figure] = []
        self.actors: dict[str, list[Actor]] = {
            "suspected": [],
            "known": [],
            "suspected_targets": [],
            "known_targets": [],
        }
        self.evidence: list[Quotation] = []
        self.last_updated: StatedTime | None = None
        self.date: StatedTime | None = None
        self.time_of_day: StatedTime | None = None
        self.place: Place | None = None
        self.geolocation: Geolocation | None = None
        self.additional_geolocations: list[Geolocation] = []
        self.geolocation_notes: Quotation | None = None
        self.narrative: Quotation | None = None
        self.victims: list[Victim] = []
        self.families: list[Family] = []
        self.positions: list[Position] = []
        self.reports: list[Report] = []
        self.sources: list[Report] = []
        self.citations: list[Report] = []
        self.media: list[Media] = []
        self.declared_sources: int | None = None
        self.declared_media: int | None = None

    def repeated(self, name: str, label: Words, before: Words, value: Words) -> None:
        """A field that the template prints twice: read once, compared."""
        self.sheet.carry(value, f"{name} (repeated)")
        if before.value != value.value:
            self.sheet.find(
                "Differs",
                "Warning",
                f"'{label.value}' is printed twice and differs: "
                f"'{shorten(before.value)}', then '{shorten(value.value)}'. "
                "The first was read.",
                "Compare both places on the page.",
                value,
            )
            if value:  # of an empty copy there is nothing to keep
                self.notes.append(Note(label=label.value, words=value.quotation))

    def unseen(self, label: Words, value: Words | None) -> None:
        """A label that the table does not know: kept as a note with its value, and a finding."""
        self.sheet.carry(label, "unseen label")
        words = value.strip() if value else None
        if words:
            self.sheet.carry(words, "unseen label")
        kept = words or label
        if not kept:
            return
        self.notes.append(Note(label=label.value, words=kept.quotation))
        self.sheet.find(
            "UnseenLabel",
            "Warning",
            f"The label '{shorten(label.value)}' is not known; "
            f"its value '{shorten(words.value) if words else ''}' was kept as a note.",
            "If it matters, add the label to the table in kg/read/labels.py.",
            label,
        )

    def whose(self, belligerent: Actor, named: Words) -> bool:
        """The label of a position names its belligerent once more: True, and told, where it names another."""
        if not named or belligerent.name == NAMELESS or is_same(belligerent, named.value):
            return False
        self.sheet.find(
            "Differs",
            "Warning",
            f"A position of '{shorten(named.value)}' stands in the block of {belligerent.name}; "
            f"it was read as the position of {belligerent.name}.",
            "Compare both names on the page.",
            named,
        )
        return True

    def empty(self, label: Words) -> None:
        """A label without a value is a fact of its own."""
        self.sheet.find(
            "EmptyField",
            "Info",
            f"The label '{label.value.rstrip(':')}' stands without a value in this copy.",
            "The site may print a link here whose text was lost; look at the page itself.",
            label,
        )

    def freeze(self) -> Reading:
        """The finished reading; what nobody carried has become findings."""
        self._check_declared()
        self.sheet.close()
        page, sheet = self._page, self.sheet
        return Reading(
            document=Document(
                name=page.name,
                media_type=self._reader.media_type,
                reader=self._reader.name,
                encoding=self._encoding,
                sha256=page.sha256,
                byte_length=len(page.data),
                text_length=len(sheet.text),
                capture=page.capture,
                declared_sources=self.declared_sources,
                declared_media=self.declared_media,
            ),
            text=sheet.text,
            incident=Incident(
                codes=tuple(self.codes),
                previous_codes=tuple(self.previous),
                conflicts=tuple(self.conflicts),
                site_id=self.site_id,
                permalink=self.permalink,
            ),
            assessment=Assessment(
                last_updated=self.last_updated,
                date=self.date,
                time_of_day=self.time_of_day,
                place=self.place,
                geolocation=self.geolocation,
                additional_geolocations=tuple(self.additional_geolocations),
                geolocation_notes=self.geolocation_notes,
                categories=tuple(self.categories),
                figures=tuple(self.figures),
                suspected=tuple(self.actors["suspected"]),
                known=tuple(self.actors["known"]),
                suspected_targets=tuple(self.actors["suspected_targets"]),
                known_targets=tuple(self.actors["known_targets"]),
                victims=tuple(self.victims),
                families=tuple(self.families),
                narrative=self.narrative,
                notes=tuple(self.notes),
                evidence=tuple(self.evidence),
            ),
            positions=tuple(self.positions),
            reports=tuple(self.reports),
            sources=tuple(self.sources),
            citations=tuple(self.citations),
            media=tuple(self.media),
            findings=tuple(sheet.findings),
            carried=sheet.ledger(),
        )

    def _check_declared(self) -> None:
        for check, declared, found, noun in (
            ("DeclaredSources", self.declared_sources, len(self.sources), "sources"),
            ("DeclaredMedia", self.declared_media, sum(m.origin == "sources" for m in self.media), "media"),
        ):
            if declared is None or declared == found:
                continue
            follows = "none follows in this copy" if not found else f"in this copy stand {found}"
            words = next((w for name, w in self.seen.items() if name == check), None)
            self.sheet.find(
                check, "Info", f"The page announces {declared} {noun}; {follows}.",
                "Look at the page itself for the rest.", words,
            )  # fmt: skip

    def declare(self, what: str, heading: Words, number: int) -> None:
        """`Sources (12)` or `Media From Sources (3)`: `what` is sources or media. `freeze` compares."""
        self.sheet.carry(heading, f"declared_{what}")
        check = "DeclaredSources" if what == "sources" else "DeclaredMedia"
        self.seen.setdefault(check, heading)
        if what == "sources" and self.declared_sources is None:
            self.declared_sources = number
        elif what == "media":
            self.declared_media = number if self.declared_media is None else self.declared_media
