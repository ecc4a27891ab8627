"""The tables keep their contract: columns, order, repetition, cells."""

import csv
import io
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.export import EXPORTERS, published
from kg.export.columns import COLUMNS
from kg.export.tables import Cell, table
from kg.read.values import NAMELESS
from kg.store import Graphs
from kg.terms import DCT, RDF
from tests.conftest import shared
from tests.export.stores import NAMES, SETTINGS, Fact, graphs, readings
from tests.views import made

#: Written out once more on purpose: a slip in the program's list would show here.
FIXED = {
    "incidents": "incident document codes previous_codes conflicts site_id permalink date date_end place_ar place_en region country latitude longitude accuracy harm_reported harm_status strike_types strike_status causes infrastructure impact killed_min killed_max injured_min injured_max children_killed_min children_killed_max women_killed_min women_killed_max men_killed_min men_killed_max children_injured_min children_injured_max women_injured_min women_injured_max men_injured_min men_injured_max belligerents_killed_min belligerents_killed_max suspected_belligerents known_belligerents declared_sources last_updated",  # noqa: E501
    "positions": "incident document belligerent role position reason deaths_conceded_min deaths_conceded_max injuries_conceded_min injuries_conceded_max mgrs conceded_as_written stated_location location_accuracy",  # noqa: E501
    "statements": "incident document belligerent kind date url text issued_by reference",
    "sources": "incident document name url archive_url tags date",
    "victims": "incident document name_en name_ar age gender outcome group moh_id notes",
    "claims": "incident document claimant claimant_kind relays attribution attributed_to killed_min killed_max injured_min injured_max children_killed_min children_killed_max women_killed_min women_killed_max killed_as_written killed_bound injured_as_written injured_bound unit date quote quote_start quote_end reading checked_by",  # noqa: E501
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out: Path = tmp_path_factory.mktemp("tables")
    EXPORTERS["tables"].write(published(graphs("invented"), SETTINGS), out)
    return out


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def of(name: str, document: str, which: str = "expected") -> list[dict[str, Cell]]:
    found = table(published(graphs(which), SETTINGS), name)
    cells = [dict(zip(COLUMNS[name], row, strict=True)) for row in found]
    return [row for row in cells if str(row["document"]).startswith(document)]


@pytest.mark.parametrize("name", FIXED)
def test_the_fixed_columns_come_first_in_their_order(name: str, folder: Path) -> None:
    header = (folder / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    wanted = FIXED[name].split()
    assert header[: len(wanted)] == wanted
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("name", FIXED)
def test_the_contract_names_these_columns(name: str) -> None:
    contract = shared("design/TABLES.md").read_text(encoding="utf-8")
    line = next(line for line in contract.splitlines() if line.startswith(f"**{name}.csv**"))
    words = re.sub(r"\([^)]*\)", "", line.partition(":")[2]).partition(";")[0]
    assert [word.strip() for word in words.split(",")] == FIXED[name].split()[2:]


def test_files_are_utf8_without_mark_and_end_lines_with_line_feeds(folder: Path) -> None:
    for path in folder.iterdir():
        data = path.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\n")
        again = io.StringIO(newline="")
        csv.writer(again, lineterminator="\n").writerows(csv.reader(io.StringIO(data.decode(), newline="")))
        assert again.getvalue() == data.decode()


def test_every_document_has_one_row_of_incidents(folder: Path) -> None:
    assert [row["document"] for row in rows(folder, "incidents")] == sorted(readings())


def test_sources_keep_order_repetition_and_spelling(folder: Path) -> None:
    for name, reading in readings().items():
        found = [row for row in rows(folder, "sources") if row["document"] == name]
        assert [row["name"] or None for row in found] == [it.name for it in reading.sources], name
        assert [row["url"] or None for row in found] == [it.url for it in reading.sources], name
        assert [row["archive_url"] or None for row in found] == [it.archive_url for it in reading.sources], name
        assert [row["tags"] for row in found] == [" | ".join(sorted(it.tags)) for it in reading.sources], name


def test_victims_keep_order_and_words(folder: Path) -> None:
    for name, reading in readings().items():
        found = [row for row in rows(folder, "victims") if row["document"] == name]
        people = reading.assessment.victims
        assert [(row["name_en"], row["name_ar"]) for row in found] == [
            (it.name_en or "", it.name_ar or "") for it in people
        ]
        assert [(row["age"], row["gender"], row["outcome"]) for row in found] == [
            (it.age or "", it.gender or "", it.outcome or "") for it in people
        ]
        assert [row["group"] for row in found] == [f"family {it.family}" if it.family else "" for it in people]


def test_positions_and_statements_are_those_of_the_page(folder: Path) -> None:
    for name, reading in readings().items():
        blocks = [row for row in rows(folder, "positions") if row["document"] == name]
        wanted = ["" if it.belligerent.name == NAMELESS else it.belligerent.name for it in reading.positions]
        assert [row["belligerent"] for row in blocks] == wanted, name
        assert [row["role"] for row in blocks] == [it.role or "" for it in reading.positions], name
        told = [row for row in rows(folder, "statements") if row["document"] == name]
        reports = [(it.headed_under.name, it.kind.replace("-", " ")) for it in reading.reports if it.headed_under]
        assert sorted((row["belligerent"], row["kind"]) for row in told) == sorted(reports), name


def test_figures_are_those_of_the_page(folder: Path) -> None:
    found = {row["document"]: row for row in rows(folder, "incidents")}
    for name, reading in readings().items():
        for it in reading.assessment.figures:
            if it.group == "civilians" and it.unit == "persons":
                cells = (
                    found[name][f"{it.harm}_min"],
                    found[name][f"{it.harm}_max"],
                    found[name][f"{it.harm}_as_written"],
                )
                wanted = tuple("" if n is None else str(n) for n in (it.minimum, it.maximum))
                assert cells == (*wanted, it.verbatim), name


def test_only_the_summary_lists_suspects(folder: Path) -> None:
    found = {row["document"]: row["suspected_belligerents"] for row in rows(folder, "incidents")}
    for name, reading in readings().items():
        assert set(filter(None, found[name].split(" | "))) == {it.name for it in reading.assessment.suspected}, name


def test_records_of_one_file_are_sorted_by_number() -> None:
    chv, quads = NAMES.chv, []
    for number in (10, 9, 1):
        name = f"export.csv#{number}"
        doc, incident = NAMES.document(name), NAMES.incident(str(number))
        claim = NamedNode(f"{incident.value}/claim/1")
        facts: list[Fact] = [
            (doc, RDF.type, chv.Document),
            (doc, DCT.identifier, Literal(name)),
            (doc, chv.about, incident),
        ]
        facts += [(claim, RDF.type, chv.Assessment), (claim, chv.about, incident), (claim, chv.readFrom, doc)]
        quads += [Quad(*fact, doc) for fact in facts]
    found = table(published(Graphs.memory(quads), SETTINGS), "incidents")
    assert [row[1] for row in found] == ["export.csv#1", "export.csv#9", "export.csv#10"]


def test_seed_1_as_expected() -> None:
    [row] = of("incidents", "000")
    assert (row["codes"], row["previous_codes"]) == ("CS243 | RS0954", "R850A | S218 | RS950")
    assert (row["killed_min"], row["killed_max"], row["injured_min"]) == (5, 13, 2)
    assert (row["date"], row["suspected_belligerents"], row["known_belligerents"]) == (None, None, None)
    assert (row["region"], row["country"], row["place_en"]) == ("Aleppo", "Syria", "Al Khafsa, Aleppo, Syria")
    claims = {str(row["claimant"]): row for row in of("claims", "000")}
    assert claims["Abarahpress"]["attribution"] == "not-identified"
    assert (claims["Abarahpress"]["killed_min"], claims["Abarahpress"]["killed_max"]) == (None, 13)
    assert claims["Step News Agency"]["children_killed_min"] == 2
    assert claims["local sources"]["attribution"] == "conflicting"
    assert claims["local sources"]["attributed_to"] == "Russian Military | Syrian Regime | U.S.-led Coalition"
    assert claims["Manbij Mother of the World"]["unit"] == "families"
    assert claims["U.S.-led Coalition"]["attribution"] == "denies-action"


def test_seed_2_as_expected() -> None:
    claims = of("claims", "001")
    assert [row["relays"] for row in claims if row["claimant"] == "media sources"] == ["Baladi News"]
    assert [row["killed_bound"] for row in claims if row["claimant"] == "media sources"] == ["about"]
    assert {row["checked_by"] for row in claims} == {"not checked"}
    [block] = of("positions", "001")
    assert (block["deaths_conceded_min"], block["deaths_conceded_as_written"]) == (None, "None")
    assert block["mgrs"] == "37SFV500306"


def test_every_claim_of_the_expected_graphs_has_words_at_its_place() -> None:
    seeds = {path.name: path.read_text(encoding="utf-8") for path in shared("seeds").glob("*.txt")}
    claims = of("claims", "")
    assert len(claims) == 21  # 18 + 9, less two assessments and four belligerent blocks
    for row in claims:
        start, end = row["quote_start"], row["quote_end"]
        assert isinstance(start, int) and isinstance(end, int)
        assert seeds[str(row["document"])][start:end] == row["quote"]


def test_no_line_break_of_any_kind_ends_a_row_within_a_cell(tmp_path: Path) -> None:
    words = 'one\rtwo\r\nthree\nfour, "five"\u2028six\r'
    EXPORTERS["tables"].write(published(made.of_readings([made.reading(words)], SETTINGS).graphs, SETTINGS), tmp_path)
    for name, columns in COLUMNS.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            assert {len(row) for row in csv.reader(handle)} == {len(columns)}, name
    assert [row["name"] for row in rows(tmp_path, "sources")] == [words]


def test_a_column_that_no_table_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COLUMNS, "media", ("incident", "document"))
    with pytest.raises(KeyError, match="media"):
        table(published(graphs("invented"), SETTINGS), "media")
