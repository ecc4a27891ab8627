"""Codes, and the splitting of codes that are printed without a separator."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.codes import CODE, PREFIXES, is_code, split_glued

PLAIN = st.builds(lambda prefix, number: f"{prefix}{number}", st.sampled_from(PREFIXES), st.integers(1, 999_999))


@given(st.from_regex(CODE, fullmatch=True))
def test_each_code_is_one(code: str) -> None:
    assert is_code(code)


@given(st.lists(PLAIN, min_size=1, max_size=8))
def test_codes_without_suffix_come_apart_again(codes: list[str]) -> None:
    assert split_glued("".join(codes)) == tuple(codes)


@given(st.lists(PLAIN, min_size=1, max_size=5), st.integers(0, 4), st.sampled_from("abcdefghjklmnopq"))
def test_a_small_suffix_letter_stays_with_its_code(codes: list[str], at: int, letter: str) -> None:
    codes[at % len(codes)] += letter
    assert split_glued("".join(codes)) == tuple(codes)


@given(st.text())
def test_pieces_are_the_whole_string(text: str) -> None:
    pieces = split_glued(text)
    if pieces is not None:
        assert "".join(pieces) == text
        assert all(is_code(piece) for piece in pieces)


@given(st.lists(st.sampled_from([*PREFIXES, *"0123456789", *"aAbS"]), max_size=60).map("".join))
def test_a_split_uses_the_fewest_suffix_letters(text: str) -> None:
    pieces = split_glued(text)
    if not pieces:
        return
    # No split of the string can do with fewer letters than the pieces have: compare with a plain search.
    best = _fewest(text, {})
    assert best == sum(piece[-1].isalpha() for piece in pieces)


_ONE = re.compile(rf"(?:{'|'.join(PREFIXES)})[0-9]{{1,6}}(?![0-9])")


def _fewest(text: str, known: dict[str, int | None]) -> int | None:
    """The fewest suffix letters of any split, by trying each prefix in turn; None where there is no split."""
    if not text:
        return 0
    if text not in known:
        found: list[int] = []
        for prefix in PREFIXES:
            one = re.match(rf"{prefix}[0-9]{{1,6}}(?![0-9])", text)
            if one is None:
                continue
            plain = _fewest(text[one.end() :], known)
            found += [] if plain is None else [plain]
            if text[one.end() : one.end() + 1].isalpha():
                suffixed = _fewest(text[one.end() + 1 :], known)
                found += [] if suffixed is None else [suffixed + 1]
        known[text] = min(found) if found else None
    return known[text]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("R850AS218RS950", ("R850A", "S218", "RS950")),
        ("R203RS239", ("R203", "RS239")),
        ("S993", ("S993",)),
        ("R4060aRS4070", ("R4060a", "RS4070")),
        ("", ()),
        ("RR1919", None),
        ("1808", None),
        ("248cc", None),
        ("RS2676 CS1665B", None),
        ("R1234567", None),
        ("٣", None),
        ("R1" * 300, None),
    ],
)
def test_glued(text: str, pieces: tuple[str, ...] | None) -> None:
    assert split_glued(text) == pieces


@pytest.mark.parametrize("text", ["CS243", "RS0954", "ISPT0134c", "ISPT070624n", "A1", "ABCDEF123456z"])
def test_codes(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text", ["", "243", "cs243", "CS", "CS243ab", "CS 243", "CS1234567", "ABCDEFG1", "CS٣", "CS243\n"]
)
def test_no_codes(text: str) -> None:
    assert not is_code(text)
