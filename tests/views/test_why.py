"""`kg why`: from a code or an IRI to the lines of the pages."""

import io
import json

import pytest
from rich.console import Console

from kg.errors import QueryError
from kg.pages.view import ReportView
from kg.pages.why import Explanation, Thing, why
from kg.pages.why_text import as_json, as_text
from tests.conftest import EXAMPLES
from tests.views.made import of_pages, of_readings, reading

INCIDENT = "https://example.org/civharm/id/airwars/incident/CS243-RS0954"


@pytest.fixture(scope="module")
def view() -> ReportView:
    return of_pages(sorted((EXAMPLES / "pages").iterdir()), checked=False)


def ask(view: ReportView, what: str) -> Explanation:
    return why(view.graphs, view.settings.names, view.reading_of, what)


def shown(it: Explanation) -> str:
    out = io.StringIO()
    Console(file=out, width=160, force_terminal=False).print(as_text(it))
    return out.getvalue()


@pytest.mark.parametrize("what", ["CS243", "RS0954", INCIDENT, f"<{INCIDENT}>", " CS243 "])
def test_an_incident_is_found_by_code_and_iri(view: ReportView, what: str) -> None:
    it = ask(view, what)
    assert [thing.iri for thing in it.things] == [INCIDENT]
    assert it.found_as in ("current code", "IRI")


@pytest.mark.parametrize(
    ("what", "found_as"),
    [("R850AS218RS950", "previous code"), ("S218", "code inferred by rule"), ("S993", "previous code")],
)
def test_a_code_that_is_not_current_says_so(view: ReportView, what: str, found_as: str) -> None:
    it = ask(view, what)
    assert it.found_as == found_as
    assert f"{what} is no current code: it was found as a {found_as}" in shown(it)


@pytest.mark.parametrize("what", ["CS242", "cs243", "", "https://example.org/nothing", "not an:iri at all", "<>"])
def test_what_is_unknown_is_an_error_that_helps(view: ReportView, what: str) -> None:
    with pytest.raises(QueryError) as error:
        ask(view, what)
    assert len(str(error.value)) > 20


def test_the_nearest_codes_are_named(view: ReportView) -> None:
    with pytest.raises(QueryError, match="the nearest are CS243"):
        ask(view, "cs243")


def things(it: Explanation) -> list[Thing]:
    return [thing for top in it.things for thing in (top, *top.uses)]


def test_all_words_stand_at_their_place(view: ReportView) -> None:
    found = [evidence for thing in things(ask(view, "CS243")) for evidence in thing.evidence]
    assert len(found) > 20
    for evidence in found:
        passage = evidence.passage
        assert passage.agrees
        assert passage.start is not None
        marked = "\n".join(line.text[start:end] for line in evidence.lines for start, end in line.marks or ((0, 0),))
        assert marked == passage.exact
        page = (EXAMPLES / "pages" / passage.document).read_text(encoding="utf-8").split("\n")
        assert all(page[line.number - 1] == line.text for line in evidence.lines)


def test_the_claims_of_an_incident_come_with_their_figures(view: ReportView) -> None:
    first, *_ = ask(view, "CS243").things
    kinds = [use.kind for use in first.uses]
    assert kinds[0] == "monitor's assessment"
    assert "casualty figure" in kinds
    assert first.uses[0].rule == "fields-assessment"
    assert not first.uses[0].checked


def test_a_figure_a_quotation_and_a_concept(view: ReportView) -> None:
    figure = next(use for use in ask(view, "CS243").things[0].uses if use.label.text == "5–13")
    again = ask(view, figure.iri).things[0]
    assert [line.number for evidence in again.evidence for line in evidence.lines] == [49]
    quotation = ask(view, again.evidence[0].passage.iri).things[0]
    assert figure.iri in {use.iri for use in quotation.uses}
    concept = ask(view, "https://example.org/civharm/concept/harm-status-contested").things[0]
    assert [evidence.passage.exact for evidence in concept.evidence] == ["Contested"]


def test_the_terminal_highlights_and_isolates(view: ReportView) -> None:
    text = shown(ask(view, "CS1141"))
    assert "\u2068⟦الصور, Al Soor, Deir Ezzor, Syria⟧\u2069" in text
    assert "cs1141.txt:11" in text
    assert "⟦S993⟧" in text  # no colours here, so the words stand in brackets
    assert "read by rule fields-assessment, not checked by a person" in text


def test_json_is_whole(view: ReportView) -> None:
    found = json.loads(as_json(ask(view, "CS243")))
    assert found["found_as"] == "current code"
    assert found["things"][0]["evidence"][0]["lines"][0]["number"] == 4 - 1


def test_a_document_without_its_reading_still_gives_the_words() -> None:
    view = of_readings([reading("words")])
    it = why(view.graphs, view.settings.names, lambda _: None, "CS1")
    assert not it.things[0].evidence[0].lines
    assert "“words”" in shown(it)


def test_words_that_do_not_stand_there_are_told() -> None:
    other = reading("words").model_copy(update={"text": "other"})
    view = of_readings([reading("words")])
    it = why(view.graphs, view.settings.names, lambda _: other, "CS1")
    assert "these words do not stand there" in shown(it)
