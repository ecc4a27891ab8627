"""Every thing of the graph has a page that stands: parsed, linked, told in both languages, and the same each time."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.pages.words import Said
from kg.public import Publication
from kg.site import Language, Site
from kg.site.codes import bearers, code_page
from kg.site.layout import said
from kg.site.message import message_page
from kg.site.related import COUNTED, incoming
from kg.site.resource import PAGES, resource_page
from kg.site.spoken import spoken
from tests.site.pages import Seen, check, known, things


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_thing_has_a_page_that_stands(site: Site, language: Language) -> None:
    paths = known(site)
    for iri in things(site) if language == "en" else things(site)[::4]:
        html = resource_page(site, iri, language)
        assert html is not None, iri
        check(Seen(html), site, paths)


@pytest.mark.parametrize("settings", ["careful", "wordless"])
def test_pages_stand_where_things_are_kept_back(settings: str, request: pytest.FixtureRequest) -> None:
    publication: Publication = request.getfixturevalue(settings)
    site = Site(publication, "/harm")
    paths = known(site)
    for iri in things(site)[::4]:
        html = resource_page(site, iri, "en")
        assert html is not None, iri
        check(Seen(html), site, paths)


def test_every_class_that_pages_know_is_met(site: Site) -> None:
    chv = site.publication.names.chv
    for name, _ in PAGES:
        iri = name if ":" in name else chv[name].value
        assert list(site.publication.graphs.rows(f"SELECT ?s WHERE {{ ?s a <{iri}> }} LIMIT 1")), name


def test_the_same_question_gives_the_same_bytes(site: Site) -> None:
    for iri in things(site)[::60]:
        assert resource_page(site, iri, "ar") == resource_page(Site(Publication(site.publication.folder)), iri, "ar")


def test_a_page_leads_to_itself_in_the_other_language(site: Site) -> None:
    iri = f"{site.publication.about.base}id/airwars/incident/CS243-RS0954"
    page = Seen(resource_page(site, iri, "ar") or "")
    assert page.all("a.other")[0].attributes["href"] == "/doc/airwars/incident/CS243-RS0954?lang=en"
    others = [it.attributes["href"] or "" for it in page.all("main a:not([type])[href^='/']")]
    assert others
    assert all("lang=ar" in it for it in others), others


def test_nothing_is_told_of_what_the_graph_does_not_know(site: Site) -> None:
    assert resource_page(site, f"{site.publication.about.base}id/nothing", "en") is None


def test_a_code_leads_to_all_who_bear_it(site: Site) -> None:
    [(incident, status)] = bearers(site, "R850A")
    assert (incident.endswith("CS243-RS0954"), status) == (True, "inferred")
    page = Seen(code_page(site, "R850A", "en") or "")
    check(page, site, known(site))
    assert "run-together" in page.text("main")
    assert code_page(site, "XX999", "en") is None


def test_messages_escape_what_was_asked(site: Site) -> None:
    html = message_page(site, "en", status=404, title="Not here", text="<script>alert(1)</script>")
    check(Seen(html), site, known(site))
    assert "<script>alert" not in html


def test_paths(full: Publication) -> None:
    site, base = Site(full, "/p"), full.about.base
    assert site.path(f"{base}id/a/b#char=1,2", "ar") == "/p/doc/a/b?lang=ar#char=1,2"
    assert site.path(f"{base}concept/x") == "/p/concept/x"
    assert site.path(f"{base}ns#blames", "en") == "/p/ns?lang=en#blames"
    assert site.path("https://elsewhere.example/id/a", "ar") == "https://elsewhere.example/id/a"
    assert site.variant(f"{base}id/a#b", "ttl") == "/p/doc/a.ttl#b"
    assert site.to("/incidents?a=b#c", "ar") == "/p/incidents?a=b&lang=ar#c"


def test_dates_keep_their_order_in_arabic() -> None:
    told = str(said(Said("بيان 2020-03-25 و5–13", "ar")))
    assert '<bdi dir="ltr">2020-03-25</bdi>' in told
    assert '<bdi dir="ltr">5–13</bdi>' in told
    assert "<bdi dir" not in str(said(Said("Statement 2020-03-25", "en")))


def test_a_recorded_position_is_the_monitors_claim(site: Site) -> None:
    chv = site.publication.names.chv
    query = f"SELECT ?c ?b WHERE {{ ?c {chv.positionOf} ?b ; {chv.claimedBy} ?m FILTER(?b != ?m) }} ORDER BY ?c"
    [row, *_] = site.publication.graphs.rows(query)
    page = Seen(resource_page(site, row["c"].value, "en") or "")
    assert page.text("h1").startswith("Position of")
    assert page.text("dl.facts dd").startswith("Airwars Monitor")


def test_all_that_leads_to_a_thing_is_told_by_its_predicate(site: Site) -> None:
    query = "SELECT ?p ?thing (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?thing } GROUP BY ?p ?thing ORDER BY ?p"
    hub = site.publication.names.chc["harm-killed"].value
    for iri in (hub, *things(site)[::40]):
        rows = site.publication.graphs.rows(query, {"thing": NamedNode(iri)})
        told = [(row["p"].value, min(int(row["n"].value), COUNTED)) for row in rows if "p" in row]
        found = incoming(site, spoken(site, "en"), NamedNode(iri))
        assert [(it.predicate.iri, it.n) for it in found] == told, iri
