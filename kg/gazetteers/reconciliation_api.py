"""The client's side of the Reconciliation Service API, versions 0.2 and 1.0-draft: questions out, answers in.

0.2: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
1.0-draft: https://reconciliation-api.github.io/specs/draft/
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal, TypeVar
from urllib.parse import quote, urlencode

import orjson
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from kg.errors import GazetteerError
from kg.gazetteers.web import Web

Version = Literal["0.2", "1.0-draft"]
Value = dict[str, Any]
#: Values of data extension, by id of an entity, then by id of a property.
Values = Mapping[str, Mapping[str, list[Value]]]
#: An id of a property and what it should be.
Told = Sequence[tuple[str, str]]

T = TypeVar("T")
_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"


class _Read(BaseModel):
    """What is read of an answer; other keys are the service's own."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _View(_Read):
    url: str


class Manifest(_Read):
    """What a service says of itself."""

    name: str
    versions: list[str] = []
    serviceVersion: str = ""  # noqa: N815  # the specification's spelling
    identifierSpace: str = ""  # noqa: N815
    view: _View | None = None
    extend: dict[str, Any] | None = None


class Found(_Read):
    """A candidate, as the service gives it."""

    id: str
    name: str
    lang: str | None = None


class _Result02(_Read):
    result: list[Found]


class _Candidates10(_Read):
    candidates: list[Found]


class _Batch10(_Read):
    results: list[_Candidates10]


class _Property10(_Read):
    id: str
    values: list[dict[str, Any]]


class _Row10(_Read):
    id: str
    properties: list[_Property10]


class _Extended02(_Read):
    rows: dict[str, dict[str, list[dict[str, Any]]]]


class _Extended10(_Read):
    rows: list[_Row10]


_BATCH_02 = TypeAdapter(dict[str, _Result02])
_BATCH_10, _EXTENDED_02, _EXTENDED_10 = TypeAdapter(_Batch10), TypeAdapter(_Extended02), TypeAdapter(_Extended10)
_MANIFEST = TypeAdapter(Manifest)


class Api:
    """One service. Every method raises GazetteerError where it does not answer as its API says."""

    def __init__(self, url: str, web: Web) -> None:
        self._url, self._web = url.rstrip("/"), web
        self._manifest: Manifest | None = None

    @property
    def manifest(self) -> Manifest:
        """Read once."""
        if self._manifest is None:
            self._manifest = self._web.get(f"{self._url}/", {}, partial(_parsed, _MANIFEST))
        return self._manifest

    @property
    def version(self) -> Version:
        """The version that is spoken: the final one where the service has both."""
        versions = self.manifest.versions
        if "0.2" in versions:
            return "0.2"
        if "1.0-draft" in versions:
            return "1.0-draft"
        raise GazetteerError(f"{self._url} speaks version {', '.join(versions) or '0.1'}, not 0.2 or 1.0-draft")

    def search(self, names: Sequence[str], told: Told, kind: str | None, limit: int) -> list[list[Found]]:
        """Candidates for each name, in the service's order."""
        if self.version == "0.2":
            asked = {f"q{at}": _query_02(name, told, kind, limit) for at, name in enumerate(names)}
            rows = self._form("queries", asked, _BATCH_02)
            return [rows[key].result if key in rows else [] for key in asked]
        body = orjson.dumps({"queries": [_query_10(name, told, kind, limit) for name in names]})
        answer = self._web.post(f"{self._url}/reconcile", body, _JSON, partial(_parsed, _BATCH_10))
        return [it.candidates for it in answer.results]

    def extend(self, ids: Sequence[str], properties: Sequence[str]) -> Values:
        """Values of the properties; empty where the service has no data extension."""
        if self.manifest.extend is None:
            return {}
        asked = {"ids": list(ids), "properties": [{"id": it} for it in properties]}
        if self.version == "0.2":
            return self._form("extend", asked, _EXTENDED_02).rows
        answer = self._web.post(f"{self._url}/extend", orjson.dumps(asked), _JSON, partial(_parsed, _EXTENDED_10))
        return {row.id: {it.id: it.values for it in row.properties} for row in answer.rows}

    def iri(self, key: str) -> str:
        """The IRI of an entity: its id where that is one, else as the manifest makes it of the id."""
        if re.match("https?://", key):
            return key
        if self.manifest.identifierSpace:
            return self.manifest.identifierSpace + quote(key, safe="%/:@!$&'()*+,;=~")
        view = self.manifest.view
        template = f"{self._url}/{{id}}" if view is None else view.url
        return re.sub(r"\{\{?\+?id\}?\}", lambda _: quote(key, safe=""), template)

    def _form(self, field: str, data: object, kind: TypeAdapter[T]) -> T:
        body = urlencode({field: orjson.dumps(data).decode()}).encode()
        return self._web.post(f"{self._url}/", body, _FORM, partial(_parsed, kind))


def _query_02(name: str, told: Told, kind: str | None, limit: int) -> Value:
    asked: Value = {"query": name, "limit": limit}
    if told:
        asked["properties"] = [{"pid": key, "v": value} for key, value in told]
    return asked | ({} if kind is None else {"type": kind})


def _query_10(name: str, told: Told, kind: str | None, limit: int) -> Value:
    conditions = [{"matchType": "name", "propertyValue": name}]
    conditions += [{"matchType": "property", "propertyId": key, "propertyValue": value} for key, value in told]
    return {"conditions": conditions, "limit": limit} | ({} if kind is None else {"type": kind})


def _parsed(kind: TypeAdapter[T], body: bytes) -> T:
    try:
        return kind.validate_python(orjson.loads(body))
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise GazetteerError(f"the reconciliation service gave no answer of its API: {error}") from error
