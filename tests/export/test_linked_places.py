"""Linked Places and linksets: what links to the world leaves with its licence, in the forms that others read."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]  # it carries no types
from rdflib import DCTERMS, RDF, VOID, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from kg.export import EXPORTERS, View, published
from kg.export.linked_places import CONTEXT
from kg.release import Release
from kg.settings import Settings
from tests.gazetteers.test_link import GEONAMES, build, write

#: The terms of the format's context that the file uses, as the format defines them.
_LPO = "http://linkedpasts.org/ontology/lpo#"
_TERMS = {
    "@version": 1.1,
    "FeatureCollection": "https://purl.org/geojson/vocab#FeatureCollection",
    "Feature": "https://purl.org/geojson/vocab#Feature",
    "features": {"@id": "https://purl.org/geojson/vocab#features", "@container": "@set"},
    "type": "@type",
    "properties": "https://purl.org/geojson/vocab#properties",
    "title": "dcterms:title",
    "dcterms": "http://purl.org/dc/terms/",
    "names": {"@id": f"{_LPO}names", "@container": "@set"},
    "toponym": f"{_LPO}toponym",
    "links": {"@id": f"{_LPO}links", "@container": "@set"},
    "identifier": {"@id": "dcterms:identifier", "@type": "@id"},
    "closeMatch": "http://www.w3.org/2004/02/skos/core#closeMatch",
    "exactMatch": "http://www.w3.org/2004/02/skos/core#exactMatch",
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("linked")
    write(folder, 1)
    write(folder, 2, place="Nowhere Known, Syria", point="22.0, 52.0", accuracy="Exact location (via Airwars)")
    release: Release = build(folder)
    settings = Settings(
        base=release.manifest["base"], monitor=release.manifest["monitor"], victims="names", text="full"
    )
    return published(release.graphs(), settings)


def written(view: View, name: str, folder: Path) -> bytes:
    out = folder / name
    EXPORTERS[name].write(view, out)
    return out.read_bytes()


@pytest.fixture
def places(view: View, tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(view, "linked-places", tmp_path))
    return found


def test_the_rules_of_the_format(places: dict[str, Any]) -> None:
    assert (places["type"], places["@context"]) == ("FeatureCollection", CONTEXT)
    assert len(places["features"]) == 2
    for it in places["features"]:
        assert it["type"] == "Feature" and it["@id"].startswith("https://")
        assert it["properties"]["title"]
        assert all(len(code) == 2 and code.isupper() for code in it["properties"]["ccodes"])
        assert set(it["properties"]["fclasses"]) <= set("AHLPRST")
        assert it["names"] and all(name["toponym"] and name["citations"] for name in it["names"])
        assert it["geometry"] is None or it["geometry"]["type"] in ("Point", "GeometryCollection")
        assert all(link["type"] in ("closeMatch", "exactMatch") for link in it["links"])
        assert "when" not in it, "the pages print no date, and none is invented"


def test_names_point_and_link_of_a_town(places: dict[str, Any]) -> None:
    (it,) = [it for it in places["features"] if it["properties"]["title"] == "Al Khafsa"]
    assert {(name["lang"], name["toponym"]) for name in it["names"]} == {("en", "Al Khafsa"), ("ar", "الخفسة")}
    assert it["geometry"] == {"type": "Point", "coordinates": [38.0217, 36.2311]}
    assert it["links"] == [{"type": "closeMatch", "identifier": GEONAMES}]
    assert it["properties"] == {"title": "Al Khafsa", "ccodes": ["SY"], "fclasses": ["P"]}


def test_a_site_is_no_point_of_the_place(places: dict[str, Any]) -> None:
    (it,) = [it for it in places["features"] if it["properties"]["title"] == "Nowhere Known"]
    assert (it["geometry"], it["links"], it["properties"]["fclasses"]) == (None, [], ["S"])


def test_its_context_makes_triples_of_it(places: dict[str, Any]) -> None:
    def loader(url: str, options: dict[str, Any]) -> dict[str, Any]:
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": _TERMS}, "contentType": None}

    quads = jsonld.to_rdf(places, {"format": "application/n-quads", "documentLoader": loader})
    graph = Graph().parse(data=quads, format="nt")
    (link,) = graph.subjects(RDF.type, SKOS.closeMatch)
    assert graph.value(link, DCTERMS.identifier) == URIRef(GEONAMES)


def test_linksets_tell_licence_and_counts(view: View, tmp_path: Path) -> None:
    graph = Graph().parse(data=written(view, "linksets", tmp_path), format="turtle")
    (linkset,) = graph.subjects(RDF.type, VOID.Linkset)
    assert graph.value(linkset, VOID.triples) == Literal(1)
    assert graph.value(linkset, VOID.linkPredicate) == SKOS.closeMatch
    assert graph.value(linkset, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert "GeoNames" in str(graph.value(linkset, DCTERMS.rights))
    assert graph.value(linkset, VOID.subjectsTarget) in set(graph.subjects(RDF.type, VOID.Dataset))
    assert str(graph.value(graph.value(linkset, VOID.objectsTarget), DCTERMS.title)).startswith("GeoNames in ")


@pytest.mark.parametrize("name", ["linked-places", "linksets"])
def test_the_same_view_gives_the_same_bytes(view: View, name: str, tmp_path: Path) -> None:
    assert written(view, name, tmp_path) == written(view, name, tmp_path)


def test_the_map_has_the_links(view: View, tmp_path: Path) -> None:
    features = json.loads(written(view, "geojson", tmp_path))["features"]
    assert {it["properties"]["gazetteer"] for it in features} == {GEONAMES, None}
