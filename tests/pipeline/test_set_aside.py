"""Whom a claim named that a person withdrew: with `victims = "counts"` the name leaves as little as it did before."""

from pathlib import Path
from urllib.parse import unquote

import orjson
import pytest

from kg.export.screen import fold
from kg.model import Actor, Carried, Claim, Figure, Quotation, Reading
from kg.pipeline import build, inputs
from kg.pipeline.publish import NAMED
from kg.read import read
from kg.read.base import Page
from kg.settings import Settings, Text
from tests.pipeline.test_named_pages import PAGE, texts

SAID = "The Nahr Wire reported that Engineer\nObadiah Vanterpool died there."
OVERLAY = """\
corrections:
  - do: withdraw
    document: {codes: [ZZ900]}
    claim: {claimant: Nahr Wire, words: "The Nahr Wire reported that Engineer Obadiah Vanterpool died there."}
    by: A. Person
    date: 2026-01-02
    reason: the man is alive
"""


def record() -> Reading:
    reading = read(Page("page.txt", PAGE.read_bytes()))
    text = f"{reading.text}\n{SAID}\n"

    def at(words: str) -> Quotation:
        start = text.index(words)
        return Quotation(exact=words, start=start, end=start + len(words))

    named = "Engineer\nObadiah Vanterpool"
    figure = Figure(
        harm="killed", group="people-unspecified", minimum=1, maximum=None, verbatim=" ".join(named.split()),
        bound="at-least", evidence=at(named),
    )  # fmt: skip
    speaker = Actor(name="Nahr Wire", kind="outlet", registered=False, evidence=at("The Nahr Wire"))
    claim = Claim(claimant=speaker, figures=(figure,), rule="prose-made", evidence=at(SAID))
    document = reading.document.model_copy(update={"text_length": len(text)})
    carried = (Carried(start=0, end=len(text), field="narrative"),)
    return reading.model_copy(update={"text": text, "claims": (claim,), "document": document, "carried": carried})


def built(folder: Path, text: Text) -> Path:
    settings = Settings(base="https://example.org/harm/", victims="counts", text=text)
    build(inputs([str(folder / "made.jsonl")], whole=True), folder / "out", settings, workers=1)
    return (folder / "out" / "current").resolve()


@pytest.mark.parametrize("text", ["full", "quotes"])
def test_the_name_stays_where_it_was(text: Text, tmp_path: Path) -> None:
    again, fresh = tmp_path / "again", tmp_path / "fresh"
    for folder in (again, fresh):
        folder.mkdir()
        (folder / "made.jsonl").write_text(record().model_dump_json() + "\n", encoding="utf-8")
    built(again, text)
    for folder in (again, fresh):
        (folder / "overlay.yaml").write_text(OVERLAY, encoding="utf-8")
    releases = [built(folder, text) for folder in (again, fresh)]
    for release in releases:
        counts = orjson.loads((release / NAMED).read_bytes())["counts"]
        assert counts["set aside"] == {"Engineer Obadiah Vanterpool": 1}
        assert b"overlay-withdraw" in (release / "public" / "graph.nq").read_bytes()
        for where, words in texts(release):
            assert "vanterpool" not in fold(unquote(words)), where
    one, other = ((it / "public" / "graph.nq").read_bytes() for it in releases)
    assert one == other
