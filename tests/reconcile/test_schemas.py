"""Every answer of every endpoint holds to the specification's JSON Schemas, and its examples are taken or refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.reconcile.schema import PROPERTIES, TYPES
from tests.reconcile.asked import DRAFT, get, post, service
from tests.reconcile.schemas import VERSIONS, complaints, examples

PREFIX = {"0.2": "", "1.0-draft": DRAFT}


def ids() -> list[str]:
    return [*service().entities, "https://example.org/nobody", ""]


def batch(version: str, names: list[str], **more: Any) -> Any:
    """The same names asked in the form of each version."""
    if version == "0.2":
        asked = {f"q{at}": {"query": name, **more} for at, name in enumerate(names)}
        return post("/", data={"queries": json.dumps(asked)}).json()
    queries = [{"conditions": [{"matchType": "name", "propertyValue": name}], **more} for name in names]
    return post(f"{DRAFT}/reconcile", json={"queries": queries}).json()


def extended(version: str, ids: list[str], properties: list[dict[str, Any]]) -> Any:
    asked = {"ids": ids, "properties": properties}
    if version == "0.2":
        return post("/", data={"extend": json.dumps(asked)}).json()
    return post(f"{DRAFT}/extend", json=asked).json()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_manifest(version: str) -> None:
    told = get(f"{PREFIX[version]}/").json()
    assert complaints(version, "manifest", told) == []
    assert told["versions"] == [version]
    assert get(DRAFT).json() == get(f"{DRAFT}/").json()


@pytest.mark.parametrize("version", VERSIONS)
def test_batches(version: str) -> None:
    """Every name of the store is asked for, with and without a type."""
    known = sorted({it.name().text for it in service().entities.values()})
    for at in range(0, len(known), 50):
        names = known[at : at + 50]
        for more in ({}, {"type": "place"}, {"limit": 1}, {"type": "nothing of ours"}):
            told = batch(version, names, **more)
            assert complaints(version, "reconciliation-result-batch", told) == []
            rows = (
                [it["result"] for it in told.values()]
                if version == "0.2"
                else [it["candidates"] for it in told["results"]]
            )
            assert len(rows) == len(names)
            assert all(len(row) <= (1 if "limit" in more else 10) for row in rows)
            assert all(row for row in rows) or "type" in more


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("what", ["entity", "type", "property"])
@pytest.mark.parametrize("prefix", ["", "a", "P", "ا", "Z", "U.S", "-", "%"])
def test_suggestions(version: str, what: str, prefix: str) -> None:
    schema = {"entity": "suggest-entities", "type": "suggest-types", "property": "suggest-properties"}[what]
    told = get(f"{PREFIX[version]}/suggest/{what}", params={"prefix": prefix}).json()
    assert complaints(version, f"{schema}-response", told) == []
    assert len(told["result"]) <= 20


@pytest.mark.parametrize("version", VERSIONS)
def test_data_extension(version: str) -> None:
    """Every property of every entity, and ids and properties that there are not."""
    properties = [{"id": it} for it in (*PROPERTIES, "nothing of ours")]
    asked = ids()
    for at in range(0, len(asked), 40):
        told = extended(version, asked[at : at + 40], properties)
        assert complaints(version, "data-extension-response", told) == []
        assert complaints(version, "data-extension-query", {"ids": asked, "properties": properties}) == []
        keys = list(told["rows"]) if version == "0.2" else [it["id"] for it in told["rows"]]
        assert keys == asked[at : at + 40]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", [None, "nothing of ours", *TYPES])
def test_property_proposals(version: str, kind: str | None) -> None:
    params = {"limit": "3"} | ({} if kind is None else {"type": kind})
    told = get(f"{PREFIX[version]}/extend/propose", params=params).json()
    assert complaints(version, "data-extension-property-proposal", told) == []
    assert len(told["properties"]) <= 3 and (told["properties"] or kind == "nothing of ours")


@pytest.mark.parametrize("version", VERSIONS)
def test_types(version: str) -> None:
    for it in get(f"{PREFIX[version]}/suggest/type", params={"prefix": ""}).json()["result"]:
        assert complaints(version, "type", it) == []


def test_flyouts_have_the_form_of_the_example() -> None:
    (_, example), *_ = examples("0.2", "flyout-response", "valid")
    for what, key in (("entity", ids()[0]), ("type", "place"), ("property", "country")):
        told = get(f"/flyout/{what}", params={"id": key}).json()
        assert {k: type(v) for k, v in told.items()} == {k: type(v) for k, v in example.items()}
        assert told["id"] == key and "<script" not in told["html"]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_query_batches_of_the_specification(version: str, kind: str) -> None:
    found = examples(version, "reconciliation-query-batch", kind)
    assert found
    for name, example in found:
        assert bool(complaints(version, "reconciliation-query-batch", example)) == (kind == "invalid"), name
        if version == "0.2":
            told = post("/", data={"queries": json.dumps(example)})
        else:
            told = post(f"{DRAFT}/reconcile", json=example)
        if kind == "valid":
            assert told.status_code == 200, name
            assert complaints(version, "reconciliation-result-batch", told.json()) == [], name
        else:
            assert told.status_code == 400 and told.json()["message"], name


@pytest.mark.parametrize("version", VERSIONS)
def test_extension_queries_of_the_specification(version: str) -> None:
    for name, example in examples(version, "data-extension-query", "valid"):
        told = extended(version, example["ids"], example["properties"])
        assert complaints(version, "data-extension-response", told) == [], name


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("what", "schema"),
    [
        ("manifest", "manifest"),
        ("reconciliation-result-batch", "reconciliation-result-batch"),
        ("data-extension-response", "data-extension-response"),
    ],
)
def test_the_schemas_tell_wrong_answers_from_right_ones(version: str, what: str, schema: str) -> None:
    """A validator that takes everything would prove nothing above."""
    for kind in ("valid", "invalid"):
        found = [(name, complaints(version, schema, data)) for name, data in examples(version, what, kind)]
        assert found
        assert all(bool(said) == (kind == "invalid") for _, said in found), found
