"""How to read the numbers: what stands behind a figure, a sum, a date, a point, a status, and a silence."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.words import Said
from kg.site import selection, vocabulary
from kg.site.facets import Facets
from kg.site.i18n import strings
from kg.site.layout import page
from kg.site.site import Language, Site
from kg.site.vocabulary import Concept
from kg.terms import RDFS, SKOS

#: Sections of the guide, each a heading and paragraphs of the strings; the number says how many paragraphs.
BEFORE = (("claims", 3), ("ranges", 4), ("sums", 4), ("several", 3), ("differ", 2), ("dates", 3), ("places", 2))
AFTER = (("checked", 3), ("withheld", 1))

#: Code lists whose words the guide explains: those by which the monitor grades, and those of positions.
_LISTS = ("harm-status", "strike-status", "position", "precision", "accuracy")


@dataclass(frozen=True, slots=True)
class Glossary:
    """A code list with its values; `paths` leads from a value's local name to the incidents that have it."""

    iri: str
    name: Said
    definition: Said | None
    concepts: tuple[Concept, ...]
    paths: dict[str, str]


def reading_page(site: Site, language: Language) -> str:
    """The guide, with this publication's own sums as its examples."""
    publication = site.publication
    [(claims, checked, differ)] = publication.database.execute(
        "SELECT COALESCE(SUM(claims), 0), COALESCE(SUM(checked), 0), "
        "(SELECT COUNT(DISTINCT incident) FROM facets WHERE facet = 'differ') FROM incidents"
    ).fetchall()
    return page(
        site,
        language,
        title=str(strings(language)("nav.reading")),
        body_template="reading.html.j2",
        here="/reading",
        section="reading",
        styles=("/static/lists.css",),
        before=BEFORE,
        after=AFTER,
        sums=selection.sums(publication, Facets()),
        claims=claims,
        checked=checked,
        differ=differ,
        range_example=_example(site),
        glossaries=[_glossary(site, name, language) for name in _LISTS],
    )


def _example(site: Site) -> tuple[str, Said, str, int, int] | None:
    """An incident whose figure is a range: IRI, name, words, bounds. None: there is none."""
    found = site.publication.database.execute(
        "SELECT iri, COALESCE(codes, iri), killed_words, killed_minimum, killed_maximum FROM incidents "
        "WHERE killed_kind = 'range' AND killed_minimum < killed_maximum AND killed_minimum > 0 "
        "ORDER BY others DESC, id LIMIT 1"
    ).fetchone()
    return (found[0], Said(found[1]), *found[2:]) if found else None


def _glossary(site: Site, name: str, language: Language) -> Glossary:
    names = site.publication.names
    found = vocabulary.codes(names.base)
    scheme = NamedNode(names.chc.iri + name)
    facet = {"harm-status": "status", "strike-status": "strike"}.get(name)
    known = selection.known(site.publication, facet) if facet else ()
    paths = {f"{name}-{value}": "/incidents" + Facets().toggled(facet, value).query() for value in known if facet}
    return Glossary(
        scheme.value,
        found.word(scheme, language, RDFS.label, SKOS.prefLabel) or Said(name),
        found.word(scheme, language, SKOS.definition),
        vocabulary.concepts(names, scheme, language),
        paths,
    )
