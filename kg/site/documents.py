"""Documents and the captures that were read, and how a text cites them."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg import __version__
from kg.pages.disclosure import Disclosure
from kg.pages.dossier import VersionView, versions
from kg.site.site import Site
from kg.site.spoken import Ref, Spoken
from kg.terms import DCT


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its versions; `about` are its incidents."""

    iri: str
    name: str
    about: tuple[Ref, ...]
    publisher: tuple[Ref, ...]
    versions: tuple[VersionView, ...]


def document_view(facts: Spoken, document: NamedNode) -> DocumentView:
    chv = facts.chv
    return DocumentView(
        iri=document.value,
        name=facts.value(document, DCT.identifier) or document.value,
        about=facts.refs(facts.things(document, chv.about)),
        publisher=facts.refs(facts.things(document, DCT.publisher)),
        versions=tuple(versions(facts, Disclosure.everything(), document)),  # the publication keeps back what must be
    )


def citation(
    site: Site, title: str, iri: str, permalink: str | None, document: DocumentView, version: VersionView
) -> str:
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
