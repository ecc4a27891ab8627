"""The preview of an entity: one small page for a frame, without script, images or requests."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.pages.environment import said
from kg.pages.words import Said, visible
from kg.reconcile.catalogue import Catalogue
from kg.reconcile.entities import Entity, Label, Reference, Value
from kg.reconcile.requests import RequestError
from kg.reconcile.schema import TYPES, properties_of
from kg.reconcile.sketch import SIDE, TALL, sketch

#: The size of the frame that clients should make, in CSS pixels.
WIDTH, HEIGHT = 400, 430
#: How many names and how many values of a property are shown.
SHOWN = 6


def preview(catalogue: Catalogue, key: str) -> str:
    """A page on the entity. Raises RequestError (404) for an unknown id."""
    entity = catalogue.find(key)
    if entity is None:
        raise RequestError(404, f"there is no entity {key}")
    return (
        _environment()
        .get_template("preview.html.j2")
        .render(
            iri=entity.iri,
            name=visible(entity.name().text),
            names=[said(Said(it.text, it.language)) for it in list(dict.fromkeys(entity.names))[:SHOWN]],
            types=[TYPES[it].name for it in entity.types],
            description=said(entity.description) if entity.description else "",
            facts=_facts(entity),
            map=sketch(catalogue, entity),
            side=SIDE,
            tall=TALL,
        )
    )


def _facts(entity: Entity) -> list[tuple[str, list[Markup]]]:
    found: list[tuple[str, list[Markup]]] = []
    for it in properties_of(entity.types[0]):
        told = entity.values.get(it.id, ())
        if told:
            more = [Markup("…")] if len(told) > SHOWN else []
            found.append((it.name, [_words(value) for value in told[:SHOWN]] + more))
    return found


def _words(value: Value) -> Markup:
    if isinstance(value, Label):
        return said(Said(value.text, value.language))
    return said(value.name if isinstance(value, Reference) else str(value))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kg.reconcile"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
