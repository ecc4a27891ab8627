"""The start page: what this is, how much is in it, where and when, how to read it, take it and cite it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages.words import direction
from kg.public import Publication
from kg.site import selection
from kg.site.facets import Facets
from kg.site.layout import page
from kg.site.lists import shown_row, variants
from kg.site.map import SCRIPTS, STYLES, overview_block
from kg.site.naming import Naming
from kg.site.site import Language, Site
from kg.site.timeline import timeline
from kg.site.timeline_chart import WIDTH

_FEW = 6


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the publication.

    `others` are claims of everybody but the monitor, `checked` those that a person has checked, `speakers` whoever
    makes a claim, `sources` different names of listed sources, `differ` incidents on which claims differ. `first` and
    `last` are the first and the last day that any date allows, None where no page gives a day.
    """

    incidents: int
    claims: int
    others: int
    checked: int
    speakers: int
    sources: int
    places: int
    countries: int
    documents: int
    differ: int
    first: str | None
    last: str | None


def start_page(site: Site, language: Language) -> str:
    """The start page. It is whole without script."""
    publication = site.publication
    naming = Naming(site, language)
    everything, most = Facets(), Facets(sort="claims")
    return page(
        site,
        language,
        title="",
        body_template="start.html.j2",
        here="/",
        canonical=publication.names.base,
        variants=variants(site, everything),
        jsonld=_website(site),
        styles=(*STYLES, "/static/lists.css"),
        scripts=SCRIPTS,
        counts=counts(publication),
        sums=selection.sums(publication, everything),
        map=overview_block(site, language),
        it=timeline(publication, everything, rtl=direction(language) == "rtl"),
        width=WIDTH,
        latest=[shown_row(naming, it) for it in selection.rows(publication, everything, _FEW)],
        documented=[shown_row(naming, it) for it in selection.rows(publication, most, _FEW)],
        ways=[(it, _ways(naming, it)) for it in ("belligerent", "status", "region", "conflict")],
    )


def counts(publication: Publication) -> Counts:
    """Counted in the index; nothing here is estimated."""
    row = publication.database.execute(
        """SELECT COUNT(*), COALESCE(SUM(claims), 0), COALESCE(SUM(others), 0), COALESCE(SUM(checked), 0),
        (SELECT COUNT(*) FROM actors), (SELECT COUNT(*) FROM sources), (SELECT COUNT(*) FROM places),
        (SELECT COUNT(*) FROM areas WHERE instr(path, '/') = 0), :documents,
        (SELECT COUNT(DISTINCT incident) FROM facets WHERE facet = 'differ'), MIN(earliest), MAX(latest)
        FROM incidents""",
        {"documents": publication.about.documents},
    ).fetchone()
    return Counts(*row)


def _ways(naming: Naming, facet: str) -> list[tuple[str, object, int]]:
    """The most frequent values of a facet as paths, names and numbers of incidents."""
    found = naming.site.publication.database.execute(
        "SELECT value, COUNT(*) AS n FROM facets WHERE facet = ? GROUP BY value ORDER BY n DESC, value LIMIT ?",
        (facet, _FEW),
    )
    return [
        ("/incidents" + Facets().toggled(facet, value).query(), naming.words(facet, value), n) for value, n in found
    ]


def _website(site: Site) -> dict[str, object]:
    """schema.org WebSite (https://schema.org/WebSite)."""
    names = site.publication.names
    return {
        "@context": "https://schema.org/",
        "@type": "WebSite",
        "url": names.base,
        "name": "Civilian harm, claim by claim",
        "inLanguage": ["en", "ar"],
        "about": {"@type": "Dataset", "@id": names.dataset().value, "url": f"{names.base}data"},
    }
