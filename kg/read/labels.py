"""The labels that pages print, and which field each one opens: the explicit table of both layouts.

A label is looked up without regard to case, final colon and runs of space. A label that is not here is kept with its
value as a note and becomes a finding (`Draft.unseen`).
"""

from typing import Literal, NamedTuple

Kind = Literal[
    "codes", "previous", "date", "place", "point", "conflicts", "terms", "figure", "actors", "country", "note", "time"
]


class Field(NamedTuple):
    """What a label opens: the field's name in the model and tables, how its value is read, and what it is about."""

    name: str
    kind: Kind
    about: str = ""  #: terms: the scheme; figure: group and harm; actors: where they are listed


_TERMS = {
    "strike type": ("strike_types", "strike-type"),
    "strike types": ("strike_types", "strike-type"),
    "strike status": ("strike_status", "strike-status"),
    "infrastructure": ("infrastructure", "infrastructure"),
    "impact": ("impact", "impact"),
    "damage level": ("damage", "damage"),
    "observation": ("observations", "observation"),
    "observations": ("observations", "observation"),
    "civilian harm reported": ("harm_reported", "harm-reported"),
    "civilian harm status": ("harm_status", "harm-status"),
    "airwars civilian harm grading": ("harm_status", "harm-status"),
    "civilian harm grading": ("harm_status", "harm-status"),
}
_CAUSES = [
    f"cause{s} of {x}" for s in ("", "s") for x in ("injury / death", "death / injury", "death/injury", "injury/death")
]
_FIGURES = {
    f"{who} reported {harm}": Field(f"{field}{harm}", "figure", f"{group} {harm}")
    for harm in ("killed", "injured")
    for who, field, group in (
        ("civilians", "", "civilians"),
        ("military actors", "belligerents_", "belligerents"),
        ("belligerents", "belligerents_", "belligerents"),
    )
}
_ACTORS = {
    f"{role} {noun}": Field(f"{role}_{field}", "actors", f"{role}{where}")
    for role in ("suspected", "known")
    for nouns, field, where in (
        (("belligerent", "belligerents"), "belligerents", ""),
        (("target", "targets"), "targets", "_targets"),
    )
    for noun in nouns
}

LABELS: dict[str, Field] = {
    **{label: Field("codes", "codes") for label in ("incident code", "incident codes")},
    **{
        label: Field("previous_codes", "previous")
        for label in ("previous code", "previous codes", "previous incident code", "previous incident codes")
    },
    "incident date": Field("date", "date"),
    "location": Field("place", "place"),
    "geolocation": Field("geolocation", "point"),
    "conflict": Field("conflicts", "conflicts"),
    "conflicts": Field("conflicts", "conflicts"),
    "country": Field("country", "country"),
    "incident status": Field("incident_status", "note"),
    "munition": Field("munition", "note"),
    "munitions": Field("munition", "note"),
    "military actor": Field("suspected_belligerents", "actors", "suspected"),
    "military actors": Field("suspected_belligerents", "actors", "suspected"),
    **{label: Field(name, "terms", scheme) for label, (name, scheme) in _TERMS.items()},
    **{label: Field("causes", "terms", "cause") for label in _CAUSES},
    **_FIGURES,
    **_ACTORS,
}


def fold(label: str) -> str:
    """The form in which labels are compared."""
    return " ".join(label.replace("\u00a0", " ").split()).rstrip(":").rstrip().casefold()


def field(label: str) -> Field | None:
    """The field that the label opens; None where the table does not know it."""
    return LABELS.get(fold(label))
