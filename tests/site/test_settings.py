"""What the settings keep back is in no byte of any page."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kg.public import Publication
from kg.site import Site
from kg.site.resource import resource_page
from kg.terms import OA, SKOS
from tests.site.pages import things

#: What pages print where they know no name.
_NO_NAMES = {"Unknown", "Unnamed"}


def _names(full: Publication) -> set[str]:
    """Names of the persons whom the invented pages list."""
    chv = full.names.chv
    rows = full.graphs.rows(f"SELECT DISTINCT ?name WHERE {{ ?v a {chv.Victim} ; {SKOS.prefLabel} ?name }}")
    return {row["name"].value for row in rows}


def _quotations(full: Publication) -> set[str]:
    """Words of the pages that are too long to be a name, a figure or a date, line by line."""
    rows = full.graphs.rows(f"SELECT DISTINCT ?words WHERE {{ ?q {OA.exact} ?words }}")
    return {line.strip() for row in rows for line in row["words"].value.splitlines() if len(line.strip()) > 60}


@cache
def _everything(publication: Publication) -> str:
    """Every page on a thing, in English: what is kept back is kept back before a language is chosen."""
    site = Site(publication)
    return "\n".join(resource_page(site, iri, "en") or "" for iri in things(site))


def _told(names: set[str], shown: str) -> list[str]:
    """The names that stand in the pages as words of their own."""
    return sorted(it for it in names if re.search(rf"(?<!\w){re.escape(it)}(?!\w)", shown))


@pytest.mark.parametrize("settings", ["careful", "wordless"])
def test_no_listed_person_is_named(settings: str, full: Publication, request: pytest.FixtureRequest) -> None:
    shown = _everything(request.getfixturevalue(settings))
    names = {it for it in _names(full) if it not in _NO_NAMES}
    assert len(names) > 3
    assert _told(names, shown) == []
    assert len(_told(names, _everything(full))) > 3


def test_no_words_of_a_page_stand_anywhere(full: Publication, wordless: Publication) -> None:
    shown = _everything(wordless)
    words = _quotations(full)
    assert len(words) > 20
    assert [it for it in words if it in shown] == []
    assert "kept back by the settings" in shown


def test_a_text_that_is_kept_back_says_so(wordless: Publication) -> None:
    site, chv = Site(wordless), wordless.names.chv
    [row, *_] = wordless.graphs.rows(f"SELECT ?v WHERE {{ ?v a {chv.DocumentVersion} }} ORDER BY ?v")
    page = resource_page(site, row["v"].value, "en") or ""
    assert "This site shows no words of the pages" in page
    assert "rendition" not in page
