"""A screened pattern finds what the pattern alone finds, in any text."""

import re
import string
import sys
from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import prose
from kg.prose.speech.verbs import LEMMAS
from kg.prose.words.begins import begun
from kg.prose.words.needed import Need, needs
from kg.prose.words.numbers import NUMBER, numbers
from kg.prose.words.screen import Screened, fold
from kg.prose.words.wordlists import any_of
from tests.prose.test_robust import PIECES

MODULES = [import_module(f"kg.prose.{it.name}") for it in iter_modules(prose.__path__)]
ALL = {it.pattern: it for module in MODULES for it in vars(module).values() if isinstance(it, Screened)}
PLAIN = {it.pattern: re.compile(it.pattern, it.regex.flags) for it in ALL.values()}
WORDS = sorted({word for it in ALL.values() for need in it.needs for word in (*need.words, *need.parts)})
CASES: tuple[Callable[[str], str], ...] = (
    str.lower, str.upper, str.title, lambda word: word.replace("s", "\u017f").replace("i", "\u0131"),
)  # fmt: skip
TEXTS = st.lists(
    st.tuples(
        st.sampled_from(CASES), st.sampled_from([*PIECES, *WORDS, "the", "of", "by", "two", "Tamim", "5 June 2023"])
    ),
    max_size=40,
).map(lambda pieces: " ".join(case(word) for case, word in pieces))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_the_same_is_found(text: str) -> None:
    for it in ALL.values():
        plain = PLAIN[it.pattern]
        assert [m.span() for m in it.finditer(text)] == [m.span() for m in plain.finditer(text)], it.pattern


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern[:40])
def test_every_screen_holds_something_back(pattern: str) -> None:
    assert ALL[pattern].needs
    assert not ALL[pattern].may_match("")


def need(words: str = "", parts: str = "", *, digit: bool = False) -> Need:
    return Need(frozenset(words.split()), tuple(sorted(parts.split())), digit)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bkill(?:ed|ing)\b", [need("killed killing")]),
        (r"\bkill(?:ed|ing)", [need("", "killed killing")]),
        (r"\bkill\w+", [need("", "kill")]),
        (r"(?:blamed|accused)\s+\w+", [need("", "accused blamed")]),
        (r"(?<![\w’])(?:blamed|accused)\s+\w+", [need("accused blamed")]),
        (r"(?<!’)(?:blamed)\s+\w+", [need("", "blamed")]),
        (r"(?:blamed|\w+)\s+by", [need("", "by")]),
        (r"\bblamed\s+(?:\w+\s+){0,2}on(?=\s|$)", [need("blamed"), need("on")]),
        (r"(?:^|\s)Strikes?(?:,|$)", [need("strike strikes")]),
        (r"\s(?:was|were)?dead\s", [need("dead wasdead weredead")]),
        (r"\d+\s+\w", [need(digit=True)]),
        (r"\b(?:two|\d+)\s", [need("two", digit=True)]),
        (r"x?y*", []),
        (r"(?:dead)?", []),
        (r"(?!dead)\w+", []),
        (r"(?=dead)\w+", [need("", "dead")]),
        (r"[^a]", []),
        (r"[“\"]", [need("", '" “')]),
        (r"(?a:\bdead\b)", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: list[Need]) -> None:
    found = [Need(it.words, tuple(sorted(it.parts)), it.digit) for it in needs(pattern)]
    assert found == needed


@pytest.mark.parametrize(
    ("pattern", "flags", "first"),
    [
        (r"\b(?:killed|wounded)\b", 0, "kw"),
        (r"(?<!x)(?i:six|kin)x", 0, "kKsS\u017f\u212a"),
        (r"\s*\(?[A-Z]", 0, r"A-Z\(\s"),
        (r"\b(?:]x|-|\^\d)", 0, r"\-\]\^"),
        (r"\bdead", re.IGNORECASE, "d"),
        (r"x?y*", 0, None),  # it may be empty
        (r"\b(?:a|[^b])c", 0, None),
        (r"\b\w+", 0, None),
        (r"dead|killed", 0, None),  # `re` looks for these itself
    ],
)
def test_what_a_match_begins_with(pattern: str, flags: int, first: str | None) -> None:
    guarded = begun(pattern, flags).pattern
    found = re.fullmatch(r"\(\?=\[(.*?)\]\)\(\?:(.*)\)", guarded) if guarded != pattern else None
    assert (set(re.findall(r".-.|\\?.", found[1])) if found else None) == (
        set(re.findall(r".-.|\\?.", first)) if first else None
    )
    assert found is None or found[2] == pattern


GUARDED = [
    (it, begun(it.pattern, it.flags & ~re.UNICODE))
    for module in MODULES for it in vars(module).values() if isinstance(it, re.Pattern)
]  # fmt: skip


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_is_found_behind_a_guard(text: str) -> None:
    for plain, guarded in GUARDED:
        assert [m.span() for m in guarded.finditer(text)] == [m.span() for m in plain.finditer(text)], plain.pattern


def test_ascii_letters_are_no_whole_words() -> None:
    assert needs(r"\bdead\b", re.ASCII) == (need("", "dead"),)


def test_a_word_may_be_cut_where_the_search_ends() -> None:
    it = Screened(r"\bdead\b")
    assert it.search("deadly") is None
    assert it.search("deadly", 0, 4) is not None


def test_case_is_folded_as_patterns_fold_it() -> None:
    """Every letter that a pattern takes for one of ASCII is folded to it, and offsets stay."""
    for letter in string.ascii_lowercase:
        either = re.compile(letter, re.IGNORECASE)
        assert {fold(it) for it in map(chr, range(sys.maxunicode + 1)) if either.fullmatch(it)} == {letter}
    assert all(len(fold(chr(it))) == 1 for it in range(sys.maxunicode + 1))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_numbers_are_those_of_either_case(text: str) -> None:
    assert [(it.start, it.end) for it in numbers(text)] == [m.span() for m in NUMBER.finditer(text)]


def test_forms_that_share_their_beginnings() -> None:
    longest_first = sorted(LEMMAS, key=lambda form: (-len(form), form))
    plain, shared = re.compile(rf"\b(?:{'|'.join(longest_first)})\b"), re.compile(rf"\b(?:{any_of(LEMMAS)})\b")
    for form in LEMMAS:
        for text in (form, f"{form}s", f"re-{form}", f"{form}-post", form[:-1]):
            assert [m.span() for m in shared.finditer(text)] == [m.span() for m in plain.finditer(text)]
