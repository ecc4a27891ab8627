"""The model: what one document says, in plain frozen records. No RDF, no I/O.

Every record that is read from words carries them as `evidence`. A field that the page does not print is None or empty;
"Unknown" and "None" stand in the words, never as a number. Tuples keep the page's order and its repetitions.
`Reading` is the whole of one document; `Reading.model_dump_json()` is what `kg read --json` prints.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

Harm = Literal["killed", "injured"]
Unit = Literal["persons", "families"]
Severity = Literal["Violation", "Warning", "Info"]
Bound = Literal["exact", "range", "at-least", "at-most", "about"]
Verb = Literal[
    "blames", "conflicting", "reports-action", "suspects", "denies-action", "denies-harm", "not-identified", "none"
]


#: A claim's rule begins so where a person made the claim; the rest is the key of the correction.
BY_PERSON = "overlay-"


class Record(BaseModel):
    """A frozen record; unknown keys are refused when it is read back from JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quotation(Record):
    """Exact words of the document's text rendition: `start` to `end` in code points, end exclusive.

    Words that are no running text (an attribute of the page, a cell of a record) have a `pointer` to where they stand
    instead, such as `article/@class`, and no offsets.
    """

    exact: str
    start: int | None = None
    end: int | None = None
    pointer: str | None = None


class Term(Record):
    """A value of a code list. `concept` is its local name in ontology/codes.ttl; None: not in the list, as printed."""

    scheme: str
    label: str
    concept: str | None
    evidence: Quotation


class Actor(Record):
    """Somebody who speaks, acts or is named. `name` is the register's where the register knows the printed name.

    `kind` is a notation of the scheme actor (belligerent, unidentified, monitor, outlet, account, …). `named` are the
    words that last named it, where those of `evidence` only stand for it ("it", "the ministry") or hold more than the
    name; None where they are the name.
    """

    name: str
    kind: str
    registered: bool
    evidence: Quotation | None = None
    named: Quotation | None = None


class Figure(Record):
    """A count as printed. No number stands where the words give none ("Unknown", "None").

    `group` is a local name of the scheme group (civilians, children, belligerents, …; `x-…` where the list has none).
    """

    harm: Harm
    group: str
    unit: Unit = "persons"
    minimum: int | None
    maximum: int | None
    verbatim: str
    bound: Bound | None = None  #: how words of running text bound the number; None: a labelled field, or no number
    evidence: Quotation
    parts: tuple[Figure, ...] = ()


class StatedTime(Record):
    """A date or time as printed, with the first and last day that it allows. `impossible` says what cannot exist."""

    verbatim: str
    earliest: date | None = None
    latest: date | None = None
    start_time: str | None = None  #: HH:MM:SS local time, only where a clock time is printed
    year_inferred: bool = False
    impossible: str | None = None
    evidence: Quotation


class Place(Record):
    """The location line. `name_en` is the line without its Arabic part, as written.

    `parts` are the comma-separated Latin parts, the most exact first; `country` is the last, `region` the one before
    where there are at least three; both None where the line does not have them.
    """

    name_ar: str | None
    name_en: str | None
    name_other: str | None = None  #: the parts in Hebrew or Cyrillic letters
    parts: tuple[str, ...]
    region: str | None
    country: str | None
    evidence: Quotation


class Geolocation(Record):
    """A point, a grid reference or a drawn shape (`geojson`: text of a GeoJSON object), with its declared accuracy."""

    latitude: Decimal | None = None
    longitude: Decimal | None = None
    accuracy: Term | None = None
    accuracy_verbatim: Quotation | None = None  #: an accuracy printed in words of its own, "100 m"
    mgrs: str | None = None
    geojson: str | None = None
    evidence: tuple[Quotation, ...]


class Report(Record):
    """A text named or reproduced on the page: source item, strike report, casualty statement, partner's text, citation.

    `kind` is a notation of the scheme report. `position` counts from 1 in the page's order within its kind's list.
    `url` stands exactly as written.
    """

    kind: str
    position: int
    headed_under: Actor | None = None
    issuer: Actor | None = None
    name: str | None = None
    url: str | None = None
    archive_url: str | None = None
    tags: tuple[str, ...] = ()
    issued: StatedTime | None = None
    text: Quotation | None = None
    translation: Quotation | None = None  #: the same text in its original language, where the page prints both
    reference: str | None = None
    period: StatedTime | None = None
    strike_count: int | None = None
    none_reported: bool = False
    near: Quotation | None = None
    mentions: tuple[Actor, ...] = ()
    notes: tuple[Quotation, ...] = ()
    evidence: tuple[Quotation, ...] = ()
    parts: tuple[Report, ...] = ()


class Position(Record):
    """A belligerent block: what the monitor records of one belligerent. `position` None: the block prints none."""

    index: int
    belligerent: Actor
    role: Literal["suspected", "known"] | None
    position: Term | None
    reasons: tuple[Term, ...] = ()
    conceded: tuple[Figure, ...] = ()
    stated_location: Quotation | None = None
    geolocation: Geolocation | None = None
    notes: tuple[Quotation, ...] = ()
    evidence: tuple[Quotation, ...]


