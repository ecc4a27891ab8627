"""A reading in the making: labelled values come in one by one, `freeze` gives the Reading.

Both layouts feed it, so that one label means one thing wherever it is printed. What the template prints twice is read
once and compared; what no rule understands is kept as a note and becomes a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg import codelists
from kg.model import (
    Actor,
    Assessment,
    Code,
    Document,
    Family,
    Figure,
    Geolocation,
    Harm,
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
from kg.read import labels
from kg.read.base import Page, Reader, Sheet, Words, shorten
from kg.read.places import place
from kg.values.codes import is_code, split_glued
from kg.values.counts import CountRange, breakdown
from kg.values.dates import Days
from kg.values.points import Point


class Draft:
    """Collects what one page says. `sheet` keeps the ledger: every method carries the words that it reads."""

    def __init__(self, sheet: Sheet, page: Page, reader: Reader, encoding: str = "utf-8") -> None:
        self.sheet, self._page, self._reader, self._encoding = sheet, page, reader, encoding
        self._seen: dict[str, Words] = {}
        self._latest_figure: int | None = None
        self._unseen_actors: set[str] = set()
        self.codes: list[Code] = []
        self.previous: list[Code] = []
        self.conflicts: list[Term] = []
        self.site_id: str | None = None
        self.permalink: str | None = None
        self.categories: list[Term] = []
        self.figures: list[Figure] = []
        self.actors: dict[str, list[Actor]] = {"suspected": [], "known": [], "suspected_targets": [], "known_targets": []}
        self.notes: list[Note] = []
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

    # ------------------------------------------------------------------ labelled fields

    def labelled(self, label: Words, value: Words | None) -> None:
        """Reads one label with its value; `value` None or empty: the label stands without a value."""
        known = labels.field(label.value)
        if known is None:
            self.unseen(label, value)
            return
        self.sheet.carry(label, f"{known.name} (label)")
        if not value or not value.strip():
            self.empty(label)
            return
        value = value.strip()
        if known.kind == "previous":  # the older layout prints one label for each code
            self.previous_codes(known, value)
            return
        before = self._seen.get(known.name)
        if before is not None and known.kind != "note":
            self.repeated(known.name, label, before, value)
            return
        self._seen[known.name] = value
        self._kinds[known.kind](self, known, value)

    def repeated(self, name: str, label: Words, before: Words, value: Words) -> None:
        """A field that the template prints twice: read once, compared."""
        self.sheet.carry(value, f"{name} (repeated)")
        if before.value != value.value:
            self.sheet.find(
                "Differs",
                "Warning",
                f"'{label.value}' is printed twice and differs: '{shorten(before.value)}', then '{shorten(value.value)}'. "
                "The first was read.",
                "Compare both places on the page.",
                value,
            )
            self.notes.append(Note(label=label.value, words=value.quotation))

    def unseen(self, label: Words, value: Words | None) -> None:
        """A label that the table does not know: kept as a note with its value, and a finding."""
        self.sheet.carry(label, "unseen label")
        words = value.strip() if value else None
        if words:
            self.sheet.carry(words, "unseen label")
        kept = words or label
        self.notes.append(Note(label=label.value, words=kept.quotation))
        self.sheet.find(
            "UnseenLabel",
            "Warning",
            f"The label '{shorten(label.value)}' is not known; its value '{shorten(words.value) if words else ''}' was kept as a note.",
            "If it matters, add the label to the table in kg/read/labels.py.",
            label,
        )

    def link_lost(self, words: Words) -> None:
        """The text of a link that stands in a copy without its address."""
        self.sheet.find(
            "LinkLost",
            "Info",
            "A link's text stands here without its address.",
            "Look at the page itself for the address.",
            words,
        )

    def empty(self, label: Words) -> None:
        """A label without a value is a fact of its own."""
        self.sheet.find(
            "EmptyField",
            "Info",
            f"The label '{label.value.rstrip(':')}' stands without a value in this copy.",
            "The site may print a link here whose text was lost; look at the page itself.",
            label,
        )

    def breakdown(self, line: Words) -> bool:
        """Reads `2 Children, 1 Woman` as parts of the latest figure; False where it is no breakdown."""
        pieces = breakdown(line.value if "\n" not in line.exact else line.exact)
        pieces = breakdown(line.exact) or pieces
        if not pieces or self._latest_figure is None:
            return False
        whole = self.figures[self._latest_figure]
        mended = len(line.exact) != len(line.mend(line.exact))
        parts = []
        for piece in pieces:
            words = line if mended else line.cut(piece.start, piece.end)
            parts.append(
                Figure(
                    harm=whole.harm,
                    group=group(piece.who),
                    minimum=piece.count.minimum,
                    maximum=piece.count.maximum,
                    verbatim=f"{piece.count} {piece.who}" if mended else words.value,
                    evidence=words.quotation,
                )
            )
        self.sheet.carry(line, "breakdown")
        self.figures[self._latest_figure] = whole.model_copy(update={"parts": (*whole.parts, *parts)})
        self._latest_figure = None
        return True

    # ------------------------------------------------------------------ kinds of fields

    def _codes(self, known: labels.Field, value: Words) -> None:
        for word in pieces(value, " "):
            self.codes.append(Code(code=word.value, evidence=self.sheet.take(word, known.name)))

    def previous_codes(self, known: labels.Field, value: Words) -> None:
        """Previous codes: kept as printed; a run-together string is split by rule and says so."""
        before = {code.code for code in self.previous}
        for word in pieces(value, " ,"):
            text = word.value
            if text in before:
                self.sheet.carry(word, f"{known.name} (repeated)")
                continue
            split = () if is_code(text) else split_glued(text) or ()
            self.previous.append(Code(code=text, pieces=split, evidence=self.sheet.take(word, known.name)))
            if split:
                self.sheet.find(
                    "GluedCodes",
                    "Info",
                    f"Previous codes are printed without a separator; {' + '.join(split)} is a reading by rule.",
                    "Check the pieces before you use one to find another incident.",
                    word,
                )

    def _date(self, known: labels.Field, value: Words) -> None:
        self.date = self.day(known.name, value)

    def _place(self, known: labels.Field, value: Words) -> None:
        self.sheet.carry(value, known.name)
        self.place = place(value)

    def _point(self, known: labels.Field, value: Words) -> None:
        found = self.point(known.name, value)
        if found:
            self.geolocation = found

    def _conflicts(self, known: labels.Field, value: Words) -> None:
        for line in value.lines():
            self.conflicts.append(self.term("conflict", line, known.name))

    def _terms(self, known: labels.Field, value: Words) -> None:
        first, *rest = value.lines()
        for line in rest:  # the definition that the site prints under the term
            self.sheet.carry(line, f"{known.name} (definition)")
        self.sheet.carry(first, known.name)
        code_list = codelists.code_list(known.about)
        word, _, more = first.exact.partition(" ")
        if more.endswith(".") and code_list.find(word) and not code_list.find(first.value):
            first = first.cut(0, len(word))  # or behind it, on the same line
        for _, start, end in code_list.split(first.exact):
            self.categories.append(self.term(known.about, first.cut(start, end), known.name))

    def _figure(self, known: labels.Field, value: Words) -> None:
        group_name, harm = known.about.split()
        first, *rest = value.lines()
        self.figures.append(self.figure(known.name, first, "killed" if harm == "killed" else "injured", group_name))
        self._latest_figure = len(self.figures) - 1
        for line in rest:
            self.breakdown(line)

    def _actors(self, known: labels.Field, value: Words) -> None:
        self.sheet.carry(value, known.name)  # with the commas between the names
        for word in pieces(value, ",\n"):
            self.actors[known.about].append(self.actor(word, known.name))

    def _country(self, known: labels.Field, value: Words) -> None:
        self.sheet.carry(value, known.name)
        printed = self.place.country if self.place else None
        if printed and printed.casefold() != value.value.casefold():
            self.sheet.find(
                "Country",
                "Info",
                f"The country is printed as '{value.value}', the location line ends in '{printed}'.",
                "Both stand; check which one is meant.",
                value,
            )
        self.notes.append(Note(label="Country", words=value.quotation))

    def _note(self, known: labels.Field, value: Words) -> None:
        self.notes.append(Note(label=known.name.replace("_", " ").capitalize(), words=self.sheet.take(value, known.name)))

    _kinds: dict[str, Callable[[Draft, labels.Field, Words], None]] = {}

    # ------------------------------------------------------------------ values

    def term(self, scheme: str, words: Words, name: str) -> Term:
        """A value of a code list; one that the list does not have is kept as printed (a shape reports it)."""
        concept = codelists.code_list(scheme).find(words.value)
        return Term(
            scheme=scheme,
            label=concept.label if concept else words.value,
            concept=concept.name if concept else None,
            evidence=self.sheet.take(words, name),
        )

    def day(self, name: str, words: Words, year: int | None = None) -> StatedTime:
        """A date as printed. One that cannot exist is kept as words and reported; no day is taken from it."""
        evidence = self.sheet.take(words, name)
        days = Days.parse(words.value, year)
        if days is None:
            self.sheet.find(
                "UnreadDate", "Warning", f"'{shorten(words.value)}' was not read as a date; no day was taken.",
                "Read the date on the page.", words,
            )  # fmt: skip
            return StatedTime(verbatim=words.value, evidence=evidence)
        if days.impossible:
            self.sheet.find(
                "ImpossibleDate",
                "Warning",
                f"'{words.value}' cannot exist: {days.impossible}. Kept as written; no "
                f"{'first' if days.earliest is None else 'last'} day was taken.",
                "Ask the monitor what was meant.",
                words,
            )
        return StatedTime(
            verbatim=words.value,
            earliest=days.earliest,
            latest=days.latest,
            year_inferred=days.year_inferred,
            impossible=days.impossible,
            evidence=evidence,
        )

    def figure(self, name: str, words: Words, harm: Harm, group_name: str) -> Figure:
        """A count as printed; "Unknown" and "None" give words and no number."""
        count = CountRange.parse(words.value)
        if count is None and words.value.casefold() not in ("unknown", "none"):
            self.sheet.find(
                "UnreadCount", "Warning", f"'{shorten(words.value)}' was not read as a count; the words stand without a number.",
                "Read the count on the page.", words,
            )  # fmt: skip
        return Figure(
            harm=harm,
            group=group_name,
            minimum=count.minimum if count else None,
            maximum=count.maximum if count else None,
            verbatim=words.value,
            evidence=self.sheet.take(words, name),
        )

    def point(self, name: str, words: Words, accuracy: Words | None = None) -> Geolocation | None:
        """A pair of coordinates; None, and a finding, where the words are none."""
        point = Point.parse(words.value)
        evidence = [self.sheet.take(words, name)]
        if point is None:
            self.sheet.find(
                "UnreadPoint", "Warning", f"'{shorten(words.value)}' was not read as a pair of coordinates.",
                "Read the coordinates on the page.", words,
            )  # fmt: skip
            self.notes.append(Note(label="Geolocation", words=words.quotation))
            return None
        term = None
        if accuracy and accuracy.strip():
            term = self.term("accuracy", accuracy.strip(), "accuracy")
            evidence.append(term.evidence)
        return Geolocation(latitude=point.latitude, longitude=point.longitude, accuracy=term, evidence=tuple(evidence))

    def actor(self, words: Words, name: str) -> Actor:
        """A belligerent as printed, under the register's name where the register knows it."""
        evidence = self.sheet.take(words, name)
        if words.value.casefold() == "unknown":
            return Actor(name="Unknown", kind="unidentified", registered=False, evidence=evidence)
        known = codelists.actor(words.value)
        if known:
            return Actor(name=known.name, kind=known.kind.removeprefix("actor-"), registered=True, evidence=evidence)
        if words.value not in self._unseen_actors:  # once a page: the template prints names several times
            self._unseen_actors.add(words.value)
            self.sheet.find(
                "UnseenActor",
                "Info",
                f"'{shorten(words.value)}' is not in the register of actors; the name stands as written.",
                "If it is another spelling of one that is, add it to ontology/actors.ttl.",
                words,
            )
        return Actor(name=words.value, kind="belligerent", registered=False, evidence=evidence)

    # ------------------------------------------------------------------ the whole

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
            words = next((w for name, w in self._seen.items() if name == check), None)
            self.sheet.find(
                check, "Info", f"The page announces {declared} {noun}; {follows}.",
                "Look at the page itself for the rest.", words,
            )  # fmt: skip

    def declare(self, what: str, heading: Words, number: int) -> None:
        """`Sources (12)` or `Media From Sources (3)`: what = "sources" or "media". Compared with what follows in `freeze`."""
        self.sheet.carry(heading, f"declared_{what}")
        check = "DeclaredSources" if what == "sources" else "DeclaredMedia"
        self._seen.setdefault(check, heading)
        if what == "sources" and self.declared_sources is None:
            self.declared_sources = number
        elif what == "media" :
            self.declared_media = number if self.declared_media is None else self.declared_media


Draft._kinds = {
    "codes": Draft._codes,
    "previous": Draft.previous_codes,
    "date": Draft._date,
    "time": Draft._date,
    "place": Draft._place,
    "point": Draft._point,
    "conflicts": Draft._conflicts,
    "terms": Draft._terms,
    "figure": Draft._figure,
    "actors": Draft._actors,
    "country": Draft._country,
    "note": Draft._note,
}


def pieces(words: Words, separators: str) -> Iterable[Words]:
    """The trimmed, non-empty stretches between any of the separator characters (a no-break space counts as a space)."""
    start = 0
    for at, character in enumerate(words.exact + separators[0]):
        if character in separators or at == len(words.exact) or (character in "\u00a0\n" and " " in separators):
            piece = words.cut(start, at).strip()
            if piece:
                yield piece
            start = at + 1


def group(who: str) -> str:
    """The local name of the group counted ("children"), or `x-…` for one that the code list does not have."""
    concept = codelists.code_list("group").find(who.replace("_", " ")) or codelists.code_list("group").find(who)
    return concept.name.removeprefix("group-") if concept else "x-" + "-".join(who.casefold().split())
