"""Documents and the captures that were read, and how a text cites them."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg import __version__
from kg.site.site import Site
from kg.site.spoken import Ref, Spoken
from kg.terms import DCT, SCHEMA


@dataclass(frozen=True, slots=True)
class Version:
    """The bytes that were read, and how they came here, as given; None: not known. Sizes in bytes and code points."""

    iri: str
    sha256: str
    size: int | None
    length: int | None
    format: str | None
    captured: str | None
    captured_from: str | None
    archived_at: str | None
    collector: str | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its versions; `about` are its incidents."""

    iri: str
    name: str
    about: tuple[Ref, ...]
    publisher: tuple[Ref, ...]
    versions: tuple[Version, ...]


def document_view(facts: Spoken, document: NamedNode) -> DocumentView:
    chv = facts.chv
    return DocumentView(
        iri=document.value,
        name=facts.value(document, DCT.identifier) or document.value,
        about=facts.refs(facts.things(document, chv.about)),
        publisher=facts.refs(facts.things(document, DCT.publisher)),
        versions=tuple(_version(facts, it) for it in facts.pointing(document, DCT.isVersionOf)),
    )


def citation(site: Site, title: str, iri: str, permalink: str | None, document: DocumentView, version: Version) -> str:
    """How a text names this reading of this capture. Nothing is said that the graph does not hold."""
    about = site.publication.about
    parts = [f"{about.monitor}, incident {title}"]
    if permalink:
        parts.append(permalink)
    parts.append(f"document {document.name}")
    if version.captured:
        parts.append(f"captured {version.captured}")
    if version.archived_at:
        parts.append(f"archived at {version.archived_at}")
    parts.append(f"SHA-256 {version.sha256}")
    parts.append(f"read by kg {__version__} as {iri}")
    parts.append(f"release {about.sha256[:16]}")
    return ", ".join(parts) + "."


def _version(facts: Spoken, node: NamedNode) -> Version:
    return Version(
        iri=node.value,
        sha256=(facts.value(node, DCT.identifier) or "").removeprefix("sha256:"),
        size=facts.number(node, SCHEMA.contentSize),
        length=facts.number(node, facts.chv.textLength),
        format=facts.value(node, SCHEMA.encodingFormat),
        captured=facts.value(node, DCT.created),
        captured_from=_address(facts, node, DCT.source),
        archived_at=_address(facts, node, SCHEMA.archivedAt),
        collector=facts.value(node, DCT.contributor),
    )


def _address(facts: Spoken, node: NamedNode, predicate: NamedNode) -> str | None:
    found = facts.thing(node, predicate)
    return found.value if found else None
