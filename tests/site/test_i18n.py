"""The strings: both languages of each, the same facts in both, and plural forms after CLDR."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from kg.site.i18n import Forms, plural, strings, table
from kg.site.layout import said
from kg.site.refusals import sentence
from kg.site.site import LANGUAGES
from tests.conftest import ROOT

_FACT = re.compile(r"\{(\w+)\}")


def _texts(forms: Forms) -> list[str]:
    return list(forms.values()) if isinstance(forms, Mapping) else [forms]


@pytest.mark.parametrize("key", sorted(table()))
def test_both_languages_tell_the_same_facts(key: str) -> None:
    facts = [set(_FACT.findall(" ".join(_texts(table()[key][language])))) for language in LANGUAGES]
    # after a preposition Arabic bends a counted phrase: there the bare number may stand in its place
    only_english, only_arabic = facts[0] - facts[1], facts[1] - facts[0]
    assert (only_english, only_arabic) == (set(), set()) or (len(only_english) == 1 and only_arabic == {"n"})
    counting = [isinstance(table()[key][language], Mapping) for language in LANGUAGES]
    assert counting[0] == counting[1]
    for language in LANGUAGES:
        forms = table()[key][language]
        if isinstance(forms, Mapping):
            assert "other" in forms
            assert forms.keys() <= {"zero", "one", "two", "few", "many", "other"}


def test_arabic_is_arabic() -> None:
    bare = {"site.other_language", "common.colon"}
    for key, both in table().items():
        words = re.sub(r"<[^>]+>|\{\w+\}|[A-Z]{2,}[\w-]*", "", " ".join(_texts(both["ar"])))
        assert key in bare or re.search(r"[\u0600-\u06ff]", words), key


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (103, "few"),
    ],
)
def test_plural_forms_of_arabic(n: int, form: str) -> None:
    assert plural("ar", n) == form


def test_facts_are_escaped() -> None:
    assert strings("en")("site.read_from", monitor="<b>") == "read from the pages of &lt;b&gt;"
    assert strings("en").count("common.incidents", 1234) == "1,234 incidents"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        strings("en")("nothing.here")
    with pytest.raises(KeyError):
        strings("en")("common.incidents")
    with pytest.raises(KeyError):
        strings("en").count("common.none", 3)


def test_what_stands_under_a_number_has_the_form_that_it_asks_for() -> None:
    """A label below a numeral repeats no number, and 18 claims are no "claim"."""
    for key, both in table().items():
        if key.startswith("read.") or (key.startswith("start.") and isinstance(both["en"], Mapping)):
            assert isinstance(both["en"], Mapping)
            assert isinstance(both["ar"], Mapping)
            assert {"one", "other"} <= both["en"].keys(), key
    assert [str(strings("en").count("read.Claim", n)) for n in (1, 18)] == ["Claim", "Claims"]
    assert [str(strings("ar").count("start.claims", n)) for n in (1, 2, 5, 18)] == [
        "ادعاء",
        "ادعاءان",
        "ادعاءات",
        "ادعاءً",
    ]


def test_every_sentence_of_refusal_is_one_that_somebody_says() -> None:
    """The English is looked for in what the server says: a sentence that was reworded must be reworded here too."""
    rooms = ("serve", "site", "query", "reconcile")
    code = "".join(it.read_text("utf-8") for room in rooms for it in sorted((ROOT / "kg" / room).rglob("*.py")))
    # literals that stand side by side are one
    said = re.sub(r'"\n\s*f?"', "", code)
    for key, both in table().items():
        if key.startswith("refusal.") and key != "refusal.withdrawn":  # put together of what is known
            for piece in re.split(r"\{\w+\}", str(both["en"])):
                assert len(piece.strip(" ':;()")) < 4 or piece.strip(" ':;()") in said, (key, piece)


def test_a_refusal_keeps_its_facts_and_escapes_them() -> None:
    told = sentence("no incident here has the place '<b>\u062d\u0644\u0628'", "ar")
    assert "&lt;b&gt;" in told
    assert "\u062d\u0644\u0628" in told
    assert sentence("a sentence of which there is no row", "ar") == said("a sentence of which there is no row")
    assert sentence("there is no such page", "en") == said("there is no such page")
