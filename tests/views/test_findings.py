"""Findings as text, JSON and HTML."""

import io
import json
from typing import Any

from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from kg.pages.disclosure import Disclosure
from kg.pages.findings import as_html, as_json, as_text
from kg.pages.words import Said
from kg.validate import CheckedFinding
from tests.views.test_report import assert_loads_nothing


def finding(**changed: Any) -> CheckedFinding:
    facts: dict[str, Any] = {
        "check": "reader-Unread", "severity": "Warning", "message": "These words were not read: '<b>'.",
        "lines": (3, 5), "words": "<b> الصور", "start": 10, "end": 19, "hint": "Look at the page.",
        "document": "a.txt", "component": "ReaderCheck", "focus": "https://example.org/id/document/a.txt",
    }  # fmt: skip
    return CheckedFinding(**facts | changed)


SOME = [
    finding(),
    finding(severity="Info", check="None", lines=(), words="", start=None, end=None, hint=""),
    finding(severity="Violation", check="Claim-speaker", document="b.txt", lines=(2,)),
    finding(severity="Violation", check="Claim-speaker", document="a.txt", lines=(12,)),
]


def text(findings: list[CheckedFinding]) -> str:
    out = io.StringIO()
    Console(file=out, width=200, force_terminal=False).print(as_text(findings))
    return out.getvalue()


def test_text_is_grouped_by_severity_and_names_the_place() -> None:
    shown = text(SOME)
    order = [
        shown.index(part) for part in ("Violation (2)", "a.txt:12", "b.txt:2", "Warning (1)", "a.txt:3, 5", "Info (1)")
    ]
    assert order == sorted(order)
    assert "“\u2068<b> الصور\u2069”" in shown
    assert "→ Look at the page." in shown
    assert "4 findings: 2 Violation, 1 Warning, 1 Info" in shown


def test_no_findings() -> None:
    assert text([]) == "No findings.\n"
    assert as_json([]) == "[]\n"
    assert "There are none." in as_html([], Disclosure.everything(), "0.0")


def test_json_holds_every_field_in_order() -> None:
    found = json.loads(as_json(SOME))
    assert [it["document"] for it in found] == ["a.txt", "b.txt", "a.txt", "a.txt"]
    assert found[2] == finding().model_dump(mode="json")


def test_html_has_each_finding_once_and_loads_nothing() -> None:
    html = as_html(SOME, Disclosure.everything(), "0.0")
    assert_loads_nothing(html)
    page = LexborHTMLParser(html)
    assert [node.attributes["class"] for node in page.css("ol.findings li")] == ["Violation"] * 2 + ["Warning", "Info"]
    mark = page.css_first("li.Warning mark")
    assert mark is not None
    assert mark.text() == "<b> الصور"


def test_words_in_a_list_of_persons_are_withheld() -> None:
    careful = Disclosure("counts", "quotes", lambda _: False, {"a.txt": (5, 12)})
    page = LexborHTMLParser(as_html([finding()], careful, "0.0"))
    assert "الصور" not in page.text()
    assert "<b>" not in page.text()
    assert "stands in a list of persons" in page.text()


def test_with_none_a_sentence_tells_no_words_that_it_quotes() -> None:
    nothing = Disclosure("names", "none", lambda _: False, {})
    sentence = "The label 'Smoke' is not known; its value 'Fog, the sources' says, from noon' was kept as a note."
    assert nothing.message(sentence, "Smoke", "a.txt", 3) == "The label '…' was kept as a note."
    assert nothing.hint("Add 'Smoke' to the reader.", "Smoke") == "Add '…' to the reader."
    assert nothing.reason("line 3: a quotation says 'Fog', the text has 'smoke' at 1 to 4") == Said(
        "line 3: a quotation says '…' at 1 to 4"
    )
    told = Disclosure("names", "quotes", lambda _: False, {})
    assert told.message(sentence, "Smoke", "a.txt", 3) == sentence
    assert told.hint("", "Smoke") is None
