"""The kinds of corrections. `do` says which it is."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kg.iri import digest
from kg.overlay.form import (
    ChangedClaim,
    Check,
    CodeText,
    Count,
    Day,
    Decision,
    Form,
    Label,
    NewClaim,
    Of,
    PartyInWords,
    When,
    Where,
    Which,
    Words,
)


class Signed(Form):
    """Who says so, when, and why. `checks` are the judgements of others on the same reading."""

    by: Words
    date: Day
    reason: Words
    checks: tuple[Check, ...] = ()

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        people = [self.by, *(check.by for check in self.checks)]
        if len({name.casefold() for name in people}) < len(people):
            raise ValueError("a person judges a reading once; who changed their mind edits what stands there")
        return self


class Add(Signed):
    """A claim that no rule read."""

    do: Literal["add"]
    document: Of
    claim: NewClaim


class Replace(Signed):
    """The claim says something else than the rule read."""

    do: Literal["replace"]
    document: Of
    claim: Which
    change: ChangedClaim = Field(alias="with")


class Withdraw(Signed):
    """The words are no claim of that speaker."""

    do: Literal["withdraw"]
    document: Of
    claim: Which


class Confirm(Signed):
    """The reading stands as it is: a claim, a field, or a passage from which no claim was to be read."""

    do: Literal["check"]
    document: Of
    reason: str = ""  # to agree needs none
    claim: Which | None = None
    field: FieldName | None = None
    words: Words | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if sum(it is not None for it in (self.claim, self.field, self.words)) != 1:
            raise ValueError("a check is of one thing: claim, field or words")
        return self


class Merge(Signed):
    """Other spellings of one source. `document` None: on every page that the file applies to."""

    do: Literal["merge"]
    document: Of | None = None
    keep: Words
    also: Annotated[tuple[Words, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _different(self) -> Self:
        if self.keep in self.also:
            raise ValueError(f"'{self.keep}' cannot be merged into itself")
        return self


class Fix(Signed):
    """A field of the page is read otherwise; its value replaces the whole of what the machine read."""

    do: Literal["fix"]
    document: Of


class FixCodes(Fix):
    field: Literal["incident.codes", "incident.previous_codes"]
    value: tuple[CodeText, ...]


class FixDate(Fix):
    """None: the page prints no date of the incident."""

    field: Literal["assessment.date"]
    value: When | None


class FixPlace(Fix):
    """The words of the location line; None: the page prints none."""

    field: Literal["assessment.place"]
    value: Words | None


class FixPoint(Fix):
    field: Literal["assessment.geolocation"]
    value: Where | None


class FixFigures(Fix):
    field: Literal["assessment.figures"]
    value: tuple[Count, ...]


class FixParties(Fix):
    field: Literal["assessment.suspected", "assessment.known"]
    value: tuple[PartyInWords, ...]


class FixCategories(Fix):
    field: Literal["assessment.categories"]
    value: tuple[Label, ...]


FieldName = Literal[
    "incident.codes",
    "incident.previous_codes",
    "assessment.date",
    "assessment.place",
    "assessment.geolocation",
    "assessment.figures",
    "assessment.suspected",
    "assessment.known",
    "assessment.categories",
]
AnyFix = Annotated[
    FixCodes | FixDate | FixPlace | FixPoint | FixFigures | FixParties | FixCategories, Field(discriminator="field")
]
Entry = Annotated[Add | Replace | Withdraw | Confirm | Merge | AnyFix, Field(discriminator="do")]

Confirm.model_rebuild()

#: What the author of a correction thereby says of the machine's reading.
DECISIONS: dict[str, Decision] = {
    "add": "ok",
    "check": "ok",
    "withdraw": "wrong",
    "replace": "replace",
    "fix": "replace",
    "merge": "ok",
}


class Overlay(Form):
    """An overlay file: corrections of the pages in its folder, in the order in which they were made."""

    corrections: tuple[Entry, ...] = ()


def key(entry: Entry) -> str:
    """A short name of a correction that stays when its reason, its values or its checks are edited."""
    about: list[str] = [entry.do, entry.by, entry.date.isoformat()]
    match entry:
        case Merge():
            about += [entry.keep, *sorted(entry.also)]
        case Add():
            about += [entry.claim.claimant.name, entry.claim.words]
        case Replace() | Withdraw():
            about += [entry.claim.model_dump_json()]
        case Confirm():
            about += [entry.model_dump_json(include={"claim", "field", "words"})]
        case _:
            about += [entry.field]
    if entry.document is not None:
        about.append(entry.document.model_dump_json())
    return digest(*about)
