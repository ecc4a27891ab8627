"""Pictures, films and posts that the documents embed: addresses and captions, never the pictures themselves."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.disclosure import Disclosure, Shown
from kg.pages.words import Said
from kg.site.reports import Address, addresses
from kg.site.spoken import Spoken
from kg.terms import SCHEMA


@dataclass(frozen=True, slots=True)
class MediaView:
    """One item. `graphic`: the page warns that it is."""

    iri: str
    keywords: tuple[Said, ...]
    caption: Shown | None
    addresses: tuple[Address, ...]
    graphic: bool


def media(facts: Spoken, disclosure: Disclosure, documents: list[NamedNode]) -> tuple[MediaView, ...]:
    """The items of the documents, in the order of their pages."""
    chv = facts.chv
    here = [it for document in documents for it in facts.pointing(document, chv.readFrom)]
    found = sorted((it for it in here if facts.is_a(it, SCHEMA.MediaObject)), key=facts.page_order)
    return tuple(media_view(facts, disclosure, it) for it in found)


def media_view(facts: Spoken, disclosure: Disclosure, node: NamedNode) -> MediaView:
    caption = facts.word(node, SCHEMA.caption)
    return MediaView(
        iri=node.value,
        keywords=tuple(facts.words(node, SCHEMA.keywords)),
        caption=disclosure.quote(caption) if caption else None,
        addresses=addresses(facts, node, SCHEMA.contentUrl),
        graphic=bool(facts.words(node, SCHEMA.contentRating)),
    )
