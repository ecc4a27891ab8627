"""/reconcile/ in the server: programs get the service, people a page at the same address."""

from __future__ import annotations

import json

import pytest

from tests.serve.serving import Built, web

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
OPENREFINE = "application/json, text/javascript, */*; q=0.01"


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/"])
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        (OPENREFINE, "application/json"),
        (BROWSER, "text/html; charset=utf-8"),
        ("application/json;q=0.5, text/html", "text/html; charset=utf-8"),
        ("text/html;q=0.5, */*", "application/json"),
    ],
)
def test_people_get_a_page_and_programs_the_manifest(site: Built, path: str, accept: str | None, kind: str) -> None:
    headers = {} if accept is None else {"accept": accept}
    found = web.get(site.root + path, headers=headers)
    assert (found.status_code, found.headers["content-type"]) == (200, kind)
    assert "Accept" in found.headers["vary"]
    assert found.headers["access-control-allow-origin"] == "*"
    address = f"{site.root}/reconcile"
    if kind == "application/json":
        assert found.json()["preview"]["url"].startswith(f"{address}/preview")
    else:
        assert f"{address}/<" in found.text


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/"])
def test_batches_are_answered_whatever_is_accepted(site: Built, path: str) -> None:
    batch = {"queries": json.dumps({"q0": {"query": "ZZ910"}})}
    for found in (
        web.post(site.root + path, data=batch, headers={"accept": BROWSER}),
        web.get(site.root + path, params=batch, headers={"accept": BROWSER}),
    ):
        assert "/incident/" in found.json()["q0"]["result"][0]["id"]
    script = web.get(site.root + path, params={"callback": "f"}, headers={"accept": BROWSER})
    assert script.text.startswith("/**/f(")


def test_the_page_tries_a_name(site: Built) -> None:
    found = web.get(f"{site.root}/reconcile/?name=ZZ910&type=incident", headers={"accept": BROWSER})
    assert found.text.count("/doc/airwars/incident/") == 1
    assert "100.0" in found.text
    nothing = web.get(f"{site.root}/reconcile/?name=ZZ0&type=incident", headers={"accept": BROWSER})
    assert "/doc/airwars/incident/" not in nothing.text
    for query in ("type=planet&name=x", f"name={'x' * 201}"):
        assert web.get(f"{site.root}/reconcile/?{query}", headers={"accept": BROWSER}).status_code == 400


def test_the_page_speaks_arabic_and_is_sent_once(site: Built) -> None:
    address = f"{site.root}/reconcile/?lang=ar"
    found = web.get(address, headers={"accept": BROWSER})
    assert '<html lang="ar" dir="rtl"' in found.text
    assert found.headers["content-language"] == "ar"
    again = web.get(address, headers={"accept": BROWSER, "if-none-match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    hostile = web.get(f"{site.root}/reconcile/", params={"name": "<script>x"}, headers={"accept": BROWSER})
    assert "<script>x" not in hostile.text
