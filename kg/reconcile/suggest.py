"""Suggestions while somebody types: entities, types and properties; and a few words on one of them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.names import plain_words
from kg.pages.environment import said
from kg.pages.words import Said
from kg.reconcile.catalogue import Catalogue
from kg.reconcile.compare import EXACT
from kg.reconcile.dialect import Json, Version, property_of, type_of, worded
from kg.reconcile.entities import Entity, Label
from kg.reconcile.requests import RequestError
from kg.reconcile.schema import PROPERTIES, TYPES, Property, Type, properties_of

#: How many suggestions one answer holds; `cursor` skips those before.
PAGE = 20


def suggest_entities(
    version: Version, catalogue: Catalogue, prefix: str, cursor: int, types: tuple[str, ...] = (), language: str = "en"
) -> Json:
    """Entities of which a name or a word of a name begins with `prefix`; of these types, any where there are none."""
    found = [it for it in catalogue.lookup.beginning(prefix) if not types or set(types) & set(it.types)]
    return {"result": [_entity(version, it, language) for it in found[cursor : cursor + PAGE]]}


def suggest_types(version: Version, prefix: str, cursor: int, language: str = "en") -> Json:
    """Types whose name begins so, in English or Arabic."""
    found = [it for it in TYPES.values() if _begins(prefix, (it.id, it.name, it.name_ar))]
    told = [type_of(version, it, language) | {"description": it.description} for it in found]
    return {"result": told[cursor : cursor + PAGE]}


def suggest_properties(version: Version, prefix: str, cursor: int, language: str = "en") -> Json:
    """Properties that a query may give, whose name begins so, in English or Arabic."""
    found = [it for it in PROPERTIES.values() if it.matched and _begins(prefix, (it.id, it.name, it.name_ar))]
    return {"result": [_property(version, it, language) for it in found[cursor : cursor + PAGE]]}


def propose_properties(version: Version, kind: str | None, limit: int | None, language: str = "en") -> Json:
    """The properties that can be fetched of things of a type, of any type where None."""
    found = [property_of(version, it, language) for it in properties_of(kind)]
    told: Json = {"properties": found if limit is None else found[:limit]}
    return told | ({} if kind is None else {"type": kind}) | ({} if limit is None else {"limit": limit})


def flyout(catalogue: Catalogue, what: str, key: str) -> Json:
    """A few words in HTML on an entity, a type or a property. Raises RequestError (404) for an unknown id."""
    if what == "entity":
        entity = catalogue.find(key)
        if entity is None:
            raise RequestError(404, f"there is no entity {key}")
        names = " · ".join(said(Said(it.text, it.language)) for it in _different(entity.names)[:5])
        return {"id": key, "html": f"<p>{names}</p><p>{said(entity.description)}</p>"}
    told: Type | Property | None = TYPES.get(key) if what == "type" else PROPERTIES.get(key)
    if told is None:
        raise RequestError(404, f"there is no {what} {key}")
    name = f"{said(told.name)} · {said(Said(told.name_ar, 'ar'))}"
    return {"id": key, "html": f"<p>{name}</p><p>{said(told.description)}</p>"}


def _entity(version: Version, it: Entity, language: str) -> Json:
    described = {"description": it.description} if it.description else {}
    notable = [type_of(version, TYPES[each], language) for each in it.types]
    return {"id": it.iri, **worded(version, it.name(language)), **described, "notable": notable}


def _property(version: Version, it: Property, language: str) -> Json:
    told = property_of(version, it, language) | {"description": it.description}
    if version == "0.2" or it.kind not in {"name", "reference"}:
        return told
    exact = {"id": EXACT, **worded(version, Label("The same words, but for case and marks", "en"))}
    return told | {"matchQualifiers": [exact]}


def _begins(prefix: str, names: tuple[str, ...]) -> bool:
    wanted = plain_words(prefix)
    return any(f" {plain_words(name)}".find(f" {wanted}") >= 0 for name in names)


def _different(names: Iterable[Label]) -> list[Label]:
    return list(dict.fromkeys(names))
