"""Ontology, code lists and shapes: every term has its anchor, its labels in both languages, its meaning."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg import resources
from kg.site import Language, Site, vocabulary
from kg.site.ontology import ontology_page, scheme_page, schemes_page, shapes_page
from kg.terms import OWL, SH, SKOS
from tests.site.publications import published
from tests.site.standing import seen


@pytest.fixture(scope="module")
def site() -> Site:
    return published()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_term_has_its_anchor(site: Site, language: Language) -> None:
    page = seen(ontology_page(site, language), site)
    names = site.publication.names
    found = vocabulary.ontology(names.base)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {it.value.removeprefix(names.chv.iri) for kind in kinds for it in found.subjects(kind)}
    assert {it.attributes["id"] for it in page.all("section.term")} == terms
    for it in page.all("section.term"):
        languages = {label.attributes["lang"] for label in it.css("h3 bdi")}
        assert languages == {"en", "ar"}, it.attributes["id"]
        assert it.css("p bdi"), it.attributes["id"]
        assert len(it.css("dl dd")) >= 2, it.attributes["id"]


def test_every_foreign_term_is_told(site: Site) -> None:
    page = seen(ontology_page(site, "en"), site)
    profile = vocabulary.Vocabulary(site.publication.names.base, ("ontology/profile.ttl",))
    assert len(page.all("section[aria-labelledby=foreign] tbody tr")) == len(profile.subjects_with(SKOS.scopeNote))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_code_list_has_a_page(site: Site, language: Language) -> None:
    names = site.publication.names
    found = vocabulary.codes(names.base)
    schemes = found.subjects(SKOS.ConceptScheme)
    page = seen(schemes_page(site, language), site)
    assert len(page.all("tbody tr")) == len(schemes)
    for scheme in schemes:
        html = scheme_page(site, scheme.value, language)
        assert html is not None
        rows = seen(html, site).all("table.scheme tbody tr")
        members = {it.value.removeprefix(names.chc.iri) for it in found.pointing(SKOS.inScheme, scheme)}
        assert {it.attributes["id"] for it in rows} == members


def test_what_is_no_code_list_has_no_page(site: Site) -> None:
    base = site.publication.names.base
    for iri in ("concept/harm-status-fair", "concept/", "concept/nothing", "ns"):
        assert scheme_page(site, base + iri, "en") is None


def test_values_that_no_list_has_are_shown(site: Site) -> None:
    html = scheme_page(site, site.publication.names.chc["harm-status"].value, "en")
    assert html is not None
    assert "Unheard of" in seen(html, site).text("section[aria-labelledby=unknown]")


def test_a_list_says_how_many_incidents_have_each_value(site: Site) -> None:
    html = scheme_page(site, site.publication.names.chc["harm-status"].value, "en")
    assert html is not None
    page = seen(html, site)
    [fair] = page.all("tr#harm-status-fair td.num a")
    [(n,)] = site.publication.database.execute(
        "SELECT COUNT(*) FROM facets WHERE facet = 'status' AND value = 'fair'"
    ).fetchall()
    assert fair.text() == str(n)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_shape_has_its_anchor_and_its_file(site: Site, language: Language) -> None:
    page = seen(shapes_page(site, language), site)
    names = site.publication.names
    found = vocabulary.shapes(names.base)
    shapes = {*found.subjects(SH.NodeShape), *found.subjects(SH.PropertyShape)}
    shown = {it.attributes["id"] for it in page.all("table.shapes tbody tr")}
    assert shown == {it.value.removeprefix(names.chs.iri) for it in shapes}
    texts = page.text("details pre")
    for name in resources.names("shapes", ".ttl"):
        if any(True for _ in vocabulary.Vocabulary(names.base, (name,)).subjects(SH.NodeShape)):
            first = resources.text(name, names.base).partition("\n")[0]
            assert " ".join(first.split()) in texts


def test_prefixes(site: Site) -> None:
    names = site.publication.names
    found = vocabulary.ontology(names.base)
    assert found.short(names.chv.Claim) == "chv:Claim"
    assert found.short(SKOS.prefLabel) == "skos:prefLabel"
    assert found.short(NamedNode("https://elsewhere.example/x")) == "https://elsewhere.example/x"
