"""The dossier: everything on one incident, under the settings, on a page that prints and asks for nothing."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pyoxigraph import Quad

from kg.errors import QueryError, SettingsError
from kg.lift import lift
from kg.lift.correction import corrections
from kg.overlay import apply
from kg.pages.disclosure import Shown
from kg.pages.dossier import Dossier, as_html, as_json, dossier
from kg.pages.findings import Listed
from kg.pages.totals import asking
from kg.pages.view import DocumentSummary, ReportView
from kg.pages.words import Said
from kg.prose import claims
from kg.read import read as read_page
from kg.read.base import Page
from kg.settings import Settings
from kg.store import Graphs
from kg.validate import told
from tests.browsers import chromium
from tests.conftest import EXAMPLES
from tests.overlay.made import BALADI, WIRE, overlay, reading, which
from tests.views import made

ENTRIES = (
    f"do: replace, {BALADI}, with: {{killed: [{{harm: killed, minimum: 7, words: seven people died}}]}}",
    f"do: withdraw, {WIRE}",
    f"do: check, {which('Example Wire', 'It added that nobody was named.')}, by: B. Other, date: 2026-01-01, "
    "checks: [{by: C. Third, date: 2026-01-04, decision: wrong, reason: not this incident}]",
)
FULL = made.DEMO.model_copy(update={"victims": "names", "text": "full"})


def corrected(settings: Settings = FULL) -> ReportView:
    """The page made by hand, corrected by two persons."""
    after, records = apply(reading(), overlay(*ENTRIES))
    names = settings.names
    keys = ("77", "page.txt")
    graph = lift(after, names, *keys)
    people = corrections(names, after, keys, graph, records)
    quads = [
        *made.ontology(settings.base),
        *(Quad(it.subject, it.predicate, it.object, graph.graph) for it in graph.triples),
    ]
    quads += [Quad(it.subject, it.predicate, it.object, names.graph("corrections")) for it in people]
    graphs = Graphs.memory(quads)
    return ReportView(
        graphs=graphs,
        settings=settings,
        documents=(DocumentSummary.of(after, graph.graph.value, graph.incident.value),),
        failures=(),
        findings=Listed.these(told("page.txt", graph.graph.value, it) for it in after.findings),
        reading_of={"page.txt": after}.get,
        holds_name=lambda _: False,
        asked=asking(graphs, names),
        version="0.0",
    )


def data(view: ReportView, code: str = "ZZ1") -> Any:
    return json.loads(as_json(dossier(view, code)))


def test_each_claim_has_its_words_its_place_and_who_checked_it() -> None:
    claims = {it["speaker"]["text"]: it for it in data(corrected())["incident"]["claims"]}
    told = claims["Baladi Example"]
    passage = told["quotes"][0]["passage"]
    assert (passage["document"], passage["start"], passage["lines"], passage["agrees"]) == ("page.txt", 0, [1, 1], True)
    assert [it["text"] for it in told["checked_by"]] == ["A. Person"]
    assert claims["Example Wire"]["checked_by"] == [{"language": "en", "text": "B. Other"}]
    assert claims["Airwars"]["checked_by"] == []
    page = as_html(dossier(corrected(), "ZZ1"))
    assert "not checked by a person" in page
    assert "code points 0–" in page


def test_corrections_stand_in_the_order_of_their_days_with_what_the_machine_read() -> None:
    check, *others = data(corrected())["corrections"]
    assert (check["action"], check["when"], check["machine"]) == ("check", "2026-01-01", None)
    assert [(it["by"]["text"], it["decision"], it["reason"]["text"]) for it in check["others"]] == [
        ("C. Third", "wrong", "not this incident")
    ]
    by_action = {it["action"]: it for it in others}
    machine = json.loads(by_action["replace"]["machine"]["text"])
    assert machine["figures"][0]["maximum"] == 7
    assert by_action["withdraw"]["machine_words"][0]["text"].startswith("Example Wire said")
    assert by_action["withdraw"]["reason"]["text"] == "compared with the page"


def test_it_says_how_to_cite_what_was_read() -> None:
    found = data(corrected())
    assert found["versions"][0]["sha256"] == "0" * 64
    [sentence] = found["cite"]
    for part in ("Airwars, incident ZZ1", "document page.txt", f"SHA-256 {'0' * 64}", "kg 0.0"):
        assert part in sentence
    assert found["versions"][0]["captured"] is None  # not known, and not made up


def test_moments_stand_in_order_of_time_and_undated_ones_last() -> None:
    view = replace(made.of_pages(sorted((EXAMPLES / "pages").iterdir()), checked=False), settings=FULL)
    found = dossier(view, "CS243")
    days = [it.day for it in found.moments]
    assert days == sorted(days, key=lambda day: day or "9999")
    assert days[0].startswith("2016")
    assert sum(it.claim is not None for it in found.moments) >= 3
    assert [it.document for it in found.versions] == ["cs243-rs0954.txt"]


def test_the_settings_are_obeyed() -> None:
    quotes = corrected(made.DEMO)
    assert data(quotes)["corrections"][1]["machine"] is None
    none = data(corrected(made.DEMO.model_copy(update={"text": "none"})))
    claims = [it for it in none["incident"]["claims"] if it["speaker"]["text"] == "Baladi Example"]
    assert claims[0]["quotes"][0]["words"] == {"withheld": 'withheld (text = "none")'}
    unset = corrected().settings.model_copy(update={"victims": None})
    with pytest.raises(SettingsError):
        dossier(replace(corrected(), settings=unset), "ZZ1")


def test_words_of_the_page_are_withheld_everywhere() -> None:
    """Not one of the sentences of the page stands in a dossier without text."""
    page = as_html(dossier(corrected(made.DEMO.model_copy(update={"text": "none"})), "ZZ1"))
    for words in ("blamed Russia for the strike", "five people were injured", "nobody was named"):
        assert words not in page


def test_a_listed_person_is_withheld() -> None:
    name = "Ahmad Example"
    view = made.of_readings([made.reading(name)], made.DEMO)
    assert name not in as_json(dossier(view, "CS1"))
    assert name not in as_html(dossier(view, "CS1"))


def test_hostile_words_stay_words() -> None:
    words = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    page = as_html(dossier(made.of_readings([made.reading(words)], FULL), "CS1"))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_what_is_not_there_is_told() -> None:
    for what in ("QQ1", "https://example.org/nothing", "no iri:<>"):
        with pytest.raises(QueryError):
            dossier(corrected(), what)
    twice = made.of_readings([made.reading("a", name="a.txt")], FULL)
    assert dossier(twice, twice.documents[0].incident).incident.codes == ("CS1",)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("width", [360, 794, 1400])
def test_it_stands_on_a_screen_and_on_paper(browser: Browser, tmp_path: Path, width: int) -> None:
    view = replace(made.of_pages(sorted((EXAMPLES / "pages").iterdir()), checked=False), settings=FULL)
    place = tmp_path / "dossier.html"
    place.write_text(as_html(dossier(view, "CS243")), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(place.as_uri())
    assert (requests, complaints) == ([place.as_uri()], [])
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.claim')).breakInside") == "avoid"
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) > 2
    page.close()


def with_prose() -> Dossier:
    """The dossier of an example page, with the claims of its narrative."""
    path = EXAMPLES / "pages" / "cs243-rs0954.txt"
    page = read_page(Page(path.name, path.read_bytes()))
    page = page.model_copy(update={"claims": claims(page)[0]})
    return dossier(replace(made.of_readings([page]), settings=FULL), "CS243")


def test_a_denial_stands_at_the_day_of_its_statement_and_not_at_the_day_of_the_strike() -> None:
    found = with_prose()
    told = [(it.claim.rule, it.day) for it in found.moments if it.claim is not None and it.claim.ties]
    assert sorted(told) == [(rule, "2020-03-25") for rule in ("fields-position", "fields-statement", "prose-official")]


def test_who_is_called_otherwise_on_the_page_is_shown_with_these_words() -> None:
    found = with_prose()
    called = {(words(it.speaker), it.named_as and words(it.named_as)) for it in found.incident.claims}
    assert ("U.S.-led Coalition", "US-led Coalition") in called
    assert all(named is None for name, named in called if name != "U.S.-led Coalition")
    assert "U.S.-led Coalition (“US-led Coalition”)" in re.sub("<[^>]+>", "", as_html(found))


def test_what_is_not_to_be_counted_beside_others_says_so() -> None:
    found = with_prose()
    said = {
        (words(it.speaker), it.rule, tie.how): [words(to) for to in tie.to]
        for it in found.incident.claims
        for tie in it.ties
    }
    assert said["Most sources", "prose-blames", "includes"] == ["@AJABreaking", "@HalabNewsN", "HNN"]
    statement = "Civilian casualty statement by U.S.-led Coalition, issued 2020-03-25"
    assert said["U.S.-led Coalition", "prose-official", "rests on"] == [statement]
    assert statement in as_html(found)


def test_the_parts_of_a_report_are_open_on_paper_too() -> None:
    timeline = as_html(with_prose()).partition('id="time"')[2].partition('id="sources"')[0]
    assert '<details class="fold" open><summary>3 parts' in timeline
    assert '<details class="fold"><summary>' not in timeline


def test_a_check_says_of_which_claim_it_is() -> None:
    check = data(corrected())["corrections"][0]
    assert [it["text"] for it in check["speakers"]] == ["Example Wire"]
    assert [it["text"] for it in check["words"]] == ["It added that nobody was named."]
    assert re.search(r"</strong> of a claim of (<[^>]*>)?Example Wire", as_html(dossier(corrected(), "ZZ1")))


def words(it: Shown) -> str:
    assert isinstance(it, Said)
    return it.text
