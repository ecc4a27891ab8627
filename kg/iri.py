"""Mints every IRI of ours and reads it back. Two different things never get one IRI.

A name becomes a path segment by `segment`, which loses nothing: unreserved ASCII stays, a space becomes `_`, all else
is percent-encoded (RFC 3986 section 2), so `unsegment(segment(name)) == name`. Keys that would be long or would tell
something private are hashes. Numbers of casualties never stand in an IRI.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from pyoxigraph import Literal, NamedNode

from kg.errors import IriError
from kg.model import Quotation
from kg.terms import Namespace

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>\"{}|\\^`]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: Names and addresses in which there is nothing to encode or refuse: most of them.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9~-][A-Za-z0-9 .~-]*", re.ASCII)
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:/[A-Za-z0-9!$&'()*+,./:;=?@_~-]*)?", re.ASCII)
_ASCII_IRI = re.compile(r"[!-~]+", re.ASCII)


class Names:
    """Mints under one base IRI for one monitor. `base` ends in `/`."""

    def __init__(self, base: str, monitor: str) -> None:
        if not base.endswith("/") or not web_address(base):
            raise IriError(f"the base '{base}' must be an absolute http(s) IRI that ends in /")
        self.base, self.monitor_name = base, monitor
        self.chv = Namespace(base + "ns#")
        self.chc = Namespace(base + "concept/")
        self.chs = Namespace(base + "shapes#")
        self.id = base + "id/"

    def graph(self, which: str) -> NamedNode:
        """The named graph of the ontology, links, corrections or findings."""
        return NamedNode(f"{self.base}graph/{which}")

    def incident(self, key: str) -> NamedNode:
        """`key` is the site's id, or the current codes in sorted order joined by "-"."""
        return self._mint(segment(self.monitor_name.casefold()), "incident", segment(key))

    def actor(self, slug: str) -> NamedNode:
        """An actor of the register."""
        return self._mint("actor", segment(slug))

    def named_actor(self, name: str) -> NamedNode:
        """An actor known by name only: the name as written is its key."""
        return self._mint("actor", "name", segment(name))

    def place(self, parts: tuple[str, ...]) -> NamedNode:
        """A place by country, region, name, the widest first, as written."""
        return self._mint("place", *(segment(part) for part in parts))

    def area(self, parts: tuple[str, ...]) -> NamedNode:
        """A country or region as location lines end in it: kept apart from a town of the same name."""
        return self._mint("area", *(segment(part) for part in parts))

    def person(self, name: str) -> NamedNode:
        """Somebody who corrects or checks readings: kept apart from a claimant of the same name."""
        return self._mint("person", segment(name))

    def dataset(self) -> NamedNode:
        """The whole graph as a data set."""
        return NamedNode(f"{self.base}graph/")

    def linkset(self, gazetteer: str, link: str) -> NamedNode:
        """The links of one kind to one gazetteer with its version."""
        return self._mint("linkset", segment(gazetteer), segment(link))

    def rule(self, name: str) -> NamedNode:
        """The activity of a rule that reads no document, such as the judgement on gazetteers."""
        return self._mint("activity", segment(name))

    def correction(self, key: str) -> NamedNode:
        return self._mint("correction", segment(key))

    def document(self, key: str) -> NamedNode:
        return self._mint("document", segment(key))

    def finding(self, *words: str) -> NamedNode:
        return self._mint("finding", digest(*words, length=16))

    @staticmethod
    def version(document: NamedNode, sha256: str) -> NamedNode:
        return below(document, "version", sha256[:16])

    @staticmethod
    def quotation(version: NamedNode, words: Quotation) -> NamedNode:
        """RFC 5147 `#char=start,end`; words with a pointer get `#at=pointer,hash`."""
        if words.pointer is not None:
            return NamedNode(f"{version.value}#at={segment(words.pointer)},{digest(words.exact)}")
        if words.start is None or words.end is None:
            raise IriError("a quotation has either offsets or a pointer")
        return NamedNode(f"{version.value}#char={words.start},{words.end}")

    def read_back(self, iri: str) -> tuple[str, ...]:
        """The parts that an IRI under `id/` was minted of. Raises IriError for any other IRI."""
        if not iri.startswith(self.id):
            raise IriError(f"{iri} is not under {self.id}")
        return tuple(unsegment(part) for part in iri[len(self.id) :].partition("#")[0].split("/"))

    def _mint(self, *segments: str) -> NamedNode:
        if not all(segments):
            raise IriError("an empty name cannot stand in an IRI")
        return NamedNode(self.id + "/".join(segments))


def below(thing: NamedNode, *parts: str) -> NamedNode:
    """A thing that belongs to another: its IRI continues the owner's. Parts are encoded here."""
    return NamedNode("/".join((thing.value, *(segment(part) for part in parts))))


def segment(name: str) -> str:
    """The name, in Unicode's normal form C, as one path segment."""
    # plain ones are mostly keys that are met once: to remember them would cost more than to look
    return name.replace(" ", "_") if _PLAIN_NAME.fullmatch(name) else _encoded(name)


@lru_cache(maxsize=4096)
def _encoded(name: str) -> str:
    try:
        encoded = quote(unicodedata.normalize("NFC", name), safe=" ").replace("_", "%5F").replace(" ", "_")
    except UnicodeEncodeError as error:
        raise IriError(f"a lone surrogate cannot stand in an IRI: {error}") from error
    # "." and ".." would be resolved away by every client (RFC 3986 section 5.2.4)
    return encoded.replace(".", "%2E") if encoded.strip(".") == "" else encoded


def unsegment(part: str) -> str:
    return unquote(part.replace("_", " "), errors="strict")


def digest(*words: str, length: int = 12) -> str:
    """A short hash that depends on the words and on where one ends and the next begins."""
    joined = "\x1f".join(words)
    if "\x1e" in joined or joined.count("\x1f") >= len(words):
        joined = "\x1f".join(word.replace("\x1e", "\x1e0").replace("\x1f", "\x1e1") for word in words)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def address(url: str) -> NamedNode | Literal:
    """A printed URL as an IRI, or as the text it is where it is none: a broken address is kept, never dropped."""
    return web_address(url) or Literal(url)


def web_address(url: str) -> NamedNode | None:
    """A printed URL as an IRI: spaces and raw letters beyond ASCII are percent-encoded, nothing else is changed.

    None where it is no absolute http(s) address (javascript:, `hhttps:`, a bare name) or holds control or bidi
    characters: the caller keeps the printed text and reports it.
    """
    text = url.strip()
    if _PLAIN_ADDRESS.fullmatch(text):
        return NamedNode(text)
    if _CONTROL.search(text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    encoded = quote(text, safe="!#$%&'()*+,/:;=?@[]~")
    if not _ASCII_IRI.fullmatch(encoded) or _UNSAFE.search(encoded):
        return None
    # a % that begins no escape would make the IRI unreadable for strict parsers
    encoded = _STRAY_PERCENT.sub("%25", encoded)
    try:
        return NamedNode(encoded)
    except ValueError:
        return None
