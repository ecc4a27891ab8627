"""Reads single printed values off a sheet: each is carried, each that cannot be read is a finding."""

from __future__ import annotations

from collections.abc import Iterable

from kg import codelists
from kg.model import Actor, Figure, Geolocation, Harm, Note, StatedTime, Term
from kg.read import labels
from kg.read.base import Sheet, Words, shorten
from kg.values.counts import CountRange
from kg.values.dates import Days
from kg.values.points import Point

#: Stands where a page prints a block for a belligerent and leaves its name empty.
NAMELESS = "(no name printed)"


class ValueReader:
    """The values that both layouts print. `sheet` keeps the ledger and the findings."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.notes: list[Note] = []
        self._unseen_actors: set[str] = set()

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
                "UnreadCount", "Warning", f"'{shorten(words.value)}' was not read as a count; no number was taken.",
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
            if words:
                self.notes.append(Note(label="Geolocation", words=words.quotation))
            return None
        if not point.on_earth:
            self.sheet.find(
                "ImpossiblePoint", "Warning", f"'{shorten(words.value)}' lies nowhere on earth; it was kept as words.",
                "Ask the monitor what was meant.", words,
            )  # fmt: skip
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

    def link_lost(self, words: Words) -> None:
        """The text of a link that stands in a copy without its address."""
        self.sheet.find(
            "LinkLost",
            "Info",
            "A link's text stands here without its address.",
            "Look at the page itself for the address.",
            words,
        )


def pieces(words: Words, separators: str) -> Iterable[Words]:
    """The trimmed, non-empty stretches between any of the separator characters (a no-break space counts as a space)."""
    start = 0
    for at, character in enumerate(words.exact + separators[0]):
        if character in separators or at == len(words.exact) or (character in "\u00a0\n" and " " in separators):
            piece = words.cut(start, at).strip()
            if piece:
                yield piece
            start = at + 1


def is_same(actor: Actor, name: str) -> bool:
    """Whether a name is the actor's own, in another case, or another spelling that the register knows."""
    known = codelists.actor(name)
    return labels.fold(actor.name) == labels.fold(name) or (known is not None and known.name == actor.name)


def group(who: str) -> str:
    """The local name of the group counted ("children"), or `x-…` for one that the code list does not have."""
    concept = codelists.code_list("group").find(who.replace("_", " ")) or codelists.code_list("group").find(who)
    return concept.name.removeprefix("group-") if concept else "x-" + "-".join(who.casefold().split())
