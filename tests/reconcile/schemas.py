"""The JSON Schemas of both versions, read from the shared data; their references to one another stay local."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.conftest import shared

VERSIONS = ("0.2", "1.0-draft")


def folder(version: str) -> Path:
    return shared("w3c/reconciliation") / version


def complaints(version: str, schema: str, data: Any) -> list[str]:
    """What the schema says against the data, empty where all is well. Skips where the schemas are absent."""
    return [f"{list(it.absolute_path)}: {it.message}" for it in _validator(version, schema).iter_errors(data)]


def examples(version: str, what: str, kind: str) -> list[tuple[str, Any]]:
    """The specification's examples by the name of their file; `kind` is valid or invalid."""
    paths = sorted((folder(version) / "examples" / what / kind).glob("*.json"))
    return [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


@cache
def _validator(version: str, schema: str) -> Draft7Validator:
    registry: Registry[Any] = Registry()
    wanted: dict[str, Any] = {}
    for path in sorted((folder(version) / "schemas").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == schema:
            wanted = data
        registry = registry.with_resource(data["$id"], Resource.from_contents(data, default_specification=DRAFT7))
    return Draft7Validator(wanted, registry=registry)
