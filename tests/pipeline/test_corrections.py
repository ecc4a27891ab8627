"""Corrections through a whole build: they survive a rebuild, an edit elsewhere on the page, and a renamed file."""

import csv
import shutil
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from kg.errors import OverlayError
from kg.iri import Names
from kg.pipeline import Summary, build, inputs
from kg.pipeline.overlays import Overlays
from kg.release import Release
from kg.settings import Settings
from kg.terms import PROV, SCHEMA
from tests.conftest import EXAMPLES

SETTINGS = Settings(base="https://example.org/harm/", victims="names", text="full")
NAMES = SETTINGS.names
WORDS = "Only Syrianewsdesk named the regime as responsible; it spoke of five non-combatants killed."
OVERLAY = f"""\
corrections:
  - do: add
    document: {{codes: [CS243]}}
    claim:
      claimant: {{name: Example Reader, kind: outlet}}
      words: "{WORDS}"
      verb: blames
      attributed_to: [{{name: Syrian Regime}}]
      figures: [{{harm: killed, minimum: 5, maximum: 5, words: five non-combatants killed}}]
    by: A. Person
    date: 2026-01-02
    reason: a test
    checks: [{{by: B. Other, date: 2026-01-03, decision: ok}}]
  - do: fix
    document: {{codes: [CS243]}}
    field: assessment.figures
    value: [{{harm: injured, group: civilians, minimum: 2, maximum: 2, words: "reported injured\\n2"}}]
    by: B. Other
    date: 2026-01-03
    reason: a test
"""


