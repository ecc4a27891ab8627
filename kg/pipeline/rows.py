"""The rows of a build's tables, and what stands in one cell as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import orjson

from kg.gazetteers import PlaceQuery, StatedPoint
from kg.model import Finding, Geolocation, Place, Reading
from kg.pipeline.link import OnPage

_NONE = "[]"


class Read(NamedTuple):
    """A document that was read. `codes`, `place` are JSON; `file` and what follows: where its record stands."""

    name: str
    key: str
    sha256: str
    site_id: str | None
    permalink: str | None
    codes: str
    place: str | None
    file: int | None = None
    line: int | None = None
    offset: int | None = None
    length: int | None = None


class Given(NamedTuple):
    """What the ledger gave a document, with the IRIs and the shard that follow from it; `findings` as JSON."""

    name: str
    incident_key: str
    document_key: str
    document: str
    incident: str
    shard: str
    findings: str


class Unit(NamedTuple):
    """A part that lies in a shard: the triples of a document, or (`packed`) of many records with the SHA-256 of its
    triples and of its findings' graph."""

    shard: str
    key: str
    packed: bool = False
    triples: str = ""
    reports: str = ""


class Difference(NamedTuple):
    """How the documents of two releases differ: parts with triples that went and came; how many documents changed, and
    how many lie in such parts."""

    gone: list[str]
    come: list[str]
    documents: int
    compared: int


class Told(NamedTuple):
    """All that decides on what is made of a document, besides the program and the names of things."""

    name: str
    key: str
    shard: str
    incident_key: str
    document_key: str
    findings: str
    links: str
    placing: str
    file: int | None
    offset: int
    length: int

    @property
    def extra(self) -> tuple[Finding, ...]:
        """The findings of ledger and linking."""
        return (*told_findings(self.findings), *told_findings(self.placing))


def row_of(name: str, key: str, reading: Reading) -> Read:
    """The row of a document; `key` is that of its reading."""
    incident = reading.incident
    codes = orjson.dumps(sorted({code.code for code in incident.codes})).decode()
    place = place_json(OnPage.of(reading))
    return Read(name, key, reading.document.sha256, incident.site_id, incident.permalink, codes, place)


def findings_json(findings: Iterable[Finding]) -> str:
    its = [it.model_dump(mode="json") for it in findings]
    return orjson.dumps(its).decode() if its else _NONE


def told_findings(text: str) -> tuple[Finding, ...]:
    return () if text == _NONE else tuple(Finding.model_validate(it) for it in orjson.loads(text))


def place_json(it: OnPage | None) -> str | None:
    """The place of a document as one cell has it."""
    if it is None:
        return None
    point = None if it.point is None else it.point.model_dump(mode="json")
    return orjson.dumps([it.place.model_dump(mode="json"), it.line, point]).decode()


def on_page(text: str) -> OnPage:
    """The same back."""
    place, line, point = orjson.loads(text)
    return OnPage(Place.model_validate(place), line, None if point is None else Geolocation.model_validate(point))


def query_json(it: PlaceQuery) -> str:
    """What is asked about a place as one cell has it, but for its key."""
    points = [(at.latitude, at.longitude, at.radius_m, at.of_the_place) for at in it.points]
    return orjson.dumps([it.names, points, it.country, it.region]).decode()


def asked_of(key: str, text: str) -> PlaceQuery:
    """The same back."""
    names, points, country, region = orjson.loads(text)
    return PlaceQuery(key, tuple(names), tuple(StatedPoint(*at) for at in points), country, region)
