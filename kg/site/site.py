"""A site: a publication, and how its things are linked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.public import Publication

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")


@dataclass(frozen=True)
class Site:
    """What the pages are made from. `prefix` stands before every path, "" at the root of the host.

    `tiles` is the address of map tiles of the user's own; None: outlines only, and no request leaves the host.
    """

    publication: Publication
    prefix: str = ""
    tiles: str | None = None

    def path(self, iri: str, language: str | None = None) -> str:
        """The link for an IRI. Ours: prefix and what follows the base, things (id/…) as documents (doc/…).

        `language` is carried along as `?lang=`, before the fragment. An IRI of others is given back unchanged.
        """
        base = self.publication.names.base
        if not iri.startswith(base):
            return iri
        rest = iri[len(base) :]
        return self.to(f"/doc/{rest[3:]}" if rest.startswith("id/") else f"/{rest}", language)

    def to(self, path: str, language: str | None = None) -> str:
        """The link for a path of the site ("/incidents?region=x#top"), `language` added to its query."""
        before, mark, fragment = path.partition("#")
        if language:
            before += ("&" if "?" in before else "?") + f"lang={language}"
        return f"{self.prefix}{before}{mark}{fragment}"

    def variant(self, iri: str, extension: str) -> str:
        """The link for the document on a thing in one format: `extension` is that of `kg.formats` ("ttl")."""
        before, mark, fragment = self.path(iri).partition("#")
        return f"{before}.{extension}{mark}{fragment}"
