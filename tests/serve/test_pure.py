"""Headers and addresses as functions: whatever a client sends, there is an answer and no exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.iri import segment
from kg.serve.address import checked, normal, suspicious
from kg.serve.conditional import entity_tag, headers_of, http_date, unchanged, wanted_range
from kg.serve.negotiate import choose, language, media_ranges
from kg.serve.problems import Refused
from kg.serve.resource import Shelf
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
    found = wanted_range(header, None, size, '"x"', MODIFIED)
    assert found is None or (found.start >= 0 and found.stop <= size) or not found


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 150))
def test_ranges_are_slices(start: int, end: int, size: int) -> None:
    found = wanted_range(f"bytes={start}-{end}", None, size, '"x"', MODIFIED)
    if end < start:
        assert found is None
    elif start >= size:
        assert found is not None
        assert not found
    else:
        assert found == range(size)[start : end + 1]


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
