"""The types and properties that the service speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["name", "reference", "code", "text", "days", "point", "number"]


@dataclass(frozen=True, slots=True)
class Type:
    """A class of things. `broader`: the id of the wider type, None: there is none."""

    id: str
    name: str
    name_ar: str
    description: str
    broader: str | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """`types`: whose things have it. `matched`: whether a query may give it; else it can only be fetched.

    `of`: the type of the things that its values name, None where they are no things of this service.
    """

    id: str
    name: str
    name_ar: str
    description: str
    kind: Kind
    types: frozenset[str]
    matched: bool = True
    of: str | None = None


TYPES = {
    it.id: it
    for it in (
        Type("place", "Place", "مكان", "A place that a page names; also regions and countries."),
        Type("incident", "Incident", "حادثة", "An alleged episode of harm to civilians as one monitor delimits it."),
        Type("actor", "Actor", "طرف فاعل", "Whoever speaks or is spoken of and has a name."),
        Type("belligerent", "Belligerent", "طرف متحارب", "A party to a conflict. Naming it accuses nobody.", "actor"),
        Type("source", "Source", "مصدر", "An outlet, account, person or official body that pages cite.", "actor"),
        Type("monitor", "Monitor", "جهة رصد", "Who publishes the pages.", "actor"),
    )
}

#: What a client should offer first.
DEFAULT_TYPES = ("place", "incident", "belligerent", "source")

#: The types of an actor by its kind. An unknown or unnamed one belongs to its incident and is nobody to match with.
ACTOR_TYPES = {
    "actor-belligerent": ("belligerent", "actor"),
    "actor-outlet": ("source", "actor"),
    "actor-account": ("source", "actor"),
    "actor-person": ("source", "actor"),
    "actor-official": ("source", "actor"),
    "actor-monitor": ("monitor", "actor"),
}

_PLACE, _INCIDENT = frozenset({"place"}), frozenset({"incident"})
_ACTOR = frozenset({"actor", "belligerent", "source", "monitor"})
_EVERY = _PLACE | _INCIDENT | _ACTOR

#: Properties by which an incident is found, the best first.
CODES = ("code", "previous_code", "inferred_code")

PROPERTIES = {
    it.id: it
    for it in (
        Property("name", "Name", "الاسم", "Any of its names, in any script.", "name", _EVERY),
        Property("country", "Country", "البلد", "The country it lies in.", "reference", _PLACE | _INCIDENT, of="place"),
        Property("region", "Region", "المنطقة", "The region it lies in.", "reference", _PLACE | _INCIDENT, of="place"),
        Property(
            "point",
            "Point",
            "الإحداثيات",
            "Latitude, longitude in degrees (WGS 84); compared by distance against the stated accuracy.",
            "point",
            _PLACE | _INCIDENT,
        ),
        Property(
            "incident", "Incident", "الحادثة", "Incidents that name it.", "reference", _PLACE | _ACTOR, True, "incident"
        ),
        Property(
            "gazetteer", "Gazetteer entry", "معجم الأماكن", "Entries accepted as close or exact.", "reference", _PLACE
        ),
        Property("code", "Code", "الرمز", "Current codes.", "code", _INCIDENT),
        Property(
            "previous_code",
            "Previous code",
            "الرمز السابق",
            "Former codes; another incident may bear one today.",
            "code",
            _INCIDENT,
        ),
        Property(
            "inferred_code",
            "Inferred code",
            "الرمز المستنتج",
            "Former codes that were printed as one word and cut apart by a rule.",
            "code",
            _INCIDENT,
        ),
        Property("date", "Date", "التاريخ", "The days that the monitor gives, as EDTF.", "days", _INCIDENT),
        Property("place", "Place", "المكان", "The place that the monitor gives.", "reference", _INCIDENT, of="place"),
        Property("conflict", "Conflict", "النزاع", "The conflicts it is listed under.", "reference", _INCIDENT),
        Property(
            "suspected",
            "Suspected by the monitor",
            "المشتبه به بحسب جهة الرصد",
            "Belligerents that the monitor lists as suspected. Not a finding of guilt.",
            "reference",
            _INCIDENT,
            of="belligerent",
        ),
        Property(
            "permalink", "Address of the page", "رابط الصفحة", "Where the monitor publishes it.", "text", _INCIDENT
        ),
        Property("harm_status", "Harm status", "حالة الضرر", "The monitor's grading.", "reference", _INCIDENT, False),
        Property(
            "killed", "Civilians killed, as written", "القتلى المدنيون كما ورد", "The words.", "text", _INCIDENT, False
        ),
        Property(
            "killed_min",
            "Civilians killed, minimum",
            "الحد الأدنى للقتلى المدنيين",
            "The monitor's minimum; empty where it gives none.",
            "number",
            _INCIDENT,
            False,
        ),
        Property(
            "killed_max",
            "Civilians killed, maximum",
            "الحد الأقصى للقتلى المدنيين",
            "The monitor's maximum; empty where it gives none.",
            "number",
            _INCIDENT,
            False,
        ),
        Property("kind", "Kind", "النوع", "Outlet, account, belligerent, …", "reference", _ACTOR),
    )
}


def properties_of(kind: str | None) -> tuple[Property, ...]:
    """The properties of things of a type, of all types where None; none for a type that there is not."""
    return tuple(it for it in PROPERTIES.values() if kind is None or kind in it.types)
