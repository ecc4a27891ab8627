"""Headers and addresses as functions: whatever a client sends, there is an answer and no exception."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.iri import segment
from kg.serve.address import checked, normal, suspicious
from kg.serve.conditional import MOST_PARTS, another, entity_tag, headers_of, http_date, unchanged, wanted_ranges
from kg.serve.negotiate import choose, language, media_ranges, takes
from kg.serve.problems import Refused
from kg.serve.resource import Shelf
from kg.serve.respond import Asked, Ready
from kg.serve.variants import ALL_VARIANTS, media_types

OFFERS = media_types(ALL_VARIANTS)
MODIFIED = "Sun, 22 Nov 2026 08:00:00 GMT"

some_ranges = st.lists(
    st.tuples(st.sampled_from([*OFFERS, "text/*", "application/*", "*/*", "image/png"]), st.integers(0, 1000)),
    max_size=6,
)


@given(st.text(st.characters(max_codepoint=255), max_size=300))
def test_any_accept_header_is_answered(header: str) -> None:
    chosen = choose(header, OFFERS)
    assert chosen is None or 0 <= chosen < len(OFFERS)
    assert language(header, ("en", "ar")) in ("en", "ar")


@given(some_ranges)
def test_the_chosen_offer_has_the_greatest_weight(ranges: list[tuple[str, int]]) -> None:
    header = ", ".join(f"{name};q={weight / 1000:.3f}" for name, weight in ranges)

    def weight_of(offer: str) -> float:
        for name in (offer, f"{offer.partition('/')[0]}/*", "*/*"):
            found = [weight for it, weight in ranges if it == name]
            if found:
                return max(found)
        return 0

    weights = [weight_of(it) for it in OFFERS]
    chosen = choose(header, OFFERS)
    if not ranges:
        assert chosen == 0
    elif max(weights) == 0:
        assert chosen is None
    else:
        assert chosen == weights.index(max(weights))


def test_a_long_header_is_read_in_no_time() -> None:
    assert len(media_ranges("text/html," * 100_000)) <= 200
    assert choose("a/b;" + '"' * 100_000, OFFERS) is None


def test_headers_that_are_made_up_fill_no_memory() -> None:
    tracemalloc.start()
    try:
        for number in range(300):
            choose(f"text/html;a{number}={'b' * 100_000}", OFFERS)
            language(f"en;a{number}={'b' * 100_000}", ("en", "ar"))
            takes(f"gzip;a{number}={'b' * 100_000}", "gzip")
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 5_000_000


def test_a_kept_answer_weighs_what_its_question_weighs() -> None:
    asked = Asked.of(b"/doc/x", b"a=b", {b"accept": "c" * 1_000, b"accept-language": "d" * 100})
    assert asked.weight(Ready("", [], [], b"e" * 50)) == 2_000 + 50 + 6 + 3 + 1_000 + 100


@given(st.text(max_size=60).filter(lambda it: it.strip(".") != ""))
def test_a_minted_segment_is_its_own_normal_form(name: str) -> None:
    try:
        part = segment(name)
    except ValueError:  # a lone surrogate
        return
    assert normal(f"/id/{part}") == f"/id/{part}"


@given(st.binary(max_size=200))
def test_any_path_is_taken_or_refused(path: bytes) -> None:
    try:
        text = checked(path)
    except Refused as refused:
        assert refused.status in (400, 414)
    else:
        assert "\x00" not in text
        normal(text)
        suspicious(text)


@pytest.mark.parametrize("path", ["/doc/../x", "/doc/%2e%2e/x", "/doc/%2E", "/doc/a%2520b", "/doc/a%2500"])
def test_suspicious_paths(path: str) -> None:
    assert suspicious(path)


@given(st.text(st.characters(max_codepoint=255), max_size=80), st.integers(0, 10_000))
def test_any_range_header_is_answered(header: str, size: int) -> None:
    for value in (header, f"bytes={header}"):
        found = wanted_ranges(value, None, size, '"x"', MODIFIED)
        assert found is None or all(0 <= it.start < it.stop <= size for it in found)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 150))
def test_a_range_is_a_slice(start: int, end: int, size: int) -> None:
    found = wanted_ranges(f"bytes={start}-{end}", None, size, '"x"', MODIFIED)
    if end < start:
        assert found is None
    elif start >= size:
        assert found == []
    else:
        assert found == [range(size)[start : end + 1]]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 30)), min_size=1, max_size=MOST_PARTS))
def test_several_ranges_are_sent_once_and_in_order(parts: list[tuple[int, int]]) -> None:
    header = "Bytes=" + " , ".join(f"{start}-{start + more}" for start, more in parts)
    found = wanted_ranges(header, None, 100, '"x"', MODIFIED)
    assert found is not None
    assert {it for part in found for it in part} == {
        it for start, more in parts for it in range(start, min(start + more + 1, 100))
    }
    assert all(one.stop < two.start for one, two in pairwise(found))


def test_more_parts_than_anybody_needs_are_not_cut_up() -> None:
    header = "bytes=" + ",".join(f"{it * 3}-{it * 3}" for it in range(MOST_PARTS + 1))
    assert wanted_ranges(header, None, 1_000, '"x"', MODIFIED) is None


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        *((it, True) for it in ("gzip", "deflate, gzip;q=0.5", "GZIP", "*", "br;q=0, *;q=0.1", "gzip;q=1, *;q=0")),
        *((it, False) for it in (None, "", "identity", "gzip;q=0", "gzip;q=0, *", "*;q=0", "br", "xgzip", ";;")),
    ],
)
def test_codings(header: str | None, taken: bool) -> None:
    assert takes(header, "gzip") is taken


def test_a_client_may_want_a_certain_state() -> None:
    before, after = "Sun, 22 Nov 2026 07:59:59 GMT", "Sun, 22 Nov 2026 08:00:01 GMT"
    assert not another('"a"', MODIFIED, '"b", "a"', None)
    assert not another('"a"', MODIFIED, "*", before)
    assert another('"a"', MODIFIED, '"b"', after)
    assert another('"a"', MODIFIED, 'W/"a"', None), "If-Match compares strongly"
    assert another('"a"', MODIFIED, None, before)
    assert not another('"a"', MODIFIED, None, after)
    assert not another('"a"', MODIFIED, None, "one day")


@given(st.text(st.characters(max_codepoint=255), max_size=80), st.text(st.characters(max_codepoint=255), max_size=80))
def test_any_condition_is_answered(match: str, since: str) -> None:
    assert unchanged('"a"', MODIFIED, match, since) in (True, False)
    assert unchanged('"a"', MODIFIED, None, since) in (True, False)


def test_tags() -> None:
    tag = entity_tag("0" * 64, "ttl")
    assert tag == f'"{"0" * 24}-ttl"'
    assert unchanged(tag, MODIFIED, f'"a, b", W/{tag}', None)
    assert not unchanged(tag, MODIFIED, tag.strip('"'), None)
    assert http_date(1_795_334_400.9) == "Sun, 22 Nov 2026 08:00:00 GMT"


def test_headers_of_one_name_are_joined() -> None:
    assert headers_of([(b"accept", b"a/b"), (b"accept", b"c/d")]) == {b"accept": "a/b, c/d"}


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 40)), max_size=60))
def test_a_shelf_never_outweighs_its_bound(puts: list[tuple[int, int]]) -> None:
    shelf: Shelf[int, int] = Shelf(100)
    held: dict[int, int] = {}
    for key, weight in puts:
        shelf.put(key, weight, weight)
        held[key] = weight
        kept = [it for it in range(21) if shelf.get(it) is not None]
        assert sum(shelf.get(it) or 0 for it in kept) <= 100
