"""The page of the reconciliation service: what it is, how to add it to OpenRefine, what it compares, a first try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kg.pages.words import Said
from kg.site.i18n import strings
from kg.site.layout import Variant, page
from kg.site.site import Language, Site


@dataclass(frozen=True, slots=True)
class Words:
    """A name in both languages of the page."""

    en: str
    ar: str

    def said(self, language: Language) -> Said:
        return Said(self.ar if language == "ar" else self.en, language)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of things, or a property of them. `id` is what a client sends; `of` are the types that have a property.

    `what` is in English.
    """

    id: str
    name: Words
    what: str
    of: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: `score` from 0 to 100; `certain`: a client may take it without asking a person."""

    iri: str
    name: Said
    kinds: tuple[Words, ...]
    score: float
    certain: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """A name that somebody looks for, "" for none; the id of the type, "" for any; what was found, None: not asked."""

    name: str
    kind: str
    found: Sequence[Match] | None


def reconciliation_page(
    site: Site, language: Language, address: str, kinds: Sequence[Kind], properties: Sequence[Kind], tried: Tried
) -> str:
    """The page at the service's own address. `address` is the one that clients are given, with a slash at its end."""
    asked = {key: value for key, value in (("name", tried.name), ("type", tried.kind)) if value}
    return page(
        site,
        language,
        title=str(strings(language)("nav.reconcile")),
        body_template="reconciliation.html.j2",
        here=f"/reconcile/?{urlencode(asked)}" if asked else "/reconcile/",
        section="reconcile",
        styles=("/static/lists.css",),
        variants=(Variant(site.to("/reconcile/?format=json"), "application/json", "JSON"),),
        address=address,
        kinds=kinds,
        properties=properties,
        tried=tried,
    )
