"""`kg serve`: what it refuses to show, and to whom; behind a prefix; in several processes."""

from __future__ import annotations

import json
import shutil
import threading
import time
from pathlib import Path

import httpx
import pytest

from kg.cli.serve import _fit_for, _prefix
from kg.errors import SettingsError, UsageError
from kg.settings import Settings
from tests.conftest import ROOT
from tests.runs import kg
from tests.serve.serving import Built, served, web


def test_undecided_settings_are_refused(site: Built, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(f'base = "{site.root}/"\nvictims = "names"\n', encoding="utf-8")
    done = kg("serve", "--store", site.folder / "output", "--config", tmp_path / "kg.toml", "--port", "0")
    assert done.code == 3
    assert 'text = "quotes"' in done.err


def test_other_settings_than_those_of_the_build_are_refused(site: Built, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('victims = "counts"\ntext = "none"\n', encoding="utf-8")
    done = kg("serve", "--store", site.folder / "output", "--config", tmp_path / "kg.toml", "--port", "0")
    assert done.code == 3
    assert "build again" in done.err


def test_no_store(tmp_path: Path) -> None:
    done = kg("serve", "--store", tmp_path / "nothing")
    assert done.code == 3
    assert "there is no store" in done.err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])  # nothing listens there
def test_the_placeholder_is_shown_to_nobody_else(host: str) -> None:
    with pytest.raises(SettingsError, match="placeholder"):
        _fit_for(host, Settings(victims="counts", text="quotes"))
    _fit_for(host, Settings(victims="counts", text="quotes", base="https://example.org/harm/"))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_the_placeholder_will_do_on_this_machine(host: str) -> None:
    _fit_for(host, Settings(victims="counts", text="quotes"))


@pytest.mark.parametrize(("given", "meant"), [("", ""), ("/", ""), ("harm", "/harm"), ("/a/b-c/", "/a/b-c")])
def test_prefixes(given: str, meant: str) -> None:
    assert _prefix(given) == meant


@pytest.mark.parametrize("given", ["/a b", "/%2e", "/é", "/a?b", "/.."])
def test_no_prefixes(given: str) -> None:
    with pytest.raises(UsageError):
        _prefix(given)


def test_a_release_that_cannot_be_served_yet_is_tried_again(site: Built, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder, symlinks=True)
    out = folder / "output"
    later = out / "releases" / "later"
    shutil.copytree((out / "current").resolve(), later)
    about = later / "public" / "about.json"
    told = json.loads(about.read_text(encoding="utf-8")) | {"sha256": "0" * 64}
    about.unlink()
    with served(Built(folder, site.port), port=0) as address:
        before = web.get(f"{address}void.nt").text
        link = out / "next"
        link.symlink_to(Path("releases") / "later")
        link.replace(out / "current")
        time.sleep(2.5)
        assert web.get(f"{address}void.nt").text == before
        about.write_text(json.dumps(told), encoding="utf-8")
        until = time.monotonic() + 60
        while web.get(f"{address}void.nt").text == before and time.monotonic() < until:
            time.sleep(0.2)
        assert "0" * 64 in web.get(f"{address}void.nt").text


def test_below_a_prefix(site: Built) -> None:
    iri = site.one("?it a chv:Incident")
    path = iri.removeprefix(site.root)
    with served(site, "--prefix", "/harm", port=0) as address:
        root = address.removesuffix("/harm/")
        # a proxy may have taken the prefix off, or not
        for before in ("", "/harm"):
            found = web.get(f"{root}{before}{path}")
            assert found.headers["location"] == f"/harm{path.replace('/id/', '/doc/')}"
            page = web.get(f"{root}{before}/ns")
            assert page.status_code == 200
            assert "</harm/ns.jsonld>" in page.headers["link"]
            assert web.get(f"{root}{before}/static/site.css").status_code == 200
            assert web.get(f"{root}{before}/graph/").headers["location"] == "/harm/void"
        document = web.get(f"{address}doc{path.removeprefix('/id')}")
        assert document.headers["content-location"].startswith("/harm/doc/")
        start = web.get(f"{root}/harm", headers={"accept": "text/html"})
        assert (start.status_code, start.text) == (200, web.get(address, headers={"accept": "text/html"}).text)


def test_several_processes_answer_the_same(site: Built) -> None:
    path = site.one("?it a chv:Incident").removeprefix(site.root)
    with served(site, "--workers", "2", port=0) as address:
        tags = {web.get(f"{address[:-1]}{path}", follow_redirects=True).headers["etag"] for _ in range(20)}
        assert len(tags) == 1
        rows = web.get(f"{address}sparql", params={"query": "ASK {}"}, headers={"accept": "application/json"})
        assert rows.json()["boolean"] is True


def test_a_rebuild_of_the_same_gives_the_same_tags(site: Built, tmp_path: Path) -> None:
    """The program's bytes depend on the pages alone; Last-Modified tells when the release was built."""
    again = tmp_path / "again"
    shutil.copytree(site.folder, again, ignore=shutil.ignore_patterns("output"), symlinks=True)
    done = kg("build", "pages", cwd=again)
    assert done.code in (0, 1), done.err
    rebuilt = Built(again, site.port)
    paths = [
        site.one(f"?it a chv:{kind}").removeprefix(site.root).replace("/id/", "/doc/")
        for kind in ("Incident", "Document", "Actor")
    ]
    with served(rebuilt, port=0) as address:
        for path in [f"{it}.{extension}" for it in paths for extension in ("ttl", "jsonld", "nq", "html")]:
            tags = {web.get(f"{root}{path}").headers["etag"] for root in (site.root, address[:-1])}
            assert len(tags) == 1, path


def test_a_new_release_is_taken_over_without_a_pause(site: Built, tmp_path: Path) -> None:
    """Documents are asked for all the time, while a build with another page replaces the release."""
    again = tmp_path / "again"
    shutil.copytree(site.folder, again, ignore=shutil.ignore_patterns("output"), symlinks=True)
    assert kg("build", "pages", cwd=again).code in (0, 1)
    path = site.one("?it a chv:Incident").removeprefix(site.root).replace("/id/", "/doc/")
    with served(Built(again, site.port), port=0) as address, httpx.Client(timeout=60, base_url=address) as client:
        before = client.get("/void.nt").text
        statuses: list[int] = []
        stop = threading.Event()

        def ask() -> None:
            with httpx.Client(timeout=60, base_url=address) as other:
                while not stop.is_set():
                    statuses.append(other.get(f"{path}.ttl").status_code)

        asking = threading.Thread(target=ask)
        asking.start()
        shutil.copy(ROOT / "tests" / "pages" / "text" / "zz903-bulleted.txt", again / "pages" / "zz903.txt")
        assert kg("build", "pages", cwd=again).code in (0, 1)
        until = time.monotonic() + 120
        while client.get("/void.nt").text == before and time.monotonic() < until:
            time.sleep(0.1)
        rows = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": "application/json"}).json()
        stop.set()
        asking.join()
        assert client.get("/void.nt").text != before
        assert rows["boolean"] is True
        assert client.get("/dumps/graph.nq").status_code == 200
        assert set(statuses) == {200}
        assert len(statuses) > 20
