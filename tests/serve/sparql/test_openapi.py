"""The OpenAPI document against the server: schemathesis makes up requests from it, and answers must fit it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ROOT
from tests.serve.sparql.serving import Served, served

_CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.fixture(scope="module")
def whole(public: Path) -> Iterator[Served]:
    """The whole server: the document speaks of more than of queries."""
    with served(public, whole=True, seconds_a_minute=100_000, fast_seconds=2) as running:
        yield running


def test_the_document_is_one(service: Served) -> None:
    told = service.client.get(f"{service.url}/openapi.json")
    assert told.headers["content-type"] == "application/json"
    document = told.json()
    assert document["openapi"].startswith("3.1")
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    names = [it["operationId"] for path in document["paths"].values() for it in path.values()]
    assert len(names) == len(set(names))
    assert {"/doc/{path}", "/search.json", "/sparql", "/graphs", "/queries"} <= set(document["paths"])
    assert sum(path.startswith("/q/") for path in document["paths"]) > 20


def test_what_schemathesis_makes_up_is_answered_as_told(whole: Served, tmp_path: Path) -> None:
    """No 5xx, and every answer has a status, a media type and a form that the document names."""
    arguments = [
        "run", f"{whole.url}/openapi.json", "--url", whole.url, "--checks", _CHECKS,
        "--max-examples", "25", "--seed", "1", "--phases", "examples,coverage,fuzzing", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(
        [Path(sys.executable).with_name("st"), *arguments],
        cwd=tmp_path, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6_000:]


def test_the_document_is_the_same_each_time(service: Served) -> None:
    first, second = (service.client.get(f"{service.url}/openapi.json") for _ in range(2))
    assert first.content == second.content
    assert str(ROOT) not in json.dumps(first.json())
