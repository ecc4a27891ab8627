"""What people write into an overlay file: corrections and checks of readings, each with name, date and reason.

A correction finds its document by site id, codes or name, and its claim by speaker and exact words, never by a number
or an offset: so it outlives a rebuild, an edit elsewhere on the page and a renamed file. Every new value carries words
of the page. schema/overlay.schema.json is made from these records (tools/schemas.py).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator

from kg import codelists
from kg.model import Bound, Harm, Unit, Verb
from kg.values.codes import is_code
from kg.values.counts import MOST

Decision = Literal["ok", "wrong", "replace"]
Kind = Literal["outlet", "account", "person", "unnamed-group", "monitor", "official", "belligerent", "unidentified"]
Day = date | AwareDatetime

#: How many parties a verb needs; a verb that is not named here takes none.
PARTIES = {
    "blames": 1,
    "conflicting": 2,
    "reports-action": 1,
    "suspects": 1,
    "denies-action": 1,
    "denies-harm": 1,
}


def _trimmed(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text.strip()


def _code(text: str) -> str:
    if not is_code(text):
        raise ValueError(f"'{text}' has not the form of a code")
    return text


Words = Annotated[str, Field(min_length=1), AfterValidator(_trimmed)]
CodeText = Annotated[str, AfterValidator(_code)]


class Form(BaseModel):
    """A frozen record of the file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Of(Form):
    """Which document. The first key that both sides have decides: site id, then codes, then name.

    `codes` are current codes that the page prints, all of these and perhaps more. `name` is the path of the file as
    `kg build` shows it.
    """

    site_id: Words | None = None
    codes: tuple[CodeText, ...] = ()
    name: Words | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.site_id is None and not self.codes and self.name is None:
            raise ValueError("name the document by site_id, codes or name")
        return self


class Which(Form):
    """Which claim: the speaker's name and the exact words, as `kg review` shows them.

    White space counts as one space. `verb` is needed only where one speaker makes two claims in the same words.
    """

    claimant: Words
    words: Words
    verb: Verb | None = None


class Party(Form):
    """Somebody who speaks or is spoken of. The register's kind holds; a name that it does not know needs one."""

    name: Words
    kind: Kind | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        known = codelists.actor(self.name)
        if known is None and self.kind is None:
            raise ValueError(f"the register does not know '{self.name}': say its kind, such as outlet or account")
        if known is not None and self.kind not in (None, known.kind.removeprefix("actor-")):
            raise ValueError(f"'{self.name}' is in the register as {known.kind.removeprefix('actor-')}")
        return self


class PartyInWords(Party):
    """A party with the words of the page that name it."""

    words: Words


class Count(Form):
    """A number of people. A bound that the words do not give is left out; "dozens" gives words and no number."""

    harm: Harm
    group: str = "people-unspecified"
    unit: Unit = "persons"
    minimum: Annotated[int, Field(ge=0, le=MOST)] | None = None
    maximum: Annotated[int, Field(ge=0, le=MOST)] | None = None
    bound: Bound | None = None
    words: Words
    parts: tuple[Count, ...] = ()

    @field_validator("group")
    @classmethod
    def _listed(cls, value: str) -> str:
        known = sorted(it.name.removeprefix("group-") for it in codelists.code_list("group").concepts)
        if value not in known:
            raise ValueError(f"there is no group '{value}'; there are {', '.join(known)}")
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("the minimum is greater than the maximum")
        if any(part.harm != self.harm for part in self.parts):
            raise ValueError("a part counts the same harm as its whole")
        return self


class When(Form):
    """A date with its words; a day that the words do not give is left out. `start_time` is HH:MM:SS, local."""

    words: Words
    earliest: date | None = None
    latest: date | None = None
    start_time: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$")] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError("the first day is after the last")
        return self


class Where(Form):
    """A point in degrees, WGS 84, with the words that print it."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90)]
    longitude: Annotated[Decimal, Field(ge=-180, le=180)]
    words: Words


class Label(Form):
    """A value of a code list: its label or code, and the words of the page (None: the label itself is printed)."""

    scheme: Words
    label: Words
    words: Words | None = None

    @model_validator(mode="after")
    def _listed(self) -> Self:
        try:
            found = codelists.code_list(self.scheme).find(self.label)
        except KeyError:
            raise ValueError(f"there is no code list '{self.scheme}'") from None
        if found is None:
            raise ValueError(f"the code list {self.scheme} has no '{self.label}'")
        return self


class NewClaim(Form):
    """A claim as a person reads it. What is left out, the speaker does not say."""

    claimant: Party
    words: Words
    relays: tuple[Party, ...] = ()
    verb: Verb = "none"
    attributed_to: tuple[Party, ...] = ()
    figures: tuple[Count, ...] = ()
    date: When | None = None
    place: Words | None = None
    notes: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _verb_and_parties(self) -> Self:
        _agree(self.verb, self.attributed_to)
        return self


class ChangedClaim(Form):
    """What is different from the machine's reading; keys that are left out keep it, an empty list takes it away.

    `killed` and `injured` replace the figures of that harm; a count that names no group or no parts keeps those
    of the machine.
    """

    claimant: Party | None = None
    words: Words | None = None
    relays: tuple[Party, ...] = ()
    verb: Verb = "none"
    attributed_to: tuple[Party, ...] = ()
    killed: tuple[Count, ...] = ()
    injured: tuple[Count, ...] = ()
    date: When | None = None
    place: Words | None = None
    notes: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("say what is different")
        if ("verb" in self.model_fields_set) != ("attributed_to" in self.model_fields_set):
            raise ValueError("verb and attributed_to change together")
        for harm, counts in (("killed", self.killed), ("injured", self.injured)):
            if any(it.harm != harm for it in counts):
                raise ValueError(f"a count under {harm} has the harm {harm}")
        _agree(self.verb, self.attributed_to)
        return self


def _agree(verb: Verb, parties: tuple[Party, ...]) -> None:
    needed = PARTIES.get(verb, 0)
    if len(parties) < needed or (parties and not needed):
        wanted = f"at least {needed}" if needed else "no"
        raise ValueError(f"'{verb}' takes {wanted} attributed_to, and {len(parties)} stand here")


class Check(Form):
    """Another person's judgement on the machine's reading that the correction is about, made on its own."""

    by: Words
    date: Day
    decision: Decision
    reason: str = ""
