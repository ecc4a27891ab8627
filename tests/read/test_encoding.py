"""Bytes to text, and the repair of text that was decoded wrongly once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import PageError
from kg.read.encoding import decode, mend


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_known_encodings(codec: str) -> None:
    decoded = decode("Élan\r\nالخفسة".encode(codec), "x")
    assert decoded.text.lstrip("\ufeff") == "Élan\r\nالخفسة"
    assert decoded.text.startswith("\ufeff") == (codec != "utf-8")
    assert decoded.mended == decoded.broken == ()


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        (b"one\ntwo \x92 three", 2, "0x92 at offset 8"),
        (b"a\n\n\0", 3, "NUL"),
        (b"\xff\xfea", 1, "UTF-16"),
        (b"ok\n" + b"x" * 1_000_001, 2, "1000000"),
    ],
)
def test_refused_bytes_name_their_place(data: bytes, line: int, told: str) -> None:
    with pytest.raises(PageError) as caught:
        decode(data, "x.txt")
    assert caught.value.line == line
    assert told in caught.value.reason


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", ["0–5 café", "Asayish’s “Media", "naïve ↗", "Türkiye"])
def test_damage_is_undone(text: str, codec: str) -> None:
    assert mend(text.encode().decode(codec)) == text


@given(st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF, categories=["Lo"]), min_size=1))
def test_damaged_arabic_comes_back(text: str) -> None:
    assert mend(text.encode().decode("latin-1")) == text


@given(st.text(st.characters(codec="ascii")) | st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF)))
def test_sound_text_is_left_alone(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize("text", ["Ça va, déjà vu – “voilà”", "São Paulo", "Ångström", "Łódź", "Škoda", "ÉLÈVE"])
def test_sound_european_text_is_left_alone(text: str) -> None:
    decoded = decode(text.encode(), "x")
    assert decoded.mend(text) == text
    assert decoded.mended == decoded.broken == ()


def test_a_line_that_cannot_be_mended_for_certain_stays() -> None:
    damaged = "0â\x80\x935\n0â5 \u00d8\u00a8"
    decoded = decode(damaged.encode(), "x")
    assert (decoded.mended, decoded.broken) == ((1,), (2,))
    assert decoded.mend(damaged) == "0–5\n0â5 \u00d8\u00a8"
