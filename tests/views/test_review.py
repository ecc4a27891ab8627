"""The rows of `kg review`: which there are, in which order, and that each says where its words stand."""

import pytest

from kg.model import Actor, Finding, Quotation, Reading, Report
from kg.overlay import apply, sheet
from kg.pages.review import Reviewed, drawn, review
from kg.pipeline.reading import read_whole
from kg.read.base import Page
from kg.values.lines import Lines
from tests.conftest import shared
from tests.overlay.made import TEXT, claim, overlay, quotation, reading, which


def source(number: int, name: str, words: str) -> Report:
    return Report(kind="source-item", position=number, name=name, evidence=(quotation(words),))


def test_a_party_that_the_register_does_not_have_is_shown() -> None:
    stranger = Actor(name="Example Front", kind="belligerent", registered=False)
    words = TEXT[: TEXT.index("\n")]
    page = reading(given=(claim("Baladi Example", words, verb="blames", attributed_to=(stranger,)),))
    finding = Finding(
        check="prose-UnseenActor", severity="Info", message="", lines=(1,), words="Example Front", hint=""
    )  # fmt: skip
    rows = review([Reviewed(page.model_copy(update={"findings": (finding,)}))])
    assert [row["why"] for row in rows if row["what"] == "claim"] == [
        "the register of actors does not have 'Example Front'"
    ]
    assert rows[0]["attributed_to"] == "Example Front (belligerent)"


def test_listed_sources_that_no_claim_names_are_shown_until_somebody_has_looked() -> None:
    listed = (source(1, "Example Wire", "Example Wire"), source(2, "Silent Example", "nobody was named"))
    page = reading().model_copy(update={"sources": listed})
    rows = [row for row in review([Reviewed(page)]) if row["what"] == "source"]
    assert [(row["claimant"], row["line"], row["words"]) for row in rows] == [
        ("Silent Example", "2", "nobody was named")
    ]
    after, records = apply(page, overlay('do: check, document: {codes: [ZZ1]}, words: "nobody was named"'))
    assert not [row for row in review([Reviewed(after, records)]) if row["what"] == "source"]


def test_a_claim_that_rests_on_a_source_names_it() -> None:
    words = TEXT[: TEXT.index("\n")]
    page = reading(given=(claim("Another Name", words, source=0),))
    page = page.model_copy(update={"sources": (source(1, "Silent Example", "nobody was named"),)})
    assert {row["what"] for row in review([Reviewed(page)])} == {"claim", "passage"}


def test_counted_rules_stand_before_guesses() -> None:
    page = reading()
    order = [row["what"] for row in review([Reviewed(page)], {"attribution": 0.2})]
    assert order == ["claim", "claim", "claim", "passage"]
    assert review([Reviewed(page)], {"attribution": 0.9})[0]["what"] == "passage"


FIRST, SECOND = "Noor News reported that seven people were killed.", "Harbour Agency reported from the scene."
PROSE = f"{FIRST} {SECOND} The street had been quiet. A video of the reported strike followed."


def spoken() -> Reading:
    """A page of which the rules read the first sentence."""
    page = reading(given=(claim("Noor News", FIRST, PROSE),))
    narrative = Quotation(exact=PROSE, start=0, end=len(PROSE))
    own = page.assessment.model_copy(update={"narrative": narrative})
    return page.model_copy(update={"text": PROSE, "assessment": own, "findings": ()})


def passages(page: Reading, entry: str = "") -> list[str]:
    after, records = apply(page, overlay(entry)) if entry else (page, ())
    return [row["words"] for row in review([Reviewed(after, records)]) if row["what"] == "passage"]


def test_a_sentence_in_which_somebody_speaks_and_no_claim_was_read_is_shown() -> None:
    assert passages(spoken()) == [SECOND]


@pytest.mark.parametrize(
    "entry",
    [
        f'do: check, document: {{codes: [ZZ1]}}, words: "{SECOND}"',
        "do: add, document: {codes: [ZZ1]}, "
        f'claim: {{claimant: {{name: Harbour Agency, kind: outlet}}, words: "{SECOND}"}}',
    ],
)
def test_until_somebody_has_looked(entry: str) -> None:
    assert passages(spoken(), entry) == []


def test_what_somebody_took_away_is_not_asked_again() -> None:
    assert passages(spoken(), f"do: withdraw, {which('Noor News', FIRST)}") == [SECOND]


def test_nothing_to_review_is_said() -> None:
    assert review([]) == []
    assert "nothing to review" in str(drawn([]))


@pytest.mark.parametrize("number", [0, 1])
def test_each_row_of_a_real_page_says_where_its_words_stand(number: int) -> None:
    path = sorted(shared("seeds").iterdir())[number]
    page = read_whole(Page(path.name, path.read_bytes()))
    rows = review([Reviewed(page)])
    lines = Lines(page.text)
    for row in rows:
        assert tuple(row) == sheet.COLUMNS
        at = page.text.find(row["words"])
        assert at >= 0
        assert row["words"].split("\n")[0] in page.text[slice(*lines.span(int(row["line"])))]
    assert len([row for row in rows if row["what"] == "claim"]) == len(page.claims)
