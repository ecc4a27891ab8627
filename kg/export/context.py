"""Terms of a JSON-LD context, and how each writes values so that they read back as they were.

Source: JSON-LD 1.1, section 4 (https://www.w3.org/TR/json-ld11/#advanced-concepts). Only the parts that
ontology/context.jsonld uses are known: prefixes, @type coercion, @language containers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.terms import RDF, XSD

_SAFE_INTEGER = 2**53


@dataclass(frozen=True, slots=True)
class _Term:
    name: str
    coercion: str | None  # "@id", an IRI of a datatype, or None
    by_language: bool


class Context:
    """`definitions` is what stands under "@context". Raises ValueError where a definition is of another kind."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._prefixes = {
            name: iri for name, iri in definitions.items() if isinstance(iri, str) and iri.endswith(("#", "/"))
        }
        self._namespaces = tuple(self._prefixes.values())
        self._terms: dict[str, _Term] = {}
        for name, definition in definitions.items():
            if name.startswith("@") or name in self._prefixes:
                continue
            if isinstance(definition, str):
                self._define(_Term(name, None, by_language=False), definition)
            elif not definition.keys() <= {"@id", "@type", "@container"}:
                message = f"the context defines '{name}' in a way that the exporter does not know"
                raise ValueError(message)
            else:
                coercion = definition.get("@type")
                kind = coercion if coercion in (None, "@id") else self.expand(coercion)
                by_language = "@language" in definition.get("@container", ())
                self._define(_Term(name, kind, by_language), definition["@id"])

    def _define(self, term: _Term, iri: str) -> None:
        if self._terms.setdefault(self.expand(iri), term) is not term:
            message = f"the context gives two terms to {iri}"
            raise ValueError(message)

    def expand(self, iri: str) -> str:
        """What `compact` made shorter."""
        prefix, colon, local = iri.partition(":")
        return self._prefixes[prefix] + local if colon and prefix in self._prefixes else iri

    def compact(self, iri: str) -> str:
        """The IRI with a prefix where one fits, else whole."""
        if not iri.startswith(self._namespaces):  # most are things: asked at once
            return iri
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace) and not iri.startswith("//", len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def key(self, iri: str) -> str:
        """The name under which a class, or a property whose values are nodes, stands."""
        term = self._terms.get(iri)
        return self.compact(iri) if term is None or term.by_language else term.name

    def property(self, predicate: str, objects: Sequence[Literal | NamedNode | dict[str, Any]]) -> dict[str, Any]:
        """The JSON members for one predicate: two where a language map cannot take all. A dict is a nested node."""
        term = self._terms.get(predicate)
        if term is None or not term.by_language:
            coercion = term.coercion if term else None
            return {self.key(predicate): _one_or_many([self._value(it, coercion) for it in objects])}
        words: dict[str, list[str]] = {}
        others: list[Any] = []
        for it in objects:
            if isinstance(it, Literal) and it.datatype in (XSD.string, RDF.langString):
                words.setdefault(it.language or "@none", []).append(it.value)
            else:
                others.append(self._value(it, None))
        members: dict[str, Any] = {}
        if words:
            members[term.name] = {language: _one_or_many(words[language]) for language in sorted(words)}
        if others:
            members[self.compact(predicate)] = _one_or_many(others)
        return members

    def _value(self, thing: Literal | NamedNode | dict[str, Any], coercion: str | None) -> Any:
        if isinstance(thing, dict):
            return thing
        if isinstance(thing, NamedNode):
            iri = self.compact(thing.value)
            return iri if coercion == "@id" else {"id": iri}
        if thing.language is not None:
            return {"@value": thing.value, "@language": thing.language}
        if thing.datatype == XSD.string:
            return thing.value if coercion is None else {"@value": thing.value}
        if thing.datatype.value != coercion:
            return {"@value": thing.value, "@type": self.compact(thing.datatype.value)}
        return _native(thing)


def _native(literal: Literal) -> int | bool | str:
    """Whole numbers and truth values as JSON has them where the same digits come back, else the digits as text."""
    value = literal.value
    if literal.datatype == XSD.boolean and value in ("true", "false"):
        return value == "true"
    if literal.datatype == XSD.integer:
        try:
            number = int(value)
        except ValueError:
            return value
        if str(number) == value and abs(number) < _SAFE_INTEGER:
            return number
    return value


def _one_or_many(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
