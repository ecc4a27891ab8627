"""The strings: both languages of each, the same facts in both, and plural forms after CLDR."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from kg.site.i18n import Forms, plural, strings, table
from kg.site.site import LANGUAGES

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
