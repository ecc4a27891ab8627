"""Publications of the invented pages under each pair of settings, and what a page must be whatever it shows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pyoxigraph import BlankNode, NamedNode
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.public import Publication
from kg.site import Site
from tests.conftest import EXAMPLES, ROOT
from tests.runs import kg

BASE = "https://example.org/harm/"

#: Paths of the site that are not of one thing: what every page may link to.
ROUTES = (
    "/",
    "/incidents",
    "/incidents.csv",
    "/incidents.json",
    "/incidents.geojson",
    "/places",
    "/belligerents",
    "/sources",
    "/conflicts",
    "/map",
    "/map.geojson",
    "/timeline",
    "/search",
    "/sparql",
    "/queries",
    "/data",
    "/reading",
    "/ns",
    "/shapes",
    "/concept/",
    "/reconcile/",
)
_EXTENSIONS = ("ttl", "jsonld", "rdf", "nt", "trig", "nq", "json", "csv", "geojson")


#: A person withdraws one claim of the demo.
CORRECTIONS = """corrections:
  - do: withdraw
    document: {name: cs243-rs0954.txt}
    claim: {claimant: HNN, words: "Most sources blamed Russia, among them HNN, @AJABreaking and @HalabNewsN."}
    by: A. Person
    date: 2026-01-02
    reason: the sentence tells of another day
"""


def built(folder: Path, victims: str, text: str) -> Publication:
    """What may leave a build of the demo's pages and the invented ones, under these settings."""
    pages = folder / "pages"
    pages.mkdir(parents=True)
    for path in sorted((*(EXAMPLES / "pages").iterdir(), *(ROOT / "tests" / "pages").rglob("zz9*.*"))):
        shutil.copy(path, pages / path.name)
    (pages / "overlay.yaml").write_text(CORRECTIONS, encoding="utf-8")
    (folder / "kg.toml").write_text(f'base = "{BASE}"\nvictims = "{victims}"\ntext = "{text}"\n', encoding="utf-8")
    done = kg("build", "pages", cwd=folder)
    assert (folder / "output" / "current").exists(), done.err
    return Publication((folder / "output" / "current" / "public").resolve())


@dataclass(frozen=True)
class Seen:
    """A page as a reader of its bytes sees it."""

    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @property
    def root(self) -> LexborNode:
        found = self.tree.root
        assert found is not None
        return found

    def all(self, selector: str) -> list[LexborNode]:
        return self.root.css(selector)

    def text(self, selector: str) -> str:
        return " ".join(" ".join(it.text() for it in self.all(selector)).split())

    def links(self) -> Iterator[str]:
        for it in self.all("a[href]"):
            yield it.attributes["href"] or ""


def things(site: Site) -> list[str]:
    """The IRI of every thing of ours in the graph that has a page of its own, sorted."""
    base = site.publication.about.base
    rows = site.publication.graphs.rows("SELECT DISTINCT ?s WHERE { ?s ?p ?o }")
    found = {row["s"].value for row in rows if not isinstance(row["s"], BlankNode)}
    wanted = (f"{base}id/", f"{base}concept/")
    return sorted(it for it in found if it.startswith(wanted) and "#" not in it)


def known(site: Site) -> set[str]:
    """Every path, unquoted and without language, that a page may link to."""
    base = site.publication.about.base
    terms = {
        term.value
        for row in site.publication.graphs.rows("SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o }")
        for term in row.values()
        if isinstance(term, NamedNode) and term.value.startswith(base)
    }
    paths = {unquote(urlsplit(site.path(it)).path) for it in terms}
    return paths | {site.to(it) for it in ROUTES}


def check(page: Seen, site: Site, paths: set[str]) -> None:
    """What holds for every page."""
    html = page.all("html")[0].attributes
    assert (html["lang"], html["dir"]) in {("en", "ltr"), ("ar", "rtl")}
    assert len(page.all("h1")) == 1
    assert len(page.all("main#main")) == 1
    ids = [it.attributes["id"] for it in page.all("[id]")]
    assert len(ids) == len(set(ids)), [it for it in ids if ids.count(it) > 1]
    levels = [int((it.tag or "h9")[1]) for it in page.all("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    for it in page.all("bdi[lang]"):
        assert it.attributes.get("dir") in ("ltr", "rtl"), it.html
    assert not page.all("[style]")
    assert not page.all("[onclick]")
    for it in page.all("script"):
        assert it.attributes.get("src") or (it.attributes.get("type") or "").endswith("json"), it.html
    for it in page.all("link[rel=stylesheet], script[src], img[src], iframe, source"):
        address = it.attributes.get("href") or it.attributes.get("src") or ""
        assert address.startswith((f"{site.prefix}/static/", f"{site.prefix}/assets/")), address
    for it in page.all("table"):
        assert it.css("caption"), it.html
        assert all(cell.attributes.get("scope") for cell in it.css("th"))
    _links(page, site, paths)


def _links(page: Seen, site: Site, paths: set[str]) -> None:
    here = {it.attributes["id"] for it in page.all("[id]")}
    for link in page.links():
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme in ("http", "https"), link
        elif not parts.path:
            assert unquote(parts.fragment) in here, link
        else:
            path = unquote(parts.path)
            stem = path.rpartition(".")[0] if path.rpartition(".")[2] in _EXTENSIONS else path
            codes = re.fullmatch(re.escape(site.prefix) + r"/codes/[A-Za-z0-9]+", path)
            assert path in paths or stem in paths or codes, link
