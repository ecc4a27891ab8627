"""What can be reconciled: a thing with its names, types and values, as the published view tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the language tag that the graph gives them; None: it gives none."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another thing by its IRI and name. The name is the IRI where the view gives none."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that the words allow."""

    earliest: date
    latest: date

    def __str__(self) -> str:
        """EDTF level 0 (ISO 8601-2): a day, or an interval of two."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"


@dataclass(frozen=True, slots=True)
class Located:
    """Degrees in WGS 84. `radius_m` is what the stated accuracy allows, in metres; None: no accuracy is stated."""

    latitude: float
    longitude: float
    radius_m: float | None

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"


Value = Label | Reference | Days | Located | int | float


@dataclass(frozen=True, slots=True)
class Entity:
    """`types`: ids of `kg.reconcile.schema.TYPES`, the narrowest first. `names`: the preferred ones first, never empty.

    `values`: by id of a property, in a fixed order; a property that the view does not tell has no entry.
    """

    iri: str
    types: tuple[str, ...]
    names: tuple[Label, ...]
    values: Mapping[str, tuple[Value, ...]]

    def name(self, language: str = "en") -> Label:
        """The first name in the language, else the first name."""
        return next((it for it in self.names if it.language == language), self.names[0])

    @property
    def description(self) -> str:
        """What tells namesakes apart: region and country, place and day, kind and incidents. May be empty."""
        told: list[str] = []
        for key in ("kind", "place", "region", "country", "date") + (() if self.is_place else ("incident",)):
            shown = [_words(value) for value in self.values.get(key, ())]
            told += [", ".join(shown[:3]) + (" …" if len(shown) > 3 else "")] if shown else []
        return ", ".join(told)

    @property
    def is_place(self) -> bool:
        return "place" in self.types


def _words(value: Value) -> str:
    if isinstance(value, Label):
        return value.text
    return value.name if isinstance(value, Reference) else str(value)