class Victim(Record):
    """A person whom the page lists. Age, gender and outcome as printed; None: not printed."""

    position: int
    name_en: str | None = None
    name_ar: str | None = None
    url: str | None = None
    age: str | None = None
    gender: str | None = None
    pregnant: bool = False
    outcome: Harm | None = None
    moh_id: str | None = None
    notes: str | None = None
    family: int | None = None  #: number of the family group on the page, from 1; None: an individual
    evidence: tuple[Quotation, ...]


class Family(Record):
    """A family group of the list of victims. `declared` is the number printed in its heading, None: none printed."""

    number: int
    declared: int | None
    evidence: Quotation


class Media(Record):
    """A picture, film or embedded post. `origin` is the list it stands in: sources or belligerent."""

    position: int
    kind: Literal["image", "embed"]
    origin: str
    url: str | None = None
    caption: Quotation | None = None
    graphic: bool = False
    evidence: tuple[Quotation, ...]


class Note(Record):
    """Words kept as printed for which the model has no field, under their label (None: no label)."""

    label: str | None
    words: Quotation


class Assessment(Record):
    """The monitor's own claim: everything that the page states as its own. Exactly one a document."""

    last_updated: StatedTime | None = None
    date: StatedTime | None = None
    time_of_day: StatedTime | None = None
    place: Place | None = None
    geolocation: Geolocation | None = None
    additional_geolocations: tuple[Geolocation, ...] = ()
    geolocation_notes: Quotation | None = None
    categories: tuple[Term, ...] = ()
    figures: tuple[Figure, ...] = ()
    suspected: tuple[Actor, ...] = ()
    known: tuple[Actor, ...] = ()
    suspected_targets: tuple[Actor, ...] = ()
    known_targets: tuple[Actor, ...] = ()
    victims: tuple[Victim, ...] = ()
    families: tuple[Family, ...] = ()
    narrative: Quotation | None = None
    notes: tuple[Note, ...] = ()
    evidence: tuple[Quotation, ...] = ()


class Claim(Record):
    """What one speaker says of the incident in one passage of running text (narrative or official statement).

    `claimant` is the inmost speaker; `relays` pass the claim on, the nearest to the page last. `members` are claimants
    of this page that a collective claimant includes, by name. `verb` says what it says of whom: `attributed_to` are the
    parties blamed, reported acting, suspected, named among rivals, or whose action or harm is denied. `rule` made it;
    nobody has checked it. `evidence` are the words from the speaker to the end of what is said.
    """

    claimant: Actor
    relays: tuple[Actor, ...] = ()
    members: tuple[str, ...] = ()
    verb: Verb = "none"
    attributed_to: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    stated_time: StatedTime | None = None
    stated_place: Quotation | None = None
    target: Actor | None = None
    position: Term | None = None
    position_of: Actor | None = None
    categories: tuple[Term, ...] = ()
    notes: tuple[Quotation, ...] = ()
    source: int | None = None  #: position in `Reading.sources` of the source item it rests on; None: none found
    statement: int | None = None  #: position in `Reading.reports` of the official statement that it repeats
    replaces: int | None = None  #: position in `Reading.claims` of an earlier claim of the same speaker that it updates
    copy_of: int | None = None  #: position in `Reading.claims` of a claim with the same words by another speaker
    rule: str
    evidence: Quotation


class Code(Record):
    """A code as printed. `pieces` are the codes read out of a run-together string, empty for a plain one."""

    code: str
    pieces: tuple[str, ...] = ()
    evidence: Quotation


class Incident(Record):
    """What identifies the incident, and nothing else: all else hangs on somebody's claim."""

    codes: tuple[Code, ...]
    previous_codes: tuple[Code, ...] = ()
    conflicts: tuple[Term, ...] = ()
    site_id: str | None = None
    permalink: str | None = None


class Capture(Record):
    """What is known of how the page was saved, as given; None: not known. `captured` is the collector's own wording."""

    url: str | None = None
    captured: str | None = None
    archive_url: str | None = None
    collector: str | None = None


class Document(Record):
    """The input. `name` is its path relative to the argument that named it; lengths in bytes and code points."""

    name: str
    media_type: str
    reader: str
    encoding: str
    sha256: str
    byte_length: int
    text_length: int
    capture: Capture = Capture()
    declared_sources: int | None = None
    declared_media: int | None = None


class Finding(Record):
    """Something a person should know of this page. `check` names the rule (`reader-EmptyField`); lines count from 1."""

    check: str
    severity: Severity
    message: str
    lines: tuple[int, ...]
    words: str
    start: int | None = None
    end: int | None = None
    hint: str


class Carried(Record):
    """Code points `start` to `end` of the rendition are carried by `field`."""

    start: int
    end: int
    field: str


class Reading(Record):
    """Everything that one document says, and what of it was not read."""

    document: Document
    text: str  #: the text rendition that all offsets count in
    incident: Incident
    assessment: Assessment
    positions: tuple[Position, ...] = ()
    reports: tuple[Report, ...] = ()
    sources: tuple[Report, ...] = ()
    citations: tuple[Report, ...] = ()
    media: tuple[Media, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    carried: tuple[Carried, ...] = ()