@dataclass(frozen=True)
class Desk:
    """Pages with a file of corrections beside them."""

    folder: Path

    @property
    def page(self) -> Path:
        return next(self.folder.glob("pages/*243*"))

    @property
    def overlay(self) -> Path:
        return self.folder / "pages" / "overlay.yaml"

    def build(self, *arguments: str, **options: Any) -> Summary:
        found = inputs([str(self.folder / it) for it in arguments or ("pages",)])
        return build(found, self.folder / "out", SETTINGS, workers=1, **options)

    @property
    def release(self) -> Release:
        return Release.current(self.folder / "out")

    def bytes(self) -> dict[str, bytes]:
        """The files of the master."""
        return {path.name: path.read_bytes() for path in (self.release.folder / "graph").iterdir()}

    def claims(self) -> list[dict[str, str]]:
        """The rows of claims.csv that a person made."""
        with (self.release.folder / "export" / "tables" / "claims.csv").open(encoding="utf-8") as handle:
            return [row for row in csv.DictReader(handle) if row["claimant"] == "Example Reader"]

    def checks(self) -> list[tuple[str, str]]:
        return [(it["document"], it["check"]) for it in self.release.findings() if it["check"].startswith("overlay-")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(EXAMPLES / "pages", tmp_path / "pages")
    (tmp_path / "pages" / "overlay.yaml").write_text(OVERLAY, encoding="utf-8")
    return Desk(tmp_path)


def assert_corrected(desk: Desk) -> None:
    [row] = desk.claims()
    assert (row["attribution"], row["attributed_to"], row["killed_min"]) == ("blames", "Syrian Regime", "5")
    assert (row["reading"], row["checked_by"]) == ("A. Person", "A. Person | B. Other")
    assert " ".join(row["quote"].split()) == WORDS  # the page has a no-break space in it
    assert desk.checks() == []
    text = (desk.release.folder / "text" / f"{row['document']}.txt").read_text(encoding="utf-8")
    assert text[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]


def test_the_correction_is_in_the_tables_and_the_graph(desk: Desk) -> None:
    summary = desk.build()
    assert (summary.failures, summary.findings["Violation"]) == ([], 0)
    assert_corrected(desk)
    graph = list(desk.release.graphs().graph(NAMES.graph("corrections")))
    kinds = {it.object.value for it in graph if it.predicate == NAMES.chv.kind and isinstance(it.object, NamedNode)}
    assert kinds == {NAMES.chc[f].value for f in ("activity-correction", "activity-check", "actor-person")}
    assert any(it.predicate == PROV.wasInvalidatedBy for it in graph)
    assert any(it.predicate == SCHEMA.text and '"injured"' in it.object.value for it in graph)  # type: ignore[union-attr]
    assert any(b"graph/corrections" in line for line in desk.release.quads())


def test_it_survives_a_rebuild_whose_bytes_are_the_same(desk: Desk) -> None:
    desk.build()
    before = desk.bytes()
    assert desk.build().reused == 2
    assert_corrected(desk)
    assert desk.bytes() == before
    shutil.rmtree(desk.folder / "out")
    desk.build()
    assert desk.bytes() == before


def test_it_survives_an_edit_elsewhere_on_the_page(desk: Desk) -> None:
    desk.build()
    text = desk.page.read_text(encoding="utf-8")
    edited = text.replace("Local sources put", "It was added later that local sources put", 1)
    assert edited != text
    desk.page.write_text(edited, encoding="utf-8")
    desk.build()
    assert_corrected(desk)


def test_it_survives_a_renamed_file(desk: Desk) -> None:
    desk.page.rename(desk.page.with_name("other name 243.txt"))
    desk.build()
    assert_corrected(desk)


def test_words_that_are_gone_and_pages_that_are_not_there_are_findings(desk: Desk) -> None:
    desk.page.write_text(
        desk.page.read_text(encoding="utf-8").replace("Only Syrianewsdesk", "Syrianewsdesk"), encoding="utf-8"
    )
    desk.build()
    assert (desk.claims(), desk.checks()) == ([], [("cs243-rs0954.txt", "overlay-Lost")])
    desk.page.unlink()
    desk.build()
    assert desk.checks() == [("overlay.yaml", "overlay-NoPage")] * 2
    assert {tuple(it["lines"]) for it in desk.release.findings() if it["check"] == "overlay-NoPage"} == {(2,), (14,)}


MERGE = """corrections:
  - {do: merge, keep: Kept Name, also: [Nobody of that name], by: A. Person, date: 2026-01-02, reason: a test}
  - {do: merge, keep: Kept Name, also: [Syrianewsdesk], by: A. Person, date: 2026-01-02, reason: a test}
"""


def test_names_to_be_merged_that_stand_on_no_page_are_a_finding(desk: Desk) -> None:
    desk.overlay.write_text(MERGE, encoding="utf-8")
    desk.build()
    found = [it for it in desk.release.findings() if it["check"].startswith("overlay-")]
    assert [(it["check"], tuple(it["lines"]), it["document"]) for it in found] == [
        ("overlay-NoSource", (2,), "overlay.yaml")
    ]
    assert "Nobody of that name" in found[0]["message"]


def test_a_change_of_the_file_alone_is_built(desk: Desk) -> None:
    desk.build()
    desk.overlay.write_text(OVERLAY.replace("maximum: 5, words", "words"), encoding="utf-8")
    assert desk.build().reused == 2  # the machine's reading is taken over
    assert [(row["killed_max"], row["killed_bound"]) for row in desk.claims()] == [("", "at-least")]
    desk.overlay.unlink()
    desk.build()
    assert desk.claims() == []
    assert not list(desk.release.graphs().graph(NAMES.graph("corrections")))


def test_the_machine_s_reading_stays_in_the_release(desk: Desk) -> None:
    desk.build()
    [entry] = [it for it in desk.release.documents() if "CS243" in it["codes"]]
    corrected = desk.release.reading(entry)
    others = [p.stem for p in (desk.release.folder / "readings").iterdir() if p.stem != entry["reading"]]
    machine = next(
        it for it in (desk.release.reading(entry | {"reading": key}) for key in others)
        if it.document.name == corrected.document.name
    )  # fmt: skip
    assert machine.text == corrected.text
    assert [it.harm for it in corrected.assessment.figures] == ["injured"]
    assert {it.harm for it in machine.assessment.figures} == {"killed", "injured"}


def test_a_faulty_file_stops_the_build_before_anything_is_changed(desk: Desk) -> None:
    desk.build()
    before = desk.release.folder
    desk.overlay.write_text(OVERLAY.replace("verb: blames", "verb: hates"), encoding="utf-8")
    with pytest.raises(OverlayError, match=r"overlay\.yaml:7: verb: "):
        desk.build()
    assert desk.release.folder == before
    assert_corrected(desk)


def test_a_folder_s_file_is_for_the_folder_and_another_may_be_named(desk: Desk) -> None:
    deep = desk.folder / "pages" / "deep"
    deep.mkdir()
    desk.page.rename(deep / "cs243.txt")
    desk.build()
    assert_corrected(desk)
    other = desk.folder / "mine.yaml"
    desk.overlay.rename(other)
    desk.build()
    assert desk.claims() == []
    desk.build(overlays=[other])
    assert_corrected(desk)


def test_codes_that_were_set_right_name_the_incident(desk: Desk) -> None:
    fix = "do: fix, document: {codes: [CS1141]}, field: incident.codes, value: [S993]"
    desk.overlay.write_text(f"corrections: [{{{fix}, by: A, date: 2026-01-02, reason: x}}]", encoding="utf-8")
    desk.build()
    assert {it["incident"] for it in desk.release.documents()} >= {
        Names(SETTINGS.base, "Airwars").incident("S993").value
    }


def test_a_page_named_from_its_own_folder_has_the_corrections_that_lie_there(desk: Desk) -> None:
    other = desk.folder / "other"
    other.mkdir()
    shutil.copy(desk.page, other)
    with chdir(desk.page.parent):  # both files have one name: each is told by more of its path than was given
        found = inputs([desk.page.name, f"../other/{desk.page.name}"])
        corrected = Overlays(found).write(desk.folder / "overlays")
    assert [it.name for it in found] == [f"other/{desk.page.name}", f"pages/{desk.page.name}"]
    assert list(corrected) == [f"pages/{desk.page.name}"]
