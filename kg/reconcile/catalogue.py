"""Everything that can be reconciled, read once from a published view and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kg.export.base import View
from kg.iri import Names
from kg.reconcile.entities import Days, Entity, Label, Located, Reference, Value
from kg.reconcile.lookup import Lookup
from kg.reconcile.schema import ACTOR_TYPES
from kg.resources import text
from kg.store import Term

Row = dict[str, Term]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`entities` by IRI, in the order of the IRIs. `lookup` finds them by name, code and value."""

    names: Names
    entities: dict[str, Entity]
    lookup: Lookup
    _decoded: dict[str, str | None]

    def find(self, iri: str) -> Entity | None:
        """The entity with this IRI; None: there is none.

        A client that fills a URL template may have decoded or encoded the escapes of an IRI once; the answer is the
        same as long as only one entity can be meant.
        """
        exact = self.entities.get(iri)
        if exact is not None:
            return exact
        meant = self._decoded.get(unquote(iri)) or self._decoded.get(unquote(unquote(iri)))
        return self.entities[meant] if meant else None


def catalogue(view: View) -> Catalogue:
    """The places, incidents and actors of a view that bear a name."""
    names = view.names
    values = _values(view)
    labels: dict[str, list[tuple[bool, Label]]] = {}
    types: dict[str, tuple[str, ...]] = {}
    for row in _rows(view, "names"):
        kinds = _types(row, names)
        if kinds:
            iri = row["thing"].value
            known = {*types.get(iri, ()), *kinds}
            types[iri] = tuple(sorted(known, key=lambda it: (it == "actor", it)))
            labels.setdefault(iri, []).append((row["preferred"].value != "true", _label(row["name"])))
    entities = {
        iri: Entity(iri, types[iri], tuple(it for _, it in sorted(labels[iri], key=_rank)), values.get(iri, {}))
        for iri in sorted(labels)
    }
    decoded: dict[str, str | None] = {}
    for iri in entities:
        plain = unquote(iri)
        decoded[plain] = None if plain in decoded else iri
    return Catalogue(names, entities, Lookup(entities.values()), decoded)


def _values(view: View) -> dict[str, dict[str, tuple[Value, ...]]]:
    """By IRI, then by property."""
    found: dict[str, dict[str, dict[Value, None]]] = {}  # each once, in order: a region may have thousands of incidents
    for thing, key, value in _told(view):
        found.setdefault(thing, {}).setdefault(key, {})[value] = None
    _add_areas(found)
    return {thing: {key: tuple(values) for key, values in told.items()} for thing, told in found.items()}


def _told(view: View) -> Iterator[tuple[str, str, Value]]:
    for row in _rows(view, "facts"):
        value = row["value"]
        name = row["label"].value if "label" in row else value.value
        told = _label(value) if isinstance(value, Literal) else Reference(value.value, name)
        if row["property"].value == "permalink":
            told = Label(value.value)
        yield row["thing"].value, row["property"].value, told
    for row in _rows(view, "points"):
        radius = float(row["radius"].value) if "radius" in row else None
        yield row["thing"].value, "point", Located(float(row["latitude"].value), float(row["longitude"].value), radius)
    for row in _rows(view, "days"):
        first, last = (date.fromisoformat(row[key].value) for key in ("earliest", "latest"))
        yield row["thing"].value, "date", Days(first, last)
    for row in _rows(view, "figures"):
        yield row["thing"].value, "killed", Label(row["words"].value)
        for key in ("minimum", "maximum"):
            if key in row:
                yield row["thing"].value, f"killed_{key[:3]}", int(row[key].value)


def _add_areas(found: dict[str, dict[str, dict[Value, None]]]) -> None:
    """An incident lies in the region and country of the place that the monitor gives."""
    for told in found.values():
        for place in [it for it in told.get("place", ()) if isinstance(it, Reference)]:
            for key in ("region", "country"):
                wider = found.get(place.iri, {}).get(key)
                if wider:
                    told.setdefault(key, {}).update(wider)


def _rows(view: View, name: str) -> list[Row]:
    """In a fixed order: the store gives none."""
    found = view.graphs.rows(text(f"queries/reconcile/{name}.rq", view.names.base))
    return sorted(found, key=lambda row: sorted((key, str(term)) for key, term in row.items()))


def _types(row: Row, names: Names) -> tuple[str, ...]:
    simple = {names.chv.Place: ("place",), names.chv.Incident: ("incident",)}
    kind, role = row["class"], row.get("kind")
    if isinstance(kind, NamedNode) and kind in simple:
        return simple[kind]
    return ACTOR_TYPES.get(role.value.removeprefix(names.chc.iri), ()) if role else ()


def _label(term: Term) -> Label:
    return Label(term.value, term.language if isinstance(term, Literal) else None)


def _rank(ranked: tuple[bool, Label]) -> tuple[bool, bool, str, str]:
    """Preferred names first, English before other languages."""
    other, label = ranked
    return other, label.language != "en", label.language or "", label.text
