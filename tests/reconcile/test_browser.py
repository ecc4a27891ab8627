"""A browser plays the client: manifest by fetch and by JSONP, a batch, suggestions while one types, preview, extension.

The service runs in a process of its own, on a free port of this machine; the client's page comes from another port, as
OpenRefine's does.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browsers import chromium
from tests.reconcile.serving import Served

# The client's page: what the specification tells a client to do, as functions of this page alone.
CLIENT = """<!doctype html><meta charset="utf-8"><title>client</title>
<input id="box"><ul id="list"></ul><div id="frame"></div>
<script>
async function asked(url, options) { return await (await fetch(url, options)).json(); }
function jsonp(url) {
  return new Promise((done, failed) => {
    const script = document.createElement("script"), name = "client_callback";
    window[name] = done; script.onerror = failed;
    script.src = url + (url.includes("?") ? "&" : "?") + "callback=" + name;
    document.body.append(script);
  });
}
function form(field, data) { return {method: "POST", body: new URLSearchParams({[field]: JSON.stringify(data)})}; }
function json(data) {
  return {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(data)};
}
function typing(service) {
  document.getElementById("box").addEventListener("input", async event => {
    const url = service.service_url + service.service_path + "?prefix=" + encodeURIComponent(event.target.value);
    const told = await asked(url);
    document.getElementById("list").replaceChildren(...told.result.map(it => {
      const item = document.createElement("li"); item.textContent = it.name; item.dataset.id = it.id; return item;
    }));
  });
}
function shown(manifest, id) {
  const frame = document.createElement("iframe");
  frame.width = manifest.preview.width; frame.height = manifest.preview.height;
  frame.src = manifest.preview.url.replace("{{id}}", encodeURIComponent(id));
  document.getElementById("frame").replaceChildren(frame);
}
</script>
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The client's page in a browser; what it complains of fails the test at the end."""
    folder: Path = tmp_path_factory.mktemp("client")
    (folder / "client.html").write_text(CLIENT, encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    complaints: list[str] = []
    try:
        with chromium() as browser:
            page = browser.new_page()
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(f"http://127.0.0.1:{server.server_port}/client.html")
            yield page
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert complaints == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


def test_the_manifest_by_fetch_and_by_jsonp(client: Page, service: Served) -> None:
    by_fetch = client.evaluate("url => asked(url)", service.root)
    by_jsonp = client.evaluate("url => jsonp(url)", service.root)
    assert by_fetch == by_jsonp
    assert by_fetch["versions"] == ["0.2"]
    assert by_fetch["suggest"]["entity"]["service_url"] == service.root.rstrip("/")
    draft = client.evaluate("url => asked(url)", f"{service.root}1.0-draft")
    assert draft["versions"] == ["1.0-draft"]


def test_a_batch_in_both_versions(client: Page, service: Served) -> None:
    queries = {"q0": {"query": "ZZ900", "type": "incident"}, "q1": {"query": "Nobody's Town"}}
    told = client.evaluate("([url, queries]) => asked(url, form('queries', queries))", [service.root, queries])
    best = told["q0"]["result"][0]
    assert best["match"] is True and best["score"] == 100 and "ZZ900" in best["name"]
    assert told["q1"] == {"result": []}
    by_jsonp = client.evaluate(
        "([url, queries]) => jsonp(url + '?queries=' + encodeURIComponent(JSON.stringify(queries)))",
        [service.root, queries],
    )
    assert by_jsonp == told
    # a request in JSON is asked about before (CORS preflight)
    asked = {"queries": [{"type": "incident", "conditions": [{"matchType": "name", "propertyValue": "ZZ900"}]}]}
    draft = client.evaluate(
        "([url, asked_]) => asked(url + '1.0-draft/reconcile', json(asked_))", [service.root, asked]
    )
    assert draft["results"][0]["candidates"][0]["id"] == best["id"]


@pytest.mark.parametrize(
    ("what", "typed", "expected"), [("type", "pla", "Place"), ("property", "coun", "Country"), ("entity", "ZZ9", "ZZ9")]
)
def test_suggestions_as_one_types(client: Page, service: Served, what: str, typed: str, expected: str) -> None:
    manifest = client.evaluate("url => asked(url)", service.root)
    client.reload()
    client.evaluate("service => typing(service)", manifest["suggest"][what])
    client.locator("#box").press_sequentially(typed, delay=20)
    client.locator("#list li", has_text=expected).first.wait_for()
    key = client.locator("#list li", has_text=expected).first.get_attribute("data-id")
    flyout = manifest["suggest"][what]
    url = flyout["flyout_service_url"] + flyout["flyout_service_path"]
    told = client.evaluate("([url, id]) => asked(url.replace('${id}', encodeURIComponent(id)))", [url, key])
    assert told["id"] == key and "<bdi" in told["html"]


def test_a_preview_in_a_frame(client: Page, service: Served) -> None:
    manifest = client.evaluate("url => asked(url)", service.root)
    queries = {"q0": {"properties": [{"pid": "country", "v": "Ardistan"}], "type": "place", "limit": 100}}
    told = client.evaluate("([url, queries]) => asked(url, form('queries', queries))", [service.root, queries])
    ids = [it["id"] for it in told["q0"]["result"]]
    wanted = [{"id": "point"}, {"id": "name"}]
    rows = client.evaluate(
        "([url, q]) => asked(url, form('extend', q))", [service.root, {"ids": ids, "properties": wanted}]
    )["rows"]
    key = next(it for it in ids if rows[it]["point"] and len(rows[it]["name"]) > 1)
    requests: list[str] = []
    client.on("request", lambda request: requests.append(request.url))
    client.evaluate("([manifest, id]) => shown(manifest, id)", [manifest, key])
    frame = client.frame_locator("#frame iframe")
    frame.locator("h1").wait_for()
    assert frame.locator("h1").inner_text() == rows[key]["name"][0]["str"]
    arabic = frame.locator('bdi[lang="ar"]').first
    assert arabic.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert frame.locator("svg circle.own").count() >= 1
    assert frame.locator("svg").bounding_box() is not None
    assert frame.locator("script, img, link[rel=stylesheet]").count() == 0
    assert len(requests) == 1, "a preview asks for nothing but itself"


def test_data_extension_in_both_versions(client: Page, service: Served) -> None:
    manifest = client.evaluate("url => asked(url)", service.root)
    propose = manifest["extend"]["propose_properties"]
    url = f"{propose['service_url']}{propose['service_path']}?type=incident&limit=50"
    proposed = client.evaluate("url => asked(url)", url)
    wanted = [{"id": it["id"]} for it in proposed["properties"]]
    assert {"code", "date", "place"} <= {it["id"] for it in wanted}
    queries = {"q0": {"query": "ZZ900", "type": "incident"}}
    told = client.evaluate("([url, queries]) => asked(url, form('queries', queries))", [service.root, queries])
    asked = {"ids": [told["q0"]["result"][0]["id"]], "properties": wanted}
    old = client.evaluate("([url, q]) => asked(url, form('extend', q))", [service.root, asked])
    new = client.evaluate("([url, q]) => asked(url + '1.0-draft/extend', json(q))", [service.root, asked])
    (row,) = old["rows"].values()
    assert {"str": "ZZ900"} in row["code"]
    assert [it["id"] for it in new["rows"][0]["properties"]] == [it["id"] for it in wanted]
