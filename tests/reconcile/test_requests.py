"""No request whatever brings the service down: an answer, or a clear refusal in JSON. Limits are kept."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Mount

from kg.reconcile.app import application
from tests.reconcile.asked import DRAFT, ROOT, ask, get, post, service

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}

words = st.one_of(
    st.text(max_size=30), st.sampled_from(["Zebra", "place", "CS1", "country", "36.2, 38.0", "2017-07-02"])
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
values = st.one_of(words, st.integers(), st.booleans(), st.fixed_dictionaries({"id": words}, optional={"name": words}))
ids = st.sampled_from(["name", "country", "point", "date", "code", "incident", "killed_min", "permalink", "no"]) | words
queries_02 = st.dictionaries(
    words,
    st.fixed_dictionaries(
        {"query": words},
        optional={
            "type": words | st.lists(words, max_size=3),
            "limit": st.integers(-2, 60) | st.floats(allow_nan=False),
            "type_strict": st.sampled_from(["any", "should", "all"]),
            "properties": st.lists(
                st.fixed_dictionaries({"pid": ids, "v": values | st.lists(values, max_size=3)}), max_size=4
            ),
        },
    ),
    max_size=4,
)
conditions = st.fixed_dictionaries(
    {"matchType": st.sampled_from(["name", "id", "property"]), "propertyValue": values | st.lists(values, max_size=3)},
    optional={
        "propertyId": ids,
        "required": st.booleans(),
        "matchQuantifier": st.sampled_from(["any", "all", "none"]),
        "matchQualifier": st.sampled_from(["ExactMatch", "x"]),
    },
)
queries_10 = st.fixed_dictionaries(
    {
        "queries": st.lists(
            st.fixed_dictionaries(
                {"conditions": st.lists(conditions, max_size=4)},
                optional={"type": words, "limit": st.integers(-2, 60), "lang": words, "dir": st.just("rtl")},
            ),
            max_size=4,
        )
    }
)


def refused_or_answered(told: Any) -> None:
    assert told.status_code in (200, 400, 404, 405, 413, 415), told.text
    if told.status_code != 200:
        data = told.json()
        assert data["status"] == "error" and data["message"]


@settings(max_examples=120, deadline=None)
@given(queries_02 | anything)
def test_batches_of_02(queries: Any) -> None:
    refused_or_answered(post("/", data={"queries": json.dumps(queries)}))


@settings(max_examples=120, deadline=None)
@given(queries_10 | anything)
def test_batches_of_10(queries: Any) -> None:
    refused_or_answered(post(f"{DRAFT}/reconcile", content=json.dumps(queries), headers=JSON))


wanted = st.fixed_dictionaries(
    {"id": ids},
    optional={"settings": st.dictionaries(st.sampled_from(["limit", "content", "x"]), anything)},
)
extensions = st.fixed_dictionaries({"ids": st.lists(words), "properties": st.lists(wanted)})


@settings(max_examples=60, deadline=None)
@given(extensions | anything)
def test_data_extensions(asked: Any) -> None:
    refused_or_answered(post("/", data={"extend": json.dumps(asked)}))
    refused_or_answered(post(f"{DRAFT}/extend", content=json.dumps(asked), headers=JSON))


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from(["", "application/json", "application/x-www-form-urlencoded", "text/x"])
)
def test_bytes(body: bytes, media_type: str) -> None:
    for path in ("/", f"{DRAFT}/reconcile", f"{DRAFT}/extend", "/preview"):
        refused_or_answered(ask("POST", path, content=body, headers={"Content-Type": media_type}))


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["/", "/suggest/entity", "/suggest/x", "/flyout/type", "/flyout/x", "/preview", "/extend/propose"]),
    st.dictionaries(
        st.sampled_from(["prefix", "cursor", "id", "type", "limit", "callback", "queries", "extend"]), words
    ),
)
def test_addresses(path: str, params: dict[str, str]) -> None:
    refused_or_answered_or_script(get(path, params=params))
    refused_or_answered_or_script(get(f"{DRAFT}{path}", params=params))


def refused_or_answered_or_script(told: Any) -> None:
    if told.status_code != 200:
        refused_or_answered(told)
    assert b"<script" not in told.content.lower() or "html" not in told.headers["content-type"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/?queries=%7B", "no JSON"),
        ("/?queries=%7B%7D&queries=%7B%7D", "given 2 times"),
        ("/?queries=%7B%7D&extend=%7B%7D", "not both"),
        ("/?queries=%5B%5D", "an object of queries"),
        ("/?callback=alert(1)//", "callback"),
        ("/?x=%ff", "cannot be read"),
        ("/suggest/entity", "'prefix' is needed"),
        ("/suggest/entity?prefix=a&cursor=-1", "'cursor' must be"),
        ("/extend/propose?limit=x", "'limit' must be"),
    ],
)
def test_a_refusal_says_why(path: str, reason: str) -> None:
    told = get(path)
    assert told.status_code == 400
    assert reason in told.json()["message"]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"limit": 3}, "q.*needs 'query'"),
        ({"query": "a", "limit": 0}, "at least 1"),
        ({"query": "a", "limit": "3"}, "limit"),
        ({"query": "a", "typo": 1}, "typo"),
        ({"query": "a", "properties": [{"p": "country", "v": 1}]}, "pid"),
        ({"query": "a", "type_strict": "maybe"}, "type_strict"),
    ],
)
def test_a_wrong_query_is_told_by_its_key(query: Any, reason: str) -> None:
    told = post("/", data={"queries": json.dumps({"q": query})})
    assert told.status_code == 400
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(told.json()["message"])


def test_limits() -> None:
    def batch(number: int) -> dict[str, Any]:
        return {f"q{at}": {"query": "Zebra"} for at in range(number)}

    assert post("/", data={"queries": json.dumps(batch(50))}).status_code == 200
    assert post("/", data={"queries": json.dumps(batch(51))}).status_code == 413
    asked = {"queries": [{"conditions": [{"matchType": "name", "propertyValue": "Zebra"}]}] * 51}
    assert post(f"{DRAFT}/reconcile", json=asked).status_code == 413
    long = "x" * 100_001
    assert post("/", content=long, headers=FORM).status_code == 413
    assert post(f"{DRAFT}/reconcile", content=long, headers=JSON).status_code == 413
    assert "message" in post("/", content=long, headers=FORM).json()


def test_media_types() -> None:
    assert post("/", json={}).status_code == 415
    assert post(f"{DRAFT}/reconcile", data={"queries": "{}"}).status_code == 415
    assert post("/", data={"query": "x"}).status_code == 400
    assert ask("DELETE", "/").status_code == 405
    assert get("/nowhere").json() == {"status": "error", "message": "Not Found"}


def test_anybody_may_ask() -> None:
    told = get("/", headers={"Origin": "http://127.0.0.1:3333"})
    assert told.headers["access-control-allow-origin"] == "*"
    refusal = get("/suggest/entity", headers={"Origin": "null"})
    assert refusal.status_code == 400 and refusal.headers["access-control-allow-origin"] == "*"
    headers = {"Origin": "https://x.example", "Access-Control-Request-Method": "POST"}
    before = ask("OPTIONS", f"{DRAFT}/reconcile", headers=headers | {"Access-Control-Request-Headers": "content-type"})
    assert before.status_code == 200 and "content-type" in before.headers["access-control-allow-headers"].lower()


def test_jsonp() -> None:
    told = get("/?callback=jQuery1.x_2")
    assert told.headers["content-type"].startswith("application/javascript")
    assert told.headers["x-content-type-options"] == "nosniff"
    assert told.text.startswith("/**/jQuery1.x_2({") and told.text.endswith("});")
    assert get(f"{DRAFT}?callback=f").json()["versions"] == ["1.0-draft"]


@pytest.mark.parametrize("host", ['x"><script>', "a b", "[", "x/../y", ""])
def test_a_host_that_is_none(host: str) -> None:
    told = get("/", headers={"Host": host})
    assert told.status_code == 400 and "Host" in told.json()["message"]


def test_the_address_follows_where_the_service_is_mounted() -> None:
    mounted = Starlette(routes=[Mount("/match", application(service()))])
    told = asyncio.run(_manifest(mounted, "/match/"))
    assert told["suggest"]["entity"]["service_url"] == f"{ROOT}/match"
    assert told["preview"]["url"].startswith(f"{ROOT}/match/preview?id=")
    public = asyncio.run(_manifest(application(service(), "https://example.org/harm/"), "/1.0-draft"))
    assert public["view"]["url"] == "https://example.org/harm/1.0-draft/view?id={id}"


async def _manifest(app: Starlette, path: str) -> Any:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ROOT) as client:
        return (await client.get(path)).json()
