"""Words that place an event near a named place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.near import NEAR, place_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Near Dayr Az Zawr", "Dayr Az Zawr"),
        ("near Raqqah", "Raqqah"),
        ("near the town of Tal Abyad", "Tal Abyad"),
        ("near al-Shaddadi", "al-Shaddadi"),
        ("on the south-western outskirts of Manbij", "Manbij"),
        ("in the vicinity of Abu Kamal", "Abu Kamal"),
        ("near  Deir ez-Zor", "Deir ez-Zor"),
        ("Manbij", None),
        ("near the river", None),
        ("", None),
    ],
)
def test_place_names(words: str, name: str | None) -> None:
    assert place_name(words) == name


def test_a_phrase_ends_with_its_name() -> None:
    text = "* Near Ayn Isa, one strike; strikes near Abu Kamal. On 3 May, near Raqqah, Syria"
    assert [found[0] for found in NEAR.finditer(text)] == ["Near Ayn Isa", "near Abu Kamal", "near Raqqah"]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    place_name(text)


def test_many_hyphens_take_no_time() -> None:
    assert place_name("near A" + "-A" * 20_000 + "!") is None
