"""What leaves the store obeys the settings: proved on the bytes of every format."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import resources
from kg.errors import QueryError, SettingsError
from kg.export import EXPORTERS, Filters, View, published
from kg.export.screen import fold
from kg.export.withhold import Profile
from kg.lift import lift
from kg.settings import Settings, Text, Victims
from kg.store import Graphs, ontology_graphs
from kg.terms import OA, RDF, SCHEMA
from tests.export.stores import NAMES, SETTINGS, Fact, graphs, invented, readings, settings

CHV = NAMES.chv


@cache
def view(victims: Victims, text: Text, profile: Profile = "full") -> View:
    return published(graphs("invented"), settings(victims, text), profile)


@cache
def listed() -> frozenset[str]:
    """The names of all persons whom the invented pages list, but for "Unknown", "Unnamed" and the like."""
    people = [person for it in readings().values() for person in it.assessment.victims]
    names = {name for person in people for name in (person.name_en, person.name_ar) if name}
    return frozenset(name for name in names if not fold(name).startswith(("unknown", "unnamed")))


def written(view: View, folder: Path) -> Iterator[tuple[str, str]]:
    """Every file that every exporter writes, as text; the parts of a workbook one by one."""
    for name, exporter in EXPORTERS.items():
        out = folder / name
        exporter.write(view, out)
        for path in sorted(out.iterdir()) if out.is_dir() else [out]:
            if name == "xlsx":
                with zipfile.ZipFile(path) as book:
                    yield from ((f"xlsx/{part}", book.read(part).decode()) for part in book.namelist())
            else:
                yield f"{name}/{path.name}", path.read_text(encoding="utf-8")


def objects(view: View, predicate: NamedNode) -> set[str]:
    return {
        quad.object.value
        for quad in view.graphs.quads()
        if quad.predicate == predicate and isinstance(quad.object, Literal)
    }


def test_the_invented_pages_list_people() -> None:
    assert len(listed()) > 5


def test_with_counts_no_byte_of_any_format_names_anybody(tmp_path: Path) -> None:
    for file, text in written(view("counts", "full"), tmp_path):
        # JSON may escape letters beyond ASCII, N-Triples must not: both are undone here
        plain = fold(text.encode().decode("raw_unicode_escape", "replace")) if "\\u" in text else fold(text)
        found = [name for name in listed() if len(fold(name)) >= 6 and (fold(name) in plain or name in text)]
        assert not found, (file, found)


def test_with_names_they_are_there(tmp_path: Path) -> None:
    files = dict(written(view("names", "full"), tmp_path))
    assert all(
        any(name in text for name in listed())
        for file, text in files.items()
        if file in {"turtle/turtle", "tables/victims.csv"}
    )


def test_counts_keep_the_figures_and_drop_the_list(tmp_path: Path) -> None:
    with_names, with_counts = view("names", "full"), view("counts", "full")
    assert objects(with_names, SCHEMA.minValue) == objects(with_counts, SCHEMA.minValue)
    gone = {CHV.Victim, CHV.victim, CHV.narrative, SCHEMA.caption}
    terms = {
        term
        for quad in with_counts.graphs.quads()
        for term in (quad.predicate, quad.object)
        if quad.graph_name != NAMES.graph("ontology")
    }
    assert not gone & terms
    EXPORTERS["tables"].write(with_counts, tmp_path / "tables")
    assert len((tmp_path / "tables" / "victims.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_quotes_leave_no_running_text() -> None:
    quotes = view("names", "quotes")
    assert not objects(quotes, SCHEMA.text)
    claims = {quad.subject for quad in quotes.graphs.quads() if quad.predicate == RDF.type and quad.object == CHV.Claim}
    carrying = {
        quad.object for quad in quotes.graphs.quads() if quad.predicate == CHV.evidence and quad.subject in claims
    }
    exact = {quad.subject: quad.object for quad in quotes.graphs.quads() if quad.predicate == OA.exact}
    long = {node for node, words in exact.items() if isinstance(words, Literal) and len(words.value) > 300}
    assert long <= carrying
    narratives = {it.assessment.narrative.exact for it in readings().values() if it.assessment.narrative}
    assert narratives and not narratives & objects(quotes, OA.exact)


def test_no_text_keeps_offsets_and_figures_as_written() -> None:
    bare = view("names", "none")
    documents = {quad for quad in bare.graphs.quads() if quad.graph_name != NAMES.graph("ontology")}
    assert not {quad for quad in documents if quad.predicate in (OA.exact, SCHEMA.text, SCHEMA.caption, CHV.note)}
    assert objects(bare, OA.start) and objects(bare, CHV.verbatim) == objects(view("names", "full"), CHV.verbatim)


def test_the_light_profile_has_no_quotations_and_all_claims() -> None:
    light, full = view("names", "full", "light"), view("names", "full")
    assert not {
        quad for quad in light.graphs.quads() if quad.predicate in (CHV.evidence, CHV.narrative, OA.exact, OA.start)
    }
    assert len(light.graphs) < len(full.graphs)
    assert objects(light, SCHEMA.minValue) == objects(full, SCHEMA.minValue)


def test_findings_never_leave() -> None:
    assert NAMES.graph("findings") in graphs("invented").names()
    assert NAMES.graph("findings") not in view("names", "full").graphs.names()


def test_without_a_decision_nothing_leaves() -> None:
    with pytest.raises(SettingsError, match="victims = "):
        published(graphs("invented"), Settings(text="full"))


def test_one_incident_by_its_code() -> None:
    code = next(iter(readings().values())).incident.codes[0].code
    one = published(graphs("invented"), SETTINGS, filters=Filters(incident=code))
    assert one.incidents == 1
    kinds = {
        quad.graph_name for quad in one.graphs.quads() if quad.predicate == RDF.type and quad.object == CHV.Document
    }
    assert 1 <= len(kinds) < len(readings())
    with pytest.raises(QueryError, match="ZZ000X"):
        published(graphs("invented"), SETTINGS, filters=Filters(incident="ZZ000X"))


def test_since_a_day_counts_those_without_a_date() -> None:
    everything = view("names", "full")
    always = published(graphs("invented"), SETTINGS, filters=Filters(since=date(1, 1, 1)))
    never = published(graphs("invented"), SETTINGS, filters=Filters(since=date(9999, 12, 31)))
    assert always.incidents + always.undated == everything.incidents
    assert (never.incidents, never.undated) == (0, always.undated)
    assert everything.undated == 0


def test_a_belligerent_by_name_or_alias() -> None:
    by_name = published(graphs("invented"), SETTINGS, filters=Filters(belligerent="U.S.-led Coalition"))
    by_alias = published(graphs("invented"), SETTINGS, filters=Filters(belligerent="the Coalition"))
    assert 0 < by_name.incidents == by_alias.incidents
    with pytest.raises(QueryError, match="Nobody at all"):
        published(graphs("invented"), SETTINGS, filters=Filters(belligerent="Nobody at all"))


def test_links_follow_the_places_that_leave() -> None:
    found = f"SELECT ?place ?code WHERE {{ ?a {CHV.statedPlace} ?place ; {CHV.about}/{CHV.code} ?code }} ORDER BY ?code"
    first = next(graphs("invented").rows(found))
    place, code = first["place"], first["code"]
    assert isinstance(place, NamedNode)
    match, far = NamedNode(NAMES.id + "match/1"), NamedNode(NAMES.id + "place/far")
    links: list[Fact] = [(place, CHV.match, match), (match, CHV.nameScore, Literal(1)), (far, CHV.match, match)]
    store = Graphs.memory([*invented(), *(Quad(*triple, NAMES.graph("links")) for triple in links)])
    one = published(store, SETTINGS, filters=Filters(incident=code.value))
    kept = {quad.subject for quad in one.graphs.quads() if quad.graph_name == NAMES.graph("links")}
    assert kept == {place, match}


def test_the_tables_of_names_hold_every_listed_person(tmp_path: Path) -> None:
    EXPORTERS["tables"].write(view("names", "full"), tmp_path)
    with (tmp_path / "victims.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    people = [person for it in readings().values() for person in it.assessment.victims]
    assert sorted(row["name_en"] for row in rows) == sorted(person.name_en or "" for person in people)


def test_everything_is_named_under_the_base_of_the_settings(tmp_path: Path) -> None:
    moved = Settings(base="https://example.org/harm/", victims="names", text="full")
    texts = [resources.text(name, moved.base) for name in ("ontology/kg.ttl", "ontology/codes.ttl")]
    quads = list(ontology_graphs(texts, moved.names.graph("ontology")))
    for name, reading in readings().items():
        lifted = lift(reading, moved.names, name, name)
        quads += [Quad(t.subject, t.predicate, t.object, lifted.graph) for t in lifted.triples]
    for file, text in written(published(Graphs.memory(quads), moved), tmp_path):
        assert resources.PLACEHOLDER not in text, file
    with (tmp_path / "tables" / "sources.csv").open(encoding="utf-8", newline="") as handle:
        assert len(list(csv.DictReader(handle))) == sum(len(it.sources) for it in readings().values())
