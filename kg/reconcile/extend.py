"""Data extension: values of properties for entities that are known.

A day is text in EDTF and no `date` of the API: that would need an hour, which nobody stated.
"""

from __future__ import annotations

from kg.reconcile.catalogue import Catalogue
from kg.reconcile.dialect import Json, Version, property_of, type_of, worded
from kg.reconcile.entities import Entity, Label, Reference, Value
from kg.reconcile.requests import Extension, RequestError, Wanted
from kg.reconcile.schema import PROPERTIES, TYPES

#: What a client may set for each property; in the words of version 0.2.
SETTINGS: tuple[Json, ...] = (
    {
        "name": "limit",
        "label": "Limit",
        "type": "number",
        "default": 0,
        "help_text": "At most so many values a row; 0: all of them.",
    },
    {
        "name": "content",
        "label": "Content",
        "type": "select",
        "default": "id",
        "help_text": "Things as reconciled values, or by their names only.",
        "choices": [{"value": "id", "name": "Reconciled"}, {"value": "literal", "name": "Name"}],
    },
)


def extended(version: Version, catalogue: Catalogue, asked: Extension, language: str = "en") -> Json:
    """The values, every id and every property that was asked for in its place; empty where nothing is said.

    Raises RequestError (400) for settings that are none.
    """
    meta = [_meta(version, it, language) for it in asked.properties]
    limits = {it.id: _limit(it) for it in asked.properties}
    rows = {
        key: {it.id: _values(version, catalogue, key, it, limits[it.id], language) for it in asked.properties}
        for key in asked.ids
    }
    if version == "0.2":
        return {"meta": meta, "rows": rows}
    listed = [
        {"id": key, "properties": [{"id": name, "values": values} for name, values in told.items()]}
        for key, told in rows.items()
    ]
    return {"meta": meta, "rows": listed}


def _meta(version: Version, wanted: Wanted, language: str) -> Json:
    it = PROPERTIES.get(wanted.id)
    if it is None:
        return {"id": wanted.id, "name": f"{wanted.id} (no property of this service)"}
    # the narrow form only: the schema knows no broader type here
    kind = (
        {}
        if it.of is None
        else {"type": {k: v for k, v in type_of(version, TYPES[it.of], language).items() if k != "broader"}}
    )
    return property_of(version, it, language) | kind


def _limit(wanted: Wanted) -> int | None:
    """None: all values."""
    given = wanted.settings.get("limit", 0)
    if isinstance(given, str) and given.isdecimal() and given.isascii() and len(given) < 10:
        given = int(given)
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given < 1e9:
        raise RequestError(400, f"{wanted.id}: the setting 'limit' must be a number from 0")
    return int(given) or None


def _values(
    version: Version, catalogue: Catalogue, key: str, wanted: Wanted, limit: int | None, language: str
) -> list[Json]:
    content = wanted.settings.get("content", "id")
    if content not in ("id", "literal"):
        raise RequestError(400, f"{wanted.id}: the setting 'content' must be 'id' or 'literal'")
    entity = catalogue.find(key)
    if entity is None or wanted.id not in PROPERTIES:
        return []
    told: tuple[Value, ...] = _names(entity) if wanted.id == "name" else entity.values.get(wanted.id, ())
    return [_value(version, catalogue, it, content == "literal", language) for it in told[:limit]]


def _names(entity: Entity) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(entity.names))


def _value(version: Version, catalogue: Catalogue, it: Value, literal: bool, language: str) -> Json:
    if isinstance(it, Reference):
        known = catalogue.entities.get(it.iri)
        name = known.name(language) if known else Label(it.name)
        return worded(version, name, "str") if literal else {"id": it.iri, **worded(version, name)}
    if isinstance(it, Label):
        return worded(version, it, "str")
    if isinstance(it, int):
        return {"int": it}
    return {"float": it} if isinstance(it, float) else {"str": str(it)}
