"""What the two versions of the API write differently: names with language and direction, keys, manifests.

0.2: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
1.0-draft: https://reconciliation-api.github.io/specs/draft/
"""

from __future__ import annotations

from typing import Any, Literal

from kg.pages.words import direction
from kg.reconcile.entities import Label
from kg.reconcile.schema import TYPES, Property, Type

Version = Literal["0.2", "1.0-draft"]
Json = dict[str, Any]

LANGUAGES = ("en", "ar")


def worded(version: Version, label: Label, key: str = "name") -> Json:
    """The words under `key`; with language and direction where the version has them and the graph knows them."""
    if version == "0.2" or label.language is None:
        return {key: label.text}
    return {key: label.text, "lang": label.language, "dir": direction(label.language)}


def type_of(version: Version, it: Type, language: str = "en") -> Json:
    """A type with its broader type."""
    name = Label(it.name_ar, "ar") if language == "ar" else Label(it.name, "en")
    told: Json = {"id": it.id, **worded(version, name)}
    if it.broader is not None:
        told["broader"] = [type_of(version, TYPES[it.broader], language)]
    return told


def property_of(version: Version, it: Property, language: str = "en") -> Json:
    """A property by id and name."""
    return {"id": it.id, **worded(version, Label(it.name_ar, "ar") if language == "ar" else Label(it.name, "en"))}


def preferred_language(accept: str) -> str:
    """The first of our languages that an Accept-Language header ranks highest (RFC 9110, 12.5.4); else English."""
    ranked: list[tuple[float, int, str]] = []
    for at, part in enumerate(accept.split(",")[:20]):
        tag, _, parameter = part.partition(";")
        language = tag.strip().partition("-")[0].lower()
        if language in LANGUAGES:
            ranked.append((-_quality(parameter), at, language))
    return min(ranked)[2] if ranked and min(ranked)[0] < 0 else "en"


def _quality(parameter: str) -> float:
    key, _, value = parameter.strip().partition("=")
    try:
        quality = float(value) if key == "q" else 1.0
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
