"""Every IRI is minted in one place and read back; two different things never get one (DECISIONS 9)."""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import IriError
from kg.iri import Names, below, digest, segment, unsegment, web_address
from kg.model import Quotation

NAMES = Names("https://example.org/harm/", "Example Monitor")
#: Characters that a page can hold; a lone surrogate is none.
letters = st.characters(exclude_categories=["Cs"])
names = st.text(letters, min_size=1, max_size=40)
_SEGMENT = re.compile(r"[A-Za-z0-9_.~%-]+", re.ASCII)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>\"{}|\\^`]")


@given(names)
def test_a_segment_is_read_back(name: str) -> None:
    assert unsegment(segment(name)) == unicodedata.normalize("NFC", name)
    assert _SEGMENT.fullmatch(segment(name))
    assert segment(name) not in (".", "..")


@given(names, names)
def test_two_names_give_two_segments(one: str, other: str) -> None:
    """Two spellings of one letter (Unicode's normal forms) are one name."""
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (segment(one) == segment(other)) == same


@given(st.from_regex(r"[A-Za-z0-9 ._~-]{0,12}", fullmatch=True))
def test_plain_names_take_no_short_cut_that_shows(name: str) -> None:
    """Names without anything to encode are not encoded: the outcome is that of the long way."""
    encoded = quote(name, safe=" ").replace("_", "%5F").replace(" ", "_")
    assert segment(name) == (encoded.replace(".", "%2E") if not encoded.strip(".") else encoded)


@given(
    st.from_regex(
        r"https?://[A-Za-z0-9.-]{1,9}(:[0-9]{1,3})?(/[A-Za-z0-9!$&'()*+,./:;=?@_~%#-]{0,12})?", fullmatch=True
    )
)
def test_plain_addresses_stay_as_they_are(url: str) -> None:
    found = web_address(url)
    if "%" not in url and url.count("#") < 2:
        assert found is not None
        assert found.value == url


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "a_b"), ("a/b", "a%2Fb"), ("..", "%2E%2E"), ("é", "%C3%A9"), ("a", "A")]
)
def test_names_that_look_alike_when_encoded(one: str, other: str) -> None:
    assert segment(one) != segment(other)


def test_what_cannot_stand_in_an_iri() -> None:
    with pytest.raises(IriError, match="surrogate"):
        segment("\ud800")
    with pytest.raises(IriError, match="empty"):
        NAMES.incident("")


MINTS: dict[str, tuple[Callable[[str], NamedNode], tuple[str, ...]]] = {
    "incident": (NAMES.incident, ("example monitor", "incident")),
    "actor": (NAMES.actor, ("actor",)),
    "named_actor": (NAMES.named_actor, ("actor", "name")),
    "document": (NAMES.document, ("document",)),
    "place": (lambda name: NAMES.place((name,)), ("place",)),
    "area": (lambda name: NAMES.area((name,)), ("area",)),
    "below": (lambda name: below(NAMES.incident("x"), name), ("example monitor", "incident", "x")),
}


@pytest.mark.parametrize("kind", MINTS)
@given(name=names)
def test_what_is_minted_is_read_back(kind: str, name: str) -> None:
    mint, before = MINTS[kind]
    assert NAMES.read_back(mint(name).value) == (*before, unicodedata.normalize("NFC", name))


@given(names, names)
def test_things_of_two_kinds_are_two_things(one: str, other: str) -> None:
    minted = [NAMES.named_actor(one), NAMES.place((one, other)), NAMES.area((one, other)), NAMES.document(one)]
    minted += [NAMES.incident(one), NAMES.place((one,)), NAMES.area((one,))]
    assert len({it.value for it in minted}) == len(minted)


@given(st.lists(names, min_size=1, max_size=4), st.lists(names, min_size=1, max_size=4))
def test_places_are_told_apart_by_every_part(one: list[str], other: list[str]) -> None:
    normal = [[unicodedata.normalize("NFC", part) for part in parts] for parts in (one, other)]
    assert (NAMES.place(tuple(one)) == NAMES.place(tuple(other))) == (normal[0] == normal[1])


def test_an_iri_of_another_base_is_not_read_back() -> None:
    with pytest.raises(IriError, match="is not under"):
        NAMES.read_back("https://example.org/elsewhere/id/x")


@given(st.integers(0, 10**6), st.integers(0, 10**6), names, names)
def test_quotations_are_told_apart(start: int, end: int, pointer: str, exact: str) -> None:
    version = NAMES.version(NAMES.document("a page"), "0" * 64)
    at = NAMES.quotation(version, Quotation(exact=exact, start=start, end=end))
    assert at.value == f"{version.value}#char={start},{end}"
    assert NAMES.read_back(at.value) == ("document", "a page", "version", "0" * 16)
    cell = NAMES.quotation(version, Quotation(exact=exact, pointer=pointer))
    assert cell != at
    with pytest.raises(IriError):
        NAMES.quotation(version, Quotation(exact=exact))


words = st.lists(st.text(st.sampled_from("ab01\x1e\x1f")) | st.text(), max_size=4)


@given(words, words)
def test_a_digest_tells_where_one_word_ends(one: list[str], other: list[str]) -> None:
    if (one or [""]) != (other or [""]):
        assert digest(*one) != digest(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), (("a\x1f", "b"), ("a", "\x1fb")), (("a", ""), ("a",)), (("\x1f",), ("", ""))],
)
def test_digests_of_words_that_run_together(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert digest(*one) != digest(*other)


@given(st.text(letters) | st.builds("https://example.org/{}".format, st.text(letters)))
def test_a_web_address_is_an_iri_or_nothing(url: str) -> None:
    found = web_address(url)
    if found is not None:
        assert (
            found.value.startswith(("http://", "https://", "HTTP", "Http", "hTTP"))
            or found.value[:5].lower() == "http:"
        )
        assert not _FORBIDDEN.search(found.value)
        assert found.value.isascii()
        assert web_address(found.value) == found  # encoded once, it stays


ADDRESSES = [
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/أ", "https://example.org/%D8%A3"),
    ("https://example.org/%D8%A3?q=1#x", "https://example.org/%D8%A3?q=1#x"),
    ("https://example.org/50%", "https://example.org/50%25"),
    (" https://example.org/ ", "https://example.org/"),
    ("hhttps://example.org/", None),
    ("javascript:alert(1)", None),
    ("data:text/html,x", None),
    ("file:///etc/passwd", None),
    ("example.org", None),
    ("https://", None),
    ("https://[broken/", None),
    ("https://example.org/\u202egnp.exe", None),
    ("https://example.org/a\nb", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "iri"), ADDRESSES)
def test_addresses(printed: str, iri: str | None) -> None:
    assert web_address(printed) == (NamedNode(iri) if iri else None)


@pytest.mark.parametrize("base", ["", "https://example.org", "ftp://example.org/", "https:///", "javascript:x/"])
def test_a_base_that_is_none(base: str) -> None:
    with pytest.raises(IriError, match="ends in /"):
        Names(base, "Example Monitor")
